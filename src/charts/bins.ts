import { bin as d3bin, extent, quantileSorted, sort } from 'd3-array';

/** Values with low ≤ value < high; the last bin of a set includes its high end. */
export interface Bin {
  low: number;
  high: number;
  count: number;
}

/** Bins of equal width, edges on multiples of it; empty ones in between are kept. No values give no bins. */
export function binByWidth(values: Iterable<number>, width: number): Bin[] {
  const list = Array.from(values);
  const [low, high] = extent(list);
  if (low === undefined || width <= 0) return [];
  const first = Math.floor(low / width);
  const count = Math.floor(high / width) - first + 1;
  const bins = Array.from({ length: count }, (_, index) => ({
    low: (first + index) * width,
    high: (first + index + 1) * width,
    count: 0,
  }));
  for (const value of list) bins[Math.floor(value / width) - first]!.count++;
  return bins;
}

/** About `count` bins with round edges. */
export function binByCount(values: Iterable<number>, count: number): Bin[] {
  const list = Array.from(values);
  if (list.length === 0) return [];
  return d3bin()
    .thresholds(count)(list)
    .map((bin) => ({ low: bin.x0!, high: bin.x1!, count: bin.length }));
}

/** One bin per whole number from 1 to `last`, centred on it; what lies beyond is counted in the last. */
export function binWhole(values: Iterable<number>, last: number): Bin[] {
  const bins = Array.from({ length: last }, (_, index) => ({ low: index + 0.5, high: index + 1.5, count: 0 }));
  for (const value of values) if (value >= 1) bins[Math.min(Math.round(value), last) - 1]!.count++;
  return bins;
}

/** `perDecade` bins to each power of ten; values that are not above 0 have no place on a log axis and are left out. */
export function binLog(values: Iterable<number>, perDecade = 8): Bin[] {
  const positive = Array.from(values).filter((value) => value > 0);
  return binByWidth(
    positive.map((value) => Math.log10(value)),
    1 / perDecade,
  ).map(({ low, high, count }) => ({ low: 10 ** low, high: 10 ** high, count }));
}

/** A value that all but the top `share` of the values stay under: where a long tail may be cut off. */
export function tailStart(values: Iterable<number>, share = 0.01): number | undefined {
  return quantileSorted(sort(values), 1 - share);
}
