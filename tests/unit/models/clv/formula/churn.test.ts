import fc from 'fast-check';
import { median } from 'd3-array';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BTYD } from '#models/clv/btyd/index.ts';
import { CYCLE_UNITS, cycleFactor } from '#models/clv/formula/churn.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import { addDays } from '#orders/days.ts';
import { openDuckDB, type TestDuckDB } from '../../../../support/duckdb.ts';
import { VALUATION } from '../../../../support/examples.ts';
import { ask, derive, insertLines, type Line } from '../../../../support/orders.ts';
import { numRuns } from '../../../../support/runs.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const START = '2023-01-01';
const END = 364;
const FRAME = { asOf: '2024-01-01', window: { kind: 'range', from: START, to: '2023-12-31' } } as const;
const HORIZON = 120;
const VALUED: Valuation = { ...VALUATION, discountRate: 0, marginRate: 0.4, horizonDays: HORIZON };

/** The frame goes from the first order to the last: somebody was there on both days. */
const shop = fc
  .array(
    fc.record({
      customer: fc.nat(9),
      day: fc.integer({ min: 0, max: END }),
      cents: fc.integer({ min: 100, max: 9_000 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((bought) => [...bought, { customer: 9, day: 0, cents: 700 }, { customer: 9, day: 364, cents: 300 }]);
type Bought = (typeof shop extends fc.Arbitrary<infer T> ? T : never)[number];

function open(bought: readonly Bought[]) {
  insertLines(
    db,
    bought.map(({ customer, day, cents }, i): Line => ({
      customer_id: `c${customer}`,
      order_id: `o${i}`,
      ordered_at: `${addDays(START, day)} 10:00:00`,
      amount: cents / 100,
    })),
  );
  return derive(db, FRAME);
}

const daysOf = (bought: readonly Bought[], customer: number): number[] =>
  [...new Set(bought.filter((one) => one.customer === customer).map(({ day }) => day))].sort((a, b) => a - b);
const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

describe('the cost of churn', () => {
  it('is by the course 31, 2 and 1 1/12 times for a cycle of 30 days, a month and a twelfth of a year', () => {
    expect(cycleFactor(30, 'day')).toBe(31);
    expect(cycleFactor(365 / 12, 'month')).toBe(2);
    expect(cycleFactor(365 / 12, 'year')).toBeCloseTo(13 / 12, 12);
    expect(CYCLE_UNITS.map((unit) => cycleFactor(0, unit))).toEqual([1, 1, 1, 1]);
  });

  it('counts on the median gap between two purchase days', () => {
    fc.assert(
      fc.property(shop, (bought) => {
        const [row] = ask(db, { kind: 'clv.churnCycle' }, open(bought));
        const gaps = Array.from({ length: 10 }, (_, customer) => daysOf(bought, customer)).flatMap((days) =>
          days.slice(1).map((day, i) => day - days[i]!),
        );
        const later = sum(bought.filter(({ day }) => day > 182).map(({ cents }) => cents / 100));
        expect(row!.gaps).toBe(gaps.length);
        expect(row!.cycle_days).toBe(median(gaps) ?? null);
        expect(row!.later_sales).toBeCloseTo(later, 6);
      }),
      { numRuns: numRuns(100), seed: 81 },
    );
  });

  it('is what those who bought lately and left would have brought, one by one', () => {
    fc.assert(
      fc.property(shop, (bought) => {
        const rows = ask(db, { kind: 'clv.churnLoss', valuation: VALUED }, open(bought));
        const purchaseDays = sum(Array.from({ length: 10 }, (_, customer) => daysOf(bought, customer).length));
        const price = sum(bought.map(({ cents }) => cents / 100)) / purchaseDays;
        const expected = new Map<string, { customers: number; lost: number; loss: number; sales: number }>();
        for (let customer = 0; customer < 10; customer++) {
          const days = daysOf(bought, customer);
          if (days.length === 0 || days.at(-1)! <= END - HORIZON) continue;
          const history = [days.length - 1, days.at(-1)! - days[0]!, END - days[0]!] as const;
          const { logAlive, logExpected } = BTYD.mbg;
          const alive = Math.exp(logAlive(VALUED.parameters, ...history));
          const orders = Math.exp(logExpected(VALUED.parameters, ...history, HORIZON)) / alive;
          const name = days.length === 1 ? '1' : days.length < 4 ? '2-3' : days.length < 7 ? '4-6' : '7+';
          const before = expected.get(name) ?? { customers: 0, lost: 0, loss: 0, sales: 0 };
          expected.set(name, {
            customers: before.customers + 1,
            lost: before.lost + 1 - alive,
            loss: before.loss + (1 - alive) * orders * price * 0.4,
            sales:
              before.sales +
              sum(
                bought
                  .filter((one) => one.customer === customer && one.day > END - HORIZON)
                  .map(({ cents }) => cents / 100),
              ),
          });
        }
        expect(rows.map((row) => row.class)).toEqual([...expected.keys()].sort());
        for (const row of rows) {
          const { customers, lost, loss, sales } = expected.get(row.class)!;
          expect(row.customers).toBe(customers);
          expect(row.lost).toBeCloseTo(lost, 9);
          expect(row.loss / loss).toBeCloseTo(1, 9);
          expect(row.sales).toBeCloseTo(sales, 6);
        }
      }),
      { numRuns: numRuns(100), seed: 82 },
    );
  });

  it('is finite for who bought a thousand times and then stopped', () => {
    const regular = Array.from({ length: 200 }, (_, day) => ({ customer: 0, day: 60 + day, cents: 500 }));
    const parameters = [0.5, 1e-3, 0.9, 1.6];
    const [row] = ask(
      db,
      { kind: 'clv.churnLoss', valuation: { ...VALUED, parameters } },
      open([...regular, { customer: 1, day: 0, cents: 100 }]),
    );
    expect(row).toMatchObject({ class: '7+', customers: 1 });
    expect(row!.lost).toBeCloseTo(1, 9);
    expect(Number.isFinite(row!.loss) && row!.loss > 0).toBe(true);
  });

  it('is nothing where nobody leaves', () => {
    const rows = ask(
      db,
      { kind: 'clv.churnLoss', valuation: { ...VALUED, model: 'nbd', parameters: [0.4, 40] } },
      open([{ customer: 0, day: 300, cents: 100 }]),
    );
    expect(rows).toMatchObject([{ lost: 0, loss: 0 }]);
  });
});
