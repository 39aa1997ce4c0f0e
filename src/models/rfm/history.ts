import { addDays, dayNumber } from '#orders/days.ts';
import { join, sql, type Sql } from '#sql/tag.ts';
import { atLeast } from '../limits.ts';
import type { Context } from '../question.ts';
import { snapshotColumns, snapshotsSql, spanOf } from '../snapshot.ts';
import { rulesOf, type RuleRef } from './rules/index.ts';
import { classedSql, columnsOf, moneySql, type Scoring } from './scoring.ts';
import type { RfmSettings } from './settings.ts';

export interface History {
  readonly settings: RfmSettings;
  readonly rules: RuleRef;
  /** How many month ends at most, 1–24. */
  readonly months: number;
  /** Only orders of so many days before each month end count; null for all of the frame. */
  readonly lastDays: number | null;
}

/** The last day of the month before the one a day lies in. */
const monthEndBefore = (day: string): string => addDays(`${day.slice(0, 7)}-01`, -1);

/** The last month ends within the frame, oldest first. */
export function monthEnds({ from, lastDay }: Context['frame'], months: number): string[] {
  const ends: string[] = [];
  for (let end = monthEndBefore(addDays(lastDay, 1)); end >= from && ends.length < months; end = monthEndBefore(end))
    ends.unshift(end);
  return ends;
}

const MOST_MONTHS = 24;
const suffixOf = (place: number): Scoring['suffix'] => `_${place}`;
const segmentAt = (place: number): Sql => columnsOf({ suffix: suffixOf(place) }).segment;

/** `months`: a row per customer with revenue and segment per month end, as a number by `label`, null before the first order. */
function monthsSql({ settings, rules, lastDays }: History, ends: readonly string[], context: Context): Sql {
  const spans = ends.map((end) => spanOf(addDays(end, 1), lastDays));
  const scorings = ends.map((_, place): Scoring => {
    const { days, orders, revenue } = snapshotColumns(place);
    return {
      settings,
      rules: rulesOf(rules),
      suffix: suffixOf(place),
      values: { r: days, f: orders, m: moneySql(settings.monetary, revenue, orders) },
      sparse: true,
      lean: true,
      label: (_segment, index) => sql`${index}::UTINYINT`,
    };
  });
  const kept = ends.flatMap((_, place) => [segmentAt(place), snapshotColumns(place).revenue]);
  return sql`${classedSql(scorings, snapshotsSql(spans, context)).ctes}, months AS (
  SELECT customer_id, ${join(kept)}
  FROM classed
)`;
}

function checkHistory({ months, lastDays }: History): void {
  atLeast(1, { months });
  if (months > MOST_MONTHS) throw new RangeError(`months: ${months} is above ${MOST_MONTHS}`);
  if (lastDays !== null) atLeast(1, { lastDays });
}

export function historySql(history: History, context: Context): Sql {
  checkHistory(history);
  // One month end more than shown says who joined in the first.
  const ends = monthEnds(context.frame, history.months + 1);
  const shown = ends.slice(-history.months);
  if (shown.length === 0) return NOTHING;
  const ids = rulesOf(history.rules).segments.map(({ id }) => id);
  const moves = shown.map((end) => {
    const place = ends.indexOf(end);
    const before = place === 0 ? sql`NULL::UTINYINT` : segmentAt(place - 1);
    return sql`SELECT
    ${dayNumber(end)} AS month_end,
    ${segmentAt(place)} AS segment,
    ${before} AS before,
    count(*) AS customers,
    sum(${snapshotColumns(place).revenue}) AS revenue
  FROM months
  GROUP BY ALL`;
  });
  return sql`WITH ${monthsSql(history, ends, context)}, moves AS (
  ${join(moves, '\n  UNION ALL\n  ')}
), there AS (
  SELECT
    month_end,
    segment AS place,
    sum(customers) AS customers,
    coalesce(sum(customers) FILTER (before = segment), 0) AS stayed,
    sum(revenue) AS revenue
  FROM moves
  WHERE segment IS NOT NULL
  GROUP BY month_end, segment
), gone AS (
  SELECT month_end, before AS place, sum(customers) AS customers
  FROM moves
  WHERE before IS NOT NULL AND segment IS DISTINCT FROM before
  GROUP BY month_end, before
), ends AS (
  SELECT unnest([${join(shown.map(dayNumber))}]) AS month_end
), places AS (
  SELECT unnest(range(${ids.length})) AS place
  UNION
  SELECT segment FROM moves WHERE segment = ${ids.length}
)
SELECT
  DATE '1970-01-01' + month_end AS month_end,
  coalesce([${join([...ids, ''])}][place + 1], '') AS segment,
  coalesce(there.customers, 0) AS customers,
  coalesce(there.customers - there.stayed, 0) AS joined,
  coalesce(gone.customers, 0) AS "left",
  coalesce(there.stayed, 0) AS stayed,
  coalesce(there.revenue, 0) AS revenue
FROM ends
CROSS JOIN places
LEFT JOIN there USING (month_end, place)
LEFT JOIN gone USING (month_end, place)
ORDER BY month_end, place`;
}

const NOTHING = sql`SELECT
  NULL AS month_end, NULL AS segment, 0 AS customers, 0 AS joined, 0 AS "left", 0 AS stayed, 0 AS revenue
WHERE false`;

/** What a customer did in the month that ends at a month end. */
export const CHANGES = ['in', 'joined', 'left', 'stayed'] as const;
export type Change = (typeof CHANGES)[number];

export interface HistoryMark extends Omit<History, 'months'> {
  /** ISO day. */
  readonly monthEnd: string;
  readonly segment: string;
  readonly change: Change;
}

/** The buyers behind a number of {@link historySql}, as a SELECT of `customer_id`. */
export function historyMembersSql({ monthEnd, segment, change, ...history }: HistoryMark, context: Context): Sql {
  const ends = [monthEndBefore(monthEnd), monthEnd];
  const ids = rulesOf(history.rules).segments.map(({ id }) => id);
  const place = ids.includes(segment) ? ids.indexOf(segment) : ids.length;
  const [was, is] = [0, 1].map((at) => sql`${segmentAt(at)} IS NOT DISTINCT FROM ${place}`);
  const tests: Record<Change, Sql> = {
    in: is!,
    joined: sql`${is!} AND NOT ${was!}`,
    left: sql`${was!} AND NOT ${is!}`,
    stayed: sql`${was!} AND ${is!}`,
  };
  return sql`WITH ${monthsSql({ ...history, months: 1 }, ends, context)}
SELECT customer_id
FROM months
WHERE ${tests[change]}`;
}
