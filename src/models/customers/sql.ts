import { ident, sql, type Sql } from '#sql/tag.ts';
import { atLeast } from '../limits.ts';
import type { Context } from '../question.ts';

/** The columns a list can be sorted by. */
export const SORTS = [
  'customer_id',
  'orders',
  'revenue',
  'aov',
  'first_day',
  'last_day',
  'days_since_last_order',
  'purchase_days',
  'first_amount',
] as const;
export type Sort = (typeof SORTS)[number];

/** Which customers: those whose id contains `search` (any case). */
export interface Choice {
  readonly search: string;
}

export interface Page {
  readonly sort: Sort;
  readonly direction: 'up' | 'down';
  readonly offset: number;
  readonly limit: number;
}

const chosenSql = ({ search }: Choice, { customers }: Context): Sql =>
  search === '' ? sql`FROM ${customers}` : sql`FROM ${customers}\nWHERE contains(lower(customer_id), lower(${search}))`;

export function listSql({ sort, direction, offset, limit, ...choice }: Choice & Page, context: Context): Sql {
  atLeast(0, { offset, limit });
  if (!SORTS.includes(sort)) throw new RangeError(`sort: "${sort}" is no column to sort by`);
  return sql`SELECT *, row_number() OVER (ORDER BY ${ident(sort)} ${direction === 'up' ? sql`ASC` : sql`DESC`}, customer_id) AS place
${chosenSql(choice, context)}
QUALIFY place > ${offset} AND place <= ${offset + limit}
ORDER BY place`;
}

export const countSql = (choice: Choice, context: Context): Sql => sql`SELECT count(*) AS customers
${chosenSql(choice, context)}`;

export const totalsSql = (choice: Choice, context: Context): Sql => sql`SELECT
  count(*) AS customers,
  coalesce(sum(orders), 0) AS orders,
  coalesce(sum(revenue), 0) AS revenue,
  sum(revenue)::DOUBLE / sum(orders) AS aov,
  median(days_since_last_order::DOUBLE) AS median_days,
  count(*) FILTER (WHERE orders >= 2) AS repeat_customers
${chosenSql(choice, context)}`;

export const allSql = (choice: Choice, context: Context): Sql => sql`SELECT *
${chosenSql(choice, context)}
ORDER BY customer_id`;

export const profileSql = (id: string, { customers }: Context): Sql => sql`SELECT *
FROM ${customers}
WHERE customer_id = ${id}`;

export const ordersSql = (id: string, { orders, refunds }: Context): Sql => sql`WITH events AS (
  SELECT
    'order' AS kind,
    order_id,
    day,
    strftime(ordered_at, '%H:%M') AS time,
    nth,
    amount,
    lines,
    category,
    channel,
    region,
    product
  FROM ${orders}
  WHERE customer_id = ${id}
  UNION ALL
  SELECT 'refund', NULL, day, NULL, NULL, amount, NULL, NULL, NULL, NULL, NULL
  FROM ${refunds}
  WHERE customer_id = ${id}
)
SELECT *, CASE WHEN kind = 'order' THEN day - lag(day) OVER (PARTITION BY kind ORDER BY nth) END AS days_before
FROM events
ORDER BY day, nth NULLS LAST`;
