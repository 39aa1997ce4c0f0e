import type { Dialect } from './plan.ts';

const TAB = 9;
const LF = 10;
const CR = 13;
const BLANK = 32;
const BACKSLASH = 92;

/** What decides where fields and records end. */
export type Cutting = Pick<Dialect, 'delimiter' | 'quote' | 'escape'>;

/** What one call of {@link RecordReader.read} met. */
export const RECORD = 0;
/** The bytes end before the record does; read on with more of the file. */
export const CUT = 1;
/** A quote opened and the file, or the line when fields may not span lines, ended inside it. */
export const UNCLOSED = 2;
/** A closing quote with something else than a delimiter or a line end behind it. */
export const BAD_QUOTE = 3;
export type Outcome = typeof RECORD | typeof CUT | typeof UNCLOSED | typeof BAD_QUOTE;

/**
 * Finds the ends of records in bytes under RFC 4180: a quote opens only at the start of a field (blanks before it and
 * after the closing one are allowed, as DuckDB does), `""` is a quote inside quotes (and `\"` where the backslash escapes),
 * a line ends in LF, CRLF or CR.
 * Reports through its fields, because a call per record must not allocate.
 */
export class RecordReader {
  /** Where the next record starts, after a RECORD; where reading stopped otherwise. */
  next = 0;
  /** Where the text of the record ends, before its line end. */
  textEnd = 0;
  fields = 0;
  /** Fields that stood in quotes. */
  quotedFields = 0;
  /** Line ends inside quoted fields. */
  innerLines = 0;
  /** With CUT: the record is open because of a quote. */
  inQuote = false;
  /** May a quoted field span lines? Turned off when a file has wasted too much time on quotes that never close. */
  multiline = true;

  readonly read: (bytes: Uint8Array, at: number, end: number, last: boolean) => Outcome;
  readonly #delimiter: number;
  readonly #quote: number;
  readonly #escapes: boolean;
  readonly #ends: Uint8Array;

  constructor(dialect: Cutting) {
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
    this.#escapes = dialect.escape === 'backslash' && this.#quote >= 0;
    this.#ends = new Uint8Array(256);
    for (const byte of [this.#delimiter, LF, CR]) this.#ends[byte] = 1;
    this.read = dialect.delimiter === ' ' ? this.#readSpaced : this.#readDelimited;
  }

  #readDelimited(bytes: Uint8Array, at: number, end: number, last: boolean): Outcome {
    const ends = this.#ends;
    const quote = this.#quote;
    const delimiter = this.#delimiter;
    let i = at;
    let fields = 1;
    this.innerLines = 0;
    this.quotedFields = 0;
    this.inQuote = false;
    for (;;) {
      if (quote >= 0) {
        let open = i;
        while (bytes[open] === BLANK && open < end) open++;
        if (open < end && bytes[open] === quote) {
          const outcome = this.#quoted(bytes, open + 1, end, last);
          if (outcome !== RECORD) return outcome;
          this.quotedFields++;
          i = this.next;
        }
      }
      while (i < end && ends[bytes[i]!] === 0) i++;
      if (i >= end) return this.#ended(i, fields, end, last);
      const byte = bytes[i]!;
      if (byte !== delimiter) return this.#lineEnd(bytes, i, fields, end, last);
      fields++;
      i++;
    }
  }

  /** From behind an opening quote to the delimiter or line end behind the closing one, which `next` then points at. */
  #quoted(bytes: Uint8Array, from: number, end: number, last: boolean): Outcome {
    const quote = this.#quote;
    const escape = this.#escapes ? BACKSLASH : quote;
    let i = from;
    for (;;) {
      while (i < end) {
        const byte = bytes[i]!;
        if (byte === quote) break;
        if (byte === escape) {
          const escaped = bytes[i + 1];
          if (i + 1 < end && (escaped === quote || escaped === BACKSLASH)) i++;
        } else if (byte === LF || (byte === CR && bytes[i + 1] !== LF)) {
          if (!this.multiline) return UNCLOSED;
          this.innerLines++;
        }
        i++;
      }
      this.next = i;
      if (i >= end) {
        this.inQuote = true;
        return last ? UNCLOSED : CUT;
      }
      if (bytes[i + 1] !== quote || i + 1 >= end) break;
      i += 2;
    }
    let after = i + 1;
    while (after < end && bytes[after] === BLANK && this.#delimiter !== BLANK) after++;
    if (after >= end && !last) return CUT;
    if (after < end && this.#ends[bytes[after]!] === 0) return BAD_QUOTE;
    this.next = after;
    return RECORD;
  }

  #readSpaced(bytes: Uint8Array, at: number, end: number, last: boolean): Outcome {
    let i = at;
    let fields = 0;
    let inField = false;
    this.innerLines = 0;
    this.quotedFields = 0;
    this.inQuote = false;
    while (i < end) {
      const byte = bytes[i]!;
      if (byte === LF || byte === CR) return this.#lineEnd(bytes, i, fields, end, last);
      const field = byte !== BLANK && byte !== TAB;
      if (field && !inField) fields++;
      inField = field;
      i++;
    }
    return this.#ended(i, fields, end, last);
  }

  #lineEnd(bytes: Uint8Array, i: number, fields: number, end: number, last: boolean): Outcome {
    const isCR = bytes[i] === CR;
    if (isCR && i + 1 >= end && !last) {
      this.next = i;
      return CUT;
    }
    this.textEnd = i;
    this.fields = fields;
    this.next = isCR && i + 1 < end && bytes[i + 1] === LF ? i + 2 : i + 1;
    return RECORD;
  }

