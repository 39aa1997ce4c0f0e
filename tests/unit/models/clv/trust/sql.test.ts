import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BTYD } from '#models/clv/btyd/index.ts';
import { FORECASTERS } from '#models/clv/trust/sql.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import { addDays, dayNumber } from '#orders/days.ts';
import { markMembersSql } from '#segments/marks/index.ts';
import { openDuckDB, type TestDuckDB } from '../../../../support/duckdb.ts';
import { VALUATION } from '../../../../support/examples.ts';
import { ask, derive, insertLines } from '../../../../support/orders.ts';
import { CDNOW_FRAME, hasPublished, loadCdnowSample } from '../../../../support/published.ts';
import { numRuns } from '../../../../support/runs.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const START = '2023-01-01';
const LAST = 299;
const KNOWN = 180;
const HORIZON = 100;
const SPLIT: Valuation = { ...VALUATION, fittedTo: addDays(START, KNOWN), horizonDays: HORIZON };
const FRAME = { asOf: addDays(START, LAST + 1) };

/** Days of purchases by customer; some customers only come after the split. */
const shop = fc.array(
  fc
    .uniqueArray(fc.integer({ min: 0, max: LAST }), { minLength: 1, maxLength: 12 })
    .map((days) => days.sort((a, b) => a - b)),
  { minLength: 1, maxLength: 60 },
);
type Shop = number[][];

const idOf = (customer: number) => `c${String(customer).padStart(3, '0')}`;
function load(customers: Shop) {
  insertLines(
    db,
    customers.flatMap((days, customer) =>
      days.map((day) => ({
        customer_id: idOf(customer),
        ordered_at: `${addDays(START, day)} 10:00:00`,
        amount: 10 + customer,
      })),
    ),
  );
  return derive(db, FRAME);
}

interface Judged {
  id: string;
  x: number;
  model: number;
  last: number;
  average: number;
  actual: number;
}

