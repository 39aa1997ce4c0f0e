import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { AssociationUnit } from '#models/association/index.ts';
import type { Interval } from '#models/wilson.ts';
import type { AnswerRow } from '#models/questions.ts';
import { className } from '../../shared/rfm-classes.ts';

type Row = AnswerRow<'association.units'>;

/** A unit as the reader knows it. */
export function unitName(unit: AssociationUnit, row: Row, currency: string | null): string {
  if (row.kind === 'none') return t('association.unnamed');
  if (row.kind === 'others') return t('association.others');
  if (unit === 'rfm') return t(className(row.unit));
  if (unit !== 'price') return row.unit;
  return t('association.prices', {
    from: i18n.format.money(row.least_first ?? 0, currency, 0),
    to: i18n.format.money(row.most_first ?? 0, currency, 0),
  });
}

/** "1.1% to 2.7%", or what the format makes of both ends; a dash without an interval. */
export const rangeText = (interval: Interval | null, format: (value: number) => string): string =>
  interval ? t('association.range', { low: format(interval.low), high: format(interval.high) }) : '–';
