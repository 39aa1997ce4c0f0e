import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '#models/question.ts';
import { QUESTIONS, type Kind, type Question, type QuestionOf } from '#models/questions.ts';
import { addDays } from '#orders/days.ts';
import type { Frame } from '#orders/frame.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';
import { EXAMPLES } from '../../support/examples.ts';
import { ask, deriveApart, insertLines, type Line } from '../../support/orders.ts';
import { numRuns } from '../../support/runs.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const kinds = Object.keys(QUESTIONS) as Kind[];
const START = '2023-11-06';
const AS_OF = '2024-06-01';

const sale = fc.record({
  customer: fc.integer({ min: 0, max: 11 }),
  day: fc.integer({ min: 0, max: 200 }),
  hour: fc.integer({ min: 0, max: 23 }),
  cents: fc.integer({ min: 500, max: 20_000 }),
  kind: fc.constantFrom('sale', 'sale', 'sale', 'sale', 'refund', 'gift'),
  category: fc.constantFrom('tea', 'cup', null),
  channel: fc.constantFrom('web', 'app'),
});
/** Some customers of a small shop. No two lines are alike in everything, or their order would have to decide. */
const shop = fc
  .uniqueArray(sale, {
    minLength: 1,
    maxLength: 60,
    selector: ({ customer, day, hour }) => `${customer} ${day} ${hour}`,
  })
  .map((sales) =>
    sales.map(({ customer, day, hour, cents, kind, category, channel }, i): Line => ({
      line_no: i + 1,
      order_id: `${customer}-${day}-${hour}`,
      customer_id: `c${customer}`,
      ordered_at: `${addDays(START, day)} ${String(hour).padStart(2, '0')}:00:00`,
      amount: (kind === 'refund' ? -cents : kind === 'gift' ? 0 : cents) / 100,
      kind,
      category,
      channel,
      region: null,
      product: `p${cents % 7}`,
    })),
  );

type Row = Readonly<Record<string, string | number | null>>;

/** Every question is asked of the same shops: their tables are made once. */
const made = new Map<string, Context>();

function contextOf(lines: readonly Line[], frame: Partial<Frame>): Context {
  const key = JSON.stringify([lines, frame]);
  const known = made.get(key);
  if (known) return known;
  insertLines(db, lines);
  const context = deriveApart(db, `shop_${made.size}`, frame);
  made.set(key, context);
  return context;
}

const answer = (lines: readonly Line[], question: Question, frame: Partial<Frame> = {}): Row[] =>
  ask(db, question, contextOf(lines, { asOf: AS_OF, ...frame }));

/** Sums of doubles depend on their order in the last digits. */
const rounded = (rows: readonly Row[]): Row[] =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'number' ? Number(value.toPrecision(10)) : value,
      ]),
    ),
  );

const check = <T>(property: fc.IProperty<T>, seed: number): void => fc.assert(property, { numRuns: numRuns(20), seed });

describe.each(kinds)('%s', (kind) => {
  const question: Question = EXAMPLES[kind];

  it('does not depend on the order of the lines, nor on the files they stand in', () => {
    check(
      fc.property(shop, fc.infiniteStream(fc.nat()), (lines, keys) => {
        const shuffled = lines
          .map((row) => ({
            row: { ...row, source: keys.next().value! % 2 ? 'a.csv' : 'b.csv' },
            key: keys.next().value!,
          }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }, i) => ({ ...row, line_no: i + 1 }));
        expect(rounded(answer(shuffled, question))).toEqual(rounded(answer(lines, question)));
      }),
      21,
    );
  });

  it('says the same in another currency, money a thousand times as much', () => {
    check(
      fc.property(shop, (lines) => {
        const dear = lines.map((row) => ({ ...row, amount: Number(row.amount) * 1000 }));
        const [plain, scaled] = [answer(lines, question), answer(dear, question)];
        expect(scaled).toHaveLength(plain.length);
        plain.forEach((row, i) => {
          for (const [column, value] of Object.entries(row)) {
            const other = scaled[i]![column];
            const holds =
              typeof value === 'number' && typeof other === 'number'
                ? near(value, other) || near(value * 1000, other)
                : value === other;
            expect(holds, `${column}: ${value} has become ${other}`).toBe(true);
          }
        });
      }),
      22,
    );
  });

  it('says the same of the same orders 28 years later, when the calendar is the same again', () => {
    const later = (text: string) => text.replace(/\b20(23|24)\b/gu, (_, year) => `20${Number(year) + 28}`);
    const asked = JSON.parse(later(JSON.stringify(question))) as QuestionOf<Kind>;
    const shift = 10_227;
    check(
      fc.property(shop, (lines) => {
        const moved = lines.map((row) => ({ ...row, ordered_at: later(row.ordered_at) }));
        const types = QUESTIONS[kind].columns as Readonly<Record<string, string>>;
        const expected = answer(lines, question).map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([name, value]) => [
              name,
              typeof value === 'string'
                ? later(value)
                : value !== null && types[name]!.startsWith('day')
                  ? value + shift
                  : value,
            ]),
          ),
        );
        expect(rounded(answer(moved, asked, { asOf: later(AS_OF) }))).toEqual(rounded(expected));
      }),
      23,
    );
  });

  it.each(Object.entries(SMALL_SHOPS))('answers with finite numbers for %s', (_, lines) => {
    for (const sameDay of ['keep', 'merge'] as const) {
      for (const row of ask(db, question, contextOf(lines, { sameDay })) as unknown as Row[])
        for (const [name, value] of Object.entries(row))
          if (typeof value === 'number') expect(Number.isFinite(value), `${name} is ${value}`).toBe(true);
    }
  });
});

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1e-9, Math.abs(a), Math.abs(b));

const order = (customer: number, day: string, amount: number): Line => ({
  order_id: `${customer} ${day}`,
  customer_id: `c${customer}`,
  ordered_at: `${day} 12:00:00`,
  amount,
});

const count = (n: number) => Array.from({ length: n }, (_, i) => i);

/** Shops that have too little of something. */
const SMALL_SHOPS: Readonly<Record<string, readonly Line[]>> = {
  'one customer with one order': [order(1, '2024-03-05', 20)],
  'one customer with several orders': count(5).map((i) => order(1, addDays('2024-01-01', 13 * i), 20 + i)),
  'one single day': count(30).map((i) => order(i, '2024-03-05', 10 + i)),
  'thirty customers who all bought once': count(30).map((i) => order(i, addDays('2024-01-01', 3 * i), 10 + i)),
  'thirty customers, some of whom came back': count(45).map((i) => order(i % 30, addDays('2024-01-01', 2 * i), 10 + i)),
};
