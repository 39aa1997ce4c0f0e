import { ident, join, nothing, sql, type Sql } from '#sql/tag.ts';
import { decadeBinsSql, linearBinsSql } from '../bins.ts';
import type { Context } from '../question.ts';
import { rulesOf, scaleOf, type Box, type RuleRef, type RuleSet } from './rules/index.ts';
import {
  AXES_DIMENSIONS,
  checkSettings,
  DIMENSIONS,
  levelsOf,
  type Axes,
  type Dimension,
  type RfmSettings,
  type Threshold,
} from './settings.ts';

/** Column names of each dimension. R counts days, so fewer is better. */
const COLUMNS: Record<Dimension, { value: Sql; score: Sql; cuts: Sql; level: Sql }> = {
  r: { value: sql`days_since_last_order`, score: sql`r`, cuts: sql`r_cuts`, level: sql`r_level` },
  f: { value: sql`orders`, score: sql`f`, cuts: sql`f_cuts`, level: sql`f_level` },
  m: { value: sql`money`, score: sql`m`, cuts: sql`m_cuts`, level: sql`m_level` },
};

/** Averages are rounded far below a cent, so that equal customers are equal. */
const MONEY: Record<RfmSettings['monetary'], Sql> = { total: sql`revenue::DOUBLE`, average: sql`round(aov, 6)` };

const whole = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const cutAt = (dimension: Dimension, i: number): Sql => sql`${COLUMNS[dimension].cuts}[${i}]`;
const perDimension = (make: (dimension: Dimension) => Sql): Sql => join(DIMENSIONS.map(make), ',\n    ');

interface SchemeSql {
  /** Ascending cut points, as one list. */
  cutsFromData: boolean;
  cuts(dimension: Dimension, settings: RfmSettings): Sql;
  score(dimension: Dimension, settings: RfmSettings): Sql;
}

/** The number of cut points a value passes. */
const passed = (dimension: Dimension, settings: RfmSettings, operator: Sql): Sql =>
  join(
    whole(levelsOf(settings, dimension) - 1).map(
      (i) => sql`(${COLUMNS[dimension].value} ${operator} ${cutAt(dimension, i)})::INTEGER`,
    ),
    ' + ',
  );

/** Scores rise with F and M and fall with R. */
const scored = (dimension: Dimension, settings: RfmSettings, operator: Sql): Sql =>
  dimension === 'r'
    ? sql`${levelsOf(settings, 'r')} - (${passed('r', settings, operator)})`
    : sql`1 + ${passed(dimension, settings, operator)}`;

/** Two levels: high is strictly above the mean or median, for R strictly below. */
const twoLevels = (middle: (value: Sql) => Sql): SchemeSql => ({
  cutsFromData: true,
  cuts: (dimension) => sql`[${middle(COLUMNS[dimension].value)}]`,
  score: (dimension) =>
    sql`1 + (${COLUMNS[dimension].value} ${dimension === 'r' ? sql`<` : sql`>`} ${cutAt(dimension, 1)})::INTEGER`,
});

const SCHEME_SQL: Record<RfmSettings['scheme'], SchemeSql> = {
  // Rounded, because a cut that equals a value must not end up a rounding error below it.
  quantile: {
    cutsFromData: true,
    cuts: (dimension, settings) => {
      const parts = whole(settings.k - 1).map((i) => sql`${i} / ${settings.k}`);
      return sql`list_transform(quantile_cont(${COLUMNS[dimension].value}::DOUBLE, [${join(parts)}]), lambda cut: round(cut, 9))`;
    },
    score: (dimension, settings) => scored(dimension, settings, sql`>`),
  },
  fixed: {
    cutsFromData: false,
    cuts: (dimension, settings) => sql`[${join(settings.fixedCuts![dimension])}]::DOUBLE[]`,
    score: (dimension, settings) => scored(dimension, settings, sql`>=`),
  },
  mean: twoLevels((value) => sql`avg(${value})`),
  median: twoLevels((value) => sql`median(${value}::DOUBLE)`),
  ntile: {
    cutsFromData: false,
    cuts: () => sql`NULL::DOUBLE[]`,
    score: (dimension, { k }) => {
      const order = dimension === 'r' ? sql`days_since_last_order DESC` : COLUMNS[dimension].value;
      return sql`ntile(${k}) OVER (ORDER BY ${order}, customer_id)`;
    },
  },
};

