import { question } from '../question.ts';
import type { RuleSetId } from './rules/index.ts';
import type { Axes, Dimension, RfmSettings } from './settings.ts';
import {
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

export { RULE_SETS, type RuleSetId } from './rules/index.ts';
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
export { rfmCellMembersSql, rfmMembersSql } from './sql.ts';

interface Settings {
  readonly settings: RfmSettings;
}
interface Classes extends Settings {
  readonly rules: RuleSetId;
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

/** Every segment of the rule set in its order, empty ones too. Customers of no segment have a row named ''. */
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
  sql: (
    { dimension, monetary }: { readonly dimension: Dimension; readonly monetary: RfmSettings['monetary'] },
    context,
  ) => histogramSql(dimension, monetary, context),
});
