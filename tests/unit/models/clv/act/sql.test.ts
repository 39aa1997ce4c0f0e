import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CUT_DEFAULTS,
  PLAN_DEFAULTS,
  QUADRANTS,
  type ActTest,
  type Cuts,
  type WinBackPlan,
} from '#models/clv/act/index.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import type { Context } from '#models/question.ts';
import { addDays } from '#orders/days.ts';
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

/** Customers of every kind of rhythm and silence; amounts that are no round numbers. */
const SHOP: Line[] = Array.from({ length: 90 }, (_, c) =>
  Array.from({ length: 1 + (c % 7) }, (_, n): Line => ({
    order_id: `${c}-${n}`,
    customer_id: c % 11 === 0 ? `o'h ${c}` : `c${c}`,
    ordered_at: `${addDays('2024-01-01', ((c * 5) % 170) + n * (3 + (c % 23)))} 10:00:00`,
    amount: 10 + ((c * 37 + n * 11) % 190) + 0.37,
  })),
).flat();
const FRAME = { asOf: '2024-12-31' };

interface Customer {
  id: string;
  alive: number;
  worth: number;
  value: number;
  stake: number;
  revenue: number;
  historic: number;
  x: number;
  since: number;
}
let context: Context;
let everyone: Customer[];
beforeAll(() => {
  insertLines(db, SHOP);
  context = derive(db, FRAME);
  everyone = customersOf(context);
});

