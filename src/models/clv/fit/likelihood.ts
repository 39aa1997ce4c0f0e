/**
 * The total log-likelihood of one shop at the logarithms of a model's parameters; its derivatives by them are written to
 * `gradient`. Never NaN for finite logarithms between −16 and 16 when time is scaled to a longest history of 1.
 */
export type Likelihood = (logParameters: Float64Array, gradient: Float64Array) => number;

/** The different values of some columns, and where each cell finds its own: what depends on one is tabulated once. */
export interface Distinct {
  values: Float64Array;
  /** A column each, in the order given. */
  places: Int32Array[];
}

export function distinct(...columns: readonly Float64Array[]): Distinct {
  const placeOf = new Map<number, number>();
  const places = columns.map((column) => {
    const found = new Int32Array(column.length);
    for (let i = 0; i < column.length; i++) {
      const value = column[i]!;
      let place = placeOf.get(value);
      if (place === undefined) placeOf.set(value, (place = placeOf.size));
      found[i] = place;
    }
    return found;
  });
  return { values: Float64Array.from(placeOf.keys()), places };
}

/** Sums of `amounts` by whole number, from 0 to the largest of `numbers`. */
export function sumsBy(numbers: ArrayLike<number>, amounts: Float64Array, size = largest(numbers) + 1): Float64Array {
  const sums = new Float64Array(size);
  for (let i = 0; i < amounts.length; i++) sums[numbers[i]!]! += amounts[i]!;
  return sums;
}

export function largest(numbers: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < numbers.length; i++) if (numbers[i]! > most) most = numbers[i]!;
  return most;
}

/**
 * Γ(p + n) / Γ(p) for n = 0 … `most`, which for whole n needs no gamma function: sums of ln((p + j) / `unit`) and of
 * their derivatives p / (p + j) by ln p, over j < n.
 */
export function rising(p: number, most: number, unit = 1): { logs: Float64Array; slopes: Float64Array } {
  const logs = new Float64Array(most + 1);
  const slopes = new Float64Array(most + 1);
  for (let j = 0; j < most; j++) {
    logs[j + 1] = logs[j]! + Math.log((p + j) / unit);
    slopes[j + 1] = slopes[j]! + p / (p + j);
  }
  return { logs, slopes };
}

/** A column as whole numbers, which index tables. */
export const wholeNumbers = (column: Float64Array): Int32Array => Int32Array.from(column);

/** Element by element. */
export const product = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value * b[i]!);

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
