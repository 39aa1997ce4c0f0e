import { sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../question.ts';
import { curveSql, lengthsSql, secondsSql, waitedSql, RATE_COLUMNS } from './follow-up.ts';

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
export const monthlySql = ({ orders, frame }: Context): Sql => sql`bought AS (
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
  ${RATE_COLUMNS}
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
  ${RATE_COLUMNS},
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
  ${RATE_COLUMNS}
FROM monthly
ORDER BY month`;

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
