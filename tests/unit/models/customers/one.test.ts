import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';
import { ask, derive, insertLines } from '../../../support/orders.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  insertLines(db, [
    { order_id: '1', customer_id: "o'neil", ordered_at: '2024-01-03 10:05:00', amount: 10, category: 'tea' },
    { order_id: '2', customer_id: "o'neil", ordered_at: '2024-01-03 18:00:00', amount: 4 },
    { order_id: '3', customer_id: "o'neil", ordered_at: '2024-03-03 09:00:00', amount: 30 },
    { order_id: '2', customer_id: "o'neil", ordered_at: '2024-01-09 09:00:00', amount: -4, kind: 'refund' },
    { order_id: '4', customer_id: 'neil', ordered_at: '2024-02-10 12:00:00', amount: 99.99 },
  ]);
});
afterAll(() => db.close());

describe('one customer', () => {
  it('has facts of their own, whatever the id holds', () => {
    const [row, ...others] = ask(db, { kind: 'customers.profile', id: "o'neil" }, derive(db));
    expect(row).toMatchObject({ customer_id: "o'neil", orders: 3, revenue: 40, purchase_days: 2 });
    expect(others).toEqual([]);
  });
  it('who is not there has none', () => {
    const context = derive(db);
    expect(ask(db, { kind: 'customers.profile', id: 'nobody' }, context)).toEqual([]);
    expect(ask(db, { kind: 'customers.orders', id: 'nobody' }, context)).toEqual([]);
  });
  it('shows orders with the days between them, and refunds on their own day', () => {
    const rows = ask(db, { kind: 'customers.orders', id: "o'neil" }, derive(db));
    expect(rows.map((row) => [row.kind, row.order_id, row.time, row.nth, row.days_before, row.amount])).toEqual([
      ['order', '1', '10:05', 1, null, 10],
      ['order', '2', '18:00', 2, 0, 4],
      ['refund', null, null, null, null, -4],
      ['order', '3', '09:00', 3, 60, 30],
    ]);
  });
});
