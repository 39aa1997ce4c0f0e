import { join, sql, type Sql } from '#sql/tag.ts';
import { atLeast } from '../../limits.ts';
import type { Context } from '../../question.ts';
import { RFM_DEFAULTS, rulesOf, settingsFor, type RuleRef } from '../../rfm/index.ts';
import { customersSql as rfmCustomersSql } from '../../rfm/sql.ts';
import {
  isTimeGroup,
  LEAST_LOYAL_DAYS,
  LOYALTY_TIERS,
  MOST_GROUPS,
  MOST_LOYAL_DAYS,
  type GroupBy,
  type Grouping,
  type SegmentGroup,
} from './settings.ts';
import { lastKnownDay } from '../histories.ts';
import type { Valuation } from '../valuation.ts';

/** The group of a buyer as text, from the columns of `customers`; null where nothing is known. */
const NAMES: Record<Exclude<GroupBy, 'rfm'>, Sql> = {
  month: sql`strftime(first_day, '%Y-%m')`,
  quarter: sql`year(first_day) || '-Q' || quarter(first_day)`,
  channel: sql`first_channel`,
  category: sql`first_category`,
  product: sql`first_product`,
  region: sql`first_region`,
};

/** Customer_id and `unit` of every buyer. Classes of RFM are those of the frame's as-of date. */
function namedSql(by: GroupBy, rules: RuleRef, context: Context): Sql {
  if (by !== 'rfm')
    return sql`SELECT customer_id, ${NAMES[by]} AS unit
  FROM ${context.customers}`;
  return sql`SELECT customer_id, nullif(segment, '') AS unit
  FROM (
${rfmCustomersSql(settingsFor(rulesOf(rules), RFM_DEFAULTS), rules, context)}
)`;
}

/** Sums and means of one group and its shares of what all customers have brought and are expected to bring. */
const MEASURES = sql`count(customer_id) AS customers,
  count(customer_id) / nullif(any_value(all_customers), 0) AS share,
  avg(p_alive) AS p_alive,
  coalesce(sum(expected_orders), 0) AS expected_orders,
  coalesce(sum(historic), 0) AS historic,
  coalesce(sum(expected_revenue), 0) AS expected_revenue,
  coalesce(sum(value), 0) AS value,
  avg(historic) AS mean_historic,
  avg(expected_revenue) AS mean_expected_revenue,
  avg(value) AS mean_value,
  CASE WHEN any_value(all_historic) > 0 THEN coalesce(sum(historic), 0) / any_value(all_historic) END AS past_share,
  CASE WHEN any_value(all_expected) > 0
    THEN coalesce(sum(expected_revenue), 0) / any_value(all_expected) END AS future_share`;

/** `forecasts`: every customer with their forecast. `everyone`: one row of sums. */
const forecastsSql = (valuation: Valuation, context: Context): Sql => sql`forecasts AS (
  SELECT *
  FROM ${context.valued(valuation)}
), everyone AS (
  SELECT count(*) AS all_customers, sum(historic) AS all_historic, sum(expected_revenue) AS all_expected
  FROM forecasts
)`;

export function groupsSql(valuation: Valuation, { by, rules, top }: Grouping, context: Context): Sql {
  atLeast(1, { top });
  if (top > MOST_GROUPS) throw new RangeError(`top: ${top} is above ${MOST_GROUPS}`);
  const rank = isTimeGroup(by) ? sql`ORDER BY unit DESC` : sql`ORDER BY count(*) DESC, unit`;
  const place = isTimeGroup(by) ? sql`unit` : sql`expected_revenue DESC, unit`;
  return sql`WITH ${forecastsSql(valuation, context)}, named AS (
  ${namedSql(by, rules, context)}
), ranked AS (
  SELECT unit, row_number() OVER (${rank}) AS rank
  FROM named
  JOIN forecasts USING (customer_id)
  WHERE unit IS NOT NULL
  GROUP BY unit
), grouped AS (
  SELECT
    forecasts.*,
    CASE WHEN named.unit IS NULL THEN 'none' WHEN rank <= ${top} THEN 'value' ELSE 'others' END AS kind,
    CASE WHEN rank <= ${top} THEN named.unit ELSE '' END AS unit
  FROM forecasts
  JOIN named USING (customer_id)
  LEFT JOIN ranked ON ranked.unit = named.unit
), measured AS (
  SELECT
    kind,
    unit,
    ${MEASURES}
  FROM grouped, everyone
  GROUP BY kind, unit
)
SELECT *
FROM measured
ORDER BY CASE kind WHEN 'value' THEN 1 WHEN 'others' THEN 2 ELSE 3 END, ${place}`;
}

