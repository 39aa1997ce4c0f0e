import { LEAST_CUSTOMERS } from '../../shared/share.ts';
import { sumRow, type TotalRow } from '../totals.ts';

export type TotalsFinding =
  | { kind: 'none' }
  | { kind: 'few'; customers: number }
  /** One cohort: nothing to compare. */
  | { kind: 'alone'; cohort: TotalRow }
  /** The cohort that brought most, as shares of all customers and of all revenue. */
  | { kind: 'most'; cohort: TotalRow; people: number; money: number }
  /** No revenue to share out. */
  | { kind: 'plain' };

/** What the totals of the cohorts say. The others together are no cohort to name. */
export function totalsFinding(rows: readonly TotalRow[]): TotalsFinding {
  const everyone = sumRow(rows);
  if (!everyone) return { kind: 'none' };
  if (everyone.customers < LEAST_CUSTOMERS) return { kind: 'few', customers: everyone.customers };
  const named = rows.filter(({ cohort }) => cohort !== null);
  const [first, ...more] = named;
  if (!first) return { kind: 'plain' };
  if (more.length === 0 && named.length === rows.length) return { kind: 'alone', cohort: first };
  const best = more.reduce((most, row) => (row.revenue > most.revenue ? row : most), first);
  if (everyone.revenue <= 0 || best.revenue <= 0 || rows.some(({ revenue }) => revenue < 0)) return { kind: 'plain' };
  return {
    kind: 'most',
    cohort: best,
    people: best.customers / everyone.customers,
    money: best.revenue / everyone.revenue,
  };
}
