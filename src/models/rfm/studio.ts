import type { AnswerRow } from '../questions.ts';
import { NO_SEGMENT, placesOf, scaleOf, tableOf, type RuleSet } from './rules/index.ts';
import { AXES_DIMENSIONS, DIMENSIONS, type Axes, type Dimension, type RfmSettings } from './settings.ts';

/** The buyers of a frame as typed columns (question `rfm.arrays`), one row each. */
export interface Buyers {
  readonly days: Int32Array;
  readonly orders: Int32Array;
  /** What M is scored by: revenue or average order value. */
  readonly money: Float64Array;
  readonly revenue: Float64Array;
}

/** Cut points of one's own: ascending, left-closed. */
export type Cuts = Readonly<Record<Dimension, readonly number[]>>;
/** Values above which a customer is high (R: below), or null where the mean score decides. */
export type Limits = Readonly<Record<Dimension, number>> | null;

/** Summed in every cell: customers, orders, revenue, customers with two orders and more. */
const MEASURES = 4;
type Sums = [customers: number, orders: number, revenue: number, returned: number];

/** A stretch of an axis: customers there have the same score and are on the same side of every limit. */
interface Stretch {
  score: number;
  /** At or past the limit of the settings; false where the mean score decides. */
  past: boolean;
  /** How many of the rule set's own limits it is at or past. */
  own: number;
}
/** Edges ascending, equal ones kept: edge i is the lowest value of stretch i + 1. */
interface Axis {
  edges: readonly number[];
  stretches: readonly Stretch[];
}

/** Customers by stretch of R, F and M. */
export interface Cube {
  readonly axes: Readonly<Record<Dimension, Axis>>;
  /** `[((r * F + f) * M + m) * MEASURES + measure]` */
  readonly sums: Float64Array;
  readonly limits: Limits;
}

/** One dimension in hand: cubes for any cut points on its steps, in time that does not depend on the customers. */
export interface Grip {
  /** Whether a cut can stand here. */
  knows(cut: number): boolean;
  /** @throws {RangeError} for a cut that is neither a step nor was there when the grip was taken */
  cubeAt(cuts: readonly number[]): Cube;
}

/**
 * Takes one dimension in hand. It passes over all customers a few times (tens of milliseconds for a million) and keeps
 * their sums below every step, by cell of the other two dimensions.
 */
export function grip(
  buyers: Buyers,
  { cuts, limits, rules }: { cuts: Cuts; limits: Limits; rules: RuleSet },
  held: Dimension,
  steps: readonly number[],
): Grip {
  const axisAt = (dimension: Dimension, at: readonly number[]) => axisOf(dimension, at, limits, rules);
  const axes = { r: axisAt('r', cuts.r), f: axisAt('f', cuts.f), m: axisAt('m', cuts.m) };
  const others = DIMENSIONS.filter((dimension) => dimension !== held) as [Dimension, Dimension];
  const [outer, inner] = others.map((dimension) => axes[dimension]) as [Axis, Axis];
  const cells = outer.stretches.length * inner.stretches.length;
  const grain = [...new Set([...steps, ...axes[held].edges])].sort((a, b) => a - b);
  const sums = sumsBelow(
    buyers,
    placesOn(valuesOf(buyers, held), grain),
    placesOn(valuesOf(buyers, others[0]), outer.edges),
    placesOn(valuesOf(buyers, others[1]), inner.edges),
    { buckets: grain.length + 1, cells, innerCells: inner.stretches.length },
  );
  const bucketOf = new Map(grain.map((edge, index) => [edge, index + 1]));
  const cubeAt = (moved: readonly number[]): Cube => {
    const axis = axisAt(held, moved);
    const borders = [0, ...axis.edges.map((edge) => bucketOf.get(edge) ?? -1), grain.length + 1];
    if (borders.includes(-1)) throw new RangeError(`${held}: ${moved.join(' ')} are not all steps`);
    const shape = { ...axes, [held]: axis };
    return { axes: shape, limits, sums: cubeSums(sums, borders, others, held, shape) };
  };
  return { knows: (cut) => bucketOf.has(cut), cubeAt };
}

