import { isoDay } from '#orders/days.ts';
import { BTYD } from '../btyd/index.ts';
import type { ModelId, Parameters } from '../btyd/model.ts';
import { UNIT_DAYS, type Unit, type Valuation } from '../valuation.ts';

/** Of a valuation, what a customer's life is read by. */
export type LifeModel = Pick<Valuation, 'model' | 'parameters' | 'unit'>;

/** What a model is asked of, in its unit of time (BG/BB: occasions). */
export type History = readonly [x: number, tx: number, T: number];

/** P(alive) at the end of a day; of a purchase day also before the purchase, in the point ahead of it. */
export interface LifePoint {
  readonly day: number;
  readonly alive: number;
}

export interface Life {
  /** From the first purchase to the last day that is known. */
  readonly past: readonly LifePoint[];
  /** From there on, if no order comes. */
  readonly ahead: readonly LifePoint[];
  /** Days on which P(alive) falls below one half, those ahead included. */
  readonly below: readonly number[];
}

export interface LifeOptions {
  /** Of the past and of what is ahead, at most so many days are drawn beside the purchase days. */
  readonly most: number;
  readonly horizonDays: number;
}

const HALF = 0.5;

/**
 * The course of P(alive) by day, with the parameters of today: what the model would have said on each day knowing the
 * purchases until then. `days` are the purchase days as day numbers, ascending, each once; `end` is the last that is known.
 */
export function lifeOf(
  model: LifeModel,
  days: readonly number[],
  end: number,
  { most, horizonDays }: LifeOptions,
): Life {
  const aliveOn = (day: number, purchases: number): LifePoint => ({
    day,
    alive: Math.exp(BTYD[model.model].logAlive(model.parameters, ...historyOn(model, days, purchases, day))),
  });
  const [first] = days;
  if (first === undefined) return { past: [], ahead: [], below: [] };
  const past: LifePoint[] = [];
  for (let day = first, known = 0; day <= end; day++) {
    if (days[known] === day) {
      if (known > 0) past.push(aliveOn(day, known));
      known++;
    }
    past.push(aliveOn(day, known));
  }
  const ahead: LifePoint[] = [];
  for (let day = end; day <= end + horizonDays; day++) ahead.push(aliveOn(day, days.length));
  const bought = new Set(days);
  return {
    past: thinned(past, most, ({ day }) => bought.has(day)),
    ahead: thinned(ahead, most, () => false),
    below: [...fallsBelow(past), ...fallsBelow(ahead)],
  };
}

function fallsBelow(points: readonly LifePoint[]): number[] {
  return points.flatMap(({ day, alive }, at) => (alive < HALF && (points[at - 1]?.alive ?? 0) >= HALF ? [day] : []));
}

/** Every so manyth point, both ends and those to keep. */
function thinned(points: readonly LifePoint[], most: number, keep: (point: LifePoint) => boolean): LifePoint[] {
  const every = Math.max(1, Math.ceil(points.length / most));
  return points.filter((point, at) => at % every === 0 || at === points.length - 1 || keep(point));
}

/** The history that the first so many purchase days make by a day, in the model's unit. */
export function historyOn(
  { model, unit }: LifeModel,
  days: readonly number[],
  purchases: number,
  day: number,
): History {
  const first = days[0]!;
  if (model === 'bgbb') return occasionsOn(unit, days.slice(0, purchases), day);
  const scale = UNIT_DAYS[unit];
  return [purchases - 1, (days[purchases - 1]! - first) / scale, (day - first) / scale];
}

