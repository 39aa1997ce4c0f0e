import { describe, expect, it } from 'vitest';
import { LEAST_CUSTOMERS, LEAST_HOLDOUT_DAYS, LEAST_ORDERS, verdictOf, type Facts } from '#models/clv/trust/verdict.ts';

const GOOD: Facts = {
  customers: 2000,
  knownDays: 400,
  holdoutDays: 180,
  actual: 1000,
  totalError: 30,
  errors: {
    model: { mae: 0.5, rmse: 1, total: 980, gini: 0.7 },
    last: { mae: 0.6, rmse: 1.2, total: 1300, gini: 0.7 },
    average: { mae: 0.7, rmse: 1.4, total: 1500, gini: 0.7 },
  },
  topShare: 0.5,
  tenths: [
    { customers: 1000, expected: 0.1, actual: 0.12 },
    { customers: 1000, expected: 0.88, actual: 0.88 },
  ],
  warnings: [],
  correlated: false,
};
const model = (change: Partial<Facts['errors']['model']>): Facts => ({
  ...GOOD,
  errors: { ...GOOD.errors, model: { ...GOOD.errors.model, ...change } },
});

describe('the verdict on a forecast', () => {
  it('trusts what ranks well, hits the total and every tenth, and beats the plain guesses', () => {
    expect(verdictOf(GOOD)).toEqual({
      level: 'trust',
      lacks: [],
      beatenBy: null,
      ranking: 'good',
      totalOff: 980 / 1000 - 1,
      total: 'good',
      totalByChance: true,
      miscalibration: expect.closeTo(0.02) as number,
      aliveUnknown: false,
      spendBiased: false,
      noWholeYear: false,
    });
  });

  it('trusts only the ranking where the total is off, one way or the other', () => {
    expect(verdictOf(model({ total: 840 }))).toMatchObject({ level: 'ranking', total: 'low', totalByChance: false });
    expect(verdictOf(model({ total: 1160 }))).toMatchObject({ level: 'ranking', total: 'high' });
    expect(verdictOf({ ...model({ total: 840 }), totalError: 100 }).totalByChance).toBe(true);
  });

  it('trusts only the ranking where the tenths do not get what was said', () => {
    const tenths = [
      { customers: 1000, expected: 0.4, actual: 0.2 },
      { customers: 1000, expected: 0.58, actual: 0.8 },
    ];
    const verdict = verdictOf({ ...GOOD, tenths });
    expect(verdict.miscalibration).toBeCloseTo(0.42);
    expect(verdict.level).toBe('ranking');
  });

  it('names the plain guess that was nearer, and in what', () => {
    const beaten = (last: { mae: number; rmse: number }, average = { mae: 0.7, rmse: 1.4 }): Facts => ({
      ...GOOD,
      errors: {
        ...GOOD.errors,
        last: { ...GOOD.errors.last, ...last },
        average: { ...GOOD.errors.average, ...average },
      },
    });
    expect(verdictOf(beaten({ mae: 0.4, rmse: 1.2 }))).toMatchObject({
      level: 'ranking',
      beatenBy: { by: 'last', in: 'mae' },
    });
    expect(verdictOf(beaten({ mae: 0.6, rmse: 0.9 })).beatenBy).toEqual({ by: 'last', in: 'rmse' });
    expect(verdictOf(beaten({ mae: 0.3, rmse: 1.2 }, { mae: 0.4, rmse: 0.9 })).beatenBy).toEqual({
      by: 'average',
      in: 'both',
    });
    expect(verdictOf(beaten({ mae: 0.3, rmse: 0.8 }, { mae: 0.4, rmse: 0.9 })).beatenBy).toEqual({
      by: 'last',
      in: 'both',
    });
  });

  it('does not trust what a plain guess beats in every error while it ranks only so-so', () => {
    const facts = model({ mae: 0.65, rmse: 1.3, gini: 0.4 });
    expect(verdictOf(facts)).toMatchObject({ level: 'dont', ranking: 'fair' });
    expect(verdictOf(model({ mae: 0.65, rmse: 1.3 })).level).toBe('ranking');
    expect(verdictOf(model({ gini: 0.4 })).level).toBe('ranking');
  });

  it('does not trust a ranking hardly better than chance, nor a search that did not end', () => {
    expect(verdictOf(model({ gini: 0.1 }))).toMatchObject({ level: 'dont', ranking: 'poor' });
    expect(verdictOf(model({ gini: null })).ranking).toBe('poor');
    expect(verdictOf({ ...GOOD, warnings: ['not-converged'] }).level).toBe('dont');
  });

  it('says what would be enough where there is too little to judge', () => {
    const lacking = (change: Partial<Facts>) => verdictOf({ ...GOOD, ...change });
    expect(lacking({ holdoutDays: 20 })).toMatchObject({
      level: 'unknown',
      lacks: [{ of: 'days', has: 20, least: LEAST_HOLDOUT_DAYS }],
    });
    expect(lacking({ customers: 30, actual: 7 }).lacks).toEqual([
      { of: 'customers', has: 30, least: LEAST_CUSTOMERS },
      { of: 'orders', has: 7, least: LEAST_ORDERS },
    ]);
    const nothing = lacking({ actual: 0, tenths: [] });
    expect([nothing.level, nothing.totalOff, nothing.miscalibration, nothing.total]).toEqual([
      'unknown',
      null,
      null,
      'good',
    ]);
  });

  it('passes on what the fit knows of leaving, spend and seasons', () => {
    const verdict = verdictOf({ ...GOOD, warnings: ['dropout-unidentified'], correlated: true, knownDays: 200 });
    expect(verdict).toMatchObject({ level: 'trust', aliveUnknown: true, spendBiased: true, noWholeYear: true });
  });
});
