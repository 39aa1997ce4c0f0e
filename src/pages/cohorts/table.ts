import { groups, max, range } from 'd3-array';
import {
  isByTime,
  MOST_COHORTS,
  MOST_PERIODS,
  tilesOf,
  unitOf,
  type CohortSettings,
  type Measure,
} from '#models/cohorts/index.ts';
import type { AnswerRow } from '#models/questions.ts';
import { shiftDay, type CohortId } from './params.ts';

export type CellRow = AnswerRow<'cohorts.cells'>;

/** What a cohort is called by: as much of a row as its name needs. */
export type Named = Pick<CellRow, 'cohort' | 'cohort_day' | 'from_amount' | 'to_amount'>;

export interface Cohort {
  readonly name: CohortId;
  /** First day of a cohort by time. */
  readonly day: number | null;
  readonly named: Named;
  readonly size: number;
  /** By period, without holes: a missing one has not begun. */
  readonly cells: readonly CellRow[];
}

interface CohortTable {
  readonly cohorts: readonly Cohort[];
  /** The columns shown. */
  readonly periods: readonly number[];
  /** Cohorts there are, shown or not. */
  readonly total: number;
}

/** A measure of coming back says nothing in the period of the first order: everyone is there. */
export const firstPeriod = ({ measure }: Pick<CohortSettings, 'measure'>): 0 | 1 =>
  measure === 'customers' || measure === 'rate' ? 1 : 0;

/** Whole periods as ticks, at most about a dozen. */
export function periodTicks(first: number, last: number): number[] {
  const step = Math.max(1, Math.ceil((last - first) / 12));
  return range(Math.ceil(first / step) * step, last + 1, step);
}

export const isComplete = (cell: CellRow): boolean => cell.complete === 'true';

/** The same cells with another measure as their value: all it takes is in them. */
export function measuredBy(rows: readonly CellRow[], measure: Measure): CellRow[] {
  let sum = 0;
  return rows.map((row): CellRow => {
    const perCustomer = row.cohort_size > 0 ? row.revenue / row.cohort_size : null;
    sum = (row.period === 0 ? 0 : sum) + (perCustomer ?? 0);
    return { ...row, value: valueOf(row, measure, perCustomer === null ? null : sum) };
  });
}

function valueOf(row: CellRow, measure: Measure, cumulative: number | null): number | null {
  switch (measure) {
    case 'rate':
      return row.cohort_size > 0 ? row.customers / row.cohort_size : null;
    case 'aov':
      return row.orders > 0 ? row.revenue / row.orders : null;
    case 'cumulative':
      return cumulative;
    default:
      return row[measure];
  }
}

/** Cohorts in the order of the answer: by time, by price, or the largest first and the others together last. */
export const cohortsOf = (rows: readonly CellRow[]): Cohort[] =>
  groups(rows, ({ cohort }) => cohort).map(([name, cells]): Cohort => ({
    name,
    day: cells[0]?.cohort_day ?? null,
    named: cells[0]!,
    size: max(cells, ({ cohort_size }) => cohort_size) ?? 0,
    cells,
  }));

/** What the heatmap shows: the latest cohorts by time, or the first others, that have a column to show. */
export function tableOf(cohorts: readonly Cohort[], settings: CohortSettings): CohortTable {
  const first = firstPeriod(settings);
  const filled = cohorts.filter(({ cells }) => cells.length > first);
  const shown = isByTime(settings) ? filled.slice(-MOST_COHORTS) : filled.slice(0, MOST_COHORTS);
  const periods = max(shown, ({ cells }) => cells.length) ?? 0;
  const columns = range(first, Math.min(periods, first + MOST_PERIODS));
  const tiles = settings.brackets && tilesOf(settings.brackets);
  return {
    cohorts: shown,
    periods: tiles ? columns.filter((period) => tiles[period]?.shown) : columns,
    total: filled.length,
  };
}

/** The cells of the columns asked for, without those that lie between them. */
export function shownCells(rows: readonly CellRow[], { brackets }: CohortSettings): readonly CellRow[] {
  const tiles = brackets && tilesOf(brackets);
  return tiles ? rows.filter(({ period }) => tiles[period]?.shown) : rows;
}

/** The first day of a cohort's n-th period in the calendar; null where a period is no stretch of the calendar. */
export function periodStart(cohort: Pick<Cohort, 'day'>, period: number, settings: CohortSettings): number | null {
  if (cohort.day === null || settings.columns === 'age') return null;
  return shiftDay(cohort.day, period, unitOf(settings));
}
