import { i18n, t } from '#i18n/i18n.svelte.ts';
import { LAST_STEP } from '#models/repurchase/index.ts';
import type { AnswerRow } from '#models/questions.ts';
import type { Column } from '#ui/column.ts';
import { intervalText } from '../../shared/rates.ts';
import { isSound } from '../findings.ts';
import type { Slot } from './findings.ts';

type StepRow = AnswerRow<'repurchase.steps'>;

/** 1 → 2; the last step is also that of every later order. */
export const stepName = (step: number): string =>
  t(step === LAST_STEP ? 'repurchase.steps.last' : 'repurchase.steps.name', {
    n: i18n.format.integer(step),
    next: i18n.format.integer(step + 1),
  });

export const stepColumns = (): Column<StepRow>[] => [
  { key: 'step', label: t('repurchase.column.step'), type: 'text', value: ({ step }) => stepName(step) },
  { key: 'customers', label: t('repurchase.column.customers'), type: 'integer', value: (row) => row.customers },
  { key: 'reached', label: t('repurchase.column.reached'), type: 'integer', value: (row) => row.reached },
  { key: 'eligible', label: t('repurchase.column.eligible'), type: 'integer', value: (row) => row.eligible },
  { key: 'repurchased', label: t('repurchase.column.wentOn'), type: 'integer', value: (row) => row.repurchased },
  { key: 'rate', label: t('repurchase.column.rate'), type: 'rate', value: (row) => (isSound(row) ? row.rate : null) },
  {
    key: 'interval',
    label: t('repurchase.column.interval'),
    type: 'rate',
    value: (row) => (isSound(row) ? row.low : null),
    text: (row) => (isSound(row) ? intervalText(row.low, row.high, i18n.format) : '–'),
  },
];

/** How long a step takes by its curve; null where the curve does not get there. */
export interface WaitRow {
  readonly step: number;
  readonly watched: number;
  readonly events: number;
  readonly quarter: number | null;
  readonly half: number | null;
  readonly threeQuarters: number | null;
}

export const waitColumns = (): Column<WaitRow>[] => [
  { key: 'step', label: t('repurchase.column.step'), type: 'text', value: ({ step }) => stepName(step) },
  { key: 'watched', label: t('repurchase.column.at_risk'), type: 'integer', value: (row) => row.watched },
  { key: 'events', label: t('repurchase.column.wentOn'), type: 'integer', value: (row) => row.events },
  ...(['quarter', 'half', 'threeQuarters'] as const).map((key): Column<WaitRow> => ({
    key,
    label: t(`repurchase.column.${key}`),
    type: 'integer',
    value: (row) => row[key],
    text: (row) =>
      row[key] === null ? t('repurchase.waits.notYet') : t('repurchase.days', { n: i18n.format.integer(row[key]) }),
    strong: key === 'half',
  })),
];

export const gapColumns = (): Column<AnswerRow<'repurchase.gaps'>>[] => [
  { key: 'days', label: t('repurchase.column.gapDays'), type: 'integer', value: (row) => row.days },
  { key: 'gaps', label: t('repurchase.column.gaps'), type: 'integer', value: (row) => row.gaps },
  { key: 'open', label: t('repurchase.column.open'), type: 'integer', value: (row) => row.open },
];

export const slotColumns = (label: string, name: (slot: Slot) => string): Column<Slot>[] => [
  { key: 'at', label, type: 'text', value: name },
  { key: 'first', label: t('repurchase.times.first'), type: 'integer', value: (row) => row.first },
  { key: 'later', label: t('repurchase.times.later'), type: 'integer', value: (row) => row.later },
];