const valuesOf = (buyers: Buyers, dimension: Dimension): Int32Array | Float64Array =>
  ({ r: buyers.days, f: buyers.orders, m: buyers.money })[dimension];

/** R lies below a limit, F and M above it: the lowest value that is past it. */
const edgeOf = (dimension: Dimension, limit: number): number => (dimension === 'r' ? limit : nextAbove(limit));

function axisOf(dimension: Dimension, cuts: readonly number[], limits: Limits, rules: RuleSet): Axis {
  const scale = scaleOf(rules, dimension);
  const own = typeof scale === 'string' ? [] : scale.limits;
  const marks = [
    ...cuts.map((at) => ({ at, of: 'cut' })),
    ...(limits ? [{ at: edgeOf(dimension, limits[dimension]), of: 'limit' }] : []),
    ...own.map((limit) => ({ at: edgeOf(dimension, limit), of: 'own' })),
  ].sort((a, b) => a.at - b.at);
  const passed = { cut: 0, limit: 0, own: 0 };
  const stretch = (): Stretch => ({
    score: scoreOf(dimension, passed.cut, cuts.length),
    past: passed.limit > 0,
    own: passed.own,
  });
  const stretches = [stretch()];
  for (const { of } of marks) {
    passed[of as keyof typeof passed] += 1;
    stretches.push(stretch());
  }
  return { edges: marks.map(({ at }) => at), stretches };
}

/** Scores rise with F and M and fall with R. */
const scoreOf = (dimension: Dimension, passed: number, cuts: number): number =>
  dimension === 'r' ? cuts + 1 - passed : 1 + passed;

/** The next double. */
export function nextAbove(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  const bits = new BigInt64Array(new Float64Array([value]).buffer);
  bits[0]! += value > 0 ? 1n : -1n;
  return new Float64Array(bits.buffer)[0]!;
}

/** A table of so many whole numbers is quicker than a search. */
const LARGEST_TABLE = 65_536;

/** How many of the ascending edges each value has reached. */
function placesOn(values: Int32Array | Float64Array, edges: readonly number[]): Uint16Array {
  const places = new Uint16Array(values.length);
  const highest = values instanceof Int32Array ? highestOf(values) : Infinity;
  if (highest < LARGEST_TABLE) {
    const table = Uint16Array.from({ length: highest + 1 }, (_, value) => reached(edges, value));
    for (let i = 0; i < values.length; i++) places[i] = table[values[i]!]!;
    return places;
  }
  const sorted = Float64Array.from(edges);
  for (let i = 0; i < values.length; i++) places[i] = reached(sorted, values[i]!);
  return places;
}

/** The highest of numbers that are not negative; infinite when one is. */
function highestOf(values: Int32Array): number {
  let highest = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i]! < 0) return Infinity;
    if (values[i]! > highest) highest = values[i]!;
  }
  return highest;
}

