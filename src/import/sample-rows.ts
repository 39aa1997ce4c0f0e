import type { Dialect } from './plan.ts';
import { RECORD, RecordReader, isBlank, splitRecord, type Cutting } from './scanner.ts';
import { decode } from './utf8.ts';

/** One record of a sample. */
export interface SampleRow {
  /** Line it begins on: physical line of a text, row of a sheet. */
  line: number;
  fields: string[];
}

/** A record of a sample with where it came from. */
export interface Row extends SampleRow {
  text: string;
  /** Bytes of the sample before it, and up to the next. */
  from: number;
  to: number;
  /** Blank lines stand above it. */
  gap: boolean;
}

export const filledOf = ({ fields }: SampleRow): number => fields.filter((cell) => cell.trim() !== '').length;

export interface RowOptions {
  /** The bytes end where the text does. */
  whole: boolean;
  atMost: number;
  /** Line the bytes begin on. */
  line: number;
  /** What is counted: physical lines, or records, which are the rows of a sheet. */
  countedBy: 'lines' | 'rows';
}

/** Lines that are no record, after which quotes may not span lines: a stray one would be followed to the end each time. */
const STRAYS = 20;

/** The records of a sample, blank lines left out. What becomes of a stray quote survey decides; here the next line is read. */
export function readRows(bytes: Uint8Array, cutting: Cutting, { whole, atMost, line, countedBy }: RowOptions): Row[] {
  const reader = new RecordReader(cutting);
  const rows: Row[] = [];
  let strays = 0;
  let gap = false;
  for (let at = 0; at < bytes.length && rows.length < atMost;) {
    if (reader.read(bytes, at, bytes.length, whole) !== RECORD) {
      if (++strays > STRAYS) reader.multiline = false;
      const feed = bytes.indexOf(10, at);
      if (feed < 0) break;
      at = feed + 1;
      line++;
      continue;
    }
    const { textEnd, next, innerLines } = reader;
    if (reader.fields <= 1 && isBlank(bytes, at, textEnd)) gap = true;
    else {
      const text = decode(bytes.subarray(at, textEnd));
      rows.push({ line, fields: splitRecord(text, cutting), text, from: at, to: next, gap });
      gap = false;
    }
    line += countedBy === 'lines' ? innerLines + 1 : 1;
    at = next;
  }
  return rows;
}

/** The rule of `survey` for the number of fields, on a row of a sample. */
export function fitting({ ragged, pad }: Pick<Dialect, 'ragged' | 'pad'>, width: number): (row: SampleRow) => boolean {
  return ({ fields }) => {
    if (ragged || fields.length === width) return true;
    if (fields.length === width + 1) return fields.at(-1) === '';
    return pad && fields.length < width && fields.length > 1;
  };
}
