import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '#models/question.ts';
import type { QuestionOf } from '#models/questions.ts';
import {
  cellsOf,
  DIMENSIONS,
  monthEnds,
  NO_SEGMENT,
  OWN_RULE_SET,
  placesOf,
  RFM_DEFAULTS,
  RULE_SETS,
  rulesOf,
  scaleOf,
  SCHEMES,
  tableOf,
  THRESHOLDS,
  type RfmSettings,
  type RuleRef,
  type RuleSet,
  type RuleSetId,
} from '#models/rfm/index.ts';
import { snapshotsSql, spanOf } from '#models/snapshot.ts';
import { addDays, isoDay } from '#orders/days.ts';
import type { Frame } from '#orders/frame.ts';
import { membersSql, validateDefinition, type SegmentDefinition } from '#segments/definition.ts';
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
const SHOP_IDS = Object.keys(RULE_SETS) as RuleSetId[];

const line = fc
  .record({
    customer_id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', '丁', "o'h"),
    order: fc.integer({ min: 0, max: 4 }),
    day: fc.integer({ min: 0, max: 80 }),
    cents: fc.integer({ min: 0, max: 20_000 }),
    kind: fc.constantFrom('sale', 'sale', 'sale', 'refund', 'gift', 'cancelled'),
  })
  .map(({ customer_id, order, day, cents, kind }): Line => ({
    customer_id,
    order_id: `${customer_id}-${order}-${day}`,
    ordered_at: `${addDays(START, day)} 10:00:00`,
    amount: (kind === 'refund' ? -cents : kind === 'gift' ? 0 : cents) / 100,
    kind,
  }));
const shop = fc
  .array(line, { minLength: 1, maxLength: 40 })
  .map((lines) => lines.map((row, i): Line => ({ ...row, line_no: i + 1 })));
const frames = fc.record({
  refunds: fc.constantFrom('own', 'original', 'ignore'),
  sameDay: fc.constantFrom('keep', 'merge'),
  count: fc.constantFrom('paid', 'all'),
}) satisfies fc.Arbitrary<Partial<Frame>>;

const settings: fc.Arbitrary<RfmSettings> = fc.record({
  scheme: fc.constantFrom(...SCHEMES),
  threshold: fc.constantFrom(...THRESHOLDS),
  k: fc.integer({ min: 2, max: 10 }),
  monetary: fc.constantFrom('total', 'average'),
  fixedCuts: fc.constant({ r: [30, 60], f: [2, 3], m: [50, 100] }),
  limits: fc.constant({ r: 30, f: 1, m: 80 }),
});

const range = (least: number, most: number) =>
  fc
    .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }))
    .map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]));
/** One's own rule set, with every kind of scale and box. */
const own: fc.Arbitrary<RuleSet> = fc
  .record({
    basis: fc.constantFrom('level' as const, 'score' as const),
    scales: fc.record(
      {
        r: fc.constantFrom('level' as const, 'score' as const, { limits: [10, 40] }),
        f: fc.constantFrom('level' as const, 'score' as const, { limits: [1] }),
        m: fc.constantFrom('level' as const, 'score' as const, { limits: [20, 50, 150.5] }),
      },
      { requiredKeys: [] },
    ),
    boxes: fc.array(
      fc.array(
        fc.record(
          { r: range(0, 5), f: range(0, 5), m: range(0, 5), fm: range(0, 10).map(([a, b]) => [a / 2, b / 2] as const) },
          { requiredKeys: [] },
        ),
        { maxLength: 3 },
      ),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ boxes, ...rest }) => ({
    id: 'custom:mine',
    name: 'Mine',
    k: null,
    ...rest,
    segments: boxes.map((list, i) => ({ id: `s${i}`, name: `S ${i}`, boxes: list })),
  }));
const ref: fc.Arbitrary<RuleRef> = fc.oneof(fc.constantFrom(...SHOP_IDS), own);

const check = <T>(property: fc.IProperty<T>, full: number, seed: number): void =>
  fc.assert(property, { numRuns: numRuns(full), seed });

