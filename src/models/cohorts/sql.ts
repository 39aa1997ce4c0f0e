import { nothing, sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../question.ts';
import { unitOf, type CohortBy, type CohortSettings, type Measure, type Mode, type Unit } from './settings.ts';

const NAMES: Record<CohortBy, Sql> = {
  day: sql`strftime(first_day, '%Y-%m-%d')`,
  week: sql`strftime(first_day, '%G-W%V')`,
  month: sql`strftime(first_day, '%Y-%m')`,
  quarter: sql`concat(year(first_day), '-Q', quarter(first_day))`,
  category: sql`coalesce(first_category, '')`,
  channel: sql`coalesce(first_channel, '')`,
  product: sql`coalesce(first_product, '')`,
  region: sql`coalesce(first_region, '')`,
};

const AGE_DAYS: Record<Unit, number> = { day: 1, week: 7, month: 30, quarter: 90 };

/** Which period a day is in, counted from the customer's first day: 0 is the first. */
function periodSql(settings: CohortSettings, day: Sql): Sql {
  const unit = unitOf(settings);
  if (settings.columns === 'age') return sql`(${day} - first_day) // ${AGE_DAYS[unit]}`;
  return sql`date_diff(${unit}, first_day, ${day})`;
}

const isByTime = (settings: CohortSettings): boolean => settings.by === unitOf(settings);

/**
 * `buyers`: each with the cohort, the last period that is over (`full_period`) and the last that counts (`seen_period`):
 * the one that has begun, or for a cohort by attribute the one that is over.
 */
function buyersSql(settings: CohortSettings, { customers, frame }: Context): Sql {
  const full = sql`${periodSql(settings, sql`(${frame.to}::DATE + 1)`)} - 1`;
  const seen = isByTime(settings) ? periodSql(settings, sql`${frame.to}::DATE`) : full;
  const start = isByTime(settings) ? sql`date_trunc(${unitOf(settings)}, first_day)::DATE` : sql`NULL::DATE`;
  return sql`buyers AS (
  SELECT
    customer_id,
    first_day,
    ${NAMES[settings.by]} AS cohort,
    ${start} AS cohort_day,
    ${full} AS full_period,
    ${seen} AS seen_period
  FROM ${customers}
)`;
}

/** `active`: what each buyer did in each period. A refund before the first order of the frame counts in period 0. */
const activeSql = (settings: CohortSettings, { orders, refunds }: Context): Sql => sql`activity AS (
  SELECT customer_id, day, 1 AS orders, amount AS revenue, 0 AS refunds
  FROM ${orders}
  UNION ALL
  SELECT customer_id, day, 0, amount, amount
  FROM ${refunds}
), active AS (
  SELECT
    customer_id,
    greatest(0, ${periodSql(settings, sql`day`)}) AS period,
    any_value(cohort) AS cohort,
    any_value(seen_period) AS seen_period,
    sum(orders) AS orders,
    sum(revenue) AS revenue,
    sum(refunds) AS refunds
  FROM activity
  JOIN buyers USING (customer_id)
  GROUP BY customer_id, period
)`;

/** `cells`: every begun cell, how many customers it can hold and whether it is complete. */
const frameOfCells = (byTime: boolean): Sql => sql`cohorts AS (
  SELECT
    cohort,
    min(cohort_day) AS cohort_day,
    count(*) AS customers,
    min(full_period) AS full_period,
    max(seen_period) AS seen_period
  FROM buyers
  GROUP BY cohort
), begun AS (
  SELECT *, unnest(range(0, seen_period + 1)) AS period
  FROM cohorts
), ${
  byTime
    ? sql`cells AS (
  SELECT cohort, cohort_day, period, customers AS cohort_size, period <= full_period AS complete
  FROM begun
)`
    : sql`lasting AS (
  SELECT cohort, seen_period AS period, count(*) AS customers
  FROM buyers
  GROUP BY cohort, seen_period
), cells AS (
  SELECT
    begun.cohort,
    begun.cohort_day,
    period,
    sum(coalesce(lasting.customers, 0)) OVER (PARTITION BY begun.cohort ORDER BY period DESC) AS cohort_size,
    true AS complete
  FROM begun
  LEFT JOIN lasting USING (cohort, period)
)`
}`;

/** How a mode counts customers: steps up and down along the periods, then summed up (or, `on`, taken as they are). */
const MODE_SQL: Record<Mode, { steps: (byTime: boolean) => Sql; sum: (column: Sql) => Sql }> = {
  on: {
    steps: () => sql`SELECT cohort, period, count(*) AS step
  FROM active
  WHERE orders > 0 AND period <= seen_period
  GROUP BY cohort, period`,
    sum: (column) => column,
  },
  onOrAfter: {
    steps: () => sql`SELECT cohort, period, count(*) AS step
  FROM (
    SELECT any_value(cohort) AS cohort, least(max(period), any_value(seen_period)) AS period
    FROM active
    WHERE orders > 0
    GROUP BY customer_id
  )
  GROUP BY cohort, period`,
    sum: (column) => sql`sum(${column}) OVER (PARTITION BY cohort ORDER BY period DESC)`,
  },
  within: {
    steps: (byTime) => sql`SELECT cohort, period, sum(step) AS step
  FROM (
    SELECT cohort, first_return AS period, 1 AS step
    FROM returns
    UNION ALL
    SELECT cohort, seen_period + 1, -1
    FROM returns
    WHERE ${byTime ? sql`false` : sql`true`}
  )
  GROUP BY cohort, period`,
    sum: (column) =>
      sql`CASE WHEN period = 0 THEN cohort_size ELSE sum(${column}) OVER (PARTITION BY cohort ORDER BY period) END`,
  },
};

/** Who came back at all while observed, and when first. */
const RETURNS = sql`, returns AS (
  SELECT any_value(cohort) AS cohort, min(period) AS first_return, any_value(seen_period) AS seen_period
  FROM active
  WHERE orders > 0 AND period > 0 AND period <= seen_period
  GROUP BY customer_id
)`;

const MEASURE_SQL: Record<Measure, Sql> = {
  customers: sql`customers`,
  rate: sql`customers / nullif(cohort_size, 0)`,
  orders: sql`orders`,
  revenue: sql`revenue`,
  cumulative: sql`sum(revenue::DOUBLE / nullif(cohort_size, 0)) OVER (PARTITION BY cohort ORDER BY period)`,
  aov: sql`revenue::DOUBLE / nullif(orders, 0)`,
  refunds: sql`refunds`,
};

/** Up to `measured`: all cells with their counts and the measure as `value`. */
function measuredSql(settings: CohortSettings, context: Context): Sql {
  const { steps, sum } = MODE_SQL[settings.mode];
  const byTime = isByTime(settings);
  return sql`${buyersSql(settings, context)}, ${activeSql(settings, context)}, ${frameOfCells(byTime)}${settings.mode === 'within' ? RETURNS : nothing}, steps AS (
  ${steps(byTime)}
), sums AS (
  SELECT cohort, period, sum(orders) AS orders, sum(revenue) AS revenue, sum(refunds) AS refunds
  FROM active
  WHERE period <= seen_period
  GROUP BY cohort, period
), counted AS (
  SELECT
    cells.*,
    ${sum(sql`coalesce(step, 0)`)} AS customers,
    coalesce(orders, 0) AS orders,
    coalesce(revenue, 0) AS revenue,
    coalesce(refunds, 0) AS refunds
  FROM cells
  LEFT JOIN steps USING (cohort, period)
  LEFT JOIN sums USING (cohort, period)
), measured AS (
  SELECT *, ${MEASURE_SQL[settings.measure]} AS value
  FROM counted
)`;
}

export const cellsSql = (settings: CohortSettings, context: Context): Sql =>
  sql`WITH ${measuredSql(settings, context)}
SELECT cohort, cohort_day, period, cohort_size, customers, orders, revenue, refunds, value, complete
FROM measured
ORDER BY cohort_day, cohort, period`;

export const cellsExportSql = (settings: CohortSettings, context: Context): Sql =>
  sql`WITH ${measuredSql(settings, context)}
SELECT cohort, period, cohort_size, value, complete
FROM measured
ORDER BY cohort_day, cohort, period`;

export const averageSql = (settings: CohortSettings, context: Context): Sql =>
  sql`WITH ${measuredSql(settings, context)}
SELECT
  period,
  count(*) AS cohorts,
  sum(cohort_size) AS cohort_size,
  sum(value::DOUBLE * cohort_size) / sum(cohort_size) AS value
FROM measured
WHERE complete AND value IS NOT NULL
GROUP BY period
ORDER BY period`;

/** The buyers of a cohort, all of them or those whom a cell counts, as a SELECT of `customer_id`. */
export function cohortMembersSql(
  settings: CohortSettings,
  cohort: string,
  period: number | null,
  context: Context,
): Sql {
  if (period === null)
    return sql`WITH ${buyersSql(settings, context)}
SELECT customer_id
FROM buyers
WHERE cohort = ${cohort}`;
  return sql`WITH ${buyersSql(settings, context)}, ${activeSql(settings, context)}
SELECT DISTINCT customer_id
FROM active
WHERE cohort = ${cohort}
  AND orders > 0
  AND ${isByTime(settings) ? sql`period <= seen_period` : sql`${period} <= seen_period`}
  AND ${inCell(settings.mode, period)}`;
}

function inCell(mode: Mode, period: number): Sql {
  if (mode === 'on') return sql`period = ${period}`;
  if (mode === 'onOrAfter') return sql`period >= ${period}`;
  return period === 0 ? sql`period = 0` : sql`period BETWEEN 1 AND ${period}`;
}
