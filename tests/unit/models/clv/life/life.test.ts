import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BTYD } from '#models/clv/btyd/index.ts';
import { MODELS } from '#models/clv/btyd/model.ts';
import { historiesSql } from '#models/clv/histories.ts';
import {
  expectedAfterOneMore,
  historyOn,
  lifeOf,
  purchasesWithin,
  rangeAhead,
  type LifeModel,
} from '#models/clv/life/life.ts';
import { UNIT_DAYS, UNITS } from '#models/clv/valuation.ts';
import { addDays, dayNumber, isoDay } from '#orders/days.ts';
import { openDuckDB, type TestDuckDB } from '../../../../support/duckdb.ts';
import { VALUATION } from '../../../../support/examples.ts';
import { ask, derive, insertLines } from '../../../../support/orders.ts';
import { numRuns } from '../../../../support/runs.ts';

const PARAMETERS = {
  mbg: [0.525, 43.3, 0.891, 1.614],
  bg: [0.243, 30.9, 0.793, 2.426],
  pareto: [0.553, 74, 0.606, 81.7],
  nbd: [0.385, 84.5],
  bgbb: [1.204, 0.75, 0.657, 2.783],
} as const;
const modelOf = (model: LifeModel['model']): LifeModel => ({
  model,
  parameters: PARAMETERS[model],
  unit: model === 'bgbb' ? 'month' : 'day',
});

const START = dayNumber('2023-11-06');
/** Purchase days from the first on, and days that are known after the last. */
const purchases = fc.record({
  days: fc
    .uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 12 })
    .map((later) => [0, ...later.sort((a, b) => a - b)].map((day) => START + day)),
  silent: fc.integer({ min: 0, max: 400 }),
});
const check = <T>(property: fc.IProperty<T>, seed: number): void =>
  fc.assert(property, { numRuns: numRuns(100), seed });
const WHOLE = { most: 1e6, horizonDays: 200 };

describe('the life of one customer', () => {
  it.each(MODELS)('is, on each day, what the model says of the purchases until then (%s)', (id) => {
    const model = modelOf(id);
    check(
      fc.property(purchases, ({ days, silent }) => {
        const end = days.at(-1)! + silent;
        const { past, ahead } = lifeOf(model, days, end, WHOLE);
        const alive = (day: number, known: readonly number[]) =>
          Math.exp(BTYD[id].logAlive(model.parameters, ...historyOn(model, known, known.length, day)));
        for (let day = days[0]!; day <= end; day++) {
          const points = past.filter((point) => point.day === day);
          const bought = day > days[0]! && days.includes(day);
          expect(points).toHaveLength(bought ? 2 : 1);
          expect(points.at(-1)!.alive).toBe(
            alive(
              day,
              days.filter((one) => one <= day),
            ),
          );
          if (bought)
            expect(points[0]!.alive).toBe(
              alive(
                day,
                days.filter((one) => one < day),
              ),
            );
        }
        expect(ahead[0]).toEqual(past.at(-1));
        expect(ahead.map(({ day }) => day)).toEqual(Array.from({ length: 201 }, (_, i) => end + i));
        expect(ahead.at(-1)!.alive).toBe(alive(end + 200, days));
      }),
      71,
    );
  });

  it('names the days on which it falls below one half', () => {
    check(
      fc.property(purchases, ({ days, silent }) => {
        const end = days.at(-1)! + silent;
        const { past, ahead, below } = lifeOf(modelOf('mbg'), days, end, WHOLE);
        const all = [...past, ...ahead.slice(1)];
        const expected: number[] = [];
        for (let i = 1; i < all.length; i++)
          if (all[i]!.alive < 0.5 && all[i - 1]!.alive >= 0.5) expected.push(all[i]!.day);
        expect(below).toEqual(expected);
      }),
      72,
    );
  });

  it('is drawn by fewer points when long, the purchase days and both ends among them', () => {
    const days = [START, START + 333, START + 1777];
    const end = START + 3000;
    const whole = lifeOf(modelOf('mbg'), days, end, WHOLE);
    const { past, ahead, below } = lifeOf(modelOf('mbg'), days, end, { most: 100, horizonDays: 365 });
    expect(past.length).toBeLessThanOrEqual(105);
    expect(ahead.length).toBeLessThanOrEqual(102);
    expect(past.filter(({ day }) => days.includes(day))).toHaveLength(5);
    expect([past.at(-1)!.day, ahead.at(-1)!.day]).toEqual([end, end + 365]);
    expect(below.filter((day) => day <= end + 200)).toEqual(whole.below);
  });

  it('is nothing for nobody', () => {
    expect(lifeOf(modelOf('mbg'), [], START, WHOLE)).toEqual({ past: [], ahead: [], below: [] });
  });

  it('of BG/NBD is a line at one until the second purchase', () => {
    const { past, ahead, below } = lifeOf(modelOf('bg'), [START], START + 300, WHOLE);
    expect([...past, ...ahead].every(({ alive }) => alive === 1)).toBe(true);
    expect(below).toEqual([]);
  });
});

