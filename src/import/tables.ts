import { dominant, isValue } from './cells.ts';
import { guessHeader, type Cells, type HeaderGuess } from './header.ts';
import type { Dialect } from './plan.ts';
import { filledOf, type Row } from './sample-rows.ts';

/** A run of rows that belong together. */
export interface Table {
  firstLine: number;
  endLine: number | null;
  header: Row[];
  guess: HeaderGuess;
  /** Everything below the header, records or not. */
  data: Row[];
  /** The usual number of fields. */
  width: number;
  /** The header was recognised by its names. */
  known: boolean;
}

/** Finds a header among rows by its names. */
export type FindHeader = (rows: Cells) => { row: number } | null;

/** What a table is found in: the text begins on line `begin`; `fields` is what its records usually have. */
export interface TableSearch {
  begin: number;
  fields: number;
  given: Partial<Dialect>;
  findHeader?: FindHeader | undefined;
}

const NO_HEADER: HeaderGuess = { first: 0, rows: 0, names: 0, groups: false, units: false };

/** The rows a reader's own choice of lines leaves. */
const chosen = (rows: readonly Row[], { firstLine = 1, endLine = null }: Partial<Dialect>): Row[] =>
  rows.filter(({ line }) => line >= firstLine && (endLine === null || line < endLine));

/** All rows as baskets, without a header unless one is given. */
export function basketTable(rows: readonly Row[], { begin, given }: TableSearch): Table {
  const own = chosen(rows, given);
  const lines = given.headerLines ?? 0;
  return {
    firstLine: begin,
    endLine: null,
    header: own.slice(0, lines),
    guess: { ...NO_HEADER, rows: lines },
    data: own.slice(lines),
    width: own.reduce((most, row) => Math.max(most, row.fields.length), 1),
    known: false,
  };
}

/** The tables in these rows, in their order; at least one. Lines of keys and values above a table are none. */
export function tablesOf(rows: readonly Row[], search: TableSearch): Table[] {
  const { begin, fields, given, findHeader } = search;
  const own = chosen(rows, given);
  const known = findHeader?.(own.map((row) => row.fields))?.row;
  const starts = given.firstLine === undefined ? startsOf(own, fields, known) : [0];
  const tables = starts.map((start, i) => {
    const from = i === 0 ? 0 : start;
    const stop = starts[i + 1] ?? own.length;
    const header = known !== undefined && known >= from && known < stop ? known - from : undefined;
    return tableAt(own.slice(from, stop), start - from, header, i === 0 ? begin : null, given);
  });
  const listed = tables.filter((table) => table.known || isTable(table));
  if (listed.length === 0) return [largest(tables)];
  return listed.map((table, i) => {
    const next = listed[i + 1];
    return next ? { ...table, endLine: titleAbove(own, next) } : table;
  });
}

/** The table with the most records. */
export const largest = (tables: readonly Table[]): Table =>
  tables.reduce((a, b) => (b.data.length > a.data.length ? b : a));

function isTable({ header, data, width }: Table): boolean {
  const records = data.filter((row) => row.fields.length === width).length;
  return records >= 5 || (records > 0 && header.length > 0 && width > 2);
}

/** The line where a table's own title begins that stands below blank lines, or the table does. */
function titleAbove(rows: readonly Row[], table: Table): number {
  const start = rows.findIndex(({ line }) => line >= table.firstLine);
  for (let i = start; i > 0 && i > start - 4; i--) {
    if (rows[i]!.gap) return rows[i]!.line;
    if (filledOf(rows[i - 1]!) > 2) break;
  }
  return table.firstLine;
}

/** Rows that have to follow a new header of another length where no blank line parts it from the table above. */
const AGREEING = 3;

/** Where tables begin: where another number of fields sets in to stay, or names stand again below a gap. */
function startsOf(rows: readonly Row[], fields: number, known: number | undefined): number[] {
  const starts: number[] = [];
  let width = 0;
  let agreeing = 0;
  const lasts = (i: number, wanted: number) =>
    i + 1 < rows.length &&
    rows.slice(i + 1, i + 1 + wanted).every((row) => row.fields.length === rows[i]!.fields.length && !row.gap);
  const begins = (row: Row, i: number): boolean => {
    const count = row.fields.length;
    if (known !== undefined && (i === known || i === known + 1)) return i === known;
    if (count < 2) return false;
    const solid = agreeing >= 2 || (agreeing === 1 && width === fields);
    if (!solid && count !== width) return lasts(i, 1) || (width === 0 && count === fields);
    if (count === width && !row.gap) return false;
    const isHeader =
      !row.fields.some(isValue) && filledOf(row) > count / 2 && (rows[i + 1]?.fields.some(isValue) ?? false);
    return row.gap ? lasts(i, 1) && (isHeader || count !== width) : isHeader && lasts(i, AGREEING);
  };
  rows.forEach((row, i) => {
    if (begins(row, i)) {
      starts.push(i);
      width = row.fields.length;
      agreeing = 0;
    }
    if (row.fields.length === width) agreeing++;
  });
  return starts.length > 0 ? starts : [0];
}