function build(lines: readonly Line[], frame: Partial<Frame>): Context {
  insertLines(db, lines);
  return derive(db, { asOf: AS_OF, ...frame });
}

const count = (definition: SegmentDefinition, context: Context): number =>
  db.rows(membersSql(definition, context)).length;
const cents = (sum: number): number => Math.round(sum * 100);

/** Rows of a list, by the values of two of its columns. */
const sums = <T>(rows: readonly T[], key: (row: T) => string, value: (row: T) => number): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const row of rows) if (value(row) !== 0) found[key(row)] = (found[key(row)] ?? 0) + value(row);
  return found;
};

describe('the segments of every rule set', () => {
  it('hold every buyer once, with all orders and money, and open as many customers as they count', () => {
    check(
      fc.property(shop, frames, settings, ref, (lines, frame, asked, rules) => {
        const context = build(lines, frame);
        const segments = ask(db, { kind: 'rfm.segments', settings: asked, rules }, context);
        const [totals] = ask(db, { kind: 'overview.totals' }, context);
        expect(segments.map(({ segment }) => segment).filter((id) => id !== '')).toEqual(
          rulesOf(rules).segments.map(({ id }) => id),
        );
        const sum = (key: 'customers' | 'orders' | 'revenue') => segments.reduce((all, row) => all + row[key], 0);
        expect([sum('customers'), sum('orders'), cents(sum('revenue'))]).toEqual([
          totals!.customers,
          totals!.orders,
          cents(totals!.revenue),
        ]);
        for (const { segment, customers } of segments)
          expect(count({ kind: 'rfm', settings: asked, rules, segment }, context)).toBe(customers);
      }),
      200,
      21,
    );
  });

  it('are those of the table of cells, for every customer', () => {
    check(
      fc.property(shop, settings, ref, (lines, asked, ref) => {
        const context = build(lines, {});
        const rules = rulesOf(ref);
        const places = placesOf(rules, asked);
        const table = tableOf(rules, places);
        const dimensions = ask(db, { kind: 'rfm.dimensions', settings: asked }, context);
        const values = ask(db, { kind: 'rfm.arrays', monetary: asked.monetary }, context);
        const rows = ask(db, { kind: 'rfm.customers', settings: asked, rules: ref }, context);
        for (const [i, row] of rows.entries()) {
          const value = { r: values[i]!.days_since_last_order, f: values[i]!.orders, m: values[i]!.money };
          const [r, f, m] = DIMENSIONS.map((dimension) => {
            const better = (limit: number, by = value[dimension]) =>
              dimension === 'r' && by === value.r ? by < limit : by > limit;
            const scale = scaleOf(rules, dimension);
            if (scale === 'score') return row[dimension] - 1;
            if (typeof scale === 'object') return scale.limits.filter((limit) => better(limit)).length;
            const { threshold } = dimensions.find((known) => known.dimension === dimension)!;
            if (asked.threshold === 'scoreMean') return Number(row[dimension] > threshold!);
            return Number(better(threshold!));
          });
          const index = table[(r! * places.f + f!) * places.m + m!]!;
          expect(row.segment).toBe(index === NO_SEGMENT ? '' : rules.segments[index]!.id);
        }
      }),
      200,
      22,
    );
  });

  it('take the fixed limits strictly: below for R, above for F and M', () => {
    const buy = (customer_id: string, day: string, amount: number): Line => ({
      customer_id,
      order_id: `${customer_id} ${day}`,
      ordered_at: day,
      amount,
    });
    const context = build(
      [buy('at', '2024-03-01', 80), buy('over', '2024-03-02', 80.01), buy('over', '2024-02-01', 0.01)],
      { asOf: '2024-03-31' },
    );
    const asked: RfmSettings = { ...RFM_DEFAULTS, threshold: 'fixed', limits: { r: 30, f: 1, m: 80 } };
    const rows = ask(db, { kind: 'rfm.customers', settings: asked, rules: 'eight' }, context);
    expect(rows.map(({ segment }) => segment)).toEqual(['general-winback', 'important-value']);
    const limits = ask(db, { kind: 'rfm.dimensions', settings: asked }, context).map(({ threshold }) => threshold);
    expect(limits).toEqual([30, 1, 80]);
  });
});

