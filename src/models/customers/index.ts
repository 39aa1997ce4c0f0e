import { question } from '../question.ts';
import { allSql, countSql, listSql, ordersSql, profileSql, totalsSql, type Choice, type Page } from './sql.ts';

export { SORTS, type Choice, type Page, type Sort } from './sql.ts';

const FIELDS = {
  customer_id: 'text',
  orders: 'integer',
  revenue: 'number',
  aov: 'number',
  first_day: 'day',
  last_day: 'day',
  days_since_last_order: 'integer',
  purchase_days: 'integer',
  second_day: 'day?',
  first_amount: 'number',
  first_category: 'text?',
  first_channel: 'text?',
  first_region: 'text?',
  first_product: 'text?',
} as const;

/** A window of the list: rows `offset` + 1 … `offset` + `limit`, ties by id; `place` counts from 1. */
export const list = question({
  columns: { place: 'integer', ...FIELDS },
  sql: (page: Choice & Page, context) => listSql(page, context),
});

/** One row: the length of that list. */
export const count = question({
  columns: { customers: 'integer' },
  sql: (choice: Choice, context) => countSql(choice, context),
});

/** One row over that list. */
export const totals = question({
  columns: {
    customers: 'integer',
    orders: 'integer',
    revenue: 'number',
    aov: 'number?',
    median_days: 'number?',
    repeat_customers: 'integer',
  },
  sql: (choice: Choice, context) => totalsSql(choice, context),
});

/** `segment-customers.csv`: the whole list, by id. */
export const all = question({ columns: FIELDS, sql: (choice: Choice, context) => allSql(choice, context) });

interface OneCustomer {
  readonly id: string;
}

/** One row for a customer with an order in the frame, none for anybody else. */
export const profile = question({
  columns: FIELDS,
  sql: ({ id }: OneCustomer, context) => profileSql(id, context),
});

/**
 * `customer-orders.csv`: what one customer did in the frame, by day: orders, and refunds that stand on their own day.
 * `time` is shop time (HH:MM), `nth` counts orders from 1, `days_before` are the days since the order before.
 */
export const orders = question({
  columns: {
    kind: 'text',
    order_id: 'text?',
    day: 'day',
    time: 'text?',
    nth: 'integer?',
    days_before: 'integer?',
    amount: 'number',
    lines: 'integer?',
    category: 'text?',
    channel: 'text?',
    region: 'text?',
    product: 'text?',
  },
  sql: ({ id }: OneCustomer, context) => ordersSql(id, context),
});
