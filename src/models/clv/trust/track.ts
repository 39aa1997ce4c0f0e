import { randomNormal } from 'd3-random';
import { randomSource } from '#core/random.ts';
import { BTYD } from '../btyd/index.ts';
import type { ModelId, Parameters } from '../btyd/model.ts';
import { cholesky } from './cholesky.ts';
import { simulateAges } from '../simulate.ts';

/** What tracking needs: customers by the day they came, and the days on which the sum is wanted. */
export interface TrackInput {
  /** Of time; BG/BB counts occasions, which do not add up with purchase days. */
  model: Exclude<ModelId, 'bgbb'>;
  parameters: readonly number[];
  unitDays: number;
  /** Of the logarithms of the parameters, row by row; null takes the parameters as known. */
  covariance: readonly number[] | null;
  /** Day numbers of first purchases, and how many customers came on each. */
  days: Float64Array;
  customers: Float64Array;
  /** Ascending day numbers. */
  ends: Float64Array;
  seed: number;
}

/** Repeat purchases up to the end of each day asked for: what the model expects, and where 95 % of simulations lie. */
export interface TrackOutput {
  expected: Float64Array;
  low: Float64Array;
  high: Float64Array;
  /** Of the band; fewer than there are for a large shop. */
  simulatedCustomers: number;
  simulations: number;
}

export type TrackPhase = 'simulate';

/** Enough that the outer fortieths are five simulations each. */
const SIMULATIONS = 200;
/** More customers are represented by so many, spread evenly over the days they came; the scatter is scaled. */
const MOST_SIMULATED = 1000;
/** Purchases that all simulations together may draw. */
const MOST_PURCHASES = 4e6;
/** Ages at which a simulation's own expectation is computed; between them it is taken as straight. */
const KNOTS = 64;

/** Σ customers · E[X(end − day)] over the days customers came, by the end of each day asked for. */
export function expectedRepeats(
  expectation: (days: number) => number,
  { days, customers, ends }: Pick<TrackInput, 'days' | 'customers' | 'ends'>,
): Float64Array {
  return Float64Array.from(ends, (end) => {
    let sum = 0;
    for (let i = 0; i < days.length && days[i]! < end; i++) sum += customers[i]! * expectation(end - days[i]!);
    return sum;
  });
}

/**
 * The expectation of a model over its life, with a band by parametric bootstrap: 200 times, parameters are drawn from
 * their estimated distribution, and customers from those.
 */
export function trackRepeats(
  input: TrackInput,
  report: (phase: TrackPhase, fraction: number) => void = () => {},
): TrackOutput {
  const { model, parameters, unitDays, ends, days, customers, seed } = input;
  report('simulate', 0);
  const expectation = (p: Parameters) => (age: number) => BTYD[model].expectation(p, age / unitDays);
  const expected = expectedRepeats(remembered(expectation(parameters)), input);
  const longest = Math.max(0, (ends.at(-1) ?? 0) - (days[0] ?? 0));
  const all = customers.reduce((sum, count) => sum + count, 0);
  const perCustomer = (expected.at(-1) ?? 0) / Math.max(1, all);
  const affordable = Math.floor(MOST_PURCHASES / SIMULATIONS / Math.max(1, perCustomer));
  const sample = spreadOver(input, Math.max(1, Math.min(MOST_SIMULATED, affordable)));
  const size = sample.customers.reduce((sum, count) => sum + count, 0);
  const scale = size === 0 ? 0 : Math.sqrt(all / size);
  const draw = parametersFrom(input);
  /** What all customers and the sample are expected to do; drawn parameters may be the estimate over and over. */
  const meansOf = rememberedLast((drawn: Parameters) => {
    const straight = knotted(expectation(drawn), longest);
    return { whole: expectedRepeats(straight, input), part: expectedRepeats(straight, { ...sample, ends }) };
  });
  const curves = Array.from({ length: SIMULATIONS }, (_, run) => {
    if (run % 10 === 0) report('simulate', run / SIMULATIONS);
    const drawn = draw();
    const curve = simulatedRepeats({ ...input, ...sample, parameters: drawn }, seed + 1 + run);
    if (size === all) return curve;
    const { whole, part } = meansOf(drawn);
    return curve.map((value, i) => whole[i]! + (value - part[i]!) * scale);
  });
  const bound = (share: number) =>
    Float64Array.from(ends, (_, i) => {
      const values = curves.map((curve) => curve[i]!).sort((a, b) => a - b);
      return Math.max(0, values[Math.round(share * (values.length - 1))] ?? 0);
    });
  return { expected, low: bound(0.025), high: bound(0.975), simulatedCustomers: size, simulations: SIMULATIONS };
}