/** `scored`: one row per buyer with the values and scores; `cuts`: one row. */
function scoredSql(settings: RfmSettings, { customers }: Context): Sql {
  checkSettings(settings);
  const scheme = SCHEME_SQL[settings.scheme];
  return sql`measured AS (
  SELECT customer_id, days_since_last_order, orders, revenue, ${MONEY[settings.monetary]} AS money
  FROM ${customers}
), cuts AS (
  SELECT
    ${perDimension((dimension) => sql`${scheme.cuts(dimension, settings)} AS ${COLUMNS[dimension].cuts}`)}${
      scheme.cutsFromData ? sql`\n  FROM measured` : nothing
    }
), scored AS (
  SELECT
    measured.*,
    ${perDimension((dimension) => sql`${scheme.score(dimension, settings)} AS ${COLUMNS[dimension].score}`)}
  FROM measured, cuts
)`;
}

const THRESHOLD_SQL: Record<
  Threshold,
  { of(dimension: Dimension, limits: RfmSettings['limits']): Sql; high(dimension: Dimension, than: Sql): Sql }
> = {
  scoreMean: {
    of: (dimension) => sql`avg(${COLUMNS[dimension].score})`,
    high: (dimension, than) => sql`${COLUMNS[dimension].score} > ${than}`,
  },
  mean: {
    of: (dimension) => sql`avg(${COLUMNS[dimension].value})`,
    high: (dimension, than) => aboveValue(dimension, than),
  },
  median: {
    of: (dimension) => sql`median(${COLUMNS[dimension].value}::DOUBLE)`,
    high: (dimension, than) => aboveValue(dimension, than),
  },
  fixed: {
    of: (dimension, limits) => sql`${limits![dimension]}::DOUBLE`,
    high: (dimension, than) => aboveValue(dimension, than),
  },
};

const aboveValue = (dimension: Dimension, than: Sql): Sql =>
  sql`${COLUMNS[dimension].value} ${dimension === 'r' ? sql`<` : sql`>`} ${than}`;

const LIMIT: Record<Dimension, Sql> = { r: sql`r_limit`, f: sql`f_limit`, m: sql`m_limit` };

/** `levelled`: the scored buyers and whether each is high (1) or not (0). */
function levelledSql(settings: RfmSettings, context: Context): Sql {
  const { of, high } = THRESHOLD_SQL[settings.threshold];
  return sql`${scoredSql(settings, context)}, limits AS (
  SELECT
    ${perDimension((dimension) => sql`${of(dimension, settings.limits)} AS ${LIMIT[dimension]}`)}
  FROM scored
), levelled AS (
  SELECT
    scored.*,
    ${perDimension((dimension) => sql`(${high(dimension, LIMIT[dimension])})::INTEGER AS ${COLUMNS[dimension].level}`)}
  FROM scored, limits
)`;
}

/** `classed`: the levelled buyers and their segment, '' for none. */
const classedSql = (settings: RfmSettings, rules: RuleRef, context: Context): Sql =>
  sql`${levelledSql(settings, context)}, classed AS (
  SELECT
    *,
    ${segmentSql(rulesOf(rules))} AS segment
  FROM levelled
)`;

function segmentSql({ basis, segments }: RuleSet): Sql {
  const within = (box: Box): Sql =>
    join(
      DIMENSIONS.flatMap((dimension) => {
        const bounds = box[dimension];
        if (!bounds) return [];
        const [low, high] = bounds;
        const column = COLUMNS[dimension][basis];
        return [low === high ? sql`${column} = ${low}` : sql`${column} BETWEEN ${low} AND ${high}`];
      }),
      ' AND ',
    );
  const cases = segments.map(({ id, boxes }) => sql`WHEN ${join(boxes.map(within), ' OR ')} THEN ${id}`);
  return sql`CASE
      ${join(cases, '\n      ')}
      ELSE ''
    END`;
}

/** The buyers of one segment, as a SELECT of `customer_id`. */
export const rfmMembersSql = (settings: RfmSettings, rules: RuleRef, segment: string, context: Context): Sql =>
  sql`WITH ${classedSql(settings, rules, context)}
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
    return score === undefined ? [] : [sql`${COLUMNS[dimension].score} = ${score}`];
  });
  return sql`WITH ${scoredSql(settings, context)}
