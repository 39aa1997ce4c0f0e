import { describe, expect, it } from 'vitest';
import { checkSettings, RFM_DEFAULTS, type Dimension } from '#models/rfm/index.ts';
import { ownCuts, splitAfter, zonesOf } from '#pages/rfm/classes/cuts.ts';

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
    expect(zonesOf([1, 1, 1, 2], 'f', RFM_DEFAULTS)).toEqual({ at: [1.5, 2.5], scores: [1, 4, 5] });
  });
});

describe('ownCuts', () => {
  it('begins near the cut points that hold, in the form fixed cut points need', () => {
    const rows = [
      ...rowsOf('r', [13.8, 33, 72, 180]),
      ...rowsOf('f', [1, 1, 2, 6]),
      ...rowsOf('m', [250.194, 490.096, 942.276, 2058.426]),
    ];
    expect(ownCuts(rows)).toEqual({ r: [14, 34, 73, 181], f: [2, 3, 7], m: [250, 490, 940, 2100] });
  });
  it('can always be used, even without cut points', () => {
    const none = ownCuts([...rowsOf('r', [null])]);
    expect(() => checkSettings({ ...RFM_DEFAULTS, scheme: 'fixed', fixedCuts: none })).not.toThrow();
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
