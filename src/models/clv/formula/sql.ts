import { addDays, dayNumber } from '#orders/days.ts';
import { sql, type Sql } from '#sql/tag.ts';
import { decadeBinsSql } from '../../bins.ts';
import { atLeast } from '../../limits.ts';
import type { Context } from '../../question.ts';
import { lastKnownDay, type Tables } from '../histories.ts';
import { checkClvSettings, DAYS_PER_YEAR, type ClvSettings } from '../settings.ts';

/** A remaining time of more frames than this comes from the handful who left: not even an assumption to build on. */
const MOST_FRAMES = 10;

/** A day before the frame knows no orders, but is divided by all the same. */
const daysOf = ({ from, to }: Context['frame']): number => Math.max(1, dayNumber(to) - dayNumber(from) + 1);

/** The last day of the frame's first half; the middle one belongs to it. */
export const firstHalfEnd = (frame: Context['frame']): string => addDays(frame.from, Math.ceil(daysOf(frame) / 2) - 1);

/** `lifetime`: one row, how long the frame is and how much longer a buyer is taken to stay. */
export function lifetimeSql(settings: ClvSettings, { orders, frame }: Pick<Context, 'orders' | 'frame'>): Sql {
  checkClvSettings(settings);
  const { remainingDays, discountRate } = settings;
  const days = daysOf(frame);
  const middle = sql`${firstHalfEnd(frame)}::DATE`;
  const given = remainingDays !== null;
  const remaining = given
    ? sql`${remainingDays}::DOUBLE`
    : sql`CASE
      WHEN half_days <= ${MOST_FRAMES * days} * (1 - stayed_customers / nullif(early_customers, 0))
      THEN half_days / (1 - stayed_customers / early_customers)
    END`;
  // The integral of e^(−δt) over the remaining years, δ = ln(1 + rate).
  const discounted =
    discountRate === 0
      ? sql`remaining_days / ${DAYS_PER_YEAR}`
      : sql`(1 - pow(1 + ${discountRate}, -remaining_days / ${DAYS_PER_YEAR})) / ln(1 + ${discountRate})`;
  return sql`halves AS (
  SELECT
    customer_id,
    bool_or(day <= ${middle}) AS early,
    bool_or(day > ${middle}) AS late
  FROM ${orders}
  GROUP BY customer_id
), retention AS (
  SELECT
    ${days} / ${DAYS_PER_YEAR} AS years,
    ${days} / 2 AS half_days,
    count(*) FILTER (WHERE early) AS early_customers,
    count(*) FILTER (WHERE early AND late) AS stayed_customers
  FROM halves
), remaining AS (
  SELECT *, ${remaining} AS remaining_days
  FROM retention
), lifetime AS (
  SELECT *, ${discounted} AS discounted_years
  FROM remaining
)`;
}

/** The frame's orders and refunds as known on an earlier day, inclusive; null for the last. */
export function knownBy(fittedTo: string | null, context: Tables): Pick<Context, 'orders' | 'refunds' | 'frame'> {
  const day = lastKnownDay(fittedTo, context);
  return {
    orders: sql`(SELECT * FROM ${context.orders} WHERE day <= ${day}::DATE)`,
    refunds: sql`(SELECT * FROM ${context.refunds} WHERE day <= ${day}::DATE)`,
    frame: { ...context.frame, to: day },
  };
}

/** `valued`: every buyer with the factors of the formula, their own and the shop's. */
const valuedSql = (settings: ClvSettings, context: Context): Sql => sql`${lifetimeSql(settings, context)}, valued AS (
  SELECT
    buyers.*,
    revenue::DOUBLE AS historic_value,
    orders / years AS orders_per_year,
    remaining_days,
    aov * (orders / years) * discounted_years * ${settings.marginRate} AS value
  FROM ${context.customers} AS buyers, lifetime
)`;

export const summarySql = (settings: ClvSettings, context: Context): Sql =>
  sql`WITH ${lifetimeSql(settings, context)}, buyers AS (
  SELECT count(*) AS customers, coalesce(sum(orders), 0) AS orders, coalesce(sum(revenue), 0)::DOUBLE AS revenue
  FROM ${context.customers}
), factors AS (
  SELECT
    *,
    revenue / nullif(customers, 0) AS historic_value,
    revenue / nullif(orders, 0) AS aov,
    orders / nullif(customers, 0) / years AS orders_per_year
  FROM buyers, lifetime
)
SELECT
  *,
  stayed_customers / nullif(early_customers, 0) AS retention,
  ${settings.remainingDays === null ? sql`CASE WHEN remaining_days IS NULL THEN 'unknown' ELSE 'retention' END` : sql`'given'`} AS remaining_source,
  remaining_days / ${DAYS_PER_YEAR} AS remaining_years,
  ${settings.marginRate} AS margin_rate,
  aov * orders_per_year * discounted_years * ${settings.marginRate} AS value
FROM factors`;

export function customersSql(settings: ClvSettings, offset: number, limit: number, context: Context): Sql {
  atLeast(0, { offset, limit });
  return sql`WITH ${valuedSql(settings, context)}, ranked AS (
  SELECT *, row_number() OVER (ORDER BY value DESC NULLS LAST, historic_value DESC, customer_id) AS place
  FROM valued
)
SELECT *
FROM ranked
WHERE place > ${offset} AND place <= ${offset + limit}
ORDER BY place`;
}

export const customersExportSql = (settings: ClvSettings, context: Context): Sql =>
  sql`WITH ${valuedSql(settings, context)}, first_days AS (
  SELECT customer_id, sum(amount) AS amount
  FROM ${context.orders}
  JOIN ${context.customers} USING (customer_id)
  WHERE day = first_day
  GROUP BY customer_id
), spent AS (
  SELECT customer_id, sum(amount) AS amount
  FROM ${context.orders}
  GROUP BY customer_id
)
SELECT
  customer_id,
  purchase_days - 1 AS x,
  last_day - first_day AS t_x,
  ${context.frame.to}::DATE - first_day AS t,
  (spent.amount - first_days.amount)::DOUBLE / nullif(purchase_days - 1, 0) AS mean_spend,
  NULL AS p_alive,
  orders_per_year * remaining_days / ${DAYS_PER_YEAR} AS expected_orders,
  aov * orders_per_year * remaining_days / ${DAYS_PER_YEAR} AS expected_revenue,
  NULL AS low,
  NULL AS high,
  NULL AS tier
FROM valued
JOIN first_days USING (customer_id)
JOIN spent USING (customer_id)
ORDER BY customer_id`;

const BINS_PER_DECADE = 5;

export function histogramSql(settings: ClvSettings, of: 'historic' | 'value', context: Context): Sql {
  if (of === 'historic') return decadeBinsSql(sql`revenue::DOUBLE`, BINS_PER_DECADE, context.customers);
  const valued = sql`(WITH ${valuedSql(settings, context)} SELECT value FROM valued WHERE value IS NOT NULL)`;
  return decadeBinsSql(sql`value`, BINS_PER_DECADE, valued);
}
