import { question, type NoParams } from '../question.ts';
import { daysSql, definitionsSql, monthsSql, survivalByFirstAmountSql, survivalSql } from './sql.ts';

/** The follow-up times every table and export shows. */
export const FOLLOW_UP_DAYS: readonly number[] = [7, 30, 60, 90, 180, 365];

interface Counting {
  /** Whether a second order on the day of the first counts as buying again. */
  readonly sameDay: boolean;
}

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
