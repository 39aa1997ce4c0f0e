import { isDay } from '#orders/days.ts';
import { join, sql, type Sql } from '#sql/tag.ts';
import { atLeast } from '../limits.ts';
import type { Context } from '../question.ts';
import { snapshotColumns, snapshotsSql, spanOf } from '../snapshot.ts';
import { placeOfSql } from './compare.ts';
import { rulesOf, type RuleRef } from './rules/index.ts';
import { classedSql, moneySql, type Scoring } from './scoring.ts';
import type { RfmSettings } from './settings.ts';

export interface Migration {
  readonly settings: RfmSettings;
  readonly rules: RuleRef;
  /** The earlier date, an ISO day: orders before it count. One after the as-of date counts as that. */
  readonly before: string;
  /** Only orders of so many days before each date count; null for all of the frame. */
  readonly lastDays: number | null;
  /** Cut points and thresholds: taken at each date, or those of the earlier date for both. */
  readonly cuts: 'anew' | 'kept';
}

/** Beside the segments of a rule set: who had no order yet, and whose orders lie outside the last days. */
export const NEW = 'new';
export const AWAY = 'away';

/** `moved`: a row per customer of the frame with `from_segment`, `to_segment` and the revenue that counts at the as-of date. */
function movedSql({ settings, rules, before, lastDays, cuts }: Migration, context: Context): Sql {
  const { asOf } = context.frame;
  if (!isDay(before)) throw new RangeError(`before: ${before} is no day`);
  const first = before < asOf ? before : asOf;
  if (lastDays !== null) atLeast(1, { lastDays });
  const spans = [spanOf(first, lastDays), spanOf(asOf, lastDays)];
  const [then, now] = [snapshotColumns(0), snapshotColumns(1)];
  const at = ({ days, orders, revenue }: typeof then, suffix: Scoring['suffix'], by?: Scoring): Scoring => ({
    settings,
    rules: rulesOf(rules),
    suffix,
    values: { r: days, f: orders, m: moneySql(settings.monetary, revenue, orders) },
    sparse: true,
    lean: true,
    ...(by && { by }),
  });
  const earlier = at(then, '_before');
  const later = at(now, '_now', cuts === 'kept' ? earlier : undefined);
  return sql`${classedSql([earlier, later], snapshotsSql(spans, context)).ctes}, moved AS (
  SELECT
    customer_id,
    coalesce(${now.revenue}, 0) AS revenue,
    CASE
      WHEN first_day >= ${first}::DATE THEN ${NEW}
      ELSE coalesce(segment_before, ${AWAY})
    END AS from_segment,
    coalesce(segment_now, ${AWAY}) AS to_segment
  FROM classed
)`;
}

export const migrationSql = (migration: Migration, context: Context): Sql => sql`WITH ${movedSql(migration, context)}
SELECT from_segment, to_segment, count(*) AS customers, sum(revenue) AS revenue
FROM moved
GROUP BY from_segment, to_segment
ORDER BY ${placeOfSql(sql`from_segment`, migration.rules)}, ${placeOfSql(sql`to_segment`, migration.rules)}`;

/** The buyers who went from one segment to another, null for any; as a SELECT of `customer_id`. */
export function migrationMembersSql(
  { from, to, ...migration }: Migration & { readonly from: string | null; readonly to: string | null },
  context: Context,
): Sql {
  const tests = [
    ...(from === null ? [] : [sql`from_segment = ${from}`]),
    ...(to === null ? [] : [sql`to_segment = ${to}`]),
  ];
  return sql`WITH ${movedSql(migration, context)}
SELECT customer_id
FROM moved
WHERE ${tests.length === 0 ? sql`true` : join(tests, ' AND ')}`;
}
