import { addDays } from '#orders/days.ts';
import { sql, type Sql } from '#sql/tag.ts';
import { quantilesSql } from '../bins.ts';
import { atLeast } from '../limits.ts';
import type { Context } from '../question.ts';
import { secondsSql } from '../repurchase/follow-up.ts';
import { RFM_DEFAULTS } from '../rfm/index.ts';
import { customersSql as rfmCustomersSql } from '../rfm/sql.ts';
import { Z_95, wilsonColumnsSql } from '../wilson.ts';
import {
  MOST_UNITS,
  PRICE_PARTS,
  type AssociationGroups,
  type AssociationSettings,
  type AssociationUnit,
  type ValueMeasure,
} from './settings.ts';

/** The unit a buyer is in, as text from the columns of `customers`; null where nothing is known. */
const NAMES: Record<Exclude<AssociationUnit, 'price' | 'rfm'>, Sql> = {
  week: sql`strftime(first_day, '%G-W%V')`,
  month: sql`strftime(first_day, '%Y-%m')`,
  quarter: sql`year(first_day) || '-Q' || quarter(first_day)`,
  category: sql`first_category`,
  channel: sql`first_channel`,
  region: sql`first_region`,
};
const isTime = (unit: AssociationUnit) => unit === 'week' || unit === 'month' || unit === 'quarter';

/** `named`: every buyer with the columns of `seconds` and `unit`. */
function namedSql(unit: AssociationUnit, context: Context): Sql {
  if (unit === 'rfm')
    return sql`named AS (
  SELECT seconds.*, nullif(segment, '') AS unit
  FROM seconds
  JOIN (
${rfmCustomersSql(RFM_DEFAULTS, 'eight', context)}
  ) AS classes USING (customer_id)
)`;
  if (unit !== 'price')
    return sql`named AS (
  SELECT *, ${NAMES[unit]} AS unit
  FROM seconds
)`;
  return sql`named AS (
  SELECT seconds.*, (1 + len(list_filter(cuts, lambda cut: cut < first_amount::DOUBLE)))::VARCHAR AS unit
  FROM seconds, (
    SELECT ${quantilesSql(sql`first_amount`, PRICE_PARTS)} AS cuts
    FROM seconds
  )
)`;
}

/** Followed long enough for both sides. */
function isFollowed({ days, horizonDays }: AssociationGroups, { frame }: Context): Sql {
  atLeast(1, { days, horizonDays });
  return sql`first_day <= ${addDays(frame.to, -Math.max(days, horizonDays))}::DATE`;
}

const VALUES: Record<ValueMeasure, { value: Sql; error: Sql }> = {
  // The error of a ratio of two means, by the delta method.
  aov: {
    value: sql`sum(revenue) / nullif(sum(orders), 0)`,
    error: sql`CASE WHEN count(*) > 1 THEN sqrt(greatest(0, var_samp(revenue)
      - 2 * (sum(revenue) / nullif(sum(orders), 0)) * covar_samp(revenue, orders)
      + pow(sum(revenue) / nullif(sum(orders), 0), 2) * var_samp(orders)) / count(*)) / nullif(avg(orders), 0) END`,
  },
  revenue: { value: sql`avg(revenue)`, error: sql`stddev_samp(revenue) / sqrt(count(*))` },
  first: { value: sql`avg(first_amount)`, error: sql`stddev_samp(first_amount) / sqrt(count(*))` },
  historic: { value: sql`avg(historic)`, error: sql`stddev_samp(historic) / sqrt(count(*))` },
};

