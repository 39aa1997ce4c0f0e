import { join, sql, type Sql } from '#sql/tag.ts';
import { atLeast } from '../limits.ts';
import type { Context } from '../question.ts';
import { wilsonColumnsSql } from '../wilson.ts';
import { endOf, isOver, monthEnd, monthOf, monthsSql } from './months.ts';
import { checkRule, LADDER, STAGES, SUPER_RANGE, type Stage, type SuperRule } from './settings.ts';

/** Of `ranked`: which stage a customer is in. `top` counts ⌈value % of all⌉ places, ties by id. */
const stageColumn = ({ by, value }: SuperRule): Sql => sql`CASE
      WHEN orders < 2 THEN 'first'
      WHEN ${by === 'orders' ? sql`orders >= ${value}` : sql`place <= ceil(${value} * count(*) OVER () / 100)`} THEN 'super'
      ELSE 'repeat'
    END`;

const stagedCte = (rule: SuperRule, buyers: Sql): Sql => {
  checkRule(rule);
  return sql`ranked AS (
  SELECT *, row_number() OVER (ORDER BY revenue DESC, customer_id) AS place
  FROM ${buyers}
), staged AS (
  SELECT *, ${stageColumn(rule)} AS stage
  FROM ranked
)`;
};

const STAGE_NAMES = join(STAGES.map((stage, place) => sql`(${place}, ${stage})`));

export const stagesSql = (
  rule: SuperRule,
  { customers }: Context,
): Sql => sql`WITH ${stagedCte(rule, customers)}, counted AS (
  SELECT
    stage,
    count(*) AS customers,
    sum(orders) AS orders,
    sum(revenue) AS revenue,
    min(revenue) AS least_revenue,
    median(days_since_last_order::DOUBLE) AS median_days
  FROM staged
  GROUP BY stage
)
SELECT
  stage,
  coalesce(customers, 0) AS customers,
  coalesce(customers, 0) / sum(customers) OVER () AS share,
  coalesce(orders, 0) AS orders,
  coalesce(revenue, 0) AS revenue,
  CASE WHEN sum(revenue) OVER () > 0 THEN coalesce(revenue, 0)::DOUBLE / sum(revenue::DOUBLE) OVER () END AS revenue_share,
  revenue::DOUBLE / orders AS aov,
  least_revenue,
  median_days
FROM (VALUES ${STAGE_NAMES}) AS names(name_place, stage)
LEFT JOIN counted USING (stage)
ORDER BY name_place`;

export const stageMembersSql = (
  rule: SuperRule,
  stage: Stage,
  { customers }: Context,
): Sql => sql`WITH ${stagedCte(rule, customers)}
SELECT customer_id
FROM staged
WHERE stage = ${stage}`;

/** Super-users and their money for every threshold of {@link SUPER_RANGE}. */
export function thresholdsSql(by: SuperRule['by'], { customers }: Context): Sql {
  const { least, most } = SUPER_RANGE[by];
  const held =
    by === 'orders'
      ? sql`greatest(least(orders, ${most}), 0) AS reach`
      : sql`greatest(${least}, (floor((place - 1) * 100 / count(*) OVER ()) + 1)::INTEGER) AS reach`;
  const isIn = by === 'orders' ? sql`reach >= value` : sql`reach <= value`;
  return sql`WITH ranked AS (
  SELECT *, row_number() OVER (ORDER BY revenue DESC, customer_id) AS place
  FROM ${customers}
), reached AS (
  SELECT orders, revenue, ${held}
  FROM ranked
), summed AS (
  SELECT reach, count(*) AS customers, sum(revenue) AS revenue
  FROM reached
  WHERE orders >= 2
  GROUP BY reach
), totals AS (
  SELECT count(*) AS customers, sum(revenue) AS revenue
  FROM ranked
)
SELECT
  value,
  coalesce(sum(summed.customers), 0) AS customers,
  coalesce(sum(summed.customers), 0) / nullif(any_value(totals.customers), 0) AS share,
  coalesce(sum(summed.revenue), 0) AS revenue,
  CASE
    WHEN any_value(totals.revenue) > 0 THEN coalesce(sum(summed.revenue), 0)::DOUBLE / any_value(totals.revenue)::DOUBLE
  END AS revenue_share
FROM totals
CROSS JOIN range(${least}, ${most + 1}) AS thresholds(value)
LEFT JOIN summed ON ${isIn}
GROUP BY value
ORDER BY value`;
}

