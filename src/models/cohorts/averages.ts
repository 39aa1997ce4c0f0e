import { groups } from 'd3-array';

/** Of a cell of the table, what an average reads. */
interface Averaged {
  readonly period: number;
  readonly cohort_size: number;
  readonly value: number | null;
  readonly complete: string;
}

export interface Average {
  readonly period: number;
  readonly cohorts: number;
  /** Their customers together. */
  readonly size: number;
  /** By cohort size (METHODS 3). */
  readonly weighted: number;
  /** Each cohort alike. */
  readonly simple: number;
}

/** Per period the averages of the measure over the cells that are complete and hold anybody. */
export function averagesOf(cells: readonly Averaged[]): Average[] {
  const counted = cells.flatMap(({ period, cohort_size: size, value, complete }) =>
    complete === 'true' && size > 0 && value !== null ? [{ period, size, value }] : [],
  );
  return groups(counted, ({ period }) => period)
    .sort(([a], [b]) => a - b)
    .map(([period, own]): Average => {
      const sum = (of: (cell: (typeof own)[number]) => number) => own.reduce((all, cell) => all + of(cell), 0);
      const size = sum((cell) => cell.size);
      return {
        period,
        cohorts: own.length,
        size,
        weighted: sum((cell) => cell.value * cell.size) / size,
        simple: sum((cell) => cell.value) / own.length,
      };
    });
}
