import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { CohortSettings, Projected } from '#models/cohorts/index.ts';
import { wilson } from '#models/wilson.ts';
import type { Column } from '#ui/column.ts';
import { intervalText } from '../shared/rates.ts';
import { LEAST_CUSTOMERS } from '../shared/share.ts';
import { isComplete, type CellRow } from './table.ts';
import { expectedValue, nameOf, periodName, type Setting } from './words.ts';

const enough = (cell: CellRow) => cell.cohort_size >= LEAST_CUSTOMERS;

const places = (settings: CohortSettings): Column<CellRow>[] => [
  {
    key: 'cohort',
    label: t('cohorts.column.cohort'),
    type: 'text',
    value: (cell) => cell.cohort,
    text: (cell) => nameOf(cell, settings),
  },
  {
    key: 'period',
    label: t('cohorts.column.period'),
    type: 'integer',
    value: (cell) => cell.period,
    ...(settings.brackets ? { text: (cell: CellRow) => periodName(cell.period, settings) } : {}),
  },
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

/** Of a projection; `nameOf` the cohort as the reader knows it. */
export function projectionColumns(setting: Setting, name: (cohort: string) => string): Column<Projected>[] {
  const amount = (key: 'value' | 'low' | 'high'): Column<Projected> => ({
    key,
    label: t(`cohorts.projection.${key}`),
    type: 'decimal',
    value: (cell) => cell[key],
    text: (cell) => expectedValue(cell[key], setting),
  });
  return [
    {
      key: 'cohort',
      label: t('cohorts.column.cohort'),
      type: 'text',
      value: ({ cohort }) => cohort,
      text: ({ cohort }) => name(cohort),
    },
    {
      key: 'period',
      label: t('cohorts.column.period'),
      type: 'integer',
      value: ({ period }) => period,
      text: ({ period }) => periodName(period, setting.settings),
    },
    { key: 'size', label: t('cohorts.column.size'), type: 'integer', value: (cell) => cell.cohort_size },
    amount('value'),
    amount('low'),
    amount('high'),
    { key: 'cohorts', label: t('cohorts.projection.cohorts'), type: 'integer', value: ({ cohorts }) => cohorts },
  ];
}
