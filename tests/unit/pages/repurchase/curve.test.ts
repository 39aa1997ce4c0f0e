import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  horizonOf,
  medianDay,
  returnPoints,
  rowAt,
  ticksTo,
  watchedAt,
  type SurvivalRow,
} from '#pages/repurchase/curve.ts';
import { numRuns } from '../../../support/runs.ts';

const row = (day: number, at_risk: number, survival: number): SurvivalRow => ({
  day,
  at_risk,
  events: 1,
  survival,
  low: survival - 0.05,
  high: survival + 0.05,
});
const ROWS = [row(3, 100, 0.9), row(10, 60, 0.5), row(40, 19, 0.2)];

describe('returnPoints', () => {
  it('turns the curve over, starts at nothing and holds the last value to the horizon', () => {
    const points = returnPoints(ROWS, 20);
    expect(points.map(({ x }) => x)).toEqual([0, 3, 10, 20]);
    expect(points.map(({ y }) => y)).toEqual([0, 1 - 0.9, 0.5, 0.5]);
    expect(points[1]?.low).toBeCloseTo(0.05);
    expect(points[1]?.high).toBeCloseTo(0.15);
  });

  it('leaves the band out where there is none', () =>
    expect(returnPoints([{ ...row(0, 5, 1), low: null, high: null }], 0)).toEqual([{ x: 0, y: 0 }]));

  it('gives the origin for no rows', () => expect(returnPoints([], 1)).toEqual([{ x: 0, y: 0 }]));
});

describe('reading the curve', () => {
  it('ends on the last day on which twenty were watched, or on the last of all', () => {
    expect(horizonOf(ROWS)).toBe(10);
    expect(horizonOf([row(3, 5, 0.5), row(9, 2, 0.2)])).toBe(9);
    expect(horizonOf([])).toBe(0);
  });

  it('finds the first day by which half are back, or says there is none', () => {
    expect(medianDay(ROWS)).toBe(10);
    expect(medianDay(ROWS.slice(0, 1))).toBeNull();
  });

  it('holds a value until the next row, and counts the watched of the next row', () => {
    expect(rowAt(ROWS, 2)).toBeUndefined();
    expect(rowAt(ROWS, 9)?.day).toBe(3);
    expect(rowAt(ROWS, 10)?.day).toBe(10);
    expect([0, 3, 4, 41].map((day) => watchedAt(ROWS, day))).toEqual([100, 100, 60, 0]);
  });
});

describe('ticksTo', () => {
  it('never leaves the axis and never is empty', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 }), (horizon) => {
        const ticks = ticksTo(horizon);
        expect(ticks[0]).toBe(0);
        expect(Math.max(...ticks)).toBeLessThanOrEqual(horizon);
      }),
      { seed: 1, numRuns: numRuns(200) },
    ));
});
