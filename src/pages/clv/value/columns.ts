import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { AnswerRow } from '#models/questions.ts';
import type { Column } from '#ui/column.ts';
import { each, type TierRow, type ValuedRow } from './findings.ts';
import type { ParameterRow } from './parameters.ts';
import { asTier, numberText, TIER_HUES, tierName } from './words.ts';

/** The key of the column that is drawn as bars. */
export const SHARE = 'value_share';

/** Beside each other the customers and their share are one column. */
export const tierColumns = (
  currency: string | null,
  has: { alive: boolean; came: boolean },
): [Column<TierRow>, ...Column<TierRow>[]] => {
  const [tier, customers, , ...others] = tierTableColumns(currency, has);
  const text = (row: TierRow) =>
    row.customers_share === null || row.customers_share === 1
      ? i18n.format.integer(row.customers)
      : t('value.tiers.customers', {
          n: i18n.format.integer(row.customers),
          share: i18n.format.percent(row.customers_share),
        });
  return [tier, { ...customers, text }, ...others];
};

export const tierTableColumns = (
  currency: string | null,
  has: { alive: boolean; came: boolean },
): [Column<TierRow>, Column<TierRow>, Column<TierRow>, ...Column<TierRow>[]] => [
  {
    key: 'tier',
    label: t('value.column.tier'),
    type: 'text',
    value: ({ tier }) => tierName(tier),
    hue: ({ tier }) => TIER_HUES[asTier(tier)],
  },
  { key: 'customers', label: t('value.column.customers'), type: 'integer', value: (row) => row.customers },
  {
    key: 'customers_share',
    label: t('value.column.customersShare'),
    type: 'rate',
    value: (row) => row.customers_share,
  },
  { key: SHARE, label: t('value.column.valueShare'), type: 'rate', value: (row) => row.value_share },
  {
    key: 'value_each',
    label: t('value.column.valueEach'),
    type: 'money',
    currency,
    value: (row) => each(row.value, row),
  },
  ...(has.alive
    ? [
        {
          key: 'alive',
          label: t('value.column.alive'),
          type: 'rate',
          value: (row: TierRow) => each(row.alive, row),
        } as const,
      ]
    : []),
  {
    key: 'expected_orders',
    label: t('value.column.ordersEach'),
    type: 'decimal',
    value: (row) => each(row.expected_orders, row),
  },
  ...(has.came
    ? [
        {
          key: 'came',
          label: t('value.column.came'),
          type: 'decimal',
          value: (row: TierRow) => each(row.came, row),
        } as const,
      ]
    : []),
];

/** `has`: what there is to say; a value that is only the revenue again is not. */
export const valuedColumns = (
  currency: string | null,
  has: { alive: boolean; interval: boolean; value: boolean; formula: boolean },
): Column<ValuedRow>[] => {
  const money = (key: 'expected_revenue' | 'value' | 'historic' | 'formula', label: string): Column<ValuedRow> => ({
    key,
    label,
    type: 'money',
    currency,
    value: (row) => row[key],
  });
  return [
    { key: 'place', label: t('value.column.place'), type: 'integer', value: (row) => row.place },
    {
      key: 'customer_id',
      label: t('value.column.customer'),
      type: 'text',
      value: (row) => row.customer_id,
      hue: ({ tier }) => TIER_HUES[asTier(tier)],
    },
    { key: 'x', label: t('value.column.x'), type: 'integer', value: (row) => row.x },
    { key: 'last_day', label: t('value.column.lastDay'), type: 'day', value: (row) => row.last_day },
    ...(has.alive
      ? [
          {
            key: 'p_alive',
            label: t('value.column.alive'),
            type: 'rate',
            value: (row: ValuedRow) => row.p_alive,
          } as const,
        ]
      : []),
    { key: 'expected_orders', label: t('value.column.orders'), type: 'decimal', value: (row) => row.expected_orders },
    money('expected_revenue', t('value.column.revenue')),
    ...(has.interval
      ? [
          {
            key: 'interval',
            label: t('value.column.interval'),
            type: 'money',
            value: (row: ValuedRow) => row.low,
            text: ({ low, high }: ValuedRow) => intervalText(low, high, currency),
          } as const,
        ]
      : []),
    ...(has.value ? [money('value', t('value.column.value'))] : []),
    { key: 'next_order_day', label: t('value.column.next'), type: 'day', value: (row) => row.next_order_day },
    money('historic', t('value.column.historic')),
    ...(has.formula ? [money('formula', t('value.column.formula'))] : []),
  ];
};

const intervalText = (low: number | null, high: number | null, currency: string | null): string => {
  if (low === null || high === null) return '–';
  const digits = high < 100 ? 2 : 0;
  return `${i18n.format.money(low, currency, digits)}–${i18n.format.money(high, currency, digits)}`;
};

export const curveColumns = (currency: string | null): Column<AnswerRow<'clv.valueCurve'>>[] => [
  {
    key: 'measure',
    label: t('value.column.measure'),
    type: 'text',
    value: ({ measure }) => t(measure === 'value' ? 'value.curve.ahead' : 'value.curve.past'),
  },
  { key: 'customers', label: t('value.column.customers'), type: 'integer', value: (row) => row.customers },
  { key: 'customers_share', label: t('value.curve.x'), type: 'rate', value: (row) => row.customers_share },
  { key: 'amount', label: t('value.column.amount'), type: 'money', currency, value: (row) => row.amount },
  { key: 'amount_share', label: t('value.column.amountShare'), type: 'rate', value: (row) => row.amount_share },
];

export const parameterColumns = (): Column<ParameterRow>[] => [
  { key: 'symbol', label: t('value.column.parameter'), type: 'text', value: ({ symbol }) => symbol, sortable: false },
  ...(['estimate', 'error', 'low', 'high'] as const).map((key): Column<ParameterRow> => ({
    key,
    label: t(`value.column.${key}`),
    type: 'decimal',
    sortable: false,
    value: (row) => row[key],
    text: (row) => numberText(row[key]),
  })),
];