/** `known`: the buyers as they were known `days` before the end, and whether they bought in those days. */
const knownCte = (days: number, { orders, refunds, frame }: Context): Sql => {
  atLeast(1, { days });
  const before = sql`day <= ${frame.to}::DATE - ${days}`;
  return sql`known AS (
  SELECT
    customer_id,
    count(*) FILTER (WHERE ${before} AND kind = 1) AS orders,
    sum(amount) FILTER (WHERE ${before}) AS revenue,
    bool_or(kind = 1 AND NOT (${before})) AS bought
  FROM (
    SELECT customer_id, day, amount, 1 AS kind FROM ${orders}
    UNION ALL
    SELECT customer_id, day, amount, 0 FROM ${refunds}
  )
  GROUP BY customer_id
  HAVING count(*) FILTER (WHERE ${before} AND kind = 1) > 0
)`;
};

/** Stages as known `days` before the end, and who of each bought in the time since. */
export const laterSql = (
  rule: SuperRule,
  days: number,
  context: Context,
): Sql => sql`WITH ${knownCte(days, context)}, ${stagedCte(rule, sql`known`)}, counted AS (
  SELECT stage, count(*) AS customers, count(*) FILTER (WHERE bought) AS bought
  FROM staged
  GROUP BY stage
), filled AS (
  SELECT name_place, stage, coalesce(customers, 0) AS customers, coalesce(bought, 0) AS bought
  FROM (VALUES ${STAGE_NAMES}) AS names(name_place, stage)
  LEFT JOIN counted USING (stage)
)
SELECT stage, customers, bought, ${wilsonColumnsSql(sql`bought`, sql`customers`)}
FROM filled
ORDER BY name_place`;

export const laterMembersSql = (rule: SuperRule, days: number, stage: Stage, context: Context): Sql =>
  sql`WITH ${knownCte(days, context)}, ${stagedCte(rule, sql`known`)}
SELECT customer_id
FROM staged
WHERE stage = ${stage}`;

/**
 * `reached`: the months (from 0) in which each customer placed the first order, the second, and became a super-user: with
 * `top`, by reaching with at least two orders what the last of today's top has spent.
 */
const reachedCte = (rule: SuperRule, context: Context): Sql => {
  checkRule(rule);
  const { orders, customers } = context;
  const isSuper =
    rule.by === 'orders' ? sql`nth >= ${rule.value}` : sql`nth >= 2 AND spent >= (SELECT revenue FROM threshold)`;
  return sql`threshold AS (
  SELECT revenue
  FROM (
    SELECT revenue, row_number() OVER (ORDER BY revenue DESC, customer_id) AS place, count(*) OVER () AS buyers
    FROM ${customers}
  )
  WHERE place = ceil(${rule.value} * buyers / 100)
), placed AS (
  SELECT customer_id, nth, ${monthOf(context, sql`day`)} AS month, sum(amount) OVER (PARTITION BY customer_id ORDER BY nth) AS spent
  FROM ${orders}
), reached AS (
  SELECT
    customer_id,
    min(month) AS first_month,
    min(month) FILTER (WHERE nth >= 2) AS repeat_month,
    min(month) FILTER (WHERE ${isSuper}) AS super_month
  FROM placed
  GROUP BY customer_id
), waiting AS (
  SELECT customer_id, 'first' AS from_stage, first_month AS since, repeat_month AS upgraded
  FROM reached
  UNION ALL
  SELECT customer_id, 'repeat', repeat_month, super_month
  FROM reached
  WHERE repeat_month IS NOT NULL AND (super_month IS NULL OR super_month > repeat_month)
)`;
};

/** Per month: of those in a stage at its beginning, how many left it upwards. */
export const upgradesSql = (rule: SuperRule, context: Context): Sql =>
  sql`WITH ${reachedCte(rule, context)}, ${monthsSql(context)}, steps AS (
  SELECT from_stage, since + 1 AS month, 1 AS step, 0 AS up FROM waiting WHERE upgraded IS NULL OR upgraded > since
  UNION ALL
  SELECT from_stage, upgraded + 1, -1, 0 FROM waiting WHERE upgraded > since
  UNION ALL
  SELECT from_stage, upgraded, 0, 1 FROM waiting WHERE upgraded > since
), changes AS (
  SELECT from_stage, month, sum(step) AS step, sum(up) AS up
  FROM steps
  GROUP BY from_stage, month
), counted AS (
  SELECT
    place,
    month,
    month_end,
    from_stage,
    coalesce(sum(step) OVER (PARTITION BY from_stage ORDER BY month), 0) AS eligible,
    coalesce(up, 0) AS upgraded
  FROM months
  CROSS JOIN (VALUES (0, 'first'), (1, 'repeat')) AS names(place, from_stage)
  LEFT JOIN changes USING (from_stage, month)
)
SELECT
  ${monthEnd(context)} AS month_end,
  from_stage,
  eligible,
  upgraded,
  ${wilsonColumnsSql(sql`upgraded`, sql`eligible`)},
  ${isOver(context)}
FROM counted
ORDER BY month, place`;

