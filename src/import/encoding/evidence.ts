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
const PIECE_BYTES = 320;
const BEFORE_BYTES = 64;
const FIRST_LINES = 40;
const SPREAD_LINES = 160;
/** In four bytes at once. */
const HIGH_BITS = 0x80808080;
const BLANKS = 0x20202020;
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
    nuls: pass.nuls,
    nonAscii: pass.nonAscii,
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

/** Delimiters, digits and line ends have a zero byte beside them in UTF-16, whatever the language. */
function wideByZeros(head: Uint8Array): WideEncoding | null {
  let little = 0;
  let big = 0;
  let zeros = 0;
  for (let i = 0; i + 1 < head.length; i += 2) {
    const a = head[i]!;
    const b = head[i + 1]!;
    if (a === 0 || b === 0) zeros++;
    if (b === 0 && isAsciiText(a)) little++;
    else if (a === 0 && isAsciiText(b)) big++;
  }
  if (Math.max(little, big) < Math.max(2, head.length * 0.02, zeros * 0.75)) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}

const isAsciiText = (byte: number) => (byte >= 32 && byte < 127) || byte === 9 || byte === LF || byte === CR;

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
  readonly nuls = { even: 0, odd: 0 };
  readonly valid = new Thinned();
  readonly invalid = new Thinned();
  nonAscii = 0;
  controls = 0;
  line = 1;
  lineStart: number;
  /** Of the present line's first non-ASCII character, -1 while it has none. */
  protected first = -1;
  protected broken = false;
  /** Behind the last CR: a line feed there ends no further line. */
  #afterReturn = -1;

  constructor(start: number) {
    this.lineStart = start;
  }

  /** Takes the next bytes, which begin at `position` in the file. */
  abstract block(bytes: Uint8Array<ArrayBuffer>, position: number): void;
  /** Whether a character is unfinished where the line ends. */
  protected abstract cutShort(): boolean;

  end(size: number): void {
    this.#offer(size);
  }

  protected lineEnd(character: number, position: number, width: number): void {
    if (character === CR || position !== this.#afterReturn) {
      this.#offer(position);
      this.line++;
    }
    this.lineStart = position + width;
    if (character === CR) this.#afterReturn = position + width;
  }

  #offer(lineEnd: number): void {
    const cut = this.cutShort();
    if (this.first < 0) return;
    const from = Math.max(this.lineStart, this.first - BEFORE_BYTES);
    const to = Math.min(lineEnd, from + PIECE_BYTES);
    (this.broken || cut ? this.invalid : this.valid).offer(this.line, from, to);
    this.first = -1;
    this.broken = false;
  }
}

class BytePass extends Pass {
  /** Continuation bytes still to come, and the range of the next one. */
  #need = 0;
  #low = 0x80;
  #high = 0xbf;

  block(bytes: Uint8Array<ArrayBuffer>, position: number): void {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    let at = 0;
    while (at < bytes.length) {
      if (this.first < 0 && at % 4 === 0) at = this.#skip(words, bytes, at, position);
      at = this.#read(bytes, at, position);
    }
  }

  protected cutShort(): boolean {
    const cut = this.#need > 0;
    this.#need = 0;
    return cut;
  }

  /** Passes four bytes at a time while all are ASCII; returns the place of the first four that are not. */
  #skip(words: Uint32Array, bytes: Uint8Array, from: number, position: number): number {
    let i = from >> 2;
    for (; i < words.length; i++) {
      const word = words[i]!;
      if ((word & HIGH_BITS) !== 0) break;
      // A byte below 32 borrows from its highest bit.
      if (((word - BLANKS) & HIGH_BITS) === 0) continue;
      for (let at = i * 4; at < i * 4 + 4; at++) if (bytes[at]! < 32) this.#low32(bytes[at]!, position + at);
    }
    return i * 4;
  }

  #low32(byte: number, position: number): void {
    if (byte === LF || byte === CR) this.lineEnd(byte, position, 1);
    else if (isControl(byte)) {
      this.controls++;
      if (byte === 0) this.nuls[position % 2 === 0 ? 'even' : 'odd']++;
    }
  }

  /** Byte by byte to the end of the line, and on to where four bytes can be taken at a time. */
  #read(bytes: Uint8Array, from: number, position: number): number {
    let need = this.#need;
    let low = this.#low;
    let high = this.#high;
    let broken = this.broken;
    let nonAscii = 0;
    let i = from;
    for (; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (byte >= 0x80) {
        nonAscii++;
        if (this.first < 0) this.first = position + i;
        if (need > 0 && byte >= low && byte <= high) {
          need--;
          low = 0x80;
          high = 0xbf;
          continue;
        }
        if (need > 0 || byte < 0xc2 || byte > 0xf4) broken = true;
        need = byte < 0xc2 || byte > 0xf4 ? 0 : byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
        low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
        high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
        continue;
      }
      if (need > 0) {
        broken = true;
        need = 0;
      }
      if (byte < 32) {
        this.broken = broken;
        this.#need = 0;
        this.#low32(byte, position + i);
        broken = this.broken;
      }
      if (this.first < 0 && i % 4 === 3) {
        i++;
        break;
      }
    }
    this.#need = need;
    this.#low = low;
    this.#high = high;
    this.broken = broken;
    this.nonAscii += nonAscii;
    return i;
  }
}

class WidePass extends Pass {
  #afterHigh = false;
  readonly #bigEndian: boolean;

  constructor(start: number, bigEndian: boolean) {
    super(start);
    this.#bigEndian = bigEndian;
  }

  block(bytes: Uint8Array<ArrayBuffer>, position: number): void {
    const low = this.#bigEndian ? 1 : 0;
    const high = 1 - low;
    for (let i = 0; i < bytes.length; i++) {
      if (bytes[i] === 0) this.nuls[i % 2 === 0 ? 'even' : 'odd']++;
      else if (bytes[i]! >= 0x80) this.nonAscii++;
    }
    for (let i = 0; i + 1 < bytes.length; i += 2) {
      const unit = bytes[i + low]! | (bytes[i + high]! << 8);
      const trailing = unit >= 0xdc00 && unit <= 0xdfff;
      if (this.#afterHigh !== trailing) this.broken = true;
      this.#afterHigh = unit >= 0xd800 && unit <= 0xdbff;
      if (unit === LF || unit === CR) this.lineEnd(unit, position + i, 2);
      else if (isControl(unit)) this.controls++;
      else if (unit >= 0x80 && this.first < 0) this.first = position + i;
    }
    if (bytes.length % 2 === 0) return;
    this.broken = true;
    if (this.first < 0) this.first = position + bytes.length - 1;
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
