import { ImportError } from '../codes.ts';
import { csvField } from './csv.ts';
import { numberKind, serialText, type NumberKind } from './excel-values.ts';
import { LONG_NUMBER, plainNumber } from './numbers.ts';
import { openOle } from './ole.ts';
import { SheetWriter, repeated, type Merge } from './sheet.ts';
import type { OpenedTable, ReadOptions } from './types.ts';

/** Record types of the Excel 97–2003 format (MS-XLS 2.3) that hold or describe cells. */
const RECORD = {
  formula: 0x06,
  eof: 0x0a,
  date1904: 0x22,
  filePass: 0x2f,
  continue: 0x3c,
  boundSheet: 0x85,
  mulRk: 0xbd,
  rString: 0xd6,
  xf: 0xe0,
  mergeCells: 0xe5,
  sst: 0xfc,
  labelSst: 0xfd,
  dimensions: 0x200,
  number: 0x203,
  label: 0x204,
  boolErr: 0x205,
  string: 0x207,
  rk: 0x27e,
  format: 0x41e,
  bof: 0x809,
} as const;

const BIFF8 = 0x600;
const WORKSHEET = 0;
const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

interface BoundSheet {
  name: string;
  hidden: boolean;
  at: number;
}

interface Book {
  data: DataView;
  sheets: BoundSheet[];
  strings: string[];
  kinds: NumberKind[];
  is1904: boolean;
}

export interface XlsSheet {
  name: string;
  hidden: boolean;
  rows: number | null;
}

/** The sheets of an .xls workbook. Throws `workbook-broken`, `workbook-too-old` (before Excel 97), `encrypted-file`. */
export async function xlsSheets(file: Blob): Promise<XlsSheet[]> {
  return guarded(async () => {
    const book = await openBook(file);
    if (book.sheets.length === 0) throw new ImportError('no-table');
    return book.sheets.map((sheet) => ({
      name: sheet.name,
      hidden: sheet.hidden,
      rows: claimedRows(book.data, sheet.at),
    }));
  });
}

/** One sheet as a table. Throws as `xlsSheets`. */
export async function openXls(file: Blob, name: string, options: ReadOptions): Promise<OpenedTable> {
  return guarded(async () => {
    const book = await openBook(file);
    const sheet = book.sheets.find((one) => one.name === name);
    if (!sheet) throw new ImportError('workbook-broken');
    options.signal?.throwIfAborted();
    return readSheet(book, sheet, options.atMost ?? Infinity);
  });
}

/** Reading beyond the end throws RangeError: the file is damaged. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof RangeError || cause instanceof TypeError)
      throw new ImportError('workbook-broken', {}, { cause });
    throw cause;
  }
}

interface Record8 {
  type: number;
  at: number;
  length: number;
}

function* recordsFrom(data: DataView, from: number): Generator<Record8> {
  for (let at = from; at + 4 <= data.byteLength;) {
    const length = data.getUint16(at + 2, true);
    if (at + 4 + length > data.byteLength) throw new ImportError('workbook-broken');
    yield { type: data.getUint16(at, true), at: at + 4, length };
    at += 4 + length;
  }
}

async function openBook(file: Blob): Promise<Book> {
  const ole = await openOle(file);
  const stream = ole.stream('Workbook') ?? ole.stream('Book');
  if (!stream) throw new ImportError('workbook-broken');
  const data = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (data.getUint16(0, true) !== RECORD.bof) throw new ImportError('workbook-too-old');
  if (data.getUint16(4, true) !== BIFF8) throw new ImportError('workbook-too-old');

  const book: Book = { data, sheets: [], strings: [], kinds: [], is1904: false };
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let strings: Record8[] = [];
  let before = 0;
  for (const record of recordsFrom(data, 0)) {
    const { type, at, length } = record;
    if (type === RECORD.eof) break;
    if (type === RECORD.filePass) throw new ImportError('encrypted-file');
    if (type === RECORD.date1904) book.is1904 = data.getUint16(at, true) === 1;
    else if (type === RECORD.format)
      codes.set(data.getUint16(at, true), new Text(data, [part(at + 2, length - 2)]).long());
    else if (type === RECORD.xf) formats.push(data.getUint16(at + 2, true));
    else if (type === RECORD.boundSheet && data.getUint8(at + 5) === WORKSHEET)
      book.sheets.push({
        at: data.getUint32(at, true),
        hidden: (data.getUint8(at + 4) & 3) !== 0,
        name: new Text(data, [part(at + 6, length - 6)]).short(),
      });
    else if (type === RECORD.sst) strings = [record];
    else if (type === RECORD.continue && strings.length > 0 && (before === RECORD.sst || before === RECORD.continue))
      strings.push(record);
    before = type;
  }
  book.kinds = formats.map((id) => numberKind(id, codes.get(id)));
  book.strings = sharedStrings(data, strings);
  return book;
}

const part = (at: number, length: number) => ({ at, length });

function sharedStrings(data: DataView, records: readonly Record8[]): string[] {
  const first = records[0];
  if (!first) return [];
  const count = data.getUint32(first.at + 4, true);
  const text = new Text(data, [part(first.at + 8, first.length - 8), ...records.slice(1)]);
  const strings: string[] = [];
  while (strings.length < count && !text.ended) strings.push(csvField(text.long()));
  return strings;
}

/** Strings that may go on in the next record, where the width of their characters is told anew. */
class Text {
  readonly #data: DataView;
  readonly #parts: readonly { at: number; length: number }[];
  #part = 0;
  #at = 0;

