import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { CohortSettings } from '#models/cohorts/index.ts';
import { wilson } from '#models/wilson.ts';
import type { Column } from '#ui/column.ts';
import { intervalText } from '../shared/rates.ts';
import { LEAST_CUSTOMERS } from '../shared/share.ts';
import { isComplete, type CellRow } from './table.ts';
import { cohortName, type Setting } from './words.ts';

const enough = (cell: CellRow) => cell.cohort_size >= LEAST_CUSTOMERS;

const places = (settings: CohortSettings): Column<CellRow>[] => [
  {
    key: 'cohort',
    label: t('cohorts.column.cohort'),
    type: 'text',
    value: (cell) => cell.cohort,
    text: (cell) => cohortName({ name: cell.cohort, day: cell.cohort_day }, settings),
  },
  { key: 'period', label: t('cohorts.column.period'), type: 'integer', value: (cell) => cell.period },
  { key: 'size', label: t('cohorts.column.size'), type: 'integer', value: (cell) => cell.cohort_size },
];

const over = (): Column<CellRow> => ({
  key: 'complete',
  label: t('cohorts.column.complete'),
  type: 'text',
  value: (cell) => t(isComplete(cell) ? 'cohorts.yes' : 'cohorts.no'),
});

const rates = (): Column<CellRow>[] => [
  {
    key: 'rate',
    label: t('cohorts.column.rate'),
    type: 'rate',
    value: (cell) => (enough(cell) ? cell.customers / cell.cohort_size : null),
  },
  {
    key: 'interval',
    label: t('cohorts.column.interval'),
    type: 'rate',
    value: () => null,
    text: (cell) => {
      const interval = enough(cell) ? wilson(cell.customers, cell.cohort_size) : null;
      return interval ? intervalText(interval.low, interval.high, i18n.format) : '–';
    },
    sortable: false,
  },
];

const customers = (): Column<CellRow> => ({
  key: 'customers',
  label: t('cohorts.column.customers'),
  type: 'integer',
  value: (cell) => cell.customers,
});

/** Everything a cell knows, and the measure where it is none of that. */
export const cellColumns = ({ settings, currency }: Setting): Column<CellRow>[] => [
  ...places(settings),
  customers(),
  ...rates(),
  { key: 'orders', label: t('cohorts.column.orders'), type: 'integer', value: (cell) => cell.orders },
  { key: 'revenue', label: t('cohorts.column.revenue'), type: 'money', currency, value: (cell) => cell.revenue },
  ...(['cumulative', 'aov', 'refunds'].includes(settings.measure) ? [measured({ settings, currency })] : []),
  over(),
];

export const rateColumns = ({ settings }: Setting): Column<CellRow>[] => [
  ...places(settings),
  customers(),
  ...rates(),
  over(),
];

export const spendColumns = (setting: Setting): Column<CellRow>[] => [
  ...places(setting.settings),
  measured({ ...setting, settings: { ...setting.settings, measure: 'cumulative' } }),
  over(),
];

const measured = ({ settings, currency }: Setting): Column<CellRow> => ({
  key: 'value',
  label: t(`cohorts.measure.${settings.measure}`),
  type: 'money',
  currency,
  value: (cell) => cell.value,
});
