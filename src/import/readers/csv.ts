import { ImportError, LIMITS } from '../codes.ts';

const SEAL_CHARACTERS = 4 * 1024 * 1024;
const SPECIAL = /[",\n\r]/;

/** A value as a CSV field: quoted where it has to be. */
export const csvField = (text: string): string => (SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

interface Segment {
  blob: Blob;
  /** Every record but the empty ones has at least this many fields. */
  width: number;
}

/** Makes a rectangular CSV of rows whose width only the last one settles, without holding it as one string. */
export class CsvWriter {
  /** Records written. */
  rows = 0;
  #width: number;
  #lines: string[] = [];
  #characters = 0;
  #narrowest = Infinity;
  #bytes = 0;
  #segments: Segment[] = [];
  readonly #undecodable: boolean;

  /** @param undecodable U+FFFD stands for bytes that no encoding explains: written as byte 0xFF, which is no UTF-8 */
  constructor({ width = 0, undecodable = false }: { width?: number; undecodable?: boolean } = {}) {
    this.#width = width;
    this.#undecodable = undecodable;
  }

  /** Fields the table has so far. */
  get width(): number {
    return this.#width;
  }

  /** Adds one record of fields that `csvField` made. Trailing empty ones do not widen the table. */
  add(fields: readonly string[]): void {
    let used = fields.length;
    while (used > 0 && fields[used - 1] === '') used--;
    this.rows++;
    if (used === 0) {
      this.#line('');
      return;
    }
    if (used > LIMITS.columns) throw new ImportError('too-many-columns', { columns: used, limit: LIMITS.columns });
    if (used > this.#width) this.#width = used;
    this.#narrowest = Math.min(this.#narrowest, this.#width);
    const line = (used === fields.length ? fields : fields.slice(0, used)).join(',');
    this.#line(used === this.#width ? line : line + ','.repeat(this.#width - used));
  }

  addEmpty(count: number): void {
    this.rows += count;
    for (let left = count; left > 0; left--) this.#line('');
  }

  /** The whole table; `header` goes before the first record and is counted as one. */
  async finish(header?: readonly string[]): Promise<Blob> {
    this.#seal();
    const width = Math.max(this.#width, header?.length ?? 0);
    const blobs: Blob[] = [];
    if (header) {
      this.rows++;
      blobs.push(new Blob([`${header.join(',')}\n`]));
    }
    for (const segment of this.#segments)
      blobs.push(segment.width < width ? await widened(segment.blob, width) : segment.blob);
    return new Blob(blobs, { type: 'text/csv' });
  }

  #line(line: string): void {
    this.#lines.push(line);
    this.#characters += line.length + 1;
    if (this.#characters >= SEAL_CHARACTERS) this.#seal();
  }

  #seal(): void {
    if (this.#lines.length === 0) return;
    const text = `${this.#lines.join('\n')}\n`;
    const marks = this.#undecodable && text.includes('\uFFFD');
    const blob = new Blob([marks ? marked(new TextEncoder().encode(text)) : text]);
    this.#bytes += blob.size;
    if (this.#bytes > LIMITS.engineBytes)
      throw new ImportError('too-large', { estimate: this.#bytes, limit: LIMITS.engineBytes });
    this.#segments.push({ blob, width: this.#narrowest });
    this.#lines = [];
    this.#characters = 0;
    this.#narrowest = Infinity;
  }
}

/** U+FFFD (EF BF BD) becomes the byte FF. */
function marked(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let to = 0;
  for (let from = 0; from < bytes.length; from++) {
    const byte = bytes[from]!;
    if (byte === 0xef && bytes[from + 1] === 0xbf && bytes[from + 2] === 0xbd) {
      bytes[to++] = 0xff;
      from += 2;
    } else bytes[to++] = byte;
  }
  return bytes.subarray(0, to);
}

/** Pads every record that is not empty to so many fields. Bytes, because a marked one is no text. */
async function widened(blob: Blob, width: number): Promise<Blob> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const parts: BlobPart[] = [];
  let from = 0;
  let start = 0;
  let fields = 1;
  let quoted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === 34) quoted = !quoted;
    else if (quoted) continue;
    else if (byte === 44) fields++;
    else if (byte === 10) {
      if (at > start && fields < width) {
        parts.push(bytes.subarray(from, at), ','.repeat(width - fields));
        from = at;
      }
      start = at + 1;
      fields = 1;
    }
  }
  parts.push(bytes.subarray(from));
  return new Blob(parts);
}
