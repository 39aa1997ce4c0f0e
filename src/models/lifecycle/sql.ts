import { join, nothing, sql, type Sql } from '#sql/tag.ts';
import { atLeast } from '../limits.ts';
import type { Context } from '../question.ts';
import { wilsonColumnsSql } from '../wilson.ts';
import { endOf, isOver, monthEnd, monthOf, monthsSql } from './months.ts';
import {
  LEAST_GAPS,
  LOYALTIES,
  NOBODY,
  PRESENT,
  STATES,
  type Flow,
  type FlowsBy,
  type LifecycleSettings,
  type Loyalty,
  type Origin,
  type State,
} from './settings.ts';
import { rhythmSql, spellsSql, stateOnSql, timedSql } from './spells.ts';

const list = (ids: readonly string[]): Sql => join(ids.map((id) => sql`${id}`));
const isPresent = (column: Sql): Sql => sql`${column} IN (${list(PRESENT)})`;
/** Names in their order, as a relation `(place, <column>)`. */
const named = (ids: readonly string[]): Sql => join(ids.map((id, place) => sql`(${place}, ${id})`));

export const statesSql = (settings: LifecycleSettings, context: Context): Sql =>
  sql`WITH ${timedSql(settings, context)}, now AS (
  ${stateOnSql(endOf(context))}
), counted AS (
  SELECT
    state,
    count(*) AS customers,
    count(own_gap) AS own_customers,
    sum(orders) AS orders,
    sum(revenue) AS revenue,
    median(days_since_last_order::DOUBLE) AS median_days
  FROM now
  JOIN ${context.customers} USING (customer_id)
  GROUP BY state
)
SELECT
  names.state,
  coalesce(customers, 0) AS customers,
  coalesce(customers, 0) / sum(customers) OVER () AS share,
  coalesce(orders, 0) AS orders,
  coalesce(revenue, 0) AS revenue,
  CASE WHEN sum(revenue) OVER () > 0 THEN coalesce(revenue, 0)::DOUBLE / sum(revenue::DOUBLE) OVER () END AS revenue_share,
  coalesce(own_customers, 0) AS own_customers,
  median_days
FROM (VALUES ${named(STATES)}) AS names(place, state)
LEFT JOIN counted USING (state)
ORDER BY place`;

export const rhythmRowSql = (settings: LifecycleSettings, context: Context): Sql =>
  sql`WITH ${spellsSql(settings, context)}, ${rhythmSql(settings)}
SELECT
  (SELECT count(*) FROM spells WHERE nth = 1) AS customers,
  (SELECT count(*) FROM spells WHERE nth = 2) AS repeat_customers,
  (SELECT count(*) FROM spells WHERE nth = ${LEAST_GAPS + 1}) AS own_customers,
  gaps,
  ratios,
  median_gap,
  gap_quantiles[1] AS gap_p75,
  gap_quantiles[2] AS gap_p90,
  gap_quantiles[3] AS gap_p975,
  ratio_quantiles[1] AS ratio_p90,
  ratio_quantiles[2] AS ratio_p975,
  own_silent,
  own_lost,
  rest_silent,
  rest_lost,
  (SELECT count(*) FROM spells, rhythm WHERE wait / own_gap > own_silent) AS own_beyond_silent,
  (SELECT count(*) FROM spells, rhythm WHERE wait / own_gap > own_lost) AS own_beyond_lost,
  (SELECT count(*) FROM spells, rhythm WHERE wait > rest_silent) AS rest_beyond_silent,
  (SELECT count(*) FROM spells, rhythm WHERE wait > rest_lost) AS rest_beyond_lost
FROM rhythm`;

/** Bins of gaps in days, or of gaps as multiples of the own gap; what lies beyond `most` of them in one. */
export function gapsSql(of: 'days' | 'times', width: number, most: number, context: Context): Sql {
  if (!(width > 0)) throw new RangeError(`width: ${width} is not above 0`);
  atLeast(1, { most });
  const value = of === 'days' ? sql`wait` : sql`wait / own_gap`;
  return sql`WITH ${spellsSql({ cadence: of === 'days' ? 'shop' : 'own' }, context)}, filled AS (
  SELECT least(floor(${value} / ${width}), ${most})::INTEGER AS bin, count(*) AS gaps
  FROM spells
  WHERE ${value} IS NOT NULL
  GROUP BY bin
), bins AS (
  SELECT unnest(range(0, coalesce(max(bin), 0) + 1)) AS bin
  FROM filled
)
SELECT
  bin * ${width} AS low,
  CASE WHEN bin < ${most} THEN (bin + 1) * ${width} END AS high,
  coalesce(gaps, 0) AS gaps
FROM bins
LEFT JOIN filled USING (bin)
ORDER BY bin`;
}

