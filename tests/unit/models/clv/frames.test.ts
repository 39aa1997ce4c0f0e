import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectedSpend, type SpendParameters } from '#models/clv/btyd/gamma-gamma.ts';
import { historiesSql } from '#models/clv/histories.ts';
import { CLV_DEFAULTS } from '#models/clv/index.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import { addDays } from '#orders/days.ts';
import type { Frame } from '#orders/frame.ts';
import { sql } from '#sql/tag.ts';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';
import { VALUATION } from '../../../support/examples.ts';
import { ask, derive, insertLines, type Line } from '../../../support/orders.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const line = (id: string, day: string, amount: number, more: Partial<Line> = {}): Line => ({
  customer_id: id[0]!,
  order_id: id,
  ordered_at: `2024-${day} 10:00:00`,
  amount,
  currency: 'USD',
  channel: 'shop',
  ...more,
});
/** a buys twice on one day, then twice, and gets money back; d never paid the first time. */
const LINES: readonly Line[] = [
  line('a1', '01-01', 100),
  line('a2', '01-01', 20),
  line('a3', '01-11', 30),
  line('a3', '01-20', -10, { kind: 'refund' }),
  line('a4', '02-01', 50),
  line('a4', '03-05', -50, { kind: 'refund' }),
  line('b1', '01-05', 40),
  line('b2', '01-15', 0, { kind: 'gift' }),
  line('b3', '02-10', 60, { currency: 'EUR' }),
  line('c1', '02-20', 10),
  line('d1', '01-03', 99, { kind: 'cancelled', channel: 'web' }),
  line('d2', '01-09', 5, { channel: 'web' }),
  line('d3', '01-31', 15, { channel: 'web' }),
];
/** E = 10 March 2024, in a leap year. */
const FRAME: Partial<Frame> = { asOf: '2024-03-11', currency: 'USD' };

type History = [id: string, x: number, tx: number, T: number, spend: number | null, historic: number];

describe('histories in a frame', () => {
  beforeEach(() => insertLines(db, LINES));

  it.each<[string, Partial<Frame>, string | null, History[]]>([
    [
      'take the orders of a day as one, end the day before the as-of date, and count money back by its own date',
      {},
      null,
      [
        ['a', 2, 31, 69, 40, 140],
        ['b', 0, 0, 65, null, 40],
        ['c', 0, 0, 19, null, 10],
        ['d', 1, 22, 61, 15, 20],
      ],
    ],
    [
      'end on the day they are fitted to, inclusive, without who came later and money that went back later',
      {},
      '2024-01-31',
      [
        ['a', 1, 10, 30, 30, 140],
        ['b', 0, 0, 26, null, 40],
        ['d', 1, 22, 22, 15, 20],
      ],
    ],
    [
      'hold no money back that came after the day they are fitted to',
      {},
      '2024-01-19',
      [
        ['a', 1, 10, 18, 30, 150],
        ['b', 0, 0, 14, null, 40],
        ['d', 0, 0, 10, null, 5],
      ],
    ],
    [
      'lose orders that were paid back in full, when money back goes to the order',
      { refunds: 'original' },
      null,
      [
        ['a', 1, 10, 69, 20, 140],
        ['b', 0, 0, 65, null, 40],
        ['c', 0, 0, 19, null, 10],
        ['d', 1, 22, 61, 15, 20],
      ],
    ],
    [
      'know no money back when it is ignored',
      { refunds: 'ignore' },
      null,
      [
        ['a', 2, 31, 69, 40, 200],
        ['b', 0, 0, 65, null, 40],
        ['c', 0, 0, 19, null, 10],
        ['d', 1, 22, 61, 15, 20],
      ],
    ],
    [
      'count gifts, and orders paid back in full, when all orders count',
      { count: 'all', refunds: 'original' },
      null,
      [
        ['a', 2, 31, 69, 10, 140],
        ['b', 1, 10, 65, 0, 40],
        ['c', 0, 0, 19, null, 10],
        ['d', 1, 22, 61, 15, 20],
      ],
    ],
    [
      'begin with the window, money back within it too',
      { window: { kind: 'last', days: 40 } },
      null,
      [
        ['a', 0, 0, 38, null, 0],
        ['c', 0, 0, 19, null, 10],
        ['d', 0, 0, 39, null, 15],
      ],
    ],
    [
      'end with the window',
      { window: { kind: 'range', from: null, to: '2024-02-05' } },
      null,
      [
        ['a', 2, 31, 35, 40, 190],
        ['b', 0, 0, 31, null, 40],
        ['d', 1, 22, 27, 15, 20],
      ],
    ],
    ['are of one currency', { currency: 'EUR' }, null, [['b', 0, 0, 29, null, 60]]],
    [
      'are of those who pass the filter',
      { filters: [{ field: 'channel', value: 'web' }] },
      null,
      [['d', 1, 22, 61, 15, 20]],
    ],
  ])('%s', (_name, settings, fittedTo, expected) => {
    for (const sameDay of ['keep', 'merge'] as const) {
      const context = derive(db, { ...FRAME, ...settings, sameDay });
      const rows = db.rows(sql`SELECT customer_id, x, t_x, t, mean_spend, historic
        FROM (${historiesSql({ fittedTo, model: 'mbg', unit: 'day' }, context)})
        ORDER BY customer_id`);
      expect(rows.map((row) => Object.values(row))).toEqual(expected);
    }
  });

  it('are those of the customers in scope', () => {
    const context = derive(db, FRAME, sql`SELECT unnest(['b', 'c'])`);
    const rows =
      db.rows(sql`SELECT customer_id FROM (${historiesSql({ fittedTo: null, model: 'mbg', unit: 'day' }, context)})
      ORDER BY ALL`);
    expect(rows.map((row) => row['customer_id'])).toEqual(['b', 'c']);
  });
});

