import { question } from '../../question.ts';
import type { Grouping, SegmentGroup } from './settings.ts';
import { featuresSql, groupsSql, loyaltySql, segmentGroupsSql } from './sql.ts';
import type { Valuation } from '../valuation.ts';

export { groupMembersSql } from './sql.ts';
export {
  GROUP_BYS,
  isTimeGroup,
  LEAST_LOYAL_DAYS,
  MOST_GROUPS,
  MOST_LOYAL_DAYS,
  type GroupBy,
  type Grouping,
  type SegmentGroup,
} from './settings.ts';

interface Valued {
  readonly valuation: Valuation;
}

const GROUPS = {
  kind: 'text',
  unit: 'text',
  customers: 'integer',
  share: 'number?',
  p_alive: 'number?',
  expected_orders: 'number',
  historic: 'number',
  expected_revenue: 'number',
  value: 'number',
  mean_historic: 'number?',
  mean_expected_revenue: 'number?',
  mean_value: 'number?',
  past_share: 'number?',
  future_share: 'number?',
} as const;

/**
 * `clv-groups.csv`: what each group has brought and is expected to bring. `kind`: `value`, a group of its own; `others`,
 * those beyond the top; `none`, customers without one. Shares are of revenue, null where there is none.
 */
export const groups = question({
  columns: GROUPS,
  sql: ({ valuation, ...grouping }: Valued & Grouping, context) => groupsSql(valuation, grouping, context),
});

/** The same for segments, which may overlap; `unit` is the segment's id. */
export const segmentGroups = question({
  columns: GROUPS,
  sql: ({ valuation, segments }: Valued & { readonly segments: readonly SegmentGroup[] }, context) =>
    segmentGroupsSql(valuation, segments, context),
});

/**
 * `clv-loyalty.csv`: revenue per customer so far, expected within the horizon, and both, with standard deviations; of
 * customers with at least `days` purchase days and the others (`side`), and by classes of purchase days (`tier`).
 */
export const loyalty = question({
  columns: {
    part: 'text',
    from_days: 'integer',
    to_days: 'integer?',
    customers: 'integer',
    p_alive: 'number?',
    past: 'number?',
    past_deviation: 'number?',
    future: 'number?',
    future_deviation: 'number?',
    lifetime: 'number?',
    lifetime_deviation: 'number?',
  },
  sql: ({ valuation, days }: Valued & { readonly days: number }, context) => loyaltySql(valuation, days, context),
});

/**
 * `clv-features.csv` [E07]: a row per customer with everything known of them by the last day the model knows, the most
 * valuable first; with a limit only so many.
 */
export const features = question({
  columns: {
    customer_id: 'text',
    x: 'integer',
    t_x: 'integer',
    t: 'integer',
    mean_spend: 'number?',
    days_since_last_order: 'integer',
    mean_gap_days: 'number?',
    orders: 'integer',
    aov: 'number',
    historic: 'number',
    p_alive: 'number',
    expected_orders: 'number',
    spend_per_order: 'number',
    expected_revenue: 'number',
    value: 'number',
    first_day: 'day',
    last_day: 'day',
    next_order_day: 'day?',
    first_amount: 'number',
    first_category: 'text?',
    first_channel: 'text?',
    first_region: 'text?',
    first_product: 'text?',
  },
  sql: ({ valuation, limit }: Valued & { readonly limit: number | null }, context) =>
    featuresSql(valuation, limit, context),
});
