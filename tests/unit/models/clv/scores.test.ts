import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BTYD } from '#models/clv/btyd/index.ts';
import { MODELS, PARAMETERS, type ModelId } from '#models/clv/btyd/model.ts';
import { chanceOfOrder } from '#models/clv/btyd/chance.ts';
import { discounted } from '#models/clv/discount.ts';
import { scoring, type Histories, type Scores } from '#models/clv/scores.ts';
import { UNIT_DAYS, type Valuation } from '#models/clv/valuation.ts';
import { numRuns } from '../../../support/runs.ts';
import { VALUATION } from '../../../support/examples.ts';

const TRUTH = {
  mbg: [0.52, 6.2, 0.89, 1.6],
  bg: [0.24, 4.4, 0.79, 2.4],
  pareto: [0.553, 10.578, 0.606, 11.669],
  nbd: [0.38, 12],
  bgbb: [1.2, 0.75, 0.66, 2.78],
} satisfies Record<ModelId, number[]>;

function finish(steps: Generator<number, Scores>): Scores {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

const columns = (rows: readonly (readonly [x: number, tx: number, T: number])[]): Histories => ({
  x: rows.map(([x]) => x),
  tx: rows.map(([, tx]) => tx),
  T: rows.map(([, , T]) => T),
});

/** Days, or occasions: few lengths, so that many histories share theirs. */
const histories = fc.array(
  fc
    .record({ x: fc.nat(6), T: fc.constantFrom(8, 20, 21, 60), share: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ x, T, share }) => [x, x === 0 ? 0 : Math.max(x, Math.round(share * T)), T] as const),
  { minLength: 1, maxLength: 60 },
);

const close = (value: number, expected: number, digits: number) => expect(value / expected).toBeCloseTo(1, digits);

describe.each(MODELS)('scores by %s', (model) => {
  const valuation: Valuation = { ...VALUATION, model, parameters: TRUTH[model], unit: 'week', horizonDays: 100 };
  const unitDays = UNIT_DAYS[valuation.unit];
  const scale = model === 'bgbb' ? 1 : unitDays;
  const btyd = BTYD[model];
  const expectedAt = (p: readonly number[], x: number, tx: number, T: number, days: number) =>
    btyd.logExpected(p, x, tx / scale, T / scale, days / unitDays);

  it('are what the model says of each history, in whatever order they come', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(0, 0.1), (rows, discountRate) => {
        const scores = finish(scoring(columns(rows), { ...valuation, discountRate }));
        const months = { horizon: 100, step: 365 / 12, rate: (1 + discountRate) ** (1 / 12) - 1 };
        rows.forEach(([x, tx, T], i) => {
          const alive = Math.exp(btyd.logAlive(TRUTH[model], x, tx / scale, T / scale));
          const by = (days: number) => Math.exp(expectedAt(TRUTH[model], x, tx, T, days));
          close(scores.alive[i]!, alive, 12);
          close(scores.expected[i]!, by(100), 12);
          close(scores.staying[i]!, by(100) / alive, 12);
          close(scores.discounted[i]!, discounted(by, months), 12);
          const history = [x, tx / scale, T / scale, 100 / unitDays] as const;
          close(scores.ordering[i]!, chanceOfOrder[model](TRUTH[model], alive, ...history), 12);
          expect(scores.error[i]).toBe(0);
        });
        if (discountRate === 0) expect(scores.discounted).toEqual(scores.expected);
      }),
      { numRuns: numRuns(300), seed: 71 },
    );
  });

  it('have the standard error of the delta method', () => {
    const count = PARAMETERS[model].length;
    const covariance = Array.from({ length: count * count }, (_, at) =>
      at % (count + 1) === 0 ? 0.01 * (1 + at) : 0.004,
    );
    const step = 1e-4;
    const nudged = (at: number, by: number) =>
      TRUTH[model].map((value, i) => (i === at ? value * Math.exp(by) : value));
    fc.assert(
      fc.property(histories, (rows) => {
        const { error } = finish(scoring(columns(rows), { ...valuation, spread: { orders: covariance, spend: null } }));
        rows.forEach(([x, tx, T], i) => {
          const slopes = TRUTH[model].map((_, at) => {
            const [up, down] = [step, -step].map((by) => expectedAt(nudged(at, by), x, tx, T, 100));
            return (up! - down!) / (2 * step);
          });
          const variance = covariance.reduce(
            (sum, value, at) => sum + value * slopes[Math.floor(at / count)]! * slopes[at % count]!,
            0,
          );
          close(error[i]!, Math.sqrt(variance), 5);
        });
      }),
      { numRuns: numRuns(100), seed: 72 },
    );
  });
});

it('tells how far scoring is, and of nothing gives nothing', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => [1, i % 30, 30] as const);
  const steps = scoring(columns(many), VALUATION);
  const told = [steps.next(), steps.next(), steps.next()];
  expect(told.map(({ done }) => done)).toEqual([false, false, true]);
  expect(told.slice(0, 2).map(({ value }) => value)).toEqual([0.4096, 0.8192]);
  expect(finish(scoring(columns([]), VALUATION)).alive).toHaveLength(0);
});