describe('how many purchases come', () => {
  it.each(MODELS)('adds up to one, and to what the model expects (%s)', (id) => {
    check(
      fc.property(purchases, fc.integer({ min: 10, max: 60 }), ({ days, silent }, horizonDays) => {
        const model = modelOf(id);
        const history = historyOn(model, days, days.length, days.at(-1)! + silent);
        // Of BG/BB, occasions are whole.
        const horizon = id === 'bgbb' ? Math.ceil(horizonDays / 10) : horizonDays;
        const probability = purchasesWithin(model, history, horizon);
        let [sum, mean] = [0, 0];
        for (let k = 0; k <= 2000 && 1 - sum > 1e-13; k++) {
          sum += probability(k);
          mean += k * probability(k);
        }
        expect(sum).toBeCloseTo(1, 9);
        const expected = Math.exp(BTYD[id].logExpected(model.parameters, ...history, horizon));
        expect(Math.abs(mean - expected)).toBeLessThan(1e-7 * Math.max(1, expected));
      }),
      73,
    );
  });

  it.each(MODELS)('lies for eight of ten such customers within the range (%s)', (id) => {
    check(
      fc.property(purchases, ({ days, silent }) => {
        const model = modelOf(id);
        const history = historyOn(model, days, days.length, days.at(-1)! + silent);
        const { low, high, within, none } = rangeAhead(model, history, 365)!;
        const probability = purchasesWithin(model, history, 365 / UNIT_DAYS[model.unit]);
        const below = (end: number) => Array.from({ length: end }, (_, k) => probability(k)).reduce((a, b) => a + b, 0);
        expect(none).toBeCloseTo(probability(0), 12);
        expect(within).toBeCloseTo(below(high + 1) - below(low), 12);
        expect(within).toBeGreaterThanOrEqual(0.8 - 1e-12);
        expect(below(low)).toBeLessThan(0.1);
        expect(below(low + 1)).toBeGreaterThanOrEqual(0.1 - 1e-12);
        expect(below(high)).toBeLessThan(0.9);
        expect(below(high + 1)).toBeGreaterThanOrEqual(0.9 - 1e-12);
      }),
      74,
    );
  });

  it('is a whole year of twelve months for BG/BB', () => {
    const probability = purchasesWithin(modelOf('bgbb'), [6, 6, 6], 365 / UNIT_DAYS.month);
    expect(probability(12)).toBeGreaterThan(0);
    expect(probability(13)).toBe(0);
  });
});

describe('one more order', () => {
  it.each(['mbg', 'bg', 'pareto', 'nbd'] as const)('on the last day is one more purchase at that age (%s)', (id) => {
    const model = modelOf(id);
    const days = [START, START + 30];
    expect(expectedAfterOneMore(model, days, START + 200, 365)).toBe(
      Math.exp(BTYD[id].logExpected(model.parameters, 2, 200, 200, 365)),
    );
  });
  it('is not asked of who bought on the last day, nor of occasions', () => {
    expect(expectedAfterOneMore(modelOf('mbg'), [START, START + 200], START + 200, 365)).toBeNull();
    expect(expectedAfterOneMore(modelOf('bgbb'), [START], START + 200, 365)).toBeNull();
    expect(expectedAfterOneMore(modelOf('mbg'), [], START + 200, 365)).toBeNull();
  });
});

describe('in SQL', () => {
  let db: TestDuckDB;
  beforeAll(async () => {
    db = await openDuckDB();
  });
  afterAll(() => db.close());

  const shop = (days: readonly number[], id = 'ann', amount = 20) =>
    days.map((day, i) => ({
      order_id: `${id}${i}`,
      customer_id: id,
      ordered_at: `${isoDay(day)} 12:00:00`,
      amount: amount + i,
    }));

  it('histories are the same', () => {
    check(
      fc.property(purchases, fc.constantFrom(...UNITS), ({ days, silent }, unit) => {
        const end = days.at(-1)! + silent;
        insertLines(db, shop(days));
        const tables = derive(db, { asOf: addDays(isoDay(end), 1) });
        for (const model of ['mbg', 'bgbb'] as const) {
          const [row] = db.rows(historiesSql({ fittedTo: null, model, unit }, tables));
          const scale = model === 'bgbb' ? 1 : UNIT_DAYS[unit];
          expect(historyOn({ model, parameters: [], unit }, days, days.length, end)).toEqual([
            row!['key_x'],
            Number(row!['key_t_x']) / scale,
            Number(row!['key_t']) / scale,
          ]);
        }
      }),
      75,
    );
  });

  it('a customer has a place among all, and the days that are known', () => {
    const days = [START, START + 20, START + 45];
    insertLines(db, [...shop(days, 'ann'), ...shop([START], 'bob'), ...shop([START + 50], 'cy')]);
    const context = derive(db, { asOf: '2024-06-01' });
    const asked = { kind: 'clv.life', id: 'ann', valuation: VALUATION } as const;
    const [ann, ...others] = ask(db, asked, context);
    expect(others).toEqual([]);
    expect(ann).toMatchObject({ customer_id: 'ann', place: 1, customers: 3, x: 2, t_x: 45, historic: 63 });
    const end = dayNumber('2024-05-31');
    const { past } = lifeOf(VALUATION, days, end, WHOLE);
    expect(ann!.p_alive).toBeCloseTo(past.at(-1)!.alive, 12);
    expect(ask(db, { ...asked, id: 'nobody' }, context)).toEqual([]);
    const places = ['ann', 'bob', 'cy'].map((id) => ask(db, { ...asked, id }, context)[0]!.place);
    expect(places.toSorted()).toEqual([1, 2, 3]);
    const known = ask(db, { kind: 'clv.lifeDays', id: 'ann', fittedTo: isoDay(START + 44) }, context);
    expect(known).toEqual([
      { day: START, orders: 1, amount: 20 },
      { day: START + 20, orders: 1, amount: 21 },
    ]);
  });
});
