import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSettings, RFM_DEFAULTS, type Dimension } from '#models/rfm/index.ts';
import { firstLimits, heldCuts, moved, splitAfter, stepsWithin, zonesOf } from '#pages/rfm/classes/cuts.ts';

const rowsOf = (dimension: Dimension, cuts: (number | null)[]) =>
  cuts.map((cut, index) => ({ dimension, position: index + 1, cut }));

describe('zonesOf', () => {
  it('names the scores between the cut points, R from the highest', () => {
    expect(zonesOf([13.8, 33, 72, 180], 'r', RFM_DEFAULTS)).toEqual({
      at: [13.8, 33, 72, 180],
      scores: [5, 4, 3, 2, 1],
    });
  });
  it('draws a cut of whole numbers behind the number that stays below it', () => {
    expect(zonesOf([1, 2, 3, 6], 'f', RFM_DEFAULTS)).toEqual({ at: [1.5, 2.5, 3.5, 6.5], scores: [1, 2, 3, 4, 5] });
  });
  it('draws a fixed cut before the number that belongs above it', () => {
    const fixed = { ...RFM_DEFAULTS, scheme: 'fixed', fixedCuts: { r: [1], f: [2, 4], m: [1] } } as const;
    expect(zonesOf([2, 4], 'f', fixed).at).toEqual([1.5, 3.5]);
  });
  it('leaves no room for scores between equal cut points', () => {
    expect(zonesOf([1, 1, 1, 2], 'f', RFM_DEFAULTS)).toEqual({ at: [1.5, 1.5, 1.5, 2.5], scores: [1, 2, 3, 4, 5] });
  });
});

describe('heldCuts', () => {
  it('are the cut points that hold, with what equals a quantile left below', () => {
    const rows = [
      ...rowsOf('r', [13.8, 33, 72, 180]),
      ...rowsOf('f', [1, 2, 3, 6]),
      ...rowsOf('m', [250.194, 490.1, 942.276, 2058.426]),
    ];
    expect(heldCuts(rows, 'quantile')).toEqual({
      r: [14, 34, 73, 181],
      f: [2, 3, 4, 7],
      m: [250.2, 490.11, 942.28, 2058.43],
    });
  });
  it('keep empty scores empty where cut points are equal', () => {
    const { f } = heldCuts([...rowsOf('r', [5]), ...rowsOf('f', [1, 1, 1, 2]), ...rowsOf('m', [5])], 'quantile');
    expect(f).toEqual([1.333333, 1.666667, 2, 3]);
  });
  it('are high strictly below the mean for R, strictly above it for F and M', () => {
    const rows = [...rowsOf('r', [30]), ...rowsOf('f', [2]), ...rowsOf('m', [100.5])];
    expect(heldCuts(rows, 'mean')).toEqual({ r: [30], f: [3], m: [100.51] });
  });
  it('can always be used, even without cut points', () => {
    const none = heldCuts([...rowsOf('r', [null])], 'quantile');
    expect(() => checkSettings({ ...RFM_DEFAULTS, scheme: 'fixed', fixedCuts: none })).not.toThrow();
  });
  it('give every value the score it had', () => {
    const sorted = fc
      .array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 })
      .map((cuts) => cuts.sort((a, b) => a - b));
    fc.assert(
      fc.property(
        sorted,
        fc.constantFrom<Dimension>('r', 'f', 'm'),
        fc.integer({ min: 1, max: 10 }),
        (cuts, at, value) => {
          const held = heldCuts(rowsOf(at, cuts), 'quantile');
          expect(held[at].filter((cut) => cut <= value)).toHaveLength(cuts.filter((cut) => cut < value).length);
          expect(() => checkSettings({ ...RFM_DEFAULTS, scheme: 'fixed', fixedCuts: held })).not.toThrow();
        },
      ),
    );
  });
});

