import { isValue } from './cells.ts';
import type { CuttingGuess } from './dialect.ts';
import type { Delimiter, Dialect } from './plan.ts';
import type { Row } from './sample-rows.ts';
import type { Cutting } from './scanner.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const satisfies readonly Delimiter[];
/** Share of records with the usual length that makes a table; characters a cell has; share of cells that stood before. */
const BASKETS = { usual: 0.5, cell: 40, again: 0.3 };

/**
 * How to cut baskets: records of many lengths, none of them usual, that hold short texts standing again and again, no number
 * and no date. Null for anything else; prose with commas repeats no cell.
 */
export function basketsBy(
  { cutting, fields, good, records }: CuttingGuess,
  given: Partial<Dialect>,
  rowsBy: (cutting: Cutting) => Row[],
): Cutting | null {
  if (given.pad === true || (given.headerLines ?? 0) > 0) return null;
  if (fields > 1 && good >= BASKETS.usual * records) return null;
  const tried = (given.delimiter === undefined ? DELIMITERS : [given.delimiter]).map((delimiter) => ({
    ...cutting,
    delimiter,
  }));
  return tried.find((one) => areBaskets(rowsBy(one))) ?? null;
}

function areBaskets(rows: readonly Row[]): boolean {
  if (new Set(rows.map((row) => row.fields.length)).size < 3) return false;
  const cells = rows.flatMap((row) => row.fields.map((cell) => cell.trim())).filter((cell) => cell !== '');
  const characters = cells.reduce((sum, cell) => sum + cell.length, 0);
  if (cells.some(isValue) || characters > BASKETS.cell * cells.length) return false;
  return cells.length - new Set(cells).size >= BASKETS.again * cells.length;
}
