import { question } from '../../question.ts';
import { tiersSql, type TierRule } from './tiers.ts';
import type { Valuation } from '../valuation.ts';
import { valueCurveSql, valuedCustomersSql, valuedExportSql } from './sql.ts';

interface Asked {
  readonly valuation: Valuation;
}
interface Tiered extends Asked {
  readonly rule: TierRule;
}

/** High, middle and low, in this order, empty ones too. Of `came` see `tiersSql`; the rest sums over the customers. */
export const tiers = question({
  columns: {
    tier: 'text',
    customers: 'integer',
    customers_share: 'number?',
    value: 'number',
    value_share: 'number?',
    least_value: 'number?',
    alive: 'number',
    expected_orders: 'number',
    expected_revenue: 'number',
    historic: 'number',
    formula: 'number',
    came: 'integer?',
  },
  sql: ({ valuation, rule }: Tiered, context) => tiersSql(valuation, rule, context),
});

/** `measure` is `value` or `historic`; shares are of all customers and of all that is measured. */
export const valueCurve = question({
  columns: {
    measure: 'text',
    customers: 'integer',
    customers_share: 'number',
    amount: 'number',
    amount_share: 'number?',
  },
  sql: ({ valuation, steps }: Asked & { readonly steps: number }, context) => valueCurveSql(valuation, steps, context),
});

/** A window of customers by value. `low` and `high` bound the expected revenue, for a valuation with a spread. */
export const valued = question({
  columns: {
    place: 'integer',
    customer_id: 'text',
    tier: 'text',
    x: 'integer',
    t_x: 'integer',
    t: 'integer',
    last_day: 'day',
    p_alive: 'number',
    expected_orders: 'number',
    spend_per_order: 'number',
    expected_revenue: 'number',
    low: 'number?',
    high: 'number?',
    value: 'number',
    next_order_day: 'day?',
    historic: 'number',
    formula: 'number',
  },
  sql: ({ valuation, rule, ...part }: Tiered & { readonly offset: number; readonly limit: number }, context) =>
    valuedCustomersSql(valuation, rule, part, context),
});

/** `clv-customers.csv` (DESIGN 7): x in repeat purchase days, t_x and t in days. */
export const valuedExport = question({
  columns: {
    customer_id: 'text',
    x: 'integer',
    t_x: 'integer',
    t: 'integer',
    mean_spend: 'number?',
    p_alive: 'number',
    expected_orders: 'number',
    expected_revenue: 'number',
    low: 'number?',
    high: 'number?',
    tier: 'text',
  },
  sql: ({ valuation, rule }: Tiered, context) => valuedExportSql(valuation, rule, context),
});
