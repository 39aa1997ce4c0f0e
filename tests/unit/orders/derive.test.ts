import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '#orders/frame.ts';
import { totalsSql } from '#orders/derive.ts';
import { sql } from '#sql/tag.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';
import { derive, insertLines, type Line } from '../../support/orders.ts';
import { numRuns } from '../../support/runs.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

/** The lines under a frame, as the tables a test asks for. */
function tables(lines: readonly Line[], settings: Partial<Frame> = {}, members?: Parameters<typeof derive>[2]) {
  insertLines(db, lines);
  derive(db, settings, members);
  const day = (column: string) => `strftime(${column}, '%Y-%m-%d') AS ${column}`;
  return {
    orders: db.rows(
      `SELECT order_id, customer_id, ${day('day')}, nth, amount, lines FROM orders ORDER BY customer_id, nth`,
    ),
    refunds: db.rows(`SELECT customer_id, ${day('day')}, amount FROM refunds ORDER BY customer_id, day`),
    customers: db.rows('SELECT * FROM customers'),
    revenue: () => db.rows(totalsSql(sql`customers`))[0]!,
  };
}

const sale = (customer_id: string, day: string, amount: number, more: Partial<Line> = {}): Line => ({
  customer_id,
  ordered_at: day.length === 10 ? `${day} 12:00:00` : day,
  amount,
  ...more,
});
const refund = (customer_id: string, day: string, amount: number, more: Partial<Line> = {}): Line =>
  sale(customer_id, day, amount, { kind: 'refund', ...more });

describe('an order', () => {
  it('is all lines with one id of one customer, whichever files they stand in', () => {
    const { orders } = tables([
      sale('a', '2024-01-01', 1.1, { order_id: '7' }),
      sale('a', '2024-01-01', 2.2, { order_id: '7' }),
      sale('a', '2024-01-02', 4, { order_id: '7', source: 'other.csv', line_no: 1 }),
      sale('b', '2024-01-01', 8, { order_id: '7' }),
    ]);
    expect(orders.map((row) => [row['customer_id'], row['amount'], row['lines']])).toEqual([
      ['a', 7.3, 3],
      ['b', 8, 1],
    ]);
  });
  it('is each line where the file has no order ids', () => {
    const { orders } = tables([sale('a', '2024-01-01', 1), sale('a', '2024-01-01', 2)]);
    expect(orders.map((row) => row['order_id'])).toEqual(['#2', '#1']);
  });
  it('is each line of each file where the files have no order ids', () => {
    const { orders } = tables([
      sale('a', '2024-01-01', 1, { line_no: 2 }),
      sale('a', '2024-01-02', 2, { line_no: 2, source: 'other.csv' }),
    ]);
    expect(orders.map(({ order_id, amount }) => [order_id, amount])).toEqual([
      ['#2', 1],
      ['#2', 2],
    ]);
  });
  it('is described by its largest line at its earliest time', () => {
    const line = (time: string, amount: number, product: string | null) =>
      sale('a', `2024-01-01 ${time}`, amount, { order_id: '7', product });
    const lines = [
      line('09:00:00', 9, 'late'),
      line('08:00:00', 1, 'lid'),
      line('08:00:00', 2, null),
      line('08:00:00', 2, 'mug'),
    ];
    expect(tables(lines).customers).toMatchObject([{ first_product: 'mug', first_amount: 14 }]);
  });
  it('is dated by its first line and in the window with all of them', () => {
    const lines = [sale('a', '2024-01-31', 1, { order_id: 'x' }), sale('a', '2024-02-01', 2, { order_id: 'x' })];
    const january = { kind: 'range', from: '2024-01-01', to: '2024-01-31' } as const;
    const february = { kind: 'range', from: '2024-02-01', to: '2024-02-28' } as const;
    expect(tables(lines, { window: january }).orders).toMatchObject([{ day: '2024-01-31', amount: 3 }]);
    expect(tables(lines, { window: february }).orders).toEqual([]);
  });
  it('needs a customer, is not cancelled and, to be paid, costs something', () => {
    const lines = [
      { ...sale('', '2024-01-01', 1), customer_id: null },
      sale('a', '2024-01-01', 2, { kind: 'cancelled' }),
      sale('b', '2024-01-01', 0, { kind: 'gift' }),
      sale('c', '2024-01-01', 0),
      sale('d', '2024-01-01', 4),
    ];
    expect(tables(lines).orders.map((row) => row['customer_id'])).toEqual(['d']);
    expect(tables(lines, { count: 'all' }).orders.map((row) => row['customer_id'])).toEqual(['b', 'c', 'd']);
  });
  it('numbers ties by the order id as text', () => {
    const { orders } = tables([
      sale('a', '2024-01-01', 1, { order_id: '9' }),
      sale('a', '2024-01-01', 2, { order_id: '10' }),
    ]);
    expect(orders.map((row) => [row['order_id'], row['nth']])).toEqual([
      ['10', 1],
      ['9', 2],
    ]);
  });
  it('is the whole day when same-day orders are merged', () => {
    const lines = [
      sale('a', '2024-01-01 09:00:00', 1, { order_id: 'x' }),
      sale('a', '2024-01-01 08:00:00', 2, { order_id: 'y' }),
      sale('a', '2024-01-02', 4, { order_id: 'z' }),
    ];
    expect(tables(lines, { sameDay: 'merge' }).orders).toMatchObject([
      { order_id: 'y', nth: 1, amount: 3, lines: 2 },
      { order_id: 'z', nth: 2, amount: 4, lines: 1 },
    ]);
  });
});

