import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FROMS, NEW, refreshDays, type AskedMoves } from '#models/clv/life/moves.ts';
import { TIER_DEFAULTS, TIERS } from '#models/clv/value/tiers.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import { addDays, dayNumber } from '#orders/days.ts';
import { membersSql, validateDefinition, type SegmentDefinition } from '#segments/definition.ts';
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
const END = '2024-06-20';
const shop = fc
  .array(
    fc.record({
      customer: fc.integer({ min: 0, max: 9 }),
      day: fc.integer({ min: 0, max: 220 }),
      amount: fc.integer({ min: 1, max: 200 }),
    }),
    { minLength: 1, maxLength: 50 },
  )
  .map((bought) =>
    bought.map(({ customer, day, amount }, i): Line => ({
      order_id: `o${i}`,
      customer_id: `c${customer}`,
      ordered_at: `${addDays(START, day)} 12:00:00`,
      amount,
    })),
  );

const early: Valuation = { ...VALUATION, fittedTo: '2024-03-31', parameters: [0.3, 90, 1.4, 1.1] };
const late: Valuation = { ...VALUATION, fittedTo: END };
const asked: AskedMoves = {
  before: early,
  after: late,
  rule: TIER_DEFAULTS.value,
  kept: { before: { ...early, parameters: late.parameters }, after: late },
};

describe('the days of a refresh', () => {
  it('are the last day and the month ends before it, as many as asked for and not before the first order', () => {
    expect(refreshDays('2023-11-06', '2024-03-15', 4)).toEqual([
      '2023-12-31',
      '2024-01-31',
      '2024-02-29',
      '2024-03-15',
    ]);
    expect(refreshDays('2023-11-06', '2024-02-29', 3)).toEqual(['2023-12-31', '2024-01-31', '2024-02-29']);
    expect(refreshDays('2024-02-10', '2024-03-15', 6)).toEqual(['2024-02-29', '2024-03-15']);
    expect(refreshDays('2024-02-29', '2024-03-01', 6)).toEqual(['2024-02-29', '2024-03-01']);
    expect(refreshDays('2024-03-01', '2024-03-15', 6)).toEqual(['2024-03-15']);
    expect(refreshDays('2024-03-15', '2024-03-15', 12)).toEqual(['2024-03-15']);
  });
  it('are ends of months in a row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 12 }), (last, months) => {
        const end = addDays('1990-01-01', last);
        const days = refreshDays('1980-01-01', end, months);
        expect(days).toHaveLength(months);
        expect(days.at(-1)).toBe(end);
        for (const day of days.slice(0, -1)) expect(addDays(day, 1).endsWith('-01')).toBe(true);
        for (let i = 1; i < days.length - 1; i++) {
          const gap = dayNumber(days[i]!) - dayNumber(days[i - 1]!);
          expect([28, 29, 30, 31]).toContain(gap);
        }
      }),
      { numRuns: numRuns(100), seed: 81 },
    );
  });
});

/** Tiers by the sixty-per-cent reading, from the values alone, a customer at a time. */
function tiersOf(
  valuation: Valuation,
  context: ReturnType<typeof derive>,
): Map<string, { tier: string; value: number }> {
  const rows = db
    .rows(sql`SELECT customer_id, value FROM ${context.valued(valuation)}`)
    .map((row) => ({ id: String(row['customer_id']), value: Number(row['value']) }))
    .sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1));
  const total = rows.reduce((sum, { value }) => sum + value, 0);
  let before = 0;
  return new Map(
    rows.map(({ id, value }) => {
      const share = before / total;
      before += value;
      const tier = share < 0.6 - 1e-9 ? 'high' : share < 0.85 - 1e-9 ? 'middle' : 'low';
      return [id, { tier, value }];
    }),
  );
}