/**
 * `transitions`: customers by month, state at the end of the month before and at its end. A customer's state between two
 * orders follows from the days since, so each spell gives at most three stretches; only those that hold a month end are
 * kept, and only changes are listed: who stays is counted from the ends of the stretches.
 */
const transitionsCte = (settings: LifecycleSettings, context: Context): Sql => {
  const month = (day: Sql) => monthOf(context, day);
  const end = endOf(context);
  return sql`${timedSql(settings, context)}, ended AS (
  SELECT
    customer_id,
    day,
    begun,
    coalesce(day + wait - 1, ${end})::DATE AS until,
    (day + silent_after + 1)::DATE AS silent_from,
    (day + lost_after + 1)::DATE AS lost_from
  FROM timed
), stretches AS (
  SELECT customer_id, begun AS state, day AS since, least(until, silent_from - 1, lost_from - 1) AS until
  FROM ended
  UNION ALL
  SELECT customer_id, 'silent', silent_from, least(until, lost_from - 1)
  FROM ended
  WHERE silent_from <= until
  UNION ALL
  SELECT customer_id, 'lost', lost_from, until
  FROM ended
  WHERE lost_from <= until
), held AS (
  SELECT
    customer_id,
    state,
    ${month(sql`since`)} AS first_month,
    CASE WHEN until >= ${end} THEN ${month(end)} ELSE ${month(sql`(until + 1)`)} - 1 END AS last_month
  FROM stretches
), moves AS (
  SELECT
    state,
    first_month,
    last_month,
    coalesce(lag(state) OVER (PARTITION BY customer_id ORDER BY first_month), ${NOBODY}) AS from_state
  FROM held
  WHERE first_month <= last_month
), ${monthsSql(context)}, steps AS (
  SELECT state, first_month + 1 AS month, count(*) AS step
  FROM moves
  GROUP BY ALL
  UNION ALL
  SELECT state, last_month + 1, -count(*)
  FROM moves
  GROUP BY ALL
), staying AS (
  SELECT state, month, coalesce(sum(step), 0) AS change
  FROM months
  CROSS JOIN (SELECT DISTINCT state FROM steps)
  LEFT JOIN steps USING (state, month)
  GROUP BY ALL
), transitions AS (
  SELECT month, from_state, to_state, sum(customers) AS customers
  FROM (
    SELECT first_month AS month, from_state, state AS to_state, count(*) AS customers
    FROM moves
    GROUP BY ALL
    UNION ALL
    SELECT month, state, state, sum(change) OVER (PARTITION BY state ORDER BY month)
    FROM staying
  )
  WHERE customers > 0
  GROUP BY month, from_state, to_state
)`;
};

export const transitionsSql = (settings: LifecycleSettings, context: Context): Sql =>
  sql`WITH ${transitionsCte(settings, context)}
SELECT ${monthEnd(context)} AS month_end, from_state, to_state, customers, ${isOver(context)}
FROM transitions
JOIN months USING (month)
JOIN (VALUES ${named([NOBODY, ...STATES])}) AS froms(from_place, from_state) USING (from_state)
JOIN (VALUES ${named(STATES)}) AS tos(to_place, to_state) USING (to_state)
ORDER BY month, from_place, to_place`;

/** Per flow, which transitions are counted: states at the month's beginning and at its end. */
export const FLOW_STATES: Record<Flow, { from: readonly Origin[]; to: readonly State[] }> = {
  kept: { from: PRESENT, to: PRESENT },
  newcomers: { from: [NOBODY], to: STATES },
  returned: { from: ['lost'], to: PRESENT },
  lost: { from: [NOBODY, ...PRESENT], to: ['lost'] },
};

const flowColumn = (flow: Flow): Sql => {
  const { from, to } = FLOW_STATES[flow];
  return sql`coalesce(sum(customers) FILTER (WHERE from_state IN (${list(from)}) AND to_state IN (${list(to)})), 0)`;
};

