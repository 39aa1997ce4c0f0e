import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { averagesOf, COHORT_DEFAULTS, type CohortSettings } from '#models/cohorts/index.ts';
import type { Context } from '#models/question.ts';
import { RFM_DEFAULTS, type RfmSettings } from '#models/rfm/index.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';
import { ask, derive } from '../../support/orders.ts';
import { hasPublished, loadUci, reference, UCI_FRAME } from '../../support/published.ts';

describe.skipIf(!hasPublished)('UCI Online Retail (skipped without ../shared)', () => {
  let db: TestDuckDB;
  let context: Context;
  beforeAll(async () => {
    db = await openDuckDB();
    loadUci(db);
    context = derive(db, UCI_FRAME);
  });
  afterAll(() => db.close());

  const rfm = (settings: Partial<RfmSettings> = {}) => ({
    settings: { ...RFM_DEFAULTS, ...settings },
    rules: 'eight' as const,
  });

  it('has the customers, orders and revenue of the funnel', () => {
    const [totals] = ask(db, { kind: 'overview.totals' }, context);
    expect(totals).toMatchObject({ customers: 4338, orders: 18532, revenue: 8911407.9, repeat_customers: 2845 });
    expect(totals!.aov).toBeCloseTo(480.87, 2);
    expect(totals!.median_order).toBeCloseTo(303.04, 1);
  });

  describe('RFM', () => {
    it('has the published quintile cuts', () => {
      const cuts = ask(db, { kind: 'rfm.cuts', ...rfm() }, context);
      const of = (dimension: string) => cuts.filter((row) => row.dimension === dimension).map((row) => row.cut);
      expect(of('r')).toEqual([13.8, 33, 72, 180]);
      expect(of('f')).toEqual([1, 2, 3, 6]);
      expect(of('m')).toEqual([250.194, 490.096, 942.276, 2058.426]);
    });
    it('scores every customer as published, by quantile and by ntile', () => {
      const quantile = ask(db, { kind: 'rfm.customers', ...rfm() }, context);
      const ntile = ask(db, { kind: 'rfm.customers', ...rfm({ scheme: 'ntile' }) }, context);
      const score = ({ r, f, m }: { r: number; f: number; m: number }) => 100 * r + 10 * f + m;
      const published = new Map(
        reference(db, 'online_retail_all_rfm.csv').map((row) => [Number(row['CustomerID']), row]),
      );
      const ours = quantile.map((row, i) => ({
        CustomerID: Number(row.customer_id),
        frequency: row.orders,
        monetary: row.revenue,
        recency: row.days_since_last_order,
        A_rfm: score(row),
        B_rfm: score(ntile[i]!),
      }));
      expect(ours).toHaveLength(published.size);
      for (const row of ours) expect(published.get(row.CustomerID)).toMatchObject(row);
    });
    it.each([
      ['quantile', 324],
      ['ntile', 348],
    ] as const)('has as many best customers by %s as published', (scheme, best) => {
      const customers = ask(db, { kind: 'rfm.customers', ...rfm({ scheme }) }, context);
      expect(customers.filter(({ r, f, m }) => r + f + m === 15)).toHaveLength(best);
    });
    it('has the published counts of F scores', () => {
      const scores = ask(db, { kind: 'rfm.scores', ...rfm() }, context).filter((row) => row.dimension === 'f');
      expect(scores.map((row) => row.customers)).toEqual([1493, 835, 508, 802, 700]);
    });
    it('has the segments drawn in the look', () => {
      const segments = ask(db, { kind: 'rfm.segments', ...rfm() }, context);
      const drawn = segments.map((row) => [row.segment, row.customers, Math.round(row.revenue), row.median_days]);
      expect(drawn).toEqual([
        ['important-value', 1008, 5864411, 11],
        ['important-keep', 494, 1376517, 67],
        ['important-develop', 57, 252815, 17],
        ['important-winback', 176, 374964, 100],
        ['general-value', 225, 148131, 16],
        ['general-keep', 283, 166123, 86],
        ['general-develop', 458, 170005, 19],
        ['general-winback', 1637, 558442, 159],
      ]);
      expect(segments.find((row) => row.segment === 'general-winback')).toMatchObject({
        share: expect.closeTo(0.377, 3),
        aov: expect.closeTo(267.45, 2),
        repurchase_rate: expect.closeTo(0.276, 3),
      });
    });
    it('splits equal customers by ntile only, and counts them', () => {
      expect(ask(db, { kind: 'rfm.split', ...rfm() }, context).map((row) => row.customers)).toEqual([0, 0, 0]);
      const split = ask(db, { kind: 'rfm.split', ...rfm({ scheme: 'ntile' }) }, context);
      expect(split.find((row) => row.dimension === 'f')!.customers).toBeGreaterThan(1493);
    });
  });

  describe('repurchase', () => {
    it('counts by all four definitions', () => {
      const rates = ask(db, { kind: 'repurchase.definitions', sameDay: true }, context);
      expect(rates.map((row) => [row.definition, row.days, row.repurchased, row.eligible])).toEqual([
        ['in-window', null, 2845, 4338],
        ['n-day', 7, 419, 4307],
        ['n-day', 30, 922, 4086],
        ['n-day', 60, 1417, 3741],
        ['n-day', 90, 1607, 3370],
        ['n-day', 180, 1884, 2821],
        ['n-day', 365, 502, 573],
        ['order-share', null, 14194, 18532],
        ['next-month', null, 4247, 10775],
      ]);
    });
    describe('the N-day rates drawn in the look, which counts the as-of day as observed', () => {
      const seen = () => {
        const later = derive(db, { ...UCI_FRAME, asOf: '2011-12-11' });
        return ask(db, { kind: 'repurchase.days', sameDay: true, days: [7, 30, 60, 90, 180, 365] }, later);
      };
      afterAll(() => void derive(db, UCI_FRAME));

      it('come out a day later', () => {
        expect(seen().map((row) => [row.repurchased, row.eligible])).toEqual([
          [419, 4307],
          [926, 4101],
          [1425, 3754],
          [1615, 3385],
          [1892, 2835],
          [536, 613],
        ]);
      });
      it('have the same intervals', () => {
        const { rate, low, high } = seen().find((row) => row.days === 90)!;
        expect([rate, low, high].map((share) => share?.toFixed(3))).toEqual(['0.477', '0.460', '0.494']);
      });
      it('are the same without same-day orders', () => {
        const percent = seen().map((row) => (100 * row.merged_rate!).toFixed(1));
        expect(percent).toEqual(['5.4', '19.1', '35.2', '45.5', '65.6', '87.1']);
      });
    });
    it('has the monthly rates drawn in the look', () => {
      const months = ask(db, { kind: 'repurchase.months' }, context);
      expect(months).toHaveLength(11);
      expect(months[0]!.rate).toBeCloseTo(0.366, 3);
      expect(months.at(-1)!.rate).toBeCloseTo(0.456, 3);
      const sum = (key: 'buyers' | 'returned') => months.slice(1).reduce((all, row) => all + row[key], 0);
      expect([sum('returned'), sum('buyers')]).toEqual([3923, 9890]);
    });
    it('has the Kaplan–Meier curve of R', () => {
      const published = reference(db, 'km_online_retail_all.csv');
      const ours = ask(db, { kind: 'repurchase.survival' }, context);
      expect(ours.map((row) => [row.day, row.at_risk, row.events])).toEqual(
        published.map((row) => [row['time'], row['n_risk'], row['n_event']]),
      );
      for (const [i, row] of ours.entries()) {
        const theirs = published[i]!;
        expect(row.survival).toBeCloseTo(Number(theirs['surv']), 5);
        if (theirs['lower'] !== null) expect(row.low).toBeCloseTo(Number(theirs['lower']), 5);
        if (theirs['upper'] !== null) expect(row.high).toBeCloseTo(Number(theirs['upper']), 5);
      }
    });
    it('splits the curve at the median first order as drawn in the look', () => {
      const parts = ask(db, { kind: 'repurchase.survivalByFirstAmount' }, context);
      const start = (part: string) => parts.find((row) => row.part === part)!.at_risk;
      expect([start('above'), start('below')]).toEqual([2169, 2169]);
      expect(parts.find((row) => row.part === 'above' && row.survival <= 0.5)!.day).toBe(83);
    });
  });

  describe('cohorts', () => {
    const cells = (settings: Partial<CohortSettings>) =>
      ask(db, { kind: 'cohorts.cells', ...COHORT_DEFAULTS, ...settings }, context);

    it.each(['customers', 'orders', 'revenue', 'rate'] as const)('has the published table of %s', (measure) => {
      const table = new Map(cells({ measure }).map((row) => [`${row.cohort} ${row.period}`, row.value]));
      const file = `online_retail_all_cohort_${measure === 'rate' ? 'retention' : measure}_monthly.csv`;
      const published = reference(db, file).flatMap(({ c: cohort, ...periods }, row, rows) =>
        Object.entries(periods)
          .filter(([period]) => Number(period) + row < rows.length)
          .map(([period, value]) => [`${String(cohort).slice(0, 7)} ${period}`, value] as const),
      );
      expect(table.size).toBe(published.length);
      for (const [cell, value] of published)
        expect([cell, round(table.get(cell)!)]).toEqual([cell, round(Number(value))]);
    });
    it('has the published first row, its last month unfinished', () => {
      const row = cells({}).filter((cell) => cell.cohort === '2010-12');
      expect(row.map((cell) => cell.customers)).toEqual([
        885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235,
      ]);
      expect(row.map((cell) => cell.complete)).toEqual([...Array<string>(12).fill('true'), 'false']);
    });
    it('averages complete cells by cohort size as drawn in the look', () => {
      const percent = averagesOf(cells({ measure: 'rate' }))
        .slice(1)
        .map(({ weighted }) => Math.round(100 * weighted));
      expect(percent).toEqual([24, 25, 27, 28, 29, 29, 29, 31, 36, 37, 50]);
    });
    it('accumulates revenue per customer as drawn in the look', () => {
      const at = (cohort: string, period: number) =>
        cells({ measure: 'cumulative' }).find((cell) => cell.cohort === cohort && cell.period === period)!.value;
      expect([at('2010-12', 11), at('2011-01', 10)].map((value) => Math.round(value!))).toEqual([4889, 2636]);
    });
  });

  it('has the published concentration', () => {
    const [top] = ask(db, { kind: 'overview.concentration', top: 0.2 }, context);
    expect(top!.top_customers).toBe(868);
    expect(top!.top_share).toBeCloseTo(0.74617, 5);
    expect(top!.gini).toBeCloseTo(0.72, 2);
    const curve = ask(db, { kind: 'overview.lorenz', steps: 100 }, context);
    expect(curve.find((point) => point.customers === 868)!.revenue_share).toBe(top!.top_share);
    expect(curve).toHaveLength(101);
  });
  it('has the share of returning customers drawn in the look', () => {
    const months = ask(db, { kind: 'overview.months' }, context);
    expect(months.map((row) => Math.round(100 * row.returning_share!))).toEqual([
      38,
      52,
      67,
      69,
      76,
      83,
      86,
      89,
      88,
      85,
      86,
      90,
      expect.any(Number),
    ]);
    expect(months.map((row) => row.complete)).toEqual([...Array<number>(12).fill(1), 0]);
  });
});

/** The files round to six places. */
const round = (value: number) => Math.round(value * 1e6) / 1e6;
