import { question, type NoParams } from '../question.ts';
import { categoriesSql, type CategorySettings } from './categories.ts';
import { effectsSql, repeatersSql, retentionSql } from './effects.ts';
import { groupCurvesSql, groupRatesSql, logRankSql } from './groups.ts';
import { FOLLOW_UP_DAYS, type Counting, type Grouping, type GroupSettings } from './settings.ts';
import { daysSql, definitionsSql, monthsSql, survivalByFirstAmountSql, survivalSql } from './sql.ts';
import { gapDaysSql, silentSql, stepCurvesSql, stepsSql, timesSql, type StepSettings } from './steps.ts';

export * from './settings.ts';
export { CATEGORY_OUTCOMES, categoryMembersSql, type CategorySettings } from './categories.ts';
export { retentionMembersSql } from './effects.ts';
export { daysMembersSql, groupMembersSql } from './groups.ts';
export { groupTests, holm, logRank, type GroupTest, type LogRankPair, type LogRankTest } from './log-rank.ts';
export { gapMembersSql, stepMembersSql, timeMembersSql, type StepSettings } from './steps.ts';

/**
 * `repurchase.csv`: the four definitions (METHODS 3) with Wilson's 95 % interval. `in-window` customers with two orders or
 * more of all buyers; `n-day` those who bought again within `days` of all observed that long; `order-share` later
 * orders of all orders; `next-month` buyers of a month who bought in the next, over all months whose next one is over.
 */
export const definitions = question({
  columns: {
    definition: 'text',
    days: 'integer?',
    eligible: 'integer',
    repurchased: 'integer',
    rate: 'number?',
    low: 'number?',
    high: 'number?',
  },
  sql: ({ sameDay }: Counting, context) => definitionsSql(sameDay, FOLLOW_UP_DAYS, context),
});

/** The N-day rates for any N; `observed_share` of all buyers were followed that long, `merged_rate` never counts a same-day order. */
export const days = question({
  columns: {
    days: 'integer',
    eligible: 'integer',
    repurchased: 'integer',
    rate: 'number?',
    low: 'number?',
    high: 'number?',
    observed_share: 'number?',
    merged_rate: 'number?',
  },
  sql: ({ sameDay, days }: Counting & { readonly days: readonly number[] }, context) => daysSql(sameDay, days, context),
});

/** 回购率 month by month: buyers of a month and those of them who bought in the next; only where the next is over. */
export const months = question({
  columns: { month: 'day', buyers: 'integer', returned: 'integer', rate: 'number?', low: 'number?', high: 'number?' },
  sql: (_: NoParams, context) => monthsSql(context),
});

/**
 * `survival.csv`: Kaplan–Meier estimate of not having bought again `day` days after the first purchase day, with
 * Greenwood's 95 % band on the log-log scale (null before the first event and at 0). A row per day on which someone
 * bought again or was last seen. Same-day orders are merged whatever the frame says.
 */
export const survival = question({
  columns: {
    day: 'integer',
    at_risk: 'integer',
    events: 'integer',
    survival: 'number',
    low: 'number?',
    high: 'number?',
  },
  sql: (_: NoParams, context) => survivalSql(context),
});

/** {@link survival} of the customers whose first order was above the median first order (`above`), and of the others. */
export const survivalByFirstAmount = question({
  columns: {
    part: 'text',
    median_first_amount: 'number?',
    day: 'integer',
    at_risk: 'integer',
    events: 'integer',
    survival: 'number',
    low: 'number?',
    high: 'number?',
  },
  sql: (_: NoParams, context) => survivalByFirstAmountSql(context),
});

const GROUP = { place: 'integer', kind: 'text', value: 'text' } as const;
const RATE = { rate: 'number?', low: 'number?', high: 'number?' } as const;
const CURVE = {
  day: 'integer',
  at_risk: 'integer',
  events: 'integer',
  survival: 'number',
  low: 'number?',
  high: 'number?',
} as const;

/**
 * The N-day rate by group of the first order, in the order groups are shown; all groups together are all customers.
 * `merged` counts the values that are one group; `complete` is 1 when everybody was observed for N days;
 * the amounts are those of the first orders and only given by `amount`.
 */
