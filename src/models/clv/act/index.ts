import { question } from '../../question.ts';
import type { Cuts, WinBackPlan } from './settings.ts';
import { actDensitySql, quadrantsSql, recencyFrequencySql, winBackSql, winBackTotalsSql } from './sql.ts';
import type { Valuation } from '../valuation.ts';

export { ACT_FIELDS, actMembersSql, FREQUENCIES, winBackMembersSql, type ActField, type ActTest } from './sql.ts';
export {
  checkPlan,
  CUT_DEFAULTS,
  MOST_CONTROL,
  PLAN_DEFAULTS,
  QUADRANTS,
  type Cuts,
  type Quadrant,
  type WinBackPlan,
  type Worth,
} from './settings.ts';

interface Valued {
  readonly valuation: Valuation;
}
interface Plan extends Valued {
  readonly plan: WinBackPlan;
}

/**
 * `clv-quadrants.csv`: customers by P(alive) and by what they are worth if they are still customers. `value_cut` is null
 * without customers.
 */
export const quadrants = question({
  columns: {
    quadrant: 'text',
    alive_cut: 'number',
    value_cut: 'number?',
    customers: 'integer',
    share: 'number?',
    p_alive: 'number?',
    expected_orders: 'number',
    expected_revenue: 'number',
    value: 'number',
    value_if_active: 'number',
    at_stake: 'number',
    historic: 'number',
  },
  sql: ({ valuation, cuts }: Valued & { readonly cuts: Cuts }, context) => quadrantsSql(valuation, cuts, context),
});

/** Cells of the same plane, at most 20 × 40; a null `value_low` is the strip of those worth nothing. */
export const actDensity = question({
  columns: {
    alive_low: 'number',
    alive_high: 'number',
    value_low: 'number?',
    value_high: 'number',
    customers: 'integer',
  },
  sql: ({ valuation }: Valued, context) => actDensitySql(valuation, context),
});

const WIN_BACK = {
  place: 'integer',
  customer_id: 'text',
  group: 'text',
  p_alive: 'number',
  value_if_active: 'number',
  at_stake: 'number',
  break_even: 'number',
  expected_revenue: 'number',
  historic: 'number',
  purchase_days: 'integer',
  last_order_day: 'day',
  days_since_last_order: 'integer',
} as const;

/** A window of the win-back list: the most at stake first; `group` is contact or control. */
export const winBack = question({
  columns: WIN_BACK,
  sql: ({ valuation, plan, offset, limit }: Plan & { readonly offset: number; readonly limit: number }, context) =>
    winBackSql(valuation, plan, { offset, limit }, context),
});

/** `clv-win-back.csv`: the whole list. */
export const winBackExport = question({
  columns: WIN_BACK,
  sql: ({ valuation, plan }: Plan, context) => winBackSql(valuation, plan, null, context),
});

/**
 * What the plan comes to: the pool by P(alive), the candidates whose stake is larger than a contact costs, the listed
 * contacts with their sums, the control group. `break_even` is the share of contacts that must come back because of it.
 */
export const winBackTotals = question({
  columns: {
    pool: 'integer',
    pool_at_stake: 'number',
    candidates: 'integer',
    contacts: 'integer',
    controls: 'integer',
    value_if_active: 'number',
    at_stake: 'number',
    p_alive: 'number?',
    worst_break_even: 'number?',
    cost: 'number',
    break_even: 'number?',
  },
  sql: ({ valuation, plan }: Plan, context) => winBackTotalsSql(valuation, plan, context),
});

/**
 * `clv-recency-frequency.csv`: the shop's customers by repeat purchase days (classes of `FREQUENCIES`) and days since the
 * last purchase, with means of P(alive) and expected orders; `typical_age` is the same in every row.
 */
export const recencyFrequency = question({
  columns: {
    x_low: 'integer',
    days_low: 'integer',
    days_high: 'integer',
    customers: 'integer',
    p_alive: 'number',
    expected_orders: 'number',
    typical_age: 'number',
    most_age: 'integer',
  },
  sql: ({ valuation }: Valued, context) => recencyFrequencySql(valuation, context),
});
