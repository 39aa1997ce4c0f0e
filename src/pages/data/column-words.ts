import { i18n, t } from '#i18n/i18n.svelte.ts';
import { wordPart } from '#i18n/word.ts';
import { columnPart } from './wording.ts';

/** What to call a column: by its name, or by its place where the file has no name for it. */
export const columnWords = (name: string): string =>
  wordPart(columnPart(name), { t, format: i18n.format, currency: null });
