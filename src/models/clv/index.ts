import { question } from '../question.ts';
import { patternsSql, spendsSql, type HistoryOptions } from './histories.ts';
import type { ClvSettings } from './settings.ts';
import { customersExportSql, customersSql, histogramSql, summarySql } from './formula/sql.ts';

export { CLV_DEFAULTS, DAYS_PER_YEAR, type ClvSettings } from './settings.ts';

interface Settings {
  readonly settings: ClvSettings;
}

/**
 * One row with every factor of the plain formula [A12], for the average buyer:
 *
 * value = `aov` (money per order) × `orders_per_year` (orders per buyer in the frame / `years` of the frame)
 * × `remaining_years` × margin rate; with a discount rate the years are weighted, `discounted_years`.
 *
 * `historic_value` is revenue per buyer so far. `remaining_source` tells where the remaining time comes from: `given`,
 * or `retention`: of the `early_customers`, who bought in the first half of the frame, the share `retention` bought in
 * the second half too; if as many stay in every half to come, a buyer stays 1 / (1 − retention) halves. `unknown` when
 * the frame cannot tell (no early buyers, or all of them stayed): the value is then null and the user has to say.
 */
export const summary = question({
  columns: {
    customers: 'integer',
    orders: 'integer',
    revenue: 'number',
    historic_value: 'number?',
    aov: 'number?',
    orders_per_year: 'number?',
    years: 'number',
    half_days: 'number',
    early_customers: 'integer',
    stayed_customers: 'integer',
    retention: 'number?',
    remaining_source: 'text',
    remaining_days: 'number?',
    remaining_years: 'number?',
    discounted_years: 'number?',
    margin_rate: 'number',
    value: 'number?',
  },
  sql: ({ settings }: Settings, context) => summarySql(settings, context),
});

/**
 * A window of customers by value. Each has an own average and frequency, but the remaining time of the shop: the formula
 * does not know who has already left.
 */
export const customers = question({
  columns: {
    place: 'integer',
    customer_id: 'text',
    orders: 'integer',
    historic_value: 'number',
    aov: 'number',
    orders_per_year: 'number',
    remaining_days: 'number?',
    value: 'number?',
    days_since_last_order: 'integer',
  },
  sql: ({ settings, offset, limit }: Settings & { readonly offset: number; readonly limit: number }, context) =>
    customersSql(settings, offset, limit, context),
});

/**
 * `clv-customers.csv` with `model=formula`: the summary x, t_x, t in days and the mean spend per repeat day as the models
 * use them; what only a model knows (p_alive, interval, tier) is empty.
 */
export const customersExport = question({
  columns: {
    customer_id: 'text',
    x: 'integer',
    t_x: 'integer',
    t: 'integer',
    mean_spend: 'number?',
    p_alive: 'number?',
    expected_orders: 'number?',
    expected_revenue: 'number?',
    low: 'number?',
    high: 'number?',
    tier: 'text?',
  },
  sql: ({ settings }: Settings, context) => customersExportSql(settings, context),
});

/** Buyers by historic value or by the formula's, in fifths of a decade; a null `low` is the bin of zero and less. */
export const histogram = question({
  columns: { low: 'number?', high: 'number', customers: 'integer' },
  sql: ({ settings, of }: Settings & { readonly of: 'historic' | 'value' }, context) =>
    histogramSql(settings, of, context),
});

/**
 * The histories a model is fitted on, equal ones in one row: repeat purchases x, age at the last t_x, age at the end t, in
 * days (occasions for BG/BB), and how many customers have them.
 */
export const patterns = question({
  columns: { x: 'integer', t_x: 'integer', t: 'integer', customers: 'integer' },
  whole: true,
  sql: (options: HistoryOptions, context) => patternsSql(options, context),
});

/** A row per customer who came back: repeat purchase days, and mean spend of those days in money, of any sign. */
export const spends = question({
  columns: { x: 'integer', mean_spend: 'number' },
  whole: true,
  sql: ({ fittedTo }: { readonly fittedTo: string | null }, context) => spendsSql(fittedTo, context),
});
