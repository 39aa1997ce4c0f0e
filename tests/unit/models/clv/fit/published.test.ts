import { describe, expect, it, beforeAll } from 'vitest';
import { expectedSpend } from '#models/clv/btyd/gamma-gamma.ts';
import { BTYD } from '#models/clv/btyd/index.ts';
import type { ModelId } from '#models/clv/btyd/model.ts';
import { discounted } from '#models/clv/discount.ts';
import type { ClvFitOutput, ModelFit } from '#models/clv/fit/contract.ts';
import { fitClv } from '#models/clv/fit/fit-clv.ts';
import { openDuckDB } from '../../../../support/duckdb.ts';
import {
  cdnow,
  dayOf,
  fitInput,
  noPatterns,
  patternsOf,
  plainCsv,
  summarise,
  type Order,
  type Summary,
} from '../../../../support/histories.ts';
import { hasPublished, loadUci, referenceJson } from '../../../../support/published.ts';

interface Published {
  params: number[];
  LL: number;
  se: number[];
}
type Shop = Record<string, Published>;

const anchors = hasPublished ? (referenceJson('anchors.json') as unknown as { id: string; value: unknown }[]) : [];
const anchor = (id: string): unknown => anchors.find((one) => one.id === id)!.value;
const listOf = (id: string) => anchor(id) as number[];
const numberOf = (id: string) => anchor(id) as number;
const scipy = (hasPublished ? referenceJson('cdnow_scipy.json') : {}) as Record<string, Shop>;

