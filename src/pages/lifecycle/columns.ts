import { i18n, t } from '#i18n/i18n.svelte.ts';
import {
  LOYALTIES,
  LADDER,
  STAGES,
  type FlowsBy,
  type Loyalty,
  type Stage,
  type Step,
} from '#models/lifecycle/index.ts';
import type { AnswerRow } from '#models/questions.ts';
import type { Column } from '#ui/column.ts';
import { intervalText } from '../shared/rates.ts';
import { isComplete, type FlowRow, type Move, type Stock } from './months.ts';
import { asOrigin, asState, HUES, loyaltyName, stageName, stateName, stepName } from './words.ts';
import { STATES } from '#models/lifecycle/index.ts';

type Numbers<Row> = { [K in keyof Row]: Row[K] extends number | null ? K : never }[keyof Row] & string;

const integer = <Row>(key: Numbers<Row>, label: string): Column<Row> => ({
  key,
  label,
  type: 'integer',
  value: (row) => row[key] as number | null,
});
const rate = <Row>(key: Numbers<Row>, label: string): Column<Row> => ({
  key,
  label,
  type: 'rate',
  value: (row) => row[key] as number | null,
});
const money = <Row>(key: Numbers<Row>, label: string, currency: string | null): Column<Row> => ({
  key,
  label,
  type: 'money',
  currency,
  value: (row) => row[key] as number | null,
});
const interval = <Row extends { low: number | null; high: number | null }>(): Column<Row> => ({
  key: 'interval',
  label: t('lifecycle.column.interval'),
  type: 'rate',
  value: () => null,
  text: ({ low, high }) => (low === null || high === null ? '–' : intervalText(low, high, i18n.format)),
  sortable: false,
});
const monthEnd = <Row extends { month_end: number }>(): Column<Row> => ({
  key: 'month_end',
  label: t('lifecycle.column.monthEnd'),
  type: 'day',
  value: (row) => row.month_end,
});
const over = <Row extends { complete: string }>(): Column<Row> => ({
  key: 'complete',
  label: t('lifecycle.column.complete'),
  type: 'text',
  value: (row) => t(isComplete(row) ? 'lifecycle.yes' : 'lifecycle.no'),
});
const customers = () => t('lifecycle.column.customers');

export const stateColumns = (currency: string | null): Column<AnswerRow<'lifecycle.states'>>[] => [
  {
    key: 'state',
    label: t('lifecycle.column.state'),
    type: 'text',
    value: ({ state }) => stateName(asState(state)),
    hue: ({ state }) => HUES[asState(state)],
  },
  integer('customers', customers()),
  rate('share', t('lifecycle.column.share')),
  integer('orders', t('lifecycle.column.orders')),
  money('revenue', t('lifecycle.column.revenue'), currency),
  rate('revenue_share', t('lifecycle.column.revenueShare')),
  integer('own_customers', t('lifecycle.column.own')),
  integer('median_days', t('lifecycle.column.medianDays')),
];

export const gapColumns = (digits: number): Column<AnswerRow<'lifecycle.gaps'>>[] => [
  { key: 'low', label: t('lifecycle.column.from'), type: 'decimal', digits, value: ({ low }) => low },
  {
    key: 'high',
    label: t('lifecycle.column.below'),
    type: 'decimal',
    digits,
    value: ({ high }) => high,
    text: ({ high }) => (high === null ? t('lifecycle.column.open') : i18n.format.fixed(high, digits)),
  },
  integer('gaps', t('lifecycle.column.gaps')),
];

export const moveColumns = (): Column<Move>[] => [
  monthEnd(),
  {
    key: 'from',
    label: t('lifecycle.column.fromState'),
    type: 'text',
    value: (row) => stateName(asOrigin(row.from_state)),
  },
  { key: 'to', label: t('lifecycle.column.toState'), type: 'text', value: (row) => stateName(asState(row.to_state)) },
  integer('customers', customers()),
  over(),
];

export const stockColumns = (): Column<Stock>[] => [
  { key: 'month_end', label: t('lifecycle.column.monthEnd'), type: 'day', value: ({ monthEnd }) => monthEnd },
  ...STATES.map((state): Column<Stock> => ({
    key: state,
    label: stateName(state),
    type: 'integer',
    value: (stock) => stock.customers[state],
  })),
];

export const flowColumns = (by: FlowsBy): Column<FlowRow>[] => [
  monthEnd(),
  integer('base', t(`lifecycle.column.base.${by}`)),
  integer('kept', t(`lifecycle.flow.${by}.kept`)),
  integer('newcomers', t(`lifecycle.flow.${by}.newcomers`)),
  integer('returned', t(`lifecycle.flow.${by}.returned`)),
  integer('lost', t(`lifecycle.flow.${by}.lost`)),
  rate('rate', t('lifecycle.column.retention')),
  interval(),
  over(),
];

