import { BTYD } from './btyd/index.ts';
import type { Btyd } from './btyd/model.ts';
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
  /** Expected purchases within the horizon. */
  expected: Float64Array;
  /** The same, each discounted to today at the end of its month. */
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
    expected: new Float64Array(count),
    discounted: new Float64Array(count),
    error: new Float64Array(count),
  };
  const { model, parameters, unit, horizonDays, discountRate, spread } = valuation;
  const btyd = BTYD[model];
  const scale = model === 'bgbb' ? 1 : UNIT_DAYS[unit];
  const horizon = horizonDays / UNIT_DAYS[unit];
  const nearby = spread && neighbours(parameters);
  for (let i = 0; i < count; i++) {
    if (i > 0 && i % SLICE === 0) yield i / count;
    const history = [x[i]!, tx[i]! / scale, T[i]! / scale] as const;
    const logExpected = btyd.logExpected(parameters, ...history, horizon);
    scores.alive[i] = Math.exp(btyd.logAlive(parameters, ...history));
    scores.expected[i] = Math.exp(logExpected);
    scores.discounted[i] =
      discountRate === 0
        ? scores.expected[i]!
        : discounted(
            (days) => expectedWithin(btyd, parameters, history, days / UNIT_DAYS[unit]),
            horizonDays,
            discountRate,
          );
    if (spread && nearby) {
      const slopes = nearby.map(
        ([down, up]) =>
          (btyd.logExpected(up, ...history, horizon) - btyd.logExpected(down, ...history, horizon)) / (2 * STEP),
      );
      scores.error[i] = Math.sqrt(Math.max(0, quadratic(slopes, spread.orders)));
    }
  }
  return scores;
}

type History = readonly [x: number, tx: number, T: number];

const expectedWithin = (btyd: Btyd, parameters: readonly number[], history: History, t: number): number =>
  Math.exp(btyd.logExpected(parameters, ...history, t));

const MONTH_DAYS = DAYS_PER_YEAR / 12;

/** Purchases of each month weighted by what money is worth at its end; the last month may be a part. */
function discounted(expectedBy: (days: number) => number, horizonDays: number, yearlyRate: number): number {
  let sum = 0;
  let before = 0;
  for (let month = 1; (month - 1) * MONTH_DAYS < horizonDays - 1e-9; month++) {
    const days = Math.min(month * MONTH_DAYS, horizonDays);
    const by = expectedBy(days);
    sum += (by - before) * (1 + yearlyRate) ** (-days / DAYS_PER_YEAR);
    before = by;
  }
  return sum;
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