/** As `historiesSql` counts them: the occasion of the first purchase does not count, nor one that has not ended. */
function occasionsOn(unit: Unit, days: readonly number[], day: number): History {
  const first = occasionOf(unit, days[0]!);
  const ended = occasionOf(unit, day + 1) - 1;
  const later = new Set(days.map((one) => occasionOf(unit, one)).filter((one) => one > first && one <= ended));
  return [later.size, later.size === 0 ? 0 : Math.max(...later) - first, Math.max(ended - first, 0)];
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The number of the calendar unit a day lies in; weeks begin on Monday. */
function occasionOf(unit: Unit, day: number): number {
  if (unit === 'day') return day;
  // 5 January 1970 was a Monday.
  if (unit === 'week') return Math.floor((day - 4) / 7);
  const iso = isoDay(day);
  return Math.floor((Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1) / MONTHS[unit]);
}

/** Expected purchases within the horizon if the customer bought on the last day; null where that is not to be asked. */
export function expectedAfterOneMore(
  { model, parameters, unit }: LifeModel,
  days: readonly number[],
  end: number,
  horizonDays: number,
): number | null {
  // An order on a day with an order makes no purchase day more, and an occasion counts when it has ended.
  if (model === 'bgbb' || days.at(-1) === end || days[0] === undefined) return null;
  const history = historyOn({ model, parameters, unit }, [...days, end], days.length + 1, end);
  return Math.exp(BTYD[model].logExpected(parameters, ...history, horizonDays / UNIT_DAYS[unit]));
}

export interface OrderRange {
  /** Below the one lies at most a tenth of such customers, above the other too. */
  readonly low: number;
  readonly high: number;
  /** The chance to lie between them, both included; 0.8 or more. */
  readonly within: number;
  /** The chance of no purchase at all. */
  readonly none: number;
}

/** One in ten such customers buys less, one in ten more. */
const TAIL = 0.1;
/** More purchases than these are no range to speak of. */
const MOST_PURCHASES = 5000;

/**
 * How many purchase days a customer has within the horizon: the range between the tenth and the ninetieth of a hundred
 * such customers. With rates and dropouts as the history leaves them (their conjugate posteriors), those still there
 * buy as a new customer of other parameters does. Null beyond `MOST_PURCHASES`.
 */
export function rangeAhead(model: LifeModel, history: History, horizonDays: number): OrderRange | null {
  const probability = purchasesWithin(model, history, horizonDays / UNIT_DAYS[model.unit]);
  const none = Math.min(1, probability(0));
  let sum = none;
  let low = none >= TAIL ? 0 : null;
  let below = 0;
  for (let k = 0; k <= MOST_PURCHASES;) {
    if (low !== null && sum >= 1 - TAIL) return { low, high: k, within: Math.min(1, sum - below), none };
    k++;
    if (low === null) below = sum;
    sum += probability(k);
    if (low === null && sum >= TAIL) low = k;
  }
  return null;
}

/** P(k purchases within the horizon | history). */
export function purchasesWithin(
  { model, parameters }: LifeModel,
  history: History,
  horizon: number,
): (k: number) => number {
  const { there, by, now } = posteriorOf(model, parameters, history);
  // Occasions are whole; a horizon that is one but for the last digit counts.
  const length = model === 'bgbb' ? Math.floor(horizon + 1e-9) : horizon;
  return (k) => (k === 0 ? 1 - there : 0) + there * BTYD[by].probability(now, k, length);
}

interface Posterior {
  /** The chance of being there now. */
  there: number;
  /** Those who are buy like new customers by this model with these parameters. */
  by: ModelId;
  now: Parameters;
}

function posteriorOf(model: ModelId, parameters: Parameters, [x, tx, T]: History): Posterior {
  const there = Math.exp(BTYD[model].logAlive(parameters, x, tx, T));
  const [first, second, third, fourth] = parameters as [number, number, number, number];
  switch (model) {
    case 'mbg':
      // The first purchase was a chance to leave as well; from now on only those to come are, as in BG/NBD.
      return { there, by: 'bg', now: [first + x, second + T, third, fourth + x + 1] };
    case 'bg':
      return { there, by: 'bg', now: [first + x, second + T, third, fourth + x] };
    case 'pareto':
      return { there, by: 'pareto', now: [first + x, second + T, third, fourth + T] };
    case 'nbd':
      return { there, by: 'nbd', now: [first + x, second + T] };
    case 'bgbb': {
      // Its P(alive) asks for the next occasion too; here that is part of what is ahead.
      const atLast = Math.min(1, (there * (third + fourth + T)) / (fourth + T));
      return { there: atLast, by: 'bgbb', now: [first + x, second + T - x, third, fourth + T] };
    }
  }
}