export const hazardColumns = (): Column<AnswerRow<'lifecycle.hazard'>>[] => [
  {
    key: 'part',
    label: t('lifecycle.column.part'),
    type: 'text',
    value: ({ part }) => t(`lifecycle.part.${(['first', 'later'] as const).find((id) => id === part) ?? 'all'}`),
  },
  integer('day', t('lifecycle.column.silence')),
  integer('eligible', t('lifecycle.column.eligible')),
  integer('returned', t('lifecycle.column.returned')),
  rate('rate', t('lifecycle.column.chance')),
  interval(),
];

const asStage = (id: string): Stage => STAGES.find((known) => known === id) ?? 'first';
const stage = <Row extends { stage: string }>(): Column<Row> => ({
  key: 'stage',
  label: t('lifecycle.column.stage'),
  type: 'text',
  value: (row) => stageName(asStage(row.stage)),
});

export const stageColumns = (currency: string | null): Column<AnswerRow<'lifecycle.stages'>>[] => [
  stage(),
  integer('customers', customers()),
  rate('share', t('lifecycle.column.share')),
  integer('orders', t('lifecycle.column.orders')),
  money('revenue', t('lifecycle.column.revenue'), currency),
  rate('revenue_share', t('lifecycle.column.revenueShare')),
  money('aov', t('lifecycle.column.aov'), currency),
  money('least_revenue', t('lifecycle.column.leastRevenue'), currency),
  integer('median_days', t('lifecycle.column.medianDays')),
];

export const thresholdColumns = (
  currency: string | null,
  by: 'top' | 'orders',
): Column<AnswerRow<'lifecycle.thresholds'>>[] => [
  integer('value', t(`lifecycle.column.threshold.${by}`)),
  integer('customers', t('lifecycle.stage.super')),
  rate('share', t('lifecycle.column.share')),
  money('revenue', t('lifecycle.column.revenue'), currency),
  rate('revenue_share', t('lifecycle.column.revenueShare')),
];

export const laterColumns = (): Column<AnswerRow<'lifecycle.later'>>[] => [
  stage(),
  integer('customers', customers()),
  integer('bought', t('lifecycle.column.boughtSince')),
  rate('rate', t('lifecycle.column.share')),
  interval(),
];

export const upgradeColumns = (): Column<AnswerRow<'lifecycle.upgrades'>>[] => [
  monthEnd(),
  {
    key: 'from_stage',
    label: t('lifecycle.column.stage'),
    type: 'text',
    value: (row) => stageName(asStage(row.from_stage)),
  },
  integer('eligible', t('lifecycle.column.atStart')),
  integer('upgraded', t('lifecycle.column.upgraded')),
  rate('rate', t('lifecycle.column.upgradeRate')),
  interval(),
  over(),
];

export const asStep = (id: string): Step => LADDER.find(({ step }) => step === id)?.step ?? '1';
export const ladderColumns = (currency: string | null, days: string): Column<AnswerRow<'lifecycle.ladder'>>[] => [
  { key: 'step', label: t('lifecycle.column.step'), type: 'text', value: ({ step }) => stepName(asStep(step)) },
  integer('reached', t('lifecycle.column.reached')),
  integer('customers', t('lifecycle.column.standing')),
  rate('share', t('lifecycle.column.share')),
  rate('revenue_share', t('lifecycle.column.revenueShare')),
  money('revenue', t('lifecycle.column.revenue'), currency),
  integer('moved', t('lifecycle.column.moved')),
  rate('conversion', t('lifecycle.column.conversion')),
  integer('median_days', t('lifecycle.column.waited')),
  integer('eligible', t('lifecycle.column.followed')),
  rate('rate', t('lifecycle.column.within', { days })),
  interval(),
];

export const asLoyalty = (id: string): Loyalty => LOYALTIES.find((known) => known === id) ?? 'once';
export const loyaltyColumns = (currency: string | null): Column<AnswerRow<'lifecycle.loyalty'>>[] => [
  {
    key: 'loyalty',
    label: t('lifecycle.column.loyalty'),
    type: 'text',
    value: (row) => loyaltyName(asLoyalty(row.loyalty)),
  },
  integer('customers', customers()),
  rate('share', t('lifecycle.column.share')),
  integer('orders', t('lifecycle.column.orders')),
  money('revenue', t('lifecycle.column.revenue'), currency),
  rate('revenue_share', t('lifecycle.column.revenueShare')),
  money('aov', t('lifecycle.column.aov'), currency),
];