/** What a reader would work out from the forecast of each customer. */
function customersOf(context: Context, valuation: Valuation = VALUATION): Customer[] {
  return db.rows(sql`SELECT * FROM ${context.valued(valuation)} ORDER BY customer_id`).map((row) => {
    const [alive, value] = [Number(row['p_alive']), Number(row['value'])];
    const worth = value / alive;
    return {
      id: String(row['customer_id']),
      alive,
      value,
      worth,
      stake: worth * (1 - alive),
      revenue: Number(row['expected_revenue']),
      historic: Number(row['historic']),
      x: Number(row['x']),
      since: Number(row['t']) - Number(row['t_x']),
    };
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const members = (definition: SegmentDefinition): string[] =>
  db
    .rows(membersSql(validateDefinition(JSON.parse(JSON.stringify(definition))), context))
    .map((row) => String(row['customer_id']))
    .sort();

describe('clv.quadrants', () => {
  const quadrants = (cuts: Cuts) => ask(db, { kind: 'clv.quadrants', valuation: VALUATION, cuts }, context);
  const nameOf = ({ alive, worth }: Customer, aliveCut: number, valueCut: number) =>
    worth >= valueCut ? (alive >= aliveCut ? 'keep' : 'win-back') : alive >= aliveCut ? 'grow' : 'let-go';

  it('hold every customer once, with what they bring, have brought and have at stake', () => {
    const cuts = fc.record({
      alive: fc.double({ min: 0, max: 1, noNaN: true }),
      worth: fc.oneof(
        fc.record({ by: fc.constant('top' as const), share: fc.double({ min: 0.01, max: 0.99, noNaN: true }) }),
        fc.constant({ by: 'mean' as const }),
        fc.record({ by: fc.constant('amount' as const), amount: fc.double({ min: 0, max: 500, noNaN: true }) }),
      ),
    });
    fc.assert(
      fc.property(cuts, (cuts) => {
        const rows = quadrants(cuts);
        expect(rows.map(({ quadrant }) => quadrant)).toEqual([...QUADRANTS]);
        for (const row of rows) {
          const own = everyone.filter((one) => nameOf(one, cuts.alive, row.value_cut ?? NaN) === row.quadrant);
          expect(row.customers).toBe(own.length);
          expect(row.share).toBeCloseTo(own.length / everyone.length, 12);
          expect(row.expected_revenue).toBeCloseTo(sum(own.map(({ revenue }) => revenue)), 6);
          expect(row.historic).toBeCloseTo(sum(own.map(({ historic }) => historic)), 6);
          expect(row.at_stake).toBeCloseTo(sum(own.map(({ stake }) => stake)), 6);
          expect(row.value_if_active - row.value).toBeCloseTo(row.at_stake, 6);
        }
        expect(sum(rows.map(({ customers }) => customers))).toBe(everyone.length);
      }),
      { numRuns: numRuns(60), seed: 51 },
    );
  });

  it('begin where asked: the top share, the mean, an amount, found cuts with four digits', () => {
    const worths = everyone.map(({ worth }) => worth).sort((a, b) => a - b);
    const at = 0.8 * (worths.length - 1);
    const quantile = worths[Math.floor(at)]! + (at % 1) * (worths[Math.ceil(at)]! - worths[Math.floor(at)]!);
    const cutOf = (worth: Cuts['worth']) => quadrants({ alive: 0.5, worth })[0]!.value_cut!;
    const found: [number, number][] = [
      [cutOf({ by: 'top', share: 0.2 }), quantile],
      [cutOf({ by: 'mean' }), sum(worths) / worths.length],
    ];
    for (const [cut, wanted] of found) {
      expect(cut).toBeLessThanOrEqual(wanted);
      expect(cut).toBeGreaterThan(wanted * 0.999);
      expect(cut).toBeCloseTo(Number(cut.toPrecision(4)), 9);
    }
    expect(cutOf({ by: 'amount', amount: 123.456 })).toBe(123.456);
  });

  it('are opened by the marks of the table, each with as many customers as it shows', () => {
    const rows = quadrants(CUT_DEFAULTS);
    const cut = rows[0]!.value_cut!;
    for (const { quadrant, customers } of rows) {
      const likely = quadrant === 'keep' || quadrant === 'grow';
      const dear = quadrant === 'keep' || quadrant === 'win-back';
      const tests: ActTest[] = [
        { field: 'p_alive', from: likely ? 0.5 : null, below: likely ? null : 0.5 },
        { field: 'value_if_active', from: dear ? cut : null, below: dear ? null : cut },
      ];
      expect(members({ kind: 'clv-act', valuation: VALUATION, tests })).toHaveLength(customers);
    }
  });
});

describe('clv.actDensity', () => {
  it('counts every customer in one bounded cell, which opens them', () => {
    const cells = ask(db, { kind: 'clv.actDensity', valuation: VALUATION }, context);
    expect(sum(cells.map(({ customers }) => customers))).toBe(everyone.length);
    expect(cells.length).toBeLessThanOrEqual(20 * 40);
    for (const cell of cells) {
      const own = everyone.filter(
        ({ alive, worth }) =>
          alive >= cell.alive_low &&
          (alive < cell.alive_high || cell.alive_high === 1) &&
          worth >= (cell.value_low ?? -1) &&
          worth < cell.value_high,
      );
      expect(own).toHaveLength(cell.customers);
      const tests: ActTest[] = [
        { field: 'p_alive', from: cell.alive_low, below: cell.alive_high >= 1 ? null : cell.alive_high },
        { field: 'value_if_active', from: cell.value_low, below: cell.value_high },
      ];
      expect(members({ kind: 'clv-act', valuation: VALUATION, tests })).toEqual(own.map(({ id }) => id).sort());
    }
  });

  it('shows a shop without margin as one strip of nothing', () => {
    const cells = ask(db, { kind: 'clv.actDensity', valuation: { ...VALUATION, marginRate: 0 } }, context);
    expect(cells.every(({ value_low, value_high }) => value_low === null && value_high === 0)).toBe(true);
  });
});

/** The list as METHODS has it, customer by customer. */
function listOf(everyone: readonly Customer[], plan: WinBackPlan) {
  const draw = (id: string) => createHash('md5').update(`${id}#${plan.seed}`).digest().readUInt32BE(0) / 2 ** 32;
  const most = plan.budget === null || plan.cost === 0 ? Infinity : Math.floor(plan.budget / plan.cost + 1e-9);
  const candidates = everyone
    .filter(({ alive, stake }) => alive >= plan.floor && alive < plan.alive && stake > plan.cost)
    .sort((a, b) => b.stake - a.stake || (a.id < b.id ? -1 : 1));
  const list: { id: string; group: string }[] = [];
  let contacts = 0;
  for (const { id } of candidates) {
    const control = draw(id) < plan.control;
    if (contacts >= most) break;
    if (!control) contacts++;
    list.push({ id, group: control ? 'control' : 'contact' });
  }
  return { list, candidates };
}

describe('clv.winBack', () => {
  const plans = fc.record({
    alive: fc.constantFrom(0.5, 0.8, 1),
    floor: fc.constantFrom(0, 0.05, 0.3),
    cost: fc.constantFrom(0, 1, 7.5, 60),
    budget: fc.constantFrom(null, 0, 20, 100),
    control: fc.constantFrom(0, 0.1, 0.5),
    seed: fc.integer({ min: 0, max: 999_999 }),
  }) satisfies fc.Arbitrary<WinBackPlan>;

  it('lists the most at stake first, as many as the budget pays, and keeps a drawn share apart', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const rows = ask(db, { kind: 'clv.winBackExport', valuation: VALUATION, plan }, context);
        const { list, candidates } = listOf(everyone, plan);
        expect(rows.map(({ customer_id, group }) => ({ id: customer_id, group }))).toEqual(list);
        const [totals] = ask(db, { kind: 'clv.winBackTotals', valuation: VALUATION, plan }, context);
        const contacts = list.filter(({ group }) => group === 'contact');
        expect(totals).toMatchObject({
          pool: everyone.filter(({ alive }) => alive >= plan.floor && alive < plan.alive).length,
          candidates: candidates.length,
          contacts: contacts.length,
          controls: list.length - contacts.length,
        });
        const worth = sum(contacts.map(({ id }) => everyone.find((one) => one.id === id)!.worth));
        expect(totals!.cost).toBeCloseTo(contacts.length * plan.cost, 9);
        if (plan.budget !== null) expect(totals!.cost).toBeLessThanOrEqual(plan.cost === 0 ? 0 : plan.budget + 1e-6);
        if (contacts.length === 0) expect(totals!.break_even).toBeNull();
        else expect(totals!.break_even).toBeCloseTo((contacts.length * plan.cost) / worth, 9);
      }),
      { numRuns: numRuns(80), seed: 52 },
    );
  });

  it('says of each customer what the contact must add', () => {
    const plan = { ...PLAN_DEFAULTS, alive: 1, cost: 3 };
    for (const row of ask(db, { kind: 'clv.winBack', valuation: VALUATION, plan, offset: 0, limit: 20 }, context)) {
      const own = everyone.find(({ id }) => id === row.customer_id)!;
      expect(row.break_even).toBeCloseTo(3 / own.worth, 9);
      expect(row.at_stake).toBeCloseTo(own.stake, 9);
      expect(row.break_even).toBeLessThan(1 - own.alive);
      expect(row.days_since_last_order).toBe(own.since + 1);
      expect(row.purchase_days).toBe(own.x + 1);
    }
  });

  it('opens as segments with as many customers as it shows', () => {
    const plan = { ...PLAN_DEFAULTS, alive: 0.9, cost: 2, budget: 30 };
    const [totals] = ask(db, { kind: 'clv.winBackTotals', valuation: VALUATION, plan }, context);
    const of = (side: 'contact' | 'control' | null) =>
      members({ kind: 'clv-win-back', valuation: VALUATION, plan, side });
    expect(of('contact')).toHaveLength(totals!.contacts);
    expect(of('control')).toHaveLength(totals!.controls);
    expect(of(null)).toEqual([...of('contact'), ...of('control')].sort());
  });

  it('refuses a plan that cannot be', () => {
    for (const change of [
      { alive: 1.1 },
      { floor: -0.1 },
      { cost: -1 },
      { budget: NaN },
      { control: 0.6 },
      { seed: 0.5 },
    ]) {
      const plan = { ...PLAN_DEFAULTS, ...change };
      expect(() => ask(db, { kind: 'clv.winBackTotals', valuation: VALUATION, plan }, context)).toThrow(RangeError);
    }
  });
});

