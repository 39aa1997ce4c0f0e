import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedSpend, logLikelihood, populationMean, type SpendParameters } from '#models/clv/btyd/gamma-gamma.ts';
import { numRuns } from '../../../../support/runs.ts';
import { anchor, hasPublished, publishedJson, publishedRows, relativeError } from './published.ts';

const PUBLISHED: SpendParameters = [6.25, 3.74, 15.44];
const skipped = hasPublished ? '' : ' (skipped: published results are not here)';

describe.skipIf(!hasPublished)(`Gamma-Gamma beside other programs${skipped}`, () => {
  const customers = () => publishedRows('reference/clv/cdnow_percustomer_publishedparams_R.csv');

  it('has the log-likelihood of CDNOW', () => {
    const p = anchor('gg_params') as unknown as SpendParameters;
    const repeaters = customers().filter((row) => Number(row['x']) > 0 && Number(row['zbar']) > 0);
    expect(repeaters).toHaveLength(946);
    const sum = repeaters.reduce((total, row) => total + logLikelihood(p, Number(row['x']), Number(row['zbar'])), 0);
    expect(Math.abs(sum - (anchor('gg_ll') as unknown as number))).toBeLessThan(1e-3);
  });
  it('expects of every customer what R does', () => {
    for (const row of customers())
      expect(
        relativeError(expectedSpend(PUBLISHED, Number(row['x']), Number(row['zbar']))!, Number(row['gg_spend'])),
      ).toBeLessThan(1e-9);
  });
  it('expects of every customer what Python does', () => {
    const results = publishedJson('reference/clv/cdnow_scipy.json') as {
      sample_cal39w: { gammagamma: { params: SpendParameters } };
    };
    const { params } = results.sample_cal39w.gammagamma;
    for (const row of publishedRows('reference/clv/cdnow_percustomer_mle_scipy.csv'))
      expect(
        relativeError(expectedSpend(params, Number(row['x']), Number(row['zbar']))!, Number(row['gg_spend'])),
      ).toBeLessThan(1e-9);
  });
  it('knows the ten customers of Hardie’s note', () => {
    const spends = new Map(customers().map((row) => [row['cust'], row]));
    anchor('gg_spend10').forEach((value, i) => {
      const row = spends.get(String(i + 1))!;
      expect(Math.abs(expectedSpend(PUBLISHED, Number(row['x']), Number(row['zbar']))! - value)).toBeLessThan(0.05);
    });
  });
  it('knows the examples of BTYD’s manual', () => {
    const manual = publishedJson('reference/clv/btyd_manpage_examples.json') as Record<string, number[]>;
    const p = manual['spend_params'] as unknown as SpendParameters;
    manual['spend_m35_x1_10']!.forEach((value, i) =>
      expect(relativeError(expectedSpend(p, i + 1, 35)!, value)).toBeLessThan(1e-12),
    );
  });
});

describe('Gamma-Gamma', () => {
  const positive = (least: number, most: number) =>
    fc.double({ min: Math.log(least), max: Math.log(most), noNaN: true }).map(Math.exp);
  const purchases = fc.integer({ min: 1, max: 3000 });
  const runs = { numRuns: numRuns(2000) };

  it('expects between what one spent and what all spend, nearer the first the more they bought', () => {
    fc.assert(
      fc.property(positive(0.01, 100), positive(1.01, 100), positive(0.01, 1e6), purchases, positive(1e-3, 1e7), (p, q, gamma, x, z) => {
        const mean = populationMean([p, q, gamma])!;
        const expected = expectedSpend([p, q, gamma], x, z)!;
        expect(expected).toBeGreaterThanOrEqual(Math.min(z, mean) * (1 - 1e-12));
        expect(expected).toBeLessThanOrEqual(Math.max(z, mean) * (1 + 1e-12));
        const later = expectedSpend([p, q, gamma], x + 1, z)!;
        expect(Math.abs(later - z)).toBeLessThanOrEqual(Math.abs(expected - z) + 1e-9 * z);
      }),
      runs,
    ); // prettier-ignore
  });
  it('does not depend on the currency', () => {
    fc.assert(
      fc.property(positive(0.01, 100), positive(1.01, 100), positive(0.01, 1e3), purchases, positive(0.01, 1e3), (p, q, gamma, x, z) => {
        const thousandfold = expectedSpend([p, q, 1000 * gamma], x, 1000 * z)!;
        expect(relativeError(thousandfold, 1000 * expectedSpend([p, q, gamma], x, z)!)).toBeLessThan(1e-12);
        const density = logLikelihood([p, q, 1000 * gamma], x, 1000 * z) + Math.log(1000);
        const same = logLikelihood([p, q, gamma], x, z);
        expect(Math.abs(density - same)).toBeLessThan(1e-10 * (1 + Math.abs(same)));
      }),
      runs,
    ); // prettier-ignore
  });
  it('is a density', () => {
    // Over ln z, where it is smooth and falls fast on both sides.
    const step = 0.01;
    let sum = 0;
    for (let log = -20; log < 20; log += step) sum += Math.exp(logLikelihood([2, 5, 3], 4, Math.exp(log)) + log) * step;
    expect(sum).toBeCloseTo(1, 9);
  });
  it('expects the mean of all from someone without repeats', () => {
    expect(expectedSpend(PUBLISHED, 0, 0)).toBe(populationMean(PUBLISHED));
  });
  it('has no mean where there is none', () => {
    expect(populationMean([6, 1, 15])).toBeNull();
    expect(populationMean([6, 0.9, 15])).toBeNull();
    expect(expectedSpend([6, 0.9, 15], 0, 0)).toBeNull();
    expect(expectedSpend([0.05, 0.9, 15], 1, 20)).toBeNull();
    expect(expectedSpend([6, 0.9, 15], 1, 20)).toBeGreaterThan(0);
  });
});
