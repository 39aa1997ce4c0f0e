import type { Measure } from '#models/cohorts/index.ts';
import type { AnswerRow } from '#models/questions.ts';
import type { CellRow } from './table.ts';

export type TotalRow = AnswerRow<'cohorts.totals'>;

/** What all periods of a cohort come to: who came back at all, what they ordered and brought. Null where there is nothing. */
export function totalOf(row: TotalRow, measure: Measure): number | null {
  switch (measure) {
    case 'customers':
      return row.returned;
    case 'rate':
      return row.customers > 0 ? row.returned / row.customers : null;
    case 'cumulative':
      return row.customers > 0 ? row.revenue / row.customers : null;
    case 'aov':
      return row.orders > 0 ? row.revenue / row.orders : null;
    case 'orders':
    case 'revenue':
    case 'refunds':
      return row[measure];
  }
}

/** What all cohorts come to in one period; null for what cannot be added up: rates and amounts per customer. */
export function columnSum(cells: readonly CellRow[], measure: Measure): number | null {
  if (measure === 'rate' || measure === 'cumulative' || cells.length === 0) return null;
  const sum = (key: 'customers' | 'orders' | 'revenue' | 'refunds') => cells.reduce((all, cell) => all + cell[key], 0);
  if (measure !== 'aov') return sum(measure);
  return sum('orders') > 0 ? sum('revenue') / sum('orders') : null;
}

/** All cohorts together; null without any. */
export function sumRow(rows: readonly TotalRow[]): TotalRow | null {
  const [first] = rows;
  if (!first) return null;
  const sum = (key: 'customers' | 'returned' | 'orders' | 'revenue' | 'refunds') =>
    rows.reduce((all, row) => all + row[key], 0);
  return {
    ...first,
    cohort: null,
    cohort_day: null,
    customers: sum('customers'),
    returned: sum('returned'),
    orders: sum('orders'),
    revenue: sum('revenue'),
    refunds: sum('refunds'),
  };
}
