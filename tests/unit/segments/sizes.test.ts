import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COHORT_DEFAULTS } from '#models/cohorts/index.ts';
import { RFM_DEFAULTS } from '#models/rfm/index.ts';
import type { SegmentDefinition } from '#segments/definition.ts';
import { SIZE_COLUMNS, sizesSql } from '#segments/sizes.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';
import { derive, insertLines } from '../../support/orders.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const LINES = [
  { customer_id: 'ann', ordered_at: '2024-01-03 10:00:00', amount: 10, order_id: '1' },
  { customer_id: 'ann', ordered_at: '2024-03-03 10:00:00', amount: 30.5, order_id: '2' },
  { customer_id: 'bob', ordered_at: '2024-02-10 12:00:00', amount: 99.99, order_id: '3' },
];
const orders = (value: number): SegmentDefinition => ({
  kind: 'rule',
  rule: { kind: 'test', field: 'orders', op: 'gte', value },
});

describe('sizesSql', () => {
  it('measures every definition in the order given, empty ones too', () => {
    insertLines(db, LINES);
    const context = derive(db);
    const january: SegmentDefinition = { kind: 'cohort', settings: COHORT_DEFAULTS, cohort: '2024-01', period: null };
    const best: SegmentDefinition = { kind: 'rfm', settings: RFM_DEFAULTS, rules: 'eight', segment: 'important-value' };
    const rows = db.rows(sizesSql([orders(3), orders(1), january, best], context));
    expect(rows.slice(0, 3)).toEqual([
      { place: 0, customers: 0, orders: 0, revenue: 0 },
      { place: 1, customers: 2, orders: 3, revenue: 140.49 },
      { place: 2, customers: 1, orders: 2, revenue: 40.5 },
    ]);
    expect(rows).toHaveLength(4);
  });
  it('answers with the columns it promises', () => {
    insertLines(db, LINES);
    const types = db.types(sizesSql([orders(1)], derive(db)));
    expect(types).toEqual({ place: 'INTEGER', customers: 'INTEGER', orders: 'INTEGER', revenue: 'DOUBLE' });
    expect(Object.keys(SIZE_COLUMNS)).toEqual(Object.keys(types));
  });
  it('has nothing to measure without definitions', () => {
    insertLines(db, LINES);
    expect(() => sizesSql([], derive(db))).toThrow(RangeError);
  });
});
