import { BTYD } from './btyd/index.ts';
import { chanceOfOrder } from './btyd/chance.ts';
import { discounted } from './discount.ts';
import { DAYS_PER_YEAR } from './settings.ts';
import { UNIT_DAYS, type Valuation } from './valuation.ts';

/** Distinct histories; arrays of one length, in days (occasions for BG/BB). */
export interface Histories {
  readonly x: ArrayLike<number>;
  readonly tx: ArrayLike<number>;
  readonly T: ArrayLike<number>;
}

export interface Scores {
  /** P(alive). */
  alive: Float64Array;
  /** P(at least one purchase within the horizon). */
  ordering: Float64Array;
  /** Expected purchases within the horizon. */
  expected: Float64Array;
  /** The same, of those still customers. */
  staying: Float64Array;
  /** Expected purchases, each discounted to today at the end of its month. */
  discounted: Float64Array;
  /** Standard error of the logarithm of `expected` (delta method); 0 unless the valuation has a spread. */
  error: Float64Array;
}

/** Histories scored between two breaths: some milliseconds. */
const SLICE = 4096;

/**
 * Scores histories by a valuation. A generator, so that who runs it can pause, tell of it or stop: it yields the share
 * done and returns the scores.
 */
export function* scoring({ x, tx, T }: Histories, valuation: Valuation): Generator<number, Scores> {
  const count = x.length;
  const scores: Scores = {
    alive: new Float64Array(count),
    ordering: new Float64Array(count),
    expected: new Float64Array(count),
    staying: new Float64Array(count),
    discounted: new Float64Array(count),
    error: new Float64Array(count),
  };
  const { model, parameters, unit, horizonDays, spread } = valuation;
  const btyd = BTYD[model];
  const chance = chanceOfOrder[model];
  const scale = model === 'bgbb' ? 1 : UNIT_DAYS[unit];
  const horizon = horizonDays / UNIT_DAYS[unit];
  const nearby = spread ? neighbours(parameters) : [];
  const aheadOf = aheadBy(valuation, nearby);
  const slopes = new Float64Array(nearby.length);
  for (let i = 0; i < count; i++) {
    if (i > 0 && i % SLICE === 0) yield i / count;
    const history = [x[i]!, tx[i]! / scale, T[i]! / scale] as const;
    const logAlive = btyd.logAlive(parameters, ...history);
    const ahead = aheadOf(history[0], history[2]);
    scores.alive[i] = Math.exp(logAlive);
    scores.ordering[i] = chance(parameters, scores.alive[i]!, ...history, horizon);
    scores.expected[i] = Math.exp(logAlive + ahead.log);
    scores.staying[i] = Math.exp(ahead.log);
    scores.discounted[i] = Math.exp(logAlive + ahead.logDiscounted);
    if (!spread) continue;
    for (let j = 0; j < nearby.length; j++)
      slopes[j] = (btyd.logAlive(nearby[j]!, ...history) - logAlive) / STEP + ahead.slopes[j]!;
    scores.error[i] = Math.sqrt(Math.max(0, quadratic(slopes, spread.orders)));
  }
  return scores;
}

/** Of those still customers: logarithms of the purchases within the horizon, and the slopes of the first. */
interface Ahead {
  log: number;
  logDiscounted: number;
  slopes: readonly number[];
}

/** Counted once for all histories of equal x and T, which are few beside those that differ in the last purchase. */
function aheadBy(valuation: Valuation, nearby: readonly (readonly number[])[]): (x: number, T: number) => Ahead {
  const { model, parameters, unit, horizonDays, discountRate } = valuation;
  const months = { horizon: horizonDays, step: DAYS_PER_YEAR / 12, rate: (1 + discountRate) ** (1 / 12) - 1 };
  const count = (x: number, T: number): Ahead => {
    const logBy = (days: number, p = parameters) => BTYD[model].logAhead(p, x, T, days / UNIT_DAYS[unit]);
    const log = logBy(horizonDays);
    return {
      log,
      logDiscounted: discountRate === 0 ? log : Math.log(discounted((days) => Math.exp(logBy(days)), months)),
      slopes: nearby.map((p) => (logBy(horizonDays, p) - log) / STEP),
    };
  };
  const known = new Map<number, Map<number, Ahead>>();
  return (x, T) => {
    const byT = known.get(x) ?? new Map<number, Ahead>();
    if (byT.size === 0) known.set(x, byT);
    const ahead = byT.get(T) ?? count(x, T);
    if (!byT.has(T)) byT.set(T, ahead);
    return ahead;
  };
}

/** A millionth up: the difference is the slope to about 1e-6 of it. */
const STEP = 1e-6;

/** For each parameter, the parameters with it a little larger. */
const neighbours = (parameters: readonly number[]): number[][] =>
  parameters.map((value, at) => parameters.with(at, value * Math.exp(STEP)));

/** vᵀ M v, the rows of M one after the other. */
function quadratic(vector: Float64Array, matrix: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++)
    for (let j = 0; j < vector.length; j++) sum += vector[i]! * vector[j]! * matrix[i * vector.length + j]!;
  return sum;
}
