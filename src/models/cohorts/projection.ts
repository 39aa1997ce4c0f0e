import { groups } from 'd3-array';
import { Z_95 } from '../wilson.ts';
import { isByTime, type CohortSettings } from './settings.ts';

/** Of a cell of the table, what a projection reads. */
export interface Measured {
  readonly cohort: string | null;
  readonly period: number;
  readonly cohort_size: number;
  readonly customers: number;
  readonly orders: number;
  readonly revenue: number;
  readonly complete: string;
}

/** A cell that is not over, or has not begun, as it would end if cohorts went on alike. In the measure's own unit. */
export interface Projected {
  readonly cohort: string;
  readonly period: number;
  readonly cohort_size: number;
  readonly value: number;
  /** 95 % by Mack's formula: of the process and of the factors, not of the future being other than the past. */
  readonly low: number;
  readonly high: number;
  /** Fewest cohorts that any factor on the way rests on. */
  readonly cohorts: number;
}

/** What the method would have said of the last complete period of each cohort, had it not been known; summed. */
export interface BackTest {
  readonly cohorts: number;
  readonly projected: number;
  readonly actual: number;
}

export type Refusal =
  /** Only cohorts by time have a triangle. */
  | 'not-by-time'
  /** Averages and refunds do not grow by factors. */
  | 'measure'
  /** "Then or later" grows with every further day of observation. */
  | 'mode'
  /** No factor rests on three complete cohorts. */
  | 'few';

export type Projection =
  | { readonly kind: 'refused'; readonly reason: Refusal }
  | {
      readonly kind: 'done';
      readonly cells: readonly Projected[];
      /** Last period that can be projected. */
      readonly last: number;
      /** Periods with complete cells that fewer than three cohorts support: left empty. */
      readonly unsupported: number;
      readonly test: BackTest | null;
    };

/** Complete cohorts that a factor needs. */
export const LEAST_COHORTS = 3;

/**
 * Completes the triangle of cohorts by time: chain ladder on what each cohort has added up to. The factor from one period
 * to the next is Σ next ÷ Σ this over all cohorts that are complete in both, so larger cohorts weigh more; a cohort goes
 * on from its last complete cell. Customers and rates begin with the size of the cohort. A cell is never projected below
 * what is already there. Intervals: Mack 1993, doi:10.2143/AST.23.2.2005092.
 */
export function project(rows: readonly Measured[], settings: CohortSettings): Projection {
  const reason = refusal(settings);
  if (reason !== null) return { kind: 'refused', reason };
  const courses = coursesOf(rows, settings);
  const { links, widest } = linksOf(courses);
  if (links.length === 0) return { kind: 'refused', reason: 'few' };
  return {
    kind: 'done',
    cells: courses.flatMap((course) => goOn(course, links, settings)),
    last: links.length,
    unsupported: widest - links.length,
    test: backTest(courses, settings),
  };
}

/** Why these settings cannot be projected; null when they can. */
export function refusal(settings: CohortSettings): Refusal | null {
  if (!isByTime(settings)) return 'not-by-time';
  if (settings.measure === 'aov' || settings.measure === 'refunds') return 'measure';
  return isOfCustomers(settings) && settings.mode === 'onOrAfter' ? 'mode' : null;
}

const isOfCustomers = ({ measure }: CohortSettings): boolean => measure === 'customers' || measure === 'rate';

/** Customers who came back by then are already sums. */
const isSummed = (settings: CohortSettings): boolean => isOfCustomers(settings) && settings.mode === 'within';

/** A cohort whose first period is over. */
interface Course {
  readonly cohort: string;
  readonly size: number;
  /** What it had added up to at the end of each complete period; of customers the first is the size. */
  readonly sums: readonly number[];
  /** So far in the period that is not over; 0 without one. */
  readonly begun: number;
}

function coursesOf(rows: readonly Measured[], settings: CohortSettings): Course[] {
  return groups(rows, ({ cohort }) => cohort).flatMap(([cohort, cells]): Course[] => {
    const complete = cells.filter((cell) => cell.complete === 'true');
    const first = complete[0];
    if (cohort === null || !first) return [];
    const part = cells[complete.length];
    const amounts = complete.map((cell) => amountOf(cell, settings));
    const later = isSummed(settings) ? amounts.slice(1) : runningSums(amounts.slice(isOfCustomers(settings) ? 1 : 0));
    const begun = part ? amountOf(part, settings) : 0;
    return [
      {
        cohort,
        size: first.cohort_size,
        sums: isOfCustomers(settings) ? [first.cohort_size, ...later] : later,
        begun: part && isSummed(settings) ? begun - (later.at(-1) ?? 0) : begun,
      },
    ];
  });
}

function amountOf(cell: Measured, { measure }: CohortSettings): number {
  if (measure === 'orders') return cell.orders;
  return measure === 'revenue' || measure === 'cumulative' ? cell.revenue : cell.customers;
}

