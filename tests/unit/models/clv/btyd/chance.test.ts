import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BTYD } from '#models/clv/btyd/index.ts';
import { MODELS, type ModelId } from '#models/clv/btyd/model.ts';
import { chanceOfOrder } from '#models/clv/btyd/chance.ts';
import { simulateAges } from '#models/clv/simulate.ts';
import { numRuns } from '../../../../support/runs.ts';

const parameters = fc.double({ min: 0.05, max: 20, noNaN: true });

const chance = (model: ModelId, p: readonly number[], x: number, tx: number, T: number, t: number): number =>
  chanceOfOrder[model](p, Math.exp(BTYD[model].logAlive(p, x, tx, T)), x, tx, T, t);

describe('the chance of an order', () => {
  it.each(MODELS)('is one less the likelihood of the history grown longer over that of the history (%s)', (model) => {
    const whole = model === 'bgbb';
    const histories = fc
      .record({ T: fc.integer({ min: 1, max: 300 }), share: fc.double({ min: 0, max: 1, noNaN: true }), x: fc.nat(12) })
      .map(({ T, share, x }) => {
        const tx = x === 0 ? 0 : Math.min(T, Math.max(whole ? x : 0, Math.round(T * share)));
        return { x: whole ? Math.min(x, tx) : x, tx, T };
      });
    fc.assert(
      fc.property(
        fc.array(parameters, { minLength: 4, maxLength: 4 }),
        histories,
        fc.integer({ min: 1, max: 90 }),
        (p, { x, tx, T }, t) => {
          const { logLikelihood } = BTYD[model];
          const longer = -Math.expm1(logLikelihood(p, x, tx, T + t) - logLikelihood(p, x, tx, T));
          const found = chance(model, p, x, tx, T, t);
          expect(Math.abs(found - longer)).toBeLessThan(1e-9);
          expect(found).toBeGreaterThanOrEqual(0);
          expect(found).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: numRuns(500), seed: 61 },
    );
  });

  it.each([
    ['mbg', [0.6, 5, 0.9, 2.4]],
    ['bg', [0.6, 5, 0.9, 2.4]],
    ['pareto', [0.55, 10.5, 0.6, 11.6]],
    ['nbd', [0.4, 12]],
    ['bgbb', [1.2, 0.75, 0.66, 2.78]],
  ] as const)('is how many simulated customers came, and at most the purchases expected (%s)', (model, p) => {
    const [T, t, customers] = [12, 5, numRuns(40_000)];
    const ages = simulateAges(model, p, new Float64Array(customers).fill(T + t), 62);
    const groups = new Map<string, { customers: number; came: number; expected: number; variance: number }>();
    for (const own of ages) {
      const known = own.filter((age) => age <= T);
      const [x, tx] = [known.length, known.at(-1) ?? 0];
      const expected = chance(model, p, x, tx, T, t);
      expect(expected).toBeLessThanOrEqual(Math.exp(BTYD[model].logExpected(p, x, tx, T, t)) + 1e-12);
      const key = String(Math.min(x, 4));
      const group = groups.get(key) ?? { customers: 0, came: 0, expected: 0, variance: 0 };
      group.customers++;
      group.came += own.length > known.length ? 1 : 0;
      group.expected += expected;
      group.variance += expected * (1 - expected);
      groups.set(key, group);
    }
    for (const [key, { came, expected, variance }] of groups) {
      expect(Math.abs(came - expected), `x = ${key}: ${came} came, ${expected} expected`).toBeLessThan(
        4 * Math.sqrt(variance) + 1,
      );
    }
  });

  it('is at least one whole occasion for BG/BB', () => {
    const p = [1.2, 0.75, 0.66, 2.78];
    expect(chance('bgbb', p, 2, 3, 4, 0.25)).toBe(chance('bgbb', p, 2, 3, 4, 1));
    expect(chance('bgbb', p, 2, 3, 4, 2.96)).toBe(chance('bgbb', p, 2, 3, 4, 3));
  });
});
