import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLV_DEFAULTS } from '#models/clv/index.ts';
import {
  checkTierRule,
  TIER_DEFAULTS,
  TIER_READINGS,
  TIERS,
  type Tier,
  type TierRule,
} from '#models/clv/value/tiers.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import type { Context } from '#models/question.ts';
import { addDays } from '#orders/days.ts';
import { membersSql, type SegmentDefinition } from '#segments/definition.ts';
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

const START = '2023-11-06';
const LAST = 230;
const FRAME = { asOf: addDays(START, LAST + 1), tz: 'UTC' } as const;

interface Purchase {
  customer: string;
  day: number;
  amount: number;
}

const purchases = fc.array(
  fc.record({
    customer: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', "o'h", '丁'),
    day: fc.integer({ min: 0, max: LAST }),
    amount: fc.constantFrom(5, 20, 20, 20, 300, -15),
  }),
  { minLength: 1, maxLength: 50 },
);
const rules = fc
  .record({
    by: fc.constantFrom(...TIER_READINGS),
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 2 }),
  })
  .map(({ by, cuts }): TierRule => {
    const [low = 1, high = 99] = cuts.toSorted((a, b) => a - b).map((cut) => cut / 100);
    return by === 'future' ? { by, high, middle: low } : { by, high: low, middle: high };
  });
const valuations = fc.record({
  model: fc.constantFrom('mbg' as const, 'bgbb' as const),
  fittedTo: fc.constantFrom(null, 40, 120, LAST),
  horizonDays: fc.constantFrom(30, 90.5, 365),
  marginRate: fc.constantFrom(1, 0.25, 0),
  discountRate: fc.constantFrom(0, 0.1),
});

const linesOf = (bought: readonly Purchase[]): Line[] =>
  bought.map(({ customer, day, amount }, i) => ({
    order_id: `o${i}`,
    customer_id: customer,
    ordered_at: `${addDays(START, day)} 12:00:00`,
    amount,
    kind: amount < 0 ? 'refund' : 'sale',
  }));

interface Valued {
  customer_id: string;
  value: number;
  expected_revenue: number;
  expected_orders: number;
  p_alive: number;
  historic: number;
}

/** Who is in which tier, a customer at a time. */
function tiersByHand(customers: readonly Valued[], { by, high, middle }: TierRule): Map<string, Tier> {
  const best = customers.toSorted((a, b) =>
    a.value === b.value ? Buffer.compare(Buffer.from(a.customer_id), Buffer.from(b.customer_id)) : b.value - a.value,
  );
  const total = best.reduce((sum, { value }) => sum + value, 0);
  const found = new Map<string, Tier>();
  let before = 0;
  best.forEach((one, place) => {
    const within = (cut: number): boolean => {
      if (by === 'value') return before < total * cut * (1 - 1e-9);
      if (by === 'customers') return total > 0 && place + 1 <= Math.ceil(best.length * cut - 1e-9);
      const revenue = one.expected_revenue + Math.max(0, one.historic);
      return revenue > 0 && one.expected_revenue / revenue > cut;
    };
    found.set(one.customer_id, within(high) ? 'high' : within(middle) ? 'middle' : 'low');
    before += one.value;
  });
  return found;
}

const valuedOf = (valuation: Valuation, context: Context) =>
  db.rows(sql`SELECT * FROM ${context.valued(valuation)}`) as unknown as Valued[];
const near = (actual: number | null, expected: number, what: string) =>
  expect(Math.abs((actual ?? 0) - expected), `${what}: ${actual} is not ${expected}`).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(expected)),
  );

