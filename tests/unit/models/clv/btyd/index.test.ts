import { describe, expect, it } from 'vitest';
import { BTYD } from '#models/clv/btyd/index.ts';
import { MODELS, PARAMETERS, type ModelId } from '#models/clv/btyd/model.ts';
import { logGamma } from '#models/clv/special/gamma.ts';

interface Weighted {
  x: number;
  tx: number;
  weight: number;
}

const binomial = (n: number, k: number): number =>
  Math.round(Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)));

/** All histories of `T` occasions by last purchase and number of purchases, with how many orders of them there are. */
const occasions = (T: number): Weighted[] => [
  { x: 0, tx: 0, weight: 1 },
  ...Array.from({ length: T }, (_, i) => i + 1).flatMap((tx) =>
    Array.from({ length: tx }, (_, i) => ({ x: i + 1, tx, weight: binomial(tx - 1, i) })),
  ),
];

/**
 * Histories of length `T` up to 60 purchases; x − 1 purchases before the last one may be anywhere, so the density of
 * (x, t_x) is the likelihood times t_x^(x−1)/(x − 1)!. Simpson's rule over t_x.
 */
function timed(T: number): Weighted[] {
  const steps = 400;
  const width = T / steps;
  const histories: Weighted[] = [{ x: 0, tx: 0, weight: 1 }];
  for (let x = 1; x <= 60; x++) {
    for (let i = 0; i <= steps; i++) {
      const tx = i * width;
      const simpson = (width / 3) * (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2);
      const orders = x === 1 ? 1 : Math.exp((x - 1) * Math.log(tx) - logGamma(x));
      histories.push({ x, tx, weight: simpson * orders });
    }
  }
  return histories;
}

const EXAMPLES = {
  mbg: [[0.52, 6.2, 0.89, 1.6], [3, 9, 0.2, 0.1], [0.3, 5, 1, 2]], // prettier-ignore
  bg: [[0.24, 4.4, 0.79, 2.4], [3, 9, 0.2, 0.1], [0.3, 5, 1, 2]], // prettier-ignore
  pareto: [[0.55, 10.6, 0.61, 11.7], [3, 9, 1, 9]], // prettier-ignore
  nbd: [[0.38, 12], [3, 9]], // prettier-ignore
  bgbb: [[1.2, 0.75, 0.66, 2.8], [0.3, 2, 1, 5]], // prettier-ignore
} satisfies Record<ModelId, number[][]>;

describe.each(MODELS.flatMap((id) => EXAMPLES[id].map((p) => [id, p] as const)))('%s at %j', (id, p) => {
  const model = BTYD[id];
  const [T, ahead] = [4, 3];
  const histories = id === 'bgbb' ? occasions(T) : timed(T);
  const over = (of: (history: Weighted) => number): number =>
    histories.reduce((sum, h) => sum + h.weight * Math.exp(model.logLikelihood(p, h.x, h.tx, T)) * of(h), 0);

  it('has as many parameters as it names', () => {
    expect(p).toHaveLength(PARAMETERS[id].length);
  });
  it('has a likelihood that is a probability over all histories', () => {
    expect(over(() => 1)).toBeCloseTo(1, 8);
  });
  it('has the chance of x purchases that its likelihood sums to', () => {
    for (const x of [0, 1, 2, 3]) {
      expect(over((h) => (h.x === x ? 1 : 0))).toBeCloseTo(model.probability(p, x, T), 8);
    }
  });
  it('expects of everyone what it expects of each', () => {
    const sum = over((h) => Math.exp(model.logExpected(p, h.x, h.tx, T, ahead)));
    expect(sum).toBeCloseTo(model.expectation(p, T + ahead) - model.expectation(p, T), 7);
  });
  it('expects purchases only of those alive', () => {
    const h = histories.at(-1)!;
    const alive = model.logAlive(p, h.x, h.tx, T);
    expect(alive).toBeLessThanOrEqual(0);
    expect(model.logExpected(p, h.x, h.tx, T, ahead)).toBe(alive + model.logAhead(p, h.x, T, ahead));
  });
  it('expects of those alive the same, whatever came before their last purchase', () => {
    const purchases = Math.exp(model.logAhead(p, 2, T, ahead));
    const of2 = histories.filter(({ x }) => x === 2);
    const sum = (of: (h: Weighted) => number) => of2.reduce((total, h) => total + of(h), 0);
    const chance = (h: Weighted) => h.weight * Math.exp(model.logLikelihood(p, h.x, h.tx, T));
    const alive = sum((h) => chance(h) * Math.exp(model.logAlive(p, h.x, h.tx, T)));
    const expected = sum((h) => chance(h) * Math.exp(model.logExpected(p, h.x, h.tx, T, ahead)));
    expect(expected / alive / purchases).toBeCloseTo(1, 13);
  });
  it('has the mean of its chances', () => {
    const top = id === 'bgbb' ? T : 400;
    const ks = Array.from({ length: top + 1 }, (_, k) => k);
    expect(ks.reduce((sum, k) => sum + model.probability(p, k, T), 0)).toBeCloseTo(1, 12);
    expect(ks.reduce((sum, k) => sum + k * model.probability(p, k, T), 0)).toBeCloseTo(model.expectation(p, T), 10);
  });
});
