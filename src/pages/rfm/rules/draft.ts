import { DIMENSIONS, levelsOf, type Dimension, type RfmSettings } from '#models/rfm/index.ts';
import {
  cellsOf,
  claims,
  NO_SEGMENT,
  placesOf,
  RULE_SET_LIMITS,
  scaleOf,
  tableOf,
  type Box,
  type Cell,
  type Places,
  type RuleSet,
} from '#models/rfm/rules/index.ts';
import { tidyName } from '#segments/saved.ts';
import { boxesOf } from './cover.ts';

/** The id of a rule set that was never saved. */
export const NEW_RULES = 'custom:new';
export const MOST_SEGMENTS = RULE_SET_LIMITS.segments;

type Segment = RuleSet['segments'][number];
export type Range = readonly [low: number, high: number];

/** A rule set without segments, on the scores of the settings. */
export function emptyRules(settings: RfmSettings, name: string): RuleSet {
  const [k, ...others] = DIMENSIONS.map((dimension) => levelsOf(settings, dimension));
  return { id: NEW_RULES, name, basis: 'score', k: others.every((other) => other === k) ? k! : null, segments: [] };
}

/**
 * A rule set of one's own that begins as another. Ranges over the mean of F and M, which the editor has no rows for,
 * become the cells they hold.
 */
export function copyRules(
  rules: RuleSet,
  settings: RfmSettings,
  name: string,
  nameOf: (segment: string) => string,
): RuleSet {
  const { basis, k, scales } = rules;
  const plain = rules.segments.every(({ boxes }) => boxes.every(({ fm }) => fm === undefined));
  const held = plain ? null : cellsBySegment(rules, placesOf(rules, settings));
  return {
    id: NEW_RULES,
    name,
    basis,
    k,
    ...(scales && { scales }),
    segments: rules.segments.map(({ id, boxes }, index) => ({
      id: `s${index + 1}`,
      name: nameOf(id),
      boxes: held ? boxesOf(held[index] ?? []) : boxes,
    })),
  };
}

function cellsBySegment(rules: RuleSet, places: Places): Cell[][] {
  const table = tableOf(rules, places);
  const cells = cellsOf(rules, places);
  return rules.segments.map((_, index) => cells.filter((_cell, at) => table[at] === index));
}

const withSegments = (rules: RuleSet, segments: readonly Segment[]): RuleSet => ({ ...rules, segments });
const withSegment = (rules: RuleSet, at: number, change: (segment: Segment) => Segment): RuleSet =>
  withSegments(
    rules,
    rules.segments.map((segment, index) => (index === at ? change(segment) : segment)),
  );

/** A new segment at the end that holds nothing yet. */
export function addSegment(rules: RuleSet, name: string): RuleSet {
  const taken = new Set(rules.segments.map(({ id }) => id));
  let number = rules.segments.length + 1;
  while (taken.has(`s${number}`)) number++;
  return withSegments(rules, [...rules.segments, { id: `s${number}`, name, boxes: [] }]);
}

export const removeSegment = (rules: RuleSet, at: number): RuleSet =>
  withSegments(
    rules,
    rules.segments.filter((_, index) => index !== at),
  );

export const renameSegment = (rules: RuleSet, at: number, name: string): RuleSet =>
  withSegment(rules, at, (segment) => ({ ...segment, name: tidyName(name) }));

/** The segment one place earlier (−1) or later (1): the first that claims a cell gets it. */
export function moveSegment(rules: RuleSet, at: number, by: -1 | 1): RuleSet {
  const [here, there] = [rules.segments[at], rules.segments[at + by]];
  if (!here || !there) return rules;
  return withSegments(
    rules,
    rules.segments.map((segment, index) => (index === at ? there : index === at + by ? here : segment)),
  );
}

/** A row of ranges that holds every cell, to be narrowed. */
export const addBox = (rules: RuleSet, at: number): RuleSet =>
  withSegment(rules, at, (segment) => ({ ...segment, boxes: [...segment.boxes, {}] }));

export const removeBox = (rules: RuleSet, at: number, box: number): RuleSet =>
  withSegment(rules, at, (segment) => ({ ...segment, boxes: segment.boxes.filter((_, index) => index !== box) }));

/** Moves one end of a range; the other end gives way when they would cross. A range over everything is left out. */
export function setBound(
  rules: RuleSet,
  places: Places,
  { at, box, dimension, side, value }: { at: number; box: number; dimension: Dimension; side: 0 | 1; value: number },
): RuleSet {
  const [first, last] = endsOf(rules, places, dimension);
  const change = (old: Box): Box => {
    const [low, high] = boundsOf(old, dimension, [first, last]);
    const next: Range = side === 0 ? [value, Math.max(value, high)] : [Math.min(low, value), value];
    const whole = next[0] <= first && next[1] >= last;
    const kept = Object.entries(old).filter(([key]) => key !== dimension);
    return { ...Object.fromEntries(kept), ...(!whole && { [dimension]: next }) };
  };
  return withSegment(rules, at, (segment) => ({
    ...segment,
    boxes: segment.boxes.map((old, index) => (index === box ? change(old) : old)),
  }));
}

