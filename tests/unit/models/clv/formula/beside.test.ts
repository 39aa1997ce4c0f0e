import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLV_DEFAULTS } from '#models/clv/index.ts';
import { addDays } from '#orders/days.ts';
import { sql } from '#sql/tag.ts';
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
const FRAME = { asOf: '2024-01-01', window: { kind: 'range', from: START, to: '2023-12-31' } } as const;

/** The frame goes from the first order to the last: somebody was there on both days. */
const shop = fc
  .array(
    fc.record({
      customer: fc.nat(9),
      day: fc.integer({ min: 0, max: 364 }),
      cents: fc.integer({ min: 100, max: 9_000 }),
      kind: fc.constantFrom('sale', 'sale', 'sale', 'refund'),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((bought) => [
    ...bought,
    { customer: 9, day: 0, cents: 700, kind: 'sale' as const },
    { customer: 9, day: 364, cents: 300, kind: 'sale' as const },
  ]);
type Bought = (typeof shop extends fc.Arbitrary<infer T> ? T : never)[number];

function open(bought: readonly Bought[]) {
  insertLines(
    db,
    bought.map(({ customer, day, cents, kind }, i): Line => ({
      customer_id: `c${customer}`,
      order_id: `o${i}`,
      ordered_at: `${addDays(START, day)} 10:00:00`,
      amount: (kind === 'refund' ? -cents : cents) / 100,
      kind,
    })),
  );
  return derive(db, FRAME);
}

const settings = fc.record({
  remainingDays: fc.option(fc.integer({ min: 1, max: 4000 }), { nil: null }),
  marginRate: fc.constantFrom(1, 0.35),
  discountRate: fc.constantFrom(0, 0.1),
});
const MONTH = 365 / 12;

describe('four values beside each other', () => {
  it('are those of the plain formula, month by month, and the means of the model', () => {
    fc.assert(
      fc.property(shop, settings, fc.constantFrom(365, 100, 730), (bought, asked, horizonDays) => {
        const context = open(bought);
        const valuation = { ...VALUATION, horizonDays, marginRate: asked.marginRate };
        const beside = { kind: 'clv.beside', settings: asked, fittedTo: null, horizonDays } as const;
        const [row] = ask(db, { ...beside, valuation }, context);
        const [plain] = ask(
          db,
          { kind: 'clv.summary', settings: { ...asked, marginRate: 1, discountRate: 0 } },
          context,
        );
        if (!row || !plain) throw new Error('no row');
        expect(row.customers).toBe(plain.customers);
        expect(row.historic).toBeCloseTo(plain.historic_value!, 6);
        if (plain.value === null) expect(row.course_life).toBeNull();
        else {
          expect(row.course_life! / plain.value).toBeCloseTo(1, 9);
          const share = Math.min(1, horizonDays / plain.remaining_days!);
          expect(row.course_horizon! / (plain.value * share)).toBeCloseTo(1, 9);
        }
        const monthly = (plain.aov! * plain.orders_per_year! * asked.marginRate) / 12;
        const keeps =
          asked.remainingDays === null
            ? plain.early_customers === 0
              ? null
              : (plain.stayed_customers / plain.early_customers) ** (MONTH / plain.half_days)
            : Math.exp(-MONTH / asked.remainingDays);
        if (keeps === null) {
          expect(row.margin_horizon).toBeNull();
          return;
        }
        let value = 0;
        for (let day = 0; day < horizonDays - 1e-6; day += MONTH) {
          const end = Math.min(day + MONTH, horizonDays);
          value += (monthly * ((end - day) / MONTH) * keeps ** (end / MONTH)) / (1 + asked.discountRate) ** (end / 365);
        }
        expect(row.margin_horizon! - value).toBeCloseTo(0, 6);
        const valued = db.rows(
          sql`SELECT avg(value) AS value, avg(p_alive) AS alive FROM ${context.valued(valuation)}`,
        );
        expect(row.model_value! / Number(valued[0]!['value'])).toBeCloseTo(1, 9);
        expect(row.model_alive).toBeCloseTo(Number(valued[0]!['alive']), 9);
      }),
      { numRuns: numRuns(200), seed: 91 },
    );
  });

  it('go on for ever as the sum of a long horizon', () => {
    const context = open(
      [0, 40, 90, 200, 250, 300].map((day, customer) => ({ customer: customer % 4, day, cents: 1000, kind: 'sale' })),
    );
    const asked = { remainingDays: 120, marginRate: 0.5, discountRate: 0.1 };
    const [row] = ask(
      db,
      { kind: 'clv.beside', settings: asked, fittedTo: null, horizonDays: 7300, valuation: null },
      context,
    );
    expect(row!.margin_horizon! / row!.margin_life!).toBeCloseTo(1, 6);
    expect(row!.model_value).toBeNull();
  });

  it('know nothing of what came after the day', () => {
    fc.assert(
      fc.property(shop, fc.integer({ min: 0, max: 364 }), (bought, day) => {
        const fittedTo = addDays(START, day);
        const question = {
          kind: 'clv.beside',
          settings: CLV_DEFAULTS,
          fittedTo,
          horizonDays: 365,
          valuation: { ...VALUATION, fittedTo },
        } as const;
        const known: Bought[] = [...bought, { customer: 9, day, cents: 100, kind: 'sale' }];
        const whole = ask(db, question, open(known));
        const cut = known.filter((one) => one.day <= day);
        expect(whole).toEqual(ask(db, question, open(cut)));
      }),
      { numRuns: numRuns(100), seed: 92 },
    );
  });
});
