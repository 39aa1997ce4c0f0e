import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { Probe } from '#import/index.ts';

type Table = Probe['structure']['tables'][number];

/** The tables of a file besides the one that begins on a line; none where the reader has named a line of their own. */
export const othersOf = (tables: readonly Table[], firstLine: number): Table[] =>
  tables.some((table) => table.firstLine === firstLine) ? tables.filter((table) => table.firstLine !== firstLine) : [];

const SHOWN_NAMES = 4;

/** Where in its file a table stands, and what its first columns are called. */
export function tableWords({ firstLine, endLine, names }: Table): string {
  const n = i18n.format.integer;
  const shown = names.slice(0, SHOWN_NAMES).join(' · ') + (names.length > SHOWN_NAMES ? ' …' : '');
  return endLine === null
    ? t('desk.dialect.table.rest', { first: n(firstLine), names: shown })
    : t('desk.dialect.table.lines', { first: n(firstLine), last: n(endLine - 1), names: shown });
}
