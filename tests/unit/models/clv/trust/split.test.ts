import { describe, expect, it } from 'vitest';
import { periodsOf, trackedOf } from '#models/clv/trust/periods.ts';
import { splitOf } from '#models/clv/trust/split.ts';

const YEAR = { from: '2023-01-01', to: '2023-12-31' };

describe('where the frame is cut', () => {
  it('is proposed so that the last third judges, but no more than the horizon', () => {
    expect(splitOf(YEAR, null, 365)).toEqual({
      fittedTo: '2023-09-01',
      holdoutDays: 121,
      until: '2023-12-31',
      knownDays: 244,
      proposed: true,
    });
    expect(splitOf(YEAR, null, 60)).toMatchObject({ fittedTo: '2023-11-01', holdoutDays: 60, until: '2023-12-31' });
  });

  it('is the reader’s day, judged until the horizon or the frame ends', () => {
    expect(splitOf(YEAR, '2023-06-30', 365)).toMatchObject({ holdoutDays: 184, until: '2023-12-31', proposed: false });
    expect(splitOf(YEAR, '2023-06-30', 30)).toMatchObject({ holdoutDays: 30, until: '2023-07-30' });
    expect(splitOf(YEAR, '2024-05-01', 30)).toMatchObject({ fittedTo: '2023-12-31', holdoutDays: 0 });
    expect(splitOf(YEAR, '2022-05-01', 30)).toMatchObject({ fittedTo: '2023-01-01', knownDays: 1 });
  });

  it('leaves nothing to judge of one day', () => {
    const day = { from: '2023-01-01', to: '2023-01-01' };
    expect(splitOf(day, null, 365)).toMatchObject({ fittedTo: '2023-01-01', holdoutDays: 0, until: '2023-01-01' });
  });
});

describe('periods', () => {
  it('end on the split, and are cut short only at the ends of the frame', () => {
    expect(periodsOf({ first: 0, split: 20, last: 40 })).toEqual({ everyDays: 7, ends: [6, 13, 20, 27, 34, 40] });
    expect(periodsOf({ first: 0, split: 18, last: 18 })).toEqual({ everyDays: 7, ends: [4, 11, 18] });
    expect(periodsOf({ first: 5, split: 5, last: 5 })).toEqual({ everyDays: 7, ends: [5] });
  });

  it('grow with the frame, so that there are never too many', () => {
    for (const years of [1, 4, 13, 40, 150]) {
      const { ends } = periodsOf({ first: 0, split: years * 200, last: years * 365 });
      expect(ends.length).toBeLessThan(200);
    }
    expect(periodsOf({ first: 0, split: 2000, last: 4000 }).everyDays).toBe(28);
  });

  it('hold what came and what was expected, whole ones also by themselves', () => {
    const periods = periodsOf({ first: 0, split: 11, last: 20 });
    expect(periods.ends).toEqual([4, 11, 18, 20]);
    const repeats = [
      { period_end: 4, repeats: 1 },
      { period_end: 18, repeats: 3 },
      { period_end: 25, repeats: 2 },
    ];
    const expected = [2, 4, 5, 5.5];
    const tracked = trackedOf(periods, 0, repeats, { expected, low: expected, high: expected });
    expect(tracked.map(({ actual, step }) => [actual, step])).toEqual([
      [1, null],
      [1, { actual: 0, expected: 2 }],
      [4, { actual: 3, expected: 1 }],
      [6, null],
    ]);
  });
});
