import { describe, expect, it } from 'vitest';
import { BTYD } from '#models/clv/btyd/index.ts';
import { populationMean } from '#models/clv/btyd/gamma-gamma.ts';
import type { ModelId } from '#models/clv/btyd/model.ts';
import { simulate, simulateAges, simulateSpend } from '#models/clv/simulate.ts';

const CUSTOMERS = 40_000;
const CASES: readonly (readonly [ModelId, readonly number[], T: number])[] = [
  ['mbg', [0.52, 6.18, 0.89, 1.61], 39],
  ['bg', [0.24, 4.41, 0.79, 2.43], 39],
  ['pareto', [0.55, 10.58, 0.61, 11.67], 39],
  ['nbd', [0.38, 12.07], 39],
  ['bgbb', [1.2, 0.75, 0.66, 2.78], 6],
];
const watched = (T: number) => new Float64Array(CUSTOMERS).fill(T);

/** Within four standard errors of a share or a mean. */
const near = (found: number, expected: number, deviation: number): void => {
  expect(Math.abs(found - expected)).toBeLessThan((4 * deviation) / Math.sqrt(CUSTOMERS) + 1e-12);
};

describe.each(CASES)('simulate %s', (model, parameters, T) => {
  const { x, tx } = simulate(model, parameters, watched(T), 1);

  it('brings as many with k purchases as the model says', () => {
    for (let k = 0; k <= 5; k++) {
      const share = BTYD[model].probability(parameters, k, T);
      near(x.filter((purchases) => purchases === k).length / CUSTOMERS, share, Math.sqrt(share * (1 - share)));
    }
  });
  it('brings as many purchases as the model expects', () => {
    const mean = x.reduce((sum, purchases) => sum + purchases, 0) / CUSTOMERS;
    const deviation = Math.sqrt(x.reduce((sum, purchases) => sum + (purchases - mean) ** 2, 0) / CUSTOMERS);
    near(mean, BTYD[model].expectation(parameters, T), deviation);
  });
  it('leaves as many as the model says of what is seen of them', () => {
    // Purchases in as much time again, of those whom the model knows until T.
    const ages = simulateAges(model, parameters, watched(2 * T), 2);
    const later = ages.map((all) => all.filter((age) => age > T).length);
    const expected = ages.map((all) => {
      const seen = all.filter((age) => age <= T);
      return Math.exp(BTYD[model].logExpected(parameters, seen.length, seen.at(-1) ?? 0, T, T));
    });
    const errors = later.map((purchases, i) => purchases - expected[i]!);
    const mean = errors.reduce((sum, error) => sum + error, 0) / CUSTOMERS;
    near(mean, 0, Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / CUSTOMERS));
  });
  it('gives the same customers for the same seed, and their ages', () => {
    const few = new Float64Array(300).fill(T);
    const again = simulate(model, parameters, few, 1);
    expect(again).toEqual({ x: x.slice(0, 300), tx: tx.slice(0, 300) });
    const ages = simulateAges(model, parameters, few, 1);
    expect(ages.map(({ length }) => length)).toEqual([...again.x]);
    expect(ages.map((all) => all.at(-1) ?? 0)).toEqual([...again.tx]);
    for (const all of ages) expect(all).toEqual(all.toSorted((a, b) => a - b));
  });
  it('sees nothing of who came today', () => {
    expect(simulate(model, parameters, [0, 0], 1)).toEqual({ x: new Float64Array(2), tx: new Float64Array(2) });
  });
});

describe('simulate spend', () => {
  it('brings the mean of Gamma-Gamma, and 0 of who bought once', () => {
    const parameters = [6.25, 5.74, 15.44] as const;
    const x = Float64Array.from({ length: CUSTOMERS }, (_, i) => i % 4);
    const mean = simulateSpend(parameters, x, 3);
    expect(mean.filter((_, i) => x[i] === 0).every((amount) => amount === 0)).toBe(true);
    const paid = mean.filter((_, i) => x[i]! > 0);
    expect(paid.every((amount) => amount > 0)).toBe(true);
    const average = paid.reduce((sum, amount) => sum + amount, 0) / paid.length;
    expect(Math.abs(average / populationMean(parameters)! - 1)).toBeLessThan(0.02);
  });
});
