import { i18n, t } from '#i18n/i18n.svelte.ts';
import { DAYS_PER_YEAR } from '#models/clv/index.ts';
import type { AnswerRow } from '#models/questions.ts';
import type { MethodId } from '#session/methods.ts';
import type { Units } from './units.ts';
import { moneyText, unitMoney } from './words.ts';

export type Beside = AnswerRow<'clv.beside'>;

export const WAYS = ['historic', 'course', 'margin', 'model'] as const;
export type Way = (typeof WAYS)[number];

const METHOD_OF: Readonly<Record<Way, MethodId>> = {
  historic: 'clv-historic',
  course: 'clv-formula',
  margin: 'clv-margin',
  model: 'clv-value',
};

export interface Term {
  readonly id: string;
  readonly label: string;
  readonly amount: string;
  readonly units: Units;
  readonly divides?: boolean;
  readonly note?: string;
}

export interface WayShown {
  readonly id: Way;
  readonly method: MethodId;
  /** Per customer: so far, or within the horizon. */
  readonly value: number | null;
  /** Over the whole life; undefined where there is none to speak of. */
  readonly life: number | null | undefined;
  readonly low: number | null;
  readonly high: number | null;
  readonly terms: readonly Term[];
  readonly about: string;
}

/** Whether a model is there, and whether it can tell who has left. */
export type ModelState = 'fitting' | 'none' | 'untold' | 'told';

/** What each of the values is made of, for the horizon. */
export function waysOf(
  row: Beside,
  { horizonDays, currency, model }: { horizonDays: number; currency: string | null; model: ModelState },
): WayShown[] {
  const { integer, fixed, percent } = i18n.format;
  const unknown = t('beside.unknown');
  const each = (value: number | null): string => (value === null ? unknown : unitMoney(value, currency));
  const number = (value: number | null, digits: number): string => (value === null ? unknown : fixed(value, digits));
  const term = (id: BesideTerm, amount: string, units: Units): Term => ({
    id,
    label: t(`beside.term.${id}`),
    amount,
    units,
  });
  const years = row.remaining_days === null ? null : Math.min(row.remaining_days, horizonDays) / DAYS_PER_YEAR;
  const revenue = row.model_orders === null || row.model_spend === null ? null : row.model_orders * row.model_spend;
  const factor = revenue === null || revenue === 0 || row.model_value === null ? 1 : row.model_value / revenue;
  const terms: Readonly<Record<Way, readonly Term[]>> = {
    historic: [
      term('revenue', moneyText(row.revenue, currency), { money: 1 }),
      { ...term('customers', integer(row.customers), { customer: 1 }), divides: true },
    ],
    course: [
      term('aov', each(row.aov), { money: 1, order: -1 }),
      term('frequency', number(row.orders_per_year, 2), { order: 1, customer: -1, year: -1 }),
      term('years', number(years, 2), { year: 1 }),
    ],
    margin: [
      term('monthMargin', each(row.month_margin), { money: 1, customer: -1, month: -1 }),
      { ...term('months', number(row.months_horizon, 2), { month: 1 }), note: t('beside.term.months.note') },
    ],
    model: [
      term('orders', number(row.model_orders, 2), { order: 1, customer: -1 }),
      term('spend', each(row.model_spend), { money: 1, order: -1 }),
      ...(Math.abs(factor - 1) > 1e-9 ? [term('factor', percent(factor), {})] : []),
    ],
  };
  const about: Readonly<Record<Way, string>> = {
    historic: t('beside.about.historic'),
    course: t('beside.about.course'),
    margin: t('beside.about.margin', {
      retention: row.month_retention === null ? unknown : percent(row.month_retention),
    }),
    model:
      row.model_alive === null || model !== 'told'
        ? t(`beside.about.model.${model === 'told' ? 'fitting' : model}`)
        : t('beside.about.model', { alive: percent(row.model_alive) }),
  };
  const value: Readonly<Record<Way, number | null>> = {
    historic: row.historic,
    course: row.course_horizon,
    margin: row.margin_horizon,
    model: row.model_value,
  };
  const life: Readonly<Partial<Record<Way, number | null>>> = { course: row.course_life, margin: row.margin_life };
  return WAYS.map((id) => ({
    id,
    method: METHOD_OF[id],
    value: value[id],
    life: life[id],
    low: id === 'model' ? row.model_low : null,
    high: id === 'model' ? row.model_high : null,
    terms: terms[id],
    about: about[id],
  }));
}
type BesideTerm =
  'revenue' | 'customers' | 'aov' | 'frequency' | 'years' | 'monthMargin' | 'months' | 'orders' | 'spend' | 'factor';

/** Values this close are the same for all a reader could do with them. */
const NEAR = 0.05;

/** The lowest and the highest of the forecasts; null for fewer than two. */
export function spreadOf(row: Beside): { least: number; most: number; same: boolean } | null {
  const values = [row.course_horizon, row.margin_horizon, row.model_value].filter((value) => value !== null);
  if (values.length < 2) return null;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return { least, most, same: most - least <= NEAR * most };
}
