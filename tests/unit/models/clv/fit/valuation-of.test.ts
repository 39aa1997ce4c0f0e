import { describe, expect, it } from 'vitest';
import type { ClvFitOutput, ModelFit, SpendFit } from '#models/clv/fit/contract.ts';
import { tellsWhoLeft, valuationOf, type ValueSettings } from '#models/clv/fit/valuation-of.ts';
import { fittedOf } from '#models/clv/fit/fitted.ts';
import { FLAT, type Maximum } from '#models/clv/fit/maximise.ts';
import { checkValuation, UNIT_DAYS } from '#models/clv/valuation.ts';

const SETTINGS: ValueSettings = {
  unit: 'week',
  fittedTo: '2024-03-01',
  horizonDays: 90,
  marginRate: 0.4,
  discountRate: 0.1,
};
const common = {
  logLikelihood: -1,
  aic: 2,
  bic: 2,
  standardErrors: null,
  customers: 100,
  evidence: null,
  warnings: [],
};
const diagonal = (side: number, value: number): number[] =>
  Array.from({ length: side * side }, (_, i) => (i % (side + 1) === 0 ? value : 0));
const model: ModelFit = {
  ...common,
  model: 'mbg',
  repeats: 50,
  parameters: [0.5, 6.123456789012345, 0.9, 1.6],
  covariance: diagonal(4, 0.01),
};
const spend: SpendFit = {
  ...common,
  parameters: [6, 4, 15],
  covariance: diagonal(3, 0.02),
  pearson: 0.1,
  spearman: 0.1,
  meanSpend: 30,
};
const output = (some: Partial<ModelFit> = {}, spends: Partial<SpendFit> = {}): ClvFitOutput => ({
  fits: [{ ...model, ...some }],
  spend: { ...spend, ...spends },
});

describe('the valuation of a fit', () => {
  it('holds what was fitted and what is asked, and can be used', () => {
    const valuation = valuationOf(output(), 'mbg', SETTINGS)!;
    expect(valuation).toEqual({
      ...SETTINGS,
      model: 'mbg',
      parameters: [0.5, 6.12345678901, 0.9, 1.6],
      spend: { by: 'gamma-gamma', parameters: [6, 4, 15] },
      spread: null,
    });
    expect(() => checkValuation(valuation)).not.toThrow();
  });
  it('knows the spread of both models when it is asked for', () => {
    expect(valuationOf(output(), 'mbg', SETTINGS, true)!.spread).toEqual({
      orders: diagonal(4, 0.01),
      spend: diagonal(3, 0.02),
    });
  });
  it('has no spread without that of orders, and none of spend by the mean', () => {
    expect(valuationOf(output({ covariance: null }), 'mbg', SETTINGS, true)!.spread).toBeNull();
    expect(valuationOf(output({}, { covariance: null }), 'mbg', SETTINGS, true)!.spread!.spend).toBeNull();
    expect(valuationOf(output({}, { parameters: [6, 1, 15] }), 'mbg', SETTINGS, true)!.spread!.spend).toBeNull();
  });
  it.each([
    ['q is 1', [6, 1, 15]],
    ['q is below 1', [6, 0.5, 15]],
    ['nothing was fitted', null],
  ] as const)('takes the shop’s mean when %s', (_, parameters) => {
    const valuation = valuationOf(output({}, { parameters: parameters && [...parameters] }), 'mbg', SETTINGS)!;
    expect(valuation.spend).toEqual({ by: 'mean' });
    expect(() => checkValuation(valuation)).not.toThrow();
  });
  it('is none where there is no fit', () => {
    expect(valuationOf(output(), 'bg', SETTINGS)).toBeNull();
    expect(valuationOf(output({ parameters: null }), 'mbg', SETTINGS)).toBeNull();
  });
});

describe('a fit tells who left', () => {
  it('only if the model knows leaving and the data show it', () => {
    expect(tellsWhoLeft(model)).toBe(true);
    expect(tellsWhoLeft({ ...model, model: 'nbd' })).toBe(false);
    expect(tellsWhoLeft({ ...model, parameters: null })).toBe(false);
    expect(tellsWhoLeft({ ...model, warnings: [{ code: 'few-repeats', facts: {} }] })).toBe(true);
    expect(tellsWhoLeft({ ...model, warnings: [{ code: 'dropout-unidentified', facts: {} }] })).toBe(false);
  });
});

describe('what is fitted', () => {
  const top: Maximum = {
    at: [0, Math.log(2)],
    logLikelihood: -100,
    gradient: FLAT,
    iterations: 9,
    evaluations: 12,
    starts: 3,
    agreeing: 3,
    covariance: [0.01, 0, 0, 0.04],
    condition: 4,
  };
  const scale = { units: [1, 365], logUnits: 7, customers: 50 };

  it('is in the units asked for, with criteria by parameters and customers', () => {
    const fitted = fittedOf(top, scale);
    expect(fitted.parameters).toEqual([1, expect.closeTo(730, 9)]);
    expect(fitted.standardErrors).toEqual([expect.closeTo(0.1, 12), expect.closeTo(146, 9)]);
    expect(fitted.logLikelihood).toBe(-107);
    expect(fitted.aic).toBe(218);
    expect(fitted.bic).toBeCloseTo(214 + 2 * Math.log(50), 12);
  });
  it('converged where the gradient is flat, and only there', () => {
    expect(fittedOf(top, scale).evidence.converged).toBe(true);
    expect(fittedOf({ ...top, gradient: 2 * FLAT }, scale).evidence.converged).toBe(false);
  });
});

it('twelve months, four quarters and a year are 365 days', () => {
  expect(12 * UNIT_DAYS.month).toBeCloseTo(365, 10);
  expect([4 * UNIT_DAYS.quarter, UNIT_DAYS.year, UNIT_DAYS.week, UNIT_DAYS.day]).toEqual([365, 365, 7, 1]);
});