  constructor(data: DataView, parts: readonly { at: number; length: number }[]) {
    this.#data = data;
    this.#parts = parts;
    this.#at = parts[0]?.at ?? 0;
  }

  get ended(): boolean {
    return this.#left() === 0 && this.#part + 1 >= this.#parts.length;
  }

  /** A string with its length in one byte. */
  short(): string {
    return this.#text(this.#byte());
  }

  /** A string with its length in two bytes. */
  long(): string {
    return this.#text(this.#byte() | (this.#byte() << 8));
  }

  #text(length: number): string {
    const flags = this.#byte();
    const runs = flags & 8 ? this.#byte() | (this.#byte() << 8) : 0;
    const phonetic = flags & 4 ? this.#byte() | (this.#byte() << 8) | (this.#byte() << 16) | (this.#byte() << 24) : 0;
    let wide = (flags & 1) !== 0;
    let text = '';
    for (let read = 0; read < length;) {
      if (this.#left() === 0) {
        this.#next();
        wide = (this.#byte() & 1) !== 0;
      }
      const size = wide ? 2 : 1;
      const count = Math.min(length - read, Math.floor(this.#left() / size));
      if (count === 0) throw new ImportError('workbook-broken');
      for (let i = 0; i < count; i++, this.#at += size)
        text += String.fromCharCode(wide ? this.#data.getUint16(this.#at, true) : this.#data.getUint8(this.#at));
      read += count;
    }
    this.#skip(runs * 4 + (phonetic >>> 0));
    return text;
  }

  #left(): number {
    const current = this.#parts[this.#part];
    return current ? current.at + current.length - this.#at : 0;
  }

  #next(): void {
    const next = this.#parts[++this.#part];
    if (!next) throw new ImportError('workbook-broken');
    this.#at = next.at;
  }

  #byte(): number {
    while (this.#left() === 0) this.#next();
    return this.#data.getUint8(this.#at++);
  }

  #skip(bytes: number): void {
    for (let left = bytes; left > 0;) {
      if (this.#left() === 0) this.#next();
      const step = Math.min(left, this.#left());
      this.#at += step;
      left -= step;
    }
  }
}

function claimedRows(data: DataView, from: number): number | null {
  for (const { type, at } of recordsFrom(data, from)) {
    if (type === RECORD.eof) break;
    if (type === RECORD.dimensions) return data.getUint32(at + 4, true);
  }
  return null;
}

async function readSheet(book: Book, sheet: BoundSheet, atMost: number): Promise<OpenedTable> {
  const { data } = book;
  const rows: string[][] = [];
  const merges: Merge[] = [];
  let longNumbers = 0;
  const set = (row: number, column: number, text: string) => {
    const cells = (rows[row] ??= []);
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };
  const number = (row: number, column: number, style: number, value: number) => {
    const kind = book.kinds[style] ?? 'number';
    if (kind === 'number' && Math.abs(value) >= LONG_NUMBER && Number.isInteger(value)) longNumbers++;
    set(row, column, kind === 'number' ? plainNumber(value) : serialText(value, kind, book.is1904));
  };

  let depth = 0;
  let formula: { row: number; column: number } | null = null;
  for (const { type, at, length } of recordsFrom(data, sheet.at)) {
    if (type === RECORD.bof) depth++;
    if (type === RECORD.eof && --depth <= 0) break;
    // A chart lies within the sheet.
    if (depth !== 1 || length < 2) continue;
    const row = data.getUint16(at, true);
    switch (type) {
      case RECORD.labelSst:
        set(row, data.getUint16(at + 2, true), book.strings[data.getUint32(at + 6, true)] ?? '');
        break;
      case RECORD.label:
      case RECORD.rString:
        set(row, data.getUint16(at + 2, true), csvField(new Text(data, [part(at + 6, length - 6)]).long()));
        break;
      case RECORD.number:
        number(row, data.getUint16(at + 2, true), data.getUint16(at + 4, true), data.getFloat64(at + 6, true));
        break;
      case RECORD.rk:
        number(row, data.getUint16(at + 2, true), data.getUint16(at + 4, true), rkNumber(data.getInt32(at + 6, true)));
        break;
      case RECORD.mulRk:
        for (let i = 0; i < (length - 6) / 6; i++) {
          const cell = at + 4 + i * 6;
          number(
            row,
            data.getUint16(at + 2, true) + i,
            data.getUint16(cell, true),
            rkNumber(data.getInt32(cell + 2, true)),
          );
        }
        break;
      case RECORD.boolErr:
        set(row, data.getUint16(at + 2, true), flagText(data.getUint8(at + 6), data.getUint8(at + 7) === 1));
        break;
      case RECORD.formula: {
        const column = data.getUint16(at + 2, true);
        formula = null;
        if (data.getUint16(at + 12, true) !== 0xffff)
          number(row, column, data.getUint16(at + 4, true), data.getFloat64(at + 6, true));
        else if (data.getUint8(at + 6) === 0) formula = { row, column };
        else if (data.getUint8(at + 6) < 3)
          set(row, column, flagText(data.getUint8(at + 8), data.getUint8(at + 6) === 2));
        break;
      }
      case RECORD.string:
        // The text a formula came to; the formula's own definition may stand between them.
        if (formula) set(formula.row, formula.column, csvField(new Text(data, [part(at, length)]).long()));
        formula = null;
        break;
      case RECORD.mergeCells:
        for (let i = 0; i < row; i++) {
          const ref = at + 2 + i * 8;
          const corner = (offset: number) => data.getUint16(ref + offset, true);
          merges.push({ top: corner(0), bottom: corner(2), left: corner(4), right: corner(6) });
        }
    }
  }

  const writer = new SheetWriter(repeated(merges));
  for (let i = 0; i < longNumbers; i++) writer.countLongNumber();
  for (let row = 0; row < rows.length && writer.rows < atMost; row++) if (rows[row]) writer.add(row, rows[row]!);
  return writer.finish();
}

const flagText = (value: number, isError: boolean) =>
  isError ? (ERRORS[value] ?? '#N/A') : value === 0 ? 'FALSE' : 'TRUE';

const scratch = new DataView(new ArrayBuffer(8));

/** A number in 30 bits (MS-XLS 2.5.122): whole, or the upper half of a double; perhaps in hundredths. */
function rkNumber(rk: number): number {
  scratch.setInt32(4, rk & ~3, true);
  const value = rk & 2 ? rk >> 2 : scratch.getFloat64(0, true);
  return rk & 1 ? value / 100 : value;
}
