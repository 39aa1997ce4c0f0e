import { extent } from 'd3-array';

/** Steps of the sequential scale. */
export const STEPS = 9;

const ROUND = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The smallest round number at or above a positive one. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (ROUND.find((factor) => factor * power >= value * (1 - 1e-9)) ?? 10) * power;
}

/**
 * The eight edges between nine steps: round numbers, evenly apart, spanning the values. Values that are all alike, or
 * none, give edges about them, so that every value still has a step.
 */
export function stepEdges(values: Iterable<number>): number[] {
  const [low = 0, high = 1] = extent(values);
  const step = roundUp((high - low || Math.abs(high) || 1) / STEPS);
  const before = Math.floor(low / step + 1e-9);
  const digits = Math.min(12, Math.max(0, 2 - Math.floor(Math.log10(step))));
  return Array.from({ length: STEPS - 1 }, (_, index) => Number(((before + index + 1) * step).toFixed(digits)));
}

/** The step (1–9) of a value: how many edges lie at or below it, and one. */
export function stepOf(value: number, edges: readonly number[]): number {
  let step = 1;
  for (const edge of edges) if (value >= edge) step++;
  return step;
}
