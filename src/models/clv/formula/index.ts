import { question } from '../../question.ts';
import { cycleSql, lossSql } from './churn.ts';
import { besideSql, type BesideParams } from './beside.ts';
import {
  propensityCustomersSql,
  propensityExportSql,
  propensityGainsSql,
  propensityShopSql,
  propensityTestSql,
  type PropensityOrder,
} from './propensity.ts';
import type { ClvSettings } from '../settings.ts';
import type { Valuation } from '../valuation.ts';

/**
 * One row: what the average customer known on a day has brought, and may bring within a horizon and ever after, by three
 * formulas with all their factors. `course_…` is [A12] as given: revenue, not discounted. `margin_…` is
 * month_margin · Σ (month_retention / (1 + month_discount))^k. `model_…` is null without a valuation.
 */
export const beside = question({
  columns: {
    customers: 'integer',
    orders: 'integer',
    revenue: 'number',
    aov: 'number?',
    orders_per_year: 'number?',
    half_days: 'number',
    early_customers: 'integer',
    stayed_customers: 'integer',
    remaining_days: 'number?',
    month_retention: 'number?',
    month_discount: 'number',
    month_margin: 'number?',
    months_horizon: 'number?',
    historic: 'number?',
    course_life: 'number?',
    course_horizon: 'number?',
    margin_life: 'number?',
    margin_horizon: 'number?',
    model_alive: 'number?',
    model_orders: 'number?',
    model_spend: 'number?',
    model_value: 'number?',
    model_low: 'number?',
    model_high: 'number?',
  },
  sql: (params: BesideParams, context) => besideSql(params, context),
});

interface Indexed {
  readonly settings: ClvSettings;
  readonly valuation: Valuation;
}

/** One row: the factors of the propensity index [A13] on the valuation's day, and the mean chance of an order. */
export const propensityShop = question({
  columns: {
    customers: 'integer',
    orders: 'integer',
    recent_orders: 'integer',
    recent_customers: 'integer',
    fresh_customers: 'integer',
    aov: 'number?',
    orders_per_year: 'number?',
    remaining_days: 'number?',
    propensity_index: 'number?',
    chance: 'number?',
    expected_orders: 'number?',
  },
  sql: (asked: Indexed, context) => propensityShopSql(asked, context),
});

const PROPENSITY = {
  customer_id: 'text',
  orders: 'integer',
  recent_orders: 'integer',
  orders_per_year: 'number',
  days_since_last_order: 'integer',
  propensity_index: 'number?',
  p_alive: 'number',
  chance: 'number',
} as const;

/** A window of customers, by the chance of an order or by the index; the index is null while no remaining time is known. */
export const propensityCustomers = question({
  columns: { place: 'integer', ...PROPENSITY },
  sql: (asked: Indexed & { readonly by: PropensityOrder; readonly offset: number; readonly limit: number }, context) =>
    propensityCustomersSql(asked, context),
});

/** `clv-propensity.csv`. */
export const propensityExport = question({
  columns: PROPENSITY,
  sql: (asked: Indexed, context) => propensityExportSql(asked, context),
});

/**
 * A row per ranking, held against who ordered within the horizon after the valuation's day: `auc` with its standard error,
 * its difference to that of the model with its own, customers with a score of their own (`scores`) and most with one and the same
 * (`largest`), buyers in the first tenth (`came_first`) and how many times a tenth of all buyers that is (`lift`).
 */
export const propensityTest = question({
  columns: {
    ranking: 'text',
    customers: 'integer',
    came: 'integer',
    scores: 'integer',
    largest: 'integer',
    auc: 'number?',
    error: 'number?',
    difference: 'number?',
    difference_error: 'number?',
    came_first: 'number',
    lift: 'number?',
  },
  sql: (asked: Indexed, context) => propensityTestSql(asked, context),
});

/** Buyers `reached` in the first `share` of each ranking, in tenths. */
export const propensityGains = question({
  columns: { ranking: 'text', share: 'number', customers: 'integer', came: 'integer', reached: 'number' },
  sql: (asked: Indexed, context) => propensityGainsSql(asked, context),
});

/** One row: the repurchase cycle of the course's churn cost [A04], and the sales of the frame's later half. */
export const churnCycle = question({
  columns: { gaps: 'integer', cycle_days: 'number?', later_sales: 'number' },
  sql: (_: object, context) => cycleSql(context),
});

/**
 * A row per class of purchase days of those who bought within the last horizon: customers, of whom `lost` by the model,
 * their expected `loss` within the horizon to come, what all would bring if still there, and `sales` of the last horizon.
 */
export const churnLoss = question({
  columns: {
    class: 'text',
    customers: 'integer',
    lost: 'number',
    loss: 'number',
    value_if_alive: 'number',
    sales: 'number',
  },
  sql: ({ valuation }: { readonly valuation: Valuation }, context) => lossSql(valuation, context),
});
