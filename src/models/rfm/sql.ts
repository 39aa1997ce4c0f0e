import { ident, join, nothing, sql, type Sql } from '#sql/tag.ts';
import { decadeBinsSql, linearBinsSql } from '../bins.ts';
import type { Context } from '../question.ts';
import { rulesOf, type RuleRef } from './rules/index.ts';
import {
  classedSql,
  columnsOf,
  levelledSql,
  moneySql,
  placeSql,
  scoredSql,
  type Chain,
  type Scoring,
} from './scoring.ts';
import { AXES_DIMENSIONS, DIMENSIONS, levelsOf, type Axes, type Dimension, type RfmSettings } from './settings.ts';

const NAMES = columnsOf({ suffix: '' });
/** The values where customers are scored in one way. R counts days, so fewer is better. */
const VALUES: Record<Dimension, Sql> = { r: sql`days_since_last_order`, f: sql`orders`, m: sql`money` };

const only = (settings: RfmSettings, rules: RuleRef | null): [Scoring] => [
  { settings, rules: rules === null ? null : rulesOf(rules), suffix: '', values: VALUES },
];

const money = (monetary: RfmSettings['monetary']): Sql => moneySql(monetary, sql`revenue`, sql`orders`);

const measuredSql = ({ monetary }: RfmSettings, { customers }: Context): Sql =>
  sql`  SELECT customer_id, days_since_last_order, orders, revenue, ${money(monetary)} AS money
  FROM ${customers}`;

/** One row per buyer with the values and scores, and `cuts`. */
const scored = (settings: RfmSettings, context: Context): Chain =>
  scoredSql(only(settings, null), measuredSql(settings, context));
/** Also the levels, and `limits`. */
const levelled = (settings: RfmSettings, context: Context): Chain =>
  levelledSql(only(settings, null), measuredSql(settings, context));
/** Also the segment, '' for none. */
const classed = (settings: RfmSettings, rules: RuleRef, context: Context): Chain =>
  classedSql(only(settings, rules), measuredSql(settings, context));

/** The buyers of one segment, as a SELECT of `customer_id`. */
export const rfmMembersSql = (settings: RfmSettings, rules: RuleRef, segment: string, context: Context): Sql =>
  sql`WITH ${classed(settings, rules, context).ctes}
SELECT customer_id
FROM classed
WHERE segment = ${segment}`;

/** The buyers with these scores, as a SELECT of `customer_id`; a missing score is free. */
export function rfmCellMembersSql(
  settings: RfmSettings,
  cell: Readonly<Partial<Record<Dimension, number>>>,
  context: Context,
): Sql {
  const given = DIMENSIONS.flatMap((dimension) => {
    const score = cell[dimension];
    return score === undefined ? [] : [sql`${NAMES.score[dimension]} = ${score}`];
  });
  return sql`WITH ${scored(settings, context).ctes}
SELECT customer_id
FROM scored${given.length === 0 ? nothing : sql`\nWHERE ${join(given, ' AND ')}`}`;
}

/** One SELECT per dimension, one after the other. */
const stacked = (make: (dimension: Dimension, columns: { value: Sql; score: Sql }) => Sql): Sql =>
  join(
    DIMENSIONS.map((dimension) => make(dimension, { value: VALUES[dimension], score: NAMES.score[dimension] })),
    '\nUNION ALL\n',
  );

const ORDER_OF_DIMENSIONS = sql`CASE dimension WHEN 'r' THEN 1 WHEN 'f' THEN 2 ELSE 3 END`;

export function cutsSql(settings: RfmSettings, context: Context): Sql {
  const rows =
    settings.scheme === 'ntile'
      ? stacked((dimension, { value, score }) => {
          const position = dimension === 'r' ? sql`${settings.k + 1} - r` : score;
          return sql`SELECT ${dimension} AS dimension, ${position} AS position, max(${value}) AS cut
FROM scored
GROUP BY position
HAVING position < ${settings.k}`;
        })
      : stacked(
          (dimension) => sql`SELECT
  ${dimension} AS dimension,
  unnest(range(1, ${levelsOf(settings, dimension)})) AS position,
  unnest(${NAMES.cuts[dimension]}) AS cut
FROM cuts`,
        );
  return sql`WITH ${scored(settings, context).ctes}
SELECT *
FROM (
${rows}
)
ORDER BY ${ORDER_OF_DIMENSIONS}, position`;
}

export const dimensionsSql = (
  settings: RfmSettings,
  context: Context,
): Sql => sql`WITH ${levelled(settings, context).ctes}
SELECT *
FROM (
${stacked(
  (dimension, { value, score }) => sql`SELECT
  ${dimension} AS dimension,
  min(${value})::DOUBLE AS lowest,
  median(${value}::DOUBLE) AS median,
  avg(${value}) AS mean,
  max(${value})::DOUBLE AS highest,
  avg(${score}) AS mean_score,
  (SELECT ${NAMES.limit[dimension]} FROM limits) AS threshold,
  coalesce(sum(${NAMES.level[dimension]}), 0) AS high_customers
FROM levelled`,
)}
)
ORDER BY ${ORDER_OF_DIMENSIONS}`;

export const scoresSql = (settings: RfmSettings, context: Context): Sql => sql`WITH ${scored(settings, context).ctes}
SELECT *
FROM (
${stacked(
  (dimension, { value, score }) => sql`SELECT
  ${dimension} AS dimension,
  possible AS score,
  count(customer_id) AS customers,
  min(${value})::DOUBLE AS lowest,
  max(${value})::DOUBLE AS highest