describe('refunds', () => {
  const lines = [
    sale('a', '2024-01-10', 100, { order_id: '1' }),
    sale('a', '2024-02-10', 50, { order_id: '2' }),
    refund('a', '2024-03-01', -30, { order_id: '1' }),
    sale('z', '2024-03-31', 1),
  ];
  it('come on their own date', () => {
    const { refunds, customers, revenue } = tables(lines, { refunds: 'own' });
    expect(refunds).toEqual([{ customer_id: 'a', day: '2024-03-01', amount: -30 }]);
    expect(customers[0]).toMatchObject({ orders: 2, revenue: 120, first_amount: 100, aov: 60 });
    expect(revenue()).toEqual({ customers: 2, orders: 3, revenue: 121 });
  });
  it('move to the order with the same id', () => {
    const { orders, refunds } = tables(lines, { refunds: 'original' });
    expect(orders.map((row) => row['amount'])).toEqual([70, 50, 1]);
    expect(refunds).toEqual([]);
  });
  it("move to the customer's latest order up to their day when the id is unknown", () => {
    const strange = lines.map((line) => (line.kind === 'refund' ? { ...line, order_id: 'C1' } : line));
    expect(tables(strange, { refunds: 'original' }).orders.map((row) => row['amount'])).toEqual([100, 20, 1]);
  });
  it('keep their own date when there was no order before', () => {
    const early = [sale('z', '2024-01-01', 1), refund('a', '2024-01-02', -5), ...lines.slice(0, 2)];
    expect(tables(early, { refunds: 'original' }).refunds).toEqual([
      { customer_id: 'a', day: '2024-01-02', amount: -5 },
    ]);
  });
  it('undo an order they take back whole, and with it the buyer', () => {
    const undone = [
      sale('a', '2024-01-10', 100, { order_id: '1' }),
      refund('a', '2024-01-12', -100),
      sale('z', '2024-03-31', 1),
    ];
    expect(tables(undone, { refunds: 'original' }).customers.map((row) => row['customer_id'])).toEqual(['z']);
  });
  it('are left out on demand', () => {
    const { refunds, revenue } = tables(lines, { refunds: 'ignore' });
    expect([refunds, revenue()]).toEqual([[], { customers: 2, orders: 3, revenue: 151 }]);
  });
  it('are not yet known before their day', () => {
    for (const refunds of ['own', 'original'] as const) {
      expect(tables(lines, { refunds, asOf: '2024-03-01' }).revenue()).toMatchObject({ revenue: 150 });
    }
  });
  it('outside the window do not count', () => {
    const outside = [refund('a', '2024-01-09', -5), ...lines.slice(0, 2), refund('a', '2024-02-11', -5)];
    expect(tables(outside).revenue()).toMatchObject({ revenue: 150 });
  });
  it('with a positive amount are orders whose price went back: no sale, and nothing off the others', () => {
    expect(tables([...lines.slice(0, 2), refund('a', '2024-02-10', 30)]).revenue()).toMatchObject({ revenue: 150 });
  });
  it('of people without an order belong to no buyer', () => {
    const { refunds, revenue } = tables([...lines, refund('ghost', '2024-02-01', -9)]);
    expect([refunds.length, revenue()]).toEqual([1, { customers: 2, orders: 3, revenue: 121 }]);
  });
});

