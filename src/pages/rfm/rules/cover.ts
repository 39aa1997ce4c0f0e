import { DIMENSIONS, type Dimension } from '#models/rfm/index.ts';
import type { Box, Cell } from '#models/rfm/rules/index.ts';

const keyOf = ({ r, f, m }: Cell): string => `${r} ${f} ${m}`;
const ORDERS: readonly (readonly [Dimension, Dimension, Dimension])[] = [
  ['r', 'f', 'm'],
  ['r', 'm', 'f'],
  ['f', 'r', 'm'],
  ['f', 'm', 'r'],
  ['m', 'r', 'f'],
  ['m', 'f', 'r'],
];

type Bounds = Record<Dimension, [number, number]>;

/** A few boxes that hold exactly these cells, the largest first. Each begins at a cell not yet held and grows as far as it can. */
export function boxesOf(cells: readonly Cell[]): Box[] {
  const wanted = new Set(cells.map(keyOf));
  const open = new Map(cells.map((cell) => [keyOf(cell), cell]));
  const boxes: Bounds[] = [];
  while (open.size > 0) {
    const [start] = open.values();
    const grown = ORDERS.map((order) => grow(start!, order, wanted));
    const best = grown.reduce((a, b) => (volume(b) > volume(a) ? b : a));
    boxes.push(best);
    for (const cell of cellsIn(best)) open.delete(keyOf(cell));
  }
  return boxes.toSorted((a, b) => volume(b) - volume(a));
}

function grow(start: Cell, order: readonly Dimension[], wanted: ReadonlySet<string>): Bounds {
  const bounds: Bounds = { r: [start.r, start.r], f: [start.f, start.f], m: [start.m, start.m] };
  const holds = (tried: Bounds) => cellsIn(tried).every((cell) => wanted.has(keyOf(cell)));
  for (const dimension of order) {
    for (const [side, step] of [
      [0, -1],
      [1, 1],
    ] as const) {
      for (;;) {
        const next = bounds[dimension][side] + step;
        if (!holds({ ...bounds, [dimension]: [next, next] })) break;
        bounds[dimension][side] = next;
      }
    }
  }
  return bounds;
}

const volume = (bounds: Bounds): number =>
  DIMENSIONS.reduce((product, dimension) => product * (bounds[dimension][1] - bounds[dimension][0] + 1), 1);

function cellsIn({ r, f, m }: Bounds): Cell[] {
  const along = ([low, high]: readonly [number, number]) => Array.from({ length: high - low + 1 }, (_, i) => low + i);
  return along(r).flatMap((atR) => along(f).flatMap((atF) => along(m).map((atM) => ({ r: atR, f: atF, m: atM }))));
}
