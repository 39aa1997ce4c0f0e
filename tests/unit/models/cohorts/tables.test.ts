import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  COHORT_BYS,
  COHORT_DEFAULTS,
  isByTime,
  MODES,
  tilesOf,
  whoSettings,
  without,
  type Bracket,
  type CohortSettings,
} from '#models/cohorts/index.ts';
import { addDays } from '#orders/days.ts';
import { membersSql } from '#segments/definition.ts';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';
import { ask, derive, insertLines, type Line } from '../../../support/orders.ts';
import { numRuns } from '../../../support/runs.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const START = '2024-01-29';
const LAST_DAY = 80;
const AS_OF = addDays(START, LAST_DAY + 1);

const line = fc.record({
  customer_id: fc.constantFrom('a', 'b', 'c', 'd', '丁', "o'h", 'z'),
  day: fc.integer({ min: 0, max: LAST_DAY }),
  cents: fc.integer({ min: 1, max: 20_000 }),
  kind: fc.constantFrom('sale', 'sale', 'sale', 'refund'),
  product: fc.constantFrom('tea', 'cup', '(others)', '', null),
});
const shop = fc.array(line, { minLength: 1, maxLength: 40 }).map((lines) =>
  lines.map(({ customer_id, day, cents, kind, product }, i): Line => ({
    line_no: i + 1,
    customer_id,
    order_id: `${i}`,
    ordered_at: `${addDays(START, day)} 10:00:00`,
    amount: (kind === 'refund' ? -cents : cents) / 100,
    kind,
    product,
    category: product,
  })),
);
const brackets = fc
  .uniqueArray(fc.integer({ min: 0, max: 90 }), { minLength: 2, maxLength: 8 })
  .map((days) => days.sort((a, b) => a - b))
  .map((days) =>
    days.flatMap((day, i): Bracket[] => (i % 2 === 0 && days[i + 1] !== undefined ? [[day, days[i + 1]!]] : [])),
  );
const choice = fc.record(
  {
    by: fc.constantFrom(...COHORT_BYS),
    mode: fc.constantFrom(...MODES),
    columns: fc.constantFrom('calendar' as const, 'age' as const),
    unit: fc.constantFrom('week' as const, 'month' as const),
    brackets,
    top: fc.integer({ min: 1, max: 3 }),
    bands: fc.constantFrom([0.01], [50, 100, 200], [5, 20]),
  },
  { requiredKeys: ['by', 'mode', 'columns', 'unit'] },
);

function load(lines: readonly Line[]) {
  insertLines(db, lines);
  return derive(db, { asOf: AS_OF });
}
const cents = (value: number) => Math.round(100 * value);

