import { sum } from 'd3-array';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASSOCIATION_UNITS, VALUE_MEASURES, type AssociationSettings } from '#models/association/index.ts';
import type { AnswerRow } from '#models/questions.ts';
import { membersSql } from '#segments/definition.ts';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';
import { ask, derive, insertLines, type Line } from '../../../support/orders.ts';
import { hasPublished, loadUci, UCI_FRAME } from '../../../support/published.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const SETTINGS: AssociationSettings = { unit: 'month', measure: 'revenue', days: 30, horizonDays: 30, sameDay: true };
type Row = AnswerRow<'association.units'>;
const unitsOf = (settings: Partial<AssociationSettings>, context: ReturnType<typeof derive>): Row[] =>
  ask(db, { kind: 'association.units', settings: { ...SETTINGS, ...settings } }, context);

/** Seen up to 1 April: followed for 30 days are those who came until 2 March. */
const LINES: Line[] = [
  { order_id: '1', customer_id: 'ann', ordered_at: '2024-01-03', amount: 10, category: 'tea' },
  { order_id: '2', customer_id: 'ann', ordered_at: '2024-01-20', amount: 20, category: 'cups' },
  { order_id: '3', customer_id: 'ann', ordered_at: '2024-03-20', amount: 70, category: 'tea' },
  { order_id: '4', customer_id: 'bob', ordered_at: '2024-01-30', amount: 30, category: 'tea' },
  { order_id: '4', customer_id: 'bob', ordered_at: '2024-02-02', amount: -5, kind: 'refund' },
  { order_id: '5', customer_id: 'cid', ordered_at: '2024-02-11', amount: 50, category: 'cups' },
  { order_id: '6', customer_id: 'dee', ordered_at: '2024-03-30', amount: 99, category: 'tea' },
  { order_id: '7', customer_id: 'dee', ordered_at: '2024-04-01', amount: 1, category: 'tea' },
  { order_id: '8', customer_id: 'eve', ordered_at: '2024-02-20', amount: 40 },
];

describe('association.units', () => {
  it('counts both sides over the same customers, followed equally long', () => {
    insertLines(db, LINES);
    const [january, february, march] = unitsOf({}, derive(db));
    expect(january).toMatchObject({ unit: '2024-01', customers: 2, eligible: 2, repurchased: 1, rate: 0.5, orders: 3 });
    // ann's third order lies beyond 30 days; bob's refund within.
    expect(january).toMatchObject({ revenue: 55, value: 27.5 });
    expect(january!.aov).toBeCloseTo(55 / 3, 9);
    expect(february).toMatchObject({ eligible: 2, repurchased: 0, value: 45 });
    expect(march).toMatchObject({ customers: 1, eligible: 0, rate: null, value: null });
  });

  it('takes the value that is asked for', () => {
    insertLines(db, LINES);
    const first = (measure: AssociationSettings['measure']) => unitsOf({ measure }, derive(db))[0]!.value;
    expect(first('aov')).toBeCloseTo(55 / 3, 9);
    expect(first('first')).toBe(20);
    expect(first('historic')).toBe(62.5);
  });

  it('puts an interval about the mean, and none about one customer', () => {
    insertLines(db, LINES);
    const [january] = unitsOf({}, derive(db));
    // 30 and 25: standard error 2.5.
    expect(january!.value_high! - january!.value!).toBeCloseTo(1.959963984540054 * 2.5, 9);
    const [tea, cups] = unitsOf({ unit: 'category' }, derive(db));
    expect(tea).toMatchObject({ unit: 'tea', customers: 3, eligible: 2 });
    expect(cups).toMatchObject({ unit: 'cups', eligible: 1, value_low: null, value_high: null });
    for (const measure of VALUE_MEASURES)
      expect(unitsOf({ unit: 'category', measure }, derive(db))[1]).toMatchObject({
        value_low: null,
        value_high: null,
      });
  });

  it('has a row for customers without a name for the group', () => {
    insertLines(db, LINES);
    expect(unitsOf({ unit: 'category' }, derive(db)).at(-1)).toMatchObject({ kind: 'none', unit: '', customers: 1 });
    expect(unitsOf({ unit: 'channel' }, derive(db)).map(({ kind }) => kind)).toEqual(['none']);
  });

  it('does not count a second order on the first day when it should not', () => {
    insertLines(db, [
      { order_id: '1', customer_id: 'ann', ordered_at: '2024-01-03 09:00:00', amount: 10 },
      { order_id: '2', customer_id: 'ann', ordered_at: '2024-01-03 18:00:00', amount: 10 },
      { order_id: '3', customer_id: 'bob', ordered_at: '2024-03-03', amount: 10 },
    ]);
    expect(unitsOf({ sameDay: true }, derive(db))[0]!.repurchased).toBe(1);
    expect(unitsOf({ sameDay: false }, derive(db))[0]!.repurchased).toBe(0);
  });

  it('scales with the currency and forgets the order of rows', () => {
    insertLines(db, LINES);
    const plain = unitsOf({}, derive(db));
    insertLines(db, LINES.toReversed().map((line) => ({ ...line, amount: Number(line.amount) * 1000 }))); // prettier-ignore
    const scaled = unitsOf({}, derive(db));
    expect(scaled.map(({ unit, rate }) => [unit, rate])).toEqual(plain.map(({ unit, rate }) => [unit, rate]));
    expect(scaled[0]!.value_low! / 1000).toBeCloseTo(plain[0]!.value_low!, 9);
  });

  it('keeps the 200 largest apart and the rest together, losing nobody', () => {
    insertLines(
      db,
      Array.from({ length: 260 }, (_, index) => ({
        order_id: String(index),
        customer_id: `c${index}`,
        ordered_at: '2024-01-01',
        category: `kind ${index}`,
      })),
    );
    const rows = unitsOf({ unit: 'category', days: 1, horizonDays: 1 }, derive(db, { asOf: '2024-03-01' }));
    expect(rows).toHaveLength(201);
    expect(rows.at(-1)).toMatchObject({ kind: 'others', customers: 60, eligible: 60 });
  });

  it('refuses days that are none', () => {
    insertLines(db, LINES);
    expect(() => unitsOf({ days: 0 }, derive(db))).toThrow(RangeError);
  });
});