describe('a comparison', () => {
  it('has the segments of either side as its margins, and opens as many customers as it counts', () => {
    check(
      fc.property(shop, frames, settings, ref, settings, ref, (lines, frame, a, rulesA, b, rulesB) => {
        const context = build(lines, frame);
        const [left, right] = [
          { settings: a, rules: rulesA },
          { settings: b, rules: rulesB },
        ];
        const pairs = ask(db, { kind: 'rfm.compare', left: left, right: right }, context);
        for (const [side, key] of [
          [left, 'left_segment'],
          [right, 'right_segment'],
        ] as const) {
          const segments = ask(db, { kind: 'rfm.segments', ...side }, context);
          for (const measure of ['customers', 'orders'] as const)
            expect(
              sums(
                pairs,
                (row) => row[key],
                (row) => row[measure],
              ),
            ).toEqual(
              sums(
                segments,
                (row) => row.segment,
                (row) => row[measure],
              ),
            );
          const revenue = (rows: readonly { revenue: number }[]) =>
            cents(rows.reduce((all, row) => all + row.revenue, 0));
          expect(revenue(pairs)).toBe(revenue(segments));
        }
        for (const { left_segment, right_segment, customers } of pairs) {
          const move: SegmentDefinition = {
            kind: 'rfm-move',
            left: { ...left, segment: left_segment },
            right: { ...right, segment: right_segment },
          };
          expect(count(move, context)).toBe(customers);
        }
      }),
      150,
      23,
    );
  });
  it('of a way with itself moves nobody', () => {
    const context = build([{ customer_id: 'a', ordered_at: START }], {});
    const side = { settings: RFM_DEFAULTS, rules: 'codes125' } as const;
    expect(ask(db, { kind: 'rfm.compare', left: side, right: side }, context)).toMatchObject([
      { left_segment: 'codes125-new', right_segment: 'codes125-new', customers: 1, orders: 1, revenue: 10 },
    ]);
  });
});

const cutsOf = fc.constantFrom('anew' as const, 'kept' as const);
const lastDaysOf = fc.constantFrom(null, 30, 45);

