import { sql, type Sql } from '#sql/tag.ts';
import { isoDay } from './days.ts';
import type { DataSpan } from './frame.ts';

/** One row per currency, days as INTEGER since 1970-01-01; see {@link spanOf}. Only sales of known customers count. */
export function spanSql(lines: Sql): Sql {
  return sql`SELECT
  currency::VARCHAR AS currency,
  count(*)::INTEGER AS lines,
  (min(ordered_at)::DATE - DATE '1970-01-01')::INTEGER AS first_day,
  (max(ordered_at)::DATE - DATE '1970-01-01')::INTEGER AS last_day
FROM ${lines}
WHERE kind = 'sale' AND customer_id IS NOT NULL
GROUP BY currency
ORDER BY lines DESC, currency`;
}

export interface SpanRow {
  currency: string | null;
  lines: number;
  first_day: number;
  last_day: number;
}

/** What the rows of {@link spanSql} say, or null when there is no sale at all. */
export function spanOf(rows: readonly SpanRow[]): DataSpan | null {
  if (rows.length === 0) return null;
  return {
    firstDay: isoDay(Math.min(...rows.map((row) => row.first_day))),
    lastDay: isoDay(Math.max(...rows.map((row) => row.last_day))),
    currencies: rows.map(({ currency, lines }) => ({ code: currency, lines })),
  };
}
