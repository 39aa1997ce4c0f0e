import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historiesSql } from '#models/clv/histories.ts';
import { judgedSql } from '#models/clv/trust/sql.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import { settingsFor, RULE_SETS } from '#models/rfm/rules/index.ts';
import { RFM_DEFAULTS } from '#models/rfm/index.ts';
import type { Context } from '#models/question.ts';
import { sql } from '#sql/tag.ts';
import { openDuckDB, type Row, type TestDuckDB } from '../../../support/duckdb.ts';
import { ask, derive, insertLines } from '../../../support/orders.ts';
import { CDNOW_FRAME, hasPublished, loadCdnowSample, reference, referenceJson } from '../../../support/published.ts';
import { VALUATION } from '../../../support/examples.ts';

interface Anchor {
  id: string;
  data: [customer: number, day: string, amount: number][];
  value: number[][];
}

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

describe.skipIf(!hasPublished)('the six customers of pymc-marketing (skipped without ../shared)', () => {
  const anchors = hasPublished ? (referenceJson('anchors.json') as unknown as Anchor[]) : [];
  const anchor = (id: string): Anchor => anchors.find((one) => one.id === id)!;
  const shopOf = (id: string, asOf: string): Context => {
    insertLines(
      db,
      anchor(id).data.map(([customer, day, amount]) => ({ customer_id: String(customer), ordered_at: day, amount })),
    );
    return derive(db, { asOf, sameDay: 'merge' });
  };

  it('have the published summary in days, to 7 February inclusive', () => {
    const context = shopOf('rfm_summary_day', '2015-02-08');
    const rows = db.rows(sql`SELECT customer_id::INTEGER AS id, x, t_x, t, coalesce(mean_spend, 0) AS spend
      FROM (${historiesSql({ fittedTo: '2015-02-07', model: 'mbg', unit: 'day' }, context)})
      ORDER BY id`);
    expect(rows.map((row) => Object.values(row))).toEqual(anchor('rfm_summary_day').value);
  });
  it('have the published summary in weeks, which end on Sunday 8 February', () => {
    const context = shopOf('rfm_summary_week', '2015-02-09');
    const rows = db.rows(sql`SELECT customer_id::INTEGER AS id, key_x, key_t_x, key_t
      FROM (${historiesSql({ fittedTo: null, model: 'bgbb', unit: 'week' }, context)})
      ORDER BY id`);
    expect(rows.map((row) => Object.values(row))).toEqual(anchor('rfm_summary_week').value);
  });
  it('have the published orders, recency as of 7 February, and mean spend', () => {
    const context = shopOf('rfm_summary_first', '2015-02-07');
    const rows = db.rows(sql`SELECT customer_id::INTEGER AS id, orders, days_since_last_order AS recency, aov
      FROM ${context.customers}
      ORDER BY id`);
    expect(rows.map((row) => Object.values(row))).toEqual(anchor('rfm_summary_first').value);
  });
  it('are in the published segments', () => {
    const { data, value } = anchor('rfm_segments_default') as unknown as Pick<Anchor, 'data'> & { value: string[] };
    expect(data).toHaveLength(14);
    const settings = { ...settingsFor(RULE_SETS.quartile5, RFM_DEFAULTS), monetary: 'average' as const };
    const context = shopOf('rfm_segments_default', '2015-02-07');
    const rows = ask(db, { kind: 'rfm.customers', settings, rules: 'quartile5' }, context);
    const names: Record<string, string> = {
      'quartile5-premium': 'Premium Customer',
      'quartile5-repeat': 'Repeat Customer',
      'quartile5-top-spender': 'Top Spender',
      'quartile5-at-risk': 'At Risk Customer',
      'quartile5-inactive': 'Inactive Customer',
    };
    const segments = new Map(rows.map((row) => [row.customer_id, names[row.segment] ?? 'Other']));
    expect(['1', '2', '3', '4', '5', '6'].map((id) => segments.get(id))).toEqual(value);
  });
});

describe.skipIf(!hasPublished)('every customer of CDNOW, from orders to value (skipped without ../shared)', () => {
  const FITTED_TO = '1997-09-30';
  const HORIZON_DAYS = 39 * 7;
  let published: Map<number, Row>;
  let context: Context;
  beforeAll(() => {
    loadCdnowSample(db);
    context = derive(db, CDNOW_FRAME);
    const rows = reference(db, 'cdnow_percustomer_publishedparams_R.csv');
    published = new Map(rows.map((row) => [Number(row['cust']), row]));
  });
  const near = (ours: unknown, theirs: unknown): void =>
    expect(Math.abs(Number(ours) - Number(theirs))).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(Number(theirs))));
  const inWeeks = (model: Valuation['model'], parameters: readonly number[]): Valuation => ({
    ...VALUATION,
    model,
    parameters,
    unit: 'week',
    fittedTo: FITTED_TO,
    horizonDays: HORIZON_DAYS,
    discountRate: 0,
    spend: { by: 'gamma-gamma', parameters: [6.25, 3.74, 15.44] },
  });
  const mbg = (): number[] => {
    const { percustomer_published } = referenceJson('cdnow_R.json') as {
      percustomer_published: { mbg_params: Record<'r' | 'alpha' | 'a' | 'b', number> };
    };
    const { r, alpha, a, b } = percustomer_published.mbg_params;
    return [r, alpha, a, b];
  };

  it('has the history of R', () => {
    const histories = historiesSql({ fittedTo: FITTED_TO, model: 'mbg', unit: 'day' }, context);
    const rows = db.rows(sql`SELECT * FROM (${histories})`);
    expect(rows).toHaveLength(2357);
    for (const row of rows) {
      const theirs = published.get(Number(row['customer_id']))!;
      expect(row['x']).toBe(theirs['x']);
      near(row['t_x'], Number(theirs['t.x']) * 7);
      near(row['t'], Number(theirs['T.cal']) * 7);
      near(row['mean_spend'] ?? 0, theirs['zbar']);
      near(row['historic'], theirs['sales_cal']);
    }
  });
  it.each([
    ['bg', () => [0.243, 4.414, 0.793, 2.426], 'bg_palive', 'bg_cet39'],
    ['mbg', mbg, 'mbg_palive', null],
    ['pareto', () => [0.553, 10.578, 0.606, 11.669], 'pnbd_palive', 'pnbd_cet39'],
  ] as const)('has the value by %s that R gives', (model, parameters, alive, expected) => {
    const rows = db.rows(sql`SELECT * FROM ${context.valued(inWeeks(model, parameters()))}`);
    expect(rows).toHaveLength(2357);
    for (const row of rows) {
      const theirs = published.get(Number(row['customer_id']))!;
      near(row['p_alive'], theirs[alive]);
      near(row['spend_per_order'], theirs['gg_spend']);
      if (expected === null) continue;
      near(row['expected_orders'], theirs[expected]);
      near(row['expected_revenue'], Number(theirs[expected]) * Number(theirs['gg_spend']));
    }
  });
  it('is held against the repeat days that R counts afterwards', () => {
    const judged = judgedSql(inWeeks('mbg', mbg()), context);
    const rows = db.rows(sql`SELECT customer_id, actual FROM (${judged})`);
    expect(rows).toHaveLength(2357);
    for (const row of rows) expect(row['actual']).toBe(published.get(Number(row['customer_id']))!['x.star']);
  });
});