describe('the frame', () => {
  const lines = [
    sale('a', '2024-01-01', 1, { currency: 'EUR', channel: 'web', category: 'tea', region: 'n' }),
    sale('a', '2024-01-02', 2, { currency: 'EUR', channel: 'app', category: 'tea', region: 's' }),
    sale('b', '2024-01-03', 4, { currency: 'EUR', channel: 'web', category: 'cup', region: 's' }),
    sale('c', '2024-01-04', 8, { currency: 'USD', channel: 'web', category: 'tea', region: 's' }),
  ];
  const revenue = (settings: Partial<Frame>, members?: Parameters<typeof tables>[2]) =>
    tables(lines, settings, members).revenue()['revenue'];

  it('counts one currency, the most common by default', () => {
    expect([revenue({}), revenue({ currency: 'USD' })]).toEqual([7, 8]);
  });
  it('takes any of the values of one filter, and all filters', () => {
    expect(revenue({ filters: [{ field: 'channel', value: 'web' }] })).toBe(5);
    const filters = [
      { field: 'category', value: 'tea' },
      { field: 'region', value: 'n' },
      { field: 'region', value: 's' },
    ] as const;
    expect(revenue({ filters: [...filters] })).toBe(3);
  });
  it('keeps to the members of its scope', () => {
    expect(revenue({}, sql`SELECT 'b' AS customer_id`)).toBe(4);
  });
  it('counts nothing after the last day', () => {
    expect(revenue({ asOf: '2024-01-02' })).toBe(1);
  });
  it('measures recency from the as-of date, never 0', () => {
    const { customers } = tables(lines, { asOf: '2024-01-11' });
    expect(customers.map((row) => row['days_since_last_order'])).toEqual([9, 8]);
    expect(tables(lines).customers.at(-1)).toMatchObject({ customer_id: 'b', days_since_last_order: 2 });
  });
  it('keeps money exact', () => {
    const cents = Array.from({ length: 100 }, (_, i) => sale('a', '2024-01-01', 0.1, { order_id: `${i}` }));
    expect(tables(cents).customers[0]).toMatchObject({ revenue: 10, orders: 100, purchase_days: 1, second_day: null });
  });
});

describe('a customer', () => {
  it('is described by the first order', () => {
    const { customers } = tables([
      sale('a', '2024-02-01', 1, { order_id: '2', category: 'cup', product: 'mug' }),
      sale('a', '2024-01-01', 2, { order_id: '1', category: 'tea', channel: 'web', region: 'n', product: 'green' }),
    ]);
    expect(customers).toMatchObject([
      {
        first_amount: 2,
        first_category: 'tea',
        first_channel: 'web',
        first_region: 'n',
        first_product: 'green',
        purchase_days: 2,
      },
    ]);
  });
});

describe('the order of the rows', () => {
  const text = (...values: string[]) => fc.constantFrom(null, ...values);
  const lines = fc.array(
    fc.record({
      order_id: text('1', '2', '10'),
      customer_id: fc.constantFrom('a', 'b'),
      ordered_at: fc.constantFrom('2024-01-01 08:00:00', '2024-01-01 09:00:00', '2024-01-02 08:00:00'),
      amount: fc.constantFrom(0, 1, 2.5),
      product: text('cup', 'tea'),
      channel: text('web'),
      back: fc.boolean(),
    }),
    { minLength: 1, maxLength: 14 },
  );
  const frames = fc.record({
    refunds: fc.constantFrom('own', 'original', 'ignore'),
    sameDay: fc.constantFrom('keep', 'merge'),
    count: fc.constantFrom('paid', 'all'),
  });
  type Drawn = typeof lines extends fc.Arbitrary<(infer L)[]> ? L : never;
  const asLine = ({ back, amount, ...line }: Drawn): Line =>
    back ? { ...line, amount: -amount, kind: 'refund' } : { ...line, amount, kind: amount === 0 ? 'gift' : 'sale' };

  /** All that is derived, without what names a row. */
  function derived(rows: readonly Line[], settings: Partial<Frame>) {
    insertLines(db, rows);
    derive(db, settings);
    const all = (query: string) => db.rows(`${query} ORDER BY ALL`);
    return [
      all(
        "SELECT * EXCLUDE (order_id, source), CASE WHEN order_id NOT LIKE '#%' THEN order_id END AS order_id FROM orders",
      ),
      all('FROM refunds'),
      all('FROM customers'),
    ];
  }

  it('decides nothing, nor how they are split into files', () => {
    fc.assert(
      fc.property(lines, frames, fc.array(fc.nat(), { minLength: 14, maxLength: 14 }), (drawn, settings, places) => {
        const rows = drawn.map(asLine);
        const whole = derived(rows, settings);
        const shuffled = rows
          .map((row, i) => ({ row, place: places[i]! }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ row }) => row);
        expect(derived(shuffled, settings)).toEqual(whole);
        const split = shuffled.map((row, i) => ({ ...row, line_no: (i >> 1) + 1, source: `${i % 2}.csv` }));
        expect(derived(split, settings)).toEqual(whole);
      }),
      { numRuns: numRuns(300) },
    );
  });
});