describe('a migration', () => {
  it('from the as-of date to itself moves nobody', () => {
    check(
      fc.property(shop, frames, settings, ref, cutsOf, lastDaysOf, (lines, frame, asked, rules, cuts, lastDays) => {
        const context = build(lines, frame);
        // Equal groups part equal customers; kept as cut points they no longer do.
        fc.pre(!(cuts === 'kept' && asked.scheme === 'ntile'));
        const rows = ask(db, { kind: 'rfm.migration', settings: asked, rules, before: AS_OF, lastDays, cuts }, context);
        expect(rows.filter(({ from_segment, to_segment }) => from_segment !== to_segment)).toEqual([]);
        if (lastDays !== null) return;
        const segments = ask(db, { kind: 'rfm.segments', settings: asked, rules }, context);
        expect(
          sums(
            rows,
            (row) => row.to_segment,
            (row) => row.customers,
          ),
        ).toEqual(
          sums(
            segments,
            (row) => row.segment,
            (row) => row.customers,
          ),
        );
      }),
      150,
      24,
    );
  });

  it('has the segments of both dates as its margins, and opens as many customers as it counts', () => {
    const day = fc.integer({ min: -5, max: 95 }).map((days) => addDays(START, days));
    check(
      fc.property(
        shop,
        frames,
        settings,
        ref,
        cutsOf,
        lastDaysOf,
        day,
        (lines, frame, asked, rules, cuts, lastDays, before) => {
          const context = build(lines, frame);
          const migration = { settings: asked, rules, before, lastDays, cuts };
          const rows = ask(db, { kind: 'rfm.migration', ...migration }, context);
          const [totals] = ask(db, { kind: 'overview.totals' }, context);
          expect(rows.reduce((all, row) => all + row.customers, 0)).toBe(totals!.customers);
          for (const { from_segment: from, to_segment: to, customers } of rows)
            expect(count({ kind: 'rfm-migration', ...migration, from, to }, context)).toBe(customers);
          for (const from of new Set(rows.map((row) => row.from_segment))) {
            const all = rows.filter((row) => row.from_segment === from).reduce((sum, row) => sum + row.customers, 0);
            expect(count({ kind: 'rfm-migration', ...migration, from, to: null }, context)).toBe(all);
          }
          // What counts at the as-of date is what a frame of the last days counts.
          const window = lastDays === null ? { kind: 'all' as const } : { kind: 'last' as const, days: lastDays };
          const [counted] = ask(db, { kind: 'overview.totals' }, derive(db, { ...frame, asOf: AS_OF, window }));
          expect(cents(rows.reduce((all, row) => all + row.revenue, 0))).toBe(cents(counted!.revenue));
          // What an earlier frame would have said.
          if (lastDays !== null || before > AS_OF || frame.refunds === 'original') return;
          const then = derive(db, { ...frame, asOf: before });
          const segments = ask(db, { kind: 'rfm.segments', settings: asked, rules }, then);
          const known = rows.filter((row) => row.from_segment !== 'new');
          expect(
            sums(
              known,
              (row) => row.from_segment,
              (row) => row.customers,
            ),
          ).toEqual(
            sums(
              segments,
              (row) => row.segment,
              (row) => row.customers,
            ),
          );
        },
      ),
      150,
      25,
    );
  });

  it('within the last days is what a frame of those days says', () => {
    check(
      fc.property(shop, settings, ref, (lines, asked, rules) => {
        const context = build(lines, {});
        const rows = ask(
          db,
          { kind: 'rfm.migration', settings: asked, rules, before: addDays(AS_OF, -20), lastDays: 40, cuts: 'anew' },
          context,
        );
        const margin = (key: 'from_segment' | 'to_segment') =>
          sums(
            rows.filter((row) => row[key] !== 'new' && row[key] !== 'away'),
            (row) => row[key],
            (row) => row.customers,
          );
        for (const [key, asOf] of [
          ['from_segment', addDays(AS_OF, -20)],
          ['to_segment', AS_OF],
        ] as const) {
          const framed = derive(db, { asOf, window: { kind: 'last', days: 40 } });
          const segments = ask(db, { kind: 'rfm.segments', settings: asked, rules }, framed);
          expect(margin(key)).toEqual(
            sums(
              segments,
              (row) => row.segment,
              (row) => row.customers,
            ),
          );
        }
      }),
      100,
      26,
    );
  });

  it('keeps the cut points of the earlier date on demand', () => {
    // By 10 March: a 1, b 2 orders. Then a orders twice more, c once.
    const buy = (customer_id: string, day: string): Line => ({
      customer_id,
      ordered_at: day,
      order_id: customer_id + day,
    });
    const context = build(
      [
        buy('a', '2024-03-01'),
        buy('b', '2024-03-01'),
        buy('b', '2024-03-05'),
        buy('a', '2024-03-15'),
        buy('a', '2024-03-16'),
        buy('c', '2024-03-17'),
      ],
      { asOf: '2024-03-20' },
    );
    const often: RuleSet = {
      id: 'custom:often',
      basis: 'score',
      k: 2,
      segments: [
        { id: 'often', boxes: [{ f: [2, 2] }] },
        { id: 'seldom', boxes: [{ f: [1, 1] }] },
      ],
    };
    const moves = (cuts: 'anew' | 'kept', scheme: RfmSettings['scheme'] = 'quantile') =>
      ask(
        db,
        {
          kind: 'rfm.migration',
          settings: { ...RFM_DEFAULTS, k: 2, scheme },
          rules: often,
          before: '2024-03-10',
          lastDays: null,
          cuts,
        },
        context,
      ).map((row) => `${row.from_segment} ${row.to_segment} ${row.customers}`);
    // The median was 1.5 and is 2 now.
    expect(moves('anew')).toEqual(['often seldom 1', 'seldom often 1', 'new seldom 1']);
    expect(moves('kept')).toEqual(['often often 1', 'seldom often 1', 'new seldom 1']);
    expect(moves('kept', 'ntile')).toEqual(['often often 1', 'seldom often 1', 'new seldom 1']);
  });
});

