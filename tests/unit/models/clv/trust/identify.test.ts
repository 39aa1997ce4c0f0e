import { describe, expect, it } from 'vitest';
import type { ModelFit } from '#models/clv/fit/contract.ts';
import { cholesky } from '#models/clv/trust/cholesky.ts';
import { identificationOf, parameterRows } from '#models/clv/trust/identify.ts';

const FIT: ModelFit = {
  model: 'nbd',
  parameters: [0.5, 10],
  logLikelihood: -100,
  aic: 204,
  bic: 210,
  standardErrors: [0.05, 2],
  covariance: [0.01, 0, 0, 0.04],
  customers: 100,
  repeats: 80,
  evidence: { gradient: 1e-9, iterations: 9, evaluations: 12, starts: 4, agreeing: 4, condition: 30, converged: true },
  warnings: [],
};
const MBG: ModelFit = {
  ...FIT,
  model: 'mbg',
  parameters: [0.5, 10, 1, 2],
  standardErrors: [0.05, 2, 0.1, 0.2],
  covariance: [0.01, 0, 0, 0, 0, 0.04, 0, 0, 0, 0, 0.01, 0, 0, 0, 0, 0.01],
  logLikelihood: -80,
};

describe('what shows that the data pin a model down', () => {
  it('are parameters with intervals that are even in logarithms', () => {
    const [r, alpha] = parameterRows(FIT);
    expect(r).toMatchObject({ name: 'r', value: 0.5, error: 0.05 });
    expect(r!.low! * r!.high!).toBeCloseTo(0.25);
    expect(alpha!.high! / 10).toBeCloseTo(Math.exp(1.96 * 0.2), 3);
    const unknown = parameterRows({ ...FIT, covariance: null, standardErrors: null });
    expect(unknown[0]).toEqual({ name: 'r', value: 0.5, error: null, low: null, high: null });
    expect(parameterRows({ ...FIT, parameters: null })).toEqual([]);
  });

  it('is the gain over the model in which nobody leaves', () => {
    expect(identificationOf(MBG, FIT)).toEqual({ kind: 'settled', ratio: 40 });
    expect(identificationOf({ ...MBG, logLikelihood: -100.1 }, FIT).ratio).toBe(0);
    expect(identificationOf(FIT, FIT).ratio).toBeNull();
  });

  it('is judged by the search, the ridge and the width, in this order', () => {
    const warned = (code: 'not-converged' | 'dropout-unidentified') => ({ ...MBG, warnings: [{ code, facts: {} }] });
    expect(identificationOf(warned('not-converged'), FIT).kind).toBe('unsettled');
    expect(identificationOf(warned('dropout-unidentified'), FIT).kind).toBe('flat');
    expect(identificationOf({ ...MBG, covariance: null }, FIT).kind).toBe('wide');
    expect(identificationOf({ ...MBG, evidence: { ...MBG.evidence!, condition: 1e9 } }, FIT).kind).toBe('wide');
  });
});

describe('the root of a covariance', () => {
  it('gives it back when multiplied with itself', () => {
    const matrix = [4, 2, 0.6, 2, 3, 0.4, 0.6, 0.4, 1];
    const root = cholesky(matrix, 3)!;
    const product = root.flatMap((row) =>
      root.map((other) => row.reduce((sum, value, k) => sum + value * other[k]!, 0)),
    );
    product.forEach((value, i) => expect(value).toBeCloseTo(matrix[i]!));
  });

  it('is none where a direction has no scatter', () => {
    expect(cholesky([1, 1, 1, 1], 2)).toBeNull();
    expect(cholesky([1, 2, 2, 1], 2)).toBeNull();
  });
});
