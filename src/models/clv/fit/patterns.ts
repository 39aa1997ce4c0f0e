import type { Patterns } from './contract.ts';
import { distinct, largest } from './likelihood.ts';

/** Rows by x, t_x and T, equal ones merged: the order customers come in changes nothing, not even the last digit. */
export function mergedPatterns({ x, tx, T, weight }: Patterns): Patterns {
  const times = distinct(tx, T);
  const rank = ranks(times.values);
  const [txRank, tRank] = times.places.map((places) => places.map((place) => rank[place]!));
  const numbers = distinct(x);
  const xRanks = ranks(numbers.values);
  const xRank = numbers.places[0]!.map((place) => xRanks[place]!);
  let order = Int32Array.from(x.keys());
  for (const key of [tRank!, txRank!, xRank]) order = sortedBy(order, key);

  const merged = { x: x.slice(), tx: tx.slice(), T: T.slice(), weight: weight.slice() };
  let count = 0;
  let before = -1;
  for (const row of order) {
    if (before >= 0 && x[row] === x[before] && tx[row] === tx[before] && T[row] === T[before]) {
      merged.weight[count - 1]! += weight[row]!;
      continue;
    }
    merged.x[count] = x[row]!;
    merged.tx[count] = tx[row]!;
    merged.T[count] = T[row]!;
    merged.weight[count] = weight[row]!;
    before = row;
    count++;
  }
  return firstOf(merged, count);
}

/** The place of each value among all in ascending order. */
function ranks(values: Float64Array): Int32Array {
  const order = Int32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const rank = new Int32Array(values.length);
  order.forEach((at, place) => (rank[at] = place));
  return rank;
}

/** A stable counting sort of rows by a key. */
function sortedBy(order: Int32Array<ArrayBuffer>, key: Int32Array): Int32Array<ArrayBuffer> {
  const starts = new Int32Array(largest(key) + 2);
  for (const value of key) starts[value + 1]!++;
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  const sorted = new Int32Array(order.length);
  for (const row of order) sorted[starts[key[row]!]!++] = row;
  return sorted;
}

const firstOf = ({ x, tx, T, weight }: Patterns, count: number): Patterns => ({
  x: x.subarray(0, count),
  tx: tx.subarray(0, count),
  T: T.subarray(0, count),
  weight: weight.subarray(0, count),
});

/** The same with every time divided by `scale`. */
export const rescaled = ({ x, tx, T, weight }: Patterns, scale: number): Patterns => ({
  x,
  tx: tx.map((time) => time / scale),
  T: T.map((time) => time / scale),
  weight,
});

/** About `most` of the rows, evenly over their order: those who look for a start need no more. */
export function thinned({ x, tx, T, weight }: Patterns, most: number): Patterns {
  const step = Math.ceil(x.length / most);
  const some = (column: Float64Array) => column.filter((_, row) => row % step === 0);
  return { x: some(x), tx: some(tx), T: some(T), weight: some(weight) };
}

/** What the warnings look at. */
export interface Totals {
  customers: number;
  /** Repeat purchase days of all. */
  repeats: number;
  /** The longest history, in the time of the patterns. */
  longest: number;
}

export function totalsOf({ x, T, weight }: Patterns): Totals {
  let customers = 0;
  let repeats = 0;
  for (let i = 0; i < weight.length; i++) {
    customers += weight[i]!;
    repeats += weight[i]! * x[i]!;
  }
  return { customers, repeats, longest: largest(T) };
}
