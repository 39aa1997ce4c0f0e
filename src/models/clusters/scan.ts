import { randomSource } from '#core/random.ts';
import { adjustedRand, bestJaccards, crossTable } from './agreement.ts';
import { assign, kMeans, type Partition, type Points } from './k-means.ts';
import { CLUSTER_COUNTS, LEAST, type ClusterModel, type Monetary, type Scaling, type Triple } from './model.ts';
import { silhouette } from './silhouette.ts';

/** The columns of `clusters.features`, a row per customer in any order. */
export interface ClusterInput {
  monetary: Monetary;
  logDays: Float64Array;
  logOrders: Float64Array;
  /** Of the money in units of the floor. */
  logMoney: Float64Array;
  revenue: Float64Array;
  floor: number;
  /** The same customers and the same seed give the same answer. */
  seed: number;
}

/** What came of one number of groups. */
export interface Choice {
  k: number;
  model: ClusterModel;
  /** Part of the variance of the features that stays within the groups, 0–1. */
  within: number;
  /** −1 to 1. */
  silhouette: number;
  /** The same on a made crowd without groups, as wide and as slanted as this one. */
  reference: number;
  /** How alike resampled shops are grouped: mean adjusted Rand index, 1 for always the same. */
  stability: number;
  /** Per group its mean Jaccard similarity over the resamples, in the order of the model. */
  jaccards: number[];
}

export interface ClusterScan {
  customers: number;
  /** How many of them differ in a feature. */
  distinct: number;
  /** Customers the centroids were found on; all, or a sample. */
  fitted: number;
  /** Of the features, over all customers. */
  medians: Triple;
  /** Empty when there are too few customers, or too few different ones. */
  choices: Choice[];
}

export type ScanPhase = 'sort' | 'groups' | 'resample';
export type Report = (phase: ScanPhase, fraction: number) => void;

/** Sizes of the seeded samples, and how often things are tried. */
export const EFFORT = {
  fitted: 50_000,
  silhouette: 2000,
  resampled: 3000,
  resamples: 20,
  restarts: 8,
  restartsAgain: 3,
} as const;

/** Every number of groups that the customers allow, measured. */
export function scanClusters(input: ClusterInput, report: Report = () => {}): ClusterScan {
  report('sort', 0);
  const customers = input.logDays.length;
  const { points, revenue, scaling, distinct } = prepare(input);
  const medians: Triple = [median(points, 0), median(points, 1), median(points, 2)];
  const basis = sampleOf(points, EFFORT.fitted, randomSource(input.seed));
  const scan = { customers, distinct, fitted: basis.length / 3, medians };
  if (customers < LEAST.customers || distinct < LEAST.distinct) return { ...scan, choices: [] };

  const seen = sampleOf(basis, EFFORT.silhouette, randomSource(input.seed));
  const drawnFrom = sampleOf(basis, EFFORT.resampled, randomSource(input.seed));
  const crowd = referenceLike(seen, randomSource(input.seed));
  const variance = spreadOf(basis);
  const counts = CLUSTER_COUNTS.filter((k) => k <= distinct);
  const choices = counts.map((k, place): Choice => {
    const at = (part: number) => (place + part) / counts.length;
    report('groups', at(0));
    const random = randomSource(input.seed + k);
    const found = kMeans(basis, { k, restarts: EFFORT.restarts, random });
    const centroids = byRevenue(points, revenue, found);
    const reference = kMeans(crowd, { k, restarts: EFFORT.restartsAgain, random });
    const measured = {
      within: variance > 0 ? found.inertia / variance : 0,
      silhouette: silhouette(seen, assign(seen, centroids), k),
      reference: silhouette(crowd, reference.labels, k),
    };
    report('resample', at(0.5));
    const { stability, jaccards } = resample(drawnFrom, centroids, random, (part) =>
      report('resample', at(0.5 + part / 2)),
    );
    const model: ClusterModel = { monetary: input.monetary, ...scaling, centroids: rowsOf(centroids) };
    return { k, model, ...measured, stability, jaccards };
  });
  return { ...scan, choices };
}

/**
 * The features of all customers, each with mean 0 and standard deviation 1, sorted, so that nothing depends on who comes
 * first. A feature that is the same for everybody is left out by a weight of 0.
 */
function prepare({ logDays, logOrders, logMoney, revenue, floor }: ClusterInput) {
  const columns = [logDays, logOrders, logMoney] as const;
  const n = revenue.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => logMoney[a]! - logMoney[b]! || logDays[a]! - logDays[b]! || logOrders[a]! - logOrders[b]!,
  );
  const points = new Float64Array(3 * n);
  const centers: number[] = [];
  const weights: number[] = [];
  columns.forEach((column, d) => {
    let sum = 0;
    for (const row of order) sum += column[row]!;
    const mean = n === 0 ? 0 : sum / n;
    let squares = 0;
    for (const row of order) squares += (column[row]! - mean) ** 2;
    const deviation = Math.sqrt(n === 0 ? 0 : squares / n);
    // Equal numbers may miss their mean by a rounding error.
    const weight = deviation > 1e-9 ? 1 / deviation : 0;
    centers.push(mean);
    weights.push(weight);
    for (let i = 0; i < n; i++) points[3 * i + d] = (column[order[i]!]! - mean) * weight;
  });
  const scaling: Scaling = {
    floor,
    center: triple(centers),
    weight: triple(weights),
  };
  let distinct = n === 0 ? 0 : 1;
  for (let i = 1; i < n; i++) {
    const [a, b] = [order[i - 1]!, order[i]!];
    if (columns.some((column) => column[a] !== column[b])) distinct++;
  }
  return { points, revenue: Float64Array.from(order, (row) => revenue[row]!), scaling, distinct };
}