function runningSums(amounts: readonly number[]): number[] {
  let sum = 0;
  return amounts.map((amount) => (sum += amount));
}

/** From one period to the next: the factor, how it scatters, and what it rests on. */
interface Link {
  readonly factor: number;
  /** Mack's σ². */
  readonly scatter: number;
  /** Σ of the sums it is taken over. */
  readonly weight: number;
  readonly cohorts: number;
}

/** The links that hold, up to the first that does not, and how many periods complete cells reach. */
function linksOf(courses: readonly Course[]): { links: Link[]; widest: number } {
  const widest = Math.max(0, ...courses.map(({ sums }) => sums.length - 1));
  const links: Link[] = [];
  for (let period = 0; period < widest; period++) {
    const link = linkOf(courses, period);
    if (link === null) break;
    links.push(link);
  }
  return { links, widest };
}

function linkOf(courses: readonly Course[], period: number): Link | null {
  const pairs = courses.flatMap(({ sums }) => {
    const [from, to] = [sums[period], sums[period + 1]];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  const weight = pairs.reduce((sum, { from }) => sum + from, 0);
  if (pairs.length < LEAST_COHORTS || !(weight > 0)) return null;
  const factor = pairs.reduce((sum, { to }) => sum + to, 0) / weight;
  const squares = pairs.reduce((sum, { from, to }) => sum + (from > 0 ? (to - factor * from) ** 2 / from : 0), 0);
  return { factor, scatter: squares / (pairs.length - 1), weight, cohorts: pairs.length };
}

/** The cells after a cohort's last complete one. */
function goOn(course: Course, links: readonly Link[], settings: CohortSettings): Projected[] {
  const { cohort, size, sums } = course;
  const cells: Projected[] = [];
  let sum = sums.at(-1)!;
  let variance = 0;
  let cohorts = Infinity;
  for (let period = sums.length; period <= links.length; period++) {
    const link = links[period - 1]!;
    const base = baseOf(sum, period, settings);
    const noise = link.scatter * Math.max(0, sum) + (sum ** 2 * link.scatter) / link.weight;
    const step = link.factor * sum - base;
    const known = period === sums.length ? course.begun : 0;
    const next = base + Math.max(step, known);
    const stepVariance = noise + (link.factor - (base === 0 ? 0 : 1)) ** 2 * variance;
    variance = noise + link.factor ** 2 * variance;
    cohorts = Math.min(cohorts, link.cohorts);
    const toDate = settings.measure === 'cumulative' || isSummed(settings);
    const [value, spread] = toDate ? [next, Z_95 * Math.sqrt(variance)] : [next - base, Z_95 * Math.sqrt(stepVariance)];
    const least = toDate ? base + known : known;
    cells.push({ cohort, period, cohort_size: size, cohorts, ...bounded({ value, spread, least, size }, settings) });
    sum = next;
  }
  return cells;
}

/** What the sums had before a period: nothing, where the first sum is only the cohort's size. */
const baseOf = (sum: number, period: number, settings: CohortSettings): number =>
  period === 1 && isOfCustomers(settings) ? 0 : sum;

function bounded(
  { value, spread, least, size }: { value: number; spread: number; least: number; size: number },
  settings: CohortSettings,
): { value: number; low: number; high: number } {
  const counts = settings.measure !== 'revenue' && settings.measure !== 'cumulative';
  const most = isOfCustomers(settings) ? size : Infinity;
  const lowest = counts ? least : Math.min(0, value);
  const within = (bound: number) => Math.min(most, Math.max(lowest, bound));
  const unit = settings.measure === 'rate' || settings.measure === 'cumulative' ? size : 1;
  const middle = within(value);
  return { value: middle / unit, low: within(middle - spread) / unit, high: within(middle + spread) / unit };
}

function backTest(courses: readonly Course[], settings: CohortSettings): BackTest | null {
  const before = courses.flatMap((course): Course[] =>
    course.sums.length < 2 ? [] : [{ ...course, sums: course.sums.slice(0, -1), begun: 0 }],
  );
  const { links } = linksOf(before);
  // Rates are added up as customers, amounts per customer as amounts.
  const plain: CohortSettings = {
    ...settings,
    measure:
      settings.measure === 'rate' ? 'customers' : settings.measure === 'cumulative' ? 'revenue' : settings.measure,
  };
  const pairs = before.flatMap((course) => {
    const cell = goOn(course, links.slice(0, course.sums.length), plain)[0];
    const whole = courses.find(({ cohort }) => cohort === course.cohort);
    if (!cell || !whole) return [];
    const last = whole.sums.at(-1)!;
    const base = isSummed(plain) ? 0 : baseOf(course.sums.at(-1)!, course.sums.length, plain);
    return [{ projected: cell.value, actual: last - base }];
  });
  if (pairs.length === 0) return null;
  return {
    cohorts: pairs.length,
    projected: pairs.reduce((sum, { projected }) => sum + projected, 0),
    actual: pairs.reduce((sum, { actual }) => sum + actual, 0),
  };
}
