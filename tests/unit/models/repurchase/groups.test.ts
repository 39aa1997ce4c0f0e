import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GROUP_BYS, LAST_STEP, logRank, RETENTION_MODES } from '#models/repurchase/index.ts';
import { addDays } from '#orders/days.ts';
import type { Frame } from '#orders/frame.ts';
import { membersSql, type SegmentDefinition } from '#segments/definition.ts';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';
import { ask, derive, insertLines, type Line } from '../../../support/orders.ts';
import { numRuns } from '../../../support/runs.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const START = '2024-01-29';
const AS_OF = addDays(START, 90);

const order = fc
  .record({
    customer: fc.constantFrom('a', 'b', 'c', 'd', '丁', "o'h", 'g'),
    day: fc.integer({ min: 0, max: 80 }),
    hour: fc.integer({ min: 0, max: 23 }),
    cents: fc.integer({ min: 0, max: 20_000 }),
    category: fc.constantFrom('tea', 'cup', 'pot', null),
    channel: fc.constantFrom('web', 'shop', null),
  })
  .map(({ customer, day, hour, cents, category, channel }): Line => ({
    customer_id: customer,
    ordered_at: `${addDays(START, day)} ${String(hour).padStart(2, '0')}:00:00`,
    amount: cents / 100,
    category,
    channel,
  }));
const shop = fc
  .array(order, { minLength: 1, maxLength: 40 })
  .map((lines) => lines.map((line, i): Line => ({ ...line, order_id: String(i), line_no: i + 1 })));
const frames = fc.record({
  sameDay: fc.constantFrom('keep', 'merge'),
  count: fc.constantFrom('paid', 'all'),
}) satisfies fc.Arbitrary<Partial<Frame>>;
const settings = fc.record({
  by: fc.constantFrom(...GROUP_BYS),
  top: fc.integer({ min: 1, max: 4 }),
  days: fc.constantFrom(1, 7, 30),
  sameDay: fc.boolean(),
});

const check = <T>(property: fc.IProperty<T>, full: number, seed: number): void =>
  fc.assert(property, { numRuns: numRuns(full), seed });
const load = (lines: readonly Line[], frame: Partial<Frame>) => {
  insertLines(db, lines);
  return derive(db, { ...frame, asOf: AS_OF });
};
const without = (row: object, ...keys: string[]) =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key)));
const sum = <K extends string>(rows: readonly Record<K, number>[], key: K) =>
  rows.reduce((all, row) => all + row[key], 0);
const size = (definition: SegmentDefinition, context: ReturnType<typeof load>) =>
  db.rows(membersSql(definition, context)).length;

