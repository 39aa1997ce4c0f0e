import { describe, expect, it } from 'vitest';
import { MODELS, PARAMETERS, type ModelId } from '#models/clv/btyd/model.ts';
import type { ClvFitInput, Fitted } from '#models/clv/fit/contract.ts';
import { fitClv } from '#models/clv/fit/fit-clv.ts';
import { simulate, simulateSpend } from '#models/clv/simulate.ts';
import { noPatterns, patternsOf } from '../../../../support/histories.ts';
import { numRuns } from '../../../../support/runs.ts';

/** Shops in days: as CDNOW; livelier with most leaving soon; slower with few leaving. Occasions for BG/BB. */
const REGIMES: Record<ModelId, readonly (readonly number[])[]> = {
  mbg: [
    [0.52, 43, 0.89, 1.61],
    [1.5, 30, 1.2, 1.5],
    [0.8, 60, 0.6, 3],
  ],
  bg: [
    [0.25, 31, 0.8, 2.4],
    [1.5, 30, 1.2, 1.5],
    [0.8, 60, 0.6, 3],
  ],
  pareto: [
    [0.55, 74, 0.61, 82],
    [1.5, 40, 1.2, 60],
    [1, 30, 0.5, 100],
  ],
  nbd: [
    [0.38, 85],
    [2, 100],
    [0.8, 20],
  ],
  bgbb: [
    [1.2, 0.75, 0.66, 2.8],
    [0.8, 3, 0.5, 2],
    [2, 2, 1, 8],
  ],
};
const SPENDS = [
  [6.25, 3.74, 15.4],
  [2.1, 3.8, 527],
  [1, 6, 100],
] as const;
const CUSTOMERS = 2500;
const SEEDS = numRuns(50);
const Z95 = 1.96;

const noSpend = (): ClvFitInput['spend'] => ({ x: new Float64Array(), mean: new Float64Array() });

function fitSeed(model: ModelId, truth: readonly number[], seed: number): Fitted<string> {
  const T = Array.from({ length: CUSTOMERS }, (_, i) => (model === 'bgbb' ? 6 + (i % 7) : 200 + (i % 200)));
  const { x, tx } = simulate(model, truth, T, seed);
  const patterns = patternsOf({ x: [...x], tx: [...tx], T });
  const data =
    model === 'bgbb' ? { patterns: noPatterns(), occasions: patterns } : { patterns, occasions: noPatterns() };
  return fitClv({ models: [model], unitDays: model === 'bgbb' ? 30 : 1, ...data, spend: noSpend() }).fits[0]!;
}

function fitSpendSeed(truth: (typeof SPENDS)[number], seed: number): Fitted<string> {
  const x = Float64Array.from({ length: CUSTOMERS }, (_, i) => 1 + (i % 6));
  const spend = { x, mean: simulateSpend(truth, x, seed) };
  return fitClv({ models: [], unitDays: 1, patterns: noPatterns(), occasions: noPatterns(), spend }).spend;
}

/** How often the 95 % interval of each parameter holds the truth, 0–1. */
function coverage<Truth extends readonly number[]>(
  truths: readonly Truth[],
  fit: (truth: Truth, seed: number) => Fitted<string>,
): number[] {
  const hits = truths[0]!.map(() => 0);
  truths.forEach((truth, regime) => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const { parameters, covariance } = fit(truth, 1000 * regime + seed);
      truth.forEach((value, i) => {
        const error = Math.sqrt(covariance![i * (truth.length + 1)]!);
        if (Math.abs(Math.log(parameters![i]! / value)) <= Z95 * error) hits[i]!++;
      });
    }
  });
  return hits.map((count) => count / (truths.length * SEEDS));
}

/** Four standard errors of a share that is 95 %. */
const expectNominal = (share: number, trials: number): void => {
  expect(Math.abs(share - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / trials));
};

describe('95 % intervals hold what customers were made of 95 times in 100', () => {
  it.each(MODELS)(
    'for %s',
    (model) => {
      const shares = coverage(REGIMES[model], (truth, seed) => fitSeed(model, truth, seed));
      expect(shares).toHaveLength(PARAMETERS[model].length);
      for (const share of shares) expectNominal(share, REGIMES[model].length * SEEDS);
    },
    600_000,
  );
  it('for Gamma-Gamma', () => {
    for (const share of coverage(SPENDS, fitSpendSeed)) expectNominal(share, SPENDS.length * SEEDS);
  });
});
