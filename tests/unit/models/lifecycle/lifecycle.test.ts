import { groups } from 'd3-array';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  FLOW_STATES,
  FLOWS,
  FLOWS_BY,
  LADDER,
  LIFECYCLE_DEFAULTS,
  LOYALTIES,
  ORIGINS,
  STATES,
  type LifecycleSettings,
  type SuperRule,
} from '#models/lifecycle/index.ts';
import type { Context } from '#models/question.ts';
import { addDays, isoDay } from '#orders/days.ts';
import { membersSql, type SegmentDefinition } from '#segments/definition.ts';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';
import { ask, derive, insertLines, type Line } from '../../../support/orders.ts';
import { numRuns } from '../../../support/runs.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const order = (customer_id: string, day: string, amount = 10): Line => ({
  customer_id,
  ordered_at: `${day} 10:00:00`,
  order_id: `${customer_id}-${day}-${amount}`,
  amount,
});
const shopOf = (days: Record<string, readonly string[]>): Line[] =>
  Object.entries(days).flatMap(([id, list]) => list.map((day) => order(id, day)));
const open = (lines: readonly Line[], asOf: string): Context => {
  insertLines(db, lines);
  return derive(db, { asOf });
};
const members = (definition: SegmentDefinition, context: Context) =>
  db
    .rows(membersSql(definition, context))
    .map(({ customer_id }) => customer_id)
    .sort();

/** Silent after 30 days, lost after 60, for everyone: what a hand can follow. */
const DAYS: LifecycleSettings = {
  cadence: 'shop',
  silent: { by: 'days', value: 30 },
  lost: { by: 'days', value: 60 },
};

const SHOP = shopOf({
  fresh: ['2024-05-10'],
  steady: ['2024-01-05', '2024-02-01', '2024-03-01', '2024-03-30', '2024-04-28', '2024-05-25'],
  quiet: ['2024-03-20', '2024-04-20'],
  gone: ['2024-01-10', '2024-02-05'],
  back: ['2024-01-01', '2024-05-20'],
  edge: ['2024-05-01'],
});

