import type { Columns, ColumnType, RowOf } from '#models/question.ts';
import { isoDay } from '#orders/days.ts';

/** A column as the engine answers with it: typed values or dictionary codes, and one bit per row, set where it is null. */
export type CsvColumn = { name: string; type: ColumnType; nulls: Uint8Array | null } & CsvValues;

export type CsvValues =
  | { kind: 'number'; values: ArrayLike<number> }
  | { kind: 'text'; codes: ArrayLike<number>; strings: readonly string[] };

export interface CsvTable {
  rows: number;
  columns: readonly CsvColumn[];
}

/** How names and values are written; `column` is the machine's name of the column. */
export interface CsvForm {
  header(column: string): string;
  integer(value: number, column: string): string;
  number(value: number, column: string): string;
  day(day: number, column: string): string;
  text(value: string, column: string): string;
}

/** For programs: snake_case header, numbers in full precision, ISO days. */
export const MACHINE_FORM: CsvForm = {
  header: (column) => column,
  integer: String,
  number: String,
  day: isoDay,
  text: (value) => value,
};

const BOM = '\uFEFF';
const LINE_END = '\r\n';
const CHUNK_ROWS = 4096;

/** The table as a CSV file: UTF-8 with BOM, RFC 4180, no cell of text can run as a formula. */
export const writeCsv = (table: CsvTable, form: CsvForm = MACHINE_FORM): Blob =>
  new Blob([...csvChunks(table, form)], { type: 'text/csv;charset=utf-8' });

/** The same, piece by piece; the pieces end between lines. */
export function* csvChunks({ rows, columns }: CsvTable, form: CsvForm = MACHINE_FORM): Generator<string> {
  yield BOM + columns.map(({ name }) => textCell(form.header(name))).join(',') + LINE_END;
  if (columns.length === 0) return;
  const writers = columns.map((column) => cellWriter(column, form));
  const width = 2 * columns.length;
  // Cells and separators side by side, joined once a chunk: growing a string cell by cell costs three times as much.
  const pieces = new Array<string>(CHUNK_ROWS * width).fill(',');
  for (let start = 0; start < rows; start += CHUNK_ROWS) {
    const count = Math.min(rows - start, CHUNK_ROWS);
    pieces.length = count * width;
    writers.forEach((write, i) => {
      for (let row = 0, at = 2 * i; row < count; row++, at += width) pieces[at] = write(start + row);
    });
    for (let at = width - 1; at < pieces.length; at += width) pieces[at] = LINE_END;
    yield pieces.join('');
  }
}

/** A table as a person reads it: what it says, under which frame, headings and values in the reader's language. */
export interface ReadableTable {
  title: string;
  frame: string;
  /** Columns of words can hold anything a file held; the others are numbers and days as the page writes them. */
  columns: readonly { label: string; words: boolean }[];
  rows: readonly (readonly string[])[];
}

/** The table as a CSV file for reading: title and frame above the header, values as the page shows them. */
export function writeReadableCsv({ title, frame, columns, rows }: ReadableTable): Blob {
  const lines = [
    [textCell(title)],
    [textCell(frame)],
    [],
    columns.map(({ label }) => textCell(label)),
    ...rows.map((row) => row.map((cell, i) => (columns[i]?.words ? textCell(cell) : quoted(cell)))),
  ];
  return new Blob([BOM, ...lines.map((line) => line.join(',') + LINE_END)], { type: 'text/csv;charset=utf-8' });
}

/** Rows of a page as a table that can be written. */
export function tableOfRows<const C extends Columns>(types: C, rows: readonly RowOf<C>[]): CsvTable {
  const columns = Object.entries(types).map(([name, type]): CsvColumn => {
    const values = rows.map((row) => row[name] ?? null);
    const nulls = new Uint8Array((rows.length + 7) >> 3);
    values.forEach((value, row) => {
      if (value === null) nulls[row >> 3]! |= 1 << (row & 7);
    });
    return { name, type, nulls, ...valuesOf(values) };
  });
  return { rows: rows.length, columns };
}

function valuesOf(values: readonly (string | number | null)[]): CsvValues {
  if (!values.some((value) => typeof value === 'string')) return { kind: 'number', values: values.map(Number) };
  return { kind: 'text', codes: values.map((_, row) => row), strings: values.map((value) => String(value)) };
}

function cellWriter(column: CsvColumn, form: CsvForm): (row: number) => string {
  const { nulls } = column;
  const write = column.kind === 'text' ? textWriter(column, form) : numberWriter(column, form);
  return nulls ? (row) => (nulls[row >> 3]! & (1 << (row & 7)) ? '' : write(row)) : write;
}

function textWriter({ name, codes, strings }: CsvColumn & { kind: 'text' }, form: CsvForm): (row: number) => string {
  const cells: (string | undefined)[] = new Array<undefined>(strings.length);
  return (row) => {
    const code = codes[row]!;
    return code < 0 ? '' : (cells[code] ??= textCell(form.text(strings[code]!, name)));
  };
}

// Days and whole numbers repeat; formatting each value once makes the localized form affordable too.
function numberWriter({ name, type, values }: CsvColumn & { kind: 'number' }, form: CsvForm): (row: number) => string {
  const write = form[baseType(type)];
  const cell = (value: number) => (Number.isFinite(value) ? quoted(write(value === 0 ? 0 : value, name)) : '');
  if (baseType(type) === 'number') return (row) => cell(values[row]!);
  const cells = new Map<number, string>();
  return (row) => {
    const value = values[row]!;
    let text = cells.get(value);
    if (text === undefined) cells.set(value, (text = cell(value)));
    return text;
  };
}

const baseType = (type: ColumnType): 'integer' | 'number' | 'day' => {
  const base = type.replace('?', '');
  return base === 'integer' || base === 'day' ? base : 'number';
};

/** What makes a spreadsheet compute instead of show, its full-width forms included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

const textCell = (text: string): string => quoted(FORMULA.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
