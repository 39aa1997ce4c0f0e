import { DIMENSIONS, levelsOf, type Dimension, type RfmSettings } from '../settings.ts';

/** Inclusive bounds; a missing dimension is free. `fm` is the mean of the places in F and M, so it comes in halves. */
export type Box = Readonly<Partial<Record<Dimension | 'fm', readonly [low: number, high: number]>>>;
/** Where a customer stands: a score 1–k, or the number of limits passed (0 is not high, 1 is high). */
export type Cell = Readonly<Record<Dimension, number>>;

/**
 * What the boxes of one dimension speak of: the `score` 1–k, the `level` 0 or 1 by the threshold of the settings, or how
 * many of the rule set's own limits a customer passes strictly (R lies below a limit, F and M above). Limits ascend.
 */
export type Scale = 'level' | 'score' | { readonly limits: readonly number[] };

/** A way to name customers by their place in the cube of R, F and M. Plain data: one file per published rule set. */
export interface RuleSet {
  /** As in links; a reader's own are `custom:<uuid>`. */
  readonly id: string;
  /** Of a reader's own rule set; the others are worded by `rfm.rules.<id>.name`. */
  readonly name?: string;
  /** The scale of every dimension that `scales` does not name. */
  readonly basis: 'level' | 'score';
  /** The number of scores it is written for; null for any. */
  readonly k: number | null;
  readonly scales?: Readonly<Partial<Record<Dimension, Scale>>>;
  /** A customer belongs to the first segment with a box that holds their cell. */
  readonly segments: readonly Segment[];
}

interface Segment {
  /** As in exports. */
  readonly id: string;
  /** In a reader's own rule set; the others are worded by `segments.class.<id>`. */
  readonly name?: string;
  readonly boxes: readonly Box[];
}

/** Sizes of the axes of a cube. */
export type Places = Readonly<Record<Dimension, number>>;

/** In a table of cells: no segment claims the cell. */
export const NO_SEGMENT = 255;

export const scaleOf = ({ basis, scales }: RuleSet, dimension: Dimension): Scale => scales?.[dimension] ?? basis;

/** How many places each axis has that the rules look at. */
export function placesOf(rules: RuleSet, settings: RfmSettings): Places {
  const size = (dimension: Dimension): number => {
    const scale = scaleOf(rules, dimension);
    if (scale === 'score') return levelsOf(settings, dimension);
    return scale === 'level' ? 2 : scale.limits.length + 1;
  };
  return { r: size('r'), f: size('f'), m: size('m') };
}

/** Every cell of a cube, R before F before M, in the terms of the rule set's boxes. */
export function cellsOf(rules: RuleSet, places: Places): Cell[] {
  const along = (dimension: Dimension): number[] => {
    const first = scaleOf(rules, dimension) === 'score' ? 1 : 0;
    return Array.from({ length: places[dimension] }, (_, place) => first + place);
  };
  const [rs, fs, ms] = [along('r'), along('f'), along('m')];
  return rs.flatMap((r) => fs.flatMap((f) => ms.map((m) => ({ r, f, m }))));
}

/** `[(r * places.f + f) * places.m + m]`, places from 0 → index of the segment that holds the cell, or {@link NO_SEGMENT}. */
export function tableOf(rules: RuleSet, places: Places): Uint8Array {
  return Uint8Array.from(cellsOf(rules, places), (cell) => {
    const index = rules.segments.findIndex(({ boxes }) => boxes.some((box) => holds(box, cell)));
    return index === -1 ? NO_SEGMENT : index;
  });
}

/** The segments that claim a cell: one in a rule set that is complete and disjoint there. */
export function claims({ segments }: RuleSet, cell: Cell): string[] {
  return segments.filter(({ boxes }) => boxes.some((box) => holds(box, cell))).map(({ id }) => id);
}

/** The cells that no segment claims, and those that several do, out of the given cells. */
export function faults(rules: RuleSet, cells: Iterable<Cell>): { holes: Cell[]; overlaps: Cell[] } {
  const all = [...cells];
  return {
    holes: all.filter((cell) => claims(rules, cell).length === 0),
    overlaps: all.filter((cell) => claims(rules, cell).length > 1),
  };
}

/** Whether the settings make as many scores as the rule set is written for, in every dimension it scores. */
export const fits = (rules: RuleSet, settings: RfmSettings): boolean =>
  rules.k === null ||
  DIMENSIONS.every((dimension) => scaleOf(rules, dimension) !== 'score' || levelsOf(settings, dimension) === rules.k);

/** The settings with the number of scores the rule set is written for. Schemes with a number of their own keep it. */
export const settingsFor = (rules: RuleSet, settings: RfmSettings): RfmSettings =>
  rules.k === null ? settings : { ...settings, k: rules.k };

const holds = (box: Box, cell: Cell): boolean =>
  within(box.r, cell.r) && within(box.f, cell.f) && within(box.m, cell.m) && within(box.fm, (cell.f + cell.m) / 2);

const within = (bounds: Box[Dimension], place: number): boolean =>
  bounds === undefined || (bounds[0] <= place && place <= bounds[1]);