const opened = (unit: AssociationSettings['unit'], group: string) =>
  ({ kind: 'association', unit, days: 30, horizonDays: 90, group }) as const;

/** Every point opens as many customers as it counts, and all units add up to everybody. */
function expectMembers(context: ReturnType<typeof derive>) {
  const all = Number(db.rows('SELECT count(*) AS n FROM customers')[0]!['n']);
  for (const unit of ASSOCIATION_UNITS) {
    const rows = unitsOf({ unit, horizonDays: 90 }, context);
    expect(sum(rows, (row) => row.customers), unit).toBe(all); // prettier-ignore
    for (const row of rows.filter(({ kind }) => kind === 'value').slice(0, 8)) {
      expect(db.rows(membersSql(opened(unit, row.unit), context)), `${unit} ${row.unit}`).toHaveLength(row.eligible);
    }
  }
}

describe('the customers of a point', () => {
  it('are as many as it counts, on a small shop', () => {
    insertLines(db, LINES);
    expectMembers(derive(db));
  });
});

describe.skipIf(!hasPublished)('on UCI Online Retail (skipped without ../shared)', () => {
  let context: ReturnType<typeof derive>;
  beforeAll(() => {
    loadUci(db);
    context = derive(db, UCI_FRAME);
  });

  it('opens as many customers as every point counts', () => expectMembers(context));

  it('has the cohort of December 2010, and a rate that the N-day rate weighs together', () => {
    const rows = unitsOf({ days: 90, horizonDays: 90 }, context);
    expect(rows[0]).toMatchObject({ unit: '2010-12', customers: 885, eligible: 885 });
    const [whole] = ask(db, { kind: 'repurchase.days', sameDay: true, days: [90] }, context);
    expect(sum(rows, (row) => row.eligible)).toBe(whole!.eligible);
    expect(sum(rows, (row) => row.repurchased)).toBe(whole!.repurchased);
  });

  it('brings all revenue as historic value, however customers are parted', () => {
    const [followed] = db.rows(
      `SELECT sum(revenue)::DOUBLE AS money FROM customers WHERE first_day <= DATE '2011-12-08'`,
    );
    for (const unit of ['quarter', 'price', 'rfm', 'region'] as const) {
      const rows = unitsOf({ unit, measure: 'historic', days: 1, horizonDays: 1 }, context);
      expect(sum(rows, (row) => (row.value ?? 0) * row.eligible), unit).toBeCloseTo(Number(followed!['money']), 2); // prettier-ignore
    }
  });

  it('answers every measure without an empty number', () => {
    for (const measure of VALUE_MEASURES) {
      for (const row of unitsOf({ unit: 'week', measure }, context)) {
        for (const value of Object.values(row))
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      }
    }
  });
});
