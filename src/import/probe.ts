import { ImportError, LIMITS, type ImportProblem, type Params, type StopCode } from './codes.ts';
import { guessHeader, sniff } from './dialect.ts';
import { formatOf, encodingOf } from './magic.ts';
import { guessMapping, profileColumn, type ColumnProfile } from './mapping.ts';
import { DELIMITERS, validatePlan, type Delimiter, type Dialect, type ImportPlan } from './plan.ts';
import { RECORD, RecordReader, isBlank, splitRecord } from './scanner.ts';
import { claimedBytes, inflate, readBytes } from './source.ts';
import { decode, wholeCharacters } from './utf8.ts';

/** One record of the preview. */
export interface SampleRow {
  /** Physical line it begins on. */
  line: number;
  fields: string[];
}

export interface Probe {
  name: string;
  /** Bytes of the file as chosen, and (for gzip as its last bytes claim) inflated. */
  bytes: number;
  textBytes: number;
  encoding: 'utf-8';
  /** Names and readings guessed; the user may change all of it. */
  plan: ImportPlan;
  columns: ColumnProfile[];
  rows: SampleRow[];
  /** Bytes per record in the sample, for estimates. */
  recordBytes: number;
  /** Warnings, and what still stands in the way of importing (see `validatePlan`). */
  problems: ImportProblem[];
}

export interface ProbeOptions {
  /** Shop's zone for stamps with an offset. Default: this machine's. */
  zone?: string;
  /** Overrides of the sniffed dialect, when the user knows better. */
  dialect?: Partial<Pick<Dialect, 'delimiter' | 'quote' | 'hasHeader'>>;
  signal?: AbortSignal;
}

const HEAD_BYTES = 256 * 1024;
const SLICE_BYTES = 64 * 1024;
const PREVIEW_ROWS = 50;
const PROFILE_ROWS = 2000;
const STRAYS = 20;

/**
 * Reads the beginning, the middle and the end of a file (of a gzip file only the beginning) and guesses how to import
 * it. Costs under a megabyte of reading whatever the size.
 *
 * @throws {ImportError} empty-file, header-only, binary-file, unsupported-format, unsupported-encoding, record-too-long,
 * too-many-columns, gzip-broken, file-gone
 */
