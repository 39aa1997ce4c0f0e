import { basketsBy } from './baskets.ts';
import { ImportError, LIMITS, type ImportProblem } from './codes.ts';
import { guessCutting, type TextSamples } from './dialect.ts';
import { isFooter } from './footer.ts';
import { columnNames } from './header.ts';
import { DELIMITERS, type Delimiter, type Dialect } from './plan.ts';
import { fitting, readRows, type Row, type SampleRow } from './sample-rows.ts';
import { splitRecord, type Cutting } from './scanner.ts';
import { readBytes } from './source.ts';
import { evidenceOf, type Evidence } from './structure-evidence.ts';
import { basketTable, largest, shapeOf, tablesOf, type FindHeader, type Table, type TableSearch } from './tables.ts';
import { isTotals } from './totals.ts';
import { decode } from './utf8.ts';

export type { TextSamples } from './dialect.ts';
export type { SampleRow } from './sample-rows.ts';
export { EVIDENCE } from './structure-evidence.ts';
export type { Evidence, EvidenceCode } from './structure-evidence.ts';
export type { FindHeader } from './tables.ts';

export interface TableGuess {
  firstLine: number;
  endLine: number | null;
  headerLines: number;
  names: string[];
  /** In the sample. */
  records: number;
}

export interface Structure {
  dialect: Dialect;
  /** One per column; of baskets as many as the longest in the sample has products. */
  names: string[];
  /** The first records; those with a wrong number of fields are left out. */
  rows: SampleRow[];
  /** Records from the middle and the end. */
  more: string[][];
  headerRows: SampleRow[];
  /** Above the table, blank lines left out. */
  preamble: SampleRow[];
  /** Notes and sums below the table, where the sample reaches its end. */
  footer: SampleRow[];
  /** All that were found, the one taken included, in the order of the file. */
  tables: TableGuess[];
  evidence: Evidence[];
  problems: ImportProblem[];
  /** Bytes per record in the sample, for estimates. */
  recordBytes: number;
}

const HEAD_BYTES = 256 * 1024;
const SLICE_BYTES = 64 * 1024;
const HEAD_ROWS = 20_000;
const SLICE_ROWS = 500;
const ROWS = 1000;

/**
 * Reads the beginning, the middle and the end of a UTF-8 text; under a megabyte, unless its first line is longer.
 *
 * @throws {ImportError} empty-file, record-too-long, file-gone
 */
export async function textSamples(blob: Blob): Promise<TextSamples> {
  if (blob.size === 0) throw new ImportError('empty-file');
  const head = await longEnough(blob);
  const at = async (from: number) => afterLineEnd(await readBytes(blob, from, from + SLICE_BYTES));
  const far = blob.size > head.length + 2 * SLICE_BYTES;
  const slices = far ? await Promise.all([at(Math.floor(blob.size / 2)), at(blob.size - SLICE_BYTES)]) : [];
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  return { head: marked ? head.subarray(3) : head, slices, whole: head.length >= blob.size };
}

/** The first bytes, more of them when the first line is longer. */
async function longEnough(blob: Blob): Promise<Uint8Array> {
  const head = await readBytes(blob, 0, HEAD_BYTES);
  if (hasLineEnd(head) || head.length >= blob.size) return head;
  const more = await readBytes(blob, 0, LIMITS.recordBytes + 1);
  if (!hasLineEnd(more) && more.length > LIMITS.recordBytes)
    throw new ImportError('record-too-long', { line: 1, limit: LIMITS.recordBytes });
  return more;
}

const hasLineEnd = (bytes: Uint8Array) => bytes.includes(10) || bytes.includes(13);
const afterLineEnd = (bytes: Uint8Array) => bytes.subarray(bytes.indexOf(10) + 1);

/**
 * How a text is to be read: delimiter, quotes, remarks, and where its table lies. What is `given` is taken as it is;
 * `findHeader` recognises a header by its names. In a text made from a sheet lines are counted by `rows`, because a record is
 * a row whatever line ends its cells hold.
 *
 * @throws {ImportError} empty-file, header-only, too-many-columns
 */
