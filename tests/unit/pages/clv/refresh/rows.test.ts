import { describe, expect, it } from 'vitest';
import { BTYD } from '#models/clv/btyd/index.ts';
import type { ModelFit, SpendFit } from '#models/clv/fit/contract.ts';
import type { Month, Refreshed } from '#pages/clv/refresh/refresh.svelte.ts';
import { newcomerOrders, parameterRows, tierRows } from '#pages/clv/refresh/rows.ts';
import { dayNumber } from '#orders/days.ts';
import { VALUATION } from '../../../../support/examples.ts';

const fitted = {
  logLikelihood: -100,
  aic: 208,
  bic: 220,
  standardErrors: null,
  covariance: null,
  customers: 30,
  evidence: null,
  warnings: [],
};
const fit: ModelFit = { ...fitted, parameters: [...VALUATION.parameters], model: 'mbg', repeats: 50 };
const spend: SpendFit = {
  ...fitted,
  parameters: [6, 3, 15],
  standardErrors: [1, 2, 3],
  pearson: null,
  spearman: null,
  meanSpend: 20,
};
const tier = {
  tier: 'high',
  customers: 3,
  customers_share: 0.1,
  value: 90,
  value_share: 0.6,
  least_value: 20,
  alive: 2.5,
  expected_orders: 9,
  expected_revenue: 90,
  historic: 300,
  formula: 200,
  came: null,
};
const good: Month = { day: '2024-03-31', fit, spend, valuation: VALUATION, tiers: [tier] };
const bad: Month = {
  day: '2024-02-29',
  fit: { ...fit, parameters: null, warnings: [{ code: 'no-repeats', facts: { customers: 30 } }] },
  spend: { ...spend, parameters: null },
  valuation: null,
  tiers: [],
};
const untold: Month = {
  ...good,
  fit: { ...fit, warnings: [{ code: 'dropout-unidentified', facts: { ratio: 1, least: 5.99 } }] },
};
const request: Refreshed['request'] = {
  days: ['2024-02-29', '2024-03-31'],
  model: 'mbg',
  settings: { unit: 'day', fittedTo: null, horizonDays: 90, marginRate: 1, discountRate: 0 },
  rule: { by: 'value', high: 0.6, middle: 0.85 },
  parameters: 'anew',
};

describe('the export of the refresh', () => {
  it('names a month without a fit and why', () => {
    const [first, second] = tierRows({ months: [bad, good] });
    expect(first).toMatchObject({
      month_end: dayNumber('2024-02-29'),
      tier: null,
      customers: null,
      warnings: 'no-repeats',
    });
    expect(second).toMatchObject({ tier: 'high', customers: 3, value: 90, still_customers: 2.5, warnings: '' });
  });
  it('does not count those still customers where nobody can tell', () => {
    expect(tierRows({ months: [untold] })[0]).toMatchObject({
      still_customers: null,
      warnings: 'dropout-unidentified',
    });
  });
  it('has a row per parameter, of orders and of spend', () => {
    const rows = parameterRows({ months: [bad, good], request });
    expect(rows.map(({ model, parameter, value }) => `${model} ${parameter} ${value}`)).toEqual([
      'mbg r 0.525',
      'mbg alpha 43.3',
      'mbg a 0.891',
      'mbg b 1.614',
      'gamma-gamma p 6',
      'gamma-gamma q 3',
      'gamma-gamma gamma 15',
    ]);
    expect(rows.at(-1)!.standard_error).toBe(3);
    expect(rows[0]!.standard_error).toBeNull();
  });
  it('says what a newcomer buys within the horizon', () => {
    expect(newcomerOrders({ months: [bad, good], request })).toEqual([
      null,
      BTYD.mbg.expectation(VALUATION.parameters, 90),
    ]);
  });
});