/** A row per segment, in the order given, empty ones too. They may overlap, and need not hold everyone. */
export function segmentGroupsSql(valuation: Valuation, segments: readonly SegmentGroup[], context: Context): Sql {
  if (segments.length === 0 || segments.length > MOST_GROUPS)
    throw new RangeError(`segments: ${segments.length} are none or too many`);
  const members = segments.map(
    ({ definition }, place) => sql`SELECT ${place} AS place, customer_id
  FROM (
${context.members(definition)}
)`,
  );
  return sql`WITH ${forecastsSql(valuation, context)}, members AS (
  ${join(members, '\n  UNION ALL\n  ')}
), grouped AS (
  SELECT place, forecasts.*
  FROM members
  JOIN forecasts USING (customer_id)
), segments AS (
  SELECT unnest(range(${segments.length})) AS place, unnest([${join(segments.map(({ id }) => id))}]) AS unit
)
SELECT
  'value' AS kind,
  unit,
  ${MEASURES}
FROM segments
LEFT JOIN grouped USING (place), everyone
GROUP BY place, unit
ORDER BY place`;
}

/** Customers of one group (null: without one) who had bought by then, as a SELECT of `customer_id`. */
export const groupMembersSql = (
  { by, rules, group, fittedTo }: Omit<Grouping, 'top'> & { readonly group: string | null; fittedTo: string | null },
  context: Context,
): Sql => sql`SELECT customer_id
FROM (
  ${namedSql(by, rules, context)}
)
JOIN ${context.customers} AS buyers USING (customer_id)
WHERE unit ${group === null ? sql`IS NULL` : sql`= ${group}`} AND first_day <= ${lastKnownDay(fittedTo, context)}::DATE`;

/** `side`: loyal and ordinary customers; `tier`: classes of purchase days. What one of them has brought and is expected to. */
export function loyaltySql(valuation: Valuation, days: number, context: Context): Sql {
  atLeast(LEAST_LOYAL_DAYS, { days });
  if (days > MOST_LOYAL_DAYS) throw new RangeError(`days: ${days} is above ${MOST_LOYAL_DAYS}`);
  const groups = [
    sql`(0, 'side', ${days}, NULL)`,
    sql`(1, 'side', 1, ${days - 1})`,
    ...LOYALTY_TIERS.map((from, i) => {
      const next = LOYALTY_TIERS[i + 1];
      return sql`(${i + 2}, 'tier', ${from}, ${next === undefined ? null : next - 1})`;
    }),
  ];
  return sql`WITH forecasts AS (
  SELECT *, x + 1 AS purchase_days, historic + expected_revenue AS lifetime
  FROM ${context.valued(valuation)}
)
SELECT
  part,
  from_days,
  to_days,
  count(customer_id) AS customers,
  avg(p_alive) AS p_alive,
  avg(historic) AS past,
  stddev_samp(historic) AS past_deviation,
  avg(expected_revenue) AS future,
  stddev_samp(expected_revenue) AS future_deviation,
  avg(lifetime) AS lifetime,
  stddev_samp(lifetime) AS lifetime_deviation
FROM (VALUES ${join(groups)}) AS parts(place, part, from_days, to_days)
LEFT JOIN forecasts ON purchase_days >= from_days AND (to_days IS NULL OR purchase_days <= to_days)
GROUP BY place, part, from_days, to_days
ORDER BY place`;
}

/** A row per customer with all that is known of them by the valuation's last day, the most valuable first. */
export function featuresSql(valuation: Valuation, limit: number | null, context: Context): Sql {
  if (limit !== null) atLeast(1, { limit });
  const end = lastKnownDay(valuation.fittedTo, context);
  const window = limit === null ? sql`` : sql`LIMIT ${limit}`;
  return sql`WITH bought AS (
  SELECT customer_id, count(*) AS orders, avg(amount::DOUBLE) AS aov
  FROM ${context.orders}
  WHERE day <= ${end}::DATE
  GROUP BY customer_id
)
SELECT
  customer_id,
  x,
  t_x,
  t,
  mean_spend,
  t - t_x + 1 AS days_since_last_order,
  t_x / nullif(x, 0) AS mean_gap_days,
  bought.orders,
  bought.aov,
  historic,
  p_alive,
  expected_orders,
  spend_per_order,
  expected_revenue,
  value,
  forecasts.first_day,
  forecasts.last_day,
  next_order_day,
  first_amount::DOUBLE AS first_amount,
  first_category,
  first_channel,
  first_region,
  first_product
FROM ${context.valued(valuation)} AS forecasts
JOIN bought USING (customer_id)
JOIN ${context.customers} AS buyers USING (customer_id)
ORDER BY value DESC, customer_id
${window}`;
}
