import type { Hue } from './mark.ts';
import { STEPS } from './steps.ts';

type Step = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** The step (1–9) of a count on a square-root scale to the largest; 0 has none. */
export function rootStep(count: number, largest: number): 0 | Step {
  if (count <= 0 || largest <= 0) return 0;
  return Math.min(STEPS, Math.max(1, Math.ceil(STEPS * Math.sqrt(count / largest) - 1e-9))) as Step;
}

/** The smallest whole count of every step that a whole count up to the largest can have, lowest step first. */
export function rootKey(largest: number): { step: number; least: number }[] {
  if (largest < 1) return [];
  const key: { step: number; least: number }[] = [];
  for (let step = 1; step <= STEPS; step++) {
    const least = Math.max(1, Math.floor(largest * ((step - 1) / STEPS) ** 2 + 1e-9) + (step > 1 ? 1 : 0));
    if (least <= largest && rootStep(least, largest) === step) key.push({ step, least });
  }
  return key;
}

export interface Extent {
  low: number;
  high: number;
  /** On a log axis, where what lies at or below 0 ends: it gets a strip from `low` to here. */
  strip?: number;
}

/**
 * What an axis shows of intervals. A log axis begins at the smallest edge above 0; if something lies at or below 0, a strip as wide
 * as the first interval goes before it. Undefined without intervals.
 */
export function axisExtent(edges: readonly (readonly [number, number])[], log: boolean): Extent | undefined {
  const finite = edges.filter(([from, to]) => Number.isFinite(from) && Number.isFinite(to));
  if (finite.length === 0) return undefined;
  const low = Math.min(...finite.map(([from]) => from));
  const high = Math.max(...finite.map(([, to]) => to));
  if (!log) return { low, high: high > low ? high : low + 1 };
  const first = finite.filter(([from]) => from > 0).sort(([a], [b]) => a - b)[0];
  if (!first) return high > 0 ? { low: high / 10, high, strip: high } : { low: 0.1, high: 1, strip: 1 };
  const ratio = first[1] > first[0] ? first[1] / first[0] : 10;
  const above = { low: first[0], high: Math.max(high, first[0] * ratio) };
  return low > 0 ? above : { ...above, low: first[0] / ratio, strip: first[0] };
}

/** An edge as its axis can show it: at or below 0 it is an end of the strip. */
export const shownEdge = (value: number, end: 'from' | 'to', { low, strip }: Extent): number =>
  strip === undefined || value > 0 ? value : end === 'from' ? low : strip;

export interface Place<C> {
  cell: C;
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Layer {
  id: string;
  hue: Hue;
  strength: number;
  path: string;
}

/** One path for all cells that look alike: a few dozen nodes, be there thousands of cells. */
export function layersOf<C extends { count: number; hue?: Hue }>(
  places: readonly Place<C>[],
  largest: number,
): Layer[] {
  const layers = new Map<string, Layer>();
  const round = (value: number) => value.toFixed(1);
  for (const { cell, x, y, width, height } of places) {
    const step = rootStep(cell.count, largest);
    if (step === 0) continue;
    const id = `${cell.hue ?? ''} ${step}`;
    const layer = layers.get(id) ?? {
      id,
      hue: cell.hue ?? `seq-${step}`,
      strength: cell.hue ? 0.15 + (0.85 * step) / STEPS : 1,
      path: '',
    };
    layer.path += `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
    layers.set(id, layer);
  }
  return [...layers.values()];
}
