import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { MethodId } from '#session/methods.ts';
import { intervalText } from '../shared/rates.ts';
import { LEAST_CUSTOMERS } from '../shared/share.ts';
import { type Finding, type Rate, isSound } from './findings.ts';
import type { DefinitionId } from './params.ts';

/** Where the Methods page explains a definition. */
export const METHOD_OF = {
  window: 'repurchase-window',
  days: 'repurchase-days',
  orders: 'repurchase-orders',
  next: 'repurchase-next',
} as const satisfies Record<DefinitionId, MethodId>;

export function findingText(finding: Finding): string {
  const { integer, percent, percentWhole } = i18n.format;
  switch (finding.kind) {
    case 'none':
      return t('repurchase.finding.none');
    case 'few':
      return t('repurchase.finding.few', { customers: integer(finding.customers) });
    case 'never':
      return t('repurchase.finding.never', { customers: integer(finding.customers) });
    case 'half':
      return t('repurchase.finding.half', { days: integer(finding.days) });
    case 'half-rest':
      return t('repurchase.finding.half-rest', { days: integer(finding.days), rest: percentWhole(finding.rest) });
    case 'share':
      return t('repurchase.finding.share', { days: integer(finding.days), share: percent(finding.share) });
  }
}

/** The name of a definition with its N. */
export const nameOf = (id: DefinitionId, days: number): string =>
  id === 'days' ? t('repurchase.def.days.name', { n: i18n.format.integer(days) }) : t(`repurchase.def.${id}.name`);

/** What it divides by what. */
export const saysOf = (id: DefinitionId, days: number): string =>
  id === 'days' ? t('repurchase.def.days.says', { n: i18n.format.integer(days) }) : t(`repurchase.def.${id}.says`);

/** "40 %, 48 %, 66 % or 77 %": the rates of the sound definitions, smallest first; null when they do not differ. */
export function ledeText(rates: readonly number[]): string | null {
  const texts = [...new Set(rates.toSorted((a, b) => a - b).map(i18n.format.percentWhole))];
  const last = texts.pop();
  if (last === undefined || texts.length === 0) return null;
  return t('repurchase.lede', { rates: texts.join(t('repurchase.lede.between')), last });
}

/** The rate in one sentence with its counts and its interval, or why there is none. */
export function quoteText(id: DefinitionId, days: number, row: Rate): string {
  const { integer, percent } = i18n.format;
  if (!isSound(row)) {
    return t('repurchase.quote.little', { least: integer(LEAST_CUSTOMERS), n: integer(row.eligible) });
  }
  const words = {
    eligible: integer(row.eligible),
    n: integer(row.repurchased),
    rate: percent(row.rate),
    interval: intervalText(row.low, row.high, i18n.format),
  };
  return id === 'days'
    ? t('repurchase.quote.days', { ...words, days: integer(days) })
    : t(`repurchase.quote.${id}`, words);
}