describe('a history', () => {
  const historyOf = (asked: RfmSettings, rules: RuleRef, months = 12): QuestionOf<'rfm.history'> => ({
    kind: 'rfm.history',
    settings: asked,
    rules,
    months,
    lastDays: null,
  });

  it('ends in the segments of the as-of date when that is the end of a month, and each month follows from the last', () => {
    check(
      fc.property(shop, frames, settings, ref, (lines, frame, asked, rules) => {
        const context = build(lines, { ...frame, asOf: '2024-05-01' });
        const rows = ask(db, historyOf(asked, rules), context);
        const months = [...new Set(rows.map((row) => row.month_end))];
        expect(months.map(isoDay)).toEqual(monthEnds(context.frame, 12));
        const last = rows.filter((row) => row.month_end === months.at(-1));
        const segments = ask(db, { kind: 'rfm.segments', settings: asked, rules }, context);
        const size = (list: readonly { segment: string; customers: number }[]) =>
          sums(
            list,
            (row) => row.segment,
            (row) => row.customers,
          );
        expect(size(last)).toEqual(size(segments));
        expect(cents(last.reduce((all, row) => all + row.revenue, 0))).toBe(
          cents(segments.reduce((all, row) => all + row.revenue, 0)),
        );
        for (const [i, month] of months.entries()) {
          for (const row of rows.filter(({ month_end }) => month_end === month)) {
            expect(row.joined + row.stayed).toBe(row.customers);
            const before = rows.find((other) => other.month_end === months[i - 1] && other.segment === row.segment);
            expect(row.stayed + row.left).toBe(before?.customers ?? 0);
          }
        }
      }),
      100,
      27,
    );
  });

  it('says of each month what a frame that ends then says, and opens as many customers as it counts', () => {
    check(
      fc.property(shop, settings, ref, fc.constantFrom(null, 40), (lines, asked, rules, lastDays) => {
        const context = build(lines, {});
        const rows = ask(db, { ...historyOf(asked, rules, 2), lastDays }, context);
        for (const { month_end, segment, customers, joined, left, stayed } of rows) {
          if (customers + left === 0) continue;
          const at = {
            kind: 'rfm-history',
            settings: asked,
            rules,
            lastDays,
            monthEnd: isoDay(month_end),
            segment,
          } as const;
          const changes = (['in', 'joined', 'left', 'stayed'] as const).map((change) =>
            count({ ...at, change }, context),
          );
          expect(changes).toEqual([customers, joined, left, stayed]);
        }
        for (const month of new Set(rows.map((row) => row.month_end))) {
          const framed = derive(db, {
            asOf: addDays(isoDay(month), 1),
            ...(lastDays !== null && { window: { kind: 'last', days: lastDays } }),
          });
          const segments = ask(db, { kind: 'rfm.segments', settings: asked, rules }, framed);
          expect(
            sums(
              rows.filter((row) => row.month_end === month),
              (row) => row.segment,
              (row) => row.customers,
            ),
          ).toEqual(
            sums(
              segments,
              (row) => row.segment,
              (row) => row.customers,
            ),
          );
        }
      }),
      40,
      28,
    );
  });

  it('has the full months of the frame, at most as many as asked', () => {
    const context = build(
      [
        { customer_id: 'a', ordered_at: '2023-01-15' },
        { customer_id: 'a', ordered_at: '2024-05-20', order_id: 'b' },
      ],
      { asOf: null },
    );
    expect(monthEnds(context.frame, 3)).toEqual(['2024-02-29', '2024-03-31', '2024-04-30']);
    expect(monthEnds(context.frame, 24)).toHaveLength(16);
    const rows = ask(db, historyOf(RFM_DEFAULTS, 'eight'), context);
    expect(rows).toHaveLength(12 * 8);
    expect(rows.every((row) => row.joined === 0 && row.left === 0)).toBe(true);
  });
  it('is empty when no month of the frame is full', () => {
    const context = build([{ customer_id: 'a', ordered_at: '2024-05-03' }], { asOf: null });
    expect(ask(db, historyOf(RFM_DEFAULTS, 'eight'), context)).toEqual([]);
  });
  it('refuses a number of months out of range', () => {
    const context = build([{ customer_id: 'a', ordered_at: '2024-05-03' }], { asOf: null });
    expect(() => ask(db, historyOf(RFM_DEFAULTS, 'eight', 0), context)).toThrow('months');
    expect(() => ask(db, historyOf(RFM_DEFAULTS, 'eight', 25), context)).toThrow('months');
  });
});

