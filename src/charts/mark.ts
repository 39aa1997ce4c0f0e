/** The colour classes of `styles/charts.css`, without their `hue-`. */
export type Hue =
  | 'ink'
  | 'context'
  | 'series'
  | 'accent'
  | `cat-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`
  | `${'key' | 'gen'}-${Relation}`
  | `seq-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | `${'neg' | 'pos'}-${1 | 2 | 3}`;

/** What a class of RFM says of the relation; its money is the depth of the colour. */
export type Relation = 'value' | 'keep' | 'develop' | 'winback';

/** Something in a drawing that can be read and perhaps opened. Units are the drawing's. */
export interface PlotMark {
  /** What the readout stands beside. */
  x: number;
  y: number;
  /** The readout: what it is, then its numbers. */
  lines: readonly string[];
  /** Where the pointer is on it (left, top, right, bottom); without it the nearest mark answers. */
  hit?: readonly [number, number, number, number];
  /** Only read: there is nothing to open. */
  still?: boolean;
}

/** The mark under a point: inside its own field if it has one, else the nearest along `by`. */
export function markAt(marks: readonly PlotMark[], x: number, y: number, by: 'x' | 'y' | 'xy'): number {
  let best = -1;
  let bestDistance = Infinity;
  for (const [index, mark] of marks.entries()) {
    if (mark.hit) {
      const [left, top, right, bottom] = mark.hit;
      if (x >= left && x <= right && y >= top && y <= bottom) return index;
      continue;
    }
    const dx = by === 'y' ? 0 : mark.x - x;
    const dy = by === 'x' ? 0 : mark.y - y;
    const distance = dx * dx + dy * dy;
    if (distance < bestDistance) [best, bestDistance] = [index, distance];
  }
  return best;
}
