import { question } from '../question.ts';
import { compareSql, type Side } from './compare.ts';
import { densitySql } from './density.ts';
import { historySql, type History } from './history.ts';
import { migrationSql, type Migration } from './migration.ts';
import type { RuleRef } from './rules/index.ts';
import type { Axes, Dimension, RfmSettings } from './settings.ts';
import {
  arraysSql,
  cubeSql,
  cutsSql,
  customersSql,
  dimensionsSql,
  gridSql,
  histogramSql,
  scoresSql,
  segmentsExportSql,
  segmentsSql,
  splitSql,
} from './sql.ts';

export {
  cellsOf,
  claims,
  faults,
  fits,
  NO_SEGMENT,
  OWN_RULE_SET,
  placesOf,
  RULE_SET_LIMITS,
  RULE_SETS,
  rulesOf,
  scaleOf,
  settingsFor,
  tableOf,
  type Cell,
  type RuleRef,
  type RuleSet,
  type RuleSetId,
} from './rules/index.ts';
export {
  AXES,
  AXES_DIMENSIONS,
  checkSettings,
  DIMENSIONS,
  levelsOf,
  RFM_DEFAULTS,
  SCHEMES,
  THRESHOLDS,
  type Axes,
  type Dimension,
  type RfmSettings,
} from './settings.ts';
export { moveMembersSql, type Side } from './compare.ts';
export { CHANGES, historyMembersSql, monthEnds, type History } from './history.ts';
export { AWAY, migrationMembersSql, NEW, type Migration } from './migration.ts';
export { rfmCellMembersSql, rfmMembersSql } from './sql.ts';

interface Settings {
  readonly settings: RfmSettings;
}
interface Classes extends Settings {
  readonly rules: RuleRef;
}
interface Monetary {
  readonly monetary: RfmSettings['monetary'];
}

/**
 * Cut points between the scores, ascending in the value. With `ntile` a cut is the highest value below the border,
 * which equal customers may stand on both sides of.
 */
export const cuts = question({
  columns: { dimension: 'text', position: 'integer', cut: 'number?' },
  sql: ({ settings }: Settings, context) => cutsSql(settings, context),
});

/**
 * A row per dimension: spread of the values, the mean score, and the threshold above which a customer is high. It is a
 * score or, with thresholds `mean` and `median`, a value (high R is then *below* it).
 */
export const dimensions = question({
  columns: {
    dimension: 'text',
    lowest: 'number?',
    median: 'number?',
    mean: 'number?',
    highest: 'number?',
    mean_score: 'number?',
    threshold: 'number?',
    high_customers: 'integer',
  },
  sql: ({ settings }: Settings, context) => dimensionsSql(settings, context),
});

/** Every score of every dimension, those without customers too. */
export const scores = question({
  columns: { dimension: 'text', score: 'integer', customers: 'integer', lowest: 'number?', highest: 'number?' },
  sql: ({ settings }: Settings, context) => scoresSql(settings, context),
});

/** Per dimension, the customers whose equals got another score (only `ntile` does that). */
export const split = question({
  columns: { dimension: 'text', customers: 'integer' },
  sql: ({ settings }: Settings, context) => splitSql(settings, context),
});

/** The cells of two scores that hold customers, parted by segment ('' for none). */
export const grid = question({
  columns: { x: 'integer', y: 'integer', segment: 'text', customers: 'integer', revenue: 'number' },
  sql: ({ settings, rules, axes }: Classes & { readonly axes: Axes }, context) =>
    gridSql(settings, rules, axes, context),
});

/**
 * Every segment of the rule set in its order, empty ones too. Customers of no segment have a row named ''. There is no
 * share of a revenue that is not above 0.
 */
export const segments = question({
  columns: {
    segment: 'text',
    customers: 'integer',
    share: 'number?',
    orders: 'integer',
    revenue: 'number',
    revenue_share: 'number?',
    aov: 'number?',
    median_days: 'number?',
    median_orders: 'number?',
    median_revenue: 'number?',
    repurchase_rate: 'number?',
  },
  sql: ({ settings, rules }: Classes, context) => segmentsSql(settings, rules, context),
});

