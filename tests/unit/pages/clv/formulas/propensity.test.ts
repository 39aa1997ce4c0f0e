import { describe, expect, it } from 'vitest';
import {
  judged,
  modelAgainst,
  steadyTable,
  testShortage,
  testSpan,
  type Test,
} from '../../../../../src/pages/clv/formulas/propensity.ts';

const row = (ranking: string, more: Partial<Test> = {}): Test => ({
  ranking,
  customers: 100,
  came: 40,
  scores: 10,
  largest: 30,
  auc: 0.8,
  error: 0.02,
  difference: 0,
  difference_error: 0,
  came_first: 9,
  lift: 2.25,
  ...more,
});

describe('the days a test spans', () => {
  const frame = { from: '2024-01-01', to: '2024-12-31' };
  it('are the last 90, or those after the day asked for', () => {
    expect(testSpan(null, frame)).toEqual({ day: '2024-10-02', days: 90 });
    expect(testSpan('2024-06-30', frame)).toEqual({ day: '2024-06-30', days: 90 });
    expect(testSpan('2024-12-01', frame)).toEqual({ day: '2024-12-01', days: 30 });
  });
  it('are none after the last day, before the first, or in a short frame', () => {
    expect(testSpan('2024-12-31', frame)).toBeNull();
    expect(testSpan('2025-03-01', frame)).toBeNull();
    expect(testSpan('2023-12-31', frame)).toBeNull();
    expect(testSpan(null, { from: '2024-11-01', to: '2024-12-31' })).toBeNull();
  });
});

describe('a test of rankings', () => {
  it('needs twenty who came and twenty who did not', () => {
    expect(testShortage(undefined)).toEqual({ came: 0, others: 0 });
    expect(testShortage([])).toEqual({ came: 0, others: 0 });
    expect(testShortage([row('index', { customers: 50, came: 19 })])).toEqual({ came: 19, others: 31 });
    expect(testShortage([row('index', { customers: 39, came: 20 })])).toEqual({ came: 20, others: 19 });
    expect(testShortage([row('index', { customers: 40, came: 20 })])).toBeNull();
  });

  it('has intervals within nothing and all, and none where no error is known', () => {
    const [index, model, recent] = judged([
      row('model', { auc: 0.99 }),
      row('index', { error: 0 }),
      row('recent', { error: null }),
    ]);
    expect(index).toMatchObject({ ranking: 'index', low: null, high: null });
    expect(model).toMatchObject({ ranking: 'model', high: 1 });
    expect(recent).toMatchObject({ ranking: 'recent', low: null });
    expect(judged([row('model', { auc: null, lift: null })])).toEqual([]);
  });

  it('tells rankings apart by the interval of their difference', () => {
    const against = (difference: number | null, difference_error: number | null) =>
      modelAgainst('index', [row('index', { difference, difference_error })]);
    expect(against(-0.1, 0.02)).toBe('better');
    expect(against(0.1, 0.02)).toBe('worse');
    expect(against(-0.03, 0.02)).toBe('even');
    expect(against(0, 0)).toBe('even');
    expect(against(null, null)).toBeNull();
    expect(modelAgainst('recent', [])).toBeNull();
  });
});

describe('steady buyers', () => {
  it('have the same index however often they buy, 90 over the days that remain', () => {
    for (const { remainingDays, indexes } of steadyTable()) {
      for (const index of indexes) expect(index).toBeCloseTo(90 / remainingDays, 12);
    }
  });
  it('have a higher one the less time is left', () => {
    const indexes = steadyTable().map((one) => one.indexes[0]!);
    expect(indexes).toEqual(indexes.toSorted((a, b) => a - b));
  });
});