describe('groups of the first order', () => {
  it('hold every customer once: their N-day counts sum to the N-day rate of all', () => {
    check(
      fc.property(shop, frames, settings, (lines, frame, asked) => {
        const context = load(lines, frame);
        const groups = ask(db, { kind: 'repurchase.groups', ...asked }, context);
        const [all] = ask(db, { kind: 'repurchase.days', sameDay: asked.sameDay, days: [asked.days] }, context);
        const [totals] = ask(db, { kind: 'overview.totals' }, context);
        expect([sum(groups, 'customers'), sum(groups, 'eligible'), sum(groups, 'repurchased')]).toEqual([
          totals!.customers,
          all!.eligible,
          all!.repurchased,
        ]);
        expect(groups.map(({ place }) => place)).toEqual(groups.map((_, i) => i + 1));
        expect(groups.filter(({ kind }) => kind === 'value').length).toBeLessThanOrEqual(
          ['amount', 'weekday', 'daytime', 'free'].includes(asked.by) ? 7 : asked.top,
        );
      }),
      200,
      31,
    );
  });
  it('stand in the order of the day, by time of day', () => {
    const hours = { a: '09', b: '23', c: '19', d: '13' };
    const context = load(
      Object.entries(hours).map(([customer_id, hour]): Line => ({ customer_id, ordered_at: `${START} ${hour}:00:00` })),
      {},
    );
    const groups = ask(db, { kind: 'repurchase.groups', by: 'daytime', top: 1, days: 7, sameDay: true }, context);
    expect(groups.map(({ value }) => value)).toEqual(['night', 'morning', 'afternoon', 'evening']);
  });
  it('open the customers they count', () => {
    check(
      fc.property(shop, frames, settings, (lines, frame, asked) => {
        const context = load(lines, frame);
        for (const { kind, value, customers, eligible, repurchased } of ask(
          db,
          { kind: 'repurchase.groups', ...asked },
          context,
        )) {
          const group = { kind: kind as 'value' | 'others' | 'none', value };
          const open = (outcome: 'all' | 'eligible' | 'again' | 'not') =>
            size({ kind: 'repurchase-group', settings: asked, group, outcome }, context);
          expect([open('all'), open('eligible'), open('again'), open('not')]).toEqual([
            customers,
            eligible,
            repurchased,
            eligible - repurchased,
          ]);
        }
      }),
      120,
      32,
    );
  });
  it('have curves that begin with all their customers and agree with the curve of all when they are one group', () => {
    check(
      fc.property(shop, frames, settings, (lines, frame, asked) => {
        const context = load(lines, frame);
        const groups = ask(db, { kind: 'repurchase.groups', ...asked }, context);
        const curves = ask(db, { kind: 'repurchase.groupCurves', ...asked }, context);
        for (const { place, customers } of groups)
          expect(curves.find((row) => row.place === place)!.at_risk).toBe(customers);
        if (groups.length > 1) return;
        const one = curves.map((row) => without(row, 'place', 'kind', 'value'));
        expect(one).toEqual(ask(db, { kind: 'repurchase.survival' }, context));
      }),
      120,
      33,
    );
  });
  it('do not depend on the order of the lines, nor do the tests of them', () => {
    check(
      fc.property(shop, frames, settings, (lines, frame, asked) => {
        const all = (context: ReturnType<typeof load>) => [
          ask(db, { kind: 'repurchase.groups', ...asked }, context),
          ask(db, { kind: 'repurchase.logRankPairs', ...asked }, context).map((row) => [
            row.observed,
            row.expected.toFixed(9),
          ]),
          ask(db, { kind: 'repurchase.categories', ...asked }, context),
          ask(db, { kind: 'repurchase.steps', ...asked }, context),
          ask(db, { kind: 'repurchase.gaps' }, context),
        ];
        expect(all(load(lines.toReversed(), frame))).toEqual(all(load(lines, frame)));
      }),
      60,
      34,
    );
  });
  it('expect as many events as there were, and have covariances that cancel out', () => {
    check(
      fc.property(shop, frames, settings, (lines, frame, asked) => {
        const context = load(lines, frame);
        const pairs = ask(db, { kind: 'repurchase.logRankPairs', ...asked }, context);
        const own = pairs.filter(({ place, other }) => place === other);
        expect(sum(own, 'expected')).toBeCloseTo(sum(own, 'observed'), 9);
        for (const { place } of own)
          expect(
            sum(
              pairs.filter((pair) => pair.place === place),
              'covariance',
            ),
          ).toBeCloseTo(0, 9);
        const test = logRank(pairs);
        if (test) expect(test.p >= 0 && test.p <= 1 && test.chiSquare >= 0).toBe(true);
      }),
      120,
      35,
    );
  });
});

