import { join, sql, type Sql } from '#sql/tag.ts';
import { atLeast } from '../limits.ts';
import type { Context } from '../question.ts';
import { wilsonColumnsSql, Z_95 } from '../wilson.ts';

const WILSON = wilsonColumnsSql(sql`repurchased`, sql`eligible`);

/** `seconds`: each buyer's first day and the day of the second order, or of the second purchase day. */
const secondsSql = (sameDay: boolean, { orders, customers }: Context): Sql =>
  sameDay
    ? sql`seconds AS (
  SELECT buyers.customer_id, buyers.first_day, second_order.day AS second_day
  FROM ${customers} AS buyers
  LEFT JOIN ${orders} AS second_order ON second_order.customer_id = buyers.customer_id AND second_order.nth = 2
)`
    : sql`seconds AS (
  SELECT customer_id, first_day, second_day
  FROM ${customers}
)`;

const lengthsSql = (days: readonly number[]): Sql => {
  atLeast(1, { 'number of days': days.length, days: Math.min(...days) });
  return sql`lengths(days) AS (
  VALUES ${join(days.map((day) => sql`(${day})`))}
)`;
};

/** `followed`: N-day counts; only customers whose N days are over are eligible. */
const followedSql = ({ frame }: Context): Sql => sql`followed AS (
  SELECT
    days,
    count(customer_id) AS eligible,
    count(customer_id) FILTER (WHERE second_day <= first_day + days) AS repurchased
  FROM lengths
  LEFT JOIN seconds ON first_day + days <= ${frame.to}::DATE
  GROUP BY days
)`;

/** `monthly`: buyers of each month whose next month is over, and those who came back in it. */
const monthlySql = ({ orders, frame }: Context): Sql => sql`bought AS (
  SELECT DISTINCT customer_id, date_trunc('month', day)::DATE AS month
  FROM ${orders}
), monthly AS (
  SELECT bought.month, count(*) AS eligible, count(next.customer_id) AS repurchased
  FROM bought
  LEFT JOIN bought AS next
    ON next.customer_id = bought.customer_id AND next.month = (bought.month + INTERVAL 1 MONTH)::DATE
  WHERE (bought.month + INTERVAL 2 MONTH)::DATE - 1 <= ${frame.to}::DATE
  GROUP BY bought.month
)`;

export const definitionsSql = (sameDay: boolean, days: readonly number[], context: Context): Sql =>
  sql`WITH ${secondsSql(sameDay, context)}, ${lengthsSql(days)}, ${followedSql(context)}, ${monthlySql(context)}, counted AS (
  SELECT 1 AS place, 'in-window' AS definition, NULL AS days, count(*) AS eligible, count(second_day) AS repurchased
  FROM seconds
  UNION ALL
  SELECT 2, 'n-day', days, eligible, repurchased
  FROM followed
  UNION ALL
  SELECT 3, 'order-share', NULL, count(*), count(*) FILTER (WHERE ${laterOrder(sameDay)})
  FROM ${context.orders} AS placed
  JOIN ${context.customers} USING (customer_id)
  UNION ALL
  SELECT 4, 'next-month', NULL, coalesce(sum(eligible), 0), coalesce(sum(repurchased), 0)
  FROM monthly
)
SELECT
  definition,
  days,
  eligible,
  repurchased,
  ${WILSON}
FROM counted
ORDER BY place, days`;

const laterOrder = (sameDay: boolean): Sql => (sameDay ? sql`placed.nth > 1` : sql`placed.day > first_day`);

export const daysSql = (sameDay: boolean, days: readonly number[], context: Context): Sql =>
  sql`WITH ${secondsSql(sameDay, context)}, ${lengthsSql(days)}, ${followedSql(context)}, merged AS (
  SELECT days, avg((second_day IS NOT NULL AND second_day <= first_day + days)::INTEGER) AS merged_rate
  FROM lengths
  JOIN ${context.customers} ON first_day + days <= ${context.frame.to}::DATE
  GROUP BY days
)
SELECT
  days,
  eligible,
  repurchased,
  ${WILSON},
  eligible / nullif((SELECT count(*) FROM seconds), 0) AS observed_share,
  merged_rate
FROM followed
LEFT JOIN merged USING (days)
ORDER BY days`;

export const monthsSql = (context: Context): Sql => sql`WITH ${monthlySql(context)}
SELECT
  month,
  eligible AS buyers,
  repurchased AS returned,
  ${WILSON}
FROM monthly
ORDER BY month`;

/**
 * From `observed` (part, waited in days, bought_again) to `curve`. Greenwood's sum is the variance of log S; the band is
 * S ^ exp(± z · se / log S), as in R's survfit(conf.type = "log-log").
 */
const curveSql: Sql = sql`counted AS (
  SELECT part, waited AS day, count(*) AS leaving, count(*) FILTER (WHERE bought_again) AS events
  FROM observed
  GROUP BY part, waited
), at_risk AS (
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

const waitedSql = ({ frame }: Context): Sql => sql`coalesce(second_day, ${frame.to}::DATE) - first_day AS waited,
    second_day IS NOT NULL AS bought_again`;

export const survivalSql = (context: Context): Sql => sql`WITH observed AS (
  SELECT
    'all' AS part,
    ${waitedSql(context)}
  FROM ${context.customers}
), ${curveSql}
SELECT day, at_risk, events, survival, low, high
FROM curve
ORDER BY day`;

export const survivalByFirstAmountSql = (context: Context): Sql => sql`WITH middle AS (
  SELECT median(first_amount::DOUBLE) AS median_first_amount
  FROM ${context.customers}
), observed AS (
  SELECT
    CASE WHEN first_amount::DOUBLE > median_first_amount THEN 'above' ELSE 'below' END AS part,
    ${waitedSql(context)}
  FROM ${context.customers}, middle
), ${curveSql}
SELECT part, median_first_amount, day, at_risk, events, survival, low, high
FROM curve, middle
ORDER BY part, day`;
