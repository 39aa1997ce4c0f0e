import { extent, tickStep } from 'd3-array';

/** Steps of the sequential scale. */
export const STEPS = 9;

/**
 * The eight edges between nine steps: round numbers, evenly apart, from near the smallest value to near the largest.
 * Values that are all alike, or none, give edges about them, so that every value still has a step.
 */
export function stepEdges(values: Iterable<number>): number[] {
  const [low = 0, high = 1] = extent(values);
  const span = high - low || Math.abs(high) || 1;
  const step = tickStep(low, low + span, STEPS);
  const first = Math.ceil(low / step + 1e-9) * step;
  const digits = Math.max(0, Math.ceil(-Math.log10(step) + 1e-9) + 1);
  return Array.from({ length: STEPS - 1 }, (_, index) => Number((first + index * step).toFixed(digits)));
}

/** The step (1–9) of a value: how many edges lie at or below it, and one. */
export function stepOf(value: number, edges: readonly number[]): number {
  let step = 1;
  for (const edge of edges) if (value >= edge) step++;
  return step;
}
