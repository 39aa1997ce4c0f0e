import { DELIMITERS } from './plan.ts';
import { isTotals } from './totals.ts';

/** More lines than this below the last record are no footer: something is wrong with them. */
export const FOOTER_LINES = 20;

/** What platforms write below a table, whatever columns it falls into: eBay's count and seller. */
const EXPORTED = /record\(s\) downloaded|^"?seller id\s*:|enregistrement\(s\)|Datensätze heruntergeladen/i;

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
  return lines.every(({ text, fields }) => {
    const filled = fields.filter((field) => field.trim() !== '');
    if (isTotals(filled[0] ?? '') || EXPORTED.test(text)) return true;
    if (isLike(fields, last)) return false;
    if (DELIMITERS.some((other) => other !== ' ' && text.split(other).length === columns)) return false;
    return filled.length <= 1 || filled.length * 3 <= columns;
  });
}

/** Do these fields look like a record's, as far as they go? The last may be cut short. */
function isLike(fields: readonly string[], record: readonly string[]): boolean {
  const whole = fields.length > 1 ? fields.slice(0, -1) : fields;
  return (
    whole.every((field, i) => shapeOf(field) === shapeOf(record[i] ?? '')) && whole.some((field) => field.trim() !== '')
  );
}

/** `C-1027 ` and `C-9` are both `a-9`. */
const shapeOf = (cell: string): string =>
  cell
    .trim()
    .replace(/\p{Script=Han}+/gu, '汉')
    .replace(/\d+/g, '9')
    .replace(/[^\P{L}汉]+/gu, 'a')
    .replace(/\s+/g, ' ');
