import { ident, join, sql, type Sql } from '#sql/tag.ts';
import { atLeast } from '../../limits.ts';
import type { Context } from '../../question.ts';
import { checkCuts, checkPlan, QUADRANTS, type Cuts, type WinBackPlan, type Worth } from './settings.ts';
import type { ForecastTest } from '../forecast.ts';
import type { Valuation } from '../valuation.ts';

/** Below it the quotient of two numbers near 0 says nothing; the value if active then goes to 0 with P(alive). */
const LEAST_ALIVE = 1e-12;

/**
 * `context.valued` with `value_if_active` (value given that they are still customers: value / P(alive)), `at_stake` (what
 * of it is expected to be lost: value if active × (1 − P(alive))) and `days_since` the last purchase.
 */
const activeSql = (valuation: Valuation, context: Context): Sql => sql`(
  SELECT *, greatest(value_if_active - value, 0) AS at_stake
  FROM (
    SELECT *, value / greatest(p_alive, ${LEAST_ALIVE}) AS value_if_active, t - t_x AS days_since
    FROM ${context.valued(valuation)}
  )
)`;

/** The value cut as one row, `value_cut`: found in the data it is cut to four digits, so that it can be said and kept. */
function valueCutSql(worth: Worth): Sql {
  if (worth.by === 'amount') return sql`SELECT ${worth.amount}::DOUBLE AS value_cut`;
  const digit = sql`pow(10, floor(log10(wanted)) - 3)`;
  return sql`SELECT CASE WHEN wanted > 0 THEN floor(wanted / ${digit}) * ${digit} ELSE wanted END AS value_cut
  FROM (
    SELECT ${worth.by === 'mean' ? sql`avg(value_if_active)` : sql`quantile_cont(value_if_active, ${1 - worth.share})`} AS wanted
    FROM active
  )`;
}

/** A row per quadrant, in their order, empty ones too. */
export function quadrantsSql(valuation: Valuation, cuts: Cuts, context: Context): Sql {
  checkCuts(cuts);
  return sql`WITH active AS (
  SELECT *
  FROM ${activeSql(valuation, context)}
), cut AS (
  ${valueCutSql(cuts.worth)}
), placed AS (
  SELECT
    active.*,
    CASE
      WHEN p_alive >= ${cuts.alive} AND value_if_active >= value_cut THEN 'keep'
      WHEN value_if_active >= value_cut THEN 'win-back'
      WHEN p_alive >= ${cuts.alive} THEN 'grow'
      ELSE 'let-go'
    END AS quadrant
  FROM active, cut
), quadrants AS (
  SELECT unnest(range(${QUADRANTS.length})) AS place, unnest([${join(QUADRANTS)}]) AS quadrant
)
SELECT
  quadrants.quadrant,
  ${cuts.alive} AS alive_cut,
  (SELECT max(value_cut) FROM cut) AS value_cut,
  count(placed.quadrant) AS customers,
  count(placed.quadrant) / nullif(sum(count(placed.quadrant)) OVER (), 0) AS share,
  avg(p_alive) AS p_alive,
  coalesce(sum(expected_orders), 0) AS expected_orders,
  coalesce(sum(expected_revenue), 0) AS expected_revenue,
  coalesce(sum(value), 0) AS value,
  coalesce(sum(value_if_active), 0) AS value_if_active,
  coalesce(sum(at_stake), 0) AS at_stake,
  coalesce(sum(historic), 0) AS historic
FROM quadrants
LEFT JOIN placed USING (quadrant)
GROUP BY place, quadrants.quadrant
ORDER BY place`;
}

/** Bins of P(alive). */
const ACROSS = 20;
/** Most bins of value; the bin of zero comes on top. */
const UP = 39;
/** Parts of a decade that bins of value may be, the finest first. */
const PARTS = [20, 10, 5, 4, 2, 1] as const;

const finest = join(
  PARTS.slice(0, -1).map((parts) => sql`WHEN (max(decade) - min(decade)) * ${parts} < ${UP - 1} THEN ${parts}`),
  '\n      ',
);

