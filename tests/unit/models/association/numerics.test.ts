import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { midRanks, pearsonCorrelation, spearmanCorrelation } from '#models/association/correlation.ts';
import { leastSquares } from '#models/association/least-squares.ts';
import { studentQuantile, studentTails } from '#models/association/student.ts';
import { numRuns } from '../../../support/runs.ts';

describe('studentQuantile', () => {
  // Two-sided 5 % and 1 % points; NIST/SEMATECH e-Handbook 1.3.6.7.2, with the digits of R's qt().
  it.each([
    [0.05, 1, 12.706204736432095],
    [0.05, 2, 4.302652729696142],
    [0.05, 5, 2.570581835636314],
    [0.05, 10, 2.228138851964939],
    [0.05, 34, 2.032244509317718],
    [0.01, 4, 4.604094871415897],
    [0.05, 1e7, 1.959964],
  ])('of tails %d with %d degrees of freedom is %d', (tails, df, published) => {
    expect(studentQuantile(tails, df)).toBeCloseTo(published, df > 1e6 ? 5 : 9);
  });

  it('is what leaves those tails', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 400 }), (tails, df) => {
        expect(studentTails(studentQuantile(tails, df), df)).toBeCloseTo(tails, 9);
      }),
      { numRuns: numRuns(1000) },
    );
  });

  it('knows no quantile without a degree of freedom', () => expect(studentQuantile(0.05, 0)).toBeNaN());
});

// NIST StRD, linear regression, lower difficulty: calibration of ozone monitors (J. Norris). y, x.
const NORRIS = `0.1 0.2 338.8 337.4 118.1 118.2 888.0 884.6 9.2 10.1 228.1 226.5 668.5 666.3 998.5 996.3 449.1 448.6
778.9 777.0 559.2 558.2 0.3 0.4 0.1 0.6 778.1 775.5 668.8 666.9 339.3 338.0 448.9 447.5 10.8 11.6 557.7 556.0
228.3 228.1 998.0 995.8 888.8 887.6 119.6 120.2 0.3 0.3 0.6 0.3 557.6 556.8 339.3 339.1 888.0 887.2 998.5 999.0
778.9 779.0 10.2 11.1 117.6 118.3 228.9 229.2 668.4 669.1 449.2 448.9 0.2 0.5`
  .split(/\s+/)
  .map(Number);
const norrisY = NORRIS.filter((_, index) => index % 2 === 0);
const norrisX = NORRIS.filter((_, index) => index % 2 === 1);

describe('leastSquares', () => {
  it('reaches the certified values of NIST’s Norris data', () => {
    const fit = leastSquares([norrisX.map(() => 1), norrisX], norrisY)!;
    expect(fit.coefficients[0]).toBeCloseTo(-0.262323073774029, 11);
    expect(fit.coefficients[1]).toBeCloseTo(1.00211681802045, 13);
    expect(fit.errors[0]).toBeCloseTo(0.232818234301152, 11);
    expect(fit.errors[1]).toBeCloseTo(0.429796848199937e-3, 13);
    expect(Math.sqrt(fit.residualSquares / fit.df)).toBeCloseTo(0.884796396144373, 11);
    expect(1 - fit.residualSquares / fit.totalSquares).toBeCloseTo(0.999993745883712, 12);
  });

  it('gives the HC3 errors of the formula written out', () => {
    const x = [1, 2, 3, 4, 7];
    const y = [2, 3, 3, 6, 5];
    const fit = leastSquares([x.map(() => 1), x], y)!;
    const [mean, sxx] = [3.4, 21.2];
    const [a, b] = fit.coefficients as [number, number];
    const byHand = x.reduce((total, value, index) => {
      const leverage = 1 / 5 + (value - mean) ** 2 / sxx;
      const residual = y[index]! - a - b * value;
      return total + ((value - mean) ** 2 * residual ** 2) / (1 - leverage) ** 2;
    }, 0);
    expect(fit.robust![1]![1]).toBeCloseTo(byHand / sxx ** 2, 12);
  });

  it('counts a row of weight two as two rows do', () => {
    const [x, y] = [
      [1, 2, 4, 5],
      [1, 3, 2, 6],
    ];
    const weighted = leastSquares([x.map(() => 1), x], y, [1, 2, 1, 1])!;
    const longer = leastSquares([[1, 1, 1, 1, 1], [1, 2, 2, 4, 5]], [1, 3, 3, 2, 6])!; // prettier-ignore
    expect(weighted.coefficients[1]).toBeCloseTo(longer.coefficients[1]!, 12);
    expect(weighted.residualSquares).toBeCloseTo(longer.residualSquares, 12);
  });

  it('finds any line again, whatever the weights, and scales with y', () => {
    const rows = fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: 100 }),
        noise: fc.integer({ min: -5, max: 5 }),
        w: fc.integer({ min: 1, max: 500 }),
      }),
      { minLength: 4, maxLength: 30 },
    );
    fc.assert(
      fc.property(rows, fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), (drawn, a, b) => {
        fc.pre(new Set(drawn.map(({ x }) => x)).size > 2);
        const x = drawn.map((row) => row.x / 100);
        const w = drawn.map((row) => row.w);
        const ones = x.map(() => 1);
        const exact = leastSquares([ones, x], x.map((value) => a + b * value), w)!; // prettier-ignore
        expect(exact.coefficients[0]).toBeCloseTo(a, 8);
        expect(exact.coefficients[1]).toBeCloseTo(b, 8);
        const y = drawn.map((row, index) => a + b * x[index]! + row.noise);
        const [once, thousand] = [y, y.map((value) => 1000 * value)].map((values) =>
          leastSquares([ones, x], values, w)!,
        );
        expect(thousand!.coefficients[1]! / 1000).toBeCloseTo(once!.coefficients[1]!, 7);
        expect(thousand!.errors[1]! / 1000).toBeCloseTo(once!.errors[1]!, 7);
      }),
      { numRuns: numRuns(500) },
    );
  });

  it('refuses columns that depend on each other, too few rows, and weights that are none', () => {
    expect(leastSquares([[1, 1, 1], [2, 2, 2]], [1, 2, 3])).toBeNull(); // prettier-ignore
    expect(leastSquares([[1, 1], [1, 2]], [1, 2])).toBeNull(); // prettier-ignore
    expect(leastSquares([[1, 1, 1], [1, 2, 3]], [1, 2, 3], [1, 0, 1])).toBeNull(); // prettier-ignore
  });

  it('has no robust error when one row alone decides the slope', () => {
    expect(leastSquares([[1, 1, 1, 1], [0, 0, 0, 1]], [1, 2, 3, 9])!.robust).toBeNull(); // prettier-ignore
  });
});