describe('the states of a shop followed by hand', () => {
  it('are one of five on the last day', () => {
    const context = open(SHOP, '2024-06-01');
    const states = ask(db, { kind: 'lifecycle.states', settings: DAYS }, context);
    expect(states.map(({ state, customers, median_days }) => [state, customers, median_days])).toEqual([
      // 31 May is the 30th day of silence of `edge`: not yet beyond it.
      ['new', 2, 26.5],
      ['active', 1, 7],
      ['won-back', 1, 12],
      ['silent', 1, 42],
      ['lost', 1, 117],
    ]);
    expect(members({ kind: 'lifecycle-state', settings: DAYS, state: 'new' }, context)).toEqual(['edge', 'fresh']);
    expect(members({ kind: 'lifecycle-state', settings: DAYS, state: 'silent' }, context)).toEqual(['quiet']);
  });
  it('are shares that add up, those of nobody 0', () => {
    const context = open(shopOf({ a: ['2024-05-20'], b: ['2024-05-21'] }), '2024-06-01');
    const shares = (rows: readonly { share: number | null; revenue_share: number | null }[]) =>
      rows.map(({ share, revenue_share }) => [share, revenue_share]);
    const [all, none] = [[1, 1], [0, 0]]; // prettier-ignore
    expect(shares(ask(db, { kind: 'lifecycle.states', settings: DAYS }, context))).toEqual([
      all,
      none,
      none,
      none,
      none,
    ]);
    const rule: SuperRule = { by: 'orders', value: 5 };
    expect(shares(ask(db, { kind: 'lifecycle.stages', rule }, context))).toEqual([all, none, none]);
    expect(shares(ask(db, { kind: 'lifecycle.loyalty', settings: DAYS }, context))).toEqual([none, none, none, all]);
  });
  it('turn on the first day beyond the cut', () => {
    const at = (asOf: string) => {
      const context = open(shopOf({ a: ['2024-01-01'] }), asOf);
      return ask(db, { kind: 'lifecycle.states', settings: DAYS }, context).find(({ customers }) => customers === 1)!
        .state;
    };
    // E is the day before: 30 days after 1 January is the 31st.
    expect([at('2024-02-01'), at('2024-02-02'), at('2024-03-02'), at('2024-03-03')]).toEqual([
      'new',
      'silent',
      'silent',
      'lost',
    ]);
  });
  it('follow each other month by month', () => {
    const context = open(SHOP, '2024-06-01');
    const moves = ask(db, { kind: 'lifecycle.transitions', settings: DAYS }, context);
    const of = (end: string) =>
      moves
        .filter(({ month_end }) => isoDay(month_end) === end)
        .map(({ from_state, to_state, customers }) => `${from_state} > ${to_state} ${customers}`);
    expect(of('2024-01-31')).toEqual(['none > new 3']);
    expect(of('2024-02-29')).toEqual(['new > active 2', 'new > silent 1']);
    expect(of('2024-03-31')).toEqual(['none > new 1', 'active > active 1', 'active > silent 1', 'silent > lost 1']);
    expect(of('2024-04-30')).toEqual(['new > won-back 1', 'active > active 1', 'silent > lost 1', 'lost > lost 1']);
    expect(of('2024-05-31')).toEqual([
      'none > new 2',
      'active > active 1',
      'won-back > silent 1',
      'lost > won-back 1',
      'lost > lost 1',
    ]);
    expect(moves.every(({ complete }) => complete === 'true')).toBe(true);
    expect(
      members({ kind: 'lifecycle-move', settings: DAYS, on: '2024-05-31', from: ['lost'], to: ['won-back'] }, context),
    ).toEqual(['back']);
  });
  it('gives the flows of both readings', () => {
    const context = open(SHOP, '2024-06-01');
    const flows = (by: 'rhythm' | 'month') =>
      ask(db, { kind: 'lifecycle.flows', by, settings: DAYS }, context).map((row) => [
        row.base,
        row.kept,
        row.newcomers,
        row.returned,
        row.lost,
      ]);
    expect(flows('rhythm')).toEqual([
      [0, 0, 3, 0, 0],
      [3, 3, 0, 0, 0],
      [3, 2, 1, 0, 1],
      [3, 2, 0, 0, 1],
      [2, 2, 2, 1, 0],
    ]);
    expect(flows('month')).toEqual([
      [0, 0, 3, 0, 0],
      [3, 2, 0, 0, 1],
      [2, 1, 1, 0, 1],
      [2, 2, 0, 0, 0],
      [2, 1, 2, 1, 1],
    ]);
    expect(members({ kind: 'lifecycle-month', on: '2024-05-31', flow: 'returned' }, context)).toEqual(['back']);
    expect(members({ kind: 'lifecycle-month', on: '2024-05-31', flow: 'lost' }, context)).toEqual(['quiet']);
  });
});

