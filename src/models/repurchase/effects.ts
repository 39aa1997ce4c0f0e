import { sql, type Sql } from '#sql/tag.ts';
import { atLeast } from '../limits.ts';
import type { Context } from '../question.ts';
import { Z_95 } from '../wilson.ts';
import { lengthsSql, secondsSql, RATE_COLUMNS } from './follow-up.ts';
import type { Counting, RetentionMode } from './settings.ts';
import { monthlySql } from './sql.ts';

export const effectsSql = (days: readonly number[], context: Context): Sql => {
  const end = sql`${context.frame.to}::DATE`;
  return sql`WITH ${lengthsSql(days)}, ${secondsSql(true, context)}, waits AS (
  SELECT first_day, second_day, 1 AS same_day
  FROM seconds
  UNION ALL
  SELECT first_day, second_day, 0
  FROM ${context.customers}
), within AS (
  SELECT
    same_day,
    days,
    count(*) AS everyone,
    count(*) FILTER (WHERE first_day + days <= ${end}) AS followed,
    count(*) FILTER (WHERE second_day <= first_day + days) AS everyone_again,
    count(*) FILTER (WHERE first_day + days <= ${end} AND second_day <= first_day + days) AS followed_again
  FROM waits, lengths
  GROUP BY same_day, days
), ${monthlySql(context)}, counted AS (
  SELECT 1 AS place, 'in-window' AS definition, NULL AS days, same_day, NULL AS followed, count(*) AS eligible, count(second_day) AS repurchased
  FROM waits
  GROUP BY same_day
  UNION ALL
  SELECT 2, 'n-day', days, same_day, 1, followed, followed_again
  FROM within
  UNION ALL
  SELECT 2, 'n-day', days, same_day, 0, everyone, everyone_again
  FROM within
  UNION ALL
  SELECT 3, 'order-share', NULL, 1, NULL, count(*), count(*) FILTER (WHERE placed.nth > 1)
  FROM ${context.orders} AS placed
  UNION ALL
  SELECT 3, 'order-share', NULL, 0, NULL, count(*), count(*) FILTER (WHERE placed.day > first_day)
  FROM ${context.orders} AS placed
  JOIN ${context.customers} USING (customer_id)
  UNION ALL
  SELECT 4, 'next-month', NULL, NULL, NULL, coalesce(sum(eligible), 0), coalesce(sum(repurchased), 0)
  FROM monthly
)
SELECT definition, days, same_day, followed, eligible, repurchased, ${RATE_COLUMNS}
FROM counted
ORDER BY place, days, followed DESC, same_day DESC`;
};

/** The share of first-time buyers, observed for N days in full, with an order on a day that the mode asks for. */
export const retentionSql = (
  days: readonly number[],
  context: Context,
): Sql => sql`WITH ${lengthsSql(days)}, followed AS (
  SELECT
    days,
    count(customer_id) AS eligible,
    count(customer_id) FILTER (WHERE second_day <= first_day + days) AS within_days,
    count(customer_id) FILTER (WHERE last_day >= first_day + days) AS on_or_after
  FROM lengths
  LEFT JOIN ${context.customers} ON first_day + days <= ${context.frame.to}::DATE
  GROUP BY days
), exact AS (
  SELECT days, count(DISTINCT placed.customer_id) AS on_day
  FROM ${context.orders} AS placed
  JOIN ${context.customers} AS buyers USING (customer_id)
  JOIN lengths ON placed.day - buyers.first_day = days
  GROUP BY days
), counted AS (
  SELECT 1 AS place, 'on' AS mode, days, eligible, coalesce(on_day, 0) AS repurchased
  FROM followed
  LEFT JOIN exact USING (days)
  UNION ALL
  SELECT 2, 'within', days, eligible, within_days
  FROM followed
  UNION ALL
  SELECT 3, 'onOrAfter', days, eligible, on_or_after
  FROM followed
)
SELECT mode, days, eligible, repurchased, ${RATE_COLUMNS}
FROM counted
ORDER BY days, place`;

