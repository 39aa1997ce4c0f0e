import { dayNumber } from '#orders/days.ts';
import type { CellRow } from '#pages/cohorts/table.ts';

/** The cells of a cohort by month, from how many came back in each period; the last `open` of them are not over. */
export function cohortCells(month: string, size: number, back: readonly number[], open = 0): CellRow[] {
  return [size, ...back].map((customers, period, all) => ({
    cohort: month,
    from_amount: null,
    to_amount: null,
    cohort_day: /^\d{4}-\d{2}$/.test(month) ? dayNumber(`${month}-01`) : null,
    period,
    cohort_size: size,
    customers,
    orders: customers,
    revenue: 10 * customers,
    refunds: 0,
    value: customers / size,
    complete: period < all.length - open ? 'true' : 'false',
  }));
}
