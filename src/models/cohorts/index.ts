import { question } from '../question.ts';
import type { CohortSettings, Unit } from './settings.ts';
import { cellsExportSql, cellsSql, courseExportSql, courseSql, totalsExportSql, totalsSql } from './sql.ts';

export { averagesOf } from './averages.ts';
export {
  areBands,
  areBrackets,
  COHORT_BYS,
  COHORT_DEFAULTS,
  DEFAULT_TOP,
  isByAttribute,
  isByTime,
  isTop,
  MEASURES,
  MODES,
  MOST_COHORTS,
  MOST_PERIODS,
  tilesOf,
  UNITS,
  unitOf,
  whoSettings,
  without,
  type Bracket,
  type CohortBy,
  type CohortSettings,
  type Measure,
  type Unit,
} from './settings.ts';
export { LEAST_COHORTS, project, type BackTest, type Projected, type Projection, type Refusal } from './projection.ts';
export { cohortMembersSql } from './sql.ts';

/** Which cohort a row speaks of. */
const COHORT = {
  cohort: 'text?',
  cohort_day: 'day?',
  from_amount: 'number?',
  to_amount: 'number?',
} as const;

/**
 * The cohort table, a row per begun cell. `customers` counts by the mode; `orders`, `revenue` and `refunds` are those of
 * the period alone. `cohort_day` is the first day of a cohort by time, null for the others, whose `cohort` is the name in
 * the file ('' for none) or the number of the price band, with its bounds; `cohort` is null for those beyond the top.
 * `complete` is 'true' or 'false'. The periods of a table by brackets are its tiles.
 *
 * A cohort by time holds the same customers in all its cells. In another cohort they began on different days, so a
 * cell counts those whose period is over, and `cohort_size` is their number.
 */
export const cells = question({
  columns: {
    ...COHORT,
    period: 'integer',
    cohort_size: 'integer',
    customers: 'integer',
    orders: 'integer',
    revenue: 'number',
    refunds: 'number',
    value: 'number?',
    complete: 'text',
  },
  sql: (settings: CohortSettings, context) => cellsSql(settings, context),
});

/** `cohorts.csv`. A period by brackets is written as its days, `8..14`. */
export const cellsExport = question({
  columns: { cohort: 'text', period: 'text', cohort_size: 'integer', value: 'number?', complete: 'text' },
  sql: (settings: CohortSettings, context) => cellsExportSql(settings, context),
});

/** Per cohort its size and all its customers have done so far, in whatever period. */
export const totals = question({
  columns: {
    ...COHORT,
    customers: 'integer',
    returned: 'integer',
    orders: 'integer',
    revenue: 'number',
    refunds: 'number',
  },
  sql: (settings: CohortSettings, context) => totalsSql(settings, context),
});

/** `cohorts-totals.csv`. */
export const totalsExport = question({
  columns: {
    cohort: 'text',
    customers: 'integer',
    returned: 'integer',
    orders: 'integer',
    revenue: 'number',
    refunds: 'number',
    revenue_per_customer: 'number',
  },
  sql: (settings: CohortSettings, context) => totalsExportSql(settings, context),
});

/** Orders and revenue of each cohort by calendar period, whose first day is `start`. */
export const course = question({
  columns: { place: 'integer', ...COHORT, start: 'day', orders: 'integer', revenue: 'number' },
  sql: ({ every, ...settings }: CohortSettings & { every: Unit }, context) => courseSql(settings, every, context),
});

/** `cohorts-course.csv`. */
export const courseExport = question({
  columns: { start: 'day', cohort: 'text', orders: 'integer', revenue: 'number', share: 'number?' },
  sql: ({ every, ...settings }: CohortSettings & { every: Unit }, context) => courseExportSql(settings, every, context),
});
