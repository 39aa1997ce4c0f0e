import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaMean } from '#models/clv/special/beta-mean.ts';
import { numRuns } from '../../../../support/runs.ts';

const positive = fc.double({ min: Math.log(1e-9), max: Math.log(1e6), noNaN: true }).map(Math.exp);

describe('mean over a beta distribution', () => {
  it('of p and p² is the moment', () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        // Both are near 0 as p is: what happens there is as small as p itself.
        const mean = a / (a + b);
        expect(betaMean(a, b, 1e-6 * mean, (p) => p) / mean).toBeCloseTo(1, 11);
        const second = (mean * (a + 1)) / (a + b + 1);
        expect(betaMean(a, b, 1e-6 * mean, (p) => p * p) / second).toBeCloseTo(1, 11);
      }),
      { numRuns: numRuns(2000) },
    );
  });
  it('of 1 is 1 even where nearly everyone is at an end', () => {
    expect(betaMean(1e-12, 3, 1, () => 1)).toBe(1);
    expect(betaMean(0.5, 1e-12, 1, () => 1)).toBe(1);
  });
  it('of 1/p is the moment too', () => {
    for (const [a, b] of [
      [1.5, 1e8],
      [3, 0.2],
      [1e6, 1e6],
    ] as const) {
      expect((betaMean(a, b, 1e-30, (p) => 1 / p) * (a - 1)) / (a + b - 1)).toBeCloseTo(1, 12);
    }
  });
});
