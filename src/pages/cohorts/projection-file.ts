import type { CohortSettings, Projected } from '#models/cohorts/index.ts';
import { tilesOf } from '#models/cohorts/index.ts';
import { writeCsv, type CsvColumn } from '#report/csv.ts';

/** `cohorts-projection.csv`: what is expected stands apart from what was measured. */
export function projectionCsv(cells: readonly Projected[], settings: CohortSettings): Blob {
  const number = (name: string, type: 'integer' | 'number', of: (cell: Projected) => number): CsvColumn => ({
    name,
    type,
    nulls: null,
    kind: 'number',
    values: cells.map(of),
  });
  const text = (name: string, of: (cell: Projected) => string): CsvColumn => ({
    name,
    type: 'text',
    nulls: null,
    kind: 'text',
    codes: cells.map((_, place) => place),
    strings: cells.map(of),
  });
  return writeCsv({
    rows: cells.length,
    columns: [
      text('cohort', ({ cohort }) => cohort),
      text('period', ({ period }) => periodId(period, settings)),
      number('cohort_size', 'integer', (cell) => cell.cohort_size),
      number('projected', 'number', ({ value }) => value),
      number('low', 'number', ({ low }) => low),
      number('high', 'number', ({ high }) => high),
      number('factor_cohorts', 'integer', ({ cohorts }) => cohorts),
    ],
  });
}

/** As in `cohorts.csv`. */
function periodId(period: number, { brackets }: CohortSettings): string {
  const tile = brackets && tilesOf(brackets)[period];
  if (!tile) return String(period);
  return tile.from === tile.to ? String(tile.to) : `${tile.from}..${tile.to}`;
}
