import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GROUP_BYS, type GroupBy } from '#models/clv/groups/index.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import { RFM_DEFAULTS } from '#models/rfm/index.ts';
import type { Context } from '#models/question.ts';
import { addDays, dayNumber } from '#orders/days.ts';
import { membersSql, validateDefinition, type SegmentDefinition } from '#segments/definition.ts';
import { sql } from '#sql/tag.ts';
import { openDuckDB, type TestDuckDB } from '../../../../support/duckdb.ts';
import { VALUATION } from '../../../../support/examples.ts';
import { ask, derive, insertLines, type Line } from '../../../../support/orders.ts';

const CHANNELS = ['web', 'app', null];
/** The first order names what the customer's group is; later ones name something else. */
const SHOP: Line[] = Array.from({ length: 80 }, (_, c) =>
  Array.from({ length: 1 + (c % 6) }, (_, n): Line => ({
    order_id: `${c}-${n}`,
    customer_id: `c${c}`,
    ordered_at: `${addDays('2024-01-01', ((c * 5) % 170) + n * (3 + (c % 23)))} 10:00:00`,
    amount: 10 + ((c * 37 + n * 11) % 190),
    channel: n === 0 ? (CHANNELS[c % 3] ?? null) : 'other',
    category: n === 0 ? `cat${c % 17}` : 'later',
    product: n === 0 ? `p${c % 40}` : 'later',
    region: n === 0 ? 'north' : 'south',
  })),
).flat();
const FRAME = { asOf: '2024-12-31' };
/** Knows half of the year. */
const EARLY: Valuation = { ...VALUATION, fittedTo: '2024-05-15' };

let db: TestDuckDB;
let context: Context;
beforeAll(async () => {
  db = await openDuckDB();
  insertLines(db, SHOP);
  context = derive(db, FRAME);
});
afterAll(() => db.close());

interface Customer {
  id: string;
  first: Line;
  x: number;
  alive: number;
  revenue: number;
  historic: number;
}
const number = (value: unknown) => Number(value);
const customersOf = (valuation: Valuation): Customer[] =>
  db.rows(sql`SELECT * FROM ${context.valued(valuation)}`).map((row) => ({
    id: String(row['customer_id']),
    first: SHOP.find(({ customer_id }) => customer_id === row['customer_id'])!,
    x: number(row['x']),
    alive: number(row['p_alive']),
    revenue: number(row['expected_revenue']),
    historic: number(row['historic']),
  }));
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;
const deviation = (numbers: readonly number[]) =>
  Math.sqrt(sum(numbers.map((one) => (one - mean(numbers)) ** 2)) / (numbers.length - 1));
const members = (definition: SegmentDefinition) =>
  db
    .rows(membersSql(validateDefinition(JSON.parse(JSON.stringify(definition))), context))
    .map((row) => String(row['customer_id']));

const NAMES: Record<Exclude<GroupBy, 'rfm'>, (first: Line) => string | null> = {
  month: ({ ordered_at }) => ordered_at.slice(0, 7),
  quarter: ({ ordered_at }) => `${ordered_at.slice(0, 4)}-Q${Math.ceil(Number(ordered_at.slice(5, 7)) / 3)}`,
  channel: ({ channel }) => (channel as string | null | undefined) ?? null,
  category: ({ category }) => String(category),
  product: ({ product }) => String(product),
  region: ({ region }) => String(region),
};
const groups = (by: GroupBy, valuation = VALUATION, top = 12) =>
  ask(db, { kind: 'clv.groups', valuation, by, rules: 'eight', top }, context);

describe('clv.groups', () => {
  it.each(Object.keys(NAMES) as Exclude<GroupBy, 'rfm'>[])('sums the forecasts of customers by %s', (by) => {
    for (const valuation of [VALUATION, EARLY]) {
      const everyone = customersOf(valuation);
      const rows = groups(by, valuation, 6);
      const alone = rows.filter(({ kind }) => kind === 'value');
      expect(alone.length).toBeLessThanOrEqual(6);
      for (const row of rows) {
        const own = everyone.filter(({ first }) => {
          const name = NAMES[by](first);
          if (row.kind === 'none') return name === null;
          return row.kind === 'value' ? name === row.unit : name !== null && !alone.some(({ unit }) => unit === name);
        });
        expect(row.customers).toBe(own.length);
        expect(row.p_alive).toBeCloseTo(mean(own.map(({ alive }) => alive)), 9);
        expect(row.expected_revenue).toBeCloseTo(sum(own.map(({ revenue }) => revenue)), 6);
        expect(row.mean_historic).toBeCloseTo(mean(own.map(({ historic }) => historic)), 6);
        expect(row.past_share).toBeCloseTo(
          sum(own.map(({ historic }) => historic)) / sum(everyone.map(({ historic }) => historic)),
          9,
        );
      }
      expect(sum(rows.map(({ customers }) => customers))).toBe(everyone.length);
      expect(sum(rows.map(({ future_share }) => future_share ?? 0))).toBeCloseTo(1, 9);
    }
  });

  it('keeps the largest groups, and of time the newest', () => {
    const sizes = new Map<string, number>();
    for (const { first } of customersOf(VALUATION)) {
      const name = String(first.category);
      sizes.set(name, (sizes.get(name) ?? 0) + 1);
    }
    const largest = [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 3);
    const shown = groups('category', VALUATION, 3).filter(({ kind }) => kind === 'value');
    expect(shown.map(({ unit }) => unit).sort()).toEqual(largest.map(([name]) => name).sort());
    expect(groups('month', VALUATION, 2).map(({ kind, unit }) => [kind, unit])).toEqual([
      ['value', '2024-05'],
      ['value', '2024-06'],
      ['others', ''],
    ]);
  });

  it('counts the classes of a rule set as the RFM screen does', () => {
    const classes = ask(db, { kind: 'rfm.segments', settings: RFM_DEFAULTS, rules: 'eight' }, context);
    for (const { unit, customers, historic } of groups('rfm')) {
      const row = classes.find(({ segment }) => segment === unit);
      expect([customers, Math.round(historic * 100) / 100]).toEqual([row?.customers, row?.revenue]);
    }
  });

  it('opens each group with as many customers as it shows', () => {
    for (const by of GROUP_BYS)
      for (const valuation of [VALUATION, EARLY])
        for (const { kind, unit, customers } of groups(by, valuation)) {
          if (kind === 'others') continue;
          const group = kind === 'none' ? null : unit;
          const { fittedTo } = valuation;
          expect(members({ kind: 'clv-group', by, rules: 'eight', group, fittedTo })).toHaveLength(customers);
        }
  });
});

