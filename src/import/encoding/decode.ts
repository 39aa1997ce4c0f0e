import { readBytes } from '../source.ts';
import { howDecoded, upperHalf, type EncodingId } from './encodings.ts';
import type { PassOptions } from './evidence.ts';
import { LineCounter } from './line-ends.ts';
import { walk } from './walk.ts';

/** Where an undecodable sequence is: its physical line and its byte in the original file, from 0. */
export interface Place {
  line: number;
  byte: number;
}

export interface Utf8Text {
  /** UTF-8 with the byte 0xFF, which UTF-8 never holds, in place of every undecodable sequence. */
  blob: Blob;
  /** `places` are the first 100. */
  undecodable: { count: number; places: Place[] };
}

const BLOCK_BYTES = 2 * 1024 * 1024;
const SEALED_BYTES = 8 * 1024 * 1024;
const PLACES = 100;
/** A stretch that does not decode is halved down to about this, then read character by character. */
const WALKED_BYTES = 2048;
/** No byte below is part of a longer character in any encoding of several bytes read here. */
const NEVER_TRAIL = 0x30;
const LOST = Uint8Array.of(0xff);

/**
 * The whole file as UTF-8, without its byte order mark. A UTF-8 file is passed as it is, whatever it holds.
 *
 * @throws {ImportError} file-gone
 * @throws the signal's reason when aborted
 */
export async function toUtf8(blob: Blob, encoding: EncodingId, options: PassOptions = {}): Promise<Utf8Text> {
  if (encoding === 'utf-8') return { blob, undecodable: { count: 0, places: [] } };
  const { signal, onProgress, blockBytes = BLOCK_BYTES } = options;
  const how = howDecoded(encoding);
  const out = new Output();
  const lost = how.as === 'utf-16' ? new Undecodable(2, how.bigEndian) : new Undecodable(1, false);
  const convert = converter(encoding, out, lost);
  let position = how.as === 'utf-16' ? await markBytes(blob, how.bigEndian) : 0;
  let size = Math.max(4, blockBytes);
  while (position < blob.size) {
    signal?.throwIfAborted();
    const bytes = await readBytes(blob, position, position + size);
    const end = position + bytes.length >= blob.size ? bytes.length : wholePart(bytes, how);
    if (end === 0) {
      size *= 2;
      continue;
    }
    convert(bytes.subarray(0, end), position);
    position += end;
    size = Math.max(4, blockBytes);
    onProgress?.(position / blob.size);
  }
  return { blob: out.blob(), undecodable: { count: lost.count, places: lost.places } };
}

async function markBytes(blob: Blob, bigEndian: boolean): Promise<number> {
  const [a, b] = await readBytes(blob, 0, 2);
  return (bigEndian ? a === 0xfe && b === 0xff : a === 0xff && b === 0xfe) ? 2 : 0;
}

/** How many bytes can be decoded without those that follow; 0 when more must be read to know. */
function wholePart(bytes: Uint8Array, how: ReturnType<typeof howDecoded>): number {
  if (how.as === 'bytes') return bytes.length;
  if (how.as === 'utf-16') {
    const even = bytes.length - (bytes.length % 2);
    const last = bytes[even - (how.bigEndian ? 2 : 1)]!;
    return last >= 0xd8 && last <= 0xdb ? even - 2 : even;
  }
  let end = bytes.length;
  while (end > 0 && bytes[end - 1]! >= NEVER_TRAIL) end--;
  return end;
}

type Convert = (bytes: Uint8Array<ArrayBuffer>, position: number) => void;

