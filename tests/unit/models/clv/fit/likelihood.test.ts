import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as gammaGamma from '#models/clv/btyd/gamma-gamma.ts';
import { BTYD } from '#models/clv/btyd/index.ts';
import { PARAMETERS, type ModelId } from '#models/clv/btyd/model.ts';
import { betaBernoulliLikelihood, bgbbLikelihood } from '#models/clv/fit/bgbb-likelihood.ts';
import type { Patterns } from '#models/clv/fit/contract.ts';
import { bgLikelihood, mbgLikelihood } from '#models/clv/fit/geometric-likelihood.ts';
import type { Likelihood } from '#models/clv/fit/likelihood.ts';
import { nbdLikelihood } from '#models/clv/fit/nbd-likelihood.ts';
import { paretoLikelihood } from '#models/clv/fit/pareto-likelihood.ts';
import { spendLikelihood } from '#models/clv/fit/spend-likelihood.ts';
import { patternsOf } from '../../../../support/histories.ts';
import { numRuns } from '../../../../support/runs.ts';

const LIKELIHOODS: Record<ModelId, (patterns: Patterns) => Likelihood> = {
  mbg: mbgLikelihood,
  bg: bgLikelihood,
  pareto: paretoLikelihood,
  nbd: nbdLikelihood,
  bgbb: bgbbLikelihood,
};

interface Row {
  x: number;
  tx: number;
  T: number;
  weight: number;
}

/** Histories of up to a thousand purchases within a time of 1. */
const rowInTime: fc.Arbitrary<Row> = fc
  .record({
    x: fc.oneof(fc.nat(5), fc.nat(1000)),
    T: fc.double({ min: 1e-3, max: 1, noNaN: true }),
    part: fc.double({ min: 1e-3, max: 1, noNaN: true }),
    weight: fc.integer({ min: 1, max: 50 }),
  })
  .map(({ x, T, part, weight }) => ({ x, tx: x === 0 ? 0 : T * part, T, weight }));

const rowWithin = (most: number): fc.Arbitrary<Row> =>
  fc
    .record({ T: fc.nat(most), last: fc.nat(most), bought: fc.nat(most), weight: fc.integer({ min: 1, max: 50 }) })
    .map(({ T, last, bought, weight }) => {
      const tx = Math.min(last, T);
      return { x: tx === 0 ? 0 : Math.min(bought + 1, tx), tx, T, weight };
    });
const rowInOccasions = rowWithin(60);

const toPatterns = (rows: readonly Row[]): Patterns => {
  const of = (key: keyof Row) => rows.map((row) => row[key]);
  return patternsOf({ x: of('x'), tx: of('tx'), T: of('T') }, of('weight'));
};

const logParameters = (count: number, most: number) =>
  fc.array(fc.double({ min: -most, max: most, noNaN: true }), { minLength: count, maxLength: count });

/** Derivatives by differences, and how far off their rounding may put them. */
function expectGradient(likelihood: Likelihood, at: readonly number[]): void {
  const nothing = new Float64Array(at.length);
  const gradient = new Float64Array(at.length);
  const value = likelihood(Float64Array.from(at), gradient);
  expect(Number.isFinite(value)).toBe(true);
  const step = 1e-4;
  at.forEach((log, i) => {
    const beside = (by: number) => likelihood(Float64Array.from(at.with(i, log + by)), nothing);
    const slope = (8 * (beside(step) - beside(-step)) - (beside(2 * step) - beside(-2 * step))) / (12 * step);
    const size = Math.abs(value) + Math.abs(slope) + 1;
    expect(Math.abs(gradient[i]! - slope)).toBeLessThan(1e-7 * size);
  });
}

