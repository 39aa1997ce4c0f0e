import { addDays, dayNumber, isDay } from '#orders/days.ts';
import { join, sql, type Sql } from '#sql/tag.ts';
import { question, type Context } from '../../question.ts';
import { lastKnownDay } from '../histories.ts';
import { tieredSql, TIERS, type Tier, type TierRule } from '../value/tiers.ts';
import type { Valuation } from '../valuation.ts';

/** In place of a tier: who had not bought by the earlier day. */
export const NEW = 'new';
export type From = Tier | typeof NEW;
export const FROMS: readonly From[] = [...TIERS, NEW];

export const MOST_MONTHS = 12;

/**
 * The days on which tiers are made anew, ascending: the last day that is known, and the month ends before it, `months` in
 * all, none before `first` (ISO days).
 */
export function refreshDays(first: string, last: string, months: number): string[] {
  const days = [last];
  for (let end = monthEndBefore(last); days.length < months && end >= first; end = monthEndBefore(end)) days.push(end);
  return days.reverse();
}

const monthEndBefore = (day: string): string => addDays(`${day.slice(0, 7)}-01`, -1);

/** Two valuations of the same customers, the second as known later. */
export interface Span {
  readonly before: Valuation;
  readonly after: Valuation;
}
export interface Move extends Span {
  readonly rule: TierRule;
}
export interface AskedMoves extends Move {
  /** By the same parameters on both days, to tell what a refit alone does; null to leave that out. */
  readonly kept: Span | null;
}

/** @throws {RangeError} when the first day is not before the second */
export function checkMove({ before, after }: Span): void {
  const [from, to] = [before.fittedTo, after.fittedTo];
  if (from === null || !isDay(from) || (to !== null && dayNumber(to) <= dayNumber(from)))
    throw new RangeError(`before: ${String(from)} is not before ${String(to)}`);
}

/** Every customer known on the later day: customer_id, from_tier ('new' for the others), to_tier, value_before, value_after. */
function movedSql({ before, after, rule }: Move, context: Context): Sql {
  checkMove({ before, after });
  return sql`SELECT
  customer_id,
  coalesce(earlier.tier, ${NEW}) AS from_tier,
  later.tier AS to_tier,
  coalesce(earlier.value, 0) AS value_before,
  later.value AS value_after
FROM (
${tieredSql(after, rule, context)}
) AS later
LEFT JOIN (
${tieredSql(before, rule, context)}
) AS earlier USING (customer_id)`;
}

const placeOf = (tier: Sql): Sql => sql`list_position([${join(FROMS.map((one) => sql`${one}`))}], ${tier})`;

/** A row per pair of tiers that anybody went between; of `clv.refreshMoves`. */
function movesSql({ kept, ...move }: AskedMoves, context: Context): Sql {
  const steady = kept && movedSql({ ...kept, rule: move.rule }, context);
  const same =
    steady &&
    sql`JOIN (
  SELECT customer_id, from_tier = to_tier AS same
  FROM (
${steady}
)
) USING (customer_id)`;
  return sql`SELECT
  from_tier,
  to_tier,
  count(*) AS customers,
  sum(value_before) AS value_before,
  sum(value_after) AS value_after,
  ${same ? sql`count(*) FILTER (WHERE same AND from_tier NOT IN (to_tier, ${NEW}))` : sql`NULL`} AS refit_only
FROM (
${movedSql(move, context)}
)
${same ?? sql``}
GROUP BY from_tier, to_tier
ORDER BY ${placeOf(sql`from_tier`)}, ${placeOf(sql`to_tier`)}`;
}

/** The customers who went from one tier to another, as a SELECT of `customer_id`. @throws {RangeError} see `checkMove` */
export const moveMembersSql = (move: Move, from: From, to: Tier, context: Context): Sql => sql`SELECT customer_id
FROM (
${movedSql(move, context)}
)
WHERE from_tier = ${from} AND to_tier = ${to}`;

/**
 * Who went from which tier to which between two days: a row per pair that anybody went between, best tiers first, `new`
 * last. `value_before` is 0 of new customers. `refit_only`: of those who changed their tier, how many would have kept it
 * with the same parameters on both days (`kept`); null unless asked.
 */
export const refreshMoves = question({
  columns: {
    from_tier: 'text',
    to_tier: 'text',
    customers: 'integer',
    value_before: 'number',
    value_after: 'number',
    refit_only: 'integer?',
  },
  sql: (asked: AskedMoves, context) => movesSql(asked, context),
});

/** `clv-migration.csv`: the same, with the two days. */
export const refreshMovesExport = question({
  columns: {
    from_day: 'day',
    to_day: 'day',
    from_tier: 'text',
    to_tier: 'text',
    customers: 'integer',
    value_before: 'number',
    value_after: 'number',
    refit_only: 'integer?',
  },
  sql: (asked: AskedMoves, context) =>
    sql`SELECT ${asked.before.fittedTo}::DATE AS from_day, ${lastKnownDay(asked.after.fittedTo, context)}::DATE AS to_day, *
FROM (
${movesSql(asked, context)}
)`,
});