export function unitsSql(settings: AssociationSettings, context: Context): Sql {
  const { unit, days, horizonDays, sameDay, measure } = settings;
  const { value, error } = VALUES[measure];
  const followed = isFollowed(settings, context);
  const rank = isTime(unit) ? sql`ORDER BY unit DESC` : sql`ORDER BY count(*) DESC, unit`;
  const place = isTime(unit) ? sql`unit` : unit === 'price' ? sql`try_cast(unit AS INTEGER)` : sql`eligible DESC, unit`;
  return sql`WITH ${secondsSql(sameDay, context)}, ${namedSql(unit, context)}, ranked AS (
  SELECT unit, row_number() OVER (${rank}) AS rank
  FROM named
  WHERE unit IS NOT NULL
  GROUP BY unit
), grouped AS (
  SELECT
    named.* REPLACE (CASE WHEN rank <= ${MOST_UNITS} THEN named.unit ELSE '' END AS unit),
    CASE WHEN named.unit IS NULL THEN 'none' WHEN rank <= ${MOST_UNITS} THEN 'value' ELSE 'others' END AS kind
  FROM named
  LEFT JOIN ranked ON ranked.unit = named.unit
), money AS (
  SELECT customer_id, day, 1 AS orders, amount
  FROM ${context.orders}
  UNION ALL
  SELECT customer_id, day, 0, amount
  FROM ${context.refunds}
), spent AS (
  SELECT customer_id, sum(money.orders)::DOUBLE AS orders, sum(amount)::DOUBLE AS revenue
  FROM money
  JOIN seconds USING (customer_id)
  WHERE ${followed} AND day <= first_day + ${horizonDays}
  GROUP BY customer_id
), measured AS (
  SELECT
    kind,
    unit,
    count(*) AS eligible,
    count(*) FILTER (WHERE second_day <= first_day + ${days}) AS repurchased,
    sum(orders) AS orders,
    sum(revenue) AS revenue,
    ${value} AS value,
    ${error} AS error
  FROM (
    SELECT
      kind,
      unit,
      first_day,
      second_day,
      spent.orders,
      spent.revenue,
      first_amount::DOUBLE AS first_amount,
      grouped.revenue::DOUBLE AS historic
    FROM grouped
    JOIN spent USING (customer_id)
  )
  GROUP BY kind, unit
), sizes AS (
  SELECT
    kind,
    unit,
    count(*) AS customers,
    min(first_amount)::DOUBLE AS least_first,
    max(first_amount)::DOUBLE AS most_first
  FROM grouped
  GROUP BY kind, unit
), joined AS (
  SELECT
    sizes.kind AS kind,
    sizes.unit AS unit,
    least_first,
    most_first,
    customers,
    coalesce(eligible, 0) AS eligible,
    coalesce(repurchased, 0) AS repurchased,
    coalesce(orders, 0) AS orders,
    coalesce(revenue, 0) AS revenue,
    revenue / nullif(orders, 0) AS aov,
    value,
    value - ${Z_95} * error AS value_low,
    value + ${Z_95} * error AS value_high
  FROM sizes
  LEFT JOIN measured ON measured.kind = sizes.kind AND measured.unit = sizes.unit
)
SELECT
  *,
  ${wilsonColumnsSql(sql`repurchased`, sql`eligible`)}
FROM joined
ORDER BY CASE kind WHEN 'value' THEN 1 WHEN 'others' THEN 2 ELSE 3 END, ${place}`;
}

export const unitsExportSql = (settings: AssociationSettings, context: Context): Sql => sql`SELECT
  CASE kind WHEN 'value' THEN unit WHEN 'others' THEN '(others)' ELSE '' END AS unit,
  customers,
  eligible,
  repurchased,
  rate,
  low,
  high,
  orders,
  revenue,
  aov,
  value,
  value_low,
  value_high
FROM (
${unitsSql(settings, context)}
)`;

/** The followed buyers of a unit, as a SELECT of `customer_id`. */
export const unitMembersSql = (groups: AssociationGroups, unit: string, context: Context): Sql =>
  sql`WITH ${secondsSql(true, context)}, ${namedSql(groups.unit, context)}
SELECT customer_id
FROM named
WHERE unit = ${unit} AND ${isFollowed(groups, context)}`;
