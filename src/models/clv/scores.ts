import { BTYD } from './btyd/index.ts';
import { chanceOfOrder } from './chance.ts';
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
  /** Standard error of the logarithm of `expected`; 0 unless the valuation has a spread. */
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
  const { model, parameters, unit, horizonDays, discountRate, spread } = valuation;
  const btyd = BTYD[model];
  const chance = chanceOfOrder[model];
  const unitDays = UNIT_DAYS[unit];
  const scale = model === 'bgbb' ? 1 : unitDays;
  const months = { horizon: horizonDays, step: DAYS_PER_YEAR / 12, rate: (1 + discountRate) ** (1 / 12) - 1 };
  const nearby = spread && neighbours(parameters);
  for (let i = 0; i < count; i++) {
    if (i > 0 && i % SLICE === 0) yield i / count;
    const history = [x[i]!, tx[i]! / scale, T[i]! / scale] as const;
    const logBy = (days: number, near = parameters) => btyd.logExpected(near, ...history, days / unitDays);
    const logAlive = btyd.logAlive(parameters, ...history);
    const logExpected = logBy(horizonDays);
    scores.alive[i] = Math.exp(logAlive);
    scores.ordering[i] = chance(parameters, scores.alive[i]!, ...history, horizonDays / unitDays);
    scores.expected[i] = Math.exp(logExpected);
    scores.staying[i] = Math.exp(logExpected - logAlive);
    scores.discounted[i] =
      discountRate === 0 ? scores.expected[i]! : discounted((days) => Math.exp(logBy(days)), months);
    if (spread && nearby) {
      const slopes = nearby.map(([down, up]) => (logBy(horizonDays, up) - logBy(horizonDays, down)) / (2 * STEP));
      scores.error[i] = Math.sqrt(Math.max(0, quadratic(slopes, spread.orders)));
    }
  }
  return scores;
}

/** A ten-thousandth up and down: the difference is exact to about 1e-8. */
const STEP = 1e-4;

/** For each parameter, the parameters with it a little smaller and a little larger. */
const neighbours = (parameters: readonly number[]): [down: number[], up: number[]][] =>
  parameters.map((value, at) => [
    parameters.with(at, value * Math.exp(-STEP)),
    parameters.with(at, value * Math.exp(STEP)),
  ]);

const quadratic = (vector: readonly number[], matrix: readonly number[]): number =>
  vector.reduce(
    (sum, row, i) =>
      sum + row * vector.reduce((inner, column, j) => inner + column * matrix[i * vector.length + j]!, 0),
    0,
  );
