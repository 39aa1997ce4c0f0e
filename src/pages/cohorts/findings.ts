import { averagesOf, type Projected } from '#models/cohorts/index.ts';
import { LEAST_CUSTOMERS } from '../shared/share.ts';
import type { AverageId, CohortId } from './params.ts';
import { isComplete, type CellRow, type Cohort } from './table.ts';

export type Finding =
  | { kind: 'none' }
  | { kind: 'few'; customers: number }
  /** No cohort has a whole period behind it. */
  | { kind: 'young' }
  /** The first cohort never fell below a rate that the others do not reach on average. */
  | { kind: 'first'; cohort: Cohort; least: number; others: number }
  /** The average of the first period after, and of a later one. */
  | { kind: 'course'; early: Point; late: Point }
  | { kind: 'once'; early: Point }
  /** Nobody came back in any later period. */
  | { kind: 'never' }
  /** Only one cohort can be followed: there is no average. */
  | { kind: 'alone'; cohort: Cohort; early: Point; late: Point | null }
  /** Among cohorts by attribute: who comes back most and least per period. */
  | { kind: 'spread'; most: Mean; least: Mean };

export interface Point {
  readonly period: number;
  readonly rate: number;
}
export interface Mean {
  readonly cohort: Cohort;
  readonly rate: number;
}

/** Cells after the first period that are over: what may be averaged and compared. */
export const settled = ({ cells }: Cohort): CellRow[] => cells.filter((cell) => cell.period > 0 && isComplete(cell));

/**
 * Settled cells that still stand for their cohort: in a cohort by attribute the later ones hold only those who began
 * long ago.
 */
export const solid = (cohort: Cohort): CellRow[] => settled(cohort).filter((cell) => standsFor(cohort, cell));
export const standsFor = (cohort: Cohort, cell: CellRow): boolean =>
  cell.cohort_size >= LEAST_CUSTOMERS && isHeld(cohort, cell);

const isHeld = (cohort: Cohort, cell: CellRow): boolean => cell.cohort_size >= cohort.size / 4;

const size = (cells: readonly CellRow[]) => cells.reduce((sum, { cohort_size }) => sum + cohort_size, 0);
const back = (cells: readonly CellRow[]) => cells.reduce((sum, { customers }) => sum + customers, 0);

/** The share that came back per period, over all cells given; weighted by cohort size. */
export const meanRate = (cells: readonly CellRow[]): number => back(cells) / size(cells);

/** Of a column's values, over the complete cells of at least two cohorts (METHODS 3) that still stand for them. */
export const averageLine = (cohorts: readonly Cohort[], average: AverageId): { period: number; value: number }[] =>
  averagesOf(cohorts.flatMap((cohort) => cohort.cells.filter((cell) => isHeld(cohort, cell))))
    .filter(({ cohorts, size }) => cohorts >= 2 && size >= LEAST_CUSTOMERS)
    .map(({ period, [average]: value }) => ({ period, value }));

/** The same of rates after the first period. */
export const averagePoints = (cohorts: readonly Cohort[]): Point[] =>
  averageLine(cohorts, 'weighted').flatMap(({ period, value }) => (period > 0 ? [{ period, rate: value }] : []));

/**
 * What the table of rates (mode `on`) says. `isTime` tells cohorts by time from the others; over columns of unlike length
 * (`isEven` false) there is no rate per period to compare.
 */
export function pageFinding(cohorts: readonly Cohort[], isTime: boolean, isEven = true): Finding {
  const customers = cohorts.reduce((sum, cohort) => sum + cohort.size, 0);
  // Cohorts by attribute have no cells before somebody's first period is over.
  if (customers === 0) return { kind: isTime ? 'none' : 'young' };
  if (customers < LEAST_CUSTOMERS) return { kind: 'few', customers };
  if (!isEven) return courseFinding(cohorts);
  if (isTime) return firstFinding(cohorts) ?? courseFinding(cohorts);
  return spreadFinding(cohorts) ?? courseFinding(cohorts);
}

function firstFinding(cohorts: readonly Cohort[]): Finding | null {
  const [first, ...others] = cohorts.filter((cohort) => cohort.size >= LEAST_CUSTOMERS && settled(cohort).length >= 3);
  if (!first || first !== cohorts[0] || others.length < 3) return null;
  const least = Math.min(...settled(first).map((cell) => meanRate([cell])));
  const rest = meanRate(others.flatMap(settled));
  return least > rest ? { kind: 'first', cohort: first, least, others: rest } : null;
}

