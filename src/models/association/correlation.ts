import { mean, rank, sum } from 'd3-array';
import { Z_95, type Interval } from '../wilson.ts';

export interface Correlation {
  value: number;
  /** 95 %; null where it cannot be said: fewer than four units, or all of them on one line. */
  interval: Interval | null;
}

/** Pearson's r; null when one side does not vary. */
export function pearson(x: readonly number[], y: readonly number[]): number | null {
  const [mx, my] = [mean(x) ?? 0, mean(y) ?? 0];
  const [sxx, syy] = [sum(x, (value) => (value - mx) ** 2), sum(y, (value) => (value - my) ** 2)];
  const sxy = sum(x, (value, index) => (value - mx) * (y[index]! - my));
  const scale = Math.sqrt(sxx) * Math.sqrt(syy);
  return scale > 0 && sxx > 1e-24 * mx ** 2 * x.length && syy > 1e-24 * my ** 2 * y.length
    ? Math.max(-1, Math.min(1, sxy / scale))
    : null;
}

/** Ranks from 1; equal values share the mean of theirs. */
export function midRanks(values: readonly number[]): number[] {
  const low = rank(values);
  const ties = new Map<number, number>();
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1);
  return values.map((value, index) => low[index]! + (ties.get(value)! + 1) / 2);
}

/** Fisher's z: r with its 95 % interval, the standard error of z given. */
function withInterval(value: number, n: number, error: number): Correlation {
  if (n < 4 || Math.abs(value) > 1 - 1e-12) return { value, interval: null };
  const z = Math.atanh(value);
  return { value, interval: { low: Math.tanh(z - Z_95 * error), high: Math.tanh(z + Z_95 * error) } };
}

/** Pearson's r with Fisher's interval (standard error of z: 1 / √(n − 3)). */
export function pearsonCorrelation(x: readonly number[], y: readonly number[]): Correlation | null {
  const value = pearson(x, y);
  return value === null ? null : withInterval(value, x.length, 1 / Math.sqrt(x.length - 3));
}

/**
 * Spearman's rank correlation with the interval of Bonett & Wright (standard error of z: √((1 + r² / 2) / (n − 3)));
 * doi:10.1007/BF02294183.
 */
export function spearmanCorrelation(x: readonly number[], y: readonly number[]): Correlation | null {
  const value = pearson(midRanks(x), midRanks(y));
  return value === null ? null : withInterval(value, x.length, Math.sqrt((1 + value ** 2 / 2) / (x.length - 3)));
}
