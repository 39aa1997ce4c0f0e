import { BTYD } from '#models/clv/btyd/index.ts';
import { PARAMETERS } from '#models/clv/btyd/model.ts';
import type { FitWarningCode } from '#models/clv/fit/contract.ts';
import { tellsWhoLeft } from '#models/clv/fit/valuation-of.ts';
import { UNIT_DAYS } from '#models/clv/valuation.ts';
import type { RowOf } from '#models/question.ts';
import { dayNumber } from '#orders/days.ts';
import type { Month, Refreshed } from './refresh.svelte.ts';

/** `clv-refresh.csv`: tiers at each month end; a month without a fit has one row that says so. */
export const TIER_COLUMNS = {
  month_end: 'day',
  tier: 'text?',
  customers: 'integer?',
  customers_share: 'number?',
  value: 'number?',
  value_share: 'number?',
  least_value: 'number?',
  expected_orders: 'number?',
  expected_revenue: 'number?',
  still_customers: 'number?',
  historic: 'number?',
  warnings: 'text',
} as const;
export type TierMonth = RowOf<typeof TIER_COLUMNS>;

export const tierRows = ({ months }: Pick<Refreshed, 'months'>): TierMonth[] =>
  months.flatMap((month): TierMonth[] => {
    const about = { month_end: dayNumber(month.day), warnings: warningsOf(month).join(' ') };
    if (month.tiers.length === 0) return [{ ...NOTHING, ...about }];
    return month.tiers.map((row) => ({
      ...about,
      tier: row.tier,
      customers: row.customers,
      customers_share: row.customers_share,
      value: row.value,
      value_share: row.value_share,
      least_value: row.least_value,
      expected_orders: row.expected_orders,
      expected_revenue: row.expected_revenue,
      still_customers: month.fit && tellsWhoLeft(month.fit) ? row.alive : null,
      historic: row.historic,
    }));
  });

const NOTHING = {
  tier: null,
  customers: null,
  customers_share: null,
  value: null,
  value_share: null,
  least_value: null,
  expected_orders: null,
  expected_revenue: null,
  still_customers: null,
  historic: null,
} as const;

const warningsOf = ({ fit }: Pick<Month, 'fit'>): FitWarningCode[] => (fit?.warnings ?? []).map(({ code }) => code);

/** `clv-refresh-parameters.csv`: a row per month end and parameter. */
export const PARAMETER_COLUMNS = {
  month_end: 'day',
  model: 'text',
  unit: 'text',
  parameter: 'text',
  value: 'number',
  standard_error: 'number?',
  customers: 'integer',
} as const;
export type ParameterMonth = RowOf<typeof PARAMETER_COLUMNS>;

export const SPEND_PARAMETERS = ['p', 'q', 'gamma'] as const;

export function parameterRows({ months, request }: Pick<Refreshed, 'months' | 'request'>): ParameterMonth[] {
  const { model, settings } = request;
  const rowsOf = (
    day: string,
    about: { model: string; unit: string },
    names: readonly string[],
    { parameters, standardErrors, customers }: NonNullable<Month['fit']> | Month['spend'],
  ): ParameterMonth[] =>
    (parameters ?? []).map((value, at) => ({
      month_end: dayNumber(day),
      ...about,
      parameter: names[at] ?? '',
      value,
      standard_error: standardErrors?.[at] ?? null,
      customers,
    }));
  return months.flatMap(({ day, fit, spend }) => [
    ...(fit ? rowsOf(day, { model, unit: settings.unit }, PARAMETERS[model], fit) : []),
    ...rowsOf(day, { model: 'gamma-gamma', unit: 'money' }, SPEND_PARAMETERS, spend),
  ]);
}

/** Repeat purchase days that a new customer has within the horizon, by each month's parameters; null without a fit. */
export function newcomerOrders({ months, request }: Pick<Refreshed, 'months' | 'request'>): (number | null)[] {
  const { model, settings } = request;
  return months.map(({ valuation }) =>
    valuation ? BTYD[model].expectation(valuation.parameters, settings.horizonDays / UNIT_DAYS[settings.unit]) : null,
  );
}
