import { readBytes } from '../source.ts';

export interface PassOptions {
  signal?: AbortSignal | undefined;
  /** Share of the work done, 0–1. */
  onProgress?: ((share: number) => void) | undefined;
  /** Bytes read at a time. */
  blockBytes?: number | undefined;
}

export type WideEncoding = 'utf-16le' | 'utf-16be';

/** A piece of a real line: it begins at a character and holds the line's first non-ASCII ones. */
export interface CollectedLine {
  /** Physical line number, from 1. */
  line: number;
  /** Place of `bytes[0]` in the file. */
  byte: number;
  bytes: Uint8Array;
}

/** What a whole file's bytes say about how it is written. */
export interface Evidence {
  bytes: number;
  /** The byte order mark at the file's beginning. */
  bom: 'utf-8' | WideEncoding | null;
  /** Every character takes two bytes or four, by the mark or by where the zero bytes are; all else counts bytes. */
  wide: WideEncoding | null;
  /** Zero bytes at even and at odd places. */
  nuls: { even: number; odd: number };
  /** Bytes above 0x7F. */
  nonAscii: number;
  /** Control characters that text does not hold. */
  controls: number;
  lines: number;
  /** Lines with non-ASCII characters, by whether they are valid (UTF-8, in a wide file UTF-16). */
  validLines: number;
  invalidLines: number;
  /** Some of these lines from the whole file, in its order. */
  collected: CollectedLine[];
}

const BLOCK_BYTES = 4 * 1024 * 1024;
/** A part of a block without non-ASCII bytes is only counted. */
const PART_BYTES = 32 * 1024;
const PIECE_BYTES = 320;
const BEFORE_BYTES = 64;
const FIRST_LINES = 40;
const SPREAD_LINES = 160;
const LF = 10;
const CR = 13;

/**
 * Reads the whole file once. Lines are counted as everywhere in import: LF, CR LF and CR alone end one.
 *
 * @throws {ImportError} file-gone
 * @throws the signal's reason when aborted
 */
export async function gatherEvidence(blob: Blob, options: PassOptions = {}): Promise<Evidence> {
  const { signal, onProgress, blockBytes = BLOCK_BYTES } = options;
  const head = await readBytes(blob, 0, 64 * 1024);
  const bom = markOf(head);
  const wide = bom === 'utf-8' ? null : (bom ?? wideByZeros(head));
  const start = bom === null ? 0 : bom === 'utf-8' ? 3 : 2;
  const pass = wide ? new WidePass(start, wide === 'utf-16be') : new BytePass(start);
  const size = wide ? Math.max(2, blockBytes - (blockBytes % 2)) : blockBytes;
  for (let position = start; position < blob.size; position += size) {
    signal?.throwIfAborted();
    const bytes = await readBytes(blob, position, position + size);
    pass.block(bytes, position);
    onProgress?.(Math.min(1, (position + size) / blob.size));
  }
  pass.end(blob.size);
  return {
    bytes: blob.size,
    bom,
    wide,
    nuls: { even: pass.even[0]!, odd: pass.odd[0]! },
    nonAscii: sum(pass.even, 0x80, 0x100) + sum(pass.odd, 0x80, 0x100),
    controls: pass.controls,
    lines: pass.line - (pass.lineStart >= blob.size ? 1 : 0),
    validLines: pass.valid.count,
    invalidLines: pass.invalid.count,
    collected: await collect(blob, [...pass.valid.taken(), ...pass.invalid.taken()], wide),
  };
}

