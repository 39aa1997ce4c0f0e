import { addDays } from '#orders/days.ts';
import { sql, type Sql } from '#sql/tag.ts';
import { atLeast } from '../../limits.ts';
import type { Context } from '../../question.ts';
import { knownBy, lifetimeSql } from './sql.ts';
import { lastKnownDay } from '../histories.ts';
import { DAYS_PER_YEAR, type ClvSettings } from '../settings.ts';
import type { Valuation } from '../valuation.ts';

/** The days the index looks back on. */
export const INDEX_DAYS = 90;

export const PROPENSITY_ORDERS = ['chance', 'index'] as const;
export type PropensityOrder = (typeof PROPENSITY_ORDERS)[number];

interface Indexed {
  readonly settings: ClvSettings;
  /** Of the day the index is taken on; what it expects is of its horizon. */
  readonly valuation: Valuation;
}

/**
 * `rated`: everyone who had ordered by the day: orders so far, of the last 90 days, and the course's index, which is
 * recent_orders / (orders per day · remaining days), the average order value having cancelled.
 */
const ratedSql = ({ settings, valuation }: Indexed, context: Context): Sql => {
  const known = knownBy(valuation.fittedTo, context);
  const end = lastKnownDay(valuation.fittedTo, context);
  return sql`${lifetimeSql(settings, known)}, buyers AS (
  SELECT
    customer_id,
    count(*) AS orders,
    count(*) FILTER (WHERE day > ${addDays(end, -INDEX_DAYS)}::DATE) AS recent_orders,
    (sum(amount) / count(*))::DOUBLE AS aov,
    (${end}::DATE - max(day) + 1)::INTEGER AS days_since_last_order
  FROM ${known.orders}
  GROUP BY customer_id
), rated AS (
  SELECT
    buyers.*,
    orders / years AS orders_per_year,
    recent_orders * years * ${DAYS_PER_YEAR} / orders / nullif(remaining_days, 0) AS propensity_index,
    p_order AS chance,
    p_alive,
    expected_orders
  FROM buyers
  JOIN ${context.valued(valuation)} AS valued USING (customer_id), lifetime
)`;
};

/** Means over the customers, and the index of the average one. */
export const propensityShopSql = (
  asked: Indexed,
  context: Context,
): Sql => sql`WITH ${ratedSql(asked, context)}, returned AS (
  SELECT coalesce(sum(amount), 0)::DOUBLE AS amount
  FROM ${knownBy(asked.valuation.fittedTo, context).refunds}
  WHERE customer_id IN (SELECT customer_id FROM rated)
)
SELECT
  count(*) AS customers,
  coalesce(sum(orders), 0) AS orders,
  coalesce(sum(recent_orders), 0) AS recent_orders,
  count(*) FILTER (WHERE recent_orders > 0) AS recent_customers,
  (sum(aov * orders) + (SELECT amount FROM returned)) / nullif(sum(orders), 0) AS aov,
  avg(orders_per_year) AS orders_per_year,
  (SELECT remaining_days FROM lifetime) AS remaining_days,
  sum(recent_orders) / nullif(sum(orders_per_year), 0) * ${DAYS_PER_YEAR} / nullif((SELECT remaining_days FROM lifetime), 0) AS propensity_index,
  avg(chance) AS chance,
  avg(expected_orders) AS expected_orders,
  (SELECT count(*) FROM rated WHERE orders = 1 AND recent_orders = 1) AS fresh_customers
FROM rated`;

interface Windowed extends Indexed {
  readonly by: PropensityOrder;
}

export function propensityCustomersSql(
  { by, offset, limit, ...asked }: Windowed & { readonly offset: number; readonly limit: number },
  context: Context,
): Sql {
  atLeast(0, { offset, limit });
  return sql`WITH ${ratedSql(asked, context)}, ranked AS (
  SELECT *, row_number() OVER (ORDER BY ${SCORE[by]} DESC, chance DESC, customer_id) AS place
  FROM rated
)
SELECT *
FROM ranked
WHERE place > ${offset} AND place <= ${offset + limit}
ORDER BY place`;
}

export const propensityExportSql = (asked: Indexed, context: Context): Sql => sql`WITH ${ratedSql(asked, context)}
SELECT *
FROM rated
ORDER BY customer_id`;

/** Remaining time and length of the frame are the same for all, so they do not decide the order. */
const SCORE: Readonly<Record<PropensityOrder, Sql>> = { chance: sql`chance`, index: sql`(recent_orders / orders)` };

/** The rankings that are held against what happened: the course's, the model's, and the simplest there is. */
export const RANKINGS = ['index', 'model', 'recent'] as const;
export type Ranking = (typeof RANKINGS)[number];

const RANKING_SCORE: Readonly<Record<Ranking, Sql>> = {
  index: SCORE.index,
  model: SCORE.chance,
  recent: sql`-days_since_last_order::DOUBLE`,
};

/**
 * `scored`: a row per ranking and customer, with whether they ordered within the horizon after the day; `tied`: equal
 * scores in one row, with what lies below and above; `totals`.
 */
