import { sql, type Sql } from '#sql/tag.ts';
import { quantilesSql } from '../bins.ts';
import { atLeast } from '../limits.ts';
import type { Context } from '../question.ts';
import { countedSql, curveSql, secondsSql, waitedSql, RATE_COLUMNS } from './follow-up.ts';
import type { GroupBy, Grouping, GroupKind, GroupSettings, Outcome } from './settings.ts';

interface Dimension {
  /** Text, from the columns of `described`; null where nothing is known. */
  value: Sql;
  /** Which groups come first and stay when there are too many: the largest, the latest; or all, in their own order. */
  keeps: 'largest' | 'latest' | 'all';
  /** The own order, where it is not that of the texts. */
  order?: Sql;
}

const BY_AMOUNT = sql`((cuts[1] < first_amount)::INTEGER + (cuts[2] < first_amount)::INTEGER + (cuts[3] < first_amount)::INTEGER + 1)::VARCHAR`;
const BY_DAYTIME = sql`CASE
      WHEN NOT timed THEN NULL
      WHEN hour(first_at) < 6 OR hour(first_at) >= 22 THEN 'night'
      WHEN hour(first_at) < 12 THEN 'morning'
      WHEN hour(first_at) < 18 THEN 'afternoon'
      ELSE 'evening'
    END`;

const DIMENSIONS: Record<GroupBy, Dimension> = {
  month: { value: sql`strftime(first_day, '%Y-%m')`, keeps: 'latest' },
  quarter: { value: sql`year(first_day) || '-Q' || quarter(first_day)`, keeps: 'latest' },
  category: { value: sql`first_category`, keeps: 'largest' },
  channel: { value: sql`first_channel`, keeps: 'largest' },
  region: { value: sql`first_region`, keeps: 'largest' },
  product: { value: sql`first_product`, keeps: 'largest' },
  amount: { value: BY_AMOUNT, keeps: 'all' },
  free: { value: sql`CASE WHEN first_amount > 0 THEN 'paid' ELSE 'free' END`, keeps: 'all' },
  weekday: { value: sql`isodow(first_day)::VARCHAR`, keeps: 'all' },
  daytime: {
    value: BY_DAYTIME,
    keeps: 'all',
    order: sql`list_position(['night', 'morning', 'afternoon', 'evening'], value)`,
  },
};

const RANKS: Record<Dimension['keeps'], Sql> = {
  largest: sql`row_number() OVER (ORDER BY count(*) DESC, value)`,
  latest: sql`row_number() OVER (ORDER BY value DESC)`,
  all: sql`0`,
};

/** What the value needs beside the columns of `customers`. */
function describedSql(by: GroupBy, { orders }: Context): Sql {
  if (by === 'amount')
    return sql`described AS (
  SELECT seconds.*, cuts
  FROM seconds, (SELECT ${quantilesSql(sql`first_amount`, 4)} AS cuts FROM seconds) AS quarters
)`;
  if (by === 'daytime')
    return sql`described AS (
  SELECT seconds.*, first_order.ordered_at AS first_at, timed
  FROM seconds
  JOIN ${orders} AS first_order ON first_order.customer_id = seconds.customer_id AND first_order.nth = 1,
    (SELECT coalesce(bool_or(ordered_at <> day), false) AS timed FROM ${orders}) AS clock
)`;
  return sql`described AS (
  SELECT *
  FROM seconds
)`;
}

/** `grouped`: the customers with `kind` and `value` of their group; `places`: the groups, in the order they are shown. */
function groupedSql({ by, top, sameDay }: Grouping, context: Context): Sql {
  atLeast(1, { top });
  const { value, keeps, order } = DIMENSIONS[by];
  const before = keeps === 'latest';
  const othersPlace: Record<GroupKind, number> = { others: before ? 0 : 2, value: 1, none: 3 };
  return sql`${secondsSql(sameDay, context)}, ${describedSql(by, context)}, valued AS (
  SELECT customer_id, first_day, second_day, first_amount, ${value} AS value
  FROM described
), ranked AS (
  SELECT value, ${RANKS[keeps]} AS rank
  FROM valued
  WHERE value IS NOT NULL
  GROUP BY value
), grouped AS (
  SELECT
    customer_id,
    first_day,
    second_day,
    first_amount,
    value AS found,
    CASE WHEN value IS NULL THEN 'none' WHEN rank <= ${top} THEN 'value' ELSE 'others' END AS kind,
    CASE WHEN rank <= ${top} THEN value ELSE '' END AS value,
    rank
  FROM valued
  LEFT JOIN ranked USING (value)
), places AS (
  SELECT
    kind,
    value,
    row_number() OVER (
      ORDER BY
        CASE kind WHEN 'others' THEN ${othersPlace.others} WHEN 'none' THEN ${othersPlace.none} ELSE ${othersPlace.value} END,
        ${keeps === 'largest' ? sql`min(rank)` : (order ?? sql`0`)},
        value
    ) AS place
  FROM grouped
  GROUP BY kind, value
)`;
}