export function sniffStructure(
  samples: TextSamples,
  given: Partial<Dialect> = {},
  findHeader?: FindHeader,
  countedBy: 'lines' | 'rows' = 'lines',
): Structure {
  const declared = declaredDelimiter(samples.head);
  const begin = declared ? 2 : 1;
  const text = declared ? { ...samples, head: samples.head.subarray(declared.bytes) } : samples;
  const choices = declared ? { delimiter: declared.delimiter, ...given } : given;
  const guess = guessCutting(text, choices);
  const head = (cutting: Cutting) =>
    readRows(text.head, cutting, { whole: text.whole, atMost: HEAD_ROWS, line: begin, countedBy });
  const baskets = given.ragged === undefined ? basketsBy(guess, choices, head) : null;
  const ragged = given.ragged ?? baskets !== null;
  const cutting = baskets ?? guess.cutting;
  const all = head(cutting);
  if (all.length === 0) throw new ImportError(declared && text.whole ? 'header-only' : 'empty-file');

  const comment = given.comment ?? (ragged ? '' : commentOf(all, guess.fields));
  const isRemark = (row: Row) => comment !== '' && row.text.startsWith(comment);
  const rows = all.filter((row) => !isRemark(row));
  const search: TableSearch = { begin, fields: guess.fields, given, findHeader };
  const tables = ragged ? [basketTable(rows, search)] : tablesOf(rows, search);
  const table = tables.find(({ known }) => known) ?? largest(tables);
  const shape = shapeOf(table, { ...given, ragged });
  const { width, pad } = shape;
  if (width > LIMITS.columns) throw new ImportError('too-many-columns', { columns: width, limit: LIMITS.columns });

  const dialect: Dialect = {
    ...cutting,
    comment,
    firstLine: given.firstLine ?? table.firstLine,
    headerLines: given.headerLines ?? table.header.length,
    endLine: given.endLine === undefined ? table.endLine : given.endLine,
    ragged,
    pad,
  };
  const fits = fitting(dialect, width);
  const { body, footer } = partFooter(table.data, width, dialect, text.whole || dialect.endLine !== null);
  if (body.length === 0 && text.whole) throw new ImportError('header-only');
  const more = text.slices
    .flatMap((slice) => readRows(slice, cutting, { whole: false, atMost: SLICE_ROWS, line: 1, countedBy }))
    .filter((row) => !isRemark(row) && fits(row));
  const cut = ({ line, fields }: Row): SampleRow => ({ line, fields: fields.slice(0, width) });
  const { names, repeated } = columnNames(shape.header, table.guess, width);
  const structure = {
    dialect,
    names,
    rows: body.filter(fits).slice(0, ROWS).map(cut),
    more: more.map(({ fields }) => (ragged ? fields : fields.slice(0, width))),
    headerRows: table.header.map(bare),
    preamble: [
      ...(declared ? [{ line: 1, fields: [declared.text] }] : []),
      ...rows.filter(({ line }) => line < dialect.firstLine).map(bare),
    ],
    footer: footer.map(bare),
    tables: tables.map((other) => tableGuess(other, dialect)),
    problems: [...duplicates(repeated), ...mixedDelimiters(body, width, dialect)],
    recordBytes: bytesPerRecord(body.length > 0 ? body : rows),
  };
  const facts = {
    guess,
    declared: declared?.delimiter ?? null,
    remarks: all.filter(isRemark),
    table,
    data: body.filter(fits),
  };
  return { ...structure, evidence: evidenceOf(structure, facts, given) };
}

const bare = ({ line, fields }: Row): SampleRow => ({ line, fields });

/** `sep=;` on the first line, as Excel writes and reads it. */
function declaredDelimiter(head: Uint8Array): { delimiter: Delimiter; bytes: number; text: string } | null {
  const found = /^"?sep=(.)"?[,;\t ]*(\r\n|\n|\r)/i.exec(decode(head.subarray(0, 32)));
  const delimiter = DELIMITERS.find((known) => known === found?.[1]);
  if (!found || delimiter === undefined) return null;
  return { delimiter, bytes: found[0].length, text: found[0].trim() };
}

const COMMENTS = ['#', '//', '--'] as const;
/** More lines than this share are no remarks. */
const REMARKS = 0.25;

/** The prefix of lines that are no records; none where a record begins with it, as order names do (`#1001`). */
function commentOf(rows: readonly Row[], fields: number): Dialect['comment'] {
  if (fields < 2) return '';
  const found = COMMENTS.find((prefix) => {
    const begun = rows.filter(({ text }) => text.startsWith(prefix));
    const few = begun.length > 0 && begun.length <= Math.max(1, REMARKS * rows.length);
    return few && begun.every((row) => row.fields.length !== fields);
  });
  return found ?? '';
}

/** Notes and sums at the end, as survey finds them, and sums in rows of the usual length. */
function partFooter(data: Row[], width: number, dialect: Dialect, complete: boolean): { body: Row[]; footer: Row[] } {
  if (!complete || dialect.ragged) return { body: data, footer: [] };
  const end = data.findLastIndex(fitting(dialect, width)) + 1;
  const below = data.slice(end);
  const last = data[end - 1];
  if (below.length > 0 && !(last && isFooter(below, width, last.fields))) return { body: data, footer: [] };
  const isSum = ({ fields }: Row) => isTotals(fields.find((cell) => cell.trim() !== '') ?? '');
  const kept = data.findLastIndex((row, i) => i < end && !isSum(row)) + 1;
  return { body: data.slice(0, kept), footer: data.slice(kept) };
}

function tableGuess(table: Table, { ragged }: Dialect): TableGuess {
  const { width, header, pad } = shapeOf(table, { ragged });
  return {
    firstLine: table.firstLine,
    endLine: table.endLine,
    headerLines: table.header.length,
    names: columnNames(header, table.guess, width).names,
    records: table.data.filter(fitting({ ragged, pad }, width)).length,
  };
}

function duplicates(repeated: readonly string[]): ImportProblem[] {
  return repeated.length === 0 ? [] : [{ code: 'duplicate-headers', params: { names: repeated.join(', ') } }];
}

/** A line that only another delimiter cuts into the right number of fields. */
function mixedDelimiters(rows: readonly Row[], width: number, { delimiter, ragged }: Dialect): ImportProblem[] {
  if (width < 2 || delimiter === ' ' || ragged) return [];
  const odd = rows.filter((row) => row.fields.length === 1);
  for (const other of DELIMITERS) {
    if (other === delimiter || other === ' ') continue;
    const cutting = { delimiter: other, quote: '"', escape: 'double' } as const;
    const row = odd.find(({ text }) => splitRecord(text, cutting).length === width);
    if (row) return [{ code: 'mixed-delimiters', params: { line: row.line, delimiter, other }, line: row.line }];
  }
  return [];
}

const bytesPerRecord = (rows: readonly Row[]): number => (rows.at(-1)!.to - rows[0]!.from) / rows.length;