describe('the own cadence', () => {
  const TIMES: LifecycleSettings = {
    cadence: 'own',
    silent: { by: 'times', value: 2 },
    lost: { by: 'times', value: 3 },
  };
  // Gaps 10, 10, 10 and then 40 and 10 days; the shop's median gap is 10 too, but only from the fourth order on it is the customer's.
  const WEEKLY = ['2024-01-01', '2024-01-11', '2024-01-21', '2024-01-31', '2024-03-11', '2024-03-21'];

  it('is the median of the gaps known by then, from three gaps on', () => {
    const context = open(
      shopOf({ a: WEEKLY, b: ['2024-01-01', '2024-03-01'], c: ['2024-01-01', '2024-03-01'] }),
      '2024-03-22',
    );
    const [rhythm] = ask(db, { kind: 'lifecycle.rhythm', settings: TIMES }, context);
    // Gaps 10 10 10 40 10 and twice 60; only 40 / 10 and 10 / 10 follow three known gaps.
    expect(rhythm).toMatchObject({ customers: 3, own_customers: 1, gaps: 7, ratios: 2, median_gap: 10, own_silent: 2 });
    expect(rhythm).toMatchObject({ rest_silent: 20, rest_lost: 30 });
  });
  it('judges a silence by what was known when it began', () => {
    const context = open(shopOf({ a: WEEKLY }), '2024-03-22');
    const moves = ask(db, { kind: 'lifecycle.transitions', settings: TIMES }, context);
    expect(moves.map(({ from_state, to_state }) => `${from_state} > ${to_state}`)).toEqual([
      'none > active',
      // 29 days after 31 January: beyond 2 × 10, not beyond 3 × 10; back on 11 March, and active again by the next order.
      'active > silent',
      'silent > active',
    ]);
  });
  it('takes the quantiles of the gaps from twenty on, multiples of the median below, and nothing without a gap', () => {
    const pairs = (n: number) =>
      shopOf(
        Object.fromEntries(
          Array.from({ length: n }, (_, i) => [`c${i}`, ['2024-01-01', addDays('2024-01-01', i + 1)]]),
        ),
      );
    const cuts = (n: number) => {
      const [row] = ask(db, { kind: 'lifecycle.rhythm', settings: LIFECYCLE_DEFAULTS }, open(pairs(n), '2024-03-01'));
      return [row!.rest_silent, row!.rest_lost];
    };
    expect(cuts(21)).toEqual([19, 20.5]);
    expect(cuts(19)).toEqual([20, 30]);
    const [row] = ask(
      db,
      { kind: 'lifecycle.rhythm', settings: LIFECYCLE_DEFAULTS },
      open(shopOf({ a: ['2024-01-01'], b: ['2024-01-09'] }), '2024-03-01'),
    );
    expect(row).toMatchObject({ gaps: 0, median_gap: null, rest_silent: null, rest_lost: null });
  });
  it('has no multiples where nobody has a gap of their own, or none is asked for', () => {
    const multiples = (cadence: LifecycleSettings['cadence'], days: readonly string[]) => {
      const settings: LifecycleSettings = { cadence, silent: { by: 'times', value: 5 }, lost: null };
      const [row] = ask(db, { kind: 'lifecycle.rhythm', settings }, open(shopOf({ a: days }), '2024-06-01'));
      return [row!.own_silent, row!.own_lost];
    };
    expect(multiples('own', WEEKLY)).toEqual([5, 3]);
    expect(multiples('own', WEEKLY.slice(0, 3))).toEqual([null, null]);
    expect(multiples('shop', WEEKLY)).toEqual([null, null]);
  });
  it('refuses cuts that are none', () => {
    const context = open(SHOP, '2024-06-01');
    const asks = (silent: LifecycleSettings['silent'], lost: LifecycleSettings['lost']) => () =>
      ask(db, { kind: 'lifecycle.states', settings: { cadence: 'own', silent, lost } }, context);
    expect(asks({ by: 'days', value: 60 }, { by: 'days', value: 30 })).toThrow('lost');
    expect(asks({ by: 'times', value: -1 }, null)).toThrow('silent');
    expect(asks({ by: 'times', value: Number.NaN }, null)).toThrow('silent');
  });
});

describe('the hazard of silence', () => {
  it('counts the silences of a day that were observed long enough', () => {
    // E is 31 May. Silences: a 20 days (ended), then open 131; b open 61; c open 5, too short for 30 days.
    const context = open(
      shopOf({ a: ['2024-01-01', '2024-01-21'], b: ['2024-03-31'], c: ['2024-05-26'] }),
      '2024-06-01',
    );
    const rows = ask(db, { kind: 'lifecycle.hazard', within: 30, step: 10 }, context);
    const all = rows
      .filter(({ part }) => part === 'all')
      .map(({ day, eligible, returned }) => [day, eligible, returned]);
    expect(all.slice(0, 5)).toEqual([
      [0, 3, 1],
      [10, 3, 1],
      [20, 2, 0],
      [30, 2, 0],
      [40, 1, 0],
    ]);
    expect(all.at(-1)).toEqual([100, 1, 0]);
    expect(rows.find(({ part, day }) => part === 'later' && day === 0)).toMatchObject({ eligible: 1, returned: 0 });
  });
});

