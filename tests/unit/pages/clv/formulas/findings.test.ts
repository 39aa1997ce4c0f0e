import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  discountedYears,
  pageFinding,
  shortage,
  silentAmong,
  splitBins,
  valueCourse,
  type Summary,
} from '#pages/clv/formulas/findings.ts';
import { numRuns } from '../../../../support/runs.ts';

const SUMMARY: Summary = {
  customers: 4338,
  orders: 18532,
  revenue: 8_911_407.9,
  historic_value: 2054.27,
  aov: 480.87,
  orders_per_year: 4.17,
  years: 374 / 365,
  half_days: 187,
  early_customers: 2754,
  stayed_customers: 1935,
  retention: 1935 / 2754,
  remaining_source: 'retention',
  remaining_days: 628.8,
  remaining_years: 1.723,
  discounted_years: 1.723,
  margin_rate: 1,
  value: 3454,
};

describe('pageFinding', () => {
  it('says what the average customer may bring, and whether that is margin', () => {
    expect(pageFinding(SUMMARY)).toEqual({ kind: 'value', value: 3454, remainingDays: 628.8, isMargin: false });
    expect(pageFinding({ ...SUMMARY, margin_rate: 0.3 })).toMatchObject({ isMargin: true });
  });

  it('falls back on what has been when the frame cannot tell how long customers stay', () =>
    expect(
      pageFinding({
        ...SUMMARY,
        remaining_source: 'unknown',
        remaining_days: null,
        remaining_years: null,
        value: null,
      }),
    ).toEqual({ kind: 'historic', value: 2054.27 }));

  it('makes no average of one customer', () =>
    expect(pageFinding({ ...SUMMARY, customers: 1 })).toEqual({ kind: 'few', customers: 1 }));

  it('makes no yearly frequency of one day', () =>
    expect(pageFinding({ ...SUMMARY, half_days: 0.5 })).toEqual({ kind: 'short', days: 1 }));

  it('says that there are no orders', () =>
    expect(pageFinding({ ...SUMMARY, customers: 0, orders: 0, historic_value: null, aov: null, value: null })).toEqual({
      kind: 'none',
    }));
});

describe('shortage', () => {
  it('names what is lacking', () => {
    expect(shortage(SUMMARY)).toBeNull();
    expect(shortage({ ...SUMMARY, customers: 19 })).toBe('customers');
    expect(shortage({ ...SUMMARY, half_days: 10 })).toBe('days');
  });
});

describe('valueCourse', () => {
  it('begins at nothing, goes beyond the assumption and passes through it', () => {
    const points = valueCourse(SUMMARY, 0);
    expect(points[0]).toEqual({ x: 0, y: 0 });
    expect(points.at(-1)?.x).toBe(5);
    expect(points.at(-1)?.y).toBeCloseTo(5 * 480.87 * 4.17);
    expect(valueCourse({ ...SUMMARY, remaining_years: 20 }, 0).at(-1)?.x).toBe(30);
  });

  it('is empty without orders', () => expect(valueCourse({ ...SUMMARY, aov: null }, 0)).toEqual([]));
});

describe('discountedYears', () => {
  it('is never more than the years, and near them for a small rate', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 1e-9, max: 1, noNaN: true }),
        (years, rate) => {
          expect(discountedYears(years, rate)).toBeLessThanOrEqual(years * (1 + 1e-6));
          expect(discountedYears(years, 0)).toBe(years);
        },
      ),
      { seed: 1, numRuns: numRuns(500) },
    ));
});

describe('silentAmong', () => {
  const first = Array.from({ length: 20 }, (_, n) => ({ days_since_last_order: n < 3 ? 91 : 90 }));

  it('counts who has been silent for more than 90 days', () => expect(silentAmong(first)).toBe(3));
  it('says nothing of a handful', () => expect(silentAmong(first.slice(0, 19))).toBeNull());
});

describe('splitBins', () => {
  it('takes those at nothing or below off the logarithmic axis', () =>
    expect(
      splitBins([
        { low: null, high: 0, customers: 4 },
        { low: 1, high: 10, customers: 2 },
      ]),
    ).toEqual({ bins: [{ low: 1, high: 10, count: 2 }], nothing: 4 }));
});