describe('a snapshot among others', () => {
  it('is the table of customers of that frame, at any day, of the last days or all', () => {
    const span = fc.record({ day: fc.integer({ min: 0, max: 95 }), lastDays: lastDaysOf });
    check(
      fc.property(shop, frames, fc.array(span, { minLength: 1, maxLength: 4 }), (lines, frame, days) => {
        // Money that goes back to its order has left it in every snapshot.
        fc.pre(frame.refunds !== 'original');
        const spans = days.map(({ day, lastDays }) => ({ asOf: addDays(START, day), lastDays }));
        const context = build(lines, frame);
        const snapshots = db.rows(
          snapshotsSql(
            spans.map(({ asOf, lastDays }) => spanOf(asOf, lastDays)),
            context,
          ),
        );
        for (const [place, { asOf, lastDays }] of spans.entries()) {
          const found = snapshots
            .filter((row) => row[`orders_${place}`] !== null)
            .map((row) => [row['customer_id'], row[`days_${place}`], row[`orders_${place}`], row[`revenue_${place}`]]);
          derive(db, {
            ...frame,
            asOf,
            window: lastDays === null ? { kind: 'all' } : { kind: 'last', days: lastDays },
          });
          const customers = db.rows('SELECT customer_id, days_since_last_order, orders, revenue FROM customers');
          expect(found.sort()).toEqual(customers.map((row) => Object.values(row)).sort());
        }
      }),
      120,
      30,
    );
  });
  it('counts the first day from all orders before the last of the ends', () => {
    const context = build([{ customer_id: 'a', ordered_at: addDays(START, 3) }], {});
    const [row] = db.rows(snapshotsSql([spanOf(AS_OF, 5), spanOf(AS_OF, null)], context));
    expect(row).toMatchObject({ orders_0: null, revenue_0: null, orders_1: 1, days_1: 87 });
    expect(Number(row!['first_day'])).toBe(Date.parse(addDays(START, 3)));
    expect(() => snapshotsSql([], context)).toThrow('spans');
  });
});

describe('the density', () => {
  it('holds every customer in a cell of few, between its bounds', () => {
    check(
      fc.property(shop, frames, fc.constantFrom('total' as const, 'average' as const), (lines, frame, monetary) => {
        const context = build(lines, frame);
        const cells = ask(db, { kind: 'rfm.density', monetary }, context);
        const values = ask(db, { kind: 'rfm.arrays', monetary }, context);
        expect(cells.reduce((all, cell) => all + cell.customers, 0)).toBe(values.length);
        expect(new Set(cells.map((cell) => cell.x_low)).size).toBeLessThanOrEqual(60);
        for (const { days_since_last_order: days, money } of values) {
          const holding = cells.filter(
            ({ x_low, x_high, y_low, y_high }) =>
              x_low <= days && days < x_high && (y_low === null ? money <= 0 : y_low <= money && money < y_high),
          );
          expect(holding).toHaveLength(1);
        }
      }),
      150,
      31,
    );
  });
  it('stays bounded over many years and any money', () => {
    const lines = Array.from({ length: 2000 }, (_, i): Line => ({
      customer_id: `c${i}`,
      ordered_at: addDays('2014-01-01', (i * 37) % 3600),
      amount: Math.round(100 * 1.01 ** i) / 100,
    }));
    const cells = ask(db, { kind: 'rfm.density', monetary: 'total' }, build(lines, { asOf: null }));
    expect(new Set(cells.map((cell) => cell.x_low)).size).toBeLessThanOrEqual(60);
    expect(new Set(cells.map((cell) => cell.y_low)).size).toBeLessThanOrEqual(40);
  });
});