describe('stages, ladder and loyalty', () => {
  const SPENDERS: Line[] = [
    order('once', '2024-01-10', 500),
    order('two', '2024-01-10', 10),
    order('two', '2024-02-10', 10),
    order('four', '2024-01-05', 20),
    order('four', '2024-01-25', 20),
    order('four', '2024-02-05', 20),
    order('four', '2024-03-05', 20),
    order('six', '2024-01-05', 50),
    order('six', '2024-01-15', 50),
    order('six', '2024-01-25', 50),
    order('six', '2024-02-05', 50),
    order('six', '2024-02-15', 50),
    order('six', '2024-02-25', 50),
  ];
  it('make no super-user of one large order', () => {
    const context = open(SPENDERS, '2024-04-01');
    const of = (rule: SuperRule) =>
      ask(db, { kind: 'lifecycle.stages', rule }, context).map(({ customers, revenue }) => [customers, revenue]);
    // The first ⌈50 % of 4⌉ by revenue are `once` and `six`.
    expect(of({ by: 'top', value: 50 })).toEqual([
      [1, 500],
      [2, 100],
      [1, 300],
    ]);
    expect(of({ by: 'orders', value: 4 })).toEqual([
      [1, 500],
      [1, 20],
      [2, 380],
    ]);
    expect(() => of({ by: 'top', value: 0 })).toThrow('top');
    expect(() => of({ by: 'orders', value: 2.5 })).toThrow('orders');
  });
  it('count upgrades of those who were in the stage when the month began', () => {
    const context = open(SPENDERS, '2024-04-01');
    const rule = { by: 'orders', value: 4 } as const;
    const rows = ask(db, { kind: 'lifecycle.upgrades', rule }, context);
    expect(rows.map((row) => [isoDay(row.month_end), row.from_stage, row.eligible, row.upgraded])).toEqual([
      ['2024-01-31', 'first', 0, 0],
      ['2024-01-31', 'repeat', 0, 0],
      // `once` and `two` had one order; `four` and `six` placed their second in January already.
      ['2024-02-29', 'first', 2, 1],
      ['2024-02-29', 'repeat', 2, 1],
      ['2024-03-31', 'first', 1, 0],
      ['2024-03-31', 'repeat', 2, 1],
    ]);
    expect(members({ kind: 'lifecycle-upgrade', rule, on: '2024-03-31', stage: 'repeat' }, context)).toEqual(['four']);
  });
  it('look at the stages of then to tell who came later', () => {
    const context = open(SPENDERS, '2024-04-01');
    const rule = { by: 'orders', value: 4 } as const;
    // As of 1 March (30 days before 31 March): `four` has three orders.
    expect(
      ask(db, { kind: 'lifecycle.later', rule, days: 30 }, context).map((row) => [
        row.stage,
        row.customers,
        row.bought,
      ]),
    ).toEqual([
      ['first', 1, 0],
      ['repeat', 2, 1],
      ['super', 1, 0],
    ]);
  });
  it('climb the ladder', () => {
    const context = open(SPENDERS, '2024-04-01');
    const rows = ask(db, { kind: 'lifecycle.ladder', days: 30 }, context);
    expect(
      rows.map((row) => [
        row.step,
        row.customers,
        row.reached,
        row.moved,
        row.median_days,
        row.eligible,
        row.within_days,
      ]),
    ).toEqual([
      ['1', 1, 4, 3, 20, 4, 2],
      ['2', 1, 3, 2, 10.5, 3, 2],
      ['3-4', 1, 2, 1, 21, 2, 1],
      ['5+', 1, 1, null, null, null, null],
    ]);
  });
  it('call swing who was ever silent, loyal who never was', () => {
    const context = open(SHOP, '2024-06-01');
    const rows = ask(db, { kind: 'lifecycle.loyalty', settings: DAYS }, context);
    expect(rows.map(({ loyalty, customers }) => [loyalty, customers])).toEqual([
      ['loyal', 1],
      ['swing', 3],
      ['young', 0],
      ['once', 2],
    ]);
    expect(members({ kind: 'lifecycle-loyalty', settings: DAYS, loyalty: 'loyal' }, context)).toEqual(['steady']);
  });
});