describe('the moves between two days', () => {
  it('count each customer known on the later day once, from the tier of the earlier day to that of the later', () => {
    fc.assert(
      fc.property(shop, (lines) => {
        insertLines(db, lines);
        const context = derive(db, { asOf: addDays(END, 1) });
        const [from, to] = [tiersOf(asked.before, context), tiersOf(asked.after, context)];
        const [keptFrom, keptTo] = [tiersOf(asked.kept!.before, context), tiersOf(asked.kept!.after, context)];
        const expected = new Map<string, { customers: number; refitOnly: number; before: number; after: number }>();
        for (const [id, { tier, value }] of to) {
          const earlier = from.get(id);
          const key = `${earlier?.tier ?? NEW} ${tier}`;
          const sum = expected.get(key) ?? { customers: 0, refitOnly: 0, before: 0, after: 0 };
          const changed = earlier !== undefined && earlier.tier !== tier;
          const steady = keptFrom.get(id)?.tier === keptTo.get(id)?.tier;
          expected.set(key, {
            customers: sum.customers + 1,
            refitOnly: sum.refitOnly + (changed && steady ? 1 : 0),
            before: sum.before + (earlier?.value ?? 0),
            after: sum.after + value,
          });
        }
        const rows = ask(db, { kind: 'clv.refreshMoves', ...asked }, context);
        expect(rows.map(({ from_tier, to_tier }) => `${from_tier} ${to_tier}`)).toEqual(
          FROMS.flatMap((one) => TIERS.map((other) => `${one} ${other}`)).filter((pair) => expected.has(pair)),
        );
        for (const row of rows) {
          const own = expected.get(`${row.from_tier} ${row.to_tier}`)!;
          expect(row).toMatchObject({ customers: own.customers, refit_only: own.refitOnly });
          expect(row.value_before).toBeCloseTo(own.before, 6);
          expect(row.value_after).toBeCloseTo(own.after, 6);
        }
        const exported = ask(db, { kind: 'clv.refreshMovesExport', ...asked }, context);
        expect(exported).toEqual(
          rows.map((row) => ({ from_day: dayNumber('2024-03-31'), to_day: dayNumber(END), ...row })),
        );
      }),
      { numRuns: numRuns(40), seed: 82 },
    );
  });

  it('open as many customers as they count, also after being stored', () => {
    fc.assert(
      fc.property(shop, (lines) => {
        insertLines(db, lines);
        const context = derive(db, { asOf: addDays(END, 1) });
        const { before, after, rule } = asked;
        for (const { from_tier, to_tier, customers } of ask(db, { kind: 'clv.refreshMoves', ...asked }, context)) {
          const mark = { kind: 'clv-move', before, after, rule, from: from_tier, to: to_tier } as SegmentDefinition;
          const stored = validateDefinition(JSON.parse(JSON.stringify(mark)));
          expect(stored).toEqual(mark);
          const [count] = db.rows(sql`SELECT count(DISTINCT customer_id) AS n FROM (${membersSql(stored, context)})`);
          expect(Number(count!['n'])).toBe(customers);
        }
      }),
      { numRuns: numRuns(50), seed: 83 },
    );
  });

  it('are the customers’ alone when the parameters are kept', () => {
    insertLines(
      db,
      Array.from({ length: 40 }, (_, i) => ({
        order_id: `o${i}`,
        customer_id: `c${i % 13}`,
        ordered_at: `${addDays(START, 5 * i)} 12:00:00`,
        amount: 10 + i,
      })),
    );
    const context = derive(db, { asOf: addDays(END, 1) });
    const rows = ask(db, { kind: 'clv.refreshMoves', ...asked, before: asked.kept!.before }, context);
    expect(rows.every(({ refit_only }) => refit_only === 0)).toBe(true);
    const plain = ask(db, { kind: 'clv.refreshMoves', ...asked, kept: null }, context);
    expect(plain.every(({ refit_only }) => refit_only === null)).toBe(true);
  });

  it('need an earlier day and a later one', () => {
    const { before, after, rule } = asked;
    const plain = { kind: 'clv-move', before, after, rule, from: 'high', to: 'low' };
    expect(() => validateDefinition(plain)).not.toThrow();
    for (const wrong of [
      { ...plain, before: { ...early, fittedTo: null } },
      { ...plain, before: late, after: early },
      { ...plain, before: late },
      { ...plain, from: 'nobody' },
      { ...plain, to: NEW },
      { ...plain, rule: { ...asked.rule, high: 2 } },
    ])
      expect(() => validateDefinition(wrong)).toThrow();
  });
});
