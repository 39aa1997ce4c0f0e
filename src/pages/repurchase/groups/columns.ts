import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { GroupBy, GroupTest } from '#models/repurchase/index.ts';
import type { AnswerRow } from '#models/questions.ts';
import type { Column } from '#ui/column.ts';
import { intervalText } from '../../shared/rates.ts';
import { isSound } from '../findings.ts';
import { isSoundCategory } from './findings.ts';
import { amountsText, groupName, pText, type Group } from './names.ts';

type GroupRow = AnswerRow<'repurchase.groups'>;

export const groupColumns = (by: GroupBy, currency: string | null): Column<GroupRow>[] => [
  { key: 'group', label: t('repurchase.column.part'), type: 'text', value: (row) => groupName(by, row) },
  ...(by === 'amount'
    ? [
        {
          key: 'amounts',
          label: t('repurchase.column.amounts'),
          type: 'text',
          value: (row) => amountsText(row, currency) ?? null,
        } satisfies Column<GroupRow>,
      ]
    : []),
  { key: 'customers', label: t('repurchase.column.customers'), type: 'integer', value: (row) => row.customers },
  { key: 'eligible', label: t('repurchase.column.eligible'), type: 'integer', value: (row) => row.eligible },
  { key: 'repurchased', label: t('repurchase.column.repurchased'), type: 'integer', value: (row) => row.repurchased },
  { key: 'rate', label: t('repurchase.column.rate'), type: 'rate', value: (row) => (isSound(row) ? row.rate : null) },
  {
    key: 'interval',
    label: t('repurchase.column.interval'),
    type: 'rate',
    value: (row) => (isSound(row) ? row.low : null),
    text: (row) => (isSound(row) ? intervalText(row.low, row.high, i18n.format) : '–'),
  },
];

/** A group's test with its name. */
export interface TestRow extends GroupTest {
  readonly group: Group;
  /** The day by which half were back; null where the curve does not get there. */
  readonly half: number | null;
}

export const testColumns = (by: GroupBy): Column<TestRow>[] => [
  { key: 'group', label: t('repurchase.column.part'), type: 'text', value: ({ group }) => groupName(by, group) },
  { key: 'observed', label: t('repurchase.column.observed'), type: 'integer', value: (row) => row.observed },
  { key: 'expected', label: t('repurchase.column.expected'), type: 'decimal', digits: 1, value: (row) => row.expected },
  {
    key: 'ratio',
    label: t('repurchase.column.ratio'),
    type: 'decimal',
    value: (row) => (row.expected > 0 ? row.observed / row.expected : null),
  },
  {
    key: 'half',
    label: t('repurchase.column.halfBack'),
    type: 'integer',
    value: (row) => row.half,
    text: (row) => (row.half === null ? '–' : t('repurchase.days', { n: i18n.format.integer(row.half) })),
  },
  {
    key: 'p',
    label: t('repurchase.column.p'),
    type: 'decimal',
    digits: 3,
    value: (row) => row.p,
    text: (row) => (row.p === null ? '–' : pText(row.p)),
  },
  {
    key: 'adjusted',
    label: t('repurchase.column.adjusted'),
    type: 'decimal',
    digits: 3,
    value: (row) => row.adjusted,
    text: (row) => (row.adjusted === null ? '–' : pText(row.adjusted)),
    strong: true,
  },
];

type CategoryRow = AnswerRow<'repurchase.categories'>;

export const categoryName = (row: Pick<CategoryRow, 'kind' | 'category' | 'merged'>): string =>
  groupName('category', { kind: row.kind, value: row.category, merged: row.merged });

export const categoryColumns = (): Column<CategoryRow>[] => [
  { key: 'category', label: t('repurchase.column.category'), type: 'text', value: categoryName },
  { key: 'customers', label: t('repurchase.column.customers'), type: 'integer', value: (row) => row.customers },
  { key: 'eligible', label: t('repurchase.column.eligible'), type: 'integer', value: (row) => row.eligible },
  { key: 'again_same', label: t('repurchase.column.again_same'), type: 'integer', value: (row) => row.again_same },
  {
    key: 'same_rate',
    label: t('repurchase.column.same_rate'),
    type: 'rate',
    value: (row) => (isSoundCategory(row) ? row.same_rate : null),
  },
  {
    key: 'same_interval',
    label: t('repurchase.column.interval'),
    type: 'rate',
    value: (row) => row.same_low,
    text: (row) =>
      isSoundCategory(row) && row.same_low !== null && row.same_high !== null
        ? intervalText(row.same_low, row.same_high, i18n.format)
        : '–',
  },
  { key: 'again_any', label: t('repurchase.column.again_any'), type: 'integer', value: (row) => row.again_any },
  {
    key: 'any_rate',
    label: t('repurchase.column.any_rate'),
    type: 'rate',
    value: (row) => (isSoundCategory(row) ? row.any_rate : null),
  },
];

type RepeatersRow = AnswerRow<'repurchase.repeaters'>;

export const repeatersColumns = (currency: string | null): Column<RepeatersRow>[] => {
  const money = { type: 'money', currency } as const;
  return [
    {
      key: 'measure',
      label: t('repurchase.column.measure'),
      type: 'text',
      value: ({ measure }) => t(`repurchase.repeaters.measure.${measureOf(measure)}`),
    },
    {
      key: 'repeaters_mean',
      label: t('repurchase.column.repeaters_mean'),
      ...money,
      value: (row) => row.repeaters_mean,
    },
    { key: 'one_time_mean', label: t('repurchase.column.one_time_mean'), ...money, value: (row) => row.one_time_mean },
    {
      key: 'difference',
      label: t('repurchase.column.difference'),
      ...money,
      strong: true,
      value: (row) => row.difference,
    },
    {
      key: 'interval',
      label: t('repurchase.column.interval'),
      ...money,
      value: (row) => row.low,
      text: (row) =>
        row.low === null || row.high === null
          ? '–'
          : t('repurchase.groups.amounts', {
              low: i18n.format.money(row.low, currency),
              high: i18n.format.money(row.high, currency),
            }),
    },
    {
      key: 'relative',
      label: t('repurchase.column.relative'),
      type: 'rate',
      value: (row) => relativeOf(row),
    },
    {
      key: 'repeaters_median',
      label: t('repurchase.column.repeaters_median'),
      ...money,
      value: (row) => row.repeaters_median,
    },
    {
      key: 'one_time_median',
      label: t('repurchase.column.one_time_median'),
      ...money,
      value: (row) => row.one_time_median,
    },
    { key: 'repeaters', label: t('repurchase.column.repeaters'), type: 'integer', value: (row) => row.repeaters },
    { key: 'one_time', label: t('repurchase.column.one_time'), type: 'integer', value: (row) => row.one_time },
  ];
};

export const relativeOf = ({ difference, one_time_mean }: RepeatersRow): number | null =>
  difference === null || one_time_mean === null || one_time_mean <= 0 ? null : difference / one_time_mean;

const MEASURES = ['first-order', 'aov', 'revenue'] as const;
const measureOf = (id: string) => MEASURES.find((known) => known === id) ?? 'first-order';
