import { t } from '#i18n/i18n.svelte.ts';
import type { Column } from '#ui/column.ts';
import type { MoveRow } from './findings.ts';
import { fromHue, fromName } from './moves.ts';

/** Moves as a table; the two days in the reader's words. */
export const moveColumns = (from: string, to: string, currency: string | null): readonly Column<MoveRow>[] => [
  {
    key: 'from',
    label: from,
    type: 'text',
    value: (row) => fromName(row.from_tier),
    hue: (row) => fromHue(row.from_tier),
  },
  {
    key: 'to',
    label: to,
    type: 'text',
    value: (row) => fromName(row.to_tier),
    hue: (row) => fromHue(row.to_tier),
  },
  { key: 'customers', label: t('refresh.col.customers'), type: 'integer', value: (row) => row.customers },
  { key: 'refit', label: t('refresh.col.refit'), type: 'integer', value: (row) => row.refit_only },
  {
    key: 'before',
    label: t('refresh.col.before'),
    type: 'money',
    digits: 0,
    currency,
    value: (row) => row.value_before,
  },
  { key: 'after', label: t('refresh.col.after'), type: 'money', digits: 0, currency, value: (row) => row.value_after },
];
