import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSettings, RFM_DEFAULTS, RULE_SETS, type RfmSettings } from '#models/rfm/index.ts';
import { cellsOf, claims, faults, placesOf } from '#models/rfm/rules/index.ts';
import { membersSql } from '#segments/definition.ts';
import type { Context } from '#models/question.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';
import { ask, derive, insertLines, type Line } from '../../support/orders.ts';

describe('the eight classes', () => {
  it('cover every customer exactly once', () => {
    expect(faults(RULE_SETS.eight, cellsOf(RULE_SETS.eight, placesOf(RULE_SETS.eight, RFM_DEFAULTS)))).toEqual({
      holes: [],
      overlaps: [],
    });
  });
  it('are named by money, then by recency and frequency', () => {
    expect(claims(RULE_SETS.eight, { r: 0, f: 1, m: 1 })).toEqual(['important-keep']);
    expect(claims(RULE_SETS.eight, { r: 1, f: 0, m: 0 })).toEqual(['general-develop']);
  });
});

describe('faults', () => {
  it('shows the holes and overlaps of a rule set', () => {
    const rules = {
      id: 'broken',
      basis: 'score',
      k: 2,
      segments: [
        { id: 'good', boxes: [{ r: [2, 2] }] },
        { id: 'big', boxes: [{ m: [2, 2] }] },
      ],
    } as const;
    const { holes, overlaps } = faults(rules, cellsOf(rules, { r: 2, f: 2, m: 2 }));
    expect(holes).toEqual([
      { r: 1, f: 1, m: 1 },
      { r: 1, f: 2, m: 1 },
    ]);
    expect(overlaps.every(({ r, m }) => r === 2 && m === 2)).toBe(true);
  });
});

describe('checkSettings', () => {
  it.each<[string, Partial<RfmSettings>]>([
    ['k: 1', { k: 1 }],
    ['k: 11', { k: 11 }],
    ['k: 2.5', { k: 2.5 }],
    ['fixedCuts', { scheme: 'fixed' }],
    ['fixedCuts.f', { scheme: 'fixed', fixedCuts: { r: [1], f: [2, 2], m: [1] } }],
    ['fixedCuts.m', { scheme: 'fixed', fixedCuts: { r: [1], f: [2], m: [] } }],
  ])('refuses %s', (message, settings) => {
    expect(() => checkSettings({ ...RFM_DEFAULTS, ...settings })).toThrow(message);
  });
});

describe('scores', () => {
  let db: TestDuckDB;
  let context: Context;
  beforeAll(async () => {
    db = await openDuckDB();
    insertLines(
      db,
      // One customer per number n: n orders of 10 n each, the last n days ago; 'twin' is like 3.
      [1, 2, 3, 4, 5, 3].flatMap((n, i) =>
        Array.from({ length: n }, (_, order): Line => ({
          customer_id: i === 5 ? 'twin' : `c${n}`,
          order_id: `${i}-${order}`,
          ordered_at: `2024-01-${String(31 - n - order).padStart(2, '0')}`,
          amount: 10 * n,
        })),
      ),
    );
    context = derive(db, { asOf: '2024-01-31' });
  });
  afterAll(() => db.close());

  const of = (settings: Partial<RfmSettings>) =>
    Object.fromEntries(
      ask(db, { kind: 'rfm.customers', settings: { ...RFM_DEFAULTS, ...settings }, rules: 'eight' }, context).map(
        ({ customer_id, r, f, m }) => [customer_id, `${r}${f}${m}`],
      ),
    );

  it('put a value equal to a cut into the lower class, by quantile', () => {
    // n = 6: days, orders 1 2 3 3 4 5, cuts at positions 5/3 and 10/3: 2 2/3 and 3 1/3.
    expect(of({ k: 3 })).toEqual({ c1: '311', c2: '311', c3: '222', c4: '133', c5: '133', twin: '222' });
    // The middle of 1 2 3 3 4 5 is 3 itself.
    expect(of({ k: 2 })).toEqual({ c1: '211', c2: '211', c3: '211', c4: '122', c5: '122', twin: '211' });
  });
  it('make equal groups by ntile, ties by id', () => {
    expect(of({ k: 2, scheme: 'ntile' })).toEqual({
      c1: '211',
      c2: '211',
      c3: '111',
      c4: '122',
      c5: '122',
      twin: '222',
    });
  });
  it('put a value equal to a cut into the upper class, by fixed cuts', () => {
    const fixedCuts = { r: [3], f: [2, 4], m: [90.01] };
    expect(of({ scheme: 'fixed', fixedCuts })).toEqual({
      c1: '211',
      c2: '221',
      c3: '121',
      c4: '132',
      c5: '132',
      twin: '121',
    });
  });
  it('are high strictly above the mean or median, for R strictly below', () => {
    expect(of({ scheme: 'mean' })).toEqual({ c1: '211', c2: '211', c3: '111', c4: '122', c5: '122', twin: '111' });
    expect(of({ scheme: 'median' })).toMatchObject({ c2: '211', c3: '111', c4: '122', twin: '111' });
  });
  it('take M from the average order on demand', () => {
    const cuts = ask(db, { kind: 'rfm.cuts', settings: { ...RFM_DEFAULTS, k: 2, monetary: 'average' } }, context);
    expect(cuts.find((row) => row.dimension === 'm')!.cut).toBe(30);
  });
  it('are listed even when empty', () => {
    const scores = ask(db, { kind: 'rfm.scores', settings: { ...RFM_DEFAULTS, k: 10 } }, context);
    expect(scores).toHaveLength(30);
    expect(scores.filter((row) => row.dimension === 'f' && row.customers === 0).length).toBeGreaterThan(0);
  });
  it('name the customers behind a segment and behind a cell of the grid', () => {
    const settings = { ...RFM_DEFAULTS, k: 2 };
    const ids = (members: Parameters<typeof membersSql>[0]) =>
      db.rows(membersSql(members, context)).map((row) => row['customer_id']);
    expect(ids({ kind: 'rfm-cell', settings, cell: { r: 1, f: 2 } }).sort()).toEqual(['c4', 'c5']);
    const segment = { kind: 'rfm', settings, rules: 'eight', segment: 'important-keep' } as const;
    expect(ids(segment).sort()).toEqual(['c4', 'c5']);
    const list = {
      kind: 'customers.list',
      search: 'C4',
      sort: 'orders',
      direction: 'down',
      offset: 0,
      limit: 5,
    } as const;
    expect(ask(db, list, context)).toMatchObject([{ place: 1, customer_id: 'c4' }]);
    expect(ask(db, { ...list, kind: 'customers.count' }, context)).toEqual([{ customers: 1 }]);
  });
});

