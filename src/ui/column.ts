import type { Formats } from '#i18n/format.ts';

/** How a cell is read and aligned: everything but text stands right. A rate is 0–1, a day counts from 1970-01-01. */
export type CellType = 'text' | 'integer' | 'decimal' | 'rate' | 'money' | 'day';
export type Cell = string | number | null;

export interface Column<Row> {
  key: string;
  label: string;
  type: CellType;
  value: (row: Row) => Cell;
  /** Decimals of `decimal` (2) and `money` (2). */
  digits?: number;
  /** ISO code for `money`; null where the shop's currency is unknown. */
  currency?: string | null;
  /** In place of the type's own wording. */
  text?: (row: Row) => string;
  /** A hue class (`key-value`, `cat-1`) whose swatch stands before the text. */
  hue?: (row: Row) => string | undefined;
  /** A share of one (0–1) drawn as a bar before the number. */
  bar?: (row: Row) => number | null;
  /** Bold. */
  strong?: boolean;
  /** Longer words for the heading, shown on hover. */
  hint?: string;
  /** False where an order has no meaning. */
  sortable?: boolean;
}

export interface Sorting {
  key: string;
  descending: boolean;
}

/** The words of a cell in the reader's language; a missing value is an en dash. */
export function cellText<Row>(column: Column<Row>, row: Row, format: Formats): string {
  if (column.text) return column.text(row);
  const value = column.value(row);
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  switch (column.type) {
    case 'text':
      return String(value);
    case 'integer':
      return format.integer(value);
    case 'decimal':
      return format.fixed(value, column.digits ?? 2);
    case 'rate':
      return format.percent(value);
    case 'money':
      return format.money(value, column.currency ?? null, column.digits);
    case 'day':
      return format.day(value);
  }
}

/** Rows in the order asked for: stable, missing values last either way. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | undefined,
  locale: string,
): readonly Row[] {
  const column = sorting && columns.find(({ key }) => key === sorting.key);
  if (!column) return rows;
  const collator = new Intl.Collator(locale, { numeric: true });
  const sign = sorting.descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
    return sign * collator.compare(String(x), String(y));
  });
}

/** The next order when a heading is pressed: numbers begin with the largest, words with the first. */
export function nextSorting<Row>(column: Column<Row>, sorting: Sorting | undefined): Sorting {
  if (sorting?.key === column.key) return { key: column.key, descending: !sorting.descending };
  return { key: column.key, descending: column.type !== 'text' };
}