/**
 * The table in these rows, whose usual rows set in at `start`; what stands above is preamble, or a header of another length.
 * `known` is the row of a header recognised by its names, `begin` the line the text begins on when these are its first rows.
 */
function tableAt(
  rows: readonly Row[],
  start: number,
  known: number | undefined,
  begin: number | null,
  given: Partial<Dialect>,
): Table {
  const at = known === undefined ? (headerAbove(rows, start) ?? start) : Math.min(start, known);
  const own = rows.slice(at);
  const width = dominant(own.slice(own.length > 1 ? 1 : 0).map((row) => row.fields.length)) ?? 1;
  const guess = guessHeader(
    own.map(({ fields }) => fields),
    width,
    known === undefined ? undefined : known - at,
  );
  const fixed = given.firstLine !== undefined;
  const first = fixed ? 0 : guess.first;
  const lines = given.headerLines ?? (fixed && guess.rows > 0 ? Math.min(3, guess.first + guess.rows) : guess.rows);
  const header = own.slice(first, first + lines);
  const top = own[first];
  const below = begin === null || at + first > 0 || top?.gap === true;
  const asGuessed = lines === guess.rows && first === guess.first;
  return {
    firstLine: top && below ? top.line : (begin ?? 1),
    endLine: null,
    header,
    guess: asGuessed ? guess : { ...NO_HEADER, first, rows: lines, names: fullest(header) },
    data: own.slice(first + lines),
    width,
    known: known !== undefined,
  };
}

function fullest(rows: readonly Row[]): number {
  const filled = rows.map(filledOf);
  return Math.max(0, filled.indexOf(Math.max(...filled)));
}

/** Names with more cells than the records below them, whose empty ends were left off, or with one less, as R writes them. */
function headerAbove(rows: readonly Row[], start: number): number | null {
  const above = rows[start - 1];
  const first = rows[start];
  if (!above || !first || first.gap) return null;
  const count = first.fields.length;
  const names = filledOf(above);
  const isHeader = (names > count || names === count - 1) && names > 1 && !above.fields.some(isValue);
  return isHeader && first.fields.some(isValue) ? start - 1 : null;
}

/** How wide a table is, whether its short records are to be filled up, and its header in that width. */
export interface Shape {
  width: number;
  pad: boolean;
  header: Cells;
}

export function shapeOf({ header, data, width }: Table, { ragged, pad: wanted }: Partial<Dialect>): Shape {
  const cells = header.map(({ fields }) => fields);
  if (ragged === true) return { width, pad: wanted ?? false, header: cells };
  const named = Math.max(0, ...cells.map((row) => row.findLastIndex((cell) => cell.trim() !== '') + 1));
  const usual = dominant(data.map((row) => row.fields.length)) ?? named;
  const pad = wanted ?? isPadded(data, named, usual);
  if (named === 0 || usual < named)
    return { width: pad || usual < named ? Math.max(named, usual) : usual, pad, header: cells };
  const ended = data.filter((row) => row.fields.length === usual).every((row) => row.fields.at(-1) === '');
  // A delimiter at the end of every line makes a column of nothing.
  if (usual === named + 1 && ended) return { width: named, pad, header: cells };
  const rowNames = usual === named + 1 && cells.every((row) => row.length === named);
  return { width: usual, pad, header: rowNames ? cells.map((row) => ['', ...row]) : cells };
}

const SHORT = { share: 0.01, empty: 0.5 };

/** Records end early: the header is longer than most of them, or what the short ones lack is mostly empty in the others. */
function isPadded(data: readonly Row[], named: number, usual: number): boolean {
  const short = data.filter(({ fields }) => fields.length > 1 && fields.length < named);
  if (short.length === 0 || data.some(({ fields }) => fields.length > named + 1)) return false;
  if (usual < named) return short.length >= data.length / 2;
  const from = Math.min(...short.map(({ fields }) => fields.length));
  const ends = data.filter(({ fields }) => fields.length === named).flatMap(({ fields }) => fields.slice(from));
  const empty = ends.filter((cell) => cell.trim() === '').length;
  return short.length >= Math.max(2, SHORT.share * data.length) && empty >= SHORT.empty * ends.length;
}