describe('occasions', () => {
  it.each([
    // The 29th of February ends a month in 2024, the 28th does not.
    ['month', '2024-02-28', 1, 0],
    ['month', '2024-02-29', 1, 1],
    ['quarter', '2024-03-30', 1, 0],
    ['quarter', '2024-03-31', 1, 1],
    ['year', '2024-12-30', 1, 0],
    ['year', '2024-12-31', 1, 1],
    // 25 February 2024 was a Sunday.
    ['week', '2024-02-24', 7, 1],
    ['week', '2024-02-25', 8, 2],
  ] as const)('of a %s to %s have ended', (unit, fittedTo, sinceFirst, bought) => {
    const first = { month: '2024-01-31', quarter: '2023-12-31', year: '2023-12-31', week: '2023-12-31' }[unit];
    const buys = (day: string): Line => ({ customer_id: 'a', ordered_at: `${day} 23:59:59`, order_id: day });
    const repeats = unit === 'week' ? ['2024-02-12', '2024-02-19'] : ['2024-02-15'];
    insertLines(db, [first, ...repeats].map(buys));
    const context = derive(db, { asOf: '2025-01-01' });
    const [row] = db.rows(sql`SELECT key_x, key_t FROM (${historiesSql({ fittedTo, model: 'bgbb', unit }, context)})`);
    expect(row).toEqual({ key_x: bought, key_t: bought === 0 ? sinceFirst - 1 : sinceFirst });
  });
});