/** The same by plain loops over days. */
function judged(customers: Shop): Judged[] {
  return customers.flatMap((days, customer) => {
    const known = days.filter((day) => day <= KNOWN);
    if (known.length === 0) return [];
    const [first, x] = [known[0]!, known.length - 1];
    const T = KNOWN - first;
    return [
      {
        id: idOf(customer),
        x,
        model: Math.exp(BTYD.mbg.logExpected(SPLIT.parameters, x, known.at(-1)! - first, T, HORIZON)),
        last: known.filter((day) => day > KNOWN - HORIZON && day !== first).length,
        average: T === 0 ? 0 : (x / T) * HORIZON,
        actual: days.filter((day) => day > KNOWN && day <= KNOWN + HORIZON).length,
      },
    ];
  });
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;

/** The area between the diagonal and the curve of the facts in an order, those alike in one straight piece. */
function lorenzArea(rows: readonly Judged[], by: (row: Judged) => number): number {
  const values = [...new Set(rows.map(by))].sort((a, b) => a - b);
  const total = sum(rows.map(({ actual }) => actual));
  let [people, share, area] = [0, 0, 0];
  for (const value of values) {
    const group = rows.filter((row) => by(row) === value);
    const next = share + sum(group.map(({ actual }) => actual)) / total;
    area += ((share + next) / 2) * (group.length / rows.length);
    [people, share] = [people + group.length, next];
  }
  expect(people).toBe(rows.length);
  return 0.5 - area;
}

/** As SQL's ntile cuts: the first groups take the rest. */
function tenthOf(rows: readonly Judged[]): Map<string, number> {
  const ordered = rows.toSorted((a, b) => a.model - b.model || (a.id < b.id ? -1 : 1));
  const [size, more] = [Math.floor(rows.length / 10), rows.length % 10];
  const found = new Map<string, number>();
  let at = 0;
  for (let tenth = 1; tenth <= 10; tenth++)
    for (let i = 0; i < size + (tenth <= more ? 1 : 0); i++) found.set(ordered[at++]!.id, tenth);
  return found;
}

const near = (found: number | null | undefined, expected: number) =>
  expect(found).toSatisfy((value: number) => Math.abs(value - expected) <= 1e-9 * Math.max(1, Math.abs(expected)));
const check = <T>(property: fc.IProperty<T>, seed: number): void => fc.assert(property, { numRuns: numRuns(60), seed });

describe('a forecast held against what came', () => {
  it('has the errors, sums and order of an oracle that loops over days', () => {
    check(
      fc.property(shop, (customers) => {
        const row = ask(db, { kind: 'clv.judgement', valuation: SPLIT }, load(customers))[0]!;
        const rows = judged(customers);
        expect(row.customers).toBe(rows.length);
        expect(row.actual).toBe(sum(rows.map(({ actual }) => actual)));
        expect(row.buyers).toBe(rows.filter(({ actual }) => actual > 0).length);
        if (rows.length === 0) {
          expect([row.model_mae, row.spearman, row.top_share]).toEqual([null, null, null]);
          return;
        }
        for (const name of FORECASTERS) {
          const errors = rows.map((one) => one[name] - one.actual);
          near(row[name], sum(rows.map((one) => one[name])));
          near(row[`${name}_mae`], mean(errors.map(Math.abs)));
          near(row[`${name}_rmse`], Math.sqrt(mean(errors.map((error) => error * error))));
          const best = row.actual === 0 ? 0 : lorenzArea(rows, ({ actual }) => actual);
          if (best < 1e-9) expect(row[`${name}_gini`]).toBeNull();
          else near(row[`${name}_gini`], lorenzArea(rows, (one) => one[name]) / best);
        }
        const top = tenthOf(rows);
        const inTop = rows.filter(({ id }) => top.get(id) === 10);
        if (row.actual === 0) expect(row.top_share).toBeNull();
        else if (inTop.length > 0) near(row.top_share, sum(inTop.map(({ actual }) => actual)) / row.actual);
      }),
      81,
    );
  });

  it('by tenths and by repeats has the means of the same customers, and the marks open them', () => {
    check(
      fc.property(shop, (customers) => {
        const context = load(customers);
        const rows = judged(customers);
        const places = tenthOf(rows);
        const tenths = ask(db, { kind: 'clv.tenths', valuation: SPLIT }, context);
        expect(tenths.map(({ tenth }) => tenth)).toEqual([...new Set(places.values())].sort((a, b) => a - b));
        for (const { tenth, customers: count, expected, actual, low, high } of tenths) {
          const group = rows.filter(({ id }) => places.get(id) === tenth);
          expect(count).toBe(group.length);
          near(expected, mean(group.map(({ model }) => model)));
          near(actual, mean(group.map((one) => one.actual)));
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(actual);
          expect(high).toBeGreaterThan(actual);
          const members = db.rows(markMembersSql({ kind: 'clv-tenth', valuation: SPLIT, tenth }, context));
          expect(members.map(({ customer_id }) => customer_id).sort()).toEqual(group.map(({ id }) => id).sort());
        }
        for (const { repeats, customers: count, expected, actual } of ask(
          db,
          { kind: 'clv.byFrequency', valuation: SPLIT },
          context,
        )) {
          const group = rows.filter(({ x }) => Math.min(x, 7) === repeats);
          expect(count).toBe(group.length);
          near(expected, mean(group.map(({ model }) => model)));
          near(actual, mean(group.map((one) => one.actual)));
        }
      }),
      82,
    );
  });

  it('is none when the horizon ends after the frame', () => {
    const context = load([[0, 20, 190], [3]]);
    const valuation = { ...SPLIT, horizonDays: LAST - KNOWN };
    expect(ask(db, { kind: 'clv.judgement', valuation }, context)[0]!.customers).toBe(2);
    const beyond = { ...valuation, horizonDays: LAST - KNOWN + 1 };
    expect(ask(db, { kind: 'clv.judgement', valuation: beyond }, context)[0]).toMatchObject({
      customers: 0,
      model_mae: null,
    });
    expect(ask(db, { kind: 'clv.tenths', valuation: beyond }, context)).toEqual([]);
  });

  it('with no orders to come has intervals that do not end at 0', () => {
    const context = load(Array.from({ length: 20 }, (_, i) => [i]));
    for (const { actual, low, high } of ask(db, { kind: 'clv.tenths', valuation: SPLIT }, context)) {
      expect([actual, low]).toEqual([0, 0]);
      expect(high).toBeCloseTo(-Math.log(0.025) / 2);
    }
  });
});

describe('repeat purchase days by period', () => {
  it('are those of the customers known by then, their first days left out, on both sides of the split', () => {
    check(
      fc.property(shop, fc.integer({ min: 1, max: 40 }), (customers, everyDays) => {
        const context = load(customers);
        const asked = { fittedTo: addDays(START, KNOWN), until: addDays(START, KNOWN + HORIZON), everyDays };
        const found = ask(db, { kind: 'clv.repeats', ...asked }, context);
        const expected = new Map<number, number>();
        for (const days of customers.filter(([first]) => first! <= KNOWN))
          for (const day of days.slice(1).filter((one) => one <= KNOWN + HORIZON)) {
            const end = KNOWN + Math.ceil((day - KNOWN) / everyDays) * everyDays;
            expected.set(end, (expected.get(end) ?? 0) + 1);
          }
        expect(found.map(({ period_end, repeats }) => [period_end - dayNumber(START), repeats])).toEqual(
          [...expected].sort(([a], [b]) => a - b),
        );
        const entrants = ask(db, { kind: 'clv.entrants', fittedTo: addDays(START, KNOWN) }, context);
        expect(sum(entrants.map((row) => row.customers))).toBe(customers.filter(([first]) => first! <= KNOWN).length);
      }),
      83,
    );
  });
});

describe.skipIf(!hasPublished)('CDNOW fitted to 30 September 1997, 39 weeks on (needs ../shared)', () => {
  const valuation: Valuation = {
    ...SPLIT,
    parameters: [0.5248432145499479, 6.183085758930063, 0.8913595458694042, 1.614002372053332],
    unit: 'week',
    fittedTo: '1997-09-30',
    horizonDays: 273,
  };

  it('has the published errors, better than both plain guesses', () => {
    loadCdnowSample(db);
    const context = derive(db, CDNOW_FRAME);
    const row = ask(db, { kind: 'clv.judgement', valuation }, context)[0]!;
    expect(row.customers).toBe(2357);
    expect(row.actual).toBe(1882);
    expect(row.model).toBeCloseTo(1576.7282, 3);
    expect(row.model_mae).toBeCloseTo(0.7647789412, 6);
    expect(row.model_rmse).toBeCloseTo(1.6071826631, 6);
    expect([row.last_mae, row.last_rmse].map((value) => value!.toFixed(3))).toEqual(['0.897', '1.971']);
    expect([row.average_mae, row.average_rmse].map((value) => value!.toFixed(3))).toEqual(['1.024', '2.212']);
    expect(row.top_share).toBeCloseTo(0.48, 2);
    const tenths = ask(db, { kind: 'clv.tenths', valuation }, context);
    expect(tenths.map(({ customers }) => customers)).toEqual([236, 236, 236, 236, 236, 236, 236, 235, 235, 235]);
  });

  it('saw 4,339 repeat purchase days by week 78', () => {
    loadCdnowSample(db);
    const context = derive(db, CDNOW_FRAME);
    const weeks = ask(db, { kind: 'clv.repeats', fittedTo: '1997-09-30', until: '1998-06-30', everyDays: 7 }, context);
    expect(weeks).toHaveLength(77);
    expect(sum(weeks.map(({ repeats }) => repeats))).toBe(4339);
    expect(weeks).toContainEqual({ period_end: dayNumber('1997-11-11'), repeats: 85 });
  });
});
