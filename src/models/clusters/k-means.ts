/** Points in rows of three numbers. */
export type Points = Float64Array;

export interface Partition {
  /** In rows of three; fewer than asked for when there are fewer different points. */
  centroids: Float64Array;
  /** Per point the place of its nearest centroid, the first among equals. */
  labels: Uint8Array;
  /** Sum of squared distances to the nearest centroid. */
  inertia: number;
}

interface KMeansOptions {
  k: number;
  /** Beginnings tried; the best one is carried to its end. */
  restarts: number;
  /** Uniform in [0, 1). */
  random: () => number;
}

/** While beginnings are compared, a step that improves less than this part ends one. */
const ROUGH = 1e-4;
const MOST_STEPS = 300;

/**
 * k-means: seeding by k-means++ (Arthur & Vassilvitskii 2007), steps by Lloyd, the best of several beginnings. Only
 * additions, multiplications and comparisons: the same points and random numbers give the same answer on any machine.
 */
export function kMeans(points: Points, { k, restarts, random }: KMeansOptions): Partition {
  let best: Partition | undefined;
  for (let i = 0; i < restarts; i++) {
    const found = lloyd(points, seedCentroids(points, k, random), ROUGH);
    if (best === undefined || found.inertia < best.inertia) best = found;
  }
  if (best === undefined) throw new RangeError(`restarts: ${restarts} is below 1`);
  return lloyd(points, best.centroids, 0);
}

/** Centroids to begin with: each next one a point, the likelier the farther from those before. */
export function seedCentroids(points: Points, k: number, random: () => number): Float64Array {
  const n = points.length / 3;
  const chosen: number[] = [Math.min(n - 1, Math.floor(random() * n))];
  const nearest = new Float64Array(n).fill(Infinity);
  while (chosen.length < k) {
    const last = chosen.at(-1)!;
    let total = 0;
    for (let i = 0; i < n; i++) {
      const distance = between(points, i, points, last);
      if (distance < nearest[i]!) nearest[i] = distance;
      total += nearest[i]!;
    }
    if (total === 0) break;
    chosen.push(drawn(nearest, random() * total));
  }
  return Float64Array.from(chosen.flatMap((i) => [points[3 * i]!, points[3 * i + 1]!, points[3 * i + 2]!]));
}

/** The place where the running sum of the weights passes `target`; never one of weight 0. */
function drawn(weights: Float64Array, target: number): number {
  let sum = 0;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    sum += weights[i]!;
    last = i;
    if (sum > target) return i;
  }
  return last;
}

/** Moves centroids to the means of their points until no point changes sides or a step improves less than `tolerance`. */
export function lloyd(points: Points, start: Float64Array, tolerance: number): Partition {
  const n = points.length / 3;
  const distances = new Float64Array(n);
  const assignTo = (centroids: Float64Array): Partition => {
    const labels = new Uint8Array(n);
    return { centroids, labels, inertia: nearestInto(points, centroids, labels, distances) };
  };
  let found = assignTo(start);
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = assignTo(meansOf(points, found.labels, found.centroids.length / 3, distances));
    const better = found.inertia - next.inertia;
    if (better <= 0) return found;
    found = next;
    if (better <= tolerance * next.inertia) return found;
  }
  return found;
}

/** Labels every point with its nearest centroid. */
export function assign(points: Points, centroids: Float64Array): Uint8Array {
  const labels = new Uint8Array(points.length / 3);
  nearestInto(points, centroids, labels, new Float64Array(labels.length));
  return labels;
}

// The order of these operations is repeated in SQL (sql.ts), so that both place every customer alike.
function nearestInto(points: Points, centroids: Float64Array, labels: Uint8Array, distances: Float64Array): number {
  const k = centroids.length / 3;
  let inertia = 0;
  for (let i = 0, at = 0; i < labels.length; i++, at += 3) {
    const [x, y, z] = [points[at]!, points[at + 1]!, points[at + 2]!];
    let best = 0;
    let least = Infinity;
    for (let c = 0, from = 0; c < k; c++, from += 3) {
      const dx = x - centroids[from]!;
      const dy = y - centroids[from + 1]!;
      const dz = z - centroids[from + 2]!;
      const distance = dx * dx + dy * dy + dz * dz;
      if (distance < least) {
        least = distance;
        best = c;
      }
    }
    labels[i] = best;
    distances[i] = least;
    inertia += least;
  }
  return inertia;
}

/** The mean of each cluster; an empty one takes the point that lies farthest from its own centroid. */
function meansOf(points: Points, labels: Uint8Array, k: number, distances: Float64Array): Float64Array {
  const sums = new Float64Array(3 * k);
  const counts = new Int32Array(k);
  for (let i = 0, at = 0; i < labels.length; i++, at += 3) {
    const to = 3 * labels[i]!;
    sums[to] = sums[to]! + points[at]!;
    sums[to + 1] = sums[to + 1]! + points[at + 1]!;
    sums[to + 2] = sums[to + 2]! + points[at + 2]!;
    counts[labels[i]!]!++;
  }
  const taken = new Set<number>();
  for (let c = 0; c < k; c++) {
    if (counts[c] === 0) {
      const farthest = farthestBut(distances, taken);
      taken.add(farthest);
      sums.set(points.subarray(3 * farthest, 3 * farthest + 3), 3 * c);
      counts[c] = 1;
    }
    for (let d = 0; d < 3; d++) sums[3 * c + d] = sums[3 * c + d]! / counts[c]!;
  }
  return sums;
}

function farthestBut(distances: Float64Array, taken: ReadonlySet<number>): number {
  let best = 0;
  let most = -1;
  for (let i = 0; i < distances.length; i++) {
    if (distances[i]! > most && !taken.has(i)) [best, most] = [i, distances[i]!];
  }
  return best;
}

/** Squared distance between two rows. */
export function between(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const dx = a[3 * i]! - b[3 * j]!;
  const dy = a[3 * i + 1]! - b[3 * j + 1]!;
  const dz = a[3 * i + 2]! - b[3 * j + 2]!;
  return dx * dx + dy * dy + dz * dz;
}