describe('a valuation', () => {
  const spend: SpendParameters = [6.25, 3.74, 15.44];

  it('takes the shop’s mean with the money that went back', () => {
    insertLines(db, LINES);
    const rows = db.rows(sql`SELECT DISTINCT spend_per_order FROM ${derive(db, FRAME).valued(VALUATION)}`);
    // 140 + 40 + 10 + 20 on 3 + 1 + 1 + 2 purchase days.
    expect(rows).toEqual([{ spend_per_order: 210 / 7 }]);
  });

  it('minds how the errors of the parameters of spend go together', () => {
    insertLines(db, LINES);
    const covariance = [0.04, -0.015, 0.03, -0.015, 0.02, -0.01, 0.03, -0.01, 0.05];
    const spread = { orders: VALUATION.parameters.flatMap((_, i, all) => all.map((_, j) => (i === j ? 1e-18 : 0))) };
    const valuation: Valuation = {
      ...VALUATION,
      spend: { by: 'gamma-gamma', parameters: spend },
      spread: { ...spread, spend: covariance },
    };
    const rows = db.rows(sql`SELECT x, mean_spend, expected_revenue, high
      FROM ${derive(db, FRAME).valued(valuation)}`);
    expect(rows).toHaveLength(4);
    for (const { x, mean_spend, expected_revenue, high } of rows) {
      const logAt = (by: readonly [number, number, number]) => {
        const [p, q, gamma] = spend.map((value, i) => value * Math.exp(by[i]!)) as [number, number, number];
        return Math.log(expectedSpend([p, q, gamma], Number(x), Number(mean_spend))!);
      };
      const slopes = [0, 1, 2].map((at) => {
        const by = (step: number) => [0, 1, 2].map((i) => (i === at ? step : 0)) as [number, number, number];
        return (logAt(by(1e-4)) - logAt(by(-1e-4))) / 2e-4;
      });
      const variance = slopes.reduce(
        (sum, a, i) => sum + slopes.reduce((inner, b, j) => inner + a * b * covariance[3 * i + j]!, 0),
        0,
      );
      expect(Math.log(Number(high) / Number(expected_revenue))).toBeCloseTo(1.959964 * Math.sqrt(variance), 6);
    }
  });

  it('names the day by which half of those still customers have come back at an occasion, by BG/BB', () => {
    const months = 9;
    const first = '2023-12-10';
    const days = ['2024-02-10', '2024-03-10', '2024-05-10'];
    for (const [alpha, beta] of [
      [1.2, 0.75],
      [0.3, 2],
      [5, 60],
      [0.05, 0.4],
      [40, 10],
      [0.6, 90],
    ] as const) {
      for (const bought of [0, 1, 3]) {
        const buys = (day: string): Line => ({ customer_id: 'a', ordered_at: day, order_id: day });
        insertLines(db, [first, ...days.slice(0, bought)].map(buys));
        const context = derive(db, { asOf: '2024-10-01' });
        const valuation: Valuation = {
          ...VALUATION,
          model: 'bgbb',
          unit: 'month',
          parameters: [alpha, beta, 0.7, 3],
        };
        const [row] = db.rows(sql`SELECT (next_order_day - DATE '2024-09-30')::INTEGER AS days
          FROM ${context.valued(valuation)}`);
        // Nobody buys at n occasions with the chance ∏ (b + i)/(a + b + i), for a rate p ~ Beta(a, b).
        const [a, b] = [alpha + bought, beta + months - bought];
        let [occasions, none] = [0, 1];
        while (none > 0.5) none *= (b + occasions) / (a + b + occasions++);
        const wait = (occasions * 365) / 12;
        if (wait > 3700) expect(row!['days']).toBeNull();
        else expect(Math.abs(Number(row!['days']) - Math.ceil(wait))).toBeLessThanOrEqual(32 + 0.02 * wait);
      }
    }
  });

  it('has no interval rather than one without end', () => {
    insertLines(db, LINES);
    const orders = VALUATION.parameters.flatMap((_, i, all) => all.map((_, j) => (i === j ? 1e9 : 0)));
    const valuation: Valuation = { ...VALUATION, spread: { orders, spend: null } };
    const rows = db.rows(sql`SELECT low, high FROM ${derive(db, FRAME).valued(valuation)}`);
    expect(rows).toEqual(rows.map(() => ({ low: null, high: null })));
  });

  it('has no interval of the mean where one customer has none', () => {
    // α is added to the time that a customer is known: the newest of them depend on it most.
    insertLines(db, LINES);
    const context = derive(db, FRAME);
    const boundsWith = (deviation: number) => {
      const orders = VALUATION.parameters.flatMap((_, i, all) =>
        all.map((_, j) => (i === 1 && j === 1 ? deviation ** 2 : 0)),
      );
      const valuation: Valuation = { ...VALUATION, spread: { orders, spend: null } };
      const without = db.rows(sql`SELECT count(*)::INTEGER AS n FROM ${context.valued(valuation)} WHERE low IS NULL`);
      const [mean] = ask(
        db,
        { kind: 'clv.beside', settings: CLV_DEFAULTS, fittedTo: null, horizonDays: 365, valuation },
        context,
      );
      return [without[0]!['n'], mean!.model_low === null, mean!.model_high === null];
    };
    expect(boundsWith(0.1)).toEqual([0, false, false]);
    const some = [4, 5, 6, 7, 8, 9, 10].map(boundsWith).find(([n]) => Number(n) > 0 && Number(n) < 4);
    expect(some?.slice(1)).toEqual([true, true]);
  });

  it('is a number for rhythms at the edge of what a fit may find', () => {
    insertLines(db, LINES);
    const context = derive(db, FRAME);
    for (const parameters of [
      [1e-7, 1e9, 1e-7, 1e7],
      [1e7, 1e-5, 1e7, 1e-7],
    ]) {
      const rows = db.rows(sql`SELECT * FROM ${context.valued({ ...VALUATION, parameters })}`);
      expect(rows).toHaveLength(4);
      const numbers = rows.flatMap((row) => Object.values(row)).filter((value) => typeof value === 'number');
      expect(numbers.every(Number.isFinite)).toBe(true);
    }
  });
});

it('calendar days are counted over a leap day', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
});
