import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLV_DEFAULTS } from '#models/clv/index.ts';
import { COHORT_BYS, COHORT_DEFAULTS, MODES, type CohortSettings } from '#models/cohorts/index.ts';
import { membersSql } from '#segments/definition.ts';
import { RFM_DEFAULTS, SCHEMES, THRESHOLDS } from '#models/rfm/index.ts';
import { addDays } from '#orders/days.ts';
import type { Frame } from '#orders/frame.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';
import { ask, derive, insertLines, type Line } from '../../support/orders.ts';
import { numRuns } from '../../support/runs.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const START = '2024-01-29';

const line = fc
  .record({
    customer_id: fc.constantFrom('a', 'b', 'c', 'd', '丁', "o'h"),
    order: fc.integer({ min: 0, max: 4 }),
    day: fc.integer({ min: 0, max: 80 }),
    cents: fc.integer({ min: 0, max: 20_000 }),
    kind: fc.constantFrom('sale', 'sale', 'sale', 'refund', 'gift', 'cancelled'),
    category: fc.constantFrom('tea', 'cup', null),
  })
  .map(({ customer_id, order, day, cents, kind, category }, i = 0): Line => ({
    customer_id,
    order_id: `${customer_id}-${order}-${day}`,
    ordered_at: `${addDays(START, day)} 10:00:00`,
    amount: (kind === 'refund' ? -cents : kind === 'gift' ? 0 : cents) / 100,
    kind,
    category,
    line_no: i,
  }));
const shop = fc
  .array(line, { minLength: 1, maxLength: 40 })
  .map((lines) => lines.map((row, i): Line => ({ ...row, line_no: i + 1 })));
const settings = fc.record({
  refunds: fc.constantFrom('own', 'original', 'ignore'),
  sameDay: fc.constantFrom('keep', 'merge'),
  count: fc.constantFrom('paid', 'all'),
}) satisfies fc.Arbitrary<Partial<Frame>>;
const AS_OF = addDays(START, 90);

/** Everything that is a number about the shop, days counted from its first. */
function summary(lines: readonly Line[], frame: Partial<Frame>, asOf = AS_OF) {
  insertLines(db, lines);
  const context = derive(db, { ...frame, asOf });
  const customers = db.rows(
    `SELECT customer_id, orders, revenue, days_since_last_order, purchase_days, second_day - first_day AS wait FROM customers`,
  );
  return {
    customers,
    scores: ask(db, { kind: 'rfm.customers', settings: RFM_DEFAULTS, rules: 'eight' }, context),
    survival: ask(db, { kind: 'repurchase.survival' }, context),
    rates: ask(db, { kind: 'repurchase.days', sameDay: true, days: [7, 30] }, context),
  };
}

const check = <T>(property: fc.IProperty<T>, full: number, seed: number): void =>
  fc.assert(property, { numRuns: numRuns(full), seed });

