import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { AnswerRow } from '#models/questions.ts';
import type { Column } from '#ui/column.ts';
import { intervalText } from '../shared/rates.ts';
import { bandOf } from './bands.ts';
import type { SurvivalRow } from './curve.ts';
import { isSound, type MonthRate, type Rate } from './findings.ts';
import type { Bands, DefinitionId } from './params.ts';
import { nameOf } from './words.ts';

export interface CurveRow extends SurvivalRow {
  /** The group's name. */
  readonly label: string;
}

export interface DefinitionRate {
  readonly id: DefinitionId;
  readonly row: Rate;
}

const bounds = <Row extends { readonly low: number | null; readonly high: number | null }>(
  show: (row: Row) => boolean = () => true,
): Column<Row>[] => [
  { key: 'low', label: t('repurchase.column.low'), type: 'rate', value: (row) => (show(row) ? row.low : null) },
  { key: 'high', label: t('repurchase.column.high'), type: 'rate', value: (row) => (show(row) ? row.high : null) },
];

export const curveColumns = (): Column<CurveRow>[] => [
  { key: 'part', label: t('repurchase.column.part'), type: 'text', value: (row) => row.label },
  { key: 'day', label: t('repurchase.column.day'), type: 'integer', value: (row) => row.day },
  { key: 'at_risk', label: t('repurchase.column.at_risk'), type: 'integer', value: (row) => row.at_risk },
  { key: 'events', label: t('repurchase.column.events'), type: 'integer', value: (row) => row.events },
  { key: 'survival', label: t('repurchase.column.survival'), type: 'rate', value: (row) => row.survival },
  ...bounds<CurveRow>(),
];

export const definitionColumns = (days: number): Column<DefinitionRate>[] => [
  { key: 'definition', label: t('repurchase.column.definition'), type: 'text', value: ({ id }) => nameOf(id, days) },
  { key: 'eligible', label: t('repurchase.column.counted'), type: 'integer', value: ({ row }) => row.eligible },
  {
    key: 'repurchased',
    label: t('repurchase.column.repurchased'),
    type: 'integer',
    value: ({ row }) => row.repurchased,
  },
  {
    key: 'rate',
    label: t('repurchase.column.rate'),
    type: 'rate',
    value: ({ row }) => (isSound(row) ? row.rate : null),
  },
  {
    key: 'interval',
    label: t('repurchase.column.interval'),
    type: 'rate',
    value: ({ row }) => (isSound(row) ? row.low : null),
    text: ({ row }) => (isSound(row) ? intervalText(row.low, row.high, i18n.format) : '–'),
  },
];

export const daysColumns = (): Column<AnswerRow<'repurchase.days'>>[] => [
  {
    key: 'days',
    label: t('repurchase.column.days'),
    type: 'integer',
    value: (row) => row.days,
    text: (row) => t('repurchase.days', { n: i18n.format.integer(row.days) }),
  },
  { key: 'eligible', label: t('repurchase.column.eligible'), type: 'integer', value: (row) => row.eligible },
  {
    key: 'observed_share',
    label: t('repurchase.column.observed_share'),
    type: 'rate',
    value: (row) => row.observed_share,
  },
  { key: 'repurchased', label: t('repurchase.column.repurchased'), type: 'integer', value: (row) => row.repurchased },
  { key: 'rate', label: t('repurchase.column.rate'), type: 'rate', value: (row) => (isSound(row) ? row.rate : null) },
  ...bounds<AnswerRow<'repurchase.days'>>(isSound),
  {
    key: 'merged',
    label: t('repurchase.column.merged'),
    type: 'rate',
    value: (row) => (isSound(row) ? row.merged_rate : null),
  },
];

export const monthColumns = (): Column<MonthRate>[] => [
  {
    key: 'month',
    label: t('repurchase.column.month'),
    type: 'day',
    value: (row) => row.month,
    text: (row) => i18n.format.month(row.month),
  },
  { key: 'buyers', label: t('repurchase.column.buyers'), type: 'integer', value: (row) => row.buyers },
  { key: 'returned', label: t('repurchase.column.returned'), type: 'integer', value: (row) => row.returned },
  { key: 'rate', label: t('repurchase.column.rate'), type: 'rate', value: (row) => row.rate },
  ...bounds<MonthRate>(),
];

/** A number the training material quotes. */
export interface Claim {
  readonly id: 'china' | 'west';
  readonly rate: number;
}

/** As the training material states them (FEATURES A01). */
export const CLAIMS = [
  { id: 'china', rate: 0.347 },
  { id: 'west', rate: 0.5 },
] as const satisfies readonly Claim[];

/** Beside each claim the shop's own rate, and from which to which the definitions take it. */
export const claimColumns = (mine: number | null, range: string): Column<Claim>[] => [
  { key: 'claim', label: t('repurchase.claims.claim'), type: 'text', value: ({ id }) => t(`repurchase.claims.${id}`) },
  { key: 'material', label: t('repurchase.claims.material'), type: 'rate', value: ({ rate }) => rate },
  { key: 'yours', label: t('repurchase.claims.yours'), type: 'rate', value: () => mine, strong: true },
  { key: 'range', label: t('repurchase.claims.range'), type: 'rate', value: () => null, text: () => range },
  { key: 'same', label: t('repurchase.claims.same'), type: 'text', value: () => t('repurchase.claims.unnamed') },
];

/** The definitions with the band their rate lies in. */
export const bandColumns = (days: number, bands: Bands): Column<DefinitionRate>[] => [
  ...definitionColumns(days),
  {
    key: 'band',
    label: t('repurchase.bands.column'),
    type: 'text',
    value: ({ row }) => (isSound(row) ? t(`repurchase.bands.${bandOf(row.rate, bands)}`) : null),
  },
];
