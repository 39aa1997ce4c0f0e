import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '#models/question.ts';
import { ruleSets } from '#i18n/messages/en/rule-sets.ts';
import { claims, RFM_DEFAULTS, RULE_SETS } from '#models/rfm/index.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';
import { ask, derive } from '../../support/orders.ts';
import {
  CDNOW_FRAME,
  hasPublished,
  loadCdnowSample,
  loadRfmR,
  loadTaobao,
  reference,
  referenceJson,
  RFM_R_FRAME,
  TAOBAO_FRAME,
} from '../../support/published.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

describe.skipIf(!hasPublished)('CDNOW sample (skipped without ../shared)', () => {
  it('has the Kaplan–Meier curve of R', () => {
    loadCdnowSample(db);
    const ours = ask(db, { kind: 'repurchase.survival' }, derive(db, CDNOW_FRAME));
    const published = reference(db, 'km_cdnow_sample.csv');
    expect(ours.map((row) => [row.day, row.at_risk, row.events])).toEqual(
      published.map((row) => [row['time'], row['n_risk'], row['n_event']]),
    );
    for (const [i, row] of ours.entries()) {
      expect(row.survival).toBeCloseTo(Number(published[i]!['surv']), 5);
      expect(row.low).toBeCloseTo(Number(published[i]!['lower']), 5);
      expect(row.high).toBeCloseTo(Number(published[i]!['upper']), 5);
    }
  });
  it('has the survival METHODS holds it to', () => {
    const ours = ask(db, { kind: 'repurchase.survival' }, derive(db, CDNOW_FRAME));
    const at = [30, 90, 180, 365, 540].map((day) => ours.findLast((row) => row.day <= day)!.survival.toFixed(5));
    expect(at).toEqual(['0.82605', '0.70853', '0.62367', '0.54434', '0.51038']);
  });
  it('has the summary x, t_x, t of 2,357 customers', () => {
    const settings = { remainingDays: 365, marginRate: 1, discountRate: 0 };
    const rows = ask(db, { kind: 'clv.customersExport', settings }, derive(db, CDNOW_FRAME));
    expect(rows).toHaveLength(2357);
    expect(rows.reduce((all, row) => all + row.x, 0)).toBe(4339);
  });
});

describe.skipIf(!hasPublished)("orders of R's package rfm (skipped without ../shared)", () => {
  let context: Context;
  beforeAll(() => {
    loadRfmR(db);
    context = derive(db, RFM_R_FRAME);
  });
  const fixedCuts = { r: [115, 181, 297.4, 482], f: [4, 5, 6, 8], m: [255.8, 382, 506.4, 666] };
  const scores = (settings: Partial<typeof RFM_DEFAULTS>) =>
    ask(db, { kind: 'rfm.customers', settings: { ...RFM_DEFAULTS, ...settings }, rules: 'eight' }, context);
  const published = () => new Map(reference(db, 'rfmR_orders.csv').map((row) => [row['customer_id'], row]));

  it('has the customers, orders and revenue published', () => {
    const [totals] = ask(db, { kind: 'overview.totals' }, context);
    expect(totals).toMatchObject({ customers: 995, orders: 4906, revenue: 464158 });
  });
  it('gives every customer the published values and, with the fixed cuts of the package, its scores', () => {
    const expected = published();
    const ours = scores({ scheme: 'fixed', fixedCuts });
    expect(ours).toHaveLength(expected.size);
    for (const row of ours) {
      expect(expected.get(row.customer_id)).toMatchObject({
        recency_days: row.days_since_last_order,
        transaction_count: row.orders,
        amount: row.revenue,
        recency_score: row.r,
        frequency_score: row.f,
        monetary_score: row.m,
      });
    }
    expect(ours.filter(({ r, f, m }) => r + f + m === 15)).toHaveLength(35);
  });
  it('puts every customer into the segment the package puts them, and has its table of ten segments', () => {
    const settings = { ...RFM_DEFAULTS, scheme: 'fixed', fixedCuts } as const;
    const expected = published();
    for (const { customer_id, segment } of ask(db, { kind: 'rfm.customers', settings, rules: 'rrfm' }, context)) {
      const { recency_score, frequency_score, monetary_score } = expected.get(customer_id)!;
      const cell = { r: Number(recency_score), f: Number(frequency_score), m: Number(monetary_score) };
      expect(segment).toBe(claims(RULE_SETS.rrfm, cell)[0]);
    }
    const segments = ask(db, { kind: 'rfm.segments', settings, rules: 'rrfm' }, context);
    const ours = segments.map(({ segment, customers, orders, revenue, aov }) => ({
      segment: ruleSets[`segments.class.${segment}` as keyof typeof ruleSets],
      customers,
      orders,
      revenue,
      aov: Number(aov!.toFixed(2)),
    }));
    const { readme_segments } = referenceJson('rfm_R.json')['orders'] as { readme_segments: typeof ours };
    const byName = (rows: typeof ours) =>
      Object.fromEntries(rows.map(({ segment, ...row }) => [String(segment).replace('’', "'").toLowerCase(), row]));
    expect(byName(ours)).toEqual(byName(readme_segments));
  });
  it('differs by quantile in one R and two M scores, as METHODS says', () => {
    const expected = published();
    const ours = scores({});
    const differing = (score: 'r' | 'f' | 'm', column: string) =>
      ours.filter((row) => expected.get(row.customer_id)![column] !== row[score]).length;
    expect([
      differing('r', 'recency_score'),
      differing('f', 'frequency_score'),
      differing('m', 'monetary_score'),
    ]).toEqual([1, 0, 2]);
  });
});

describe.skipIf(!hasPublished)('Taobao (skipped without ../shared)', () => {
  it('puts every buyer into the published class', () => {
    loadTaobao(db);
    const settings = {
      ...RFM_DEFAULTS,
      scheme: 'fixed',
      fixedCuts: { r: [30, 60, 90, 120], f: [2, 3, 4, 5], m: [50, 100, 150, 200] },
      monetary: 'average',
    } as const;
    const context = derive(db, TAOBAO_FRAME);
    const segments = ask(db, { kind: 'rfm.segments', settings, rules: 'eight' }, context);
    expect(Object.fromEntries(segments.map((row) => [row.segment, row.customers]))).toEqual({
      'important-value': 753,
      'important-keep': 363,
      'important-develop': 5365,
      'important-winback': 7400,
      'general-value': 448,
      'general-keep': 187,
      'general-develop': 4208,
      'general-winback': 6696,
    });
    const means = ask(db, { kind: 'rfm.dimensions', settings }, context).map((row) => row.mean_score?.toFixed(4));
    expect(means).toEqual(['2.4822', '1.0775', '2.9212']);
    const published = new Map(reference(db, 'cn_taobao_rfm_8class.csv').map((row) => [row['买家昵称'], row]));
    for (const row of ask(db, { kind: 'rfm.customers', settings, rules: 'eight' }, context)) {
      expect(published.get(row.customer_id)).toMatchObject({ F: row.orders, R: row.days_since_last_order });
    }
  });
});
