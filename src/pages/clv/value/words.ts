import type { Hue } from '#charts/mark.ts';
import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { ModelFit, SpendFit } from '#models/clv/fit/contract.ts';
import { TIERS, type Tier, type TierRule } from '#models/clv/value/tiers.ts';
import type { Unit, Valuation } from '#models/clv/valuation.ts';
import { knownDays } from '#models/clv/value/formula.ts';
import { dayNumber } from '#orders/days.ts';
import type { ResolvedFrame } from '#orders/frame.ts';
import type { KeyFigure } from '#ui/key-figure.ts';
import { say } from '../../shared/say.ts';
import { each, ordersIfAlive, tellsLeaving, type Seen, type Shrinkage, type TierRow } from './findings.ts';
import { parameterPairs, symbolsOf } from './parameters.ts';

export const TIER_HUES: Record<Tier, Hue> = { high: 'seq-9', middle: 'seq-6', low: 'seq-3' };

/** What an answer's text names; its questions promise that it is one. */
export const asTier = (id: string): Tier => TIERS.find((known) => known === id) ?? 'low';
export const tierName = (tier: string): string => t(`value.tier.${asTier(tier)}`);

/** Who a tier holds, in a few words. */
export function tierNote(tier: string, { by, high, middle }: TierRule): string {
  const { percentWhole } = i18n.format;
  return t(`value.tiers.who.${by}.${asTier(tier)}`, {
    high: percentWhole(high),
    middle: percentWhole(middle),
    next: percentWhole(middle - high),
    last: percentWhole(1 - middle),
  });
}

/** Sums without cents, amounts of a customer with them while they matter. */
export const moneyText = (value: number, currency: string | null): string =>
  i18n.format.money(value, currency, Math.abs(value) < 1000 ? 2 : 0);
const sumText = (value: number, currency: string | null): string =>
  i18n.format.money(value, currency, Math.abs(value) < 100 ? 2 : 0);

/** From fewer days the plain formula makes no yearly frequency. */
const LEAST_DAYS = 60;
export const hasFormula = (valuation: Valuation, frame: ResolvedFrame): boolean =>
  knownDays(valuation.fittedTo, { frame }) >= LEAST_DAYS;

/** Whether margin or discount make value another thing than revenue. */
export const isDiscounted = ({ marginRate, discountRate }: Valuation): boolean => marginRate < 1 || discountRate > 0;

export const lastKnown = ({ fittedTo }: Pick<Valuation, 'fittedTo'>, { to }: ResolvedFrame): string =>
  fittedTo === null || fittedTo > to ? to : fittedTo;

export const isoDayText = (day: string): string => i18n.format.day(dayNumber(day));

/** How much is expected in all, and what came of it so far. */
export function ledeText(all: TierRow, valuation: Valuation, seen: Seen | null, frame: ResolvedFrame): string {
  const { integer } = i18n.format;
  const days = integer(valuation.horizonDays);
  const expected = t(valuation.model === 'bgbb' ? 'value.lede.occasions' : 'value.lede', {
    unit: t(`lab.unit.${valuation.unit}`),
    customers: integer(all.customers),
    day: isoDayText(lastKnown(valuation, frame)),
    orders: countText(all.expected_orders),
    money: sumText(all.expected_revenue, frame.currency),
    days,
  });
  if (seen === null || all.came === null) return expected;
  const words = { came: integer(all.came), day: isoDayText(seen.until) };
  return (
    expected +
    t('value.gap') +
    (seen.whole ? t('value.lede.came', words) : t('value.lede.cameSoFar', { ...words, seen: integer(seen.days), days }))
  );
}

/** Orders that are few are not none. */
const countText = (value: number): string =>
  value < 10 ? i18n.format.fixed(value, 1) : i18n.format.integer(Math.round(value));

/** The sums of the page. */
export function keyFigures(
  all: TierRow,
  valuation: Valuation,
  frame: ResolvedFrame,
  { leaving, stale }: { leaving: boolean; stale: boolean },
): KeyFigure[] {
  const { integer, fixed } = i18n.format;
  const money = (value: number) => sumText(value, frame.currency);
  const mean = (sum: number) => each(sum, all) ?? 0;
  return [
    {
      label: t('value.key.orders'),
      value: countText(all.expected_orders),
      note: t(valuation.model === 'bgbb' ? 'value.key.orders.occasions' : 'value.key.orders.note', {
        each: fixed(mean(all.expected_orders), 2),
        unit: t(`lab.unit.${valuation.unit}`),
      }),
    },
    valueFigure(all, valuation, frame),
    leaving
      ? {
          label: t('value.key.alive'),
          value: countText(all.alive),
          note: t('value.key.alive.note', { customers: integer(all.customers) }),
        }
      : {
          label: t('value.key.alive'),
          value: '–',
          note: t(valuation.model === 'nbd' ? 'value.key.alive.nbd' : 'value.key.alive.unknown'),
        },
    hasFormula(valuation, frame)
      ? { label: t('value.key.formula'), value: money(all.formula), note: formulaNote(all, leaving) }
      : {
          label: t('value.key.formula'),
          value: '–',
          note: t('value.key.formula.short', {
            days: integer(knownDays(valuation.fittedTo, { frame })),
            least: integer(LEAST_DAYS),
          }),
        },
  ].map((figure) => ({ ...figure, stale }));
}