function converter(encoding: EncodingId, out: Output, lost: Undecodable): Convert {
  const how = howDecoded(encoding);
  if (how.as === 'bytes') return byTable(upperHalf(encoding)!, out, lost);
  const decoder = new TextDecoder(how.as === 'utf-8' ? 'utf-8' : how.label, { fatal: true, ignoreBOM: true });
  const encoder = new TextEncoder();

  const byCharacter = (bytes: Uint8Array, position: number) => {
    let text = '';
    walk(bytes, encoding, (character, at) => {
      if (character !== '') {
        text += character;
        return;
      }
      lost.at(bytes, at, position);
      if (text !== '') out.add(encoder.encode(text));
      out.add(LOST);
      text = '';
    });
    if (text !== '') out.add(encoder.encode(text));
    lost.pass(bytes, bytes.length);
  };

  const convert: Convert = (bytes, position) => {
    let text: string;
    try {
      text = decoder.decode(bytes);
    } catch {
      const half = bytes.length > WALKED_BYTES ? wholePart(bytes.subarray(0, bytes.length >> 1), how) : 0;
      if (half === 0) {
        byCharacter(bytes, position);
        return;
      }
      convert(bytes.subarray(0, half), position);
      convert(bytes.subarray(half), position + half);
      return;
    }
    out.add(encoder.encode(text));
    lost.pass(bytes, bytes.length);
  };
  return convert;
}

/** Single bytes need no decoder: each has its UTF-8 bytes, three at most. */
function byTable(half: readonly string[], out: Output, lost: Undecodable): Convert {
  const encoder = new TextEncoder();
  const utf8 = half.map((character) => (character === '' ? LOST : encoder.encode(character)));
  const lengths = Uint8Array.from(utf8, ({ length }) => length);
  const flat = new Uint8Array(128 * 3);
  utf8.forEach((one, i) => flat.set(one, i * 3));
  return (bytes, position) => {
    const written = new Uint8Array(sizeOf(bytes, lengths));
    let length = 0;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (byte < 0x80) {
        written[length++] = byte;
        continue;
      }
      const from = (byte - 0x80) * 3;
      const first = flat[from]!;
      written[length++] = first;
      if (first === 0xff) lost.at(bytes, i, position);
      const size = lengths[byte - 0x80]!;
      if (size > 1) written[length++] = flat[from + 1]!;
      if (size > 2) written[length++] = flat[from + 2]!;
    }
    lost.pass(bytes, bytes.length);
    out.add(written);
  };
}

function sizeOf(bytes: Uint8Array, lengths: Uint8Array): number {
  let size = 0;
  for (let i = 0; i < bytes.length; i++) size += bytes[i]! < 0x80 ? 1 : lengths[bytes[i]! - 0x80]!;
  return size;
}

/** Counts undecodable sequences, and the lines up to them as long as places are still kept. */
class Undecodable {
  count = 0;
  readonly places: Place[] = [];
  readonly #lines: LineCounter;
  #passed = 0;

  constructor(width: 1 | 2, bigEndian: boolean) {
    this.#lines = new LineCounter(width, bigEndian);
  }

  /** A sequence at `bytes[at]`; `position` is where `bytes` begin in the file. */
  at(bytes: Uint8Array, at: number, position: number): void {
    this.count++;
    if (this.places.length === PLACES) return;
    this.#count(bytes, at);
    this.places.push({ line: this.#lines.line, byte: position + at });
  }

  /** No more is to come of these bytes. */
  pass(bytes: Uint8Array, end: number): void {
    if (this.places.length < PLACES) this.#count(bytes, end);
    this.#passed = 0;
  }

  #count(bytes: Uint8Array, to: number): void {
    this.#lines.pass(bytes, this.#passed, to);
    this.#passed = to;
  }
}

/** Sealed into Blobs as it grows: a browser may keep those outside the worker's heap. */
class Output {
  readonly #sealed: Blob[] = [];
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #pending = 0;

  add(bytes: Uint8Array<ArrayBuffer>): void {
    this.#chunks.push(bytes);
    this.#pending += bytes.length;
    if (this.#pending >= SEALED_BYTES || this.#chunks.length >= 65_536) this.#seal();
  }

  blob(): Blob {
    this.#seal();
    return new Blob(this.#sealed);
  }

  #seal(): void {
    this.#sealed.push(new Blob(this.#chunks));
    this.#chunks = [];
    this.#pending = 0;
  }
}
