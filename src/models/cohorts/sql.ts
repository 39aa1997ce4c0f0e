import { join, nothing, sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../question.ts';
import {
  checkSettings,
  isByAttribute,
  isByTime,
  MOST_COHORTS,
  tilesOf,
  unitOf,
  without,
  type CohortBy,
  type CohortSettings,
  type Measure,
  type Mode,
  type Unit,
} from './settings.ts';

/** What a cohort is called, from its `key`. */
const NAMES: Record<CohortBy, Sql> = {
  day: sql`strftime(key, '%Y-%m-%d')`,
  week: sql`strftime(key, '%G-W%V')`,
  month: sql`strftime(key, '%Y-%m')`,
  quarter: sql`concat(year(key), '-Q', quarter(key))`,
  category: sql`key`,
  channel: sql`key`,
  product: sql`key`,
  region: sql`key`,
  price: sql`key::VARCHAR`,
};

const AGE_DAYS: Record<Unit, number> = { day: 1, week: 7, month: 30, quarter: 90 };

/** Which period a day is in, counted from the customer's first day: 0 is the first. */
function periodSql(settings: CohortSettings, day: Sql): Sql {
  const unit = unitOf(settings);
  if (settings.brackets) {
    const tiles = tilesOf(settings.brackets).map(
      ({ to }, place) => sql`WHEN ${day} - first_day <= ${to} THEN ${place}`,
    );
    return sql`CASE ${join(tiles, ' ')} ELSE ${tiles.length} END`;
  }
  if (settings.columns === 'age') return sql`(${day} - first_day) // ${AGE_DAYS[unit]}`;
  // From any other day than its first, DuckDB counts weeks of seven days, not those of the calendar.
  if (unit === 'week') return sql`date_diff('week', date_trunc('week', first_day)::DATE, ${day})`;
  return sql`date_diff(${unit}, first_day, ${day})`;
}

/** Price bands as a list of their bounds: quartiles of the first orders (type 7), or the reader's own. */
const boundsSql = ({ by, bands }: CohortSettings, { customers }: Context): Sql =>
  by !== 'price'
    ? nothing
    : bands
      ? sql`bounds AS (
  SELECT [${join([...bands])}]::DOUBLE[] AS bounds
), `
      : sql`bounds AS (
  SELECT quantile_cont(first_amount::DOUBLE, [0.25, 0.5, 0.75]) AS bounds
  FROM ${customers}
), `;

/** Which cohort a customer is in: a day, a text or the number of a band. A bound belongs to the band above, a quartile to the one below. */
function keySql(settings: CohortSettings): Sql {
  if (isByTime(settings)) return sql`date_trunc(${unitOf(settings)}, first_day)::DATE`;
  if (settings.by !== 'price') return sql`coalesce(${ATTRIBUTE_SQL[settings.by] ?? nothing}, '')`;
  const above = settings.bands ? sql`>=` : sql`>`;
  const steps = Array.from(
    { length: settings.bands?.length ?? 3 },
    (_, place) => sql`(first_amount::DOUBLE ${above} bounds[${place + 1}])::INTEGER`,
  );
  return sql`1 + ${join(steps, ' + ')}`;
}

const ATTRIBUTE_SQL: Partial<Record<CohortBy, Sql>> = {
  category: sql`first_category`,
  channel: sql`first_channel`,
  product: sql`first_product`,
  region: sql`first_region`,
};

/** Days on which cohorts by time begin that are asked for. */
function sinceSql(settings: CohortSettings): Sql {
  if (settings.since === undefined || !isByTime(settings)) return nothing;
  const since = sql`date_trunc(${unitOf(settings)}, ${settings.since}::DATE)`;
  // A quarter is no interval of its own.
  const [many, unit] = unitOf(settings) === 'quarter' ? [3 * MOST_COHORTS, 'month'] : [MOST_COHORTS, unitOf(settings)];
  return sql`
  WHERE first_day >= ${since}
    AND first_day < ${since} + to_${INTERVALS[unit as Exclude<Unit, 'quarter'>]}(${many})`;
}
const INTERVALS = { day: sql`days`, week: sql`weeks`, month: sql`months` };

/**
 * `labels`: every cohort with its place, its name (null for the others together), its first day, its bounds and its
 * customers. `buyers`: each with the place of the cohort, the last period that is over (`full_period`) and the last that
 * counts (`seen_period`): the one that has begun, or for a cohort not by time the one that is over.
 */
function buyersSql(settings: CohortSettings, context: Context): Sql {
  checkSettings(settings);
  const { customers, frame } = context;
  const full = sql`${periodSql(settings, sql`(${frame.to}::DATE + 1)`)} - 1`;
  const seen = isByTime(settings) ? periodSql(settings, sql`${frame.to}::DATE`) : full;
  const byAttribute = isByAttribute(settings);
  const isPrice = settings.by === 'price';
  const place = sql`row_number() OVER (ORDER BY ${byAttribute ? sql`customers DESC, key` : sql`key`})`;
  const cut = byAttribute && settings.top !== undefined ? settings.top : null;
  return sql`${boundsSql(settings, context)}keyed AS (
  SELECT
    customer_id,
    row_number() OVER () AS buyer,
    first_day,
    ${keySql(settings)} AS key,
    ${full} AS full_period,
    ${seen} AS seen_period,
    ${periodSql(settings, sql`last_day`)} AS last_period,
    orders AS all_orders,
    revenue AS all_revenue
  FROM ${customers}${isPrice ? sql`, bounds` : nothing}${sinceSql(settings)}
), placed AS (
  SELECT
    key,
    customers,
    ${cut === null ? place : sql`least(${place}, ${cut + 1})`} AS place
  FROM (
    SELECT key, count(*) AS customers
    FROM keyed
    GROUP BY key
  )
), labels AS (
  SELECT
    place,
    ${cut === null ? sql`any_value(${NAMES[settings.by]})` : sql`CASE WHEN place <= ${cut} THEN any_value(key) END`} AS cohort,
    ${isByTime(settings) ? sql`any_value(key)` : sql`NULL::DATE`} AS cohort_day,
    ${isPrice ? sql`any_value(bounds[key - 1])` : sql`NULL::DOUBLE`} AS from_amount,
    ${isPrice ? sql`any_value(bounds[key])` : sql`NULL::DOUBLE`} AS to_amount,
    sum(customers) AS customers
  FROM placed${isPrice ? sql`, bounds` : nothing}
  GROUP BY place
), buyers AS (
  SELECT customer_id, buyer, first_day, place, full_period, seen_period, last_period, all_orders, all_revenue
  FROM keyed
  JOIN placed USING (key)
)`;
}

/** What buyers did: their orders, and money back. */
const activitySql = ({ orders, refunds }: Context): Sql => sql`activity AS (
  SELECT customer_id, day, 1 AS orders, amount AS revenue, 0 AS refunds
  FROM ${orders}
  UNION ALL
  SELECT customer_id, day, 0, amount, amount
  FROM ${refunds}
)`;

/**
 * `happened`: every order and refund with its buyer, cohort and period. A refund before the first order of the frame
 * counts in period 0. Buyers are numbered: telling them apart by their ids costs several times as much.
 */
const happenedSql = (settings: CohortSettings, context: Context): Sql => sql`${activitySql(context)}, happened AS (
  SELECT
    customer_id,
    buyer,
    greatest(0, ${periodSql(settings, sql`day`)}) AS period,
    place,
    seen_period,
    activity.orders AS orders,
    revenue,
    refunds
  FROM activity
  JOIN buyers USING (customer_id)
)`;

/** `cells`: every begun cell, how many customers it can hold and whether it is complete. */
const frameOfCells = (byTime: boolean): Sql => sql`cohorts AS (
  SELECT
    place,
    count(*) AS customers,
    min(full_period) AS full_period,
    max(seen_period) AS seen_period
  FROM buyers
  GROUP BY place
), begun AS (
  SELECT *, unnest(range(0, seen_period + 1)) AS period
  FROM cohorts
), ${
  byTime
    ? sql`cells AS (
  SELECT place, period, customers AS cohort_size, period <= full_period AS complete
  FROM begun
)`
    : sql`lasting AS (
  SELECT place, seen_period AS period, count(*) AS customers
  FROM buyers
  GROUP BY place, seen_period
), cells AS (
  SELECT
    begun.place,
    period,
    sum(coalesce(lasting.customers, 0)) OVER (PARTITION BY begun.place ORDER BY period DESC) AS cohort_size,
    true AS complete
  FROM begun
  LEFT JOIN lasting USING (place, period)
)`
}`;

/** How a mode counts customers: steps up and down along the periods, then summed up (or, `on`, taken as they are). */
const MODE_SQL: Record<Mode, { steps: (byTime: boolean) => Sql; sum: (column: Sql) => Sql }> = {
  on: {
    steps: () => sql`SELECT place, period, count(*) AS step
  FROM (
    SELECT DISTINCT buyer, place, period
    FROM happened
    WHERE orders > 0 AND period <= seen_period
  )
  GROUP BY place, period`,
    sum: (column) => column,
  },
  onOrAfter: {
    steps: () => sql`SELECT place, least(last_period, seen_period) AS period, count(*) AS step
  FROM buyers
  GROUP BY place, least(last_period, seen_period)`,
    sum: (column) => sql`sum(${column}) OVER (PARTITION BY place ORDER BY period DESC)`,
  },
  within: {
    steps: (byTime) => sql`SELECT place, period, sum(step) AS step
  FROM (
    SELECT place, first_return AS period, 1 AS step
    FROM returns
    UNION ALL
    SELECT place, seen_period + 1, -1
    FROM returns
    WHERE ${byTime ? sql`false` : sql`true`}
  )
  GROUP BY place, period`,
    sum: (column) =>
      sql`CASE WHEN period = 0 THEN cohort_size ELSE sum(${column}) OVER (PARTITION BY place ORDER BY period) END`,
  },
};

/** Who came back at all while observed, and when first. */
const RETURNS = sql`, returns AS (
  SELECT any_value(place) AS place, min(period) AS first_return, any_value(seen_period) AS seen_period
  FROM happened
  WHERE orders > 0 AND period > 0 AND period <= seen_period
  GROUP BY buyer
)`;

const MEASURE_SQL: Record<Measure, Sql> = {
  customers: sql`customers`,
  rate: sql`customers / nullif(cohort_size, 0)`,
  orders: sql`orders`,
  revenue: sql`revenue`,
  cumulative: sql`sum(revenue::DOUBLE / nullif(cohort_size, 0)) OVER (PARTITION BY place ORDER BY period)`,
  aov: sql`revenue::DOUBLE / nullif(orders, 0)`,
  refunds: sql`refunds`,
};

/** The periods asked for: what is beyond the last bracket is none. */
function askedSql({ brackets, periods }: CohortSettings): Sql {
  const most = Math.min(brackets ? tilesOf(brackets).length : Infinity, periods ?? Infinity);
  return Number.isFinite(most)
    ? sql`
  WHERE period < ${most}`
    : nothing;
}

/** Up to `measured`: all cells with their counts and the measure as `value`. */
function measuredSql(settings: CohortSettings, context: Context): Sql {
  const { steps, sum } = MODE_SQL[settings.mode];
  const byTime = isByTime(settings);
  return sql`${buyersSql(settings, context)}, ${happenedSql(settings, context)}, ${frameOfCells(byTime)}${settings.mode === 'within' ? RETURNS : nothing}, steps AS (
  ${steps(byTime)}
), sums AS (
  SELECT place, period, sum(orders) AS orders, sum(revenue) AS revenue, sum(refunds) AS refunds
  FROM happened
  WHERE period <= seen_period
  GROUP BY place, period
), counted AS (
  SELECT
    cells.*,
    ${sum(sql`coalesce(step, 0)`)} AS customers,
    coalesce(orders, 0) AS orders,
    coalesce(revenue, 0) AS revenue,
    coalesce(refunds, 0) AS refunds
  FROM cells
  LEFT JOIN steps USING (place, period)
  LEFT JOIN sums USING (place, period)
), every_cell AS (
  SELECT *, ${MEASURE_SQL[settings.measure]} AS value
  FROM counted
), measured AS (
  SELECT *
  FROM every_cell${askedSql(settings)}
)`;
}

export const cellsSql = (settings: CohortSettings, context: Context): Sql =>
  sql`WITH ${measuredSql(settings, context)}
SELECT
  cohort,
  cohort_day,
  from_amount,
  to_amount,
  period,
  cohort_size,
  measured.customers AS customers,
  orders,
  revenue,
  refunds,
  value,
  complete
FROM measured
JOIN labels USING (place)
ORDER BY place, period`;

/** The name of a cohort in files: the bounds of a band, and for the others together a name in brackets. */
function exportNameSql({ by, bands }: CohortSettings): Sql {
  if (by !== 'price') return sql`coalesce(cohort, '(others)')`;
  const [below, above] = bands ? [sql`'<'`, sql`'>='`] : [sql`'<='`, sql`'>'`];
  const plain = (amount: Sql) => sql`regexp_replace(${amount}::VARCHAR, '[.]0$', '')`;
  const [from, to] = [plain(sql`from_amount`), plain(sql`to_amount`)];
  return sql`CASE
    WHEN from_amount IS NULL THEN concat(${below}, ${to})
    WHEN to_amount IS NULL THEN concat(${above}, ${from})
    ELSE concat(${from}, '..', ${to})
  END`;
}

/** A period in files: its number, or the days of its bracket. */
function exportPeriodSql({ brackets }: CohortSettings): Sql {
  if (!brackets) return sql`period`;
  const names = tilesOf(brackets).map(({ from, to }) => (from === to ? `${from}` : `${from}..${to}`));
  return sql`[${join(names)}][period + 1]`;
}

export const cellsExportSql = (settings: CohortSettings, context: Context): Sql =>
  sql`WITH ${measuredSql(settings, context)}
SELECT
  ${exportNameSql(settings)} AS cohort,
  ${exportPeriodSql(settings)} AS period,
  cohort_size,
  value,
  complete
FROM measured
JOIN labels USING (place)
ORDER BY place, measured.period`;

/** Per cohort what its customers have done so far, observed periods or not; `returned` after their first period. */
export const totalsSql = (settings: CohortSettings, context: Context): Sql =>
  sql`WITH ${buyersSql(settings, context)}, sums AS (
  SELECT
    place,
    count(*) FILTER (last_period > 0) AS returned,
    sum(all_orders) AS orders,
    sum(all_revenue) AS revenue,
    coalesce(sum(back.amount), 0) AS refunds
  FROM buyers
  LEFT JOIN (
    SELECT customer_id, sum(amount) AS amount
    FROM ${context.refunds}
    GROUP BY customer_id
  ) AS back USING (customer_id)
  GROUP BY place
)
SELECT
  cohort,
  cohort_day,
  from_amount,
  to_amount,
  labels.customers AS customers,
  returned,
  orders,
  revenue,
  refunds
FROM labels
JOIN sums USING (place)
ORDER BY place`;

export const totalsExportSql = (settings: CohortSettings, context: Context): Sql =>
  sql`SELECT
  ${exportNameSql(settings)} AS cohort,
  customers,
  returned,
  orders,
  revenue,
  refunds,
  revenue::DOUBLE / customers AS revenue_per_customer
FROM (
${totalsSql(settings, context)}
)`;

/** What each cohort brought in each stretch of the calendar. `place` counts the cohorts in their order from 1. */
export const courseSql = (settings: CohortSettings, every: Unit, context: Context): Sql =>
  sql`WITH ${buyersSql(settings, context)}, ${activitySql(context)}
SELECT
  place,
  any_value(cohort) AS cohort,
  any_value(cohort_day) AS cohort_day,
  any_value(from_amount) AS from_amount,
  any_value(to_amount) AS to_amount,
  date_trunc(${every}, day)::DATE AS start,
  sum(activity.orders) AS orders,
  sum(revenue) AS revenue
FROM activity
JOIN buyers USING (customer_id)
JOIN labels USING (place)
GROUP BY place, start
ORDER BY start, place`;

export const courseExportSql = (settings: CohortSettings, every: Unit, context: Context): Sql =>
  sql`SELECT
  start,
  ${exportNameSql(settings)} AS cohort,
  orders,
  revenue,
  revenue::DOUBLE / nullif(sum(revenue) OVER (PARTITION BY start), 0) AS share
FROM (
${courseSql(settings, every, context)}
)
ORDER BY start, place`;

/**
 * The buyers of a cohort (null: of the others together), all of them or those whom a cell counts, as a SELECT of
 * `customer_id`. A named cohort is itself whether or not it is among the largest.
 */
export function cohortMembersSql(
  settings: CohortSettings,
  cohort: string | null,
  period: number | null,
  context: Context,
): Sql {
  const who = cohort === null ? settings : without(settings, 'top');
  const place = sql`place IN (SELECT place FROM labels WHERE cohort IS NOT DISTINCT FROM ${cohort})`;
  if (period === null)
    return sql`WITH ${buyersSql(who, context)}
SELECT customer_id
FROM buyers
WHERE ${place}`;
  return sql`WITH ${buyersSql(who, context)}, ${happenedSql(who, context)}
SELECT DISTINCT customer_id
FROM happened
WHERE ${place}
  AND orders > 0
  AND ${isByTime(settings) ? sql`period <= seen_period` : sql`${period} <= seen_period`}
  AND ${inCell(settings.mode, period)}`;
}

function inCell(mode: Mode, period: number): Sql {
  if (mode === 'on') return sql`period = ${period}`;
  if (mode === 'onOrAfter') return sql`period >= ${period}`;
  return period === 0 ? sql`period = 0` : sql`period BETWEEN 1 AND ${period}`;
}
