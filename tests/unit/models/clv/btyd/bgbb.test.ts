import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bgbb } from '#models/clv/btyd/bgbb.ts';
import { numRuns } from '../../../../support/runs.ts';
import { anchor, hasPublished, publishedRows, relativeError } from './published.ts';

/** Annual donations (Fader, Hardie & Shang 2010, table 3). */
const DONATIONS = [1.204, 0.75, 0.657, 2.783];

const parameters = fc.array(fc.double({ min: Math.log(0.01), max: Math.log(100), noNaN: true }).map(Math.exp), {
  minLength: 4,
  maxLength: 4,
});
const history = fc
  .integer({ min: 1, max: 200 })
  .chain((T) =>
    fc
      .integer({ min: 0, max: T })
      .chain((tx) =>
        fc.tuple(tx === 0 ? fc.constant(0) : fc.integer({ min: 1, max: tx }), fc.constant(tx), fc.constant(T)),
      ),
  );

/** In how many orders x purchases, the last at occasion tx, can come. */
function orders(x: number, tx: number): number {
  let count = 1;
  for (let i = 1; i < x; i++) count *= (tx - i) / i;
  return Math.round(count);
}

describe('BG/BB', () => {
  it.skipIf(!hasPublished)(
    `has the log-likelihood of the donations${hasPublished ? '' : ' (skipped: published results are not here)'}`,
    () => {
      const p = anchor('bb_params');
      const sum = publishedRows('data/donations/donations.csv').reduce((total, row) => {
        const [x, tx, T] = [row['frequency'], row['recency'], row['periods']].map(Number) as [number, number, number];
        return total + Number(row['weights']) * bgbb.logLikelihood(p, x, tx, T);
      }, 0);
      expect(sum).toBeCloseTo(anchor('bb_ll') as unknown as number, 3);
    },
  );
  it('gives all histories of n occasions together the chance 1', () => {
    fc.assert(
      fc.property(parameters, fc.integer({ min: 1, max: 10 }), (p, n) => {
        let sum = Math.exp(bgbb.logLikelihood(p, 0, 0, n));
        for (let tx = 1; tx <= n; tx++)
          for (let x = 1; x <= tx; x++) sum += orders(x, tx) * Math.exp(bgbb.logLikelihood(p, x, tx, n));
        expect(sum).toBeCloseTo(1, 11);
      }),
      { numRuns: numRuns(500) },
    );
  });
  it('counts purchases as those histories do', () => {
    const n = 8;
    for (let x = 1; x <= n; x++) {
      let sum = 0;
      for (let tx = x; tx <= n; tx++) sum += orders(x, tx) * Math.exp(bgbb.logLikelihood(DONATIONS, x, tx, n));
      expect(bgbb.probability(DONATIONS, x, n)).toBeCloseTo(sum, 13);
    }
    expect(bgbb.probability(DONATIONS, 0, n)).toBeCloseTo(Math.exp(bgbb.logLikelihood(DONATIONS, 0, 0, n)), 13);
  });
  it('counts with chances that sum to 1 and have the expected mean', () => {
    fc.assert(
      fc.property(parameters, fc.integer({ min: 0, max: 60 }), (p, n) => {
        const chances = Array.from({ length: n + 2 }, (_, k) => bgbb.probability(p, k, n));
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 11);
        expect(chances.reduce((sum, chance, k) => sum + k * chance, 0)).toBeCloseTo(bgbb.expectation(p, n), 9);
        expect(chances.at(-1)).toBe(0);
      }),
      { numRuns: numRuns(500) },
    );
  });
  it('expects what the histories one occasion longer say, at each step', () => {
    const [x, tx, T] = [3, 5, 7];
    const before = bgbb.logLikelihood(DONATIONS, x, tx, T);
    const buysNext = Math.exp(bgbb.logLikelihood(DONATIONS, x + 1, T + 1, T + 1) - before);
    const notNext = Math.exp(bgbb.logLikelihood(DONATIONS, x, tx, T + 1) - before);
    expect(buysNext + notNext).toBeCloseTo(1, 13);
    expect(Math.exp(bgbb.logExpected(DONATIONS, x, tx, T, 1))).toBeCloseTo(buysNext, 13);
    const later =
      buysNext * (1 + Math.exp(bgbb.logExpected(DONATIONS, x + 1, T + 1, T + 1, 9))) +
      notNext * Math.exp(bgbb.logExpected(DONATIONS, x, tx, T + 1, 9));
    expect(Math.exp(bgbb.logExpected(DONATIONS, x, tx, T, 10))).toBeCloseTo(later, 12);
  });
  it('has the closed form of the paper where that does not cancel', () => {
    // γ = 2: δ(δ + 1) (1/(1 + δ + n) − 1/(1 + δ + n + t)) in equation 13.
    const [alpha, beta, delta] = [1.2, 0.8, 3];
    const total = bgbb.expectation([alpha, beta, 2, delta], 10);
    expect(total).toBeCloseTo(
      (alpha / (alpha + beta)) * delta * (delta + 1) * (1 / (1 + delta) - 1 / (11 + delta)),
      13,
    );
  });
  it('answers with finite numbers, P(alive) a probability, expectations that grow', () => {
    fc.assert(
      fc.property(parameters, history, fc.double({ min: 0.01, max: 300, noNaN: true }), (p, h, t) => {
        expect(bgbb.logLikelihood(p, ...h)).toSatisfy(Number.isFinite);
        expect(bgbb.logAlive(p, ...h)).toSatisfy(Number.isFinite);
        expect(bgbb.logAlive(p, ...h)).toBeLessThanOrEqual(0);
        const expected = bgbb.logExpected(p, ...h, t);
        expect(expected).toSatisfy(Number.isFinite);
        expect(bgbb.logExpected(p, ...h, t + 0.5)).toBeGreaterThanOrEqual(expected - 1e-12 * (1 + Math.abs(expected)));
      }),
      { numRuns: numRuns(2000) },
    );
  });
  it('counts part of an occasion as that part', () => {
    const [two, three, between] = [2, 3, 2.25].map((t) => bgbb.expectation(DONATIONS, t)) as [number, number, number];
    expect(relativeError(between - two, (three - two) / 4)).toBeLessThan(1e-12);
  });
});
