import type { Hue } from '#charts/mark.ts';
import type { Projected } from '#models/cohorts/index.ts';
import { rowKey, type CohortId } from './params.ts';
import type { CellRow, Cohort } from './table.ts';

const HUES = ['cat-1', 'cat-2', 'cat-3', 'cat-4', 'cat-5', 'cat-6', 'cat-7', 'cat-8'] as const satisfies readonly Hue[];

/** The colour of a chosen cohort: by its place among the chosen, on every chart. */
export const hueOf = (place: number): Hue => HUES[place % HUES.length] ?? 'series';

interface Point {
  x: number;
  y: number;
  /** Bounds of the band. */
  low?: number;
  high?: number;
}
export interface CohortLine {
  key: string;
  label?: string;
  sub?: string;
  hue?: Hue;
  points: Point[];
  context?: boolean;
  dot?: boolean;
  dash?: boolean;
}

/** Chosen cohorts in colour, above the others in grey; cohorts without a point are left out. */
export function cohortLines(
  cohorts: readonly Cohort[],
  chosen: readonly CohortId[],
  cellsOf: (cohort: Cohort) => readonly CellRow[],
  valueOf: (cell: CellRow) => number,
  wordsOf: (cohort: Cohort, last: Point) => { label: string; sub: string },
): CohortLine[] {
  const lines = cohorts.flatMap((cohort): CohortLine[] => {
    const points = cellsOf(cohort).map((cell) => ({ x: cell.period, y: valueOf(cell) }));
    const last = points.at(-1);
    if (!last) return [];
    const place = chosen.indexOf(cohort.name);
    if (place < 0) return [{ key: rowKey(cohort.name), points, context: true }];
    return [{ key: rowKey(cohort.name), points, hue: hueOf(place), dot: true, ...wordsOf(cohort, last) }];
  });
  return lines.sort((a, b) => Number(b.context ?? false) - Number(a.context ?? false));
}

/**
 * How the chosen cohorts would go on: dashed from their last measured point, each point with its interval. That point
 * itself is measured and so no part of what the line says.
 */
export function expectedLines(
  cohorts: readonly Cohort[],
  chosen: readonly CohortId[],
  cellsOf: (cohort: Cohort) => readonly CellRow[],
  projected: readonly Projected[],
): CohortLine[] {
  return cohorts.flatMap((cohort): CohortLine[] => {
    const place = chosen.indexOf(cohort.name);
    const cells = projected.filter((cell) => cell.cohort === cohort.name);
    if (place < 0 || cells.length === 0) return [];
    const last = cellsOf(cohort).at(-1);
    const start = last ? [{ x: last.period, y: last.value ?? 0, low: last.value ?? 0, high: last.value ?? 0 }] : [];
    return [
      {
        key: `${rowKey(cohort.name)}${EXPECTED}`,
        hue: hueOf(place),
        dash: true,
        points: [...start, ...cells.map(({ period, value, low, high }) => ({ x: period, y: value, low, high }))],
      },
    ];
  });
}

/** Marks the key of a line that is expected, not measured. */
export const EXPECTED = '%expected';