/** Customers by P(alive) and value if active: at most 20 × 40 cells. Values a 40th decade below the largest count as 0. */
export const actDensitySql = (valuation: Valuation, context: Context): Sql => sql`WITH points AS (
  SELECT
    p_alive,
    value_if_active,
    CASE WHEN value_if_active > 0 AND value_if_active > 1e-9 * max(value_if_active) OVER () THEN log10(value_if_active) END AS decade
  FROM ${activeSql(valuation, context)}
), scale AS (
  SELECT
    CASE
      ${finest}
      ELSE ${PARTS.at(-1)!}
    END AS parts
  FROM points
), bins AS (
  SELECT
    least(floor(round(p_alive * ${ACROSS}, 9)), ${ACROSS - 1}) AS x,
    floor(round(decade * parts, 9))::INTEGER AS y,
    parts,
    count(*) AS customers
  FROM points, scale
  GROUP BY ALL
)
SELECT
  x / ${ACROSS} AS alive_low,
  (x + 1) / ${ACROSS} AS alive_high,
  pow(10, y / parts) AS value_low,
  CASE WHEN y IS NULL THEN 0 ELSE pow(10, (y + 1) / parts) END AS value_high,
  customers
FROM bins
ORDER BY x, y NULLS FIRST`;

/** A customer's place between 0 and 1 that never changes under one seed. */
const drawSql = (seed: number): Sql =>
  sql`(('0x' || substr(md5(customer_id || ${`#${seed}`}), 1, 8))::UBIGINT / ${2 ** 32})`;

/**
 * `listed`: whom the plan lists, the most at stake first; `side` is contact or control. Candidates are those whose stake
 * is larger than a contact costs; the control group is drawn among those candidates that the budget reaches.
 */
function listedSql(valuation: Valuation, plan: WinBackPlan, context: Context): Sql {
  checkPlan(plan);
  const { alive, floor, cost, budget, control, seed } = plan;
  const most = budget === null || cost === 0 ? null : mostContacts(budget, cost);
  const reached = sql`(SELECT min(place) FROM ranked WHERE side = 'contact' AND side_place = ${most})`;
  return sql`pool AS (
  SELECT *
  FROM ${activeSql(valuation, context)}
  WHERE p_alive >= ${floor} AND p_alive < ${alive}
), candidates AS MATERIALIZED (
  SELECT
    *,
    CASE WHEN ${drawSql(seed)} < ${control} THEN 'control' ELSE 'contact' END AS side,
    ${cost} / value_if_active AS break_even
  FROM pool
  WHERE at_stake > ${cost}
), ranked AS MATERIALIZED (
  SELECT
    *,
    row_number() OVER (ORDER BY at_stake DESC, customer_id) AS place,
    row_number() OVER (PARTITION BY side ORDER BY at_stake DESC, customer_id) AS side_place
  FROM candidates
), listed AS (
  SELECT *
  FROM ranked
  WHERE ${most === null ? sql`true` : most === 0 ? sql`false` : sql`place <= coalesce(${reached}, 2147483647)`}
)`;
}

/** Whole contacts that a budget pays; an INTEGER holds it. */
const mostContacts = (budget: number, cost: number): number =>
  Math.min(Math.floor(budget / cost + 1e-9), 2_000_000_000);

/** A window of the list. */
export function winBackSql(
  valuation: Valuation,
  plan: WinBackPlan,
  page: { readonly offset: number; readonly limit: number } | null,
  context: Context,
): Sql {
  if (page) atLeast(0, page);
  const window = page ? sql`WHERE place > ${page.offset} AND place <= ${page.offset + page.limit}` : sql``;
  return sql`WITH ${listedSql(valuation, plan, context)}
SELECT
  place,
  customer_id,
  side AS "group",
  p_alive,
  value_if_active,
  at_stake,
  break_even,
  expected_revenue,
  historic,
  x + 1 AS purchase_days,
  last_day AS last_order_day,
  days_since + 1 AS days_since_last_order
FROM listed
${window}
ORDER BY place`;
}

