import { eigen, inverseOf } from './matrix.ts';
import type { Likelihood } from './likelihood.ts';

/** What is to be maximised, and from where. */
export interface Problem {
  likelihood: Likelihood;
  /** Of a part of the customers, when all are many: the starts are tried on it, only the best goes on with everyone. */
  scout: { likelihood: Likelihood; customers: number } | null;
  customers: number;
  /** Logarithms of parameters; the first one decides how many there are. */
  starts: readonly (readonly number[])[];
  /** Logarithms stay between −bound and bound: a ridge has an end. */
  bound: number;
  /** Called with the share done, 0–1, at each step. */
  onStep: (share: number) => void;
}

/** The best point found, logarithms of parameters, and what shows that it is one. */
export interface Maximum {
  at: number[];
  logLikelihood: number;
  /** Largest derivative of the mean log-likelihood that does not point out of the bounds. */
  gradient: number;
  iterations: number;
  /** Of the log-likelihood and its gradient with everyone. */
  evaluations: number;
  starts: number;
  agreeing: number;
  /** Inverse of the information matrix, row by row; null when it has none. */
  covariance: number[] | null;
  condition: number | null;
}

/** A gradient of the mean log-likelihood per customer below this counts as none. */
export const FLAT = 1e-6;
/** Mean log-likelihoods so close are the same maximum: 1e-4 per 1,000 customers. */
export const SAME = 1e-7;
/** The search goes on to here: a smaller slope promises a gain that the digits of the log-likelihood cannot show. */
const GOAL = 1e-7;
/** Newton's last steps go on to here. */
const LAST_GOAL = 1e-11;
/** Mean log-likelihoods closer than this differ by rounding, if their customers are many and their terms large. */
const NOISE = 1e-11;
const MOST_STEPS = 200;
const MOST_TRIALS = 40;
/** No step is longer, in logarithms: the first ones know nothing of the shape. */
const LONGEST_STEP = 3;
/** Apart by so much, central differences of the gradient are exact to about 1e-8. */
const DIFFERENCE = 1e-4;
/** A surface that bends less than this in some direction, per customer, is flat as far as differences can tell. */
const LEAST_BEND = 1e-9;

/** Climbs from every start, and looks at the shape of the best top. */
export function maximise({ likelihood, scout, customers, starts, bound, onStep }: Problem): Maximum {
  let evaluations = 0;
  const steps = (of: number, from: number, to: number) => {
    let left = to - from;
    // How many steps there will be nobody knows: each takes a part of what is left.
    return () => onStep(Math.min(to - (left *= of), 1));
  };
  const everyone: Likelihood = (at, gradient) => {
    evaluations++;
    return likelihood(at, gradient);
  };
  const first = scout ? meanOf(scout.likelihood, scout.customers) : meanOf(everyone, customers);
  const goal = scout ? FLAT : GOAL;
  const tops = starts.map((start, i) =>
    climb(first, start, {
      bound,
      goal,
      onStep: steps(0.95, (0.7 * i) / starts.length, (0.7 * (i + 1)) / starts.length),
    }),
  );
  const best = tops.reduce((a, b) => (b.value > a.value ? b : a));
  const agreeing = tops.filter(({ value }) => best.value - value <= SAME).length;

  const mean = meanOf(everyone, customers);
  const onLast = steps(0.9, 0.7, 1);
  const top = scout
    ? climb(mean, best.at, { bound, goal: GOAL, inverse: shapeAt(first, best.at).inverse, onStep: onLast })
    : best;
  const { at, value, gradient, shape } = polished(mean, top, bound, onLast);
  return {
    at,
    logLikelihood: value * customers,
    gradient: steepest(at, gradient, bound),
    iterations: tops.reduce((sum, { iterations }) => sum + iterations, scout ? top.iterations : 0),
    evaluations,
    starts: starts.length,
    agreeing,
    covariance: shape.inverse?.map((value) => value / customers) ?? null,
    condition: shape.condition,
  };
}

interface Point {
  at: number[];
  value: number;
  gradient: number[];
}

type Mean = (at: readonly number[]) => Point;

const meanOf =
  (likelihood: Likelihood, customers: number): Mean =>
  (at) => {
    const gradient = new Float64Array(at.length);
    const value = likelihood(Float64Array.from(at), gradient);
    return { at: [...at], value: value / customers, gradient: Array.from(gradient, (slope) => slope / customers) };
  };

interface ClimbOptions {
  bound: number;
  goal: number;
  /** Of the information matrix of the mean, as far as it is known. */
  inverse?: number[] | null;
  onStep: () => void;
}

/** Quasi-Newton by BFGS (Nocedal & Wright, Numerical Optimization, 6.1), projected on the bounds. */
function climb(mean: Mean, start: readonly number[], options: ClimbOptions): Point & { iterations: number } {
  const { bound, goal, onStep } = options;
  const n = start.length;
  let inverse = options.inverse ?? null;
  let point = mean(start.map((value) => clamp(value, bound)));
  let iterations = 0;
  let idle = 0;
  while (iterations < MOST_STEPS && idle < 3 && steepest(point.at, point.gradient, bound) > goal) {
    let direction = inverse ? times(inverse, point.gradient) : point.gradient;
    if (inner(direction, point.gradient) <= 0) [inverse, direction] = [null, point.gradient];
    const next = search(mean, point, within(direction, LONGEST_STEP), bound);
    iterations++;
    onStep();
    if (next === null) {
      // The shape may be wrong; the gradient itself never is.
      if (inverse === null) break;
      inverse = null;
      continue;
    }
    const step = next.at.map((value, i) => value - point.at[i]!);
    const change = point.gradient.map((slope, i) => slope - next.gradient[i]!);
    inverse = updated(inverse, step, change, n);
    idle = next.value - point.value > 1e-15 * Math.abs(point.value) ? 0 : idle + 1;
    point = next;
  }
  return { ...point, iterations };
}

