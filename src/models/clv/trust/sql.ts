import { addDays } from '#orders/days.ts';
import { ident, sql, type Sql } from '#sql/tag.ts';
import { atLeast } from '../../limits.ts';
import type { Context } from '../../question.ts';
import { historiesSql, lastKnownDay, type Tables } from '../histories.ts';
import type { Valuation } from '../valuation.ts';

/** 95 % of a normal distribution lie within so many standard errors. */
const Z95 = 1.959963984540054;
/** Of a Poisson count of which none was seen, the upper bound at 97.5 %: −ln 0.025. */
const NONE_SEEN = 3.688879454113936;
export const TENTHS = 10;
/** Customers with more repeat purchase days are one group. */
export const MOST_REPEATS = 7;

/** Forecasts that are put to the test: the model's, and two that need none. */
export const FORECASTERS = ['model', 'last', 'average'] as const;
export type Forecaster = (typeof FORECASTERS)[number];

/**
 * What was forecast for each customer known by `fittedTo`, and what came in the `horizonDays` after it: customer_id, x, t
 * INTEGER, model DOUBLE (expected purchase days), last DOUBLE (as many as in the same number of days before), average
 * DOUBLE (own repeats per day so far), actual INTEGER (purchase days). No rows where the horizon ends after the frame:
 * what has not been seen cannot judge.
 *
 * @throws {RangeError} for a horizon that is not whole days
 */
export function judgedSql(valuation: Valuation, context: Context): Sql {
  const { horizonDays } = valuation;
  atLeast(1, { horizonDays });
  const end = lastKnownDay(valuation.fittedTo, context);
  const until = addDays(end, horizonDays);
  const from = sql`${addDays(end, -horizonDays)}::DATE`;
  return sql`SELECT
  customer_id,
  x,
  t,
  expected_orders AS model,
  (coalesce(before, 0) - (first_day > ${from})::INTEGER)::DOUBLE AS last,
  CASE WHEN t > 0 THEN x / t * ${horizonDays} ELSE 0 END::DOUBLE AS average,
  coalesce(after, 0)::INTEGER AS actual
FROM ${context.valued(valuation)}
LEFT JOIN (
  SELECT
    customer_id,
    count(DISTINCT day) FILTER (WHERE day <= ${end}::DATE) AS before,
    count(DISTINCT day) FILTER (WHERE day > ${end}::DATE) AS after
  FROM ${context.orders}
  WHERE day > ${from} AND day <= ${until}::DATE
  GROUP BY customer_id
) USING (customer_id)
WHERE ${until <= context.frame.to}`;
}

/** The place of each row by a column from 1, those alike at their mean place. */
const midRank = (column: string): Sql =>
  sql`(rank() OVER (ORDER BY ${ident(column)}) + (count(*) OVER (PARTITION BY ${ident(column)}) - 1) / 2)`;

/** Tenths of the customers, 10 the highest; of those alike, by their ids. Fewer customers than tenths fill the lowest. */
const tenthBy = (column: string): Sql => sql`ntile(${TENTHS}) OVER (ORDER BY ${ident(column)}, customer_id)`;

/**
 * One row that compares forecasts and facts. Of each forecaster: its sum, mean absolute error `_mae`, root of the mean
 * squared error `_rmse`, and `_gini`, how much of the order of customers it finds: the Gini coefficient of the facts in
 * its order over that in their own, 1 for perfect, 0 for chance.
 */
export function judgementSql(valuation: Valuation, context: Context): Sql {
  const of = (build: (forecaster: Sql, name: Forecaster) => Sql): Sql =>
    FORECASTERS.map((name) => build(ident(name), name)).reduce(
      (all, one) => sql`${all},
  ${one}`,
    );
  return sql`WITH judged AS (
${judgedSql(valuation, context)}
), ranked AS (
  SELECT
    *,
    ${midRank('actual')} AS actual_rank,
    ${of((_, name) => sql`${midRank(name)} AS ${ident(`${name}_rank`)}`)},
    ${tenthBy('model')} AS tenth,
    ${tenthBy('actual')} AS actual_tenth
  FROM judged
)
SELECT
  count(*) AS customers,
  count(*) FILTER (WHERE actual > 0) AS buyers,
  coalesce(max(t), 0) AS longest,
  coalesce(sum(actual), 0) AS actual,
  ${of((column, name) => sql`coalesce(sum(${column}), 0) AS ${ident(name)}`)},
  ${of((column, name) => sql`avg(abs(${column} - actual)) AS ${ident(`${name}_mae`)}`)},
  ${of((column, name) => sql`sqrt(avg((${column} - actual) * (${column} - actual))) AS ${ident(`${name}_rmse`)}`)},
  ${of(
    (_, name) =>
      sql`covar_pop(actual, ${ident(`${name}_rank`)}) / nullif(covar_pop(actual, actual_rank), 0) AS ${ident(`${name}_gini`)}`,
  )},
  CASE WHEN var_pop(model_rank) > 0 AND var_pop(actual_rank) > 0 THEN corr(model_rank, actual_rank) END AS spearman,
  sum(actual) FILTER (WHERE tenth = ${TENTHS}) / nullif(sum(actual), 0) AS top_share,
  sum(actual) FILTER (WHERE actual_tenth = ${TENTHS}) / nullif(sum(actual), 0) AS best_share,
  stddev_samp(model - actual) * sqrt(count(*)) AS total_error
FROM ranked`;
}

