import { describe, expect, it } from 'vitest';
import {
  correlated,
  dropoutUnidentified,
  extremeBuyer,
  fewRepeats,
  FEW_REPEATERS,
  FEW_REPEATS,
  infiniteMean,
  LEAST_RATIO,
  leftOut,
  notConverged,
  nothingToFit,
  nothingToPrice,
  shortWindow,
} from '#models/clv/fit/diagnose.ts';

const totals = { customers: 100, repeats: 200, longest: 365 };
const evidence = {
  gradient: 1e-9,
  iterations: 20,
  evaluations: 30,
  starts: 3,
  agreeing: 3,
  condition: 10,
  converged: true,
};

describe('a fit', () => {
  it('needs customers, time and repeats, in this order', () => {
    expect(nothingToFit(totals)).toBeNull();
    expect(nothingToFit({ ...totals, repeats: 0 })?.code).toBe('no-repeats');
    expect(nothingToFit({ ...totals, repeats: 0, longest: 0 })?.code).toBe('no-time');
    expect(nothingToFit({ customers: 0, repeats: 0, longest: 0 })?.code).toBe('no-customers');
  });
  it('has enough repeats from the threshold on', () => {
    expect(fewRepeats({ ...totals, repeats: FEW_REPEATS })).toEqual([]);
    expect(fewRepeats({ ...totals, repeats: FEW_REPEATS - 1 })).toEqual([
      { code: 'few-repeats', facts: { repeats: FEW_REPEATS - 1, least: FEW_REPEATS } },
    ]);
  });
  it('has a window long enough from half a year on', () => {
    expect(shortWindow(183)).toEqual([]);
    expect(shortWindow(151)).toEqual([{ code: 'short-window', facts: { days: 151, least: 183 } }]);
  });
  it('knows dropout when it explains much', () => {
    expect(dropoutUnidentified(-100, -110)).toEqual([]);
    expect(dropoutUnidentified(-100, -101)).toEqual([
      { code: 'dropout-unidentified', facts: { ratio: 2, least: LEAST_RATIO } },
    ]);
    // By the last digits a maximum may lie below one that it holds.
    expect(dropoutUnidentified(-100.0000001, -100)[0]?.facts['ratio']).toBe(0);
  });
  it('says when it did not converge, and how far it was', () => {
    expect(notConverged(evidence)).toEqual([]);
    expect(notConverged({ ...evidence, gradient: 0.1, converged: false })[0]?.facts['gradient']).toBe(0.1);
  });
});

describe('an extreme buyer', () => {
  const others = { parameters: [0.5, 1], customers: 1000 };
  const ofBuyer = (x: number, repeats: number) => extremeBuyer({ x, T: 1, repeats }, () => others);

  it('makes a large part of all repeats, and is unlike all others', () => {
    expect(ofBuyer(300, 1000)[0]).toMatchObject({ code: 'extreme-buyer', facts: { x: 300, share: 0.3 } });
    expect(ofBuyer(300, 10_000)).toEqual([]);
    expect(ofBuyer(8, 100)).toEqual([]);
  });
  it('is one when nobody else came back', () =>
    expect(extremeBuyer({ x: 2, T: 1, repeats: 2 }, () => null)[0]?.facts).toEqual({ x: 2, share: 1, expected: 0 }));
  it('is expected as often as NBD says', () => {
    // r = 1: P(at least x) = (T/(α + T))^x = 2^−x.
    const [warning] = extremeBuyer({ x: 30, T: 1, repeats: 100 }, () => ({ parameters: [1, 1], customers: 1000 }));
    expect(warning?.facts['expected']).toBeCloseTo(1000 * 2 ** -30, 15);
  });
});

describe('spend', () => {
  it('needs repeat buyers who pay, enough of them, and not all the same', () => {
    const range = { paying: FEW_REPEATERS, least: 1, most: 2 };
    expect(nothingToPrice(FEW_REPEATERS, range)).toBeNull();
    expect(nothingToPrice(0, { ...range, paying: 0 })?.code).toBe('no-repeaters');
    expect(nothingToPrice(3, { ...range, paying: 0 })?.code).toBe('no-positive-spend');
    expect(nothingToPrice(FEW_REPEATERS, { ...range, paying: FEW_REPEATERS - 1 })?.code).toBe('too-few-repeaters');
    expect(nothingToPrice(FEW_REPEATERS, { ...range, least: 2 - 1e-12 })).toMatchObject({
      code: 'same-spend',
      facts: { mean: 2 },
    });
  });
  it('counts who is left out', () => {
    expect(leftOut(Float64Array.of(1, 2))).toEqual([]);
    expect(leftOut(Float64Array.of(0, 2, -1, -2)).map(({ facts }) => facts['customers'])).toEqual([1, 2]);
  });
  it('has a mean over customers above q = 1 only', () => {
    expect(infiniteMean(1.01)).toEqual([]);
    expect(infiniteMean(1)).toEqual([{ code: 'q-at-most-one', facts: { q: 1 } }]);
  });
  it('goes with frequency by either correlation', () => {
    expect(correlated(0.29, -0.29, 1000)).toEqual([]);
    expect(correlated(0, -0.3, 1000)[0]?.code).toBe('correlated');
    expect(correlated(0.3, 0, 1000)[0]?.code).toBe('correlated');
    expect(correlated(null, null, 2)).toEqual([]);
  });
  it('goes with frequency by chance where customers are few', () => {
    expect(correlated(0.45, 0.45, 30)).toEqual([]);
    expect(correlated(0.5, 0.1, 30)[0]?.facts['least']).toBeCloseTo(2.576 / Math.sqrt(29), 12);
  });
});
