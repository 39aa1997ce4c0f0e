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

/**
 * The interval an axis shows. A log axis begins at the smallest edge above 0; when something lies at or below 0 it gets a strip
 * as wide as the first interval, whose low end is the answer's.
 */
export function axisDomain(edges: readonly (readonly [number, number])[], log: boolean): [number, number] | undefined {
  const finite = edges.filter(([from, to]) => Number.isFinite(from) && Number.isFinite(to));
  if (finite.length === 0) return undefined;
  const low = Math.min(...finite.map(([from]) => from));
  const top = Math.max(...finite.map(([, to]) => to));
  if (!log) return top > low ? [low, top] : [low, low + 1];
  const positive = finite.filter(([from]) => from > 0).sort(([a], [b]) => a - b);
  const first = positive[0];
  if (!first) return top > 0 ? [top / 10, top] : [0.1, 1];
  const ratio = first[1] > first[0] ? first[1] / first[0] : 10;
  return [low > 0 ? first[0] : first[0] / ratio, Math.max(top, first[0] * ratio)];
}

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