export function groupRatesSql(settings: GroupSettings, context: Context): Sql {
  atLeast(1, { days: settings.days });
  const { days } = settings;
  const amount = (which: Sql): Sql => (settings.by === 'amount' ? which : sql`NULL`);
  return sql`WITH ${groupedSql(settings, context)}, totals AS (
  SELECT
    place,
    kind,
    value,
    count(DISTINCT found) AS merged,
    count(*) AS customers,
    count(*) FILTER (WHERE first_day + ${days} <= ${context.frame.to}::DATE) AS eligible,
    count(*) FILTER (
      WHERE first_day + ${days} <= ${context.frame.to}::DATE AND second_day <= first_day + ${days}
    ) AS repurchased,
    ${amount(sql`min(first_amount)`)} AS least_amount,
    ${amount(sql`max(first_amount)`)} AS most_amount
  FROM grouped
  JOIN places USING (kind, value)
  GROUP BY place, kind, value
)
SELECT
  place,
  kind,
  value,
  merged,
  customers,
  eligible,
  repurchased,
  ${RATE_COLUMNS},
  (eligible = customers)::INTEGER AS complete,
  least_amount,
  most_amount
FROM totals
ORDER BY place`;
}

/** `observed`: whom the curves and the test watch. Same-day orders are merged whatever is chosen (METHODS 3). */
const observedSql = (
  settings: Grouping,
  context: Context,
): Sql => sql`${groupedSql({ ...settings, sameDay: false }, context)}, observed AS (
  SELECT
    place AS part,
    ${waitedSql(context)}
  FROM grouped
  JOIN places USING (kind, value)
)`;

export const groupCurvesSql = (settings: Grouping, context: Context): Sql =>
  sql`WITH ${observedSql(settings, context)}, ${curveSql}
SELECT part AS place, kind, value, day, at_risk, events, survival, low, high
FROM curve
JOIN places ON place = part
ORDER BY place, day`;

/**
 * Of every pair of groups the hypergeometric covariance of their observed minus expected events, summed over the days on
 * which anybody came back; on the diagonal also what was observed and expected.
 */
export const logRankSql = (settings: Grouping, context: Context): Sql =>
  sql`WITH ${observedSql(settings, context)}, ${countedSql}, event_days AS (
  SELECT day
  FROM counted
  GROUP BY day
  HAVING sum(events) > 0
), filled AS (
  SELECT part, day, leaving, events
  FROM counted
  UNION ALL
  SELECT place, day, 0, 0
  FROM places, event_days
), watched AS (
  SELECT part, day, sum(events) AS events, sum(sum(leaving)) OVER (PARTITION BY part ORDER BY day DESC) AS at_risk
  FROM filled
  GROUP BY part, day
), risks AS (
  SELECT
    part,
    day,
    events::DOUBLE AS events,
    at_risk::DOUBLE AS at_risk,
    sum(events) OVER (PARTITION BY day)::DOUBLE AS all_events,
    sum(at_risk) OVER (PARTITION BY day)::DOUBLE AS all_at_risk
  FROM watched
  SEMI JOIN event_days USING (day)
), weighed AS (
  SELECT
    *,
    at_risk / all_at_risk AS share,
    CASE WHEN all_at_risk > 1 THEN all_events * (all_at_risk - all_events) / (all_at_risk - 1) ELSE 0 END AS weight
  FROM risks
)
SELECT
  places.place,
  others.place AS other,
  coalesce(sum(one.events), 0) AS observed,
  coalesce(sum(one.all_events * one.share), 0) AS expected,
  coalesce(sum(one.weight * one.share * ((one.part = another.part)::INTEGER - another.share)), 0) AS covariance
FROM places
CROSS JOIN places AS others
LEFT JOIN weighed AS one ON one.part = places.place
LEFT JOIN weighed AS another ON another.part = others.place AND another.day = one.day
GROUP BY places.place, others.place
ORDER BY places.place, others.place`;

/** The condition on `grouped` or `seconds` for those of an outcome. */
function outcomeSql(outcome: Outcome, days: number, { frame }: Context): Sql {
  const eligible = sql`first_day + ${days} <= ${frame.to}::DATE`;
  const again = sql`coalesce(second_day <= first_day + ${days}, false)`;
  const conditions: Record<Outcome, Sql> = {
    all: sql`true`,
    eligible,
    again: sql`${eligible} AND ${again}`,
    not: sql`${eligible} AND NOT ${again}`,
  };
  return conditions[outcome];
}

/** The customers of one group and outcome, as a SELECT of `customer_id`. */
export function groupMembersSql(
  settings: GroupSettings,
  group: { readonly kind: GroupKind; readonly value: string },
  outcome: Outcome,
  context: Context,
): Sql {
  atLeast(1, { days: settings.days });
  return sql`WITH ${groupedSql(settings, context)}
SELECT customer_id
FROM grouped
WHERE kind = ${group.kind}
  AND value = ${group.value}
  AND ${outcomeSql(outcome, settings.days, context)}`;
}

/** The first-time buyers of the frame by outcome, as a SELECT of `customer_id`. */
export function daysMembersSql(days: number, sameDay: boolean, outcome: Outcome, context: Context): Sql {
  atLeast(1, { days });
  return sql`WITH ${secondsSql(sameDay, context)}
SELECT customer_id
FROM seconds
WHERE ${outcomeSql(outcome, days, context)}`;
}
