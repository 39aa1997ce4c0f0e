import { describe, expect, it } from 'vitest';
import { nbd } from '#models/clv/btyd/nbd.ts';
import { hasPublished, publishedJson, publishedRows } from './published.ts';

describe('NBD', () => {
  it('has everyone alive', () => {
    expect(nbd.logAlive([0.4, 12], 3, 1, 39)).toBe(0);
  });
  it('expects of an unknown customer what it expects of one known for no time', () => {
    const p = [0.385, 12.07];
    expect(nbd.expectation(p, 39)).toBeCloseTo(Math.exp(nbd.logExpected(p, 0, 0, 0, 39)), 14);
  });
  it('counts purchases with chances that sum to 1 and have the expected mean', () => {
    for (const p of [
      [0.385, 12.07],
      [1e5, 2e5],
    ]) {
      const chances = Array.from({ length: 2000 }, (_, k) => nbd.probability(p, k, 20));
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
      expect(chances.reduce((sum, chance, k) => sum + k * chance, 0)).toBeCloseTo(nbd.expectation(p, 20), 8);
    }
  });
  it('gives a whole number of purchases in no time no chance but 0', () => {
    expect([0, 1, 2].map((k) => nbd.probability([0.4, 12], k, 0))).toEqual([1, 0, 0]);
  });
  it.skipIf(!hasPublished)(
    `has the log-likelihood of BTYDplus on CDNOW${hasPublished ? '' : ' (skipped: published results are not here)'}`,
    () => {
      const results = publishedJson('reference/clv/cdnow_R.json') as {
        nbd_btydplus: { params: { r: number; alpha: number }; LL: number };
      };
      const { params, LL } = results.nbd_btydplus;
      const sum = publishedRows('reference/clv/cdnow_percustomer_publishedparams_R.csv').reduce(
        (total, row) => total + nbd.logLikelihood([params.r, params.alpha], Number(row['x']), 0, Number(row['T.cal'])),
        0,
      );
      expect(sum).toBeCloseTo(LL, 6);
    },
  );
});