/** The standard error of a mean count: of counts that never scatter less than by chance alone (Poisson). */
const countErrorSql = sql`greatest(coalesce(stddev_samp(actual), 0), sqrt(avg(actual))) / sqrt(count(*))`;

/** Means over groups of customers, and the 95 % interval of what came. */
const groupMeansSql = sql`count(*) AS customers,
  avg(model) AS expected,
  avg(actual) AS actual,
  greatest(avg(actual) - ${Z95} * ${countErrorSql}, 0) AS low,
  CASE WHEN sum(actual) = 0 THEN ${NONE_SEEN} / count(*) ELSE avg(actual) + ${Z95} * ${countErrorSql} END AS high`;

export const tenthsSql = (valuation: Valuation, context: Context): Sql => sql`SELECT
  tenth,
  ${groupMeansSql},
  min(model) AS least,
  max(model) AS most
FROM (SELECT *, ${tenthBy('model')} AS tenth FROM (${judgedSql(valuation, context)}))
GROUP BY tenth
ORDER BY tenth`;

export const byFrequencySql = (valuation: Valuation, context: Context): Sql => sql`SELECT
  least(x, ${MOST_REPEATS}) AS repeats,
  ${groupMeansSql}
FROM (${judgedSql(valuation, context)})
GROUP BY repeats
ORDER BY repeats`;

/** The customers of one tenth by expected orders, as a SELECT of `customer_id`. @throws {RangeError} for another tenth */
export function tenthMembersSql(valuation: Valuation, tenth: number, context: Context): Sql {
  atLeast(1, { tenth });
  if (tenth > TENTHS) throw new RangeError(`tenth: ${tenth} is above ${TENTHS}`);
  return sql`SELECT customer_id
FROM (SELECT customer_id, ${tenthBy('model')} AS tenth FROM (${judgedSql(valuation, context)}))
WHERE tenth = ${tenth}`;
}

/** How many customers known by then first bought on which day. */
export const entrantsSql = (fittedTo: string | null, tables: Tables): Sql => sql`SELECT first_day, count(*) AS customers
FROM (
${historiesSql({ fittedTo, model: 'mbg', unit: 'day' }, tables)}
)
GROUP BY first_day
ORDER BY first_day`;

export interface RepeatsOptions {
  readonly fittedTo: string | null;
  /** Last day that is looked at. */
  readonly until: string;
  /** Length of a period; periods are counted from the end of `fittedTo`, back and on. */
  readonly everyDays: number;
}

/**
 * Repeat purchase days of the customers known by `fittedTo`, by the last day of the period they fall in: the day itself
 * may lie after `until`. Periods without any are left out.
 */
export function repeatsSql({ fittedTo, until, everyDays }: RepeatsOptions, tables: Tables): Sql {
  atLeast(1, { everyDays });
  const end = sql`${lastKnownDay(fittedTo, tables)}::DATE`;
  return sql`SELECT ${end} + (ceil((day - ${end}) / ${everyDays}) * ${everyDays})::INTEGER AS period_end, count(*) AS repeats
FROM (
  SELECT DISTINCT customer_id, day
  FROM ${tables.orders}
  JOIN (SELECT customer_id, min(day) AS first_day FROM ${tables.orders} GROUP BY customer_id) USING (customer_id)
  WHERE day > first_day AND first_day <= ${end} AND day <= ${until}::DATE
)
GROUP BY period_end
ORDER BY period_end`;
}

/** Lowest repeat count of each group for spend: 1, 2, 3, 4–5, 6–8, 9–15, 16 and more. */
export const SPEND_GROUPS = [1, 2, 3, 4, 6, 9, 16] as const;

/**
 * Mean spend per repeat purchase day of the customers who came back and paid, by how often they came back: the least
 * repeats of the group, their mean, customers, spend, its 95 % interval.
 */
export function spendByFrequencySql(fittedTo: string | null, tables: Tables): Sql {
  const group = SPEND_GROUPS.slice(1).reduce(
    (least, from) => sql`CASE WHEN x >= ${from} THEN ${from} ELSE ${least} END`,
    sql`${SPEND_GROUPS[0]}`,
  );
  return sql`SELECT
  ${group} AS repeats_from,
  count(*) AS customers,
  avg(x) AS repeats,
  avg(mean_spend) AS spend,
  CASE WHEN count(*) > 1 THEN avg(mean_spend) - ${Z95} * stddev_samp(mean_spend) / sqrt(count(*)) END AS low,
  CASE WHEN count(*) > 1 THEN avg(mean_spend) + ${Z95} * stddev_samp(mean_spend) / sqrt(count(*)) END AS high
FROM (
${historiesSql({ fittedTo, model: 'mbg', unit: 'day' }, tables)}
)
WHERE x > 0 AND mean_spend > 0
GROUP BY repeats_from
ORDER BY repeats_from`;
}