/** What the plan comes to, one row. */
export const winBackTotalsSql = (valuation: Valuation, plan: WinBackPlan, context: Context): Sql =>
  sql`WITH ${listedSql(valuation, plan, context)}, of_pool AS (
  SELECT count(*) AS pool, coalesce(sum(at_stake), 0) AS pool_at_stake
  FROM pool
), of_candidates AS (
  SELECT count(*) AS candidates
  FROM candidates
), of_list AS (
  SELECT
    count(*) FILTER (WHERE side = 'contact') AS contacts,
    count(*) FILTER (WHERE side = 'control') AS controls,
    coalesce(sum(value_if_active) FILTER (WHERE side = 'contact'), 0) AS value_if_active,
    coalesce(sum(at_stake) FILTER (WHERE side = 'contact'), 0) AS at_stake,
    avg(p_alive) FILTER (WHERE side = 'contact') AS p_alive,
    max(break_even) FILTER (WHERE side = 'contact') AS worst_break_even
  FROM listed
)
SELECT
  *,
  contacts * ${plan.cost} AS cost,
  contacts * ${plan.cost} / nullif(value_if_active, 0) AS break_even
FROM of_pool, of_candidates, of_list`;

/** The listed customers of one side, or of both, as a SELECT of `customer_id`. */
export const winBackMembersSql = (
  valuation: Valuation,
  plan: WinBackPlan,
  side: 'contact' | 'control' | null,
  context: Context,
): Sql => sql`WITH ${listedSql(valuation, plan, context)}
SELECT customer_id
FROM listed
WHERE ${side === null ? sql`true` : sql`side = ${side}`}`;

/** What a mark of the act view can ask for beside the fields of every forecast. */
export const ACT_FIELDS = {
  p_alive: 'rate',
  value_if_active: 'money',
  x: 'integer',
  days_since: 'integer',
} as const;
export type ActField = keyof typeof ACT_FIELDS;
export type ActTest = Omit<ForecastTest, 'field'> & { readonly field: ActField };

/** The customers that pass every test, as a SELECT of `customer_id`. Without tests: everyone. */
export function actMembersSql(valuation: Valuation, tests: readonly ActTest[], context: Context): Sql {
  const bounds = tests.flatMap(({ field, from, below }) => [
    ...(from === null ? [] : [sql`${ident(field)} >= ${from}`]),
    ...(below === null ? [] : [sql`${ident(field)} < ${below}`]),
  ]);
  return sql`SELECT customer_id
FROM ${activeSql(valuation, context)}
WHERE ${bounds.length === 0 ? sql`true` : join(bounds, ' AND ')}`;
}

/** Where the classes of repeat purchase days begin; the last is open. */
export const FREQUENCIES = [0, 1, 2, 3, 4, 5, 6, 8, 11, 16, 26, 51] as const;
/** Columns of days since the last purchase, at most. */
const MOST_COLUMNS = 12;

/**
 * The shop's own customers by repeat purchase days and days since the last purchase, at most 12 × 12 cells, and the age
 * of the customer in the middle, of those who came back where there are any.
 */
export const recencyFrequencySql = (valuation: Valuation, context: Context): Sql => sql`WITH active AS (
  SELECT *
  FROM ${activeSql(valuation, context)}
), scale AS (
  SELECT
    ceil((max(days_since) + 1) / ${MOST_COLUMNS})::INTEGER AS width,
    coalesce(median(t::DOUBLE) FILTER (WHERE x > 0), median(t::DOUBLE)) AS typical_age,
    max(t) AS most_age
  FROM active
), placed AS (
  SELECT
    list_max(list_filter([${join(FREQUENCIES)}], lambda least: least <= x)) AS x_low,
    days_since // width AS bin,
    p_alive,
    expected_orders
  FROM active, scale
)
SELECT
  x_low,
  bin * width AS days_low,
  (bin + 1) * width AS days_high,
  count(*) AS customers,
  avg(p_alive) AS p_alive,
  avg(expected_orders) AS expected_orders,
  any_value(typical_age) AS typical_age,
  any_value(most_age) AS most_age
FROM placed, scale
GROUP BY x_low, bin, width
ORDER BY x_low, bin`;
