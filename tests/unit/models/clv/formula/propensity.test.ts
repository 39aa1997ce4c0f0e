import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLV_DEFAULTS } from '#models/clv/index.ts';
import { RANKINGS, type Ranking } from '#models/clv/formula/propensity.ts';
import type { Valuation } from '#models/clv/valuation.ts';
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
/** Known to day 240 of the year; what follows is the next 90 days. */
const DAY = 240;
const HORIZON = 90;
const VALUED: Valuation = { ...VALUATION, fittedTo: addDays(START, DAY), horizonDays: HORIZON };
const ASKED = { settings: CLV_DEFAULTS, valuation: VALUED } as const;

interface Bought {
  customer: number;
  day: number;
  cents: number;
}

/** The frame goes from the first order to the last: somebody was there on both days. */
const shop = fc
  .array(
    fc.record({
      customer: fc.nat(14),
      day: fc.integer({ min: 0, max: 364 }),
      cents: fc.integer({ min: 100, max: 9_000 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((bought) => [...bought, { customer: 14, day: 0, cents: 700 }, { customer: 14, day: 364, cents: 300 }]);

function open(bought: readonly Bought[]) {
  insertLines(
    db,
    bought.map(({ customer, day, cents }, i): Line => ({
      customer_id: `c${String(customer).padStart(2, '0')}`,
      order_id: `o${i}`,
      ordered_at: `${addDays(START, day)} 10:00:00`,
      amount: cents / 100,
    })),
  );
  return derive(db, FRAME);
}

/** A customer at a time, from the orders themselves. */
function customersOf(bought: readonly Bought[]) {
  const known = bought.filter(({ day }) => day <= DAY);
  return [...new Set(known.map(({ customer }) => customer))].map((customer) => {
    const own = known.filter((one) => one.customer === customer);
    const recent = own.filter(({ day }) => day > DAY - 90);
    return {
      id: `c${String(customer).padStart(2, '0')}`,
      orders: own.length,
      recent: recent.length,
      aov: own.reduce((sum, { cents }) => sum + cents / 100, 0) / own.length,
      lastDay: Math.max(...own.map(({ day }) => day)),
      came: bought.some((one) => one.customer === customer && one.day > DAY && one.day <= DAY + HORIZON),
    };
  });
}

/** Every pair of one who came and one who did not. */
function pairCount(scores: readonly { score: number; came: boolean }[]): number | null {
  const came = scores.filter((one) => one.came);
  const others = scores.filter((one) => !one.came);
  if (came.length === 0 || others.length === 0) return null;
  const wins = came.flatMap((a) => others.map((b): number => (a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0)));
  return wins.reduce((sum, win) => sum + win, 0) / wins.length;
}

const close = (actual: number | null, expected: number | null) => {
  if (expected === null || actual === null) expect(actual).toBe(expected);
  else expect(Math.abs(actual - expected), `${actual} is not ${expected}`).toBeLessThan(1e-9 * Math.max(1, expected));
};

describe('the propensity index', () => {
  it('is the money of the last 90 days over the lifetime value, order value and all', () => {
    fc.assert(
      fc.property(shop, fc.integer({ min: 1, max: 2_000 }), (bought, remainingDays) => {
        const settings = { ...CLV_DEFAULTS, remainingDays };
        const rows = ask(db, { kind: 'clv.propensityExport', ...ASKED, settings }, open(bought));
        const expected = customersOf(bought);
        expect(rows.map((row) => row.customer_id)).toEqual(expected.map(({ id }) => id).sort());
        for (const { id, orders, recent, aov } of expected) {
          const perDay = orders / (DAY + 1);
          const lifetimeValue = aov * perDay * remainingDays;
          close(rows.find((row) => row.customer_id === id)!.propensity_index, (recent * aov) / lifetimeValue);
        }
      }),
      { numRuns: numRuns(200), seed: 71 },
    );
  });

  it('is 90 days over the remaining ones for every steady buyer, however often', () => {
    const every = (customer: number, days: number): Bought[] =>
      Array.from({ length: Math.ceil(241 / days) }, (_, i) => ({
        customer,
        day: 240 - i * days,
        cents: 500 * (customer + 1),
      }));
    const settings = { ...CLV_DEFAULTS, remainingDays: 400 };
    // Divisors of 90, watched for 241 days.
    const rows = ask(
      db,
      { kind: 'clv.propensityExport', ...ASKED, settings },
      open([...every(0, 1), ...every(1, 3), ...every(2, 10)]),
    );
    for (const row of rows.slice(0, 3)) expect(row.propensity_index! / (90 / 400)).toBeCloseTo(1, 1);
    expect(rows[0]!.propensity_index).toBeCloseTo(90 / 400, 12);
  });

  it('is of the average customer what the sums say', () => {
    fc.assert(
      fc.property(shop, (bought) => {
        const settings = { ...CLV_DEFAULTS, remainingDays: 300 };
        const [row] = ask(db, { kind: 'clv.propensityShop', ...ASKED, settings }, open(bought));
        const customers = customersOf(bought);
        const orders = customers.reduce((sum, one) => sum + one.orders, 0);
        const recent = customers.reduce((sum, one) => sum + one.recent, 0);
        expect(row).toMatchObject({ customers: customers.length, orders, recent_orders: recent });
        close(row!.propensity_index, orders === 0 ? null : recent / ((orders / (DAY + 1)) * 300));
      }),
      { numRuns: numRuns(100), seed: 72 },
    );
  });
});

describe('the test of rankings', () => {
  const scoresOf = (bought: readonly Bought[], context: ReturnType<typeof open>) => {
    const chances = new Map(
      db
        .rows(sql`SELECT customer_id, p_order FROM ${context.valued(VALUED)}`)
        .map((row) => [String(row['customer_id']), Number(row['p_order'])]),
    );
    const customers = customersOf(bought);
    const score: Record<Ranking, (one: (typeof customers)[number]) => number> = {
      index: ({ recent, orders }) => recent / orders,
      model: ({ id }) => chances.get(id)!,
      recent: ({ lastDay }) => lastDay,
    };
    return Object.fromEntries(
      RANKINGS.map((ranking) => [ranking, customers.map((one) => ({ score: score[ranking](one), came: one.came }))]),
    ) as Record<Ranking, { score: number; came: boolean }[]>;
  };

  it('counts every pair of one who came and one who did not, ties half', () => {
    fc.assert(
      fc.property(shop, (bought) => {
        const context = open(bought);
        const rows = ask(db, { kind: 'clv.propensityTest', ...ASKED }, context);
        const scores = scoresOf(bought, context);
        const customers = customersOf(bought);
        if (customers.length === 0) {
          expect(rows).toEqual([]);
          return;
        }
        expect(rows.map((row) => row.ranking)).toEqual(RANKINGS.toSorted());
        const model = pairCount(scores.model);
        for (const ranking of RANKINGS) {
          const row = rows.find((one) => one.ranking === ranking)!;
          expect(row).toMatchObject({ customers: customers.length, came: customers.filter(({ came }) => came).length });
          const auc = pairCount(scores[ranking]);
          close(row.auc, auc);
          close(row.difference, auc === null ? null : auc - model!);
        }
      }),
      { numRuns: numRuns(200), seed: 73 },
    );
  });

  it('has the standard errors of DeLong and others, by placements one at a time', () => {
    fc.assert(
      fc.property(shop, (bought) => {
        const context = open(bought);
        const rows = ask(db, { kind: 'clv.propensityTest', ...ASKED }, context);
        const scores = scoresOf(bought, context);
        const above = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);
        const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
        const variance = (values: readonly number[]) =>
          values.reduce((sum, one) => sum + (one - mean(values)) ** 2, 0) / (values.length - 1);
        const placements = (ranking: Ranking) => {
          const came = scores[ranking].filter((one) => one.came);
          const others = scores[ranking].filter((one) => !one.came);
          return {
            wins: came.map((a) => mean(others.map((b) => above(a.score, b.score)))),
            losses: others.map((b) => mean(came.map((a) => above(a.score, b.score)))),
          };
        };
        const model = placements('model');
        if (model.wins.length < 2 || model.losses.length < 2) {
          expect(rows.map((row) => row.error).filter((error) => error !== null)).toEqual([]);
          return;
        }
        const errorOf = (wins: number[], losses: number[]) =>
          Math.sqrt(variance(wins) / wins.length + variance(losses) / losses.length);
        for (const ranking of RANKINGS) {
          const row = rows.find((one) => one.ranking === ranking)!;
          const { wins, losses } = placements(ranking);
          const apart = (own: number[], other: number[]) => own.map((one, i) => one - other[i]!);
          // A variance of nothing but rounding is the root of it.
          expect(row.error).toBeCloseTo(errorOf(wins, losses), 6);
          expect(row.difference_error).toBeCloseTo(errorOf(apart(wins, model.wins), apart(losses, model.losses)), 6);
        }
      }),
      { numRuns: numRuns(100), seed: 74 },
    );
  });

  it('reaches buyers in proportion where a tenth ends among equal scores', () => {
    fc.assert(
      fc.property(shop, (bought) => {
        const context = open(bought);
        const gains = ask(db, { kind: 'clv.propensityGains', ...ASKED }, context);
        const scores = scoresOf(bought, context);
        for (const { ranking, share, customers, came, reached } of gains) {
          const own = scores[ranking as Ranking];
          expect({ customers, came }).toEqual({ customers: own.length, came: own.filter((one) => one.came).length });
          // Each customer spreads over the places of their equals.
          const expected = own
            .filter((one) => one.came)
            .reduce((sum, one) => {
              const before = own.filter(({ score }) => score > one.score).length;
              const equal = own.filter(({ score }) => score === one.score).length;
              return sum + Math.min(1, Math.max(0, (own.length * share - before) / equal));
            }, 0);
          expect(reached).toBeCloseTo(expected, 9);
        }
        const test = ask(db, { kind: 'clv.propensityTest', ...ASKED }, context);
        for (const { ranking, came, came_first, lift } of test) {
          close(came_first, gains.find((row) => row.ranking === ranking && row.share === 0.1)!.reached);
          close(lift, came === 0 ? null : came_first / came / 0.1);
        }
      }),
      { numRuns: numRuns(100), seed: 75 },
    );
  });
});