describe('tiers', () => {
  it('are as counted by hand, sum to everyone, and open as the customers they count', () => {
    fc.assert(
      fc.property(purchases, rules, valuations, (bought, rule, { fittedTo, ...settings }) => {
        insertLines(db, linesOf(bought));
        const context = derive(db, FRAME);
        const known = fittedTo === null ? null : addDays(START, fittedTo);
        const unit = settings.model === 'bgbb' ? 'month' : 'day';
        const valuation: Valuation = { ...VALUATION, ...settings, unit, fittedTo: known };
        const customers = valuedOf(valuation, context);
        const expected = tiersByHand(customers, rule);
        const rows = ask(db, { kind: 'clv.tiers', valuation, rule }, context);
        expect(rows.map(({ tier }) => tier)).toEqual(TIERS);
        const total = customers.reduce((sum, { value }) => sum + value, 0);
        for (const row of rows) {
          const tier = row.tier as Tier;
          const members = customers.filter(({ customer_id }) => expected.get(customer_id) === tier);
          const sum = (of: (one: Valued) => number) => members.reduce((all, one) => all + of(one), 0);
          expect(row.customers).toBe(members.length);
          near(
            row.value,
            sum(({ value }) => value),
            'value',
          );
          near(
            row.alive,
            sum(({ p_alive }) => p_alive),
            'alive',
          );
          near(
            row.expected_orders,
            sum(({ expected_orders }) => expected_orders),
            'expected_orders',
          );
          near(
            row.historic,
            sum(({ historic }) => historic),
            'historic',
          );
          if (total > 0) near(row.value_share, sum(({ value }) => value) / total, 'value_share');
          else expect(row.value_share).toBeNull();
          // Who came, counted from the purchases themselves.
          const end = fittedTo ?? LAST;
          const came = new Set(
            bought
              .filter(
                ({ customer, day, amount }) =>
                  amount > 0 &&
                  expected.get(customer) === tier &&
                  day > end &&
                  day <= end + Math.floor(settings.horizonDays),
              )
              .map(({ customer, day }) => `${customer} ${addDays(START, day).slice(0, unit === 'day' ? 10 : 7)}`),
          );
          // The frame ends on its as-of date, not with the data.
          expect(row.came).toBe(end < LAST ? came.size : null);
          const definition: SegmentDefinition = { kind: 'clv-tier', valuation, rule, tier };
          const ids = db.rows(membersSql(definition, context)).map(({ customer_id }) => customer_id);
          expect(ids.sort()).toEqual(members.map(({ customer_id }) => customer_id).sort());
        }
      }),
      { numRuns: numRuns(100), seed: 51 },
    );
  });

  it('have a high one that holds its share with nobody to spare, unless nothing is expected', () => {
    fc.assert(
      fc.property(purchases, fc.integer({ min: 1, max: 98 }), (bought, cut) => {
        insertLines(db, linesOf(bought));
        const context = derive(db, FRAME);
        const customers = valuedOf(VALUATION, context);
        const rule: TierRule = { by: 'value', high: cut / 100, middle: 0.99 };
        const [high] = ask(db, { kind: 'clv.tiers', valuation: VALUATION, rule }, context);
        const total = customers.reduce((sum, { value }) => sum + value, 0);
        if (total === 0) {
          expect(high!.customers).toBe(0);
          return;
        }
        expect(high!.customers).toBeGreaterThan(0);
        expect(high!.value_share! + 1e-8).toBeGreaterThanOrEqual(rule.high);
        expect((high!.value - high!.least_value!) / total).toBeLessThan(rule.high);
      }),
      { numRuns: numRuns(100), seed: 52 },
    );
  });

  it('break ties by customer id', () => {
    const line = (customer_id: string): Line => ({
      customer_id,
      order_id: customer_id,
      ordered_at: `${START} 10:00:00`,
    });
    insertLines(db, ['d', 'b', 'c', 'a'].map(line));
    const context = derive(db, FRAME);
    const rule: TierRule = { by: 'value', high: 0.5, middle: 0.75 };
    const rows = ask(db, { kind: 'clv.valued', valuation: VALUATION, rule, offset: 0, limit: 9 }, context);
    expect(rows.map(({ customer_id, tier }) => `${customer_id} ${tier}`)).toEqual([
      'a high',
      'b high',
      'c middle',
      'd low',
    ]);
  });

  it.each([
    { by: 'value', high: 0.6, middle: 0.6 },
    { by: 'value', high: 0, middle: 0.6 },
    { by: 'customers', high: 0.9, middle: 0.8 },
    { by: 'customers', high: 0.9, middle: 1.01 },
    { by: 'future', high: 0.3, middle: 0.6 },
    { by: 'future', high: Number.NaN, middle: 0.1 },
  ] as const)('are not cut by %o', (rule) => expect(() => checkTierRule(rule)).toThrow(RangeError));

  it.each(Object.values(TIER_DEFAULTS))('can be cut by %o', (rule) => expect(() => checkTierRule(rule)).not.toThrow());
});

