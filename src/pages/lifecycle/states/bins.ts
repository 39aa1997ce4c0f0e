const NICE = [1, 2, 3, 5, 7, 10, 14, 20, 30, 50, 70, 100, 140];
const MOST_BINS = 48;

/** Bins that reach a third beyond `end`, their width a round multiple of `unit`. */
export function binsFor(end: number, unit: number): { width: number; most: number } {
  const far = Math.max(end * 1.35, 8 * unit);
  const width = unit * (NICE.find((nice) => far / (nice * unit) <= MOST_BINS) ?? Math.ceil(far / MOST_BINS / unit));
  return { width, most: Math.ceil(far / width) };
}
