import { sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../../question.ts';
import { knownBy, lifetimeSql } from './sql.ts';
import { DAYS_PER_YEAR, type ClvSettings } from '../settings.ts';
import { MOST_HORIZON_DAYS, UNIT_DAYS, type Valuation } from '../valuation.ts';

export interface BesideParams {
  readonly settings: ClvSettings;
  readonly fittedTo: string | null;
  readonly horizonDays: number;
  /** Of the same day and horizon; null while the data carry no fit. */
  readonly valuation: Valuation | null;
}

const MONTH_DAYS = UNIT_DAYS.month;

/** @throws {RangeError} for settings that cannot be used */
export function besideSql({ settings, fittedTo, horizonDays, valuation }: BesideParams, context: Context): Sql {
  if (!(horizonDays > 0 && horizonDays <= MOST_HORIZON_DAYS)) throw new RangeError(`horizonDays: ${horizonDays}`);
  const known = knownBy(fittedTo, context);
  const { remainingDays, marginRate, discountRate } = settings;
  const monthRetention =
    remainingDays === null
      ? sql`pow(stayed_customers / nullif(early_customers, 0), ${MONTH_DAYS} / half_days)`
      : remainingDays === 0
        ? sql`0`
        : sql`${Math.exp(-MONTH_DAYS / remainingDays)}`;
  const months = horizonDays / MONTH_DAYS;
  return sql`WITH ${lifetimeSql(settings, known)}, spent AS (
  SELECT count(DISTINCT customer_id) AS customers, count(*) AS orders, coalesce(sum(amount), 0)::DOUBLE AS amount
  FROM ${known.orders}
), returned AS (
  SELECT coalesce(sum(amount), 0)::DOUBLE AS amount
  FROM ${known.refunds}
  WHERE customer_id IN (SELECT customer_id FROM ${known.orders})
), factors AS (
  SELECT
    customers,
    orders,
    spent.amount + returned.amount AS revenue,
    (spent.amount + returned.amount) / nullif(orders, 0) AS aov,
    orders / nullif(customers, 0) / years AS orders_per_year,
    remaining_days,
    half_days,
    early_customers,
    stayed_customers,
    ${monthRetention} AS month_retention,
    ${(1 + discountRate) ** (1 / 12) - 1} AS month_discount
  FROM spent, returned, lifetime
), monthly AS (
  SELECT *, aov * orders_per_year * ${(MONTH_DAYS / DAYS_PER_YEAR) * marginRate} AS month_margin
  FROM factors
), weights AS (
  SELECT
    *,
    (
      -- The last month of the horizon may be a part of one.
      SELECT sum(pow(month_retention / (1 + month_discount), least(month, ${months})) * least(1, ${months} - month + 1))
      FROM range(1, ${Math.ceil(months - 1e-9) + 1}) AS months(month)
    ) AS months_horizon,
    month_retention / nullif(1 + month_discount - month_retention, 0) AS months_life
  FROM monthly
), modelled AS (
  ${modelSql(valuation, context)}
)
SELECT
  customers,
  orders,
  revenue,
  aov,
  orders_per_year,
  half_days,
  early_customers,
  stayed_customers,
  remaining_days,
  month_retention,
  month_discount,
  month_margin,
  months_horizon,
  revenue / nullif(customers, 0) AS historic,
  aov * orders_per_year * remaining_days / ${DAYS_PER_YEAR} AS course_life,
  aov * orders_per_year * least(remaining_days, ${horizonDays}) / ${DAYS_PER_YEAR} AS course_horizon,
  CASE WHEN remaining_days IS NOT NULL THEN month_margin * months_life END AS margin_life,
  month_margin * months_horizon AS margin_horizon,
  modelled.*
FROM weights, modelled`;
}

/**
 * Means over all customers. The bounds are means of the customers' own: as one error of the parameters moves them all
 * together, that of the mean is at most as wide. Where a customer has none, the mean has none.
 */
const modelSql = (valuation: Valuation | null, context: Context): Sql =>
  valuation === null
    ? sql`SELECT
    NULL::DOUBLE AS model_alive,
    NULL::DOUBLE AS model_orders,
    NULL::DOUBLE AS model_spend,
    NULL::DOUBLE AS model_value,
    NULL::DOUBLE AS model_low,
    NULL::DOUBLE AS model_high`
    : sql`SELECT
    avg(p_alive) AS model_alive,
    avg(expected_orders) AS model_orders,
    sum(expected_revenue) / nullif(sum(expected_orders), 0) AS model_spend,
    avg(value) AS model_value,
    ${meanBoundSql(sql`low`)} AS model_low,
    ${meanBoundSql(sql`high`)} AS model_high
  FROM ${context.valued(valuation)}`;

/** Of value, which is a constant part of the expected revenue of each customer. */
const meanBoundSql = (bound: Sql): Sql =>
  sql`CASE WHEN count(${bound}) = count(*) THEN avg(${bound} * coalesce(value / nullif(expected_revenue, 0), 1)) END`;