/** `rfm-segments.csv`. */
export const segmentsExport = question({
  columns: {
    segment: 'text',
    customers: 'integer',
    share: 'number?',
    orders: 'integer',
    revenue: 'number',
    aov: 'number?',
    median_days: 'number?',
    repurchase_rate: 'number?',
  },
  sql: ({ settings, rules }: Classes, context) => segmentsExportSql(settings, rules, context),
});

/** `rfm-customers.csv`. */
export const customers = question({
  columns: {
    customer_id: 'text',
    days_since_last_order: 'integer',
    orders: 'integer',
    revenue: 'number',
    r: 'integer',
    f: 'integer',
    m: 'integer',
    segment: 'text',
  },
  sql: ({ settings, rules }: Classes, context) => customersSql(settings, rules, context),
});

/**
 * Customers by value: R per 10 days, F per number of orders up to `most` and the rest together, M in fifths of a decade
 * with all of zero and less in one bin. Bins hold `low` ≤ value < `high`; a null bound is open.
 */
export const histogram = question({
  columns: { low: 'number?', high: 'number?', customers: 'integer' },
  sql: ({ dimension, monetary }: Monetary & { readonly dimension: Dimension }, context) =>
    histogramSql(dimension, monetary, context),
});

/** The cells of the cube that a rule set looks at, in the terms of its boxes, as far as they hold customers. */
export const cube = question({
  columns: { r: 'integer', f: 'integer', m: 'integer', customers: 'integer', revenue: 'number' },
  sql: ({ settings, rules }: Classes, context) => cubeSql(settings, rules, context),
});

/** The values of every customer, ordered by customer id: columns for the page to score by itself. */
export const arrays = question({
  columns: { days_since_last_order: 'integer', orders: 'integer', money: 'number', revenue: 'number' },
  whole: true,
  sql: ({ monetary }: Monetary, context) => arraysSql(monetary, context),
});

/**
 * Customers by days since the last order (bins of equal width from 1) and money (equal parts of a decade; all of zero and
 * less in one bin, whose `y_low` is null), at most 60 by 40, without the empty ones. Bins hold `low` ≤ value < `high`.
 */
export const density = question({
  columns: {
    x_low: 'integer',
    x_high: 'integer',
    y_low: 'number?',
    y_high: 'number',
    customers: 'integer',
    revenue: 'number',
  },
  sql: ({ monetary }: Monetary, context) => densitySql(monetary, context),
});

/**
 * The same customers under two ways to name them: a row per pair of segments that holds customers, '' for none, in the
 * order of the rule sets.
 */
export const compare = question({
  columns: {
    left_segment: 'text',
    right_segment: 'text',
    customers: 'integer',
    orders: 'integer',
    revenue: 'number',
  },
  sql: ({ left, right }: { readonly left: Side; readonly right: Side }, context) => compareSql(left, right, context),
});

/**
 * Every customer of the frame by segment at an earlier day and at the as-of date, both as the orders of `context.orders`
 * up to then have it; a row per pair that holds customers. Besides the segments: '' in no segment, `new` (from only)
 * first order at or after `before`, `away` known but without order in the last days at that date. `revenue` is what
 * counts at the as-of date. Cut points and thresholds are taken anew at each date or kept from the earlier one.
 */
export const migration = question({
  columns: { from_segment: 'text', to_segment: 'text', customers: 'integer', revenue: 'number' },
  sql: (params: Migration, context) => migrationSql(params, context),
});

/**
 * Every segment at the last month ends of the frame, oldest first, empty ones too ('' when somebody is in none), each with
 * the orders known by then. `joined` are in it now and were not at the month end before, `left` were and are not,
 * `stayed` both; `customers` = `joined` + `stayed`. `revenue` is what its customers had brought by then.
 */
export const history = question({
  columns: {
    month_end: 'day',
    segment: 'text',
    customers: 'integer',
    joined: 'integer',
    left: 'integer',
    stayed: 'integer',
    revenue: 'number',
  },
  sql: (params: History, context) => historySql(params, context),
});