describe('cut points on money', () => {
  let db: TestDuckDB;
  beforeAll(async () => {
    db = await openDuckDB();
  });
  afterAll(() => db.close());

  const shopOf = (amounts: readonly number[]): Context => {
    insertLines(
      db,
      amounts.map((amount, i): Line => ({
        customer_id: `c${i}`,
        order_id: String(i),
        ordered_at: '2024-01-01',
        amount,
      })),
    );
    return derive(db);
  };

  it.each(['total', 'average'] as const)('put nobody above the mean of equal values, by %s', (monetary) => {
    // In doubles the mean of three times 29.9 is 29.899999999999995.
    const context = shopOf([29.9, 29.9, 29.9]);
    const settings: RfmSettings = { ...RFM_DEFAULTS, monetary, scheme: 'mean', threshold: 'mean' };
    const [, , m] = ask(db, { kind: 'rfm.dimensions', settings }, context);
    expect(m).toMatchObject({ mean_score: 1, threshold: 29.9, high_customers: 0 });
  });

  it.each([1, 1e5])('part 91 different customers into tenths, 10 and then 9 each, in units of %d', (unit) => {
    // The 64th value is the seventh cut, but 0.7 of 90 is 62.99999999999999.
    const context = shopOf(Array.from({ length: 91 }, (_, i) => (i + 1) * 37.11 * unit));
    const scores = ask(db, { kind: 'rfm.scores', settings: { ...RFM_DEFAULTS, k: 10 } }, context);
    const sizes = scores.filter(({ dimension }) => dimension === 'm').map(({ customers }) => customers);
    expect(sizes).toEqual([10, 9, 9, 9, 9, 9, 9, 9, 9, 9]);
    const settings = { unit: 'price', measure: 'first', days: 1, horizonDays: 1, sameDay: true } as const;
    const units = ask(db, { kind: 'association.units', settings }, context);
    expect(units.map(({ customers }) => customers)).toEqual(sizes);
  });
});

describe('segments of a shop that gave back more than it took', () => {
  it('have no share of the revenue', async () => {
    const db = await openDuckDB();
    insertLines(db, [
      { customer_id: 'a', order_id: '1', ordered_at: '2024-01-01', amount: 10 },
      { customer_id: 'b', order_id: '2', ordered_at: '2024-01-09', amount: 20 },
      { customer_id: 'b', order_id: '2', ordered_at: '2024-01-09', amount: -50, kind: 'refund' },
    ]);
    const rows = ask(db, { kind: 'rfm.segments', settings: RFM_DEFAULTS, rules: 'eight' }, derive(db));
    expect(rows.reduce((sum, { revenue }) => sum + revenue, 0)).toBe(-20);
    expect(rows.map(({ revenue_share }) => revenue_share)).toEqual(rows.map(() => null));
    db.close();
  });
});