describe('categories', () => {
  it('count those who bought the same again among those who bought anything, and open them', () => {
    check(
      fc.property(shop, frames, settings, (lines, frame, { days, sameDay, top }) => {
        const context = load(lines, frame);
        for (const row of ask(db, { kind: 'repurchase.categories', days, sameDay, top }, context)) {
          expect(row.again_same).toBeLessThanOrEqual(row.again_any);
          expect(row.again_any).toBeLessThanOrEqual(row.eligible);
          if (row.kind !== 'value') continue;
          const open = (outcome: 'all' | 'same' | 'any' | 'not') =>
            size({ kind: 'repurchase-category', days, sameDay, category: row.category, outcome }, context);
          expect([open('all'), open('same'), open('any'), open('not')]).toEqual([
            row.customers,
            row.again_same,
            row.again_any,
            row.eligible - row.again_any,
          ]);
        }
      }),
      120,
      36,
    );
  });
  it('are the N-day rate when there is only one', () => {
    check(
      fc.property(shop, frames, settings, (lines, frame, { days, sameDay }) => {
        const context = load(
          lines.map((line) => ({ ...line, category: 'tea' })),
          frame,
        );
        const rows = ask(db, { kind: 'repurchase.categories', days, sameDay, top: 8 }, context);
        const [all] = ask(db, { kind: 'repurchase.days', sameDay, days: [days] }, context);
        const expected = { eligible: all!.eligible, again_same: all!.repurchased, again_any: all!.repurchased };
        expect(rows).toMatchObject(rows.map(() => expected));
      }),
      100,
      37,
    );
  });
  it('tell the same category from any by hand', () => {
    const line = (customer_id: string, day: number, category: string): Line => ({
      customer_id,
      order_id: `${customer_id}${day}`,
      ordered_at: `${addDays(START, day)} 10:00:00`,
      category,
    });
    insertLines(db, [
      line('a', 0, 'tea'),
      line('a', 5, 'cup'),
      line('a', 20, 'tea'),
      line('b', 0, 'tea'),
      line('c', 88, 'tea'),
    ]);
    const context = derive(db, { asOf: AS_OF });
    const rows = ask(db, { kind: 'repurchase.categories', days: 10, sameDay: true, top: 8 }, context);
    expect(rows).toMatchObject([
      { category: 'tea', customers: 3, eligible: 2, again_same: 0, again_any: 1 },
      { category: 'cup', customers: 1, eligible: 1, again_same: 0, again_any: 0 },
    ]);
  });
});

describe('steps from order to order', () => {
  it('begin with the N-day rate and the survival curve, and open whom they count', () => {
    check(
      fc.property(shop, frames, settings, (lines, frame, { days, sameDay }) => {
        const context = load(lines, frame);
        const steps = ask(db, { kind: 'repurchase.steps', days, sameDay }, context);
        if (steps.length === 0) return;
        const [all] = ask(db, { kind: 'repurchase.days', sameDay, days: [days] }, context);
        expect([steps[0]!.eligible, steps[0]!.repurchased]).toEqual([all!.eligible, all!.repurchased]);
        const first = ask(db, { kind: 'repurchase.stepCurves' }, context)
          .filter(({ step }) => step === 1)
          .map((row) => without(row, 'step'));
        expect(first).toEqual(ask(db, { kind: 'repurchase.survival' }, context));
        for (const { step, eligible, repurchased, reached } of steps.filter((row) => row.step < LAST_STEP)) {
          const open = (outcome: 'all' | 'again' | 'not') =>
            size({ kind: 'repurchase-step', days, sameDay, step, outcome }, context);
          expect([open('all'), open('again'), open('not')]).toEqual([reached, repurchased, eligible - repurchased]);
        }
      }),
      150,
      38,
    );
  });
  it('put every order after the last step into it', () => {
    insertLines(
      db,
      Array.from({ length: 12 }, (_, i): Line => ({
        customer_id: 'a',
        order_id: String(i),
        ordered_at: `${addDays(START, 2 * i)} 10:00:00`,
      })),
    );
    const steps = ask(db, { kind: 'repurchase.steps', days: 2, sameDay: true }, derive(db, { asOf: AS_OF }));
    expect(steps).toHaveLength(LAST_STEP);
    expect(steps.at(-1)).toMatchObject({ step: 9, customers: 1, reached: 4, eligible: 4, repurchased: 3 });
  });
});

describe('gaps and times', () => {
  it('hold a closed gap for every purchase day but the last, an open one for every customer, every order once', () => {
    check(
      fc.property(shop, frames, fc.nat(60), (lines, frame, beyond) => {
        const context = load(lines, frame);
        const gaps = ask(db, { kind: 'repurchase.gaps' }, context);
        const [counted] = db.rows('SELECT sum(purchase_days - 1) AS gaps, count(*) AS open FROM customers');
        expect([sum(gaps, 'gaps'), sum(gaps, 'open')]).toEqual([counted!['gaps'] ?? 0, counted!['open']]);
        for (const { days, gaps: n } of gaps.filter((row) => row.gaps > 0)) {
          const opened = size({ kind: 'repurchase-gap', from: days, to: days }, context);
          expect(opened > 0 && opened <= n).toBe(true);
        }
        const [silent] = ask(db, { kind: 'repurchase.silent', beyond }, context);
        expect(silent!.silent).toBeLessThanOrEqual(silent!.customers);
        const times = ask(db, { kind: 'repurchase.times' }, context);
        const [totals] = ask(db, { kind: 'overview.totals' }, context);
        expect(sum(times, 'first_orders')).toBe(totals!.customers);
        expect(sum(times, 'first_orders') + sum(times, 'later_orders')).toBe(totals!.orders);
      }),
      150,
      39,
    );
  });
});

