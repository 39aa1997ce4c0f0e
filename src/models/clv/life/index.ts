import { sql, type Sql } from '#sql/tag.ts';
import { question, type Context } from '../../question.ts';
import { lastKnownDay } from '../histories.ts';
import type { Valuation } from '../valuation.ts';

interface OneCustomer {
  readonly id: string;
}

/** One row for a customer known by then, none for anybody else; `place` counts from 1 by value. */
export const life = question({
  columns: {
    customer_id: 'text',
    place: 'integer',
    customers: 'integer',
    first_day: 'day',
    last_day: 'day',
    x: 'integer',
    t_x: 'integer',
    t: 'integer',
    mean_spend: 'number?',
    historic: 'number',
    p_alive: 'number',
    expected_orders: 'number',
    spend_per_order: 'number',
    expected_revenue: 'number',
    low: 'number?',
    high: 'number?',
    value: 'number',
    next_order_day: 'day?',
  },
  sql: ({ id, valuation }: OneCustomer & { readonly valuation: Valuation }, context) => lifeSql(id, valuation, context),
});

/** The purchase days of one customer that are known by then, in order; orders and money of each. */
export const lifeDays = question({
  columns: { day: 'day', orders: 'integer', amount: 'number' },
  sql: ({ id, fittedTo }: OneCustomer & { readonly fittedTo: string | null }, context) =>
    lifeDaysSql(id, fittedTo, context),
});

function lifeSql(id: string, valuation: Valuation, context: Context): Sql {
  const valued = context.valued(valuation);
  return sql`SELECT
  own.*,
  (
    SELECT count(*) + 1
    FROM ${valued} AS others
    WHERE others.value > own.value
      OR (others.value = own.value AND others.customer_id < own.customer_id)
  ) AS place,
  (SELECT count(*) FROM ${valued}) AS customers
FROM ${valued} AS own
WHERE customer_id = ${id}`;
}

const lifeDaysSql = (id: string, fittedTo: string | null, context: Context): Sql => sql`SELECT
  day,
  count(*) AS orders,
  sum(amount) AS amount
FROM ${context.orders}
WHERE customer_id = ${id} AND day <= ${lastKnownDay(fittedTo, context)}::DATE
GROUP BY day
ORDER BY day`;