describe('the cohort table', () => {
  it('opens from each cell the customers it counts, whatever its rows and columns are', () => {
    fc.assert(
      fc.property(shop, choice, fc.nat(), (lines, chosen, pick) => {
        const context = load(lines);
        const asked: CohortSettings = { ...COHORT_DEFAULTS, ...chosen };
        const cells = ask(db, { kind: 'cohorts.cells', ...asked }, context);
        for (const cell of cells) {
          expect(cell.customers).toBeLessThanOrEqual(cell.cohort_size);
          if (cell.period === 0) expect(cell.customers).toBe(cell.cohort_size);
        }
        const cell = cells[pick % cells.length];
        if (cell === undefined) return;
        const definition = {
          kind: 'cohort',
          settings: whoSettings(asked),
          cohort: cell.cohort,
          period: cell.period,
        } as const;
        expect(db.rows(membersSql(definition, context))).toHaveLength(cell.customers);
      }),
      { seed: 1, numRuns: numRuns(400) },
    );
  });

  it('holds everyone, their orders and their money in its totals, and opens them', () => {
    fc.assert(
      fc.property(shop, choice, fc.nat(), (lines, chosen, pick) => {
        const context = load(lines);
        const asked: CohortSettings = { ...COHORT_DEFAULTS, ...chosen };
        const totals = ask(db, { kind: 'cohorts.totals', ...asked }, context);
        const course = ask(db, { kind: 'cohorts.course', ...asked, every: 'week' }, context);
        const [shopTotals] = ask(db, { kind: 'overview.totals' }, context);
        const sum = (rows: readonly { orders: number; revenue: number }[]) => [
          rows.reduce((all, row) => all + row.orders, 0),
          cents(rows.reduce((all, row) => all + row.revenue, 0)),
        ];
        const wanted = [shopTotals!.orders, cents(shopTotals!.revenue)];
        expect([sum(totals), sum(course)]).toEqual([wanted, wanted]);
        expect(totals.reduce((all, row) => all + row.customers, 0)).toBe(shopTotals!.customers);
        if (chosen.top !== undefined && ['product', 'category'].includes(chosen.by))
          expect(totals.filter(({ cohort }) => cohort !== null).length).toBeLessThanOrEqual(chosen.top);
        const row = totals[pick % totals.length];
        if (row === undefined) return;
        const definition = { kind: 'cohort', settings: whoSettings(asked), cohort: row.cohort, period: null } as const;
        expect(db.rows(membersSql(definition, context))).toHaveLength(row.customers);
      }),
      { seed: 2, numRuns: numRuns(300) },
    );
  });

  it('sums brackets that tile the axis to what is there without them', () => {
    fc.assert(
      fc.property(shop, choice, brackets, (lines, chosen, cut) => {
        const context = load(lines);
        const by = chosen.by === 'price' ? 'price' : 'week';
        const days: CohortSettings = { ...COHORT_DEFAULTS, by, columns: 'age', unit: by === 'week' ? 'week' : 'day' };
        const tiled: CohortSettings = { ...days, brackets: [...cut, [cut.at(-1)![1] + 1, 20_000]] };
        const plain = ask(db, { kind: 'cohorts.totals', ...days }, context);
        const cells = ask(db, { kind: 'cohorts.cells', ...tiled }, context);
        if (by === 'week')
          for (const { cohort, orders, revenue } of plain) {
            const own = cells.filter((cell) => cell.cohort === cohort);
            expect(own.reduce((sum, cell) => sum + cell.orders, 0)).toBe(orders);
            expect(cents(own.reduce((sum, cell) => sum + cell.revenue, 0))).toBe(cents(revenue));
          }
        for (const cell of cells) expect(cell.period).toBeLessThan(tilesOf(tiled.brackets!).length);
      }),
      { seed: 3, numRuns: numRuns(100) },
    );
  });

  it('by time accumulates to the whole revenue', () => {
    fc.assert(
      fc.property(shop, choice, (lines, chosen) => {
        const context = load(lines);
        const plain: CohortSettings = { ...COHORT_DEFAULTS, ...chosen, by: chosen.unit, measure: 'cumulative' };
        const asked = without(plain, 'brackets');
        const cells = ask(db, { kind: 'cohorts.cells', ...asked }, context);
        const lasts = new Map(cells.map((cell) => [cell.cohort, cell]));
        const [totals] = ask(db, { kind: 'overview.totals' }, context);
        const sum = [...lasts.values()].reduce((all, { value, cohort_size }) => all + value! * cohort_size, 0);
        expect(sum).toBeCloseTo(totals!.revenue, 6);
      }),
      { seed: 4, numRuns: numRuns(100) },
    );
  });

  it('by a window of days is the same cells cut out', () => {
    fc.assert(
      fc.property(shop, choice, fc.nat(LAST_DAY), fc.integer({ min: 1, max: 5 }), (lines, chosen, day, periods) => {
        const context = load(lines);
        const asked: CohortSettings = { ...COHORT_DEFAULTS, mode: chosen.mode, by: 'day', unit: 'day' };
        const since = addDays(START, day);
        const all = ask(db, { kind: 'cohorts.cells', ...asked }, context);
        const cut = ask(db, { kind: 'cohorts.cells', ...asked, since, periods }, context);
        expect(cut).toEqual(
          all.filter((cell) => cell.cohort! >= since && cell.cohort! < addDays(since, 60) && cell.period < periods),
        );
      }),
      { seed: 5, numRuns: numRuns(100) },
    );
  });
});

