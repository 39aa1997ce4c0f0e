import { utcDay, utcMonth } from 'd3-time';
import { groups, max, range } from 'd3-array';
import { unitOf, type CohortSettings, type Unit } from '#models/cohorts/index.ts';
import type { AnswerRow } from '#models/questions.ts';
import { byTime } from './params.ts';

export type CellRow = AnswerRow<'cohorts.cells'>;

export interface Cohort {
  readonly name: string;
  /** First day of a cohort by time. */
  readonly day: number | null;
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

/** More rows or columns than these are no picture any more; the export holds all. */
export const MOST_ROWS = 60;
const MOST_PERIODS = 60;

/** A measure of coming back says nothing in the period of the first order: everyone is there. */
export const firstPeriod = ({ measure }: Pick<CohortSettings, 'measure'>): 0 | 1 =>
  measure === 'customers' || measure === 'rate' ? 1 : 0;

/** Whole periods as ticks, at most about a dozen. */
export function periodTicks(first: number, last: number): number[] {
  const step = Math.max(1, Math.ceil((last - first) / 12));
  return range(Math.ceil(first / step) * step, last + 1, step);
}

export const isComplete = (cell: CellRow): boolean => cell.complete === 'true';

/** Cohorts by time in their order, others from the largest. */
export function cohortsOf(rows: readonly CellRow[], settings: CohortSettings): Cohort[] {
  const cohorts = groups(rows, ({ cohort }) => cohort).map(([name, cells]): Cohort => ({
    name,
    day: cells[0]?.cohort_day ?? null,
    size: max(cells, ({ cohort_size }) => cohort_size) ?? 0,
    cells,
  }));
  return byTime(settings) ? cohorts : cohorts.sort((a, b) => b.size - a.size);
}

/** What the heatmap shows: the latest cohorts by time, or the largest others, that have a column to show. */
export function tableOf(cohorts: readonly Cohort[], settings: CohortSettings): CohortTable {
  const first = firstPeriod(settings);
  const filled = cohorts.filter(({ cells }) => cells.length > first);
  const shown = byTime(settings) ? filled.slice(-MOST_ROWS) : filled.slice(0, MOST_ROWS);
  const periods = max(shown, ({ cells }) => cells.length) ?? 0;
  return { cohorts: shown, periods: range(first, Math.min(periods, first + MOST_PERIODS)), total: filled.length };
}

const DAY_MS = 86_400_000;
const SHIFT: Record<Unit, (date: Date, by: number) => Date> = {
  day: (date, by) => utcDay.offset(date, by),
  week: (date, by) => utcDay.offset(date, 7 * by),
  month: (date, by) => utcMonth.offset(date, by),
  quarter: (date, by) => utcMonth.offset(date, 3 * by),
};

/** The first day of a cohort's n-th period in the calendar; null where a period is no stretch of the calendar. */
export function periodStart(cohort: Cohort, period: number, settings: CohortSettings): number | null {
  if (cohort.day === null || settings.columns === 'age') return null;
  return SHIFT[unitOf(settings)](new Date(cohort.day * DAY_MS), period).getTime() / DAY_MS;
}

const UNIT_DAYS: Record<Unit, number> = { day: 1, week: 7, month: 30, quarter: 91 };
const MOST_STEPS = 400;

/** Rows × columns would run into the hundred thousands: the days of the frame ask for a longer unit. */
export const isTooFine = (settings: CohortSettings, days: number): boolean =>
  days / UNIT_DAYS[unitOf(settings)] > MOST_STEPS;

/** The longest frame, in days, that a unit can show. */
export const mostDays = (settings: CohortSettings): number => MOST_STEPS * UNIT_DAYS[unitOf(settings)];
