import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BTYD } from '#models/clv/btyd/index.ts';
import { MODELS, PARAMETERS } from '#models/clv/btyd/model.ts';
import { expectedSpend } from '#models/clv/btyd/gamma-gamma.ts';
import { historiesSql, lastKnownDay } from '#models/clv/histories.ts';
import { checkValuation, UNIT_DAYS, UNITS, type Unit, type Valuation } from '#models/clv/valuation.ts';
import { addDays, dayNumber } from '#orders/days.ts';
import { sql } from '#sql/tag.ts';
import { openDuckDB, type Row, type TestDuckDB } from '../../../support/duckdb.ts';
import { VALUATION } from '../../../support/examples.ts';
import { derive, insertLines, type Line } from '../../../support/orders.ts';
import { numRuns } from '../../../support/runs.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const START = '2023-11-06';
const END = '2024-06-20';
const FRAME = { asOf: addDays(END, 1) } as const;

interface Purchase {
  customer: string;
  day: number;
  amount: number;
}

const purchases = fc.array(
  fc.record({
    customer: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    day: fc.integer({ min: 0, max: 200 }),
    amount: fc.integer({ min: 1, max: 50_000 }).map((cents) => cents / 100),
  }),
  { minLength: 1, maxLength: 40 },
);

const linesOf = (bought: readonly Purchase[]): Line[] =>
  bought.map(({ customer, day, amount }, i) => ({
    order_id: `o${i}`,
    customer_id: customer,
    ordered_at: `${addDays(START, day)} 12:00:00`,
    amount,
  }));

const byCustomer = (bought: readonly Purchase[]): Map<string, Purchase[]> => {
  const groups = new Map<string, Purchase[]>();
  for (const one of bought) groups.set(one.customer, [...(groups.get(one.customer) ?? []), one]);
  return groups;
};

/** As METHODS 4 says it, a customer at a time. */
function historyOf(bought: readonly Purchase[], end: number) {
  const days = [...new Set(bought.map(({ day }) => day))].sort((a, b) => a - b);
  const [first, last] = [days[0]!, days.at(-1)!];
  const repeat = bought.filter(({ day }) => day !== first).reduce((sum, { amount }) => sum + amount, 0);
  const x = days.length - 1;
  return { days, first, x, t_x: last - first, t: end - first, mean_spend: x > 0 ? repeat / x : null };
}

const byId = (rows: readonly Row[]) => new Map(rows.map((row) => [String(row['customer_id']), row]));
const endNumber = dayNumber(END) - dayNumber(START);

const close = (actual: unknown, expected: number) =>
  expect(Math.abs(Number(actual) - expected), `${String(actual)} is not ${expected}`).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(expected)),
  );

/** The number of the calendar unit a day lies in. */
const place = (unit: Unit, day: string): number => {
  const date = new Date(`${day}T00:00:00Z`);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth();
  if (unit === 'day') return dayNumber(day);
  if (unit === 'week') return Math.floor((dayNumber(day) - dayNumber('1970-01-05')) / 7);
  return Math.floor(months / { month: 1, quarter: 3, year: 12 }[unit]);
};

/** Purchase days for each occasion that counts: it has ended, and is not that of the first purchase. */
function daysPerOccasion(histories: readonly (readonly Purchase[])[], unit: Unit, end: number): number {
  const ended = place(unit, addDays(START, end + 1)) - 1;
  let days = 0;
  let occasions = 0;
  for (const own of histories) {
    const all = [...new Set(own.map(({ day }) => day))].map((day) => place(unit, addDays(START, day)));
    const later = all.filter((one) => one > Math.min(...all) && one <= ended);
    days += later.length;
    occasions += new Set(later).size;
  }
  return occasions === 0 ? 1 : days / occasions;
}