describe('odd shops', () => {
  const thirty = Array.from({ length: 30 }, (_, i) => i);
  const shops: Record<string, Line[]> = {
    'one customer': [{ customer_id: 'a', ordered_at: '2024-02-10' }],
    'thirty customers': thirty.flatMap((i) =>
      Array.from({ length: 1 + (i % 4) }, (_, n): Line => ({
        customer_id: `c${i}`,
        order_id: `${i}-${n}`,
        ordered_at: addDays(START, (i * 7 + n * 13) % 80),
        amount: 5 + ((i * 31) % 97),
      })),
    ),
    'everyone once': thirty.map((i) => ({ customer_id: `c${i}`, ordered_at: addDays(START, i), amount: 10 + i })),
    'one day': thirty.map((i) => ({ customer_id: `c${i}`, ordered_at: START, amount: 10 + (i % 5) })),
    nobody: [],
  };
  describe.each(Object.keys(shops))('%s', (name) => {
    it('has true numbers by every rule set, scheme and threshold', () => {
      const context = build(shops[name]!, { asOf: null });
      const buyers = new Set(shops[name]!.map((row) => row.customer_id)).size;
      for (const [i, rules] of SHOP_IDS.entries()) {
        const asked: RfmSettings = {
          ...RFM_DEFAULTS,
          k: rulesOf(rules).k ?? 5,
          scheme: SCHEMES[i % SCHEMES.length]!,
          threshold: THRESHOLDS[i % THRESHOLDS.length]!,
          fixedCuts: { r: [10, 20], f: [2, 3], m: [20, 40] },
          limits: { r: 30, f: 1, m: 20 },
        };
        const segments = ask(db, { kind: 'rfm.segments', settings: asked, rules }, context);
        expect(segments.reduce((all, row) => all + row.customers, 0)).toBe(buyers);
        for (const row of segments)
          for (const value of Object.values(row))
            if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
        const before = addDays(START, 20);
        for (const cuts of ['anew', 'kept'] as const) {
          const moved = ask(
            db,
            { kind: 'rfm.migration', settings: asked, rules, before, lastDays: null, cuts },
            context,
          );
          expect(moved.reduce((all, row) => all + row.customers, 0)).toBe(buyers);
        }
        const history = ask(db, { kind: 'rfm.history', settings: asked, rules, months: 3, lastDays: null }, context);
        expect(history.every((row) => row.joined + row.stayed === row.customers)).toBe(true);
      }
    });
  });
});

describe('a saved mark', () => {
  it('from before there were limits is read as it was', () => {
    const older = Object.fromEntries(Object.entries(RFM_DEFAULTS).filter(([key]) => key !== 'limits'));
    const stored = { kind: 'rfm', settings: older, rules: 'eight', segment: 'important-keep' };
    expect(validateDefinition(stored)).toEqual({ ...stored, settings: RFM_DEFAULTS });
  });
  it('of a segment that its rule set does not have is refused', () => {
    const segment = 'codes125-lost';
    expect(() => validateDefinition({ kind: 'rfm', settings: RFM_DEFAULTS, rules: 'eight', segment })).toThrow();
  });
  it('with a rule set of its own keeps it as data', () => {
    const rules = v.parse(OWN_RULE_SET, {
      id: 'custom:7',
      name: 'Ours',
      basis: 'score',
      k: 5,
      segments: [{ id: 's1', name: 'Best', boxes: [{ m: [5, 5] }] }],
    });
    expect(cellsOf(rules, placesOf(rules, RFM_DEFAULTS))).toHaveLength(125);
    const context = build([{ customer_id: 'a', ordered_at: START }], {});
    expect(count({ kind: 'rfm', settings: RFM_DEFAULTS, rules, segment: '' }, context)).toBe(1);
  });
});