describe('correlations', () => {
  it('are those worked out by hand', () => {
    // r = 6 / √(10 · 6) and, the ranks of y being 1 3 2 4 5 tied to 1 2.5 2.5 4 5, ρ = 9.5 / √(10 · 9.5).
    expect(pearsonCorrelation([1, 2, 3, 4, 5], [2, 4, 5, 4, 5])!.value).toBeCloseTo(6 / Math.sqrt(60), 14);
    expect(midRanks([10, 30, 30, 40, 50])).toEqual([1, 2.5, 2.5, 4, 5]);
    expect(spearmanCorrelation([1, 2, 3, 4, 5], [10, 30, 30, 40, 50])!.value).toBeCloseTo(Math.sqrt(0.95), 14);
  });

  it('have the intervals of Fisher and of Bonett and Wright', () => {
    const [x, y] = [
      [1, 2, 3, 4, 5, 6, 7],
      [2, 1, 4, 3, 7, 5, 6],
    ];
    const r = pearsonCorrelation(x, y)!;
    const rho = spearmanCorrelation(x, y)!;
    expect(r.value).toBeCloseTo(rho.value, 14);
    expect(r.interval!.low).toBeCloseTo(Math.tanh(Math.atanh(r.value) - 1.959963984540054 / 2), 12);
    const error = Math.sqrt((1 + rho.value ** 2 / 2) / 4);
    expect(rho.interval!.high).toBeCloseTo(Math.tanh(Math.atanh(rho.value) + 1.959963984540054 * error), 12);
  });

  it('lie within −1 and 1, Spearman unmoved by any rising change of either side', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), {
      minLength: 4,
      maxLength: 30,
    });
    fc.assert(
      fc.property(pairs, (drawn) => {
        const [x, y] = [drawn.map(([a]) => a), drawn.map(([, b]) => b)];
        const [r, rho] = [pearsonCorrelation(x, y), spearmanCorrelation(x, y)];
        for (const one of [r, rho]) {
          if (!one) continue;
          expect(Math.abs(one.value)).toBeLessThanOrEqual(1);
          if (!one.interval) continue;
          expect(one.interval.low).toBeLessThanOrEqual(one.value);
          expect(one.interval.high).toBeGreaterThanOrEqual(one.value);
        }
        expect(spearmanCorrelation(x.map((value) => Math.exp(value / 9)), y)?.value).toBe(rho?.value); // prettier-ignore
      }),
      { numRuns: numRuns(500) },
    );
  });

  it('are unknown where one side does not vary, and have no interval on a line', () => {
    expect(pearsonCorrelation([1, 1, 1, 1], [1, 2, 3, 4])).toBeNull();
    expect(pearsonCorrelation([0.1, 0.1, 0.1], [1, 2, 3])).toBeNull();
    const line = pearsonCorrelation([1, 2, 3, 4], [2, 4, 6, 8])!;
    expect(line.value).toBeCloseTo(1, 12);
    expect(line.interval).toBeNull();
  });
});