const within = (actual: readonly number[] | null, expected: readonly number[], relative: number): void => {
  expect(actual).toHaveLength(expected.length);
  actual!.forEach((value, i) => expect(Math.abs(value / expected[i]! - 1)).toBeLessThan(relative));
};
const codes = (fit: { warnings: { code: string }[] }): string[] => fit.warnings.map(({ code }) => code);
const fitOf = ({ fits }: ClvFitOutput, model: ModelId): ModelFit => fits.find((fit) => fit.model === model)!;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe.skipIf(!hasPublished)('fits of the published data sets (skipped without ../shared)', () => {
  describe('CDNOW sample, to 1997-09-30, weeks', () => {
    let shop: Summary;
    let output: ClvFitOutput;
    beforeAll(() => {
      shop = cdnow('sample');
      output = fitClv(fitInput(shop, ['bg', 'mbg', 'pareto', 'nbd'], 7));
    });

    it.each([
      ['bg', 'bg_params', 'bg_ll', 1e-5],
      ['mbg', 'mbg_params', 'mbg_ll', 1e-5],
      ['pareto', 'pn_params', 'pn_ll', 1e-5],
    ] as const)('finds the parameters and the likelihood of %s', (model, parameters, logLikelihood, relative) => {
      const fit = fitOf(output, model);
      within(fit.parameters, listOf(parameters), relative);
      expect(Math.abs(fit.logLikelihood! - numberOf(logLikelihood))).toBeLessThan(1e-4);
    });
    it.each([
      ['bg', 'bgnbd'],
      ['mbg', 'mbgnbd'],
      ['pareto', 'paretonbd'],
    ] as const)('finds the standard errors of %s', (model, name) => {
      within(fitOf(output, model).standardErrors, scipy['sample_cal39w']![name]!.se, 1e-3);
    });
    it('finds the errors and criteria that CLVTools prints', () => {
      const r = referenceJson('cdnow_R.json') as Record<
        string,
        { se: Record<string, number>; AIC: number; BIC: number }
      >;
      for (const [model, name] of [
        ['bg', 'bgnbd_clvtools'],
        ['pareto', 'pnbd_clvtools'],
      ] as const) {
        const fit = fitOf(output, model);
        within(fit.standardErrors, Object.values(r[name]!.se), 0.01);
        expect(fit.aic).toBeCloseTo(r[name]!.AIC, 4);
        expect(fit.bic).toBeCloseTo(r[name]!.BIC, 4);
      }
      within(output.spend.standardErrors, Object.values(r['gg_clvtools']!.se), 0.01);
      expect(output.spend.aic).toBeCloseTo(r['gg_clvtools']!.AIC, 4);
    });
    it('finds NBD', () => {
      const fit = fitOf(output, 'nbd');
      within(fit.parameters, [0.384766, 12.07201], 1e-5);
      expect(fit.logLikelihood).toBeCloseTo(-9763.6576, 3);
    });
    it('finds Gamma-Gamma, and how frequency and spend go together', () => {
      const { spend } = output;
      within(spend.parameters, listOf('gg_params'), 1e-4);
      within(spend.standardErrors, scipy['sample_cal39w']!['gammagamma']!.se, 1e-3);
      expect(spend.logLikelihood).toBeCloseTo(-4055.91769, 4);
      expect(spend.customers).toBe(946);
      expect(spend.pearson).toBeCloseTo(0.113888, 6);
      expect(spend.spearman).toBeCloseTo(0.206319, 6);
    });
    it('expects the published spend of the first ten customers', () => {
      const [p, q, gamma] = output.spend.parameters as [number, number, number];
      const published = listOf('gg_spend10');
      published.forEach((amount, i) => {
        expect(Math.abs(expectedSpend([p, q, gamma], shop.x[i]!, shop.mean[i]!)! - amount)).toBeLessThan(0.05);
      });
    });
    it('warns of nothing', () => {
      for (const fit of output.fits) expect(codes(fit)).toEqual([]);
      expect(codes(output.spend)).toEqual([]);
    });
    it('shows that every maximum is one', () => {
      for (const { evidence } of [...output.fits, output.spend]) {
        expect(evidence).toMatchObject({ converged: true });
        expect(evidence!.gradient).toBeLessThan(1e-9);
        expect(evidence!.agreeing).toBe(evidence!.starts);
      }
    });
  });

  describe('CDNOW sample, the whole 78 weeks', () => {
    it.each([
      ['bg', 'bgnbd'],
      ['mbg', 'mbgnbd'],
      ['pareto', 'paretonbd'],
    ] as const)('finds %s', (model, name) => {
      const [fit] = fitClv(fitInput(cdnow('sample', '1998-06-30'), [model], 7)).fits;
      const published = scipy['sample_full78w']![name]!;
      within(fit!.parameters, published.params, 1e-4);
      within(fit!.standardErrors, published.se, 0.01);
      expect(Math.abs(fit!.logLikelihood! - published.LL)).toBeLessThan(1e-3);
      expect(codes(fit!)).toEqual([]);
    });
  });

  describe('CDNOW master, to 1997-09-30, weeks', () => {
    it('finds every model', () => {
      const { fits, spend } = fitClv(fitInput(cdnow('master'), ['bg', 'mbg', 'pareto'], 7));
      const published = scipy['master_cal39w']!;
      ['bgnbd', 'mbgnbd', 'paretonbd'].forEach((name, i) => {
        within(fits[i]!.parameters, published[name]!.params, 2e-3);
        within(fits[i]!.standardErrors, published[name]!.se, 0.01);
        expect(Math.abs(fits[i]!.logLikelihood! - published[name]!.LL)).toBeLessThan(0.01);
        expect(codes(fits[i]!)).toEqual([]);
        expect(fits[i]!.customers).toBe(23_570);
      });
      within(spend.parameters, published['gammagamma']!.params, 2e-3);
      within(spend.standardErrors, published['gammagamma']!.se, 0.01);
      expect(spend.warnings).toEqual([{ code: 'zero-left-out', facts: { customers: 1 } }]);
    });
  });

  it('finds BG/BB of the donations', () => {
    const rows = plainCsv('data/donations/donations.csv');
    const of = (name: string) => rows.map((row) => Number(row[name]));
    const summary = { x: of('frequency'), tx: of('recency'), T: of('periods') };
    const spend = { x: new Float64Array(), mean: new Float64Array() };
    const occasions = patternsOf(summary, of('weights'));
    const [fit] = fitClv({ models: ['bgbb'], unitDays: 365, patterns: noPatterns(), occasions, spend }).fits;
    within(fit!.parameters, listOf('bb_params'), 1e-4);
    expect(fit!.logLikelihood).toBeCloseTo(numberOf('bb_ll'), 3);
    within(fit!.standardErrors, (scipy['donations_bgbb'] as unknown as Published).se, 0.01);
    expect(codes(fit!)).toEqual([]);
  });

  it('expects what lifetimes does of its example, days to 2014-12-31', () => {
    const orders = plainCsv('data/lifetimes/example_transactions.csv').map(({ date, id }): Order => {
      return { customer: id!, day: dayOf(date!), amount: 1 };
    });
    orders.sort((a, b) => Number(a.customer) - Number(b.customer));
    const shop = summarise(orders, '2014-12-31');
    const [fit] = fitClv(fitInput(shop, ['bg'])).fits;
    listOf('ex_cet').forEach((expected, i) => {
      const log = BTYD.bg.logExpected(fit!.parameters!, shop.x[i]!, shop.tx[i]!, shop.T[i]!, 30);
      expect(Math.abs(Math.exp(log) - expected)).toBeLessThan(1e-5);
    });
  });

  describe('value of twelve months at 1 % a month, on the rounded summary that lifetimes brings', () => {
    let values: (step: number) => number[];
    beforeAll(() => {
      const rows = plainCsv('data/lifetimes/cdnow_customers_summary.csv');
      const of = (name: string) => rows.map((row) => Number(row[name]));
      // Its mean spends, which are not in the file, are rounded to cents, half a cent up.
      const mean = cdnow('sample').mean.map((value) => Math.round(value * 100 + 1e-6) / 100);
      const shop = { x: of('frequency'), tx: of('recency'), T: of('T'), mean };
      const { fits, spend } = fitClv(fitInput(shop, ['bg']));
      const [p, q, gamma] = spend.parameters as [number, number, number];
      values = (step) =>
        [0, 1, 2, 5].map((i) => {
          const history = [shop.x[i]!, shop.tx[i]!, shop.T[i]!] as const;
          const expectedBy = (t: number) => Math.exp(BTYD.bg.logExpected(fits[0]!.parameters!, ...history, t));
          const orders = discounted(expectedBy, { horizon: 12 * step, step, rate: 0.01 });
          return orders * expectedSpend([p, q, gamma], shop.x[i]!, shop.mean[i]!)!;
        });
    });

    it('is the right one with months of 4.345 weeks', () => within(values(4.345), listOf('clv_W'), 1e-4));
    it('is the widely copied wrong one only with 30 weeks a month', () =>
      within(values(30), listOf('clv_D_wrong'), 1e-5));
  });

  describe('UCI Online Retail, United Kingdom, days', () => {
    let orders: Order[];
    beforeAll(async () => {
      const db = await openDuckDB();
      loadUci(db);
      const rows = db.rows(`SELECT
          customer_id AS customer,
          (ordered_at::DATE - DATE '1970-01-01')::INTEGER AS day,
          sum(quantity * unit_price)::DOUBLE AS amount
        FROM order_lines
        WHERE region = 'United Kingdom' AND order_id NOT LIKE 'C%' AND quantity > 0
        GROUP BY ALL
        ORDER BY ALL`);
      orders = rows as unknown as Order[];
      db.close();
    });

    it('finds the likelihood and the forecast of BG, says that dropout is not identified, and Gamma-Gamma', () => {
      const shop = summarise(orders, '2011-12-09');
      const { fits, spend } = fitClv(fitInput(shop, ['bg', 'mbg', 'pareto', 'nbd']));
      const [bg] = fits;
      expect(bg!.customers).toBe(3920);
      expect(Math.abs(bg!.logLikelihood! - numberOf('uci_uk_bg_ll'))).toBeLessThan(0.02);
      const expected = shop.x.map((x, i) =>
        Math.exp(BTYD.bg.logExpected(bg!.parameters!, x, shop.tx[i]!, shop.T[i]!, 90)),
      );
      expect(Math.abs(sum(expected) - numberOf('uci_uk_bg_cet'))).toBeLessThan(2);
      for (const fit of fits)
        expect([fit.model, codes(fit)]).toEqual([fit.model, fit.model === 'nbd' ? [] : ['dropout-unidentified']]);
      within(spend.parameters, listOf('uci_uk_gg'), 1e-3);
      expect(codes(spend)).toEqual([]);
    });
    it('says so of the calibration to 2011-09-30, too', () => {
      const { fits } = fitClv(fitInput(summarise(orders, '2011-09-30'), ['bg', 'mbg', 'pareto']));
      for (const fit of fits) {
        expect(codes(fit)).toEqual(['dropout-unidentified']);
        expect(fit.logLikelihood).toBeCloseTo(-37802.6538, 2);
        within(fit.parameters!.slice(0, 2), [0.7585, 68.63], 1e-3);
      }
    });
    it('says that five months are short', () => {
      const { fits } = fitClv(fitInput(summarise(orders, '2011-05-01'), ['mbg', 'nbd']));
      for (const fit of fits) expect(codes(fit)).toContain('short-window');
    });
  });
});