describe('clv.segmentGroups', () => {
  const often = { kind: 'rule', rule: { kind: 'test', field: 'orders', op: 'gte', value: 4 } } as const;
  const nobody = { kind: 'rule', rule: { kind: 'test', field: 'orders', op: 'gte', value: 99 } } as const;

  it('measures each segment against everyone, in the order given, empty ones too', () => {
    const segments = [
      { id: 'nobody', definition: nobody },
      { id: 'often', definition: often },
      { id: 'again', definition: often },
    ];
    const rows = ask(db, { kind: 'clv.segmentGroups', valuation: VALUATION, segments }, context);
    const everyone = customersOf(VALUATION);
    const own = everyone.filter(({ x }) => x >= 3);
    expect(rows.map(({ unit, customers }) => [unit, customers])).toEqual([
      ['nobody', 0],
      ['often', own.length],
      ['again', own.length],
    ]);
    expect(rows[1]!.future_share).toBeCloseTo(
      sum(own.map(({ revenue }) => revenue)) / sum(everyone.map(({ revenue }) => revenue)),
      9,
    );
    expect(rows[0]).toMatchObject({ expected_revenue: 0, p_alive: null, future_share: 0 });
  });

  it('refuses what is no segment', () => {
    const segments = [{ id: 'x', definition: { kind: 'rule', rule: { kind: 'evil' } } }];
    expect(() => ask(db, { kind: 'clv.segmentGroups', valuation: VALUATION, segments }, context)).toThrow();
  });
});

describe('clv.loyalty', () => {
  it('compares customers with so many purchase days with the others, and classes of purchase days', () => {
    const rows = ask(db, { kind: 'clv.loyalty', valuation: VALUATION, days: 4 }, context);
    const everyone = customersOf(VALUATION);
    expect(rows.map(({ part, from_days, to_days }) => [part, from_days, to_days])).toEqual([
      ['side', 4, null],
      ['side', 1, 3],
      ['tier', 1, 1],
      ['tier', 2, 2],
      ['tier', 3, 4],
      ['tier', 5, 9],
      ['tier', 10, 19],
      ['tier', 20, null],
    ]);
    for (const row of rows) {
      const own = everyone.filter(({ x }) => x + 1 >= row.from_days && x + 1 <= (row.to_days ?? Infinity));
      expect(row.customers).toBe(own.length);
      if (own.length < 2) continue;
      expect(row.past).toBeCloseTo(mean(own.map(({ historic }) => historic)), 6);
      expect(row.future_deviation).toBeCloseTo(deviation(own.map(({ revenue }) => revenue)), 6);
      expect(row.lifetime).toBeCloseTo(mean(own.map(({ historic, revenue }) => historic + revenue)), 6);
    }
  });
});

describe('clv.features', () => {
  it('says of each customer only what was known on the last day of the valuation', () => {
    const rows = ask(db, { kind: 'clv.features', valuation: EARLY, limit: null }, context);
    const known = SHOP.filter(({ ordered_at }) => ordered_at.slice(0, 10) <= '2024-05-15');
    expect(rows).toHaveLength(new Set(known.map(({ customer_id }) => customer_id)).size);
    for (const row of rows) {
      const own = known.filter(({ customer_id }) => customer_id === row.customer_id);
      const days = own.map(({ ordered_at }) => dayNumber(ordered_at.slice(0, 10)));
      const amounts = own.map(({ amount }) => Number(amount));
      const end = dayNumber('2024-05-15');
      expect(row).toMatchObject({
        x: own.length - 1,
        t_x: Math.max(...days) - Math.min(...days),
        t: end - Math.min(...days),
        days_since_last_order: end + 1 - Math.max(...days),
        orders: own.length,
        first_day: Math.min(...days),
        last_day: Math.max(...days),
        first_amount: amounts[0],
        first_category: own[0]!.category,
        first_channel: own[0]!.channel,
        first_region: 'north',
        first_product: own[0]!.product,
      });
      expect(row.aov).toBeCloseTo(mean(amounts), 9);
      if (own.length === 1) expect([row.mean_spend, row.mean_gap_days]).toEqual([null, null]);
      else expect(row.mean_spend).toBeCloseTo(mean(amounts.slice(1)), 9);
    }
    const values = rows.map(({ value }) => value);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(ask(db, { kind: 'clv.features', valuation: EARLY, limit: 3 }, context)).toEqual(rows.slice(0, 3));
  });
});