describe('stepsWithin', () => {
  it('are whole days and whole orders from the second on', () => {
    expect(stepsWithin('r', 0, 4)).toEqual([2, 3, 4]);
    expect(stepsWithin('f', 0.5, 3.5)).toEqual([2, 3]);
  });
  it('are amounts of two digits', () => {
    const steps = stepsWithin('m', 10, 1000);
    expect(steps).toHaveLength(2 * 90 - 1);
    expect(steps.slice(0, 2)).toEqual([11, 12]);
    expect(steps.slice(-2)).toEqual([980, 990]);
  });
  it('are none where there is nothing to stand on', () => {
    expect(stepsWithin('m', 0, 0)).toEqual([]);
    expect(stepsWithin('r', 0, 1)).toEqual([]);
  });
});

describe('a moved cut point', () => {
  const steps = [1, 2, 3, 4, 5, 6, 7, 8, 9];

  it('goes to the nearest step, never onto or past another', () => {
    expect(moved([3, 6], 0, { to: 3.6 }, steps)).toEqual([4, 6]);
    expect(moved([3, 6], 0, { to: 8 }, steps)).toEqual([5, 6]);
    expect(moved([3, 6], 1, { to: 1 }, steps)).toEqual([3, 4]);
  });
  it('goes by steps, and to the ends of its room', () => {
    expect(moved([3, 6], 1, { by: 2 }, steps)).toEqual([3, 8]);
    expect(moved([3, 6], 1, { by: -10 }, steps)).toEqual([3, 4]);
    expect(moved([3, 6], 1, { by: 'last' }, steps)).toEqual([3, 9]);
    expect(moved([3, 6], 0, { by: 'first' }, steps)).toEqual([1, 6]);
  });
  it('leaves a place between two steps for the one beside it', () => {
    expect(moved([3.5], 0, { by: 1 }, steps)).toEqual([4]);
    expect(moved([3.5], 0, { by: -1 }, steps)).toEqual([3]);
  });
  it('stays where it has no room', () => {
    expect(moved([1.3, 1.6, 2], 1, { by: 1 }, steps)).toEqual([1.3, 1.6, 2]);
  });
  it('always leaves cut points that can be used', () => {
    const cuts = fc.uniqueArray(fc.constantFrom(...steps), { minLength: 1, maxLength: 6 }).map((all) => all.sort());
    const move = fc.oneof(
      fc.double({ min: -5, max: 20, noNaN: true }).map((to) => ({ to })),
      fc.constantFrom<number | 'first' | 'last'>(1, -1, 10, -10, 'first', 'last').map((by) => ({ by })),
    );
    fc.assert(
      fc.property(cuts, fc.nat(5), move, (at, index, by) => {
        const after = moved(at, index % at.length, by, steps);
        expect(() =>
          checkSettings({ ...RFM_DEFAULTS, scheme: 'fixed', fixedCuts: { r: after, f: after, m: after } }),
        ).not.toThrow();
        expect(after.filter((cut, i) => cut !== at[i]).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('firstLimits', () => {
  it('begin with the means, rounded', () => {
    const row = { lowest: 1, median: 1, highest: 9, mean_score: 3, threshold: 3, high_customers: 5 };
    expect(
      firstLimits([
        { ...row, dimension: 'r', mean: 92.5 },
        { ...row, dimension: 'f', mean: 4.27 },
        { ...row, dimension: 'm', mean: 2054.3 },
      ]),
    ).toEqual({ r: 93, f: 4, m: 2100 });
  });
});

describe('splitAfter', () => {
  const scores = [100, 80, 60, 40, 20].map((customers, index) => ({
    dimension: 'r',
    score: index + 1,
    customers,
    lowest: null,
    highest: null,
  }));
  it('finds the score after which exactly the high customers stand', () => {
    expect(splitAfter('r', 60, scores)).toEqual({ after: 3, exact: true });
    expect(splitAfter('r', 300, scores)).toEqual({ after: 0, exact: true });
  });
  it('takes the nearer edge of a score that the threshold divides', () => {
    expect(splitAfter('r', 70, scores)).toEqual({ after: 3, exact: false });
    expect(splitAfter('r', 110, scores)).toEqual({ after: 2, exact: false });
  });
});