export async function probe(file: Blob, name: string, options: ProbeOptions = {}): Promise<Probe> {
  if (file.size === 0) throw new ImportError('empty-file');
  const compression = (await isGzip(file)) ? 'gzip' : 'none';
  const { head, slices, whole } = await samples(file, compression, options.signal);
  if (head.length === 0) throw new ImportError('empty-file');
  refuseForeign(head, slices);

  const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const text = head.subarray(start);
  const guess = sniff(text, slices, whole, options.dialect?.delimiter);
  const delimiter = guess.delimiter;
  const quote = delimiter === ' ' ? '' : (options.dialect?.quote ?? '"');
  const headRows = readRows(text, { delimiter, quote }, whole, PROFILE_ROWS / 2);
  const first = headRows[0];
  if (!first) throw new ImportError('empty-file');

  const moreRows = slices.flatMap((slice) => readRows(slice, { delimiter, quote }, false, PROFILE_ROWS / 4));
  const hasHeader =
    options.dialect?.hasHeader ??
    guessHeader(
      first.fields,
      headRows.slice(1).map((row) => row.fields),
    );
  const data = hasHeader ? headRows.slice(1) : headRows;
  if (data.length === 0 && whole) throw new ImportError('header-only');

  const { names, problems: nameProblems } = columnNames(hasHeader ? first.fields : null, [...data, ...moreRows]);
  if (names.length > LIMITS.columns)
    throw new ImportError('too-many-columns', { columns: names.length, limit: LIMITS.columns });

  const fitting = [...data, ...moreRows].filter((row) => row.fields.length === names.length).map((row) => row.fields);
  const columns = names.map((column, i) =>
    profileColumn(
      column,
      fitting.map((fields) => fields[i]!),
    ),
  );
  const dialect: Dialect = { compression, delimiter, quote, hasHeader };
  const plan: ImportPlan = {
    name,
    dialect,
    ...guessMapping(columns, fitting, hasHeader),
    zone: options.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  return {
    name,
    bytes: file.size,
    textBytes: compression === 'gzip' ? Math.max(head.length, await claimedBytes(file)) : file.size,
    encoding: 'utf-8',
    plan,
    columns,
    rows: data.slice(0, PREVIEW_ROWS),
    recordBytes: recordBytes(text, headRows),
    problems: [
      ...validatePlan(plan),
      ...nameProblems,
      ...mixedDelimiters(headRows, names.length, delimiter),
      ...ambiguousDates(plan, columns),
    ],
  };
}

async function isGzip(file: Blob): Promise<boolean> {
  const [a, b] = await readBytes(file, 0, 2);
  return a === 0x1f && b === 0x8b;
}

interface Samples {
  head: Uint8Array;
  /** From the middle and the end, beginning behind a line end; the last record may be cut. */
  slices: Uint8Array[];
  /** The head is the whole file. */
  whole: boolean;
}

async function samples(file: Blob, compression: Dialect['compression'], signal?: AbortSignal): Promise<Samples> {
  if (compression === 'gzip') {
    const inflated = await inflate(file, { atMost: HEAD_BYTES, signal });
    const blob =
      inflated.size < HEAD_BYTES || hasLineEnd(await readBytes(inflated, 0, HEAD_BYTES))
        ? inflated
        : await inflate(file, { atMost: LIMITS.recordBytes + 1, signal });
    const head = await longEnough(blob);
    return { head, slices: [], whole: inflated.size < HEAD_BYTES };
  }
  const head = await longEnough(file);
  const at = async (from: number) => afterLineEnd(await readBytes(file, from, from + SLICE_BYTES));
  const far = file.size > head.length + 2 * SLICE_BYTES;
  const slices = far ? await Promise.all([at(Math.floor(file.size / 2)), at(file.size - SLICE_BYTES)]) : [];
  return { head, slices, whole: head.length >= file.size };
}

/** The first bytes, more of them when the first line is longer. */
async function longEnough(blob: Blob): Promise<Uint8Array> {
  const head = await readBytes(blob, 0, HEAD_BYTES);
  if (hasLineEnd(head) || head.length >= blob.size) return head;
  const more = await readBytes(blob, 0, LIMITS.recordBytes + 1);
  if (
    !hasLineEnd(more) &&
    more.length > LIMITS.recordBytes &&
    formatOf(head) === null &&
    encodingOf([head]).kind === 'utf-8'
  )
    throw new ImportError('record-too-long', { line: 1, limit: LIMITS.recordBytes });
  return more;
}

const hasLineEnd = (bytes: Uint8Array) => bytes.includes(10) || bytes.includes(13);

function refuseForeign(head: Uint8Array, slices: Uint8Array[]): void {
  const stop = (code: StopCode, params?: Params) => {
    throw new ImportError(code, params);
  };
  const format = formatOf(head);
  if (format) stop('unsupported-format', { format });
  const encoding = encodingOf([head, ...slices]);
  if (encoding.kind === 'binary') stop('binary-file');
  if (encoding.kind === 'other') stop('unsupported-encoding', { encoding: encoding.name });
}

function readRows(
  bytes: Uint8Array,
  dialect: Pick<Dialect, 'delimiter' | 'quote'>,
  whole: boolean,
  atMost: number,
): SampleRow[] {
  const reader = new RecordReader(dialect);
  const rows: SampleRow[] = [];
  let line = 1;
  let strays = 0;
  for (let at = 0; at < bytes.length && rows.length < atMost;) {
    if (reader.read(bytes, at, bytes.length, whole) !== RECORD) {
      // A stray quote: what becomes of it survey decides; the sample goes on with the next line, and soon line by line.
      if (++strays > STRAYS) reader.multiline = false;
      if (!whole && !hasLineEnd(bytes.subarray(at))) break;
      const feed = bytes.indexOf(10, at);
      if (feed < 0) break;
      at = feed + 1;
      line++;
      continue;
    }
    if (!isBlank(bytes, at, reader.textEnd)) {
      rows.push({ line, fields: splitRecord(decode(bytes.subarray(at, reader.textEnd)), dialect) });
    }
    line += reader.innerLines + 1;
    at = reader.next;
  }
  return rows;
}

const afterLineEnd = (bytes: Uint8Array) => bytes.subarray(bytes.indexOf(10) + 1);

function recordBytes(bytes: Uint8Array, rows: SampleRow[]): number {
  const last = rows.at(-1)!;
  const lines = last.line;
  let at = 0;
  for (let line = 1; line < lines && at >= 0; line++) at = bytes.indexOf(10, at) + 1 || -1;
  return at > 0 && rows.length > 1 ? at / (rows.length - 1) : wholeCharacters(bytes) / rows.length;
}

/** As many names as the lines have fields; blank ones are numbered, repeated ones get a suffix. */
function columnNames(header: string[] | null, rows: SampleRow[]): { names: string[]; problems: ImportProblem[] } {
  const usual = mostCommon(rows.map((row) => row.fields.length)) ?? header?.length ?? 0;
  const given = (header ?? []).map((name) => name.replace(/^\ufeff/, '').trim());
  const surplus = given.slice(usual).every((name) => name === '');
  const count = surplus ? usual : given.length;
  const seen = new Map<string, number>();
  const repeated = new Set<string>();
  const names = Array.from({ length: count }, (_, i) => {
    const name = given[i] || `column ${i + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    if (times === 1) return name;
    repeated.add(name);
    return `${name}_${times}`;
  });
  if (repeated.size === 0) return { names, problems: [] };
  return { names, problems: [{ code: 'duplicate-headers', params: { names: [...repeated].join(', ') } }] };
}

function mostCommon(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Lines that only another delimiter cuts into the right number of fields. */
function mixedDelimiters(rows: SampleRow[], expected: number, delimiter: Delimiter): ImportProblem[] {
  if (expected < 2 || delimiter === ' ') return [];
  const odd = rows.filter((row) => row.fields.length === 1);
  if (odd.length === 0) return [];
  for (const other of DELIMITERS) {
    if (other === delimiter || other === ' ') continue;
    const row = odd.find(({ fields }) => splitRecord(fields[0]!, { delimiter: other, quote: '"' }).length === expected);
    if (row) return [{ code: 'mixed-delimiters', params: { line: row.line, delimiter, other }, line: row.line }];
  }
  return [];
}

function ambiguousDates(plan: ImportPlan, columns: ColumnProfile[]): ImportProblem[] {
  return plan.columns.flatMap((column, i) => {
    const { date, samples: values } = columns[i]!;
    if (column.role !== 'ordered_at' || !date?.rival) return [];
    return [
      {
        code: 'ambiguous-date',
        params: { column: column.name, example: values[0] ?? '' },
        column: column.name,
      } as const,
    ];
  });
}
