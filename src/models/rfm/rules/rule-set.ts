import type { Dimension } from '../settings.ts';

/** Inclusive bounds of one dimension; a missing dimension is free. */
export type Box = Readonly<Partial<Record<Dimension, readonly [low: number, high: number]>>>;
/** Where a customer stands: a score, or 0 (not above the threshold) and 1 (above) on the basis of levels. */
export type Cell = Readonly<Record<Dimension, number>>;

/** A way to name customers by their place in the cube of R, F and M. Plain data: one file per published rule set. */
export interface RuleSet {
  readonly id: string;
  /** Boxes speak of `level` 0 or 1 by the threshold of the settings, or of `score` 1–k. */
  readonly basis: 'level' | 'score';
  /** A customer belongs to the first segment with a box that holds their cell. */
  readonly segments: readonly { readonly id: string; readonly boxes: readonly Box[] }[];
}

/** The segments that claim a cell: one in a rule set that is complete and disjoint there. */
export function claims({ segments }: RuleSet, cell: Cell): string[] {
  return segments.filter(({ boxes }) => boxes.some((box) => holds(box, cell))).map(({ id }) => id);
}

/** The cells that no segment claims, and those that several do, out of all cells of the given levels. */
export function faults(rules: RuleSet, cells: Iterable<Cell>): { holes: Cell[]; overlaps: Cell[] } {
  const all = [...cells];
  return {
    holes: all.filter((cell) => claims(rules, cell).length === 0),
    overlaps: all.filter((cell) => claims(rules, cell).length > 1),
  };
}

/** Every cell of the cube whose dimensions run over the same levels. */
export const cube = (levels: readonly number[]): Cell[] =>
  levels.flatMap((r) => levels.flatMap((f) => levels.map((m) => ({ r, f, m }))));

const holds = (box: Box, cell: Cell): boolean =>
  (['r', 'f', 'm'] as const).every((dimension) => {
    const [low, high] = box[dimension] ?? [-Infinity, Infinity];
    return low <= cell[dimension] && cell[dimension] <= high;
  });
