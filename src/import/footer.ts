import { DELIMITERS } from './plan.ts';
import { isTotals } from './totals.ts';

/** More lines than this below the last record are no footer: something is wrong with them. */
export const FOOTER_LINES = 20;

/**
 * Are these, all of them, notes and sums below a table of `columns` columns? `last` is its last record. A line that begins as
 * records do, or that another delimiter cuts into a record, is data gone wrong and no footer.
 */
export function isFooter(
  lines: readonly { text: string; fields: readonly string[] }[],
  columns: number,
  last: readonly string[],
): boolean {
  if (lines.length === 0 || lines.length > FOOTER_LINES) return false;
  const usual = shapeOf(last[0] ?? '');
  return lines.every(({ text, fields }) => {
    const filled = fields.filter((field) => field.trim() !== '');
    if (isTotals(filled[0] ?? '')) return true;
    if (shapeOf(fields[0] ?? '') === usual && usual !== '') return false;
    if (DELIMITERS.some((other) => other !== ' ' && text.split(other).length === columns)) return false;
    return filled.length <= 1 || filled.length * 3 <= columns;
  });
}

/** `C-1027 ` and `C-9` are both `a-9`. */
const shapeOf = (cell: string): string =>
  cell
    .trim()
    .replace(/\p{Script=Han}+/gu, '汉')
    .replace(/\d+/g, '9')
    .replace(/[^\P{L}汉]+/gu, 'a')
    .replace(/\s+/g, ' ');