/**
 * A step along the direction that gains enough and leaves the slope less steep (weak Wolfe), by halving and doubling
 * (Lewis & Overton 2013). Null when there is none.
 */
function search(mean: Mean, from: Point, direction: readonly number[], bound: number): Point | null {
  let [low, high, length] = [0, Infinity, 1];
  for (let trial = 0; trial < MOST_TRIALS; trial++) {
    const at = from.at.map((value, i) => clamp(value + length * direction[i]!, bound));
    const step = at.map((value, i) => value - from.at[i]!);
    const promised = inner(step, from.gradient);
    if (!(promised > 0)) return null;
    const next = mean(at);
    const stopped = at.some((value) => Math.abs(value) === bound);
    if (!(next.value >= from.value + 1e-4 * promised - NOISE)) high = length;
    else if (!stopped && inner(step, next.gradient) > 0.9 * promised) low = length;
    else return next;
    length = high < Infinity ? (low + high) / 2 : 2 * low;
  }
  return null;
}

/** The BFGS update of the inverse; left as it is where the surface does not bend down. */
function updated(inverse: number[] | null, step: number[], change: number[], n: number): number[] | null {
  const bend = inner(step, change);
  if (bend <= 1e-12 * Math.sqrt(inner(step, step) * inner(change, change))) return inverse;
  const before = inverse ?? identity(n, bend / inner(change, change));
  const turned = times(before, change);
  const factor = (1 + inner(change, turned) / bend) / bend;
  return before.map((value, place) => {
    const [i, j] = [Math.floor(place / n), place % n];
    return value + factor * step[i]! * step[j]! - (turned[i]! * step[j]! + step[i]! * turned[j]!) / bend;
  });
}

/** Newton's last steps, which the line search cannot see any more, while they help; and the shape there. */
function polished(mean: Mean, top: Point, bound: number, onStep: () => void): Point & { shape: Shape } {
  const shape = shapeAt(mean, top.at, onStep);
  let point = top;
  for (let step = 0; step < 3 && shape.inverse; step++) {
    const height = steepest(point.at, point.gradient, bound);
    if (height < LAST_GOAL) break;
    const move = within(times(shape.inverse, point.gradient), 0.1);
    const next = mean(point.at.map((value, i) => clamp(value + move[i]!, bound)));
    const loss = point.value - next.value;
    if (!(steepest(next.at, next.gradient, bound) < height) || loss > NOISE) break;
    point = next;
  }
  return { ...point, shape };
}

interface Shape {
  /** Of the information matrix of the mean; null where it is flat or bends up. */
  inverse: number[] | null;
  condition: number | null;
}

/** The information matrix by central differences of the gradient, inverted. */
function shapeAt(mean: Mean, at: readonly number[], onStep: () => void = () => {}): Shape {
  const n = at.length;
  const rows = at.map((value, i) => {
    onStep();
    const up = mean(at.with(i, value + DIFFERENCE)).gradient;
    const down = mean(at.with(i, value - DIFFERENCE)).gradient;
    return up.map((slope, j) => (down[j]! - slope) / (2 * DIFFERENCE));
  });
  const information = Array.from({ length: n * n }, (_, place) => {
    const [i, j] = [Math.floor(place / n), place % n];
    return (rows[i]![j]! + rows[j]![i]!) / 2;
  });
  if (!information.every(Number.isFinite)) return { inverse: null, condition: null };
  const found = eigen(information);
  const least = Math.min(...found.values);
  if (least <= 0) return { inverse: null, condition: null };
  return { inverse: least > LEAST_BEND ? inverseOf(found) : null, condition: Math.max(...found.values) / least };
}

/** The largest slope; at a bound, none that points beyond it. */
function steepest(at: readonly number[], gradient: readonly number[], bound: number): number {
  return gradient.reduce((most, slope, i) => {
    const outward = Math.abs(at[i]!) >= bound && slope * at[i]! > 0;
    return outward ? most : Math.max(most, Math.abs(slope));
  }, 0);
}

const clamp = (value: number, bound: number): number => Math.min(bound, Math.max(-bound, value));
const inner = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, v, i) => sum + v * b[i]!, 0);
const identity = (n: number, scale: number): number[] =>
  Array.from({ length: n * n }, (_, place) => (place % (n + 1) === 0 ? scale : 0));

function times(matrix: readonly number[], vector: readonly number[]): number[] {
  const n = vector.length;
  return vector.map((_, i) => vector.reduce((sum, value, j) => sum + matrix[i * n + j]! * value, 0));
}

function within(vector: readonly number[], longest: number): number[] {
  const length = Math.sqrt(inner(vector, vector));
  return length <= longest ? [...vector] : vector.map((value) => (value * longest) / length);
}
