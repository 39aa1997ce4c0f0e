import { ident, join, sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../question.ts';
import type { Valuation } from './valuation.ts';

/** What a forecast can be asked for, and how its numbers are written. */
export const FORECAST_FIELDS = {
  p_alive: 'rate',
  expected_orders: 'decimal',
  expected_revenue: 'money',
  value: 'money',
  historic: 'money',
  x: 'integer',
  t_x: 'integer',
  t: 'integer',
} as const satisfies Record<string, 'rate' | 'decimal' | 'money' | 'integer'>;
export type ForecastField = keyof typeof FORECAST_FIELDS;

/** A half-open range of one field; null is open. */
export interface ForecastTest {
  readonly field: ForecastField;
  readonly from: number | null;
  readonly below: number | null;
}

/** The customers that pass every test, as a SELECT of `customer_id`. @throws {RangeError} without tests, or for one without a bound */
export function forecastMembersSql(valuation: Valuation, tests: readonly ForecastTest[], context: Context): Sql {
  const bounds = tests.flatMap(({ field, from, below }) => [
    ...(from === null ? [] : [sql`${ident(field)} >= ${from}`]),
    ...(below === null ? [] : [sql`${ident(field)} < ${below}`]),
  ]);
  if (bounds.length === 0) throw new RangeError('tests: there are no bounds');
  return sql`SELECT customer_id
FROM ${context.valued(valuation)}
WHERE ${join(bounds, ' AND ')}`;
}