describe('clv.recencyFrequency', () => {
  it('holds every customer in one cell, with the means of its customers, and opens them', () => {
    const cells = ask(db, { kind: 'clv.recencyFrequency', valuation: VALUATION }, context);
    expect(cells.length).toBeLessThanOrEqual(12 * 12);
    expect(sum(cells.map(({ customers }) => customers))).toBe(everyone.length);
    const starts = [0, 1, 2, 3, 4, 5, 6, 8, 11, 16, 26, 51];
    for (const cell of cells) {
      const below = starts[starts.indexOf(cell.x_low) + 1] ?? Infinity;
      const own = everyone.filter(
        ({ x, since }) => x >= cell.x_low && x < below && since >= cell.days_low && since < cell.days_high,
      );
      expect(own).toHaveLength(cell.customers);
      expect(cell.p_alive).toBeCloseTo(sum(own.map(({ alive }) => alive)) / own.length, 9);
      const tests: ActTest[] = [
        { field: 'x', from: cell.x_low, below: below === Infinity ? null : below },
        { field: 'days_since', from: cell.days_low, below: cell.days_high },
      ];
      expect(members({ kind: 'clv-act', valuation: VALUATION, tests })).toHaveLength(cell.customers);
    }
  });
});

// These change the shop, so they come last.
describe('another shop', () => {
  it('draws the same customers whoever else is in the shop', () => {
    const plan = { ...PLAN_DEFAULTS, alive: 1, cost: 0, control: 0.5 };
    const groups = (context: Context) =>
      new Map(
        ask(db, { kind: 'clv.winBackExport', valuation: { ...VALUATION, spend: { by: 'gamma-gamma', parameters: [6, 4, 15] } }, plan }, context)
          .map(({ customer_id, group }) => [customer_id, group]),
      ); // prettier-ignore
    const all = groups(context);
    insertLines(
      db,
      SHOP.filter((_, i) => i % 3 > 0),
    );
    const some = groups(derive(db, FRAME));
    expect(some.size).toBeGreaterThan(20);
    for (const [id, group] of some) if (all.has(id)) expect(group).toBe(all.get(id));
  });

  it('gives a customer who has certainly left a finite value and stake', () => {
    const often: Line[] = Array.from({ length: 300 }, (_, n) => ({
      order_id: `a${n}`,
      customer_id: 'a',
      ordered_at: `${addDays('2020-01-01', n)} 10:00:00`,
      amount: 20,
    }));
    insertLines(db, often);
    const gone = derive(db, { asOf: '2035-01-01' });
    const rows = ask(db, { kind: 'clv.quadrants', valuation: VALUATION, cuts: CUT_DEFAULTS }, gone);
    expect(sum(rows.map(({ customers }) => customers))).toBe(1);
    for (const { at_stake, value_if_active } of rows) {
      expect(Number.isFinite(at_stake)).toBe(true);
      expect(Number.isFinite(value_if_active)).toBe(true);
    }
  });
});