/** The retained customers of a mode and N, as a SELECT of `customer_id`. */
export function retentionMembersSql(mode: RetentionMode, days: number, context: Context): Sql {
  atLeast(1, { days });
  const conditions: Record<RetentionMode, Sql> = {
    on: sql`customer_id IN (
    SELECT placed.customer_id
    FROM ${context.orders} AS placed
    JOIN ${context.customers} AS buyers USING (customer_id)
    WHERE placed.day = buyers.first_day + ${days}
  )`,
    within: sql`second_day <= first_day + ${days}`,
    onOrAfter: sql`last_day >= first_day + ${days}`,
  };
  return sql`SELECT customer_id
FROM ${context.customers}
WHERE first_day + ${days} <= ${context.frame.to}::DATE
  AND ${conditions[mode]}`;
}

/**
 * The 97.5 % point of Student's t by Cornish and Fisher's expansion (Abramowitz & Stegun 26.7.5): right to 1e-5 from 10
 * degrees of freedom on.
 */
function tQuantileSql(df: Sql): Sql {
  const z = Z_95;
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160,
  ];
  const [first, second, third, fourth] = terms as [number, number, number, number];
  return sql`(${z} + (${first} + (${second} + (${third} + ${fourth} / ${df}) / ${df}) / ${df}) / ${df})`;
}

/**
 * Repeat buyers beside one-time buyers. `first-order`: the first order of those who bought again within N days beside
 * that of those who did not, all observed for N days in full, so that both were equally able to. `aov` and `revenue`:
 * of all buyers, however young; there the repeat buyers had more time and more orders by definition.
 */
export function repeatersSql({ sameDay, days }: Counting & { readonly days: number }, context: Context): Sql {
  atLeast(1, { days });
  return sql`WITH ${secondsSql(sameDay, context)}, measured AS (
  SELECT 1 AS place, 'first-order' AS measure, coalesce(second_day <= first_day + ${days}, false) AS again, first_amount::DOUBLE AS amount
  FROM seconds
  WHERE first_day + ${days} <= ${context.frame.to}::DATE
  UNION ALL
  SELECT 2, 'aov', second_day IS NOT NULL, aov
  FROM seconds
  UNION ALL
  SELECT 3, 'revenue', second_day IS NOT NULL, revenue::DOUBLE
  FROM seconds
), totals AS (
  SELECT
    place,
    measure,
    count(*) FILTER (WHERE again) AS repeaters,
    avg(amount) FILTER (WHERE again) AS repeaters_mean,
    median(amount) FILTER (WHERE again) AS repeaters_median,
    var_samp(amount) FILTER (WHERE again) / nullif(count(*) FILTER (WHERE again), 0) AS repeaters_error,
    count(*) FILTER (WHERE NOT again) AS one_time,
    avg(amount) FILTER (WHERE NOT again) AS one_time_mean,
    median(amount) FILTER (WHERE NOT again) AS one_time_median,
    var_samp(amount) FILTER (WHERE NOT again) / nullif(count(*) FILTER (WHERE NOT again), 0) AS one_time_error
  FROM measured
  GROUP BY place, measure
), welch AS (
  SELECT
    *,
    (repeaters_error + one_time_error) ** 2 / nullif(
      repeaters_error ** 2 / nullif(repeaters - 1, 0) + one_time_error ** 2 / nullif(one_time - 1, 0),
      0
    ) AS freedom
  FROM totals
), bounded AS (
  SELECT *, ${tQuantileSql(sql`freedom`)} * sqrt(repeaters_error + one_time_error) AS reach
  FROM welch
)
SELECT
  measure,
  repeaters,
  repeaters_mean,
  repeaters_median,
  one_time,
  one_time_mean,
  one_time_median,
  repeaters_mean - one_time_mean AS difference,
  repeaters_mean - one_time_mean - reach AS low,
  repeaters_mean - one_time_mean + reach AS high
FROM bounded
ORDER BY place`;
}
