import { question, type NoParams } from '../question.ts';
import {
  buyersSql,
  concentrationSql,
  lorenzSql,
  monthsSql,
  quietSql,
  recencySql,
  totalsSql,
  type QuietRule,
} from './sql.ts';

export type { QuietRule } from './sql.ts';

/** Three orders or more, as much money as the median buyer or more, and silent for two to six months. */
export const QUIET: QuietRule = { minOrders: 3, minRevenue: null, fromDays: 60, toDays: 180 };

/** Always one row. Revenue is net of refunds as the frame has it; `median_order` and the order count know no refunds. */
export const totals = question({
  columns: {
    customers: 'integer',
    orders: 'integer',
    revenue: 'number',
    refunds: 'number',
    aov: 'number?',
    median_order: 'number?',
    orders_per_customer: 'number?',
    repeat_customers: 'integer',
    repeat_rate: 'number?',
    first_day: 'day?',
    last_day: 'day?',
  },
  sql: (_: NoParams, context) => totalsSql(context),
});

/**
 * One row per calendar month from the first order to the end of the window, months without orders too. *New* are the
 * first orders in the frame, *returning* all later ones. `complete` is 1 when the month's last day was observed.
 */
export const months = question({
  columns: {
    month: 'day',
    new_customers: 'integer',
    returning_customers: 'integer',
    new_orders: 'integer',
    returning_orders: 'integer',
    new_revenue: 'number',
    returning_revenue: 'number',
    refunds: 'number',
    returning_share: 'number?',
    complete: 'integer',
  },
  sql: (_: NoParams, context) => monthsSql(context),
});

/** At most `steps` + 1 points of the Lorenz curve, highest spenders first, shares 0–1, starting at the origin. */
export const lorenz = question({
  columns: { customers: 'integer', customers_share: 'number', revenue: 'number', revenue_share: 'number?' },
  sql: ({ steps }: { readonly steps: number }, context) => lorenzSql(steps, context),
});

/** One row: the share of revenue of the first ⌈top · n⌉ customers by revenue, ties by id, and the Gini coefficient. */
export const concentration = question({
  columns: {
    customers: 'integer',
    top_customers: 'integer',
    top_revenue: 'number',
    revenue: 'number',
    top_share: 'number?',
    gini: 'number?',
  },
  sql: ({ top }: { readonly top: number }, context) => concentrationSql(top, context),
});

/** Two rows, `once` and `repeat`: customers by whether they ordered again in the frame. */
export const buyers = question({
  columns: { kind: 'text', customers: 'integer', orders: 'integer', revenue: 'number', aov: 'number?' },
  sql: (_: NoParams, context) => buyersSql(context),
});

/** One row: good customers gone quiet by a {@link QuietRule}; `min_revenue` is the bound that was used. */
export const quiet = question({
  columns: { customers: 'integer', revenue: 'number', min_revenue: 'number?' },
  sql: (rule: QuietRule, context) => quietSql(rule, context),
});

/** Customers per `width` days since the last order; a row covers `low` ≤ days < `high`. Empty bins have rows too. */
export const recency = question({
  columns: { low: 'integer', high: 'integer', customers: 'integer' },
  sql: ({ width }: { readonly width: number }, context) => recencySql(width, context),
});