describe('retention', () => {
  it('rises from exactly on the day, and opens whom it counts', () => {
    check(
      fc.property(shop, frames, (lines, frame) => {
        const context = load(lines, frame);
        const rows = ask(db, { kind: 'repurchase.retention', days: [7, 30] }, context);
        for (const { mode, days, repurchased } of rows) {
          const known = RETENTION_MODES.find((id) => id === mode)!;
          expect(size({ kind: 'repurchase-retention', mode: known, days }, context)).toBe(repurchased);
        }
        for (const days of [7, 30]) {
          const [on, within, after] = rows.filter((row) => row.days === days).map((row) => row.repurchased);
          expect(on! <= within! && on! <= after!).toBe(true);
        }
      }),
      150,
      40,
    );
  });
});

describe('the effect of the definition', () => {
  it('repeats what the other questions say, whichever way the switches stand', () => {
    check(
      fc.property(shop, frames, fc.boolean(), (lines, frame, sameDay) => {
        const context = load(lines, frame);
        const days = [7, 30, 60, 90, 180, 365];
        const rows = ask(db, { kind: 'repurchase.effects', days }, context);
        const same = rows
          .filter((row) => row.followed !== 0 && (row.same_day === null || row.same_day === Number(sameDay)))
          .map((row) => without(row, 'same_day', 'followed'));
        expect(same).toEqual(ask(db, { kind: 'repurchase.definitions', sameDay }, context));
        for (const row of rows.filter(({ followed }) => followed === 0)) {
          const strict = rows.find(
            (other) => other.followed === 1 && other.days === row.days && other.same_day === row.same_day,
          )!;
          expect(row.eligible).toBeGreaterThanOrEqual(strict.eligible);
        }
      }),
      120,
      41,
    );
  });
});

describe('repeat buyers beside one-time buyers', () => {
  it('differ by Welch’s interval', () => {
    // R: t.test(extra ~ group, data = sleep): -3.3654832 to 0.2054832, df = 17.776; moved up by 10, as money cannot be negative.
    const one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    const two = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const lines = [one, two].flatMap((values, group) =>
      values.flatMap((value, i): Line[] => {
        const line = { customer_id: `${group}${i}`, order_id: `${group}${i}`, amount: value + 10 };
        const first = { ...line, ordered_at: `${START} 10:00:00` };
        return group === 1
          ? [first]
          : [first, { ...first, order_id: `${i}b`, ordered_at: `${addDays(START, 3)} 10:00:00` }];
      }),
    );
    insertLines(db, lines);
    const [row] = ask(db, { kind: 'repurchase.repeaters', days: 30, sameDay: true }, derive(db, { asOf: AS_OF }));
    expect(row).toMatchObject({ measure: 'first-order', repeaters: 10, one_time: 10 });
    expect(row!.difference).toBeCloseTo(-1.58, 9);
    expect(row!.low).toBeCloseTo(-3.3654832, 5);
    expect(row!.high).toBeCloseTo(0.2054832, 5);
  });
  it('are all watched for as long, in the fair comparison', () => {
    check(
      fc.property(shop, frames, fc.boolean(), (lines, frame, sameDay) => {
        const context = load(lines, frame);
        const [fair] = ask(db, { kind: 'repurchase.repeaters', days: 30, sameDay }, context);
        const [rate] = ask(db, { kind: 'repurchase.days', sameDay, days: [30] }, context);
        if (fair?.measure !== 'first-order') return;
        expect([fair.repeaters, fair.repeaters + fair.one_time]).toEqual([rate!.repurchased, rate!.eligible]);
      }),
      100,
      42,
    );
  });
});
