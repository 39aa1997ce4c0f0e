import { join, sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../question.ts';
import {
  checkSettings,
  CUT_QUANTILES,
  CUT_TIMES,
  LEAST_GAPS,
  LEAST_RETURNS,
  type Cut,
  type LifecycleSettings,
} from './settings.ts';

/**
 * `spells`: one row per customer and purchase day, from it until the next. `waited` are the days since the one before,
 * `wait` those until the next (null for the last), `own_gap` the median of the gaps known on that day.
 */
export const spellsSql = (
  settings: Pick<LifecycleSettings, 'cadence'>,
  { orders }: Context,
): Sql => sql`purchase_days AS (
  SELECT customer_id, day
  FROM ${orders}
  GROUP BY customer_id, day
), paced AS (
  SELECT
    customer_id,
    day,
    row_number() OVER in_order AS nth,
    (day - lag(day) OVER in_order)::INTEGER AS waited,
    (lead(day) OVER in_order - day)::INTEGER AS wait
  FROM purchase_days
  WINDOW in_order AS (PARTITION BY customer_id ORDER BY day)
), spells AS (
SELECT *, ${settings.cadence === 'own' ? OWN_GAP : sql`NULL::DOUBLE`} AS own_gap
  FROM paced
)`;

const OWN_GAP = sql`CASE
      WHEN nth > ${LEAST_GAPS} THEN median(waited::DOUBLE) OVER (PARTITION BY customer_id ORDER BY day ROWS UNBOUNDED PRECEDING)
    END`;

const NAMES = ['silent', 'lost'] as const;
type Name = (typeof NAMES)[number];

/** Per cut: the multiple of the own gap (null where it is in days, or nobody has one), and the days for those without one. */
const OWN: Record<Cut['by'] | 'auto', (name: Name, value: number) => Sql> = {
  auto: (name) =>
    sql`CASE WHEN ratios >= ${LEAST_RETURNS} THEN ratio_quantiles[${NAMES.indexOf(name) + 1}] ELSE ${CUT_TIMES[name]} END`,
  times: (_, value) => sql`${value}`,
  days: () => sql`NULL`,
};
const REST: Record<Cut['by'] | 'auto', (name: Name, value: number) => Sql> = {
  auto: (name) =>
    sql`CASE WHEN gaps >= ${LEAST_RETURNS} THEN gap_quantiles[${NAMES.indexOf(name) + 2}] ELSE ${CUT_TIMES[name]} * median_gap END`,
  times: (_, value) => sql`${value} * median_gap`,
  days: (_, value) => sql`${value}`,
};

/** `rhythm`: one row: the gaps after which customers came back, and the cuts that hold. */
export function rhythmSql(settings: LifecycleSettings): Sql {
  checkSettings(settings);
  const by = (name: Name) => settings[name]?.by ?? 'auto';
  const value = (name: Name) => settings[name]?.value ?? 0;
  const columns = NAMES.flatMap((name) => [
    sql`(CASE WHEN paced_spells > 0 THEN ${OWN[by(name)](name, value(name))} END)::DOUBLE AS own_${NAME[name]}`,
    sql`(${REST[by(name)](name, value(name))})::DOUBLE AS rest_${NAME[name]}`,
  ]);
  const quantiles = join([CUT_QUANTILES.silent, CUT_QUANTILES.lost]);
  return sql`measured AS (
  SELECT
    count(wait) AS gaps,
    count(wait / own_gap) AS ratios,
    count(own_gap) AS paced_spells,
    median(wait::DOUBLE) AS median_gap,
    quantile_cont(wait::DOUBLE, [0.75, ${quantiles}]) AS gap_quantiles,
    quantile_cont(wait / own_gap, [${quantiles}]) AS ratio_quantiles
  FROM spells
), rhythm AS (
  SELECT *, ${join(columns)}
  FROM measured
)`;
}

const NAME: Record<Name, Sql> = { silent: sql`silent`, lost: sql`lost` };

/**
 * `timed`: spells with the days of silence after which the customer is silent, and lost (null where nothing tells), and
 * the state until then.
 */
export const timedSql = (
  settings: LifecycleSettings,
  context: Context,
): Sql => sql`${spellsSql(settings, context)}, ${rhythmSql(settings)}, cut AS (
  SELECT
    customer_id,
    day,
    nth,
    wait,
    own_gap,
    floor(coalesce(own_gap * own_silent, rest_silent))::INTEGER AS silent_after,
    floor(coalesce(own_gap * own_lost, rest_lost))::INTEGER AS lost_cut
  FROM spells, rhythm
), timed AS (
  SELECT
    customer_id,
    day,
    nth,
    wait,
    own_gap,
    silent_after,
    CASE WHEN lost_cut IS NOT NULL THEN greatest(lost_cut, silent_after + 1) END AS lost_after,
    CASE
      WHEN nth = 1 THEN 'new'
      WHEN lag(wait > silent_after) OVER (PARTITION BY customer_id ORDER BY day) THEN 'won-back'
      ELSE 'active'
    END AS begun
  FROM cut
)`;

/** The states of the customers known on a day, of {@link timedSql}: customer_id, state, silent_days, own_gap. */
export const stateOnSql = (day: Sql): Sql => sql`SELECT
    customer_id,
    CASE
      WHEN ${day} - day > lost_after THEN 'lost'
      WHEN ${day} - day > silent_after THEN 'silent'
      ELSE begun
    END AS state,
    ${day} - day AS silent_days,
    own_gap
  FROM timed
  WHERE day <= ${day} AND (wait IS NULL OR day + wait > ${day})`;