const sale = (customer_id: string, day: number, amount: number, product = 'tea'): Line => ({
  customer_id,
  order_id: `${customer_id}-${day}`,
  ordered_at: `${addDays(START, day)} 09:00:00`,
  amount,
  product,
});
const FIVE = [10, 20, 30, 40, 50].map((amount, i) => sale(`c${i}`, i, amount));

describe('calendar weeks', () => {
  it('begin on Monday, on whatever day the first order was', () => {
    // START is a Monday: day 2 a Wednesday, day 7 the Monday after it; day 80 a Thursday of the twelfth week.
    const context = load([sale('a', 2, 10), sale('a', 7, 5), sale('b', 1, 10), sale('b', 13, 5), sale('c', 0, 10)]);
    const table = (asOf: string) =>
      ask(db, { kind: 'cohorts.cells', ...COHORT_DEFAULTS, by: 'week', unit: 'week' }, derive(db, { asOf })).map(
        ({ period, customers, complete }) => [period, customers, complete],
      );
    expect(ask(db, { kind: 'cohorts.cells', ...COHORT_DEFAULTS, by: 'week' }, context)).toHaveLength(12);
    expect(table(addDays(START, 14))).toEqual([
      [0, 3, 'true'],
      [1, 2, 'true'],
    ]);
    expect(table(addDays(START, 13))).toEqual([
      [0, 3, 'true'],
      [1, 1, 'false'],
    ]);
  });
});

describe('price bands', () => {
  it('are quartiles of the first order, a bound belonging to the band below', () => {
    const context = load([...FIVE, sale('c0', 30, 999)]);
    const rows = ask(db, { kind: 'cohorts.totals', ...COHORT_DEFAULTS, by: 'price' }, context);
    expect(
      rows.map(({ cohort, from_amount, to_amount, customers }) => [cohort, from_amount, to_amount, customers]),
    ).toEqual([
      ['1', null, 20, 2],
      ['2', 20, 30, 1],
      ['3', 30, 40, 1],
      ['4', 40, null, 1],
    ]);
  });
  it('are one band where all first orders are alike', () => {
    const context = load([sale('a', 0, 10), sale('b', 1, 10)]);
    expect(ask(db, { kind: 'cohorts.totals', ...COHORT_DEFAULTS, by: 'price' }, context)).toMatchObject([
      { cohort: '1', from_amount: null, to_amount: 10, customers: 2 },
    ]);
  });
  it('take the reader’s bounds, each the least of the band above, and name them in the export', () => {
    const context = load(FIVE);
    const asked = { ...COHORT_DEFAULTS, by: 'price', unit: 'week', bands: [20, 50, 100] } as const;
    expect(ask(db, { kind: 'cohorts.totals', ...asked }, context).map((row) => row.customers)).toEqual([1, 3, 1]);
    const names = ask(db, { kind: 'cohorts.totalsExport', ...asked }, context).map((row) => row.cohort);
    expect(names).toEqual(['<20', '20..50', '50..100']);
  });
});

describe('cohorts by an attribute', () => {
  const lines = [
    ...['a', 'b', 'c'].map((id, i) => sale(id, i, 10, 'tea')),
    ...['d', 'e'].map((id, i) => sale(id, i, 10, 'cup')),
    sale('f', 0, 10, 'pot'),
    sale('g', 0, 10, 'jar'),
  ];
  it('are the largest by themselves and the rest as one without a name', () => {
    const context = load(lines);
    const rows = ask(db, { kind: 'cohorts.totals', ...COHORT_DEFAULTS, by: 'product', top: 2 }, context);
    expect(rows.map(({ cohort, customers }) => [cohort, customers])).toEqual([
      ['tea', 3],
      ['cup', 2],
      [null, 2],
    ]);
    const names = ask(db, { kind: 'cohorts.totalsExport', ...COHORT_DEFAULTS, by: 'product', top: 2 }, context);
    expect(names.map(({ cohort }) => cohort)).toEqual(['tea', 'cup', '(others)']);
  });
  it('keep their customers when they are no longer among the largest', () => {
    const context = load(lines);
    const settings = { ...COHORT_DEFAULTS, by: 'product', top: 1 } as const;
    const open = (cohort: string | null) =>
      db.rows(membersSql({ kind: 'cohort', settings, cohort, period: null }, context)).length;
    expect([open('pot'), open(null)]).toEqual([1, 4]);
  });
});

