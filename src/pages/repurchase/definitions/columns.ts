import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { AnswerRow } from '#models/questions.ts';
import type { Column } from '#ui/column.ts';
import { intervalText } from '../../shared/rates.ts';
import { isSound } from '../findings.ts';
import { nameOf } from '../words.ts';
import { definitionOf, stripOf, type EffectRow } from './effects.ts';

/** The definition with its switches, e.g. "90-day repurchase rate, everybody, same day not counted". */
export function effectName(row: EffectRow): string {
  return [
    nameOf(definitionOf(row), row.days ?? 0),
    ...(row.followed === 0 ? [t('repurchase.effects.everyone')] : []),
    ...(row.same_day === 0 ? [t('repurchase.effects.otherDay')] : []),
  ].join(t('repurchase.effects.between'));
}

function sayOf(row: EffectRow): string {
  const strip = stripOf(row);
  return strip === 'followed' || strip === 'everyone'
    ? t(`repurchase.effects.says.${strip}`, { n: i18n.format.integer(row.days ?? 0) })
    : t(`repurchase.effects.says.${strip}`);
}

export const effectColumns = (): Column<EffectRow>[] => [
  { key: 'name', label: t('repurchase.column.definition'), type: 'text', value: effectName },
  {
    key: 'rate',
    label: t('repurchase.column.rate'),
    type: 'rate',
    strong: true,
    value: (row) => (isSound(row) ? row.rate : null),
    bar: (row) => (isSound(row) ? row.rate : null),
  },
  { key: 'repurchased', label: t('repurchase.column.numerator'), type: 'integer', value: (row) => row.repurchased },
  { key: 'eligible', label: t('repurchase.column.denominator'), type: 'integer', value: (row) => row.eligible },
  { key: 'says', label: t('repurchase.column.says'), type: 'text', value: sayOf },
  {
    key: 'good',
    label: t('repurchase.column.good'),
    type: 'text',
    value: (row) => t(`repurchase.effects.good.${stripOf(row)}`),
  },
  {
    key: 'interval',
    label: t('repurchase.column.interval'),
    type: 'rate',
    value: (row) => (isSound(row) ? row.low : null),
    text: (row) => (isSound(row) ? intervalText(row.low, row.high, i18n.format) : '–'),
  },
];

type RetentionRow = AnswerRow<'repurchase.retention'>;
const MODES = ['on', 'within', 'onOrAfter'] as const;
const modeOf = (id: string) => MODES.find((known) => known === id) ?? 'within';

export const retentionName = ({ mode, days }: Pick<RetentionRow, 'mode' | 'days'>): string =>
  t(`repurchase.retention.${modeOf(mode)}`, { n: i18n.format.integer(days) });
export const retentionSays = ({ mode, days }: Pick<RetentionRow, 'mode' | 'days'>): string =>
  t(`repurchase.retention.says.${modeOf(mode)}`, { n: i18n.format.integer(days) });

export const retentionColumns = (): Column<RetentionRow>[] => [
  { key: 'mode', label: t('repurchase.column.definition'), type: 'text', value: retentionName },
  { key: 'says', label: t('repurchase.column.says'), type: 'text', value: retentionSays },
  { key: 'repurchased', label: t('repurchase.column.numerator'), type: 'integer', value: (row) => row.repurchased },
  { key: 'eligible', label: t('repurchase.column.denominator'), type: 'integer', value: (row) => row.eligible },
  { key: 'rate', label: t('repurchase.column.rate'), type: 'rate', value: (row) => (isSound(row) ? row.rate : null) },
  {
    key: 'interval',
    label: t('repurchase.column.interval'),
    type: 'rate',
    value: (row) => (isSound(row) ? row.low : null),
    text: (row) => (isSound(row) ? intervalText(row.low, row.high, i18n.format) : '–'),
  },
];
