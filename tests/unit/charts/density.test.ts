import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisExtent, layersOf, rootKey, rootStep } from '#charts/density.ts';

describe('rootStep', () => {
  it('gives nothing to nothing, the last step to the largest and the third to a ninth of it', () => {
    expect([rootStep(0, 81), rootStep(1, 81), rootStep(9, 81), rootStep(81, 81)]).toEqual([0, 1, 3, 9]);
  });

  it('gives one customer the strongest colour when one is the most', () => expect(rootStep(1, 1)).toBe(9));

  it('never falls while the count rises', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(rootStep(low, high)).toBeLessThanOrEqual(rootStep(high, high));
      }),
    );
  });
});

describe('rootKey', () => {
  it('names each step by the smallest count that has it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (largest) => {
        const key = rootKey(largest);
        expect(key.length).toBeGreaterThan(0);
        for (const { step, least } of key) {
          expect(rootStep(least, largest)).toBe(step);
          if (least > 1) expect(rootStep(least - 1, largest)).toBeLessThan(step);
        }
      }),
    );
  });

  it('is short where counts are small, and empty without any', () => {
    expect(rootKey(1)).toEqual([{ step: 9, least: 1 }]);
    expect(rootKey(0)).toEqual([]);
  });
});

describe('axisExtent', () => {
  it('spans the cells', () => {
    expect(axisExtent([[0, 30], [30, 60]], false)).toEqual({ low: 0, high: 60 }); // prettier-ignore
  });

  it('gives what is at or below 0 a strip of its own on a log axis', () => {
    expect(axisExtent([[0, 0], [10, 100], [100, 1000]], true)).toEqual({ low: 1, high: 1000, strip: 10 }); // prettier-ignore
  });

  it('never gives a log axis a bound at or below 0, or an empty one', () => {
    const edge = fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 1000 }));
    fc.assert(
      fc.property(fc.array(edge, { minLength: 1, maxLength: 20 }), (edges) => {
        const { low, high } = axisExtent(
          edges.map(([from, reach]) => [from, from + reach]),
          true,
        )!;
        expect(low).toBeGreaterThan(0);
        expect(high).toBeGreaterThan(low);
      }),
    );
  });

  it('knows no interval without cells', () => expect(axisExtent([], true)).toBeUndefined());
});

describe('layersOf', () => {
  it('draws thousands of cells as one path per step', () => {
    const places = Array.from({ length: 2400 }, (_, index) => ({
      cell: { count: 1 + (index % 500) },
      x: index,
      y: 0,
      width: 1,
      height: 1,
    }));
    const layers = layersOf(places, 500);
    expect(layers).toHaveLength(9);
    expect(layers.map((layer) => layer.path.split('M').length - 1).reduce((a, b) => a + b)).toBe(2400);
  });
});
