import { question } from '../question.ts';
import type { CohortSettings } from './settings.ts';
import { averageSql, cellsExportSql, cellsSql } from './sql.ts';

export {
  COHORT_BYS,
  COHORT_DEFAULTS,
  MEASURES,
  MODES,
  UNITS,
  unitOf,
  type CohortBy,
  type CohortSettings,
  type Unit,
} from './settings.ts';
export { cohortMembersSql } from './sql.ts';

/**
 * The cohort table, a row per begun cell. `customers` counts by the mode; `orders`, `revenue` and `refunds` are those of
 * the period alone. `cohort_day` is the first day of a cohort by time, null for the others, whose `cohort` is the name in
 * the file ('' for none). `complete` is 'true' or 'false'.
 *
 * A cohort by time holds the same customers in all its cells. In a cohort by attribute they began on different days, so a
 * cell counts those whose period is over, and `cohort_size` is their number.
 */
export const cells = question({
  columns: {
    cohort: 'text',
    cohort_day: 'day?',
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

/** Per period the average of the measure over complete cells, weighted by cohort size; `cohorts` of them. */
export const average = question({
  columns: { period: 'integer', cohorts: 'integer', cohort_size: 'integer', value: 'number?' },
  sql: (settings: CohortSettings, context) => averageSql(settings, context),
});

/** `cohorts.csv`. */
export const cellsExport = question({
  columns: { cohort: 'text', period: 'integer', cohort_size: 'integer', value: 'number?', complete: 'text' },
  sql: (settings: CohortSettings, context) => cellsExportSql(settings, context),
});