const triple = (numbers: readonly number[]): Triple => [numbers[0]!, numbers[1]!, numbers[2]!];
const rowsOf = (centroids: Float64Array): Triple[] =>
  Array.from({ length: centroids.length / 3 }, (_, c) => triple([...centroids.subarray(3 * c, 3 * c + 3)]));

function median(points: Points, feature: 0 | 1 | 2): number {
  const n = points.length / 3;
  if (n === 0) return 0;
  const values = Float64Array.from({ length: n }, (_, i) => points[3 * i + feature]!).sort();
  return (values[(n - 1) >> 1]! + values[n >> 1]!) / 2;
}

/** Up to `most` of the points, in their order; each subset as likely as any other (Knuth's selection sampling). */
export function sampleOf(points: Points, most: number, random: () => number): Points {
  const n = points.length / 3;
  if (n <= most) return points;
  const sample = new Float64Array(3 * most);
  let taken = 0;
  for (let i = 0; taken < most; i++) {
    if (random() * (n - i) >= most - taken) continue;
    sample.set(points.subarray(3 * i, 3 * i + 3), 3 * taken);
    taken++;
  }
  return sample;
}

/** Sum of squared distances to the common mean: the inertia of one group. */
function spreadOf(points: Points): number {
  const { mean } = momentsOf(points);
  let sum = 0;
  for (let at = 0; at < points.length; at++) sum += (points[at]! - mean[at % 3]!) ** 2;
  return sum;
}

/** The clusters in the order of what their customers brought, most first; ties by size, then as they were. */
function byRevenue(points: Points, revenue: Float64Array, { centroids }: Partition): Float64Array {
  const labels = assign(points, centroids);
  const k = centroids.length / 3;
  const cents = new Float64Array(k);
  const sizes = new Int32Array(k);
  for (let i = 0; i < labels.length; i++) {
    // In whole cents, whose sum does not depend on the order.
    cents[labels[i]!]! += Math.round(revenue[i]! * 100);
    sizes[labels[i]!]!++;
  }
  const order = Array.from({ length: k }, (_, c) => c).sort((a, b) => cents[b]! - cents[a]! || sizes[b]! - sizes[a]!);
  return Float64Array.from(order.flatMap((c) => [...centroids.subarray(3 * c, 3 * c + 3)]));
}

/**
 * Groups resampled shops anew, and asks how alike the groups are (bootstrap, Hennig 2007): the mean adjusted Rand index,
 * and per group the mean Jaccard similarity with the new group most like it.
 */
function resample(points: Points, centroids: Float64Array, random: () => number, report: (part: number) => void) {
  const k = centroids.length / 3;
  const n = points.length / 3;
  const here = assign(points, centroids);
  const rands: number[] = [];
  const jaccards = Array.from({ length: k }, (): number[] => []);
  for (let round = 0; round < EFFORT.resamples; round++) {
    report(round / EFFORT.resamples);
    const drawn = Uint32Array.from({ length: n }, () => Math.floor(random() * n)).sort();
    const again = new Float64Array(3 * n);
    drawn.forEach((i, at) => again.set(points.subarray(3 * i, 3 * i + 3), 3 * at));
    const found = kMeans(again, { k, restarts: EFFORT.restartsAgain, random });
    const before = Uint8Array.from(drawn, (i) => here[i]!);
    const table = crossTable(before, found.labels, k, k);
    rands.push(adjustedRand(table));
    bestJaccards(table).forEach((jaccard, c) => {
      if (jaccard !== null) jaccards[c]!.push(jaccard);
    });
  }
  return { stability: mean(rands), jaccards: jaccards.map(mean) };
}

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, next) => sum + next, 0) / numbers.length;

/** A normal crowd with the same means and covariances, as many points. */
export function referenceLike(points: Points, random: () => number): Points {
  const { mean, covariance } = momentsOf(points);
  const [xx, xy, xz, yy, yz, zz] = covariance;
  // The lower triangle of Cholesky's decomposition.
  const a = Math.sqrt(xx);
  const b = a > 0 ? xy / a : 0;
  const c = Math.sqrt(Math.max(0, yy - b * b));
  const d = a > 0 ? xz / a : 0;
  const e = c > 1e-9 ? (yz - b * d) / c : 0;
  const f = Math.sqrt(Math.max(0, zz - d * d - e * e));
  const made = new Float64Array(points.length);
  for (let at = 0; at < made.length; at += 3) {
    const [u, v, w] = [normal(random), normal(random), normal(random)];
    made[at] = mean[0] + a * u;
    made[at + 1] = mean[1] + b * u + c * v;
    made[at + 2] = mean[2] + d * u + e * v + f * w;
  }
  return made;
}

/** Nearly normal, from additions alone: the sum of twelve uniform numbers. */
function normal(random: () => number): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random();
  return sum;
}

function momentsOf(points: Points): {
  mean: Triple;
  covariance: readonly [number, number, number, number, number, number];
} {
  const n = Math.max(1, points.length / 3);
  const [x, y, z] = [0, 1, 2].map((d) => {
    let sum = 0;
    for (let at = d; at < points.length; at += 3) sum += points[at]!;
    return sum / n;
  }) as [number, number, number];
  const sums: [number, number, number, number, number, number] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < points.length; at += 3) {
    const [dx, dy, dz] = [points[at]! - x, points[at + 1]! - y, points[at + 2]! - z];
    sums[0] += (dx * dx) / n;
    sums[1] += (dx * dy) / n;
    sums[2] += (dx * dz) / n;
    sums[3] += (dy * dy) / n;
    sums[4] += (dy * dz) / n;
    sums[5] += (dz * dz) / n;
  }
  return { mean: [x, y, z], covariance: sums };
}