export const groups = question({
  columns: {
    ...GROUP,
    merged: 'integer',
    customers: 'integer',
    eligible: 'integer',
    repurchased: 'integer',
    ...RATE,
    complete: 'integer',
    least_amount: 'number?',
    most_amount: 'number?',
  },
  sql: (settings: GroupSettings, context) => groupRatesSql(settings, context),
});

/** {@link survival} of each group. Groups as in {@link groups}. */
export const groupCurves = question({
  columns: { ...GROUP, ...CURVE },
  sql: (settings: Grouping, context) => groupCurvesSql(settings, context),
});

/** What the log-rank test needs: a row per pair of groups, by place; `logRank` and `groupTests` read it. */
export const logRankPairs = question({
  columns: { place: 'integer', other: 'integer', observed: 'integer', expected: 'number', covariance: 'number' },
  sql: (settings: Grouping, context) => logRankSql(settings, context),
});

/**
 * Of the first-time buyers of each category, observed for N days in full from then on: who bought that category again in
 * time, and who bought anything. An order is of its first line's category. Customers count once per category.
 */
export const categories = question({
  columns: {
    place: 'integer',
    kind: 'text',
    category: 'text',
    merged: 'integer',
    customers: 'integer',
    eligible: 'integer',
    again_same: 'integer',
    same_rate: 'number?',
    same_low: 'number?',
    same_high: 'number?',
    again_any: 'integer',
    any_rate: 'number?',
    any_low: 'number?',
    any_high: 'number?',
  },
  sql: (settings: CategorySettings, context) => categoriesSql(settings, context),
});

/** Repeat buyers beside one-time buyers: `first-order` at the same maturity, `aov` and `revenue` not; Welch's 95 % interval of the difference of means. */
export const repeaters = question({
  columns: {
    measure: 'text',
    repeaters: 'integer',
    repeaters_mean: 'number?',
    repeaters_median: 'number?',
    one_time: 'integer',
    one_time_mean: 'number?',
    one_time_median: 'number?',
    difference: 'number?',
    low: 'number?',
    high: 'number?',
  },
  sql: (settings: StepSettings, context) => repeatersSql(settings, context),
});

/**
 * Every repurchase rate the same orders give: the definitions, each with `same_day` orders counted (1) or not (0), for the
 * N-day rate with full follow-up only (`followed` 1) or with everybody (0).
 */
export const effects = question({
  columns: {
    definition: 'text',
    days: 'integer?',
    same_day: 'integer?',
    followed: 'integer?',
    eligible: 'integer',
    repurchased: 'integer',
    ...RATE,
  },
  sql: ({ days }: { readonly days: readonly number[] }, context) => effectsSql(days, context),
});

/** N-day retention in three modes, of first-time buyers observed for N days in full. */
export const retention = question({
  columns: { mode: 'text', days: 'integer', eligible: 'integer', repurchased: 'integer', ...RATE },
  sql: ({ days }: { readonly days: readonly number[] }, context) => retentionSql(days, context),
});

/**
 * From the n-th order to the next: of the n-th orders with N days of follow-up those followed by another in time. The last
 * step holds every later order too: `reached` and `eligible` count orders, `customers` people.
 */
export const steps = question({
  columns: {
    step: 'integer',
    customers: 'integer',
    reached: 'integer',
    eligible: 'integer',
    repurchased: 'integer',
    ...RATE,
  },
  sql: (settings: StepSettings, context) => stepsSql(settings, context),
});

/** {@link survival} from each purchase day to the next, by its number. */
export const stepCurves = question({
  columns: { step: 'integer', ...CURVE },
  sql: (_: NoParams, context) => stepCurvesSql(context),
});

/** How often so many days lay between two purchase days of a customer (`gaps`), and since the last one up to E (`open`). */
export const gaps = question({
  columns: { days: 'integer', gaps: 'integer', open: 'integer' },
  sql: (_: NoParams, context) => gapDaysSql(context),
});

/** One row: customers with two purchase days or more, and those of them whose last order is more than `beyond` days ago. */
export const silent = question({
  columns: { customers: 'integer', silent: 'integer' },
  sql: ({ beyond }: { readonly beyond: number }, context) => silentSql(beyond, context),
});

/** Orders by weekday (1 = Monday) and hour; the hour is null in files without times. */
export const times = question({
  columns: { weekday: 'integer', hour: 'integer?', first_orders: 'integer', later_orders: 'integer' },
  sql: (_: NoParams, context) => timesSql(context),
});
