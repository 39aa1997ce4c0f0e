import type { Cutting } from './scanner.ts';
import { readBytes } from './source.ts';

/** Half-open byte ranges `[starts[i], ends[i])` in ascending order. */
export interface Ranges {
  starts: number[];
  ends: number[];
}

const BLOCK_BYTES = 4 * 1024 * 1024;
const SLICES = 4096;
// DuckDB drops a mark at the beginning: better ours than one that belongs to the first value.
const BOM = '\ufeff';

/** The ranges as one Blob: slices that copy nothing, unless they are very many or DuckDB would read them otherwise. */
export async function assemble(blob: Blob, ranges: Ranges, dialect: Cutting, signal?: AbortSignal): Promise<Blob> {
  const { starts, ends } = ranges;
  const copier = copierFor(dialect);
  if (!copier && starts.length <= SLICES)
    return new Blob([BOM, ...starts.map((start, i) => blob.slice(start, ends[i]))]);
  const parts: Blob[] = [new Blob([BOM])];
  for await (const { bytes, pieces } of blocks(blob, ranges)) {
    signal?.throwIfAborted();
    const out = new Uint8Array(copier?.room(bytes.length) ?? bytes.length);
    let length = 0;
    for (const [from, to] of pieces) {
      if (copier) length = copier.copy(bytes, from, to, out, length);
      else {
        out.set(bytes.subarray(from, to), length);
        length += to - from;
      }
    }
    parts.push(new Blob([out.subarray(0, length)]));
  }
  if (copier) parts.push(new Blob([copier.rest()]));
  return new Blob(parts);
}

/** Copies bytes in a form DuckDB reads as we do. Remembers where it is between blocks. */
interface Copier {
  /** How many bytes that many may become. */
  room(length: number): number;
  /** Copies `[from, to)` behind the first `length` bytes of `out`; returns the new length. */
  copy(bytes: Uint8Array, from: number, to: number, out: Uint8Array, length: number): number;
  /** What is still to be written behind the last byte. */
  rest(): string;
}

function copierFor({ delimiter, quote, escape }: Cutting): Copier | null {
  if (delimiter === ' ') return new Tabbed();
  if (escape === 'backslash' && quote !== '') return new Backslashed(delimiter.charCodeAt(0), quote.charCodeAt(0));
  return null;
}

/** The ranges in blocks of bytes; a range longer than a block continues in the next. */
async function* blocks(blob: Blob, { starts, ends }: Ranges) {
  let i = 0;
  let from = starts[0] ?? 0;
  while (i < starts.length) {
    const base = from;
    const bytes = await readBytes(blob, base, base + BLOCK_BYTES);
    const limit = base + bytes.length;
    const pieces: [number, number][] = [];
    while (i < starts.length && from < limit) {
      const to = Math.min(ends[i]!, limit);
      pieces.push([from - base, to - base]);
      from = to;
      if (from === ends[i]) from = starts[++i] ?? limit;
    }
    yield { bytes, pieces };
  }
}

/** Runs of blanks become one tab, padding at the ends of a line goes. */
class Tabbed implements Copier {
  #pending = false;
  #inLine = false;

  readonly room = (length: number): number => length + 1;
  readonly rest = (): string => '';

  copy(bytes: Uint8Array, from: number, to: number, out: Uint8Array, length: number): number {
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!;
      if (byte === 32 || byte === 9) {
        this.#pending = true;
        continue;
      }
      const lineEnd = byte === 10 || byte === 13;
      if (this.#pending && this.#inLine && !lineEnd) out[length++] = 9;
      out[length++] = byte;
      this.#pending = false;
      this.#inLine = !lineEnd;
    }
    return length;
  }
}

const BLANK = 32;
const BACKSLASH = 92;

/** Where {@link Backslashed} is: `escaping` behind a backslash in quotes, `closing` behind a quote there, `closed` behind the last. */
type Place = 'start' | 'bare' | 'quoted' | 'escaping' | 'closing' | 'closed';

/**
 * DuckDB takes the backslash from before any character, in quotes or not (`C:\dir`, `\N`), does not know `""` beside `\"`
 * and keeps blanks around quotes. So every escape is written out, and a backslash that is none is doubled.
 */
class Backslashed implements Copier {
  readonly #delimiter: number;
  readonly #quote: number;
  #place: Place = 'start';
  /** Blanks before a field, which go when a quote follows. */
  #blanks = 0;

  constructor(delimiter: number, quote: number) {
    this.#delimiter = delimiter;
    this.#quote = quote;
  }

  readonly room = (length: number): number => 2 * length + this.#blanks + 2;
  readonly rest = (): string =>
    this.#place === 'closing' ? String.fromCharCode(this.#quote) : ' '.repeat(this.#blanks);

  copy(bytes: Uint8Array, from: number, to: number, out: Uint8Array, length: number): number {
    const quote = this.#quote;
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!;
      switch (this.#place) {
        case 'quoted':
          if (byte === BACKSLASH) this.#place = 'escaping';
          else if (byte === quote) this.#place = 'closing';
          else out[length++] = byte;
          continue;
        case 'escaping':
          out[length++] = BACKSLASH;
          if (byte !== quote && byte !== BACKSLASH) out[length++] = BACKSLASH;
          out[length++] = byte;
          this.#place = 'quoted';
          continue;
        case 'closing':
          if (byte === quote) {
            out[length++] = BACKSLASH;
            out[length++] = quote;
            this.#place = 'quoted';
            continue;
          }
          out[length++] = quote;
          this.#place = 'closed';
          break;
        case 'start':
          if (byte === BLANK) {
            this.#blanks++;
            continue;
          }
          if (byte === quote) {
            out[length++] = quote;
            this.#blanks = 0;
            this.#place = 'quoted';
            continue;
          }
          for (; this.#blanks > 0; this.#blanks--) out[length++] = BLANK;
          this.#place = 'bare';
          break;
        case 'bare':
        case 'closed':
          break;
      }
      const ends = byte === this.#delimiter || byte === 10 || byte === 13;
      if (this.#place === 'closed' && !ends) continue;
      if (byte === BACKSLASH) out[length++] = BACKSLASH;
      out[length++] = byte;
      if (ends) this.#place = 'start';
    }
    return length;
  }
}
