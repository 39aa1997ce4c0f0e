import { addDays } from '#orders/days.ts';
import { sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../../question.ts';
import { firstHalfEnd, knownBy } from './sql.ts';
import { lastKnownDay } from '../histories.ts';
import { UNIT_DAYS, type Unit, type Valuation } from '../valuation.ts';

/** Classes of customers by purchase days, from `from` up to below `below`; null is open. */
export const LOSS_CLASSES = [
  { id: '1', from: 1, below: 2 },
  { id: '2-3', from: 2, below: 4 },
  { id: '4-6', from: 4, below: 7 },
  { id: '7+', from: 7, below: null },
] as const;
export type LossClass = (typeof LOSS_CLASSES)[number]['id'];

/** One row: the median gap between two purchase days of a customer, and the sales of the frame's later half. */
export function cycleSql(context: Context): Sql {
  return sql`WITH days AS (
  SELECT DISTINCT customer_id, day
  FROM ${context.orders}
), gaps AS (
  SELECT day - lag(day) OVER (PARTITION BY customer_id ORDER BY day) AS gap
  FROM days
)
SELECT
  count(gap) AS gaps,
  median(gap::DOUBLE) AS cycle_days,
  (
    SELECT coalesce(sum(amount), 0)::DOUBLE
    FROM (SELECT day, amount FROM ${context.orders} UNION ALL SELECT day, amount FROM ${context.refunds})
    WHERE day > ${firstHalfEnd(context.frame)}::DATE
  ) AS later_sales
FROM gaps`;
}

/**
 * Of the customers who bought within the last horizon, by class: how many the model takes for lost, what they would have
 * brought within the horizon to come if they were still there, and what all of the class brought within the last one.
 */
export function lossSql(valuation: Valuation, context: Context): Sql {
  const known = knownBy(valuation.fittedTo, context);
  const start = sql`${addDays(lastKnownDay(valuation.fittedTo, context), -Math.round(valuation.horizonDays))}::DATE`;
  const classes = LOSS_CLASSES.map(({ id, below }) =>
    below === null ? sql`ELSE ${id}` : sql`WHEN x + 1 < ${below} THEN ${id}`,
  );
  // The price and the discount are in both values; where none is expected, only the price is known.
  const worth = sql`spend_per_order * coalesce(value / nullif(expected_revenue, 0), ${valuation.marginRate})`;
  return sql`WITH sales AS (
  SELECT customer_id, sum(amount)::DOUBLE AS amount
  FROM (
    SELECT customer_id, day, amount FROM ${known.orders}
    UNION ALL SELECT customer_id, day, amount FROM ${known.refunds}
  )
  WHERE day > ${start}
  GROUP BY customer_id
), buyers AS (
  SELECT
    CASE ${classes.reduce((all, one) => sql`${all} ${one}`)} END AS class,
    1 - p_alive AS lost,
    orders_if_alive * ${worth} AS value_if_alive,
    coalesce(sales.amount, 0) AS sales
  FROM ${context.valued(valuation)} AS valued
  LEFT JOIN sales USING (customer_id)
  WHERE last_day > ${start}
)
SELECT
  class,
  count(*) AS customers,
  sum(lost) AS lost,
  sum(lost * value_if_alive) AS loss,
  sum(value_if_alive) AS value_if_alive,
  sum(sales) AS sales
FROM buyers
GROUP BY class
ORDER BY class`;
}

/** Units a repurchase cycle is written in. */
export const CYCLE_UNITS = ['day', 'week', 'month', 'year'] as const satisfies readonly Unit[];
export type CycleUnit = (typeof CYCLE_UNITS)[number];

/** What 1 + the cycle comes to when the cycle is written in a unit. */
export const cycleFactor = (cycleDays: number, unit: CycleUnit): number => 1 + cycleDays / UNIT_DAYS[unit];
