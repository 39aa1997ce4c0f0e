import { sql, type Sql } from '#sql/tag.ts';
import { atLeast } from '../limits.ts';
import type { Context } from '../question.ts';
import { curveSql, RATE_COLUMNS } from './follow-up.ts';
import { LAST_STEP, type Counting, type Outcome } from './settings.ts';

export interface StepSettings extends Counting {
  readonly days: number;
}

/** `turns`: every order (or purchase day) of a customer with its number, its day and the day of the next one. */
const turnsSql = (sameDay: boolean, { orders }: Context): Sql =>
  sameDay
    ? sql`turns AS (
  SELECT customer_id, nth, day, lead(day) OVER (PARTITION BY customer_id ORDER BY nth) AS next_day
  FROM ${orders}
)`
    : sql`purchase_days AS (
  SELECT DISTINCT customer_id, day
  FROM ${orders}
), turns AS (
  SELECT
    customer_id,
    row_number() OVER of_customer AS nth,
    day,
    lead(day) OVER of_customer AS next_day
  FROM purchase_days
  WINDOW of_customer AS (PARTITION BY customer_id ORDER BY day)
)`;

export function stepsSql({ days, sameDay }: StepSettings, context: Context): Sql {
  atLeast(1, { days });
  const watched = sql`day + ${days} <= ${context.frame.to}::DATE`;
  return sql`WITH ${turnsSql(sameDay, context)}, totals AS (
  SELECT
    least(nth, ${LAST_STEP}) AS step,
    count(*) FILTER (WHERE nth <= ${LAST_STEP}) AS customers,
    count(*) AS reached,
    count(*) FILTER (WHERE ${watched}) AS eligible,
    count(*) FILTER (WHERE ${watched} AND next_day <= day + ${days}) AS repurchased
  FROM turns
  GROUP BY step
)
SELECT step, customers, reached, eligible, repurchased, ${RATE_COLUMNS}
FROM totals
ORDER BY step`;
}

export const stepCurvesSql = (context: Context): Sql => sql`WITH ${turnsSql(false, context)}, observed AS (
  SELECT
    least(nth, ${LAST_STEP}) AS part,
    coalesce(next_day, ${context.frame.to}::DATE) - day AS waited,
    next_day IS NOT NULL AS bought_again
  FROM turns
), ${curveSql}
SELECT part AS step, day, at_risk, events, survival, low, high
FROM curve
ORDER BY step, day`;

/** The customers who made the n-th order (below the last step), by what came of it. */
export function stepMembersSql({ days, sameDay }: StepSettings, step: number, outcome: Outcome, context: Context): Sql {
  atLeast(1, { days, step });
  const watched = sql`day + ${days} <= ${context.frame.to}::DATE`;
  const conditions: Record<Outcome, Sql> = {
    all: sql`true`,
    eligible: watched,
    again: sql`${watched} AND next_day <= day + ${days}`,
    not: sql`${watched} AND NOT coalesce(next_day <= day + ${days}, false)`,
  };
  return sql`WITH ${turnsSql(sameDay, context)}
SELECT customer_id
FROM turns
WHERE nth = ${step}
  AND ${conditions[outcome]}`;
}

/** `gaps`: the days between one purchase day of a customer and the next. */
const gapsSql = ({ orders }: Context): Sql => sql`gaps AS (
  SELECT customer_id, day - lag(day) OVER (PARTITION BY customer_id ORDER BY nth) AS days
  FROM ${orders}
)`;

export const gapDaysSql = (context: Context): Sql => sql`WITH ${gapsSql(context)}, spans AS (
  SELECT days, 1 AS closed
  FROM gaps
  WHERE days > 0
  UNION ALL
  SELECT ${context.frame.to}::DATE - last_day, 0
  FROM ${context.customers}
)
SELECT days, sum(closed) AS gaps, count(*) - sum(closed) AS open
FROM spans
GROUP BY days
ORDER BY days`;

/** The customers who once let so many days pass between two purchase days, both ends counted. */
export function gapMembersSql(from: number, to: number, context: Context): Sql {
  atLeast(1, { from, to });
  return sql`WITH ${gapsSql(context)}
SELECT DISTINCT customer_id
FROM gaps
WHERE days BETWEEN ${from} AND ${to}`;
}

/** How many with two purchase days or more have now been silent for longer. */
export function silentSql(beyond: number, { customers }: Context): Sql {
  atLeast(0, { beyond });
  return sql`SELECT
  count(*) AS customers,
  count(*) FILTER (WHERE days_since_last_order > ${beyond}) AS silent
FROM ${customers}
WHERE purchase_days >= 2`;
}

export const timesSql = ({ orders }: Context): Sql => sql`WITH clock AS (
  SELECT coalesce(bool_or(ordered_at <> day), false) AS timed
  FROM ${orders}
)
SELECT
  isodow(day) AS weekday,
  CASE WHEN timed THEN hour(ordered_at) END AS hour,
  count(*) FILTER (WHERE nth = 1) AS first_orders,
  count(*) FILTER (WHERE nth > 1) AS later_orders
FROM ${orders}, clock
GROUP BY ALL
ORDER BY weekday, hour`;

/** The customers with an order on that weekday (1 = Monday) or in that hour. */
export function timeMembersSql(of: 'weekday' | 'hour', value: number, { orders }: Context): Sql {
  return sql`SELECT DISTINCT customer_id
FROM ${orders}
WHERE ${of === 'weekday' ? sql`isodow(day)` : sql`hour(ordered_at)`} = ${value}`;
}
