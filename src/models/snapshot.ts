import { addDays, dayNumber } from '#orders/days.ts';
import { ident, join, sql, type Sql } from '#sql/tag.ts';
import type { Context } from './question.ts';

type Tables = Pick<Context, 'orders' | 'refunds'>;

/** The days that count, seen from `asOf`: before it and not before `from` (null: all). ISO days. */
export interface Span {
  readonly from: string | null;
  readonly asOf: string;
}

/** The span of the last days before an as-of date; of all with null. */
export const spanOf = (asOf: string, lastDays: number | null): Span => ({
  from: lastDays === null ? null : addDays(asOf, -lastDays),
  asOf,
});

/** The columns of one span in {@link snapshotsSql}; all are null for a customer without an order in it. */
export const snapshotColumns = (place: number): Record<'days' | 'orders' | 'revenue', Sql> => ({
  days: ident(`days_${place}`),
  orders: ident(`orders_${place}`),
  revenue: ident(`revenue_${place}`),
});

/**
 * The customers as they were known at several days, in one pass over the orders: a row per customer with customer_id,
 * first_day (of all orders up to the last span's end) and, per span, its {@link snapshotColumns}: days since the last
 * order, orders, revenue. Money that the frame moved to its order is already taken from it.
 *
 * @throws {RangeError} without spans
 */
export function snapshotsSql(spans: readonly Span[], { orders, refunds }: Tables): Sql {
  if (spans.length === 0) throw new RangeError('spans: there are none');
  // Between two neighbouring borders all days belong to the same spans.
  const borders = [...new Set(spans.flatMap(({ from, asOf }) => (from === null ? [asOf] : [from, asOf])))].sort();
  const piece = join(
    borders.map((day) => sql`(day >= ${day}::DATE)::UTINYINT`),
    ' + ',
  );
  const pieceOf = (day: string): number => borders.indexOf(day) + 1;
  const columns = spans.map(({ from, asOf }, place) => {
    const [first, last] = [from === null ? 0 : pieceOf(from), pieceOf(asOf) - 1];
    const here = first === 0 ? sql`piece <= ${last}` : sql`piece BETWEEN ${first} AND ${last}`;
    const column = snapshotColumns(place);
    const ordered = sql`sum(CASE WHEN ${here} THEN orders ELSE 0 END)`;
    return sql`${dayNumber(asOf)} - max(CASE WHEN ${here} THEN last_day END) AS ${column.days},
    nullif(${ordered}, 0)::INTEGER AS ${column.orders},
    CASE WHEN ${ordered} > 0 THEN sum(CASE WHEN ${here} THEN amount ELSE 0 END) END::DECIMAL(18,2) AS ${column.revenue}`;
  });
  const end = borders.at(-1)!;
  return sql`WITH pieces AS (
  SELECT
    customer_id,
    ${piece} AS piece,
    count(*)::INTEGER AS orders,
    sum(amount)::DECIMAL(18,2) AS amount,
    min(day) AS first_day,
    (max(day) - DATE '1970-01-01')::INTEGER AS last_day
  FROM ${orders}
  WHERE day < ${end}::DATE
  GROUP BY ALL
  UNION ALL
  SELECT customer_id, ${piece} AS piece, 0, sum(amount)::DECIMAL(18,2), NULL, NULL
  FROM ${refunds}
  WHERE day < ${end}::DATE
  GROUP BY ALL
)
SELECT
    customer_id,
    min(first_day) AS first_day,
    ${join(columns, ',\n    ')}
FROM pieces
GROUP BY customer_id`;
}