FROM range(1, ${levelsOf(settings, dimension) + 1}) AS all_scores(possible)
LEFT JOIN scored ON ${score} = possible
GROUP BY possible`,
)}
)
ORDER BY ${ORDER_OF_DIMENSIONS}, score`;

export const splitSql = (settings: RfmSettings, context: Context): Sql => sql`WITH ${scored(settings, context).ctes}
${stacked(
  (dimension, { value, score }) => sql`SELECT ${dimension} AS dimension, coalesce(sum(customers), 0) AS customers
FROM (
  SELECT count(*) AS customers
  FROM scored
  GROUP BY ${value}
  HAVING min(${score}) <> max(${score})
)`,
)}`;

export const gridSql = (settings: RfmSettings, rules: RuleRef, axes: Axes, context: Context): Sql => {
  const [x, y] = AXES_DIMENSIONS[axes];
  return sql`WITH ${classed(settings, rules, context).ctes}
SELECT
  ${NAMES.score[x]} AS x,
  ${NAMES.score[y]} AS y,
  segment,
  count(*) AS customers,
  sum(revenue) AS revenue
FROM classed
GROUP BY ALL
ORDER BY x, y, segment`;
};

export function segmentsSql(settings: RfmSettings, rules: RuleRef, context: Context): Sql {
  const names = rulesOf(rules).segments.map(({ id }, place) => sql`(${id}, ${place})`);
  return sql`WITH ${classed(settings, rules, context).ctes}, segments(segment, place) AS (
  VALUES ${join(names)}
), counted AS (
  SELECT
    segment,
    count(customer_id) AS customers,
    sum(orders) AS orders,
    sum(revenue) AS revenue,
    median(days_since_last_order::DOUBLE) AS median_days,
    median(orders::DOUBLE) AS median_orders,
    median(revenue::DOUBLE) AS median_revenue,
    avg((orders >= 2)::INTEGER) AS repurchase_rate
  FROM classed
  GROUP BY segment
)
SELECT
  segment,
  coalesce(customers, 0) AS customers,
  coalesce(customers, 0) / sum(customers) OVER () AS share,
  coalesce(orders, 0) AS orders,
  coalesce(revenue, 0) AS revenue,
  CASE WHEN sum(revenue) OVER () > 0 THEN coalesce(revenue, 0)::DOUBLE / (sum(revenue) OVER ())::DOUBLE END AS revenue_share,
  revenue::DOUBLE / orders AS aov,
  median_days,
  median_orders,
  median_revenue,
  repurchase_rate
FROM segments
FULL JOIN counted USING (segment)
ORDER BY place NULLS LAST`;
}

export const segmentsExportSql = (settings: RfmSettings, rules: RuleRef, context: Context): Sql =>
  sql`SELECT segment, customers, share, orders, revenue, aov, median_days, repurchase_rate
FROM (
${segmentsSql(settings, rules, context)}
)`;

export const customersSql = (settings: RfmSettings, rules: RuleRef, context: Context): Sql =>
  sql`WITH ${classed(settings, rules, context).ctes}
SELECT customer_id, days_since_last_order, orders, revenue, r, f, m, segment
FROM classed
ORDER BY customer_id`;

/** Customers by their cell of the cube, in the terms of the rule set's boxes; its segments do not matter. */
export function cubeSql(settings: RfmSettings, ref: RuleRef, context: Context): Sql {
  const rules = rulesOf(ref);
  const [scoring] = only(settings, ref);
  const { ctes, last } = levelledSql([scoring], measuredSql(settings, context));
  const places = DIMENSIONS.map((dimension) => sql`${placeSql(scoring, rules, dimension)} AS ${ident(dimension)}`);
  return sql`WITH ${ctes}
SELECT
  ${join(places, ',\n  ')},
  count(*) AS customers,
  sum(revenue) AS revenue
FROM ${last}
GROUP BY ALL
ORDER BY ALL`;
}

export const arraysSql = (monetary: RfmSettings['monetary'], { customers }: Context): Sql =>
  sql`SELECT days_since_last_order, orders, ${money(monetary)} AS money, revenue
FROM ${customers}
ORDER BY customer_id`;

const R_WIDTH_DAYS = 10;
const F_MOST_ORDERS = 20;
const M_BINS_PER_DECADE = 5;

export function histogramSql(dimension: Dimension, monetary: RfmSettings['monetary'], context: Context): Sql {
  if (dimension === 'r') return linearBinsSql(sql`days_since_last_order`, R_WIDTH_DAYS, context.customers);
  if (dimension === 'f') return frequencySql(context);
  return decadeBinsSql(money(monetary), M_BINS_PER_DECADE, context.customers);
}

const frequencySql = ({ customers }: Context): Sql => sql`WITH filled AS (
  SELECT least(orders, ${F_MOST_ORDERS + 1}) AS low, count(*) AS customers
  FROM ${customers}
  GROUP BY low
), bins AS (
  SELECT unnest(range(1, max(low) + 1)) AS low
  FROM filled
)
SELECT low, CASE WHEN low <= ${F_MOST_ORDERS} THEN low + 1 END AS high, coalesce(customers, 0) AS customers
FROM bins
LEFT JOIN filled USING (low)
ORDER BY low`;
