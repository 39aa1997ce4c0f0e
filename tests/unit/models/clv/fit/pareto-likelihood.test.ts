import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pareto } from '#models/clv/btyd/pareto.ts';
import type { Patterns } from '#models/clv/fit/contract.ts';
import { paretoLikelihood } from '#models/clv/fit/pareto-likelihood.ts';
import { numRuns } from '../../../../support/runs.ts';
import { hasPublished, publishedJson, publishedRows } from '../btyd/published.ts';

type Pattern = readonly [x: number, tx: number, T: number, weight: number];

function columns(patterns: readonly Pattern[]): Patterns {
  const column = (i: number) => Float64Array.from(patterns, (pattern) => pattern[i]!);
  return { x: column(0), tx: column(1), T: column(2), weight: column(3) };
}

/** The sum of the scalar function, and its differences by the logarithms of the parameters. */
function scalar(patterns: readonly Pattern[], logParameters: readonly number[]): { sum: number; slopes: number[] } {
  const at = (logs: readonly number[]) => {
    const p = logs.map(Math.exp);
    return patterns.reduce((sum, [x, tx, T, weight]) => sum + weight * pareto.logLikelihood(p, x, tx, T), 0);
  };
  const step = 1e-4;
  const slopes = logParameters.map((value, i) => {
    const above = at(logParameters.with(i, value + step));
    return (above - at(logParameters.with(i, value - step))) / (2 * step);
  });
  return { sum: at(logParameters), slopes };
}

function expectTheSame(patterns: readonly Pattern[], logParameters: readonly number[]): void {
  const gradient = new Float64Array(4);
  const sum = paretoLikelihood(columns(patterns))(Float64Array.from(logParameters), gradient);
  const expected = scalar(patterns, logParameters);
  expect(Math.abs(sum - expected.sum)).toBeLessThan(1e-8 * Math.abs(expected.sum) + 1e-12);
  expected.slopes.forEach((slope, i) =>
    expect(Math.abs(gradient[i]! - slope)).toBeLessThan(1e-6 * (1 + Math.abs(slope) + 1e-4 * Math.abs(sum))),
  );
}

const logParameters = (span: number) =>
  fc.array(fc.double({ min: -span, max: span, noNaN: true }), { minLength: 4, maxLength: 4 });

/** Histories of days, of which so many share their times that spans are the cheaper road; the longest is 1. */
const DAYS = 60;
const daily = fc.array(
  fc
    .tuple(
      fc.integer({ min: 0, max: 30 }),
      fc.nat(1000),
      fc.integer({ min: 1, max: DAYS }),
      fc.integer({ min: 1, max: 9 }),
    )
    .map(([x, part, T, weight]): Pattern => {
      const purchases = Math.min(x, T);
      const tx = purchases === 0 ? 0 : purchases + Math.floor(((T - purchases) * part) / 1000);
      return [purchases, tx / DAYS, T / DAYS, weight];
    }),
  { minLength: 1200, maxLength: 1200, size: 'max' },
);
/** Few histories with times of their own. */
const irregular = fc.array(
  fc
    .tuple(
      fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3000 })),
      fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(1 - 2 ** -50)),
      fc.double({ min: 1e-3, max: 1, noNaN: true }),
    )
    .map(([x, part, T]): Pattern => [x, x === 0 ? 0 : part * T, T, 1]),
  { minLength: 1, maxLength: 20 },
);

describe('the likelihood of Pareto/NBD over all customers', () => {
  it.each([
    ['days', daily, 100],
    ['any times', irregular, 1000],
  ] as const)(
    'is the sum of the scalar function, and its gradient that of the sum, for histories of %s',
    (_name, patterns, runs) => {
      fc.assert(fc.property(patterns, logParameters(4), expectTheSame), { numRuns: numRuns(runs) });
    },
  );
  it('is finite, with its gradient, from e⁻¹⁶ to e¹⁶', () => {
    fc.assert(
      fc.property(irregular, logParameters(16), (patterns, logs) => {
        const gradient = new Float64Array(4);
        const sum = paretoLikelihood(columns(patterns))(Float64Array.from(logs), gradient);
        expect([sum, ...gradient].every(Number.isFinite)).toBe(true);
        const expected = scalar(patterns, logs).sum;
        expect(Math.abs(sum - expected)).toBeLessThan(1e-8 * Math.abs(expected) + 1e-10);
      }),
      { numRuns: numRuns(2000) },
    );
  });
  it('does not mind who is silent for no time, or nobody being silent', () => {
    expectTheSame([[3, 1, 1, 2]], [-0.5, -1, -0.5, -1]);
    expectTheSame(
      [
        [3, 1, 1, 2],
        [1, 0.5, 0.5, 1],
        [0, 0, 0, 1],
        [0, 0, 0.5, 4],
      ],
      [-0.5, -1, -0.5, -1],
    );
  });
  it('counts a pattern as often as its weight says', () => {
    const at = Float64Array.from([-0.5, -1, -0.5, -1]);
    const thrice: Pattern[] = [
      [2, 0.3, 1, 1],
      [2, 0.3, 1, 1],
      [2, 0.3, 1, 1],
    ];
    const [one, other] = [new Float64Array(4), new Float64Array(4)];
    const sum = paretoLikelihood(columns(thrice))(at, one);
    expect(paretoLikelihood(columns([[2, 0.3, 1, 3]]))(at, other)).toBeCloseTo(sum, 12);
    one.forEach((slope, i) => expect(other[i]).toBeCloseTo(slope, 12));
  });

  it.skipIf(!hasPublished)(
    `has the published maximum on CDNOW, in weeks${hasPublished ? '' : ' (skipped: published results are not here)'}`,
    () => {
      const customers = publishedRows('reference/clv/cdnow_percustomer_publishedparams_R.csv');
      const grouped = new Map<string, [number, number, number, number]>();
      for (const row of customers) {
        const cells = [Number(row['x']), Number(row['t.x']), Number(row['T.cal'])] as const;
        const pattern = grouped.get(cells.join());
        if (pattern) pattern[3] += 1;
        else grouped.set(cells.join(), [...cells, 1]);
      }
      const patterns = [...grouped.values()];
      expect(patterns).toHaveLength(1016);
      const { params, LL } = (
        publishedJson('reference/clv/cdnow_scipy.json') as {
          sample_cal39w: { paretonbd: { params: number[]; LL: number } };
        }
      ).sample_cal39w.paretonbd;
      const gradient = new Float64Array(4);
      const sum = paretoLikelihood(columns(patterns))(Float64Array.from(params, Math.log), gradient);
      expect(sum).toBeCloseTo(LL, 6);
      for (const slope of gradient) expect(Math.abs(slope)).toBeLessThan(1e-3);
      expectTheSame(patterns, params.map(Math.log));
      expectTheSame(patterns, [1, 1, 1, 1]);
    },
  );
});