describe.each(Object.keys(LIKELIHOODS) as ModelId[])('likelihood of %s', (model) => {
  const rows = fc.array(model === 'bgbb' ? rowInOccasions : rowInTime, { minLength: 1, maxLength: 20 });
  const count = PARAMETERS[model].length;

  it('is the sum over customers of what the model says of one', () => {
    fc.assert(
      fc.property(rows, logParameters(count, 5), (some, at) => {
        const parameters = at.map(Math.exp);
        const whole = LIKELIHOODS[model](toPatterns(some))(Float64Array.from(at), new Float64Array(count));
        const each = some.map(({ x, tx, T, weight }) => weight * BTYD[model].logLikelihood(parameters, x, tx, T));
        const size = each.reduce((sum, value) => sum + Math.abs(value), 1);
        expect(Math.abs(whole - each.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-9 * size);
      }),
      { numRuns: numRuns(1000) },
    );
  });
  it('has the gradient that differences show', () => {
    fc.assert(
      fc.property(rows, logParameters(count, 5), (some, at) =>
        expectGradient(LIKELIHOODS[model](toPatterns(some)), at),
      ),
      { numRuns: numRuns(1000) },
    );
  });
  it('is finite out to its bounds, for up to 3,000 purchases', () => {
    const extreme = model === 'bgbb' ? { x: 300, tx: 400, T: 500, weight: 2 } : { x: 3000, tx: 0.4, T: 1, weight: 2 };
    fc.assert(
      fc.property(rows, logParameters(count, 16), (some, at) => {
        const gradient = new Float64Array(count);
        const value = LIKELIHOODS[model](toPatterns([...some, extreme]))(Float64Array.from(at), gradient);
        expect([value, ...gradient].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: numRuns(1000) },
    );
  });
});

describe('likelihood of buying by chance on each occasion, without dropout', () => {
  it('is where BG/BB goes when nobody leaves', () => {
    // In few occasions: a long silence after many purchases is likelier by the rarest of dropouts than by chance.
    fc.assert(
      fc.property(fc.array(rowWithin(8), { minLength: 1, maxLength: 20 }), logParameters(2, 3), (some, at) => {
        const patterns = toPatterns(some);
        const without = betaBernoulliLikelihood(patterns)(Float64Array.from(at), new Float64Array(2));
        const nearly = bgbbLikelihood(patterns)(Float64Array.from([...at, -16, 16]), new Float64Array(4));
        expect(Math.abs(without - nearly)).toBeLessThan(1e-5 * (Math.abs(without) + 1));
      }),
      { numRuns: numRuns(500) },
    );
  });
  it('has the gradient that differences show', () => {
    fc.assert(
      fc.property(fc.array(rowInOccasions, { minLength: 1, maxLength: 20 }), logParameters(2, 5), (some, at) =>
        expectGradient(betaBernoulliLikelihood(toPatterns(some)), at),
      ),
      { numRuns: numRuns(500) },
    );
  });
});

describe('likelihood of spend', () => {
  const rows = fc.array(
    fc.record({
      x: fc.integer({ min: 1, max: 500 }),
      mean: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      weight: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 1, maxLength: 20 },
  );
  const columns = (some: readonly { x: number; mean: number; weight: number }[]) => ({
    x: Float64Array.from(some, ({ x }) => x),
    mean: Float64Array.from(some, ({ mean }) => mean),
    weight: Float64Array.from(some, ({ weight }) => weight),
  });

  it('is the sum over customers of what Gamma-Gamma says of one', () => {
    fc.assert(
      fc.property(rows, logParameters(3, 5), (some, at) => {
        const whole = spendLikelihood(columns(some))(Float64Array.from(at), new Float64Array(3));
        const [p, q, gamma] = at.map(Math.exp) as [number, number, number];
        const each = some.map(({ x, mean, weight }) => weight * gammaGamma.logLikelihood([p, q, gamma], x, mean));
        const size = each.reduce((sum, value) => sum + Math.abs(value), 1e3);
        expect(Math.abs(whole - each.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-9 * size);
      }),
      { numRuns: numRuns(1000) },
    );
  });
  it('has the gradient that differences show', () => {
    fc.assert(
      fc.property(rows, logParameters(3, 4), (some, at) => expectGradient(spendLikelihood(columns(some)), at)),
      { numRuns: numRuns(1000) },
    );
  });
});