describe('what stands beside the value', () => {
  it('is the plain formula for the same horizon, as the formulas screen has it', () => {
    fc.assert(
      fc.property(purchases, valuations, (bought, { horizonDays, marginRate, discountRate }) => {
        insertLines(db, linesOf(bought));
        const context = derive(db, FRAME);
        const valuation: Valuation = { ...VALUATION, marginRate, discountRate, horizonDays };
        const remainingDays = horizonDays;
        const page = { offset: 0, limit: 20 } as const;
        const plain = new Map(
          ask(
            db,
            { kind: 'clv.customers', settings: { ...CLV_DEFAULTS, marginRate, discountRate, remainingDays }, ...page },
            context,
          ).map((row) => [row.customer_id, row]),
        );
        const rows = ask(db, { kind: 'clv.valued', valuation, rule: TIER_DEFAULTS.value, ...page }, context);
        expect(rows).toHaveLength(plain.size);
        for (const row of rows) near(row.formula, plain.get(row.customer_id)!.value!, row.customer_id);
      }),
      { numRuns: numRuns(100), seed: 53 },
    );
  });
});

describe('the list of customers', () => {
  it('is in order of value, window by window, with the tiers of the table and of the export', () => {
    fc.assert(
      fc.property(purchases, rules, (bought, rule) => {
        insertLines(db, linesOf(bought));
        const context = derive(db, FRAME);
        const asked = { kind: 'clv.valued', valuation: VALUATION, rule } as const;
        const whole = ask(db, { ...asked, offset: 0, limit: 99 }, context);
        const parts = [0, 4, 8].flatMap((offset) => ask(db, { ...asked, offset, limit: 4 }, context));
        expect(parts).toEqual(whole);
        expect(whole.map(({ place }) => place)).toEqual(whole.map((_, i) => i + 1));
        expect(whole.every(({ value }, i) => i === 0 || value <= whole[i - 1]!.value)).toBe(true);
        const exported = ask(db, { kind: 'clv.valuedExport', valuation: VALUATION, rule }, context);
        const tierOf = (rows: readonly { customer_id: string; tier: string }[]) =>
          Object.fromEntries(rows.map(({ customer_id, tier }) => [customer_id, tier]));
        expect(tierOf(exported)).toEqual(tierOf(whole));
      }),
      { numRuns: numRuns(60), seed: 54 },
    );
  });
});

describe('the curves of concentration', () => {
  it('end with everybody and everything, and never fall for values', () => {
    fc.assert(
      fc.property(purchases, fc.integer({ min: 1, max: 12 }), (bought, steps) => {
        insertLines(db, linesOf(bought));
        const context = derive(db, FRAME);
        const customers = valuedOf(VALUATION, context);
        const rows = ask(db, { kind: 'clv.valueCurve', valuation: VALUATION, steps }, context);
        for (const measure of ['value', 'historic'] as const) {
          const curve = rows.filter((row) => row.measure === measure);
          const amounts = customers.map((one) => one[measure]).sort((a, b) => b - a);
          expect(curve.at(-1)!.customers).toBe(customers.length);
          for (const point of curve)
            near(
              point.amount,
              amounts.slice(0, point.customers).reduce((sum, one) => sum + one, 0),
              measure,
            );
        }
      }),
      { numRuns: numRuns(60), seed: 55 },
    );
  });
});
