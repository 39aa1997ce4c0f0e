import type { Hue } from '#charts/mark.ts';
import type { CellRow, Cohort } from './table.ts';

const HUES = ['cat-1', 'cat-2', 'cat-3', 'cat-4'] as const satisfies readonly Hue[];

/** The colour of a chosen cohort: by its place among the chosen, on every chart. */
export const hueOf = (place: number): Hue => HUES[place % HUES.length] ?? 'series';

interface Point {
  x: number;
  y: number;
}
export interface CohortLine {
  key: string;
  label?: string;
  sub?: string;
  hue?: Hue;
  points: Point[];
  context?: boolean;
  dot?: boolean;
}

/** Chosen cohorts in colour, above the others in grey; cohorts without a point are left out. */
export function cohortLines(
  cohorts: readonly Cohort[],
  chosen: readonly string[],
  cellsOf: (cohort: Cohort) => readonly CellRow[],
  valueOf: (cell: CellRow) => number,
  wordsOf: (cohort: Cohort, last: Point) => { label: string; sub: string },
): CohortLine[] {
  const lines = cohorts.flatMap((cohort): CohortLine[] => {
    const points = cellsOf(cohort).map((cell) => ({ x: cell.period, y: valueOf(cell) }));
    const last = points.at(-1);
    if (!last) return [];
    const place = chosen.indexOf(cohort.name);
    if (place < 0) return [{ key: cohort.name, points, context: true }];
    return [{ key: cohort.name, points, hue: hueOf(place), dot: true, ...wordsOf(cohort, last) }];
  });
  return lines.sort((a, b) => Number(b.context ?? false) - Number(a.context ?? false));
}