describe('brackets', () => {
  it('count by the days since the first order, and are over for all or not complete', () => {
    // Followed to day 80: a for 80 days, b for 20.
    const context = load([sale('a', 0, 10), sale('a', 7, 1), sale('a', 8, 2), sale('a', 79, 4), sale('b', 60, 10)]);
    const asked: CohortSettings = {
      ...COHORT_DEFAULTS,
      by: 'quarter',
      measure: 'cumulative',
      brackets: [[0, 0], [1, 7], [8, 60]], // prettier-ignore
    };
    const cells = ask(db, { kind: 'cohorts.cells', ...asked }, context);
    expect(cells.map(({ cohort, period, value, complete }) => [cohort, period, value, complete])).toEqual([
      ['2024-Q1', 0, 10, 'true'],
      ['2024-Q1', 1, 10.5, 'true'],
      ['2024-Q1', 2, 11.5, 'false'],
    ]);
    const file = ask(db, { kind: 'cohorts.export', ...asked }, context);
    expect(file.map(({ period }) => period)).toEqual(['0', '1..7', '8..60']);
  });
  it('count by then who came back before the first of them', () => {
    const context = load([sale('a', 0, 10), sale('a', 3, 1), sale('b', 0, 10), sale('b', 7, 1), sale('c', 0, 10)]);
    const asked: CohortSettings = { ...COHORT_DEFAULTS, mode: 'within', brackets: [[7, 7]] };
    const cells = ask(db, { kind: 'cohorts.cells', ...asked }, context);
    expect(cells.map(({ customers }) => customers)).toEqual([3, 1, 2]);
    expect(ask(db, { kind: 'cohorts.totals', ...asked }, context)).toMatchObject([{ customers: 3, returned: 2 }]);
  });
  it('refuse what is no bracket', () => {
    const context = load(FIVE);
    const wrong = (brackets: Bracket[]) => () =>
      ask(db, { kind: 'cohorts.cells', ...COHORT_DEFAULTS, brackets }, context);
    expect(wrong([[3, 1]])).toThrow(RangeError);
    expect(wrong([[0, 3], [3, 5]])).toThrow(RangeError); // prettier-ignore
    expect(wrong([])).toThrow(RangeError);
  });
});

describe('the tiles of brackets', () => {
  it('fill what lies before and between them, the first day by itself', () =>
    expect(
      tilesOf([
        [7, 7],
        [30, 30],
      ]),
    ).toEqual([
      // prettier-ignore
      { from: 0, to: 0, shown: false },
      { from: 1, to: 6, shown: false },
      { from: 7, to: 7, shown: true },
      { from: 8, to: 29, shown: false },
      { from: 30, to: 30, shown: true },
    ]));
});

describe('a shop that is hardly one', () => {
  it.each([
    ['one customer', [sale('a', 0, 10)]],
    ['everyone once on one day', ['a', 'b', 'c'].map((id) => sale(id, 0, 10))],
    ['no order', []],
  ])('has a table of finite numbers: %s', (_, lines) => {
    const context = load(lines);
    for (const by of COHORT_BYS) {
      const asked = { ...COHORT_DEFAULTS, by, top: 5 } as const;
      const totals = ask(db, { kind: 'cohorts.totals', ...asked }, context);
      expect(totals.reduce((sum, { customers }) => sum + customers, 0)).toBe(lines.length);
      expect(totals.every(({ returned }) => returned === 0)).toBe(true);
      const cells = ask(db, { kind: 'cohorts.cells', ...asked, measure: 'rate' }, context);
      for (const { value } of cells) expect(value === null || (value >= 0 && value <= 1)).toBe(true);
      if (isByTime({ by })) expect(cells.length).toBeGreaterThanOrEqual(totals.length);
    }
  });
});
