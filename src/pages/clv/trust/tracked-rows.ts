import type { Tracked } from '#models/clv/trust/periods.ts';
import type { RowOf } from '#models/question.ts';

/** `clv-tracking.csv`: sums from the first day to the end of each period, with the band of the model. */
export const SUM_COLUMNS = {
  period_end: 'day',
  actual: 'integer',
  expected: 'number',
  low: 'number',
  high: 'number',
} as const;

export const sumRows = (tracked: readonly Tracked[]): RowOf<typeof SUM_COLUMNS>[] =>
  tracked.map(({ end, actual, expected, low, high }) => ({ period_end: end, actual, expected, low, high }));

/** `clv-periods.csv`: what came within each whole period, and what the model expected of it. */
export const STEP_COLUMNS = { period_end: 'day', actual: 'integer', expected: 'number' } as const;

export const stepRows = (tracked: readonly Tracked[]): RowOf<typeof STEP_COLUMNS>[] =>
  tracked.flatMap(({ end, step }) => (step ? [{ period_end: end, ...step }] : []));
