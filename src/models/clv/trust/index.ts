import { question } from '../../question.ts';
import {
  byFrequencySql,
  entrantsSql,
  judgementSql,
  repeatsSql,
  spendByFrequencySql,
  tenthsSql,
  type RepeatsOptions,
} from './sql.ts';
import type { Valuation } from '../valuation.ts';

interface Valued {
  readonly valuation: Valuation;
}
interface Fitted {
  readonly fittedTo: string | null;
}

/**
 * One row that compares forecasts with what came in the horizon after `fittedTo`: by the model, by the same number of
 * days before (`last`), by the own rate so far (`average`). `longest` is the longest history in days, `actual` and the
 * forecasters are sums, `total_error` the standard error of the difference of sums. Without customers, or where the
 * horizon ends after the frame, errors are null.
 */
export const judgement = question({
  columns: {
    customers: 'integer',
    buyers: 'integer',
    longest: 'integer',
    actual: 'integer',
    model: 'number',
    last: 'number',
    average: 'number',
    model_mae: 'number?',
    last_mae: 'number?',
    average_mae: 'number?',
    model_rmse: 'number?',
    last_rmse: 'number?',
    average_rmse: 'number?',
    model_gini: 'number?',
    last_gini: 'number?',
    average_gini: 'number?',
    spearman: 'number?',
    top_share: 'number?',
    best_share: 'number?',
    total_error: 'number?',
  },
  sql: ({ valuation }: Valued, context) => judgementSql(valuation, context),
});

/** Tenths of the customers by expected orders, 10 the highest: means per customer, the 95 % interval of what came. */
export const tenths = question({
  columns: {
    tenth: 'integer',
    customers: 'integer',
    expected: 'number',
    actual: 'number',
    low: 'number',
    high: 'number',
    least: 'number',
    most: 'number',
  },
  sql: ({ valuation }: Valued, context) => tenthsSql(valuation, context),
});

/** The same by repeat purchase days so far; the last group holds 7 and more. */
export const byFrequency = question({
  columns: {
    repeats: 'integer',
    customers: 'integer',
    expected: 'number',
    actual: 'number',
    low: 'number',
    high: 'number',
  },
  sql: ({ valuation }: Valued, context) => byFrequencySql(valuation, context),
});

/** A row per day on which customers known by then first bought. */
export const entrants = question({
  columns: { first_day: 'day', customers: 'integer' },
  whole: true,
  sql: ({ fittedTo }: Fitted, context) => entrantsSql(fittedTo, context),
});

/** Repeat purchase days by period; periods without any are left out. */
export const repeats = question({
  columns: { period_end: 'day', repeats: 'integer' },
  sql: (options: RepeatsOptions, context) => repeatsSql(options, context),
});

/** Mean spend per repeat purchase day by how often customers came back. */
export const spendByFrequency = question({
  columns: {
    repeats_from: 'integer',
    customers: 'integer',
    repeats: 'number',
    spend: 'number',
    low: 'number?',
    high: 'number?',
  },
  sql: ({ fittedTo }: Fitted, context) => spendByFrequencySql(fittedTo, context),
});
