import type { Phrase, PhrasePart } from '#core/phrase.ts';
import { i18n, t } from '#i18n/i18n.svelte.ts';
import { word, wordPart } from '#i18n/word.ts';

/** A finding in the reader's language; follows the language in components. */
export const say = (phrase: Phrase, currency: string | null = null): string =>
  word(phrase, { t, format: i18n.format, currency });

/** A part of a finding by itself, such as a segment's name. */
export const sayPart = (part: PhrasePart, currency: string | null = null): string =>
  wordPart(part, { t, format: i18n.format, currency });