SELECT customer_id
FROM scored${given.length === 0 ? nothing : sql`\nWHERE ${join(given, ' AND ')}`}`;
}

/** One SELECT per dimension, one after the other. */
const stacked = (make: (dimension: Dimension, columns: (typeof COLUMNS)[Dimension]) => Sql): Sql =>
  join(
    DIMENSIONS.map((dimension) => make(dimension, COLUMNS[dimension])),
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
          (dimension, { cuts }) => sql`SELECT
  ${dimension} AS dimension,
  unnest(range(1, ${levelsOf(settings, dimension)})) AS position,
  unnest(${cuts}) AS cut
FROM cuts`,
        );
  return sql`WITH ${scoredSql(settings, context)}
SELECT *
FROM (
${rows}
)
ORDER BY ${ORDER_OF_DIMENSIONS}, position`;
}

export const dimensionsSql = (
  settings: RfmSettings,
  context: Context,
): Sql => sql`WITH ${levelledSql(settings, context)}
SELECT *
FROM (
${stacked(
  (dimension, { value, score, level }) => sql`SELECT
  ${dimension} AS dimension,
  min(${value})::DOUBLE AS lowest,
  median(${value}::DOUBLE) AS median,
  avg(${value}) AS mean,
  max(${value})::DOUBLE AS highest,
  avg(${score}) AS mean_score,
  (SELECT ${LIMIT[dimension]} FROM limits) AS threshold,
  coalesce(sum(${level}), 0) AS high_customers
FROM levelled`,
)}
)
ORDER BY ${ORDER_OF_DIMENSIONS}`;

export const scoresSql = (settings: RfmSettings, context: Context): Sql => sql`WITH ${scoredSql(settings, context)}
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

export const splitSql = (settings: RfmSettings, context: Context): Sql => sql`WITH ${scoredSql(settings, context)}
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
  return sql`WITH ${classedSql(settings, rules, context)}
SELECT
  ${COLUMNS[x].score} AS x,
  ${COLUMNS[y].score} AS y,
  segment,
  count(*) AS customers,
  sum(revenue) AS revenue
FROM classed
GROUP BY ALL
ORDER BY x, y, segment`;
};

export function segmentsSql(settings: RfmSettings, rules: RuleRef, context: Context): Sql {
  const names = rulesOf(rules).segments.map(({ id }, place) => sql`(${id}, ${place})`);
  return sql`WITH ${classedSql(settings, rules, context)}, segments(segment, place) AS (
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
  coalesce(revenue, 0)::DOUBLE / nullif(sum(revenue) OVER (), 0)::DOUBLE AS revenue_share,
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
  sql`WITH ${classedSql(settings, rules, context)}
SELECT customer_id, days_since_last_order, orders, revenue, r, f, m, segment
FROM classed
ORDER BY customer_id`;

/** Customers by their cell of the cube, in the terms of the rule set's boxes; its segments do not matter. */
export function cubeSql(settings: RfmSettings, ref: RuleRef, context: Context): Sql {
  const rules = rulesOf(ref);
  return sql`WITH ${levelledSql(settings, context)}
SELECT ${join(DIMENSIONS.map((dimension) => sql`${standSql(rules, dimension)} AS ${ident(dimension)}`))}, count(*) AS customers, sum(revenue) AS revenue
FROM levelled
GROUP BY ALL
ORDER BY ALL`;
}

/** Where a customer stands on an axis that the rule set looks at: a score, a level, or the number of limits passed. */
function standSql(rules: RuleSet, dimension: Dimension): Sql {
  const scale = scaleOf(rules, dimension);
  if (typeof scale === 'string') return COLUMNS[dimension][scale];
  return join(
    scale.limits.map((limit) => sql`(${aboveValue(dimension, sql`${limit}`)})::INTEGER`),
    ' + ',
  );
}

export const arraysSql = (monetary: RfmSettings['monetary'], { customers }: Context): Sql =>
  sql`SELECT days_since_last_order, orders, ${MONEY[monetary]} AS money, revenue
FROM ${customers}
ORDER BY customer_id`;

const R_WIDTH_DAYS = 10;
const F_MOST_ORDERS = 20;
const M_BINS_PER_DECADE = 5;

export function histogramSql(dimension: Dimension, monetary: RfmSettings['monetary'], context: Context): Sql {
  if (dimension === 'r') return linearBinsSql(sql`days_since_last_order`, R_WIDTH_DAYS, context.customers);
  if (dimension === 'f') return frequencySql(context);
  return decadeBinsSql(MONEY[monetary], M_BINS_PER_DECADE, context.customers);
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