function markOf([a, b, c]: Uint8Array): Evidence['bom'] {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** Delimiters, digits and line ends are zero in every other byte of UTF-16, whatever the language. */
function wideByZeros(head: Uint8Array): WideEncoding | null {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i++) {
    if (head[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  if (Math.max(even, odd) < Math.max(2, head.length * 0.02)) return null;
  if (odd > even * 8) return 'utf-16le';
  return even > odd * 8 ? 'utf-16be' : null;
}

function sum(counts: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total += counts[i]!;
  return total;
}

/** Line ends, tab, form feed, escape and the mark that once ended files are met in text; the others are not. */
const isControl = (byte: number) => byte < 32 && (byte < 9 || byte > 13) && byte !== 26 && byte !== 27;

interface Piece {
  line: number;
  from: number;
  to: number;
}

/** Keeps the first lines offered, and of the others every n-th, n doubling as they become too many. */
class Thinned {
  count = 0;
  readonly #first: Piece[] = [];
  #spread: Piece[] = [];
  #stride = 1;

  offer(line: number, from: number, to: number): void {
    const index = this.count++;
    if (index < FIRST_LINES) this.#first.push({ line, from, to });
    else if ((index - FIRST_LINES) % this.#stride === 0) {
      this.#spread.push({ line, from, to });
      if (this.#spread.length < SPREAD_LINES) return;
      this.#spread = this.#spread.filter((_, i) => i % 2 === 0);
      this.#stride *= 2;
    }
  }

  taken(): Piece[] {
    return [...this.#first, ...this.#spread];
  }
}

/** What both passes remember from block to block; places are those in the file. */
abstract class Pass {
  readonly even = new Float64Array(256);
  readonly odd = new Float64Array(256);
  readonly valid = new Thinned();
  readonly invalid = new Thinned();
  line = 1;
  lineStart: number;
  protected afterReturn = false;
  /** Of the present line's first non-ASCII character, -1 while it has none. */
  protected first = -1;
  protected broken = false;

  constructor(start: number) {
    this.lineStart = start;
  }

  abstract get controls(): number;
  abstract block(bytes: Uint8Array, position: number): void;
  /** Whether a character is unfinished where the line ends. */
  protected abstract cutShort(): boolean;

  end(size: number): void {
    this.offer(size);
  }

  protected offer(lineEnd: number): void {
    const cut = this.cutShort();
    if (this.first < 0) return;
    const from = Math.max(this.lineStart, this.first - BEFORE_BYTES);
    const to = Math.min(lineEnd, from + PIECE_BYTES);
    (this.broken || cut ? this.invalid : this.valid).offer(this.line, from, to);
    this.first = -1;
    this.broken = false;
  }

  protected count(bytes: Uint8Array, from: number, to: number, position: number): number {
    let any = 0;
    const [here, next] = (position + from) % 2 === 0 ? [this.even, this.odd] : [this.odd, this.even];
    let i = from;
    for (; i + 1 < to; i += 2) {
      const a = bytes[i]!;
      const b = bytes[i + 1]!;
      any |= a | b;
      here[a]!++;
      next[b]!++;
    }
    if (i < to) {
      any |= bytes[i]!;
      here[bytes[i]!]!++;
    }
    return any;
  }
}

class BytePass extends Pass {
  /** Continuation bytes still to come, and the range of the next one. */
  #need = 0;
  #low = 0x80;
  #high = 0xbf;

  get controls(): number {
    let total = 0;
    for (let byte = 0; byte < 32; byte++) if (isControl(byte)) total += this.even[byte]! + this.odd[byte]!;
    return total;
  }

  block(bytes: Uint8Array, position: number): void {
    for (let from = 0; from < bytes.length; from += PART_BYTES) {
      const to = Math.min(from + PART_BYTES, bytes.length);
      const feeds = this.even[LF]! + this.odd[LF]!;
      const returns = this.even[CR]! + this.odd[CR]!;
      const any = this.count(bytes, from, to, position);
      if (any >= 0x80 || this.first >= 0) this.#read(bytes, from, to, position);
      else
        this.#skip(
          bytes.subarray(from, to),
          position + from,
          this.even[LF]! + this.odd[LF]! - feeds,
          this.even[CR]! + this.odd[CR]! - returns,
        );
    }
  }

  protected cutShort(): boolean {
    const cut = this.#need > 0;
    this.#need = 0;
    return cut;
  }

  /** Nothing but ASCII, and no line begun before that holds anything else. */
  #skip(part: Uint8Array, position: number, feeds: number, returns: number): void {
    let pairs = this.afterReturn && part[0] === LF ? 1 : 0;
    if (pairs) this.lineStart = position + 1;
    if (returns > 0)
      for (let at = part.indexOf(CR); at >= 0; at = part.indexOf(CR, at + 1)) if (part[at + 1] === LF) pairs++;
    this.line += feeds + returns - pairs;
    const last = Math.max(feeds > 0 ? part.lastIndexOf(LF) : -1, returns > 0 ? part.lastIndexOf(CR) : -1);
    if (last >= 0) this.lineStart = position + last + 1;
    this.afterReturn = part[part.length - 1] === CR;
  }

  #read(bytes: Uint8Array, from: number, to: number, position: number): void {
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!;
      if (byte >= 0x80) {
        if (this.first < 0) this.first = position + i;
        this.#advance(byte);
        this.afterReturn = false;
      } else {
        if (this.#need > 0 && byte !== LF && byte !== CR) this.broken = true;
        if (byte === LF && this.afterReturn) {
          this.lineStart = position + i + 1;
          this.afterReturn = false;
        } else if (byte === LF || byte === CR) {
          this.offer(position + i);
          this.line++;
          this.lineStart = position + i + 1;
          this.afterReturn = byte === CR;
        } else {
          this.#need = 0;
          this.afterReturn = false;
        }
      }
    }
  }

  #advance(byte: number): void {
    if (this.#need > 0) {
      if (byte >= this.#low && byte <= this.#high) {
        this.#need--;
        this.#low = 0x80;
        this.#high = 0xbf;
        return;
      }
      this.broken = true;
    }
    this.#need = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    this.#low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.#high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    if (byte < 0xc2 || byte > 0xf4) {
      this.broken = true;
      this.#need = 0;
    }
  }
}