function courseFinding(cohorts: readonly Cohort[]): Finding {
  const points = averagePoints(cohorts);
  const [early, late] = [points[0], points.at(-1)];
  if (!early || !late) return aloneFinding(cohorts) ?? { kind: 'young' };
  if (points.every(({ rate }) => rate === 0)) return { kind: 'never' };
  return early === late ? { kind: 'once', early } : { kind: 'course', early, late };
}

function aloneFinding(cohorts: readonly Cohort[]): Finding | null {
  const cohort = cohorts.find((one) => solid(one).length > 0);
  if (!cohort) return null;
  const points = solid(cohort).map((cell): Point => ({ period: cell.period, rate: meanRate([cell]) }));
  const [early, ...later] = points;
  if (!early) return null;
  if (points.every(({ rate }) => rate === 0)) return { kind: 'never' };
  return { kind: 'alone', cohort, early, late: later.at(-1) ?? null };
}

function spreadFinding(cohorts: readonly Cohort[]): Finding | null {
  const means = cohorts
    .map((cohort) => ({ cohort, cells: settled(cohort) }))
    .filter(({ cohort, cells }) => cohort.name !== null && cohort.size >= LEAST_CUSTOMERS && cells.length > 0)
    .map(({ cohort, cells }): Mean => ({ cohort, rate: meanRate(cells) }))
    .sort((a, b) => b.rate - a.rate);
  const [most, least] = [means[0], means.at(-1)];
  return most && least && most.rate > least.rate ? { kind: 'spread', most, least } : null;
}

/** The complete cell of some periods in which most of its cohort came back; none among fewer than three, or where all are alike. */
export function bestCell(cohorts: readonly Cohort[], periods: readonly number[]): CellRow | null {
  const cells = cohorts
    .filter(({ name }) => name !== null)
    .flatMap(settled)
    .filter(({ cohort_size, period }) => cohort_size >= LEAST_CUSTOMERS && periods.includes(period));
  if (cells.length < 3) return null;
  const best = cells.reduce((most, cell) => (meanRate([cell]) > meanRate([most]) ? cell : most));
  return cells.some((cell) => meanRate([cell]) < meanRate([best])) ? best : null;
}

/** The cohort that has most of something in all; none when there is nothing, or nobody, to compare. */
export function largest<Row extends { cohort: string | null }>(
  rows: readonly Row[],
  of: (row: Row) => number,
): Row | null {
  const [first, ...others] = rows.filter(({ cohort }) => cohort !== null);
  if (!first || others.length === 0) return null;
  const most = others.reduce((best, next) => (of(next) > of(best) ? next : best), first);
  return of(most) > 0 ? most : null;
}

/** The cohorts to draw in colour unless the reader has chosen: the two first that have something to compare. */
export const defaultChosen = (cohorts: readonly Cohort[]): CohortId[] =>
  cohorts
    .filter((cohort) => cohort.size >= LEAST_CUSTOMERS && settled(cohort).length >= 2)
    .slice(0, 2)
    .map(({ name }) => name);

/** The first two chosen cohorts at the last period both have, or the first alone; null when there is nothing to say. */
export type Comparison =
  | { kind: 'two'; period: number; a: Cohort; b: Cohort; aValue: number; bValue: number }
  | { kind: 'one'; period: number; a: Cohort; aValue: number };

export function comparison(cohorts: readonly Cohort[], chosen: readonly CohortId[]): Comparison | null {
  const [a, b] = chosen.flatMap((name) => cohorts.filter((cohort) => cohort.name === name && solid(cohort).length > 0));
  const shared = a && b ? lastShared(a, b) : null;
  if (a && b && shared && shared.a.value !== null && shared.b.value !== null) {
    return { kind: 'two', period: shared.period, a, b, aValue: shared.a.value, bValue: shared.b.value };
  }
  const end = a && solid(a).findLast(({ value }) => value !== null);
  return a && end && end.value !== null ? { kind: 'one', period: end.period, a, aValue: end.value } : null;
}

/** Of a projection the first cell of each cohort: what comes next. */
export const nextCells = (cells: readonly Projected[]): Projected[] =>
  cells.filter((cell, place) => cell.cohort !== cells[place - 1]?.cohort);

/** Two cohorts at the last period that is over for both; null without one. */
export function lastShared(a: Cohort, b: Cohort): { period: number; a: CellRow; b: CellRow } | null {
  const other = new Map(solid(b).map((cell) => [cell.period, cell]));
  const mine = solid(a).findLast(({ period }) => other.has(period));
  const theirs = mine && other.get(mine.period);
  return mine && theirs ? { period: mine.period, a: mine, b: theirs } : null;
}
