import type { Columns, Context } from '#models/question.ts';
import { join, sql, type Sql } from '#sql/tag.ts';
import { membersSql, type SegmentDefinition } from './definition.ts';

export const SIZE_COLUMNS = {
  place: 'integer',
  customers: 'integer',
  orders: 'integer',
  revenue: 'number',
} as const satisfies Columns;

/**
 * How many customers each definition holds and what they brought, in one pass over the frame: a row per definition in the
 * order given, `place` from 0, empty ones too.
 *
 * @throws {RuleError | RangeError} see `membersSql`; also {RangeError} without definitions
 */
export function sizesSql(definitions: readonly SegmentDefinition[], context: Context): Sql {
  if (definitions.length === 0) throw new RangeError('definitions: there are none');
  const members = definitions.map(
    (definition, place) => sql`SELECT ${place} AS place, customer_id
  FROM (
${membersSql(definition, context)}
)`,
  );
  return sql`WITH members AS (
  ${join(members, '\n  UNION ALL\n  ')}
)
SELECT
  place::INTEGER AS place,
  count(buyers.customer_id)::INTEGER AS customers,
  coalesce(sum(buyers.orders), 0)::INTEGER AS orders,
  coalesce(sum(buyers.revenue), 0)::DOUBLE AS revenue
FROM range(${definitions.length}) AS places(place)
LEFT JOIN members USING (place)
LEFT JOIN ${context.customers} AS buyers USING (customer_id)
GROUP BY place
ORDER BY place`;
}