/** First and last place of a dimension in the rule set's terms. */
export function endsOf(rules: RuleSet, places: Places, dimension: Dimension): Range {
  const first = scaleOf(rules, dimension) === 'score' ? 1 : 0;
  return [first, first + places[dimension] - 1];
}

export const boundsOf = (box: Box, dimension: Dimension, ends: Range): Range => box[dimension] ?? ends;

/** Gives cells to one segment alone, or (null) to none. Segments that held them keep the rest. */
export function paint(rules: RuleSet, places: Places, painted: readonly Cell[], at: number | null): RuleSet {
  const keys = new Set(painted.map(keyOf));
  const all = cellsOf(rules, places);
  const segments = rules.segments.map((segment, index) => {
    const held = all.filter((cell) => holdsCell(segment, cell));
    const kept = held.filter((cell) => !keys.has(keyOf(cell)));
    const wanted = index === at ? all.filter((cell) => keys.has(keyOf(cell)) || kept.includes(cell)) : kept;
    return wanted.length === held.length && index !== at
      ? segment
      : { ...segment, boxes: boxesOf(wanted).map((box) => opened(box, rules, places)) };
  });
  return withSegments(rules, segments);
}

const keyOf = ({ r, f, m }: Cell): string => `${r} ${f} ${m}`;

const holdsCell = ({ boxes }: Segment, cell: Cell): boolean =>
  boxes.some((box) =>
    DIMENSIONS.every((dimension) => {
      const bounds = box[dimension];
      return bounds === undefined || (bounds[0] <= cell[dimension] && cell[dimension] <= bounds[1]);
    }),
  );

/** The box without the ranges that hold everything. */
const opened = (box: Box, rules: RuleSet, places: Places): Box =>
  Object.fromEntries(
    DIMENSIONS.flatMap((dimension) => {
      const ends = endsOf(rules, places, dimension);
      const [low, high] = boundsOf(box, dimension, ends);
      return low <= ends[0] && high >= ends[1] ? [] : [[dimension, [low, high]]];
    }),
  );

/** How many segments claim each cell; the first of them gets it. */
export const claimsOf = (rules: RuleSet, cells: readonly Cell[]): number[] =>
  cells.map((cell) => claims(rules, cell).length);

/** Cells in no segment, and cells in several. */
export interface CubeFaults {
  cells: number;
  holes: number;
  overlaps: number;
}

export function faultsOf(rules: RuleSet, places: Places): CubeFaults {
  const counts = claimsOf(rules, cellsOf(rules, places));
  return {
    cells: counts.length,
    holes: counts.filter((count) => count === 0).length,
    overlaps: counts.filter((count) => count > 1).length,
  };
}

export type DraftProblem = 'no-segments' | 'unnamed' | 'same-name';

/** Why a draft cannot be saved yet. Holes and overlaps are no reason: they are shown. */
export function draftProblems({ segments }: RuleSet): DraftProblem[] {
  const names = segments.map(({ name = '' }) => name.trim().toLowerCase());
  const problems: DraftProblem[] = [];
  if (segments.length === 0) problems.push('no-segments');
  if (names.includes('')) problems.push('unnamed');
  const given = names.filter((name) => name !== '');
  if (new Set(given).size < given.length) problems.push('same-name');
  return problems;
}

/** Whether a draft says something else than what was saved. */
export const differs = (a: RuleSet, b: RuleSet): boolean => contentOf(a) !== contentOf(b);
const contentOf = ({ basis, k, scales, segments }: RuleSet): string =>
  JSON.stringify([basis, k, scales ?? null, segments.map(({ id, name, boxes }) => [id, name, boxes.map(ordered)])]);
const ordered = (box: Box) => DIMENSIONS.map((dimension) => box[dimension] ?? null);

/** What stands in a cell of the cube. */
export interface Filled {
  customers: number;
  revenue: number;
}

/** The cube's customers by the segment that claims their cell; the last entry is of those that none claims. */
export function countBySegment(rules: RuleSet, places: Places, cube: CubeCounts): Filled[] {
  const counts = Array.from({ length: rules.segments.length + 1 }, (): Filled => ({ customers: 0, revenue: 0 }));
  tableOf(rules, places).forEach((index, at) => {
    const filled = cube[at];
    const count = counts[index === NO_SEGMENT ? rules.segments.length : index];
    if (!filled || !count) return;
    count.customers += filled.customers;
    count.revenue += filled.revenue;
  });
  return counts;
}

/** One entry per cell in the order of `cellsOf`; undefined where nobody stands. */
export type CubeCounts = readonly (Filled | undefined)[];

/** The rows of `rfm.cube` in the order of the cells. */
export function cubeCounts(rules: RuleSet, places: Places, rows: readonly (Cell & Filled)[]): CubeCounts {
  const byCell = new Map(rows.map((row) => [keyOf(row), row]));
  return cellsOf(rules, places).map((cell) => byCell.get(keyOf(cell)));
}