/** The customers who left a stage upwards in the month of `on`. */
export const upgradeMembersSql = (rule: SuperRule, stage: 'first' | 'repeat', on: string, context: Context): Sql =>
  sql`WITH ${reachedCte(rule, context)}
SELECT customer_id
FROM waiting
WHERE from_stage = ${stage}
  AND upgraded > since
  AND upgraded = ${monthOf(context, sql`least(${on}::DATE, ${endOf(context)})`)}`;

const STEPS = join(
  LADDER.map(
    ({ step, least, most }, place) => sql`(${place}, ${step}, ${least}, ${most}, ${LADDER[place + 1]?.least ?? null})`,
  ),
);

/**
 * The ladder: who stands on each step, who has reached it, and how many went on to the next, by now and within `days` of
 * reaching it (of those observed that long).
 */
export const ladderSql = (days: number, { orders, customers, frame }: Context): Sql => {
  atLeast(1, { days });
  return sql`WITH steps(place, step, least, most, next) AS (
  VALUES ${STEPS}
), arrived AS (
  SELECT
    customer_id,
    any_value(day) FILTER (WHERE nth = 1) AS day_1,
    any_value(day) FILTER (WHERE nth = 2) AS day_2,
    any_value(day) FILTER (WHERE nth = 3) AS day_3,
    any_value(day) FILTER (WHERE nth = 5) AS day_5
  FROM ${orders}
  WHERE nth <= 5
  GROUP BY customer_id
), climbs AS (
  SELECT 0 AS place, day_1 AS reached, day_2 AS next FROM arrived
  UNION ALL
  SELECT 1, day_2, day_3 FROM arrived
  UNION ALL
  SELECT 2, day_3, day_5 FROM arrived
  UNION ALL
  SELECT 3, day_5, NULL FROM arrived
), climbed AS (
  SELECT
    place,
    count(reached) AS reached,
    count(next) AS moved,
    median((next - reached)::DOUBLE) AS median_days,
    count(reached) FILTER (WHERE reached + ${days} <= ${frame.to}::DATE) AS eligible,
    count(next) FILTER (WHERE reached + ${days} <= ${frame.to}::DATE AND next <= reached + ${days}) AS within
  FROM climbs
  GROUP BY place
), standing AS (
  SELECT place, count(customer_id) AS customers, coalesce(sum(revenue), 0) AS revenue
  FROM steps
  LEFT JOIN ${customers} AS buyers ON buyers.orders >= least AND (most IS NULL OR buyers.orders <= most)
  GROUP BY place
)
SELECT
  step,
  customers,
  customers / nullif(sum(customers) OVER (), 0) AS share,
  revenue,
  CASE WHEN sum(revenue) OVER () > 0 THEN revenue::DOUBLE / sum(revenue::DOUBLE) OVER () END AS revenue_share,
  coalesce(reached, 0) AS reached,
  CASE WHEN next IS NOT NULL THEN coalesce(moved, 0) END AS moved,
  CASE WHEN next IS NOT NULL THEN moved / nullif(reached, 0) END AS conversion,
  CASE WHEN next IS NOT NULL THEN median_days END AS median_days,
  CASE WHEN next IS NOT NULL THEN coalesce(eligible, 0) END AS eligible,
  CASE WHEN next IS NOT NULL THEN coalesce(within, 0) END AS within_days,
  CASE WHEN next IS NOT NULL THEN rate END AS rate,
  CASE WHEN next IS NOT NULL THEN low END AS low,
  CASE WHEN next IS NOT NULL THEN high END AS high
FROM steps
JOIN standing USING (place)
LEFT JOIN (SELECT *, ${wilsonColumnsSql(sql`within`, sql`eligible`)} FROM climbed) USING (place)
ORDER BY place`;
};