class WidePass extends Pass {
  controls = 0;
  #afterHigh = false;
  readonly #bigEndian: boolean;

  constructor(start: number, bigEndian: boolean) {
    super(start);
    this.#bigEndian = bigEndian;
  }

  block(bytes: Uint8Array, position: number): void {
    this.count(bytes, 0, bytes.length, position);
    const low = this.#bigEndian ? 1 : 0;
    const high = 1 - low;
    for (let i = 0; i + 1 < bytes.length; i += 2) {
      const unit = bytes[i + low]! | (bytes[i + high]! << 8);
      if (unit === LF || unit === CR) {
        if (unit === CR || !this.afterReturn) {
          this.offer(position + i);
          this.line++;
        }
        this.lineStart = position + i + 2;
        this.afterReturn = unit === CR;
        continue;
      }
      this.afterReturn = false;
      if (isControl(unit)) this.controls++;
      const trailing = unit >= 0xdc00 && unit <= 0xdfff;
      if (this.#afterHigh !== trailing) this.broken = true;
      this.#afterHigh = unit >= 0xd800 && unit <= 0xdbff;
      if (unit >= 0x80 && this.first < 0) this.first = position + i;
    }
    if (bytes.length % 2 !== 0) {
      this.broken = true;
      if (this.first < 0) this.first = position + bytes.length - 1;
    }
  }

  protected cutShort(): boolean {
    const cut = this.#afterHigh;
    this.#afterHigh = false;
    return cut;
  }
}

async function collect(blob: Blob, pieces: Piece[], wide: WideEncoding | null): Promise<CollectedLine[]> {
  pieces.sort((a, b) => a.from - b.from);
  const lines: CollectedLine[] = [];
  for (const { line, from, to } of pieces) {
    const bytes = await readBytes(blob, from, to);
    const cut = to - from === PIECE_BYTES;
    lines.push({ line, byte: from, bytes: cut ? wholeCharacters(bytes, wide) : bytes });
  }
  return lines;
}

/** Without a character cut at the end of a piece: no byte below 0x30 is within one. */
function wholeCharacters(bytes: Uint8Array, wide: WideEncoding | null): Uint8Array {
  if (wide) {
    const last = bytes[bytes.length - (wide === 'utf-16be' ? 2 : 1)]!;
    return last >= 0xd8 && last <= 0xdb ? bytes.subarray(0, -2) : bytes;
  }
  let end = bytes.length;
  while (end > BEFORE_BYTES + 1 && bytes[end - 1]! >= 0x30) end--;
  return end > BEFORE_BYTES + 1 ? bytes.subarray(0, end) : bytes;
}