describe('of any shop', () => {
  const START = '2024-01-15';
  const END = 140;
  const shop = fc
    .array(
      fc.record({
        customer: fc.constantFrom('a', 'b', 'c', 'd', 'e', '丁', "o'h"),
        day: fc.integer({ min: 0, max: END }),
        amount: fc.integer({ min: 1, max: 500 }),
      }),
      { minLength: 1, maxLength: 60 },
    )
    .map((rows) =>
      rows.map(({ customer, day, amount }, i): Line => ({
        ...order(customer, addDays(START, day), amount),
        order_id: `${i}`,
      })),
    );
  const cut = (low: number, high: number) =>
    fc.oneof(
      fc.constant(null),
      fc.integer({ min: low, max: high }).map((value) => ({ by: 'days' as const, value })),
      fc.integer({ min: 1, max: 2 }).map((times) => ({ by: 'times' as const, value: low < 20 ? times : 2 + times })),
    );
  const settings = fc.record({
    cadence: fc.constantFrom('own' as const, 'shop' as const),
    silent: cut(3, 25),
    lost: cut(26, 60),
  });
  const rule = fc.oneof(
    fc.integer({ min: 1, max: 50 }).map((value) => ({ by: 'top' as const, value })),
    fc.integer({ min: 2, max: 6 }).map((value) => ({ by: 'orders' as const, value })),
  );
  const lastDay = fc.integer({ min: END + 1, max: END + 40 });
  const check = <T>(property: fc.IProperty<T>, full: number, seed: number) =>
    fc.assert(property, { numRuns: numRuns(full), seed });
  const sum = <R>(rows: readonly R[], of: (row: R) => number) => rows.reduce((all, row) => all + of(row), 0);

  it('the states hold every customer once, and open as many as they show', () => {
    check(
      fc.property(shop, settings, lastDay, (lines, settings, end) => {
        const context = open(lines, addDays(START, end));
        const rows = ask(db, { kind: 'lifecycle.states', settings }, context);
        const everyone = members(
          { kind: 'rule', rule: { kind: 'test', field: 'orders', op: 'gte', value: 1 } },
          context,
        );
        const held = STATES.flatMap((state) => members({ kind: 'lifecycle-state', settings, state }, context));
        expect(held.toSorted()).toEqual(everyone);
        for (const { state, customers } of rows) {
          expect(
            members({ kind: 'lifecycle-state', settings, state: STATES.find((id) => id === state)! }, context),
          ).toHaveLength(customers);
        }
        const loyalty = ask(db, { kind: 'lifecycle.loyalty', settings }, context);
        for (const id of LOYALTIES) {
          expect(members({ kind: 'lifecycle-loyalty', settings, loyalty: id }, context)).toHaveLength(
            loyalty.find((row) => row.loyalty === id)!.customers,
          );
        }
        expect(sum(loyalty, ({ customers }) => customers)).toBe(everyone.length);
      }),
      150,
      41,
    );
  });
  it('the stock of a month is that of the month before and the flows, and every move opens its customers', () => {
    check(
      fc.property(shop, settings, lastDay, fc.nat(), (lines, settings, end, pick) => {
        const context = open(lines, addDays(START, end));
        const moves = ask(db, { kind: 'lifecycle.transitions', settings }, context);
        const months = [...new Set(moves.map(({ month_end }) => month_end))];
        const stock = (month: number | undefined, state: string, side: 'from_state' | 'to_state') =>
          sum(
            moves.filter((row) => row.month_end === month && row[side] === state),
            ({ customers }) => customers,
          );
        months.forEach((month, at) => {
          for (const state of STATES) {
            if (at > 0) expect(stock(month, state, 'from_state')).toBe(stock(months[at - 1], state, 'to_state'));
          }
        });
        const now = ask(db, { kind: 'lifecycle.states', settings }, context);
        for (const { state, customers } of now) expect(stock(months.at(-1), state, 'to_state')).toBe(customers);

        const move = moves[pick % moves.length]!;
        const [from, to] = [ORIGINS.find((id) => id === move.from_state)!, STATES.find((id) => id === move.to_state)!];
        const on = isoDay(move.month_end);
        expect(members({ kind: 'lifecycle-move', settings, on, from: [from], to: [to] }, context)).toHaveLength(
          move.customers,
        );

        for (const by of FLOWS_BY) {
          const flows = ask(db, { kind: 'lifecycle.flows', by, settings }, context);
          flows.forEach((row, at) => {
            if (at === 0) return;
            const before = flows[at - 1]!;
            const gone =
              by === 'rhythm'
                ? before.base + before.newcomers + before.returned - before.lost
                : before.kept + before.newcomers + before.returned;
            expect(row.base).toBe(gone);
          });
          const row = flows[pick % flows.length]!;
          for (const flow of FLOWS) {
            const on = isoDay(row.month_end);
            const mark: SegmentDefinition =
              by === 'month'
                ? { kind: 'lifecycle-month', on, flow }
                : { kind: 'lifecycle-move', settings, on, ...FLOW_STATES[flow] };
            expect([by, flow, members(mark, context).length]).toEqual([by, flow, row[flow]]);
          }
        }
      }),
      150,
      42,
    );
  });
  it('a silence is counted on every day it lasted and was followed', () => {
    check(
      fc.property(shop, lastDay, fc.integer({ min: 1, max: 40 }), (lines, end, within) => {
        const context = open(lines, addDays(START, end));
        const rows = ask(db, { kind: 'lifecycle.hazard', within, step: 7 }, context).filter(
          ({ part }) => part === 'all',
        );
        const days = groups(
          db.rows("SELECT DISTINCT customer_id, (day - DATE '1970-01-01')::INTEGER AS day FROM orders ORDER BY ALL"),
          (row) => row['customer_id'],
        );
        const last = Number(
          db.rows(`SELECT (DATE '${addDays(START, end - 1)}' - DATE '1970-01-01')::INTEGER AS day`)[0]!['day'],
        );
        const spells = days.flatMap(([, list]) =>
          list.map((row, at) => ({
            from: Number(row['day']),
            next: at + 1 < list.length ? Number(list[at + 1]!['day']) : Infinity,
          })),
        );
        for (const { day, eligible, returned } of rows) {
          const watched = spells.filter(({ from, next }) => next > from + day && from + day + within <= last);
          expect([day, eligible, returned]).toEqual([
            day,
            watched.length,
            watched.filter(({ from, next }) => next <= from + day + within).length,
          ]);
        }
      }),
      150,
      43,
    );
  });
  it('stages, upgrades and the ladder hold every customer once, and open as many as they show', () => {
    check(
      fc.property(shop, rule, lastDay, fc.nat(), (lines, rule, end, pick) => {
        const context = open(lines, addDays(START, end));
        const customers = Number(db.rows('SELECT count(*) AS n FROM customers')[0]!['n']);
        const stages = ask(db, { kind: 'lifecycle.stages', rule }, context);
        expect(sum(stages, (row) => row.customers)).toBe(customers);
        for (const row of stages) {
          const stage = (['first', 'repeat', 'super'] as const).find((id) => id === row.stage)!;
          expect(members({ kind: 'lifecycle-stage', rule, stage }, context)).toHaveLength(row.customers);
        }
        const thresholds = ask(db, { kind: 'lifecycle.thresholds', by: rule.by }, context);
        expect(thresholds.find(({ value }) => value === rule.value)!.customers).toBe(stages[2]!.customers);

        const later = ask(db, { kind: 'lifecycle.later', rule, days: 20 }, context);
        for (const row of later) {
          const stage = (['first', 'repeat', 'super'] as const).find((id) => id === row.stage)!;
          expect(members({ kind: 'lifecycle-later', rule, days: 20, stage }, context)).toHaveLength(row.customers);
        }
        const upgrades = ask(db, { kind: 'lifecycle.upgrades', rule }, context);
        const row = upgrades[pick % upgrades.length]!;
        const stage = row.from_stage === 'first' ? 'first' : 'repeat';
        const mark = { kind: 'lifecycle-upgrade', rule, on: isoDay(row.month_end), stage } as const;
        expect(members(mark, context)).toHaveLength(row.upgraded);
        expect(upgrades.every(({ eligible, upgraded }) => upgraded <= eligible)).toBe(true);

        const ladder = ask(db, { kind: 'lifecycle.ladder', days: 30 }, context);
        expect(ladder.map(({ step }) => step)).toEqual(LADDER.map(({ step }) => step));
        expect(sum(ladder, (row) => row.customers)).toBe(customers);
        ladder.forEach((row, at) => expect(row.moved ?? 0).toBe(ladder[at + 1]?.reached ?? 0));
      }),
      150,
      44,
    );
  });
});
