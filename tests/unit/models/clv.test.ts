import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLV_DEFAULTS } from '#models/clv/index.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';
import { ask, derive, insertLines, type Line } from '../../support/orders.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const FRAME = { asOf: '2024-01-01', window: { kind: 'range', from: '2023-01-01', to: '2023-12-31' } } as const;

/** Customers who ordered in the first half of the year; of them, `stayed` again in the second. */
function shop(customers: number, stayed: number) {
  const sale = (customer: number, day: string): Line => ({
    customer_id: `C${customer}`,
    order_id: `O${customer}${day}`,
    ordered_at: `${day} 10:00:00`,
    amount: 10,
    kind: 'sale',
  });
  const lines = Array.from({ length: customers }, (_, i) => [
    sale(i, '2023-01-01'),
    ...(i < stayed ? [sale(i, '2023-11-01')] : []),
  ]).flat();
  insertLines(db, lines);
  const context = derive(db, FRAME);
  const [summary] = ask(db, { kind: 'clv.summary', settings: CLV_DEFAULTS }, context);
  const each = ask(db, { kind: 'clv.customersExport', settings: CLV_DEFAULTS }, context);
  return { summary: summary!, each };
}

describe('the remaining time of the formula', () => {
  it('is half a frame by the share that did not come back', () => {
    const { summary } = shop(100, 50);
    expect(summary).toMatchObject({ remaining_source: 'retention', remaining_days: 365 });
  });

  it('is not told, nor is anything made of it, when nearly everyone stayed', () => {
    const { summary, each } = shop(100, 97);
    expect(summary).toMatchObject({ remaining_source: 'unknown', remaining_days: null, value: null });
    expect(each.map((row) => row['expected_orders']).filter((value) => value !== null)).toEqual([]);
  });

  it('is not told when everyone stayed', () => {
    expect(shop(10, 10).summary).toMatchObject({ remaining_source: 'unknown', remaining_days: null });
  });
});
