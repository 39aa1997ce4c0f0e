import { extent } from 'd3-array';
import { scaleLinear, scaleLog, type ScaleContinuousNumeric } from 'd3-scale';

export interface Tick {
  value: number;
  at: number;
}

/** A linear scale from 0 (or below, if a value is) to a round end above every value, no further than half a tick. */
export function zeroBased(values: Iterable<number>, range: readonly [number, number], ticks: number) {
  const [low = 0, high = 1] = extent(values);
  const top = Math.max(high, 0);
  return scaleLinear()
    .domain([Math.min(low, 0), top === 0 && low >= 0 ? 1 : top])
    .range(range)
    .nice(2 * ticks);
}

export const linearScale = (low: number, high: number, range: readonly [number, number]) =>
  scaleLinear().domain([low, high]).range(range);

/** Both ends must be above 0. */
export const logScale = (low: number, high: number, range: readonly [number, number]) =>
  scaleLog().domain([low, high]).range(range);

/** Ticks of a scale where they stand; on a log scale only the powers of ten. */
export function ticksOf(scale: ScaleContinuousNumeric<number, number>, count: number): Tick[] {
  const isPower = (value: number) => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9;
  const values = scale.ticks(count);
  const shown = 'base' in scale ? values.filter(isPower) : values;
  return shown.map((value) => ({ value, at: scale(value) }));
}

/** Ticks with their labels: as many as wanted, or fewer where two would read the same. */
export function labelledTicks(
  scale: ScaleContinuousNumeric<number, number>,
  count: number,
  format: (value: number) => string,
): { at: number; label: string }[] {
  const ticks = ticksOf(scale, count).map(({ value, at }) => ({ at, label: format(value) }));
  const areDistinct = new Set(ticks.map(({ label }) => label)).size === ticks.length;
  return areDistinct || count <= 1 ? ticks : labelledTicks(scale, count - 1, format);
}

/**
 * A share of 0–1 as an axis from 0: up to 1 when the values come near, else to the next tenth or twentieth above them.
 */
export function shareTop(values: Iterable<number>): number {
  const [, high = 1] = extent(values);
  if (high > 0.8) return Math.max(1, high);
  const unit = high > 0.2 ? 0.2 : high > 0.1 ? 0.1 : 0.05;
  return Math.ceil(high / unit - 1e-9) * unit || unit;
}

/** The edge of a square whose area is to the largest square's as `value` to `largest`. */
export const squareEdge = (value: number, largest: number, largestEdge: number): number =>
  largest <= 0 || value <= 0 ? 0 : largestEdge * Math.sqrt(value / largest);