describe('the numbers', () => {
  it('do not depend on the order of the lines', () => {
    check(
      fc.property(shop, settings, fc.infiniteStream(fc.nat()), (lines, frame, keys) => {
        const shuffled = lines
          .map((row) => ({ row, key: keys.next().value! }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        expect(summary(shuffled, frame)).toEqual(summary(lines, frame));
      }),
      200,
      11,
    );
  });
  it('do not depend on how an order is split into lines', () => {
    check(
      fc.property(shop, settings, (lines, frame) => {
        const split = lines.flatMap((row) => {
          const amount = Number(row.amount);
          const part = Math.trunc(amount * 50) / 100;
          return [
            { ...row, amount: part },
            { ...row, amount: Math.round((amount - part) * 100) / 100, line_no: 1000 + Number(row.line_no) },
          ];
        });
        expect(summary(split, frame)).toEqual(summary(lines, frame));
      }),
      200,
      12,
    );
  });
  it('keep scores, segments and rates when money is counted in thousandths', () => {
    check(
      fc.property(shop, settings, (lines, frame) => {
        const times = (lines: readonly Line[]) => lines.map((row) => ({ ...row, amount: Number(row.amount) * 1000 }));
        const strip = ({ scores, ...rest }: ReturnType<typeof summary>) => ({
          scores: scores.map((row) => ({ ...row, revenue: 0 })),
          survival: rest.survival,
          rates: rest.rates,
        });
        expect(strip(summary(times(lines), frame))).toEqual(strip(summary(lines, frame)));
      }),
      200,
      13,
    );
  });
  it('are the same a week later', () => {
    check(
      fc.property(shop, settings, (lines, frame) => {
        const later = lines.map((row) => ({
          ...row,
          ordered_at: `${addDays(row.ordered_at.slice(0, 10), 7)} 10:00:00`,
        }));
        expect(summary(later, frame, addDays(AS_OF, 7))).toEqual(summary(lines, frame));
      }),
      200,
      14,
    );
  });
});

describe('segments', () => {
  it('hold every buyer once, with all orders and money, under every scheme and threshold', () => {
    const rfm = fc.record({
      scheme: fc.constantFrom(...SCHEMES),
      threshold: fc.constantFrom(...THRESHOLDS),
      k: fc.integer({ min: 2, max: 10 }),
      monetary: fc.constantFrom('total' as const, 'average' as const),
      fixedCuts: fc.constant({ r: [30, 60], f: [2], m: [50, 100, 150] }),
      limits: fc.constant({ r: 45, f: 1, m: 100 }),
    });
    check(
      fc.property(shop, settings, rfm, (lines, frame, rules) => {
        insertLines(db, lines);
        const context = derive(db, { ...frame, asOf: AS_OF });
        const segments = ask(db, { kind: 'rfm.segments', settings: rules, rules: 'eight' }, context);
        const [totals] = ask(db, { kind: 'overview.totals' }, context);
        const sum = (key: 'customers' | 'orders' | 'revenue') =>
          Math.round(100 * segments.reduce((all, row) => all + row[key], 0)) / 100;
        expect(segments).toHaveLength(8);
        expect([sum('customers'), sum('orders'), sum('revenue')]).toEqual([
          totals!.customers,
          totals!.orders,
          totals!.revenue,
        ]);
        for (const { segment, customers } of segments) {
          const members = { kind: 'rfm', settings: rules, rules: 'eight', segment } as const;
          expect(db.rows(membersSql(members, context))).toHaveLength(customers);
        }
      }),
      150,
      15,
    );
  });
});

describe('cohorts', () => {
  const cohort = fc.record({
    by: fc.constantFrom(...COHORT_BYS),
    mode: fc.constantFrom(...MODES),
    columns: fc.constantFrom('calendar' as const, 'age' as const),
    unit: fc.constantFrom('week' as const, 'month' as const),
  });

  it('have in each cell the customers they open', () => {
    check(
      fc.property(shop, settings, cohort, fc.nat(), (lines, frame, choice, pick) => {
        insertLines(db, lines);
        const context = derive(db, { ...frame, asOf: AS_OF });
        const asked: CohortSettings = { ...COHORT_DEFAULTS, ...choice };
        const cells = ask(db, { kind: 'cohorts.cells', ...asked }, context);
        for (const cell of cells) {
          expect(cell.customers).toBeLessThanOrEqual(cell.cohort_size);
          if (cell.period === 0) expect(cell.customers).toBe(cell.cohort_size);
        }
        const cell = cells[pick % cells.length];
        if (cell === undefined) return;
        const members = { kind: 'cohort', settings: asked, cohort: cell.cohort, period: cell.period } as const;
        expect(db.rows(membersSql(members, context))).toHaveLength(cell.customers);
      }),
      300,
      16,
    );
  });
  it('by time hold all orders and money together', () => {
    check(
      fc.property(shop, settings, cohort, (lines, frame, choice) => {
        insertLines(db, lines);
        const context = derive(db, { ...frame, asOf: AS_OF });
        const by = choice.unit;
        const cells = ask(db, { kind: 'cohorts.cells', ...COHORT_DEFAULTS, ...choice, by }, context);
        const [totals] = ask(db, { kind: 'overview.totals' }, context);
        const sum = (key: 'orders' | 'revenue') =>
          Math.round(100 * cells.reduce((all, row) => all + row[key], 0)) / 100;
        expect([sum('orders'), sum('revenue')]).toEqual([totals!.orders, totals!.revenue]);
      }),
      150,
      17,
    );
  });
});

describe('the survival curve', () => {
  it('is the share not yet back when everyone was followed to the end', () => {
    check(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 }), (waits) => {
        insertLines(
          db,
          waits.flatMap((wait, i): Line[] => [
            { customer_id: `c${i}`, order_id: `${i}a`, ordered_at: START, amount: 1 },
            { customer_id: `c${i}`, order_id: `${i}b`, ordered_at: addDays(START, wait), amount: 1 },
          ]),
        );
        const curve = ask(db, { kind: 'repurchase.survival' }, derive(db, { asOf: AS_OF }));
        for (const { day, survival } of curve) {
          expect(survival).toBeCloseTo(waits.filter((wait) => wait > day).length / waits.length, 12);
        }
      }),
      300,
      18,
    );
  });
});

describe('the plain value', () => {
  it('is its factors multiplied, for the average buyer and for each', () => {
    check(
      fc.property(shop, settings, fc.integer({ min: 1, max: 2000 }), (lines, frame, remainingDays) => {
        insertLines(db, lines);
        const context = derive(db, { ...frame, asOf: AS_OF });
        const plain = { ...CLV_DEFAULTS, remainingDays, marginRate: 0.4 };
        const [shopValue] = ask(db, { kind: 'clv.summary', settings: plain }, context);
        const { customers, aov, orders_per_year, remaining_years, value } = shopValue!;
        if (customers === 0) return;
        expect(value).toBeCloseTo(aov! * orders_per_year! * remaining_years! * 0.4, 6);
        const each = ask(db, { kind: 'clv.customers', settings: plain, offset: 0, limit: 100 }, context);
        expect(each.reduce((sum, row) => sum + row.value!, 0) / customers).toBeCloseTo(value!, 6);
      }),
      150,
      19,
    );
  });
});
