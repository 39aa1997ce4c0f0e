import type { Phrase } from '#core/phrase.ts';
import { i18n, t } from '#i18n/i18n.svelte.ts';
import { word } from '#i18n/word.ts';

/** A finding in the reader's language; follows the language in components. */
export const say = (phrase: Phrase, currency: string | null = null): string =>
  word(phrase, { t, format: i18n.format, currency });