function reached(edges: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `[(bucket * cells + cell) * 4 + measure]`: the sums of all customers in lower buckets. */
function sumsBelow(
  { orders, revenue }: Buyers,
  held: Uint16Array,
  outer: Uint16Array,
  inner: Uint16Array,
  { buckets, cells, innerCells }: { buckets: number; cells: number; innerCells: number },
): Float64Array {
  const row = cells * MEASURES;
  const sums = new Float64Array((buckets + 1) * row);
  for (let i = 0; i < held.length; i++) {
    const at = (held[i]! + 1) * row + (outer[i]! * innerCells + inner[i]!) * MEASURES;
    sums[at]! += 1;
    sums[at + 1]! += orders[i]!;
    sums[at + 2]! += revenue[i]!;
    if (orders[i]! >= 2) sums[at + 3]! += 1;
  }
  for (let at = row; at < sums.length; at++) sums[at]! += sums[at - row]!;
  return sums;
}

/** The sums between borders of the held dimension, as a cube. */
function cubeSums(
  below: Float64Array,
  borders: readonly number[],
  [outer, inner]: readonly [Dimension, Dimension],
  held: Dimension,
  axes: Readonly<Record<Dimension, Axis>>,
): Float64Array {
  const size = (dimension: Dimension) => axes[dimension].stretches.length;
  const stride = { r: size('f') * size('m') * MEASURES, f: size('m') * MEASURES, m: MEASURES };
  const cells = size(outer) * size(inner);
  const sums = new Float64Array(size('r') * stride.r);
  for (let part = 0; part < size(held); part++) {
    const [from, to] = [borders[part]! * cells * MEASURES, borders[part + 1]! * cells * MEASURES];
    let cell = 0;
    for (let o = 0; o < size(outer); o++) {
      for (let i = 0; i < size(inner); i++) {
        const at = part * stride[held] + o * stride[outer] + i * stride[inner];
        for (let measure = 0; measure < MEASURES; measure++) {
          sums[at + measure] = below[to + cell + measure]! - below[from + cell + measure]!;
        }
        cell += MEASURES;
      }
    }
  }
  return sums;
}

/** What the charts of the studio show, in the rows of the questions they are asked with; medians are not known here. */
export interface Reading {
  readonly segments: readonly AnswerRow<'rfm.segments'>[];
  readonly grid: readonly AnswerRow<'rfm.grid'>[];
  readonly scores: readonly Pick<AnswerRow<'rfm.scores'>, 'dimension' | 'score' | 'customers'>[];
  readonly dimensions: readonly Pick<AnswerRow<'rfm.dimensions'>, 'dimension' | 'mean_score' | 'high_customers'>[];
}

/** Reads a cube by a rule set. `settings` are those of the cube's cut points. */
export function readCube(cube: Cube, settings: RfmSettings, rules: RuleSet, axes: Axes): Reading {
  const places = placesOf(rules, settings);
  const table = tableOf(rules, places);
  const counted = DIMENSIONS.map((dimension) => countScores(cube, dimension));
  const [r, f, m] = DIMENSIONS.map((dimension, i) => axisPlaces(cube, rules, dimension, counted[i]!.mean)) as [
    AxisPlaces,
    AxisPlaces,
    AxisPlaces,
  ];
  const none = rules.segments.length;
  const segments = Array.from({ length: none + 1 }, (): Sums => [0, 0, 0, 0]);
  const cells = new Map<number, { x: number; y: number; segment: number; customers: number; revenue: number }>();
  const [across, up] = AXES_DIMENSIONS[axes];
  const stretchOf: Record<Dimension, number> = { r: 0, f: 0, m: 0 };
  let at = 0;
  for (stretchOf.r = 0; stretchOf.r < r.place.length; stretchOf.r++) {
    for (stretchOf.f = 0; stretchOf.f < f.place.length; stretchOf.f++) {
      for (stretchOf.m = 0; stretchOf.m < m.place.length; stretchOf.m++, at += MEASURES) {
        const customers = cube.sums[at]!;
        if (customers === 0) continue;
        const cell = (r.place[stretchOf.r]! * places.f + f.place[stretchOf.f]!) * places.m + m.place[stretchOf.m]!;
        const claimed = table[cell]!;
        const segment = claimed === NO_SEGMENT ? none : claimed;
        for (let measure = 0; measure < MEASURES; measure++) segments[segment]![measure]! += cube.sums[at + measure]!;
        const x = cube.axes[across].stretches[stretchOf[across]]!.score;
        const y = cube.axes[up].stretches[stretchOf[up]]!.score;
        const key = (x * 16 + y) * 256 + segment;
        const known = cells.get(key) ?? { x, y, segment, customers: 0, revenue: 0 };
        known.customers += customers;
        known.revenue += cube.sums[at + 2]!;
        cells.set(key, known);
      }
    }
  }
  const idOf = (segment: number) => rules.segments[segment]?.id ?? '';
  return {
    segments: segmentRows(segments, idOf),
    grid: [...cells.values()]
      .map((cell) => ({ ...cell, segment: idOf(cell.segment), revenue: cents(cell.revenue) }))
      .sort((a, b) => a.x - b.x || a.y - b.y || Number(a.segment > b.segment) - Number(a.segment < b.segment)),
    scores: DIMENSIONS.flatMap((dimension, i) =>
      counted[i]!.customers.map((customers, place) => ({ dimension, score: place + 1, customers })),
    ),
    dimensions: DIMENSIONS.map((dimension, i) => ({
      dimension,
      mean_score: counted[i]!.mean,
      high_customers: [r, f, m][i]!.highCustomers,
    })),
  };
}

/** Customers per stretch of one axis. */
function along({ axes, sums }: Cube, dimension: Dimension): number[] {
  const [f, m] = [axes.f.stretches.length, axes.m.stretches.length];
  const stride = { r: f * m, f: m, m: 1 }[dimension];
  const size = axes[dimension].stretches.length;
  const customers = Array<number>(size).fill(0);
  for (let cell = 0; cell * MEASURES < sums.length; cell++) {
    customers[Math.floor(cell / stride) % size]! += sums[cell * MEASURES]!;
  }
  return customers;
}

/** Customers by score, and the mean score; null without customers. */
function countScores(cube: Cube, dimension: Dimension): { customers: number[]; mean: number | null } {
  const { stretches } = cube.axes[dimension];
  const customers = Array<number>(Math.max(...stretches.map(({ score }) => score))).fill(0);
  for (const [i, count] of along(cube, dimension).entries()) customers[stretches[i]!.score - 1]! += count;
  const all = customers.reduce((sum, count) => sum + count, 0);
  const points = customers.reduce((sum, count, i) => sum + (i + 1) * count, 0);
  return { customers, mean: all === 0 ? null : points / all };
}

interface AxisPlaces {
  /** By stretch, the place that the rules look at. */
  place: number[];
  highCustomers: number;
}

function axisPlaces(cube: Cube, rules: RuleSet, dimension: Dimension, mean: number | null): AxisPlaces {
  const { stretches } = cube.axes[dimension];
  const scale = scaleOf(rules, dimension);
  const isHigh = ({ score, past }: Stretch): boolean =>
    cube.limits === null ? mean !== null && score > mean : dimension === 'r' ? !past : past;
  const placeOf = (stretch: Stretch): number => {
    if (scale === 'score') return stretch.score - 1;
    if (scale === 'level') return Number(isHigh(stretch));
    return dimension === 'r' ? scale.limits.length - stretch.own : stretch.own;
  };
  return {
    place: stretches.map(placeOf),
    highCustomers: along(cube, dimension).reduce((sum, count, i) => sum + (isHigh(stretches[i]!) ? count : 0), 0),
  };
}

function segmentRows(sums: readonly Sums[], idOf: (segment: number) => string): AnswerRow<'rfm.segments'>[] {
  const everyone = sums.reduce((all, [customers]) => all + customers, 0);
  const money = cents(sums.reduce((all, [, , revenue]) => all + revenue, 0));
  return sums.flatMap(([customers, orders, raw, returned], segment) => {
    if (idOf(segment) === '' && customers === 0) return [];
    const revenue = cents(raw);
    return {
      segment: idOf(segment),
      customers,
      share: everyone === 0 ? null : customers / everyone,
      orders,
      revenue,
      revenue_share: money > 0 ? revenue / money : null,
      aov: orders === 0 ? null : revenue / orders,
      median_days: null,
      median_orders: null,
      median_revenue: null,
      repurchase_rate: customers === 0 ? null : returned / customers,
    };
  });
}

/** Sums of doubles drift far below a cent. */
const cents = (amount: number): number => Math.round(amount * 100) / 100 || 0;
