import { sql, type Sql } from '#sql/tag.ts';
import type { ImportPlan } from './plan.ts';
import { columnOf } from './plan.ts';

/** Counts over all records of a file, accepted or not, for the quality list and its funnel (METHODS 12). */
export interface QualityCounts {
  records: number;
  accepted: number;
  /** Later copies of records whose mapped cells are all equal. */
  duplicates: number;
  /** Unit price (else amount) of zero or less. */
  zeroPrice: number;
  refunds: number;
  cancelled: number;
  gifts: number;
  /** Positive with a refund word, or negative with an ordinary one. */
  signMismatch: number;
  /** Dated after today. */
  future: number;
  /** Each step keeps what passed the one before: with customer, not a refund, quantity and price above zero. */
  withCustomer: number;
  notRefund: number;
  positive: number;
}

/**
 * One row with a BIGINT column per field of {@link QualityCounts}, over a table made by `linesSql`.
 *
 * @param today ISO day; the engine has no clock of its own
 */
export function qualitySql(table: Sql, plan: ImportPlan, today: string): Sql {
  const priced = columnOf(plan, 'unit_price') >= 0;
  const positive = priced && columnOf(plan, 'quantity') >= 0 ? sql`quantity > 0 AND unit_price > 0` : sql`amount > 0`;
  return sql`SELECT count(*) AS records, count(*) FILTER (fate IS NULL) AS accepted,
  count(*) - count(DISTINCT copy_hash) AS duplicates,
  count(*) FILTER (${priced ? sql`unit_price` : sql`amount`} <= 0 AND kind <> 'refund') AS "zeroPrice",
  count(*) FILTER (kind = 'refund') AS refunds,
  count(*) FILTER (kind = 'cancelled') AS cancelled,
  count(*) FILTER (kind = 'gift') AS gifts,
  count(*) FILTER (sign_mismatch) AS "signMismatch",
  count(*) FILTER (ordered_at >= CAST(${today} AS TIMESTAMP) + INTERVAL 1 DAY) AS future,
  count(*) FILTER (customer_id IS NOT NULL) AS "withCustomer",
  count(*) FILTER (customer_id IS NOT NULL AND kind <> 'refund') AS "notRefund",
  count(*) FILTER (customer_id IS NOT NULL AND kind <> 'refund' AND ${positive}) AS positive FROM ${table}`;
}

/** One row per fate and column: `fate`, `fate_column` (both NULL for accepted lines), `lines` BIGINT. */
export const fatesSql = (table: Sql): Sql =>
  sql`SELECT fate, fate_column, count(*) AS lines FROM ${table} GROUP BY ALL ORDER BY lines DESC, fate, fate_column`;

/** What the accepted lines sum to: `customers`, `orders` (NULL without order ids), `amount` DOUBLE, `firstDay`, `lastDay` (ISO). */
export function totalsSql(table: Sql, plan: ImportPlan): Sql {
  const orders = columnOf(plan, 'order_id') >= 0 ? sql`count(DISTINCT order_id)` : sql`NULL::BIGINT`;
  return sql`SELECT count(DISTINCT customer_id) AS customers, ${orders} AS orders, coalesce(sum(amount), 0)::DOUBLE AS amount,
  strftime(min(ordered_at), '%Y-%m-%d') AS "firstDay", strftime(max(ordered_at), '%Y-%m-%d') AS "lastDay"
  FROM ${table} WHERE fate IS NULL`;
}
