import { question } from '../question.ts';
import type { AssociationSettings } from './settings.ts';
import { unitsExportSql, unitsSql } from './sql.ts';

export {
  ASSOCIATION_UNITS,
  VALUE_MEASURES,
  type AssociationSettings,
  type AssociationUnit,
  type ValueMeasure,
} from './settings.ts';
export {
  associate,
  binnedMeans,
  LEAST_UNITS,
  type Association,
  type Bin,
  type Slope,
  type Unit,
  type Weighting,
} from './fit.ts';
export type { Correlation } from './correlation.ts';
export { CLAIMED_THRESHOLD, type Shape } from './shapes.ts';
export { unitMembersSql } from './sql.ts';

interface Settings {
  readonly settings: AssociationSettings;
}

/**
 * A row per unit: its customers, those followed for as long as both sides need (`eligible`), how many of these bought again
 * within N days (with Wilson's interval), and what they brought. `orders`, `revenue` and `aov` are of the eligible within the
 * horizon; `value` is the measure, with a normal 95 % interval over customers (null for one). `kind` is `value`, `others` (beyond
 * the 200 largest) or `none` (no name). `least_first` and `most_first` bound the first orders of the unit's customers.
 */
export const units = question({
  columns: {
    kind: 'text',
    unit: 'text',
    least_first: 'number?',
    most_first: 'number?',
    customers: 'integer',
    eligible: 'integer',
    repurchased: 'integer',
    rate: 'number?',
    low: 'number?',
    high: 'number?',
    orders: 'integer',
    revenue: 'number',
    aov: 'number?',
    value: 'number?',
    value_low: 'number?',
    value_high: 'number?',
  },
  sql: ({ settings }: Settings, context) => unitsSql(settings, context),
});

/** `association.csv`: the unit '' has no name, `(others)` is what lies beyond the largest. */
export const unitsExport = question({
  columns: {
    unit: 'text',
    customers: 'integer',
    eligible: 'integer',
    repurchased: 'integer',
    rate: 'number?',
    low: 'number?',
    high: 'number?',
    orders: 'integer',
    revenue: 'number',
    aov: 'number?',
    value: 'number?',
    value_low: 'number?',
    value_high: 'number?',
  },
  sql: ({ settings }: Settings, context) => unitsExportSql(settings, context),
});
