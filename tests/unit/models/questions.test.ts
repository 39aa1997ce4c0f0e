import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLV_DEFAULTS } from '#models/clv/index.ts';
import type { Context } from '#models/question.ts';
import { QUESTIONS, type Kind } from '#models/questions.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';
import { EXAMPLES } from '../../support/examples.ts';
import { ask, createLines, derive, deriveApart, insertLines, type Line } from '../../support/orders.ts';

let db: TestDuckDB;
let smallShop: Context[];
let emptyShop: Context;
beforeAll(async () => {
  db = await openDuckDB();
  insertLines(db, LINES);
  smallShop = (['own', 'original', 'ignore'] as const).map((refunds) =>
    deriveApart(db, `small_${refunds}`, { refunds }),
  );
  insertLines(db, []);
  emptyShop = deriveApart(db, 'empty');
});
afterAll(() => db.close());

const kinds = Object.keys(QUESTIONS) as Kind[];

const LINES: Line[] = [
  { order_id: '1', customer_id: 'ann', ordered_at: '2024-01-03 10:00:00', amount: 10, category: 'tea' },
  { order_id: '1', customer_id: 'ann', ordered_at: '2024-01-03 10:00:00', amount: 5.5, category: 'cups' },
  { order_id: '2', customer_id: 'ann', ordered_at: '2024-01-03 18:00:00', amount: 4 },
  { order_id: '3', customer_id: 'ann', ordered_at: '2024-03-20 09:00:00', amount: 30 },
  { order_id: '3', customer_id: 'ann', ordered_at: '2024-03-25 09:00:00', amount: -30, kind: 'refund' },
  { order_id: '4', customer_id: 'bob', ordered_at: '2024-02-10 12:00:00', amount: 99.99, category: 'tea' },
  { order_id: '5', customer_id: 'bob', ordered_at: '2024-02-12 12:00:00', amount: 0, kind: 'gift' },
  { order_id: '6', customer_id: 'cid', ordered_at: '2024-02-11 12:00:00', amount: 50, kind: 'cancelled' },
  { order_id: '9', customer_id: 'c1', ordered_at: '2024-01-05 12:00:00', amount: 20 },
  { order_id: '10', customer_id: 'c1', ordered_at: '2024-02-20 12:00:00', amount: 25 },
  { order_id: '11', customer_id: 'c1', ordered_at: '2024-06-10 12:00:00', amount: 30 },
  { order_id: '7', customer_id: '丁', ordered_at: '2024-04-01 00:00:00', amount: 7 },
  { order_id: '8', customer_id: null, ordered_at: '2024-04-01 00:00:00', amount: 8 },
];

describe('every question', () => {
  it.each(kinds)('answers %s as promised on a small shop', (kind) => {
    for (const context of smallShop) expect(ask(db, EXAMPLES[kind], context)).not.toHaveLength(0);
  });
  it.each(kinds)('answers %s as promised with no data at all', (kind) => {
    expect(() => ask(db, EXAMPLES[kind], emptyShop)).not.toThrow();
  });
  it('keeps the order of its rows however many there are', () => {
    createLines(db);
    db.run(`INSERT INTO order_lines (line_no, source, customer_id, ordered_at, amount, kind)
SELECT i, 'orders.csv', 'c' || i, TIMESTAMP '2024-01-01', hash(i) % 1000 + 1, 'sale' FROM range(20000) AS rows(i)`);
    const list = ask(
      db,
      { kind: 'customers.list', search: '', sort: 'revenue', direction: 'down', offset: 0, limit: 20_000 },
      derive(db),
    );
    expect(list.map((row) => row.place)).toEqual(Array.from({ length: 20_000 }, (_, i) => i + 1));
  });
  it('refuses a parameter out of its range', () => {
    insertLines(db, LINES);
    const context = derive(db);
    expect(() => ask(db, { kind: 'overview.recency', width: 0 }, context)).toThrow('width');
    expect(() => ask(db, { kind: 'overview.concentration', top: 2 }, context)).toThrow('top');
    expect(() => ask(db, { kind: 'repurchase.days', sameDay: true, days: [] }, context)).toThrow(RangeError);
    expect(() => ask(db, { kind: 'clv.summary', settings: { ...CLV_DEFAULTS, marginRate: 2 } }, context)).toThrow(
      'marginRate',
    );
  });
});
