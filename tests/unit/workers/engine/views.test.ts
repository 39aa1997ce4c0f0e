import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ANSWER_TABLES } from '../../../../workers/engine/views.ts';
import { LINE_COLUMNS } from '#orders/schema.ts';
import { Engine } from '../../../support/datasets.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open();
});
afterAll(() => engine.close());
afterEach(() => engine.clear());

const repeated = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i));
const ORDERS = [
  'order_id,customer_id,date,unit_price,quantity',
  ...repeated(24, (i) => `o${i},c${i % 7},2024-01-${10 + (i % 20)},${5 + i},1`),
  'o50,,2024-01-10,3,1',
  'o51,c1,2024-01-10,0,1',
  'o0,c0,2024-01-10,5,1',
  '合计,,,,25',
].join('\n');
const REFUNDED = [
  'order_id,customer_id,date,amount,refund_amount',
  ...repeated(24, (i) => `r${i},c${i % 7},2024-02-${10 + (i % 18)},${50 + i},${i === 3 ? '20' : ''}`),
].join('\n');
const BASKETS = repeated(40, (i) => ['milk', 'bread', 'tea', 'rice'].slice(i % 3).join(',')).join('\n');
const FEEDBACK = [
  'customer_id,date,score,comment',
  ...repeated(24, (i) => `c${i},2024-01-10,${i % 11},fine ${i}`),
].join('\n');
const MEMBERS = ['customer_id,level,points', ...repeated(24, (i) => `c${i},gold,${i}`)].join('\n');

const SHAPES = {
  order_lines: Object.keys(LINE_COLUMNS),
  basket_lines: Object.keys(LINE_COLUMNS),
  feedback: Object.keys(ANSWER_TABLES.feedback),
  members: Object.keys(ANSWER_TABLES.members),
  found_lines: ['found', 'counted', ...Object.keys(LINE_COLUMNS)],
  quarantine: ['line_no', 'source', 'text', 'reason', 'column'],
};
const count = (view: string) => engine.rows(`SELECT count(*) AS n FROM ${view}`)[0]!['n'];
const types = () => Object.keys(SHAPES).map((view) => engine.db.types(`FROM ${view}`));

describe('the tables of the SQL desk', () => {
  it('have their columns and types with no file, and the same with files of every kind', async () => {
    await engine.show([]);
    for (const [view, columns] of Object.entries(SHAPES)) {
      expect(Object.keys(engine.db.types(`FROM ${view}`)), view).toEqual(columns);
      expect(count(view), view).toBe(0);
    }
    const none = types();
    await engine.load(1, ORDERS, { name: 'orders.csv' });
    await engine.load(2, BASKETS, { name: 'baskets.csv' });
    await engine.load(3, FEEDBACK, { name: 'answers.csv', table: 'feedback' });
    await engine.load(4, MEMBERS, { name: 'members.csv', table: 'members' });
    await engine.show([1, 2, 3, 4]);
    expect(types()).toEqual(none);
    expect([count('order_lines'), count('feedback'), count('members')]).toEqual([25, 24, 24]);
    expect(engine.rows("SELECT count(DISTINCT order_id) AS baskets FROM basket_lines WHERE product = 'tea'")).toEqual([
      { baskets: 40 },
    ]);
    await engine.show([3]);
    expect(types()).toEqual(none);
    expect(engine.datasets.data).toBeNull();
  });

  it('show what was found line by line, counted or not', async () => {
    await engine.load(1, ORDERS, { name: 'orders.csv' });
    await engine.show([1]);
    const found = () =>
      engine.rows('SELECT found, counted, line_no, order_id FROM found_lines ORDER BY line_no, found');
    expect(found()).toEqual([
      { found: 'no-customer', counted: false, line_no: 26, order_id: 'o50' },
      { found: 'no-price', counted: false, line_no: 27, order_id: 'o51' },
      { found: 'zero-value', counted: false, line_no: 27, order_id: 'o51' },
      { found: 'copy', counted: true, line_no: 28, order_id: 'o0' },
      { found: 'totals-row', counted: false, line_no: 29, order_id: '合计' },
    ]);
    await engine.show([1], { leave: ['copy'] });
    expect(found().map(({ counted }) => counted)).toEqual([false, true, true, false, false]);
    expect(count('order_lines')).toBe(25);
  });
});

describe('the lines of frames', () => {
  it('are each numbered once, also money back that stands in a column of its own', async () => {
    await engine.load(1, ORDERS, { name: 'orders.csv' });
    await engine.load(2, REFUNDED, {
      name: 'refunded.csv',
      change: (plan) => ({
        ...plan,
        columns: plan.columns.map((column) =>
          column.name === 'refund_amount' ? { name: column.name, role: 'refunded' } : column,
        ),
      }),
    });
    await engine.show([1, 2]);
    const { lines } = engine.datasets.data!;
    const [numbers] = engine.db.rows(
      `SELECT count(*) AS lines, count(DISTINCT rowid) AS numbers, sum(amount) AS amount FROM ${lines.text}`,
    );
    const [shown] = engine.rows('SELECT count(*) AS lines, sum(amount) AS amount FROM order_lines');
    expect(numbers).toEqual({ lines: 50, numbers: 50, amount: shown!['amount'] });
    expect(shown!['lines']).toBe(50);
    expect(
      engine.rows(
        "SELECT order_id, kind, amount, line_no FROM order_lines WHERE source = 'refunded.csv' AND order_id = 'r3' ORDER BY kind",
      ),
    ).toEqual([
      { order_id: 'r3', kind: 'refund', amount: -20, line_no: 5 },
      { order_id: 'r3', kind: 'sale', amount: 53, line_no: 5 },
    ]);
  });
});
