import { join, sql, type Sql } from '#sql/tag.ts';
import { atLeast } from '../limits.ts';
import type { Context } from '../question.ts';
import { wilsonColumnsSql, Z_95 } from '../wilson.ts';

/** The rate and its interval, from `repurchased` and `eligible`. */
export const RATE_COLUMNS: Sql = wilsonColumnsSql(sql`repurchased`, sql`eligible`);

/** `seconds`: the columns of `customers` with `second_day` that of the second order, or of the second purchase day. */
export const secondsSql = (sameDay: boolean, { orders, customers }: Context): Sql =>
  sameDay
    ? sql`seconds AS (
  SELECT buyers.* REPLACE (second_order.day AS second_day)
  FROM ${customers} AS buyers
  LEFT JOIN ${orders} AS second_order ON second_order.customer_id = buyers.customer_id AND second_order.nth = 2
)`
    : sql`seconds AS (
  SELECT *
  FROM ${customers}
)`;

export const lengthsSql = (days: readonly number[]): Sql => {
  atLeast(1, { 'number of days': days.length, days: Math.min(...days) });
  return sql`lengths(days) AS (
  VALUES ${join(days.map((day) => sql`(${day})`))}
)`;
};

/** From `observed` (part, waited in days, bought_again) to `counted`: how many waited so long, and for how many it ended. */
export const countedSql: Sql = sql`counted AS (
  SELECT part, waited AS day, count(*) AS leaving, count(*) FILTER (WHERE bought_again) AS events
  FROM observed
  GROUP BY part, waited
)`;

/**
 * From `observed` to `curve`. Greenwood's sum is the variance of log S; the band is S ^ exp(± z · se / log S), as in R's
 * survfit(conf.type = "log-log").
 */
export const curveSql: Sql = sql`${countedSql}, at_risk AS (
  SELECT part, day, events, sum(leaving) OVER (PARTITION BY part ORDER BY day DESC)::DOUBLE AS at_risk
  FROM counted
), survival AS (
  SELECT
    part,
    day,
    at_risk,
    events,
    product(1 - events / at_risk) OVER so_far AS survival,
    sum(events / nullif(at_risk * (at_risk - events), 0)) OVER so_far AS variance
  FROM at_risk
  WINDOW so_far AS (PARTITION BY part ORDER BY day)
), bounded AS (
  SELECT *, CASE WHEN survival > 0 AND survival < 1 THEN ${Z_95} * sqrt(variance) / ln(survival) END AS reach
  FROM survival
), curve AS (
  SELECT
    part,
    day,
    at_risk,
    events,
    survival,
    pow(survival, exp(-reach)) AS low,
    pow(survival, exp(reach)) AS high
  FROM bounded
)`;

/** Of each customer, how long the second purchase day took, or has not come up to E. */
export const waitedSql = ({ frame }: Context): Sql => sql`coalesce(second_day, ${frame.to}::DATE) - first_day AS waited,
    second_day IS NOT NULL AS bought_again`;
