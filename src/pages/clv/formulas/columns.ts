import { t } from '#i18n/i18n.svelte.ts';
import type { AnswerRow } from '#models/questions.ts';
import type { Column } from '#ui/column.ts';
import type { Bin, CoursePoint } from './findings.ts';
import type { Factor } from './words.ts';

export const factorColumns = (): Column<Factor>[] => [
  { key: 'factor', label: t('clv.column.factor'), type: 'text', value: ({ label }) => label },
  { key: 'amount', label: t('clv.column.amount'), type: 'decimal', value: () => null, text: ({ amount }) => amount },
  { key: 'where', label: t('clv.column.where'), type: 'text', value: ({ note }) => note },
];

export const courseColumns = (currency: string | null): Column<CoursePoint>[] => [
  { key: 'years', label: t('clv.course.column.years'), type: 'decimal', value: ({ x }) => x },
  { key: 'value', label: t('clv.course.column.value'), type: 'money', currency, value: ({ y }) => y },
];

export const binColumns = (currency: string | null): Column<Bin>[] => [
  { key: 'low', label: t('clv.column.low'), type: 'money', currency, value: ({ low }) => low },
  { key: 'high', label: t('clv.column.high'), type: 'money', currency, value: ({ high }) => high },
  { key: 'customers', label: t('clv.column.customers'), type: 'integer', value: ({ count }) => count },
];

export const customerColumns = (currency: string | null): Column<AnswerRow<'clv.customers'>>[] => [
  { key: 'place', label: t('clv.column.place'), type: 'integer', value: (row) => row.place },
  { key: 'customer_id', label: t('clv.column.customer'), type: 'text', value: (row) => row.customer_id },
  { key: 'orders', label: t('clv.column.orders'), type: 'integer', value: (row) => row.orders },
  {
    key: 'historic_value',
    label: t('clv.column.historic'),
    type: 'money',
    digits: 0,
    currency,
    value: (row) => row.historic_value,
  },
  { key: 'aov', label: t('clv.column.aov'), type: 'money', digits: 0, currency, value: (row) => row.aov },
  { key: 'orders_per_year', label: t('clv.column.perYear'), type: 'decimal', value: (row) => row.orders_per_year },
  { key: 'value', label: t('clv.column.value'), type: 'money', digits: 0, currency, value: (row) => row.value },
  {
    key: 'days_since_last_order',
    label: t('clv.column.days'),
    type: 'integer',
    value: (row) => row.days_since_last_order,
  },
];
