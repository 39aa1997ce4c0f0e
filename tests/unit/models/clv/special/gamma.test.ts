import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digamma, logBeta, logGamma, logRising, trigamma } from '#models/clv/special/gamma.ts';
import { numRuns } from '../../../../support/runs.ts';

const positive = (least: number, most: number) =>
  fc.double({ min: Math.log(least), max: Math.log(most), noNaN: true }).map(Math.exp);
const runs = { numRuns: numRuns(5000) };

/** Off by at most `bound` of the larger of the number and `least`. */
function expectNear(value: number, exact: number, bound: number, least = 1): void {
  expect(Math.abs(value - exact) / Math.max(least, Math.abs(exact)), `${value} for ${exact}`).toBeLessThan(bound);
}

/** By 50-digit arithmetic: x, lnΓ, ψ, ψ′. */
const GAMMA: [number, number, number, number][] = [
  [1e-12, 27.63102111592797, -1000000000000.5771, 1e24],
  [0.1, 2.252712651734206, -10.423754940411076, 101.43329915079275],
  [0.4999, 0.5725613186041184, -1.9640035904016993, 4.936485567383169],
  [0.999999, 5.772164873855652e-7, -0.5772173098368019, 1.6449364709652798],
  [1.4616321449683622, -0.12148629053584961, -9.241265521729427e-17, 0.9676722454476212],
  [2.000001, 4.2278465762452923e-7, 0.422784980032332, 0.644933662734667],
  [3.7, 1.428072326665388, 1.1671535393615113, 0.3100378576700383],
  [9.99, 12.779315214350193, 2.250700372831201, 0.10527695014824177],
  [10, 12.80182748008147, 2.251752589066721, 0.10516633568168575],
  [37.3, 96.80012703802329, 3.6055286087651184, 0.02717224132513998],
  [3000.25, 21018.02004611894, 8.006284235474899, 0.00033336111033892746],
  [1e8, 1742068066.1038346, 18.420680738952363, 1.000000005e-8],
];

/** By 50-digit arithmetic: a, b, ln B. */
const BETA: [number, number, number][] = [
  [1e-12, 1e8, 27.63102111590955],
  [0.3, 9.99, 0.415899478132715],
  [10.5, 11, -14.806888068195882],
  [1e8, 2e8, -190954258.57711312],
  [0.5, 1e15, -16.69702325453064],
  [3000, 0.1, 1.4520908956358227],
];

/** By 50-digit arithmetic: a, n, lnΓ(a + n) − lnΓ(a). */
const RISING: [number, number, number][] = [
  [1e-12, 3000, 20988.38746436198],
  [0.3, 9, 10.156224391161071],
  [1e8, 0.5, 9.210340370726183],
  [1e8, 3000, 55262.08721640733],
  [1e20, 2.5, 115.12925464970228],
  [0.25, 8, 7.745164394907046],
];

describe('gamma function', () => {
  it.each(GAMMA)('is known at %d', (x, logValue, slope, curvature) => {
    expectNear(logGamma(x), logValue, 1e-15, 0);
    expectNear(digamma(x), slope, 1e-15);
    expectNear(trigamma(x), curvature, 1e-15, 0);
  });
  it('is exactly 1 at 1 and 2', () => {
    expect(Math.abs(logGamma(1))).toBe(0);
    expect(Math.abs(logGamma(2))).toBe(0);
  });
  it('goes on from x to x + 1 as it should, with its derivatives', () => {
    fc.assert(
      fc.property(positive(1e-3, 1e6), (x) => {
        expectNear(logGamma(x + 1) - logGamma(x), Math.log(x), 1e-14, 1 + logGamma(x + 1));
        expectNear(digamma(x + 1) - digamma(x), 1 / x, 1e-14, 1 + Math.abs(digamma(x + 1)));
        expectNear(trigamma(x) - trigamma(x + 1), 1 / (x * x), 1e-14);
      }),
      runs,
    );
  });
});

describe('beta function', () => {
  it.each(BETA)('is known at %d, %d', (a, b, value) => {
    expectNear(logBeta(a, b), value, 1e-14);
    expect(logBeta(b, a)).toBe(logBeta(a, b));
  });
  it('has B(a + 1, b) + B(a, b + 1) = B(a, b)', () => {
    fc.assert(
      fc.property(positive(1e-6, 1e4), positive(1e-6, 1e4), (a, b) => {
        const sum = Math.exp(logBeta(a + 1, b) - logBeta(a, b)) + Math.exp(logBeta(a, b + 1) - logBeta(a, b));
        expectNear(sum, 1, 1e-11);
      }),
      runs,
    );
  });
});

describe('rising factorial', () => {
  it.each(RISING)('is known at %d, %d', (a, n, value) => {
    expectNear(logRising(a, n), value, 1e-14);
  });
  it('is a product done one part after the other', () => {
    const steps = fc.oneof(fc.integer({ min: 0, max: 3000 }), positive(1e-6, 100));
    fc.assert(
      fc.property(positive(1e-9, 1e9), steps, steps, (a, n, m) => {
        expectNear(logRising(a, n) + logRising(a + n, m), logRising(a, n + m), 1e-13);
      }),
      runs,
    );
  });
});
