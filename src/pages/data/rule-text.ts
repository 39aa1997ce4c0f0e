import { t } from '#i18n/i18n.svelte.ts';
import { DATE_FORMATS } from '#import/dates.ts';
import type { Fix } from '#import/fixes.ts';

/** A rule in the reader's words. */
export function ruleText(fix: Fix): string {
  switch (fix.kind) {
    case 'date-format':
      return t('loaded.fix.said.date-format', { format: DATE_FORMATS[fix.format].example });
    case 'decimal':
      return t(fix.mark === ',' ? 'loaded.fix.said.decimal.comma' : 'loaded.fix.said.decimal.point');
    case 'strip':
      return t('loaded.fix.said.strip', { characters: fix.characters });
    case 'replace':
      return t('loaded.fix.said.replace', { from: fix.from, to: fix.to });
    case 'nothing':
      return t('loaded.fix.said.nothing');
  }
}