/** Value where margin or discount make it another thing than revenue. */
function valueFigure(all: TierRow, { marginRate, discountRate }: Valuation, { currency }: ResolvedFrame): KeyFigure {
  const { percent } = i18n.format;
  const settings = [
    ...(marginRate < 1 ? [t('value.key.margin', { rate: percent(marginRate) })] : []),
    ...(discountRate > 0 ? [t('value.key.discount', { rate: percent(discountRate) })] : []),
  ];
  if (settings.length === 0)
    return {
      label: t('value.key.revenue'),
      value: sumText(all.expected_revenue, currency),
      note: t('value.key.revenue.note', { each: moneyText(each(all.expected_revenue, all) ?? 0, currency) }),
    };
  return {
    label: t('value.key.value'),
    value: sumText(all.value, currency),
    note: t('value.key.value.note', {
      revenue: sumText(all.expected_revenue, currency),
      settings: settings.join(t('value.key.settings.between')),
    }),
  };
}

const formulaNote = ({ formula, value }: TierRow, leaving: boolean): string =>
  value > 0 && formula > 0
    ? t(leaving ? 'value.key.formula.note' : 'value.key.formula.times', {
        times: i18n.format.fixed(formula / value, formula / value < 10 ? 1 : 0),
      })
    : t('value.key.formula.same');

/** The parameters with what they say, log-likelihood and spend: a line of the ledger. */
export function fitFigures(model: ModelFit, spend: SpendFit, unit: Unit, currency: string | null): KeyFigure[] {
  const { integer, fixed } = i18n.format;
  const between = t('value.fit.between');
  // The second pair says how soon customers leave.
  const isLeaving = (symbols: readonly string[]) => symbols.length > 0 && symbols[0] === symbolsOf(model.model)[2];
  const pairs = parameterPairs(model.model, model.parameters ?? [], unit).map(({ symbols, values, says }) => ({
    label: symbols.length === 0 ? t('value.fit.dropout') : symbols.join(between),
    value:
      values.length === 0 ? t('value.fit.dropout.none.value') : values.map((value) => numberText(value)).join(between),
    note: isLeaving(symbols) && !tellsLeaving(model) ? t('value.fit.dropout.untold') : say(says),
  }));
  return [
    ...pairs,
    {
      label: t('value.fit.loglik'),
      value: model.logLikelihood === null ? '–' : fixed(model.logLikelihood, 2),
      note: t(model.model === 'bgbb' ? 'value.fit.loglik.occasions' : 'value.fit.loglik.note', {
        customers: integer(model.customers),
        repeats: integer(model.repeats),
        unit: t(`lab.unit.${unit}`),
      }),
    },
    spendFigure(spend, currency),
  ];
}

function spendFigure({ parameters, pearson }: SpendFit, currency: string | null): KeyFigure {
  const [p, q, gamma] = parameters ?? [];
  const label = t('value.fit.spend');
  if (p === undefined || q === undefined || gamma === undefined || q <= 1)
    return { label, value: t('value.fit.spend.none'), note: t('value.fit.spend.none.note') };
  const mean = moneyText((p * gamma) / (q - 1), currency);
  return {
    label,
    value: [p, q, gamma].map((value) => shortText(value)).join(t('value.fit.between')),
    note:
      pearson === null
        ? t('value.fit.spend.mean', { mean })
        : t('value.fit.spend.note', { mean, pearson: i18n.format.fixed(pearson, 2) }),
  };
}

/** Three digits that count. */
const shortText = (value: number): string => numberText(value, 3);

/** Why a one-time buyer stands above a repeat buyer, with the numbers of both. */
export function shrinkageWords({ once, repeater, by }: Shrinkage, currency: string | null) {
  const { percent, fixed, integer } = i18n.format;
  const money = (value: number) => moneyText(value, currency);
  const names = { once: once.customer_id, repeater: repeater.customer_id };
  return {
    title: t('value.shrink.title', names),
    facts: t('value.shrink.facts', {
      ...names,
      onceAlive: percent(once.p_alive),
      onceOrders: fixed(ordersIfAlive(once), 2),
      onceSpend: money(once.spend_per_order),
      onceValue: money(once.value),
      x: integer(repeater.x),
      alive: percent(repeater.p_alive),
      orders: fixed(ordersIfAlive(repeater), 2),
      spend: money(repeater.spend_per_order),
      value: money(repeater.value),
    }),
    reason: t(`value.shrink.${by}`, { repeater: repeater.customer_id }),
  };
}

/** So many digits that count: parameters may be of any size. */
export function numberText(value: number | null, digits = 4): string {
  if (value === null) return '–';
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  if (size < -6 || size > 5) return value.toExponential(2);
  return i18n.format.fixed(value, Math.min(8, Math.max(0, digits - 1 - size)));
}
