import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binByCount, binByWidth, binLog, binWhole, tailStart } from '#charts/bins.ts';

const runs = process.env['LONG'] ? 1000 : 100;
const total = (bins: readonly { count: number }[]) => bins.reduce((sum, bin) => sum + bin.count, 0);

describe('binByWidth', () => {
  it('keeps empty bins between full ones', () => {
    expect(binByWidth([1, 25], 10)).toEqual([
      { low: 0, high: 10, count: 1 },
      { low: 10, high: 20, count: 0 },
      { low: 20, high: 30, count: 1 },
    ]);
  });

  it('puts an edge value into the bin it opens', () => {
    expect(binByWidth([10], 10)).toEqual([{ low: 10, high: 20, count: 1 }]);
  });

  it('has no bins for no values', () => expect(binByWidth([], 10)).toEqual([]));

  it('loses no value', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 5000 })), fc.integer({ min: 1, max: 90 }), (values, width) => {
        expect(total(binByWidth(values, width))).toBe(values.length);
      }),
      { numRuns: runs, seed: 2 },
    );
  });
});

describe('binByCount', () => {
  it('has no bins for no values', () => expect(binByCount([], 10)).toEqual([]));
  it('loses no value', () => expect(total(binByCount([1, 2, 3, 50, 99, 100], 10))).toBe(6));
});

describe('binWhole', () => {
  it('counts the tail in the last bin and centres bins on whole numbers', () => {
    const bins = binWhole([1, 1, 2, 40], 3);
    expect(bins.map((bin) => bin.count)).toEqual([2, 1, 1]);
    expect(bins[0]).toMatchObject({ low: 0.5, high: 1.5 });
  });
});

describe('binLog', () => {
  it('leaves out what has no place on a log axis', () => expect(total(binLog([0, -3, 10, 100]))).toBe(2));

  it('has edges a constant factor apart', () => {
    const bins = binLog([1, 1000], 4);
    for (const bin of bins) expect(bin.high / bin.low).toBeCloseTo(10 ** 0.25, 10);
  });
});

describe('tailStart', () => {
  it('is the value that the share given lies above', () => {
    expect(tailStart(Array.from({ length: 101 }, (_, index) => index))).toBe(99);
  });

  it('is undefined for no values', () => expect(tailStart([])).toBeUndefined());
});