describe('histories', () => {
  it('of a frame to its end are those of a longer frame, cut at that day, refunds too', () => {
    const moneyBack = fc.array(
      fc.record({
        customer: fc.constantFrom('a', 'b', 'c'),
        day: fc.integer({ min: 0, max: 200 }),
        cents: fc.integer({ min: 1, max: 20_000 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(purchases, moneyBack, fc.integer({ min: 0, max: 200 }), (bought, refunds, end) => {
        const back = refunds.map(({ customer, day, cents }, i): Line => ({
          order_id: `r${i}`,
          customer_id: customer,
          ordered_at: addDays(START, day),
          amount: -cents / 100,
          kind: 'refund',
        }));
        insertLines(db, [...linesOf(bought), ...back]);
        const day = addDays(START, end);
        const asked = { model: 'mbg', unit: 'day' } as const;
        const read = (fittedTo: string | null, asOf: string) =>
          db.rows(sql`FROM (${historiesSql({ ...asked, fittedTo }, derive(db, { asOf }))}) ORDER BY customer_id`);
        const cut = read(day, FRAME.asOf);
        const whole = read(null, addDays(day, 1));
        const rounded = (rows: Row[]) => rows.map((row) => ({ ...row, historic: Number(row['historic']).toFixed(6) }));
        expect(rounded(whole)).toEqual(rounded(cut));
      }),
      { numRuns: numRuns(200) },
    );
  });

  it('count purchase days after the first, to the last day that is known', () => {
    fc.assert(
      fc.property(purchases, fc.integer({ min: 0, max: endNumber }), (bought, end) => {
        insertLines(db, linesOf(bought));
        const fittedTo = addDays(START, end);
        const rows = byId(db.rows(historiesSql({ fittedTo, model: 'mbg', unit: 'day' }, derive(db, FRAME))));
        const known = byCustomer(bought.filter(({ day }) => day <= end));
        expect([...rows.keys()].sort()).toEqual([...known.keys()].sort());
        for (const [id, own] of known) {
          const { x, t_x, t, mean_spend } = historyOf(own, end);
          expect(rows.get(id)).toMatchObject({ x, t_x, t });
          if (mean_spend === null) expect(rows.get(id)!['mean_spend']).toBeNull();
          else close(rows.get(id)!['mean_spend'], mean_spend);
          close(
            rows.get(id)!['historic'],
            own.reduce((sum, { amount }) => sum + amount, 0),
          );
        }
      }),
      { numRuns: numRuns(200), seed: 51 },
    );
  });

  it('never look beyond the frame', () => {
    const { frame } = derive(db, FRAME);
    expect(lastKnownDay('2030-01-01', { frame })).toBe(END);
    expect(lastKnownDay(null, { frame })).toBe(END);
    expect(lastKnownDay('2024-01-01', { frame })).toBe('2024-01-01');
  });

  it('count occasions that have ended, the first purchase’s own apart, for BG/BB', () => {
    fc.assert(
      fc.property(purchases, fc.constantFrom(...UNITS), fc.integer({ min: 0, max: endNumber }), (bought, unit, end) => {
        insertLines(db, linesOf(bought));
        const fittedTo = addDays(START, end);
        const rows = byId(db.rows(historiesSql({ fittedTo, model: 'bgbb', unit }, derive(db, FRAME))));
        const ended = place(unit, addDays(fittedTo, 1)) - 1;
        for (const [id, own] of byCustomer(bought.filter(({ day }) => day <= end))) {
          const places = own.map(({ day }) => place(unit, addDays(START, day)));
          const first = Math.min(...places);
          const later = [...new Set(places)].filter((one) => one > first && one <= ended);
          expect(rows.get(id)).toMatchObject({
            key_x: later.length,
            key_t_x: later.length === 0 ? 0 : Math.max(...later) - first,
            key_t: Math.max(ended - first, 0),
          });
        }
      }),
      { numRuns: numRuns(200), seed: 52 },
    );
  });
});

const GAMMA_GAMMA = { by: 'gamma-gamma', parameters: [6.25, 3.74, 15.44] } as const;
const valuations: Valuation[] = [
  VALUATION,
  { ...VALUATION, discountRate: 0, spend: GAMMA_GAMMA },
  { ...VALUATION, model: 'bg', marginRate: 0.3, spend: GAMMA_GAMMA },
  { ...VALUATION, model: 'pareto', unit: 'week', parameters: [0.553, 10.578, 0.606, 11.669], horizonDays: 90 },
  { ...VALUATION, model: 'nbd', parameters: [0.38, 84], fittedTo: '2024-03-01' },
  { ...VALUATION, model: 'bgbb', unit: 'month', parameters: [1.2, 0.75, 0.66, 2.78] },
];

describe('what a customer is worth', () => {
  it.each(valuations)('is what the models say of the own history ($model, $unit)', (valuation) => {
    fc.assert(
      fc.property(purchases, (bought) => {
        insertLines(db, linesOf(bought));
        const end = valuation.fittedTo === null ? endNumber : dayNumber(valuation.fittedTo) - dayNumber(START);
        const context = derive(db, FRAME);
        const rows = byId(db.rows(sql`SELECT * FROM ${context.valued(valuation)}`));
        const keys = byId(db.rows(historiesSql(valuation, context)));
        const known = byCustomer(bought.filter(({ day }) => day <= end));
        expect(rows.size).toBe(known.size);
        const purchaseDays = [...known.values()].map((own) => historyOf(own, end).days.length);
        const spent = [...known.values()].flat().reduce((sum, { amount }) => sum + amount, 0);
        const mean = spent / purchaseDays.reduce((sum, days) => sum + days, 0);
        const perOccasion = valuation.model === 'bgbb' ? daysPerOccasion([...known.values()], valuation.unit, end) : 1;
        const days = UNIT_DAYS[valuation.unit];
        const { logAlive, logExpected } = BTYD[valuation.model];
        for (const [id, own] of known) {
          const row = rows.get(id)!;
          const { x, mean_spend } = historyOf(own, end);
          const scale = valuation.model === 'bgbb' ? 1 : days;
          const key = (name: string) => Number(keys.get(id)![name]);
          const history = [key('key_x'), key('key_t_x') / scale, key('key_t') / scale] as const;
          const within = (t: number) => Math.exp(logExpected(valuation.parameters, ...history, t / days));
          const expected = within(valuation.horizonDays);
          close(row['p_alive'], Math.exp(logAlive(valuation.parameters, ...history)));
          close(row['expected_orders'], expected);
          close(Number(row['orders_if_alive']) * Number(row['p_alive']), expected);
          expect(row['p_order']).toBeLessThanOrEqual(Number(row['p_alive']) + 1e-12);
          const aDay =
            valuation.spend.by === 'mean' ? mean : expectedSpend(valuation.spend.parameters, x, mean_spend ?? 0)!;
          const spend = aDay * perOccasion;
          close(row['spend_per_order'], spend);
          close(row['expected_revenue'], expected * spend);
          let discounted = 0;
          for (let day = 0; day < valuation.horizonDays; day += 365 / 12) {
            const next = Math.min(day + 365 / 12, valuation.horizonDays);
            if (next - day < 1e-6) break;
            discounted += (within(next) - (day === 0 ? 0 : within(day))) / (1 + valuation.discountRate) ** (next / 365);
          }
          expect(Number(row['value']) / (discounted * spend * valuation.marginRate)).toBeCloseTo(1, 8);
          expect(row['low']).toBeNull();
        }
      }),
      { numRuns: numRuns(60), seed: 53 },
    );
  });

  it('has an interval by the delta method: the simulated spread of parameters drawn from their distribution', () => {
    insertLines(db, linesOf([0, 20, 45, 80].map((day) => ({ customer: 'a', day, amount: 30 + day }))));
    const sd = [0.02, 0.03, 0.05, 0.04];
    const spendSd = [0.01, 0.02, 0.015];
    const diagonal = (deviations: readonly number[]) =>
      deviations.flatMap((one, i) => deviations.map((_, j) => (i === j ? one * one : 0)));
    const valuation: Valuation = {
      ...VALUATION,
      spend: GAMMA_GAMMA,
      spread: { orders: diagonal(sd), spend: diagonal(spendSd) },
    };
    const context = derive(db, FRAME);
    const at = (changed: Partial<Valuation>): number =>
      Number(
        db.rows(sql`SELECT expected_revenue FROM ${context.valued({ ...valuation, ...changed })}`)[0]![
          'expected_revenue'
        ],
      );
    const step = 1e-3;
    const slope = (change: (factor: number) => Partial<Valuation>) =>
      (Math.log(at(change(Math.exp(step)))) - Math.log(at(change(Math.exp(-step))))) / (2 * step);
    const orders = sd.map((deviation, i) => {
      const slopeHere = slope((factor) => ({
        parameters: VALUATION.parameters.map((p, j) => (i === j ? p * factor : p)),
      }));
      return (slopeHere * deviation) ** 2;
    });
    const spend = spendSd.map((deviation, i) => {
      const [p, q, gamma] = GAMMA_GAMMA.parameters;
      const scaled = (factor: number) =>
        [i === 0 ? p * factor : p, i === 1 ? q * factor : q, i === 2 ? gamma * factor : gamma] as const;
      return (slope((factor) => ({ spend: { by: 'gamma-gamma', parameters: scaled(factor) } })) * deviation) ** 2;
    });
    const error = Math.sqrt([...orders, ...spend].reduce((sum, part) => sum + part, 0));
    const [row] = db.rows(sql`SELECT expected_revenue, low, high FROM ${context.valued(valuation)}`);
    const [revenue, low, high] = ['expected_revenue', 'low', 'high'].map((name) => Number(row![name]));
    expect(Math.log(high! / revenue!) / (1.959964 * error)).toBeCloseTo(1, 4);
    expect(Math.log(revenue! / low!) / (1.959964 * error)).toBeCloseTo(1, 4);
  });

  it('is by the shop’s mean for who only spent nothing or less on repeat days', () => {
    insertLines(db, [
      ...linesOf([{ customer: 'a', day: 0, amount: 50 }]),
      { customer_id: 'b', ordered_at: '2023-11-06', order_id: 'b1', amount: 20 },
      { customer_id: 'b', ordered_at: '2023-12-06', order_id: 'b2', amount: 0 },
    ]);
    const context = derive(db, { ...FRAME, count: 'all' });
    const rows = db.rows(
      sql`SELECT customer_id, spend_per_order FROM ${context.valued({ ...VALUATION, spend: GAMMA_GAMMA })} ORDER BY 1`,
    );
    const [p, q, gamma] = GAMMA_GAMMA.parameters;
    for (const row of rows) close(row['spend_per_order'], (p * gamma) / (q - 1));
    expect(rows).toHaveLength(2);
  });

  it('names the next order day by the median wait of who is still there, and none that is far', () => {
    insertLines(db, linesOf([0, 10, 20, 30].map((day) => ({ customer: 'a', day, amount: 10 }))));
    const context = derive(db, { asOf: addDays(START, 41) });
    const next = (parameters: readonly number[]) =>
      db.rows(
        sql`SELECT (next_order_day - DATE '2023-11-06')::INTEGER AS day FROM ${context.valued({ ...VALUATION, model: 'nbd', parameters })}`,
      )[0]!['day'];
    // Shape 0.5 + 3, scale 20 + 40 days: the median is where (60 / (60 + t)) ^ 3.5 is a half.
    expect(next([0.5, 20])).toBe(40 + Math.ceil(60 * (2 ** (1 / 3.5) - 1)));
    expect(next([0.5, 1e6])).toBeNull();
  });
});

describe('a valuation', () => {
  it.each<[string, Partial<Valuation>]>([
    ['model', { model: 'weibull' as never }],
    ['parameters', { parameters: [1, 2] }],
    ['parameters', { parameters: [1, 2, 0, 4] }],
    ['parameters', { parameters: [1, 2, NaN, 4] }],
    ['parameters', { parameters: [1e308, 1e308, 1e308, 1e308] }],
    ['parameters', { parameters: [1, 1e-300, 1, 1] }],
    ['unit', { unit: 'hour' as never }],
    ['fittedTo', { fittedTo: '2024-02-30' }],
    ['horizonDays', { horizonDays: 0 }],
    ['marginRate', { marginRate: 1.5 }],
    ['discountRate', { discountRate: -0.1 }],
    ['horizonDays', { horizonDays: Infinity }],
    ['spend', { spend: { by: 'gamma-gamma', parameters: [6, 1, 15] } }],
    ['spend', { spend: { by: 'gamma-gamma', parameters: [6, 4, 1e308] } }],
    ['spread', { spread: { orders: [1], spend: null } }],
  ])('with a bad %s is refused by name', (name, bad) => {
    expect(() => checkValuation({ ...VALUATION, ...bad })).toThrow(new RegExp(`^${name}: `));
    expect(() => derive(db, FRAME).valued({ ...VALUATION, ...bad })).toThrow(RangeError);
  });

  it('has as many parameters as its model', () => {
    for (const model of MODELS) {
      const parameters = PARAMETERS[model].map(() => 1);
      expect(() => checkValuation({ ...VALUATION, model, parameters })).not.toThrow();
    }
  });
});

const EXAMPLE = '../shared/data/cdnow/CDNOW_sample.txt';
describe.skipIf(!existsSync(EXAMPLE))('CDNOW (needs ../shared)', () => {
  it('gives the published summary of 2,357 customers to 30 September 1997', () => {
    const lines = readFileSync(EXAMPLE, 'utf8')
      .trim()
      .split(/\r?\n/)
      .map((line, i): Line => {
        const [, customer, day, , amount] = line.trim().split(/\s+/);
        const iso = `${day!.slice(0, 4)}-${day!.slice(4, 6)}-${day!.slice(6)}`;
        return { order_id: `o${i}`, customer_id: customer!, ordered_at: iso, amount: Number(amount) };
      });
    insertLines(db, lines);
    const context = derive(db, { count: 'all' });
    const histories = historiesSql({ fittedTo: '1997-09-30', model: 'mbg', unit: 'day' }, context);
    const [totals] =
      db.rows(sql`SELECT count(*)::INTEGER AS customers, sum(x)::INTEGER AS repeats, max(t)::INTEGER AS longest,
      count(*) FILTER (WHERE x = 0)::INTEGER AS once FROM (${histories})`);
    expect(totals).toEqual({ customers: 2357, repeats: 2457, longest: 272, once: 1411 });
  });
});