function tiedSql(asked: Indexed, context: Context): Sql {
  const end = lastKnownDay(asked.valuation.fittedTo, context);
  const until = addDays(end, Math.ceil(asked.valuation.horizonDays));
  const scored = RANKINGS.map(
    (ranking) => sql`SELECT ${ranking} AS ranking, customer_id, came, ${RANKING_SCORE[ranking]} AS score FROM judged`,
  );
  return sql`${ratedSql(asked, context)}, judged AS (
  SELECT rated.*, returners.customer_id IS NOT NULL AS came
  FROM rated
  LEFT JOIN (
    SELECT DISTINCT customer_id
    FROM ${context.orders}
    WHERE day > ${end}::DATE AND day <= ${until}::DATE
  ) AS returners USING (customer_id)
), scored AS (
  ${scored[0]!}
  UNION ALL ${scored[1]!}
  UNION ALL ${scored[2]!}
), totals AS (
  SELECT count(*) AS customers, count(*) FILTER (WHERE came) AS came, count(*) FILTER (WHERE NOT came) AS others
  FROM judged
), grouped AS (
  SELECT ranking, score, count(*) AS size, count(*) FILTER (WHERE came) AS came
  FROM scored
  GROUP BY ranking, score
), tied AS (
  SELECT
    *,
    coalesce(sum(size - came) OVER below, 0) AS others_below,
    coalesce(sum(came) OVER above, 0) AS came_above,
    coalesce(sum(size) OVER above, 0) AS size_above
  FROM grouped
  WINDOW
    below AS (PARTITION BY ranking ORDER BY score ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
    above AS (PARTITION BY ranking ORDER BY score ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
)`;
}

/**
 * The area under the ROC curve of each ranking and its difference to that of the model, with standard errors (DeLong,
 * DeLong & Clarke-Pearson 1988): `win` is the share of others a buyer is ranked above, `loss` the share of buyers ranked
 * above one of the others, ties count half.
 */
export const propensityTestSql = (
  asked: Indexed,
  context: Context,
): Sql => sql`WITH ${tiedSql(asked, context)}, placed AS (
  SELECT
    ranking,
    score,
    (others_below + (size - tied.came) / 2) / nullif(others, 0) AS win,
    (came_above + tied.came / 2) / nullif(totals.came, 0) AS loss
  FROM tied, totals
), pairs AS (
  SELECT scored.ranking, modelled.score AS model_score, scored.score, count(*) AS size, count(*) FILTER (WHERE scored.came) AS came
  FROM scored
  JOIN scored AS modelled ON modelled.ranking = 'model' AND modelled.customer_id = scored.customer_id
  GROUP BY ALL
), moments AS (
  SELECT
    pairs.ranking,
    sum(came * own.win) AS win,
    sum(came * own.win * own.win) AS win_win,
    sum(came * modelled.win) AS model_win,
    sum(came * (own.win - modelled.win) * (own.win - modelled.win)) AS apart_win,
    sum((size - came) * own.loss) AS loss,
    sum((size - came) * own.loss * own.loss) AS loss_loss,
    sum((size - came) * modelled.loss) AS model_loss,
    sum((size - came) * (own.loss - modelled.loss) * (own.loss - modelled.loss)) AS apart_loss
  FROM pairs
  JOIN placed AS own ON own.ranking = pairs.ranking AND own.score = pairs.score
  JOIN placed AS modelled ON modelled.ranking = 'model' AND modelled.score = pairs.model_score
  GROUP BY pairs.ranking
), groups AS (
  SELECT
    ranking,
    count(*) AS scores,
    max(size) AS largest,
    sum(tied.came * greatest(0, least(1, (customers / 10 - size_above) / size))) AS came_first
  FROM tied, totals
  GROUP BY ranking
)
SELECT
  ranking,
  customers,
  came,
  scores,
  largest,
  win / nullif(came, 0) AS auc,
  CASE WHEN came > 1 AND others > 1 THEN ${errorSql(sql`win_win`, sql`win`, sql`loss_loss`, sql`loss`)} END AS error,
  (win - model_win) / nullif(came, 0) AS difference,
  CASE WHEN came > 1 AND others > 1 THEN ${errorSql(sql`apart_win`, sql`(win - model_win)`, sql`apart_loss`, sql`(loss - model_loss)`)} END AS difference_error,
  came_first,
  came_first / nullif(came, 0) * 10 AS lift
FROM groups
LEFT JOIN moments USING (ranking), totals
ORDER BY ranking`;

/** The root of the sum of both variances of a mean, by sums of squares and sums. */
const errorSql = (wins: Sql, win: Sql, losses: Sql, loss: Sql): Sql => sql`sqrt(
    greatest(0, ${wins} - ${win} * ${win} / came) / (came - 1) / came
    + greatest(0, ${losses} - ${loss} * ${loss} / others) / (others - 1) / others
  )`;

/** Buyers reached when the first tenth, fifth, … of each ranking is looked at; ties are cut in proportion. */
export const propensityGainsSql = (asked: Indexed, context: Context): Sql => sql`WITH ${tiedSql(asked, context)}
SELECT
  ranking,
  step / 10 AS share,
  max(customers) AS customers,
  max(totals.came) AS came,
  sum(tied.came * greatest(0, least(1, (customers * step / 10 - size_above) / size))) AS reached
FROM tied, totals, range(0, 11) AS steps(step)
GROUP BY ranking, step
ORDER BY ranking, step`;