  #ended(i: number, fields: number, end: number, last: boolean): Outcome {
    this.next = end;
    this.textEnd = i;
    this.fields = fields;
    return last ? RECORD : CUT;
  }
}

/** The first place after `at` behind a line end, and the place before it; both `end` where the line never ends. */
export function physicalLine(bytes: Uint8Array, at: number, end: number): { textEnd: number; next: number } {
  let i = at;
  while (i < end && bytes[i] !== LF && bytes[i] !== CR) i++;
  if (i >= end) return { textEnd: end, next: end };
  return { textEnd: i, next: bytes[i] === CR && bytes[i + 1] === LF && i + 1 < end ? i + 2 : i + 1 };
}

/** Nothing but blanks and tabs. */
export function isBlank(bytes: Uint8Array, at: number, end: number): boolean {
  for (let i = at; i < end; i++) if (bytes[i] !== BLANK && bytes[i] !== TAB) return false;
  return true;
}

/** The fields of one record's text, unquoted. */
export function splitRecord(text: string, { delimiter, quote, escape }: Cutting): string[] {
  if (delimiter === ' ') return text.split(/[ \t]+/).filter((field) => field !== '');
  const fields: string[] = [];
  for (let at = 0; at <= text.length;) {
    const opening = quote === '' ? -1 : openingQuote(text, at, quote);
    let end: number;
    if (opening < 0) {
      end = text.indexOf(delimiter, at);
      if (end < 0) end = text.length;
      fields.push(text.slice(at, end));
    } else {
      const close = closingQuote(text, opening + 1, quote, escape);
      fields.push(unescaped(text.slice(opening + 1, close), quote, escape));
      end = text.indexOf(delimiter, close);
      if (end < 0) end = text.length;
    }
    at = end + 1;
  }
  return fields;
}

function openingQuote(text: string, at: number, quote: string): number {
  let i = at;
  while (text[i] === ' ') i++;
  return text[i] === quote ? i : -1;
}

/** Where the quote closes, or the end of the text. */
function closingQuote(text: string, from: number, quote: string, escape: Dialect['escape']): number {
  for (let i = from; i < text.length; i++) {
    const next = text[i + 1];
    if (escape === 'backslash' && text[i] === '\\' && (next === quote || next === '\\')) i++;
    else if (text[i] === quote) {
      if (next !== quote) return i;
      i++;
    }
  }
  return text.length;
}

function unescaped(text: string, quote: string, escape: Dialect['escape']): string {
  if (escape === 'double') return text.replaceAll(quote + quote, quote);
  return text.replace(quote === '"' ? /\\(["\\])|"(")/g : /\\(['\\])|'(')/g, '$1$2');
}