const rhythmFlows = (
  settings: LifecycleSettings,
  context: Context,
): Sql => sql`${transitionsCte(settings, context)}, flows AS (
  SELECT
    month,
    coalesce(sum(customers) FILTER (WHERE ${isPresent(sql`from_state`)}), 0) AS base,
    ${flowColumn('kept')} AS kept,
    ${flowColumn('newcomers')} AS newcomers,
    ${flowColumn('returned')} AS returned,
    ${flowColumn('lost')} AS lost
  FROM transitions
  GROUP BY month
)`;

/** `bought`: customers and months they bought in, with the month before in which they did. */
const boughtSql = (context: Context): Sql => sql`bought AS (
  SELECT customer_id, month, lag(month) OVER (PARTITION BY customer_id ORDER BY month) AS before
  FROM (SELECT DISTINCT customer_id, ${monthOf(context, sql`day`)} AS month FROM ${context.orders})
)`;

const monthFlows = (context: Context): Sql => sql`${boughtSql(context)}, ${monthsSql(context)}, counted AS (
  SELECT
    month,
    count(customer_id) AS buyers,
    count(customer_id) FILTER (WHERE before IS NULL) AS newcomers,
    count(customer_id) FILTER (WHERE before = month - 1) AS kept,
    count(customer_id) FILTER (WHERE before < month - 1) AS returned
  FROM months
  LEFT JOIN bought USING (month)
  GROUP BY month
), flows AS (
  SELECT *, coalesce(lag(buyers) OVER (ORDER BY month), 0) AS base, base - kept AS lost
  FROM counted
)`;

export const flowsSql = (by: FlowsBy, settings: LifecycleSettings, context: Context): Sql =>
  sql`WITH ${by === 'rhythm' ? rhythmFlows(settings, context) : monthFlows(context)}
SELECT
  ${monthEnd(context)} AS month_end,
  coalesce(base, 0) AS base,
  coalesce(kept, 0) AS kept,
  coalesce(newcomers, 0) AS newcomers,
  coalesce(returned, 0) AS returned,
  coalesce(lost, 0) AS lost,
  ${wilsonColumnsSql(sql`kept`, sql`base`)},
  ${isOver(context)}
FROM months
LEFT JOIN flows USING (month)
ORDER BY month`;

/**
 * A life table of silences: of those that reached `day` days and were observed for `within` days more, the share ended by
 * an order in that time. Each silence is eligible on the days 0 to `reach`, and ended from `end_from` on: both are counted
 * from their ends.
 */
export function hazardSql(within: number, step: number, context: Context): Sql {
  atLeast(1, { within, step });
  const { frame } = context;
  const parts = (column: Sql) => sql`SELECT 'all' AS part, ${column} AS day FROM reaching
    UNION ALL SELECT CASE WHEN nth = 1 THEN 'first' ELSE 'later' END, ${column} FROM reaching`;
  return sql`WITH ${spellsSql({ cadence: 'shop' }, context)}, reaching AS (
  SELECT
    nth,
    least(wait - 1, ${frame.to}::DATE - day - ${within})::INTEGER AS reach,
    CASE WHEN wait IS NOT NULL THEN greatest(0, wait - ${within}) END::INTEGER AS end_from
  FROM spells
  WHERE day + ${within} <= ${frame.to}::DATE
), leaving AS (
  SELECT part, day, count(*) AS silences
  FROM (${parts(sql`reach`)})
  GROUP BY part, day
), ending AS (
  SELECT part, day, sum(step) AS step
  FROM (
    SELECT part, day, 1 AS step FROM (${parts(sql`CASE WHEN end_from <= reach THEN end_from END`)})
    UNION ALL
    SELECT part, day, -1 FROM (${parts(sql`CASE WHEN end_from <= reach THEN reach + 1 END`)})
  )
  WHERE day IS NOT NULL
  GROUP BY part, day
), days AS (
  SELECT part, day
  FROM (VALUES ('all'), ('first'), ('later')) AS parts(part)
  CROSS JOIN (SELECT unnest(range(0, coalesce((SELECT max(reach) FROM reaching), 0) + 2)) AS day)
), table_of_life AS (
  SELECT
    part,
    day,
    coalesce(sum(silences) OVER (PARTITION BY part ORDER BY day DESC), 0)::DOUBLE AS eligible,
    coalesce(sum(step) OVER (PARTITION BY part ORDER BY day), 0)::DOUBLE AS returned
  FROM days
  LEFT JOIN leaving USING (part, day)
  LEFT JOIN ending USING (part, day)
)
SELECT part, day, eligible, returned, ${wilsonColumnsSql(sql`returned`, sql`eligible`)}
FROM table_of_life
WHERE day % ${step} = 0 AND (eligible > 0 OR day = 0)
ORDER BY part, day`;
}

