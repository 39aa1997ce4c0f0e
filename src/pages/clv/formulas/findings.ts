import type { AnswerRow } from '#models/questions.ts';
import { LEAST_CUSTOMERS } from '../../shared/share.ts';

export type Summary = AnswerRow<'clv.summary'>;

export type Finding =
  | { kind: 'none' }
  | { kind: 'few'; customers: number }
  | { kind: 'short'; days: number }
  /** What a customer has brought; the data cannot say how long one stays. */
  | { kind: 'historic'; value: number }
  | { kind: 'value'; value: number; remainingDays: number; isMargin: boolean };

/** A yearly frequency made from a shorter time is a guess about the rest of the year. */
export const LEAST_DAYS = 60;
export const frameDays = ({ half_days }: Pick<Summary, 'half_days'>): number => 2 * half_days;

/** What stands in the way of an average and a yearly frequency; null when nothing does. */
export function shortage(summary: Summary | undefined): 'customers' | 'days' | null {
  if (!summary || summary.customers < LEAST_CUSTOMERS) return 'customers';
  return frameDays(summary) < LEAST_DAYS ? 'days' : null;
}

/** What the formula says of the average customer. */
export function pageFinding(summary: Summary): Finding {
  const { customers, historic_value: historic, value, remaining_days: remainingDays, margin_rate: margin } = summary;
  if (customers === 0 || historic === null) return { kind: 'none' };
  if (customers < LEAST_CUSTOMERS) return { kind: 'few', customers };
  if (frameDays(summary) < LEAST_DAYS) return { kind: 'short', days: frameDays(summary) };
  if (value === null || remainingDays === null) return { kind: 'historic', value: historic };
  return { kind: 'value', value, remainingDays, isMargin: margin < 1 };
}

/** Years of money received evenly over `years`, each worth less by the discount rate; all of them without one. */
export const discountedYears = (years: number, rate: number): number =>
  rate === 0 ? years : (1 - (1 + rate) ** -years) / Math.log1p(rate);

export interface CoursePoint {
  /** Remaining years. */
  x: number;
  /** Value. */
  y: number;
}

/** The value for other remaining times, from none to some way beyond the assumed one, in equal steps. */
export function valueCourse(
  { aov, orders_per_year, margin_rate, remaining_years }: Summary,
  discountRate: number,
): CoursePoint[] {
  if (aov === null || orders_per_year === null) return [];
  const end = Math.max(5, Math.ceil((remaining_years ?? 0) * 1.5));
  const yearly = aov * orders_per_year * margin_rate;
  return Array.from({ length: STEPS + 1 }, (_, step) => (end * step) / STEPS).map((x) => ({
    x,
    y: yearly * discountedYears(x, discountRate),
  }));
}
const STEPS = 20;

/** Days after which a customer without an order makes one doubt the formula. */
export const SILENT_DAYS = 90;
/** How many of the first customers are looked at. */
export const FIRST_CUSTOMERS = 20;

/** How many of the customers the formula puts first have been silent for long; null for too few to tell. */
export function silentAmong(first: readonly { readonly days_since_last_order: number }[]): number | null {
  if (first.length < FIRST_CUSTOMERS) return null;
  return first.filter(({ days_since_last_order }) => days_since_last_order > SILENT_DAYS).length;
}

export interface Bin {
  low: number;
  high: number;
  count: number;
}

/** Bins for a logarithmic axis, and how many customers brought nothing or less and have no place on it. */
export function splitBins(rows: readonly AnswerRow<'clv.histogram'>[]): { bins: Bin[]; nothing: number } {
  return {
    bins: rows.flatMap(({ low, high, customers }) => (low === null ? [] : [{ low, high, count: customers }])),
    nothing: rows.find(({ low }) => low === null)?.customers ?? 0,
  };
}