/** Repeat purchases of customers drawn from a model, by the end of each day. */
function simulatedRepeats(input: TrackInput, seed: number): Float64Array {
  const { model, parameters, unitDays, days, customers, ends } = input;
  const first = Array.from(days).flatMap((day, i) => Array.from({ length: customers[i]! }, () => day));
  const last = ends.at(-1) ?? 0;
  const ages = simulateAges(
    model,
    parameters,
    first.map((day) => Math.max(0, last - day) / unitDays),
    seed,
  );
  const counts = new Float64Array(ends.length);
  ages.forEach((purchases, customer) => {
    for (const age of purchases) {
      const place = firstAtLeast(ends, first[customer]! + age * unitDays);
      if (place < counts.length) counts[place]!++;
    }
  });
  for (let i = 1; i < counts.length; i++) counts[i]! += counts[i - 1]!;
  return counts;
}

function firstAtLeast(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Entrants = Pick<TrackInput, 'days' | 'customers'>;

/** At most so many customers, at even steps through all in the order they came. */
function spreadOver({ days, customers }: Entrants, most: number): Entrants {
  const all = customers.reduce((sum, count) => sum + count, 0);
  if (all <= most) return { days, customers };
  const taken = new Float64Array(days.length);
  let before = 0;
  customers.forEach((count, i) => {
    taken[i] = Math.floor(((before + count) * most) / all) - Math.floor((before * most) / all);
    before += count;
  });
  return { days, customers: taken };
}

/** Draws parameters around the estimate; the estimate itself where its scatter is unknown. */
function parametersFrom({ parameters, covariance, seed }: TrackInput): () => readonly number[] {
  const root = covariance && cholesky(covariance, parameters.length);
  if (!root) return () => parameters;
  const normal = randomNormal.source(randomSource(seed))();
  return () => {
    const z = parameters.map(() => normal());
    return parameters.map((value, i) => {
      const step = root[i]!.reduce((sum, entry, j) => sum + entry * z[j]!, 0);
      return value * Math.exp(Math.max(-MOST_STEP, Math.min(MOST_STEP, step)));
    });
  };
}

/** In logarithms: twenty times more or less than the estimate is as far as a normal distribution can be believed. */
const MOST_STEP = 3;

function remembered(f: (age: number) => number): (age: number) => number {
  const known = new Map<number, number>();
  return (age) => {
    let value = known.get(age);
    if (value === undefined) known.set(age, (value = f(age)));
    return value;
  };
}

function rememberedLast<In, Out>(f: (value: In) => Out): (value: In) => Out {
  let last: { value: In; result: Out } | undefined;
  return (value) => {
    if (last?.value !== value) last = { value, result: f(value) };
    return last.result;
  };
}

/** The function at some places, straight between them; more of them at the begin, where it bends. */
function knotted(f: (age: number) => number, longest: number): (age: number) => number {
  if (longest === 0) return f;
  const values = Float64Array.from({ length: KNOTS + 1 }, (_, i) => f(longest * (i / KNOTS) ** 2));
  return (age) => {
    const place = Math.sqrt(age / longest) * KNOTS;
    const knot = Math.min(KNOTS - 1, Math.floor(place));
    const [from, to] = [longest * (knot / KNOTS) ** 2, longest * ((knot + 1) / KNOTS) ** 2];
    return values[knot]! + ((age - from) / (to - from)) * (values[knot + 1]! - values[knot]!);
  };
}