/** `loyalty`: every customer as loyal, swing, young or once. */
const loyaltyCte = (
  settings: LifecycleSettings,
  context: Context,
): Sql => sql`${timedSql(settings, context)}, loyalty AS (
  SELECT
    customer_id,
    CASE
      WHEN count(*) = 1 THEN 'once'
      WHEN bool_or(coalesce(wait, ${endOf(context)} - day) > silent_after) THEN 'swing'
      WHEN count(*) = 2 THEN 'young'
      ELSE 'loyal'
    END AS loyalty
  FROM timed
  GROUP BY customer_id
)`;

export const loyaltySql = (settings: LifecycleSettings, context: Context): Sql =>
  sql`WITH ${loyaltyCte(settings, context)}, counted AS (
  SELECT loyalty, count(*) AS customers, sum(orders) AS orders, sum(revenue) AS revenue
  FROM loyalty
  JOIN ${context.customers} USING (customer_id)
  GROUP BY loyalty
)
SELECT
  loyalty,
  coalesce(customers, 0) AS customers,
  coalesce(customers, 0) / sum(customers) OVER () AS share,
  coalesce(orders, 0) AS orders,
  coalesce(revenue, 0) AS revenue,
  CASE WHEN sum(revenue) OVER () > 0 THEN coalesce(revenue, 0)::DOUBLE / sum(revenue::DOUBLE) OVER () END AS revenue_share,
  revenue::DOUBLE / orders AS aov
FROM (VALUES ${named(LOYALTIES)}) AS names(place, loyalty)
LEFT JOIN counted USING (loyalty)
ORDER BY place`;

export const loyaltyMembersSql = (settings: LifecycleSettings, loyalty: Loyalty, context: Context): Sql =>
  sql`WITH ${loyaltyCte(settings, context)}
SELECT customer_id
FROM loyalty
WHERE loyalty = ${loyalty}`;

/** The customers in a state now, as a SELECT of `customer_id`. */
export const stateMembersSql = (settings: LifecycleSettings, state: State, context: Context): Sql =>
  sql`WITH ${timedSql(settings, context)}
SELECT customer_id
FROM (
  ${stateOnSql(endOf(context))}
)
WHERE state = ${state}`;

/** The customers who were in one state at the end of the month before `on`, a month's last day or E, and in another on it. */
export function moveMembersSql(
  settings: LifecycleSettings,
  { on, from, to }: { readonly on: string; readonly from: readonly Origin[]; readonly to: readonly State[] },
  context: Context,
): Sql {
  const day = sql`least(${on}::DATE, ${endOf(context)})`;
  return sql`WITH ${timedSql(settings, context)}, at_end AS (
  ${stateOnSql(day)}
), at_start AS (
  ${stateOnSql(sql`(date_trunc('month', ${day})::DATE - 1)`)}
)
SELECT customer_id
FROM at_end
LEFT JOIN at_start USING (customer_id)
WHERE coalesce(at_start.state, ${NOBODY}) IN (${list(from)}) AND at_end.state IN (${list(to)})`;
}

const ACTIVITY: Record<Flow, Sql> = {
  newcomers: sql`before IS NULL`,
  kept: sql`before = month - 1`,
  returned: sql`before < month - 1`,
  lost: nothing,
};

/** Buyers of the month of `on` by what they did before it, or (`lost`) those of the month before who did not buy in it. */
export function activityMembersSql(flow: Flow, on: string, context: Context): Sql {
  const month = monthOf(context, sql`least(${on}::DATE, ${endOf(context)})`);
  if (flow === 'lost')
    return sql`WITH ${boughtSql(context)}
SELECT customer_id
FROM bought
WHERE month = ${month} - 1
EXCEPT
SELECT customer_id
FROM bought
WHERE month = ${month}`;
  return sql`WITH ${boughtSql(context)}
SELECT customer_id
FROM bought
WHERE month = ${month} AND ${ACTIVITY[flow]}`;
}
