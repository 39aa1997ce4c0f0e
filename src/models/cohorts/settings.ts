/** Lengths of a period, and of a cohort by time. */
export const UNITS = ['day', 'week', 'month', 'quarter'] as const;
export type Unit = (typeof UNITS)[number];

/** What the first order decides: its day, week (from Monday), month or quarter, or its category, channel, product, region. */
export const COHORT_BYS = [...UNITS, 'category', 'channel', 'product', 'region'] as const;
export type CohortBy = (typeof COHORT_BYS)[number];

/** `rate` is customers / cohort size, `cumulative` the revenue so far per customer of the cohort. */
export const MEASURES = ['customers', 'rate', 'orders', 'revenue', 'cumulative', 'aov', 'refunds'] as const;
export type Measure = (typeof MEASURES)[number];

/** Customers who bought in the period, in it or later, or in it or before (but after the first period). */
export const MODES = ['on', 'onOrAfter', 'within'] as const;
export type Mode = (typeof MODES)[number];

export interface CohortSettings {
  readonly by: CohortBy;
  readonly measure: Measure;
  readonly mode: Mode;
  /** Periods of the calendar, or of each customer's own age (then months have 30 days and quarters 90). */
  readonly columns: 'calendar' | 'age';
  /** Length of a period of a cohort by attribute; a cohort by time has its own. */
  readonly unit: Unit;
}

export const COHORT_DEFAULTS: CohortSettings = {
  by: 'month',
  measure: 'customers',
  mode: 'on',
  columns: 'calendar',
  unit: 'month',
};

/** The length of a period. */
export const unitOf = ({ by, unit }: Pick<CohortSettings, 'by' | 'unit'>): Unit =>
  UNITS.find((known) => known === by) ?? unit;
