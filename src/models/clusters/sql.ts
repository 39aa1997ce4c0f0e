import { join, sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../question.ts';
import { STEPS_PER_DECADE, type ClusterModel, type MapField, type Monetary, type Triple } from './model.ts';

/** As the M of RFM: averages are rounded far below a cent, so that equal customers are equal. */
const MONEY: Record<Monetary, Sql> = { total: sql`revenue::DOUBLE`, average: sql`round(aov, 6)` };

/** Money told apart begins here: at the first percentile of what was spent, an amount that somebody did spend. */
const FLOOR_SHARE = 0.01;

/** `measured`: one row per buyer with the money and the logarithms of the rest. */
const measuredSql = (monetary: Monetary, { customers }: Context): Sql => sql`measured AS (
  SELECT
    customer_id,
    days_since_last_order,
    orders,
    revenue,
    ${MONEY[monetary]} AS money,
    ln(greatest(days_since_last_order, 1)::DOUBLE) AS log_days,
    ln(orders::DOUBLE) AS log_orders
  FROM ${customers}
)`;

/** In units of the floor, so that it is the same in any currency. */
const logMoneySql = (floor: Sql): Sql => sql`ln(greatest(money, ${floor}) / ${floor})`;

/** What the fit takes. */
export const featuresSql = (
  monetary: Monetary,
  context: Context,
): Sql => sql`WITH ${measuredSql(monetary, context)}, least AS (
  SELECT coalesce(quantile_disc(money, ${FLOOR_SHARE}) FILTER (WHERE money > 0), 1) AS floor
  FROM measured
)
SELECT log_days, log_orders, ${logMoneySql(sql`floor`)} AS log_money, revenue, floor
FROM measured, least`;

const PLACES = [0, 1, 2] as const;
const FEATURES = [sql`scaled_days`, sql`scaled_orders`, sql`scaled_money`] as const;

/** @throws {RangeError} for a model without clusters, or with a number that is none */
function checkModel({ floor, center, weight, centroids }: ClusterModel): void {
  const numbers = [floor, ...center, ...weight, ...centroids.flat()];
  if (centroids.length < 1 || floor <= 0 || !numbers.every(Number.isFinite))
    throw new RangeError('model: it places nobody');
}

/** `placed`: the measured buyers and the `cluster` (from 1) whose centroid is nearest, the first among equals. */
function placedSql(model: ClusterModel, context: Context): Sql {
  checkModel(model);
  const { monetary, floor, center, weight, centroids } = model;
  const logs = [sql`log_days`, sql`log_orders`, logMoneySql(sql`${floor}::DOUBLE`)] as const;
  const scaled = PLACES.map((at) => sql`(${logs[at]} - ${center[at]}) * ${weight[at]} AS ${FEATURES[at]}`);
  const distances = centroids.map((centroid, i) => sql`${squaredSql(centroid)} AS ${distanceOf(i)}`);
  const nearest = join(centroids.map((_, i) => distanceOf(i)));
  const cases = centroids.map((_, i) => sql`WHEN ${distanceOf(i)} THEN ${i + 1}`);
  return sql`${measuredSql(monetary, context)}, scaled AS (
  SELECT
    *,
    ${join(scaled, ',\n    ')}
  FROM measured
), apart AS (
  SELECT
    *,
    ${join(distances, ',\n    ')}
  FROM scaled
), placed AS (
  SELECT *, CASE least(${nearest}) ${join(cases, ' ')} END AS cluster
  FROM apart
)`;
}

const distanceOf = (place: number): Sql => DISTANCES[place]!;
const DISTANCES = [sql`d1`, sql`d2`, sql`d3`, sql`d4`, sql`d5`, sql`d6`, sql`d7`, sql`d8`, sql`d9`, sql`d10`];

const squaredSql = (centroid: Triple): Sql =>
  join(
    PLACES.map((at) => sql`(${FEATURES[at]} - ${centroid[at]}) * (${FEATURES[at]} - ${centroid[at]})`),
    ' + ',
  );

/** `typical`: the customer each centroid stands for, in days, orders and money. */
function typicalSql({ floor, center, weight, centroids }: ClusterModel): Sql {
  const value = (centroid: Triple, at: 0 | 1 | 2) => {
    const logarithm = weight[at] > 0 ? sql`${center[at]} + ${centroid[at]} / ${weight[at]}` : sql`${center[at]}`;
    return at === 2 ? sql`${floor} * exp(${logarithm})` : sql`exp(${logarithm})`;
  };
  const rows = centroids.map((centroid, i) => sql`(${i + 1}, ${join(PLACES.map((at) => value(centroid, at)))})`);
  return sql`typical(cluster, centroid_days, centroid_orders, centroid_money) AS (
  VALUES ${join(rows, ', ')}
)`;
}

export const groupsSql = (
  model: ClusterModel,
  context: Context,
): Sql => sql`WITH ${placedSql(model, context)}, ${typicalSql(model)}
SELECT
  cluster,
  count(customer_id) AS customers,
  count(customer_id) / nullif(sum(count(customer_id)) OVER (), 0) AS share,
  coalesce(sum(orders), 0) AS orders,
  coalesce(sum(revenue), 0) AS revenue,
  any_value(centroid_days) AS centroid_days,
  any_value(centroid_orders) AS centroid_orders,
  any_value(centroid_money) AS centroid_money
FROM typical
LEFT JOIN placed USING (cluster)
GROUP BY cluster
ORDER BY cluster`;

export const clusterCustomersSql = (model: ClusterModel, context: Context): Sql => sql`WITH ${placedSql(model, context)}
SELECT customer_id, cluster, days_since_last_order, orders, revenue
FROM placed
ORDER BY customer_id`;

/** @throws {RangeError} for a model that places nobody */
export const clusterMembersSql = (model: ClusterModel, cluster: number, context: Context): Sql =>
  sql`WITH ${placedSql(model, context)}
SELECT customer_id
FROM placed
WHERE cluster = ${cluster}`;

/** The step of the money axis that a customer stands on; rounded, so that 100 stands where 100 begins. */
const stepSql = (floor: number): Sql =>
  sql`floor(round(log10(greatest(money, ${floor}::DOUBLE)) * ${STEPS_PER_DECADE}, 9))`;
const ACROSS = 60;

/** Fields of days (60 at most) by money, each with the cluster most of it belongs to. */
export const mapSql = (model: ClusterModel, context: Context): Sql => sql`WITH ${placedSql(model, context)}, edges AS (
  SELECT ceil((max(days_since_last_order) + 1) / ${ACROSS})::INTEGER AS width
  FROM placed
), binned AS (
  SELECT
    width,
    days_since_last_order // width AS x,
    ${stepSql(model.floor)} AS y,
    cluster,
    count(*) AS customers
  FROM placed, edges
  GROUP BY ALL
)
SELECT
  x * any_value(width) AS days_from,
  (x + 1) * any_value(width) AS days_to,
  pow(10, y / ${STEPS_PER_DECADE}) AS money_from,
  pow(10, (y + 1) / ${STEPS_PER_DECADE}) AS money_to,
  sum(customers) AS customers,
  arg_max(cluster, 16 * customers - cluster) AS cluster,
  max(customers) AS cluster_customers
FROM binned
GROUP BY x, y
ORDER BY x, y`;

/** The buyers in a field of the map, whatever their cluster. */
export const fieldMembersSql = (
  { monetary, floor, days: [from, to], step }: MapField,
  context: Context,
): Sql => sql`WITH ${measuredSql(monetary, context)}
SELECT customer_id
FROM measured
WHERE days_since_last_order >= ${from}
  AND days_since_last_order < ${to}
  AND ${stepSql(floor)} = ${step}`;

/** Customers per cluster and segment of a rule set; `classed` is a SELECT of customer_id and segment. */
export const compareSql = (
  model: ClusterModel,
  classed: Sql,
  context: Context,
): Sql => sql`WITH ${placedSql(model, context)}
SELECT cluster, segment, count(*) AS customers, sum(placed.revenue) AS revenue
FROM placed
JOIN (
${classed}
) AS classed USING (customer_id)
GROUP BY cluster, segment
ORDER BY cluster, segment`;
