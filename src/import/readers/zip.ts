import { ImportError, LIMITS, type StopCode } from '../codes.ts';
import { readBytes } from '../source.ts';
import { crc32 } from './crc32.ts';
import { readRange } from './range.ts';

/** One file in an archive. */
export interface Member {
  name: string;
  encrypted: boolean;
  method: number;
  crc: number;
  packedBytes: number;
  bytes: number;
  /** Where its local header begins in the archive. */
  at: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const MAX_COMMENT = 65_535;

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * The directory of an archive, with sizes as it claims them. Throws `archive-broken`, `too-large` when the members
 * claim to be more than an engine can hold, `file-gone`.
 */
export async function readDirectory(file: Blob): Promise<Member[]> {
  try {
    const { members, total } = await directory(file);
    if (total > LIMITS.engineBytes) throw new ImportError('too-large', { estimate: total, limit: LIMITS.engineBytes });
    return members;
  } catch (cause) {
    if (cause instanceof ImportError) throw cause;
    throw new ImportError('archive-broken', {}, { cause });
  }
}

async function directory(file: Blob): Promise<{ members: Member[]; total: number }> {
  const tailAt = Math.max(0, file.size - MAX_COMMENT - 22);
  const tail = view(await readBytes(file, tailAt, file.size));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) throw new ImportError('archive-broken');
  let size = tail.getUint32(end + 12, true);
  let from = tail.getUint32(end + 16, true);
  let before = tailAt + end;
  if (end >= 20 && tail.getUint32(end - 20, true) === LOCATOR_64) {
    const at = Number(tail.getBigUint64(end - 12, true));
    const record = view(await readRange(file, at, at + 56, 'archive-broken'));
    if (record.getUint32(0, true) !== END_64) throw new ImportError('archive-broken');
    size = Number(record.getBigUint64(40, true));
    from = Number(record.getBigUint64(48, true));
    before = at;
  }
  // Bytes put before the archive, as in one that unpacks itself.
  const shift = before - size - from;
  if (shift < 0) throw new ImportError('archive-broken');
  return entries(await readRange(file, from + shift, before, 'archive-broken'), shift);
}

function entries(bytes: Uint8Array, shift: number): { members: Member[]; total: number } {
  const data = view(bytes);
  const members: Member[] = [];
  let total = 0;
  for (let at = 0; at + 46 <= bytes.length && data.getUint32(at, true) === ENTRY;) {
    const flags = data.getUint16(at + 8, true);
    const nameEnd = at + 46 + data.getUint16(at + 28, true);
    const extraEnd = nameEnd + data.getUint16(at + 30, true);
    const extra = extras(bytes.subarray(nameEnd, extraEnd));
    const large = sizes64(extra.get(1), [
      data.getUint32(at + 24, true),
      data.getUint32(at + 20, true),
      data.getUint32(at + 42, true),
    ]);
    const unicode = extra.get(0x7075);
    members.push({
      name:
        unicode && unicode.length > 5 ? memberName(unicode.subarray(5)) : memberName(bytes.subarray(at + 46, nameEnd)),
      encrypted: (flags & 1) !== 0,
      method: data.getUint16(at + 10, true),
      crc: data.getUint32(at + 16, true),
      bytes: large[0],
      packedBytes: large[1],
      at: large[2] + shift,
    });
    total += large[0];
    at = extraEnd + data.getUint16(at + 32, true);
  }
  return { members, total };
}

function extras(bytes: Uint8Array): Map<number, Uint8Array> {
  const found = new Map<number, Uint8Array>();
  const data = view(bytes);
  for (let at = 0; at + 4 <= bytes.length;) {
    const end = at + 4 + data.getUint16(at + 2, true);
    found.set(data.getUint16(at, true), bytes.subarray(at + 4, end));
    at = end;
  }
  return found;
}

/** Sizes and offset that do not fit in 32 bits stand in an extra field, in this order, only those that do not fit. */
function sizes64(extra: Uint8Array | undefined, sizes: [number, number, number]): [number, number, number] {
  if (!extra) return sizes;
  const data = view(extra);
  let at = 0;
  const next = (size: number) => {
    if (size !== 0xffffffff || at + 8 > extra.length) return size;
    at += 8;
    return Number(data.getBigUint64(at - 8, true));
  };
  return [next(sizes[0]), next(sizes[1]), next(sizes[2])];
}

const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** A name as the archive's maker meant it: UTF-8 where it is valid, else as Chinese Windows writes it, else as DOS did. */
export function memberName(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // the next one
    }
  return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : CP437[byte - 128]!)).join('');
}

/** Folders, and what systems add on their own. */
export function isClutter({ name, bytes }: Member): boolean {
  const base = name.slice(name.lastIndexOf('/') + 1);
  return (
    bytes === 0 ||
    /[\\/]$/.test(name) ||
    /(^|\/)__MACOSX\//.test(name) ||
    /^(\.DS_Store|\._.*|thumbs\.db|desktop\.ini)$/i.test(base)
  );
}

export interface UnpackOptions {
  /** What damage is called: of the archive, or of the workbook that it is. */
  broken?: StopCode;
  signal?: AbortSignal | undefined;
  /** Share of the packed bytes read. */
  onProgress?: ((share: number) => void) | undefined;
}

const READ_BYTES = 256 * 1024;
/** Packed bytes inflated at a time: a thousandfold at worst. */
const INFLATE_BYTES = 16 * 1024;

/**
 * The bytes of a member, block by block, its checksum compared at the end. Throws `encrypted-file`, `archive-method`,
 * `archive-broken` (or what `broken` says), `file-gone`.
 */
export async function* unpack(file: Blob, member: Member, options: UnpackOptions = {}): AsyncGenerator<Uint8Array> {
  const { broken = 'archive-broken', signal, onProgress } = options;
  const { from, to } = await packedRange(file, member, broken);
  const inflated: Uint8Array[] = [];
  let crc = 0;
  let total = 0;
  let ended = member.method === STORED;
  const take = (chunk: Uint8Array) => {
    crc = crc32(crc, chunk);
    total += chunk.length;
    if (total > member.bytes) throw new ImportError(broken);
    if (chunk.length > 0) inflated.push(chunk);
  };
  const { Inflate } = await import('fflate');
  const inflater = new Inflate((chunk, final) => {
    take(chunk);
    ended ||= final;
  });
  for (let at = from; at < to; at += READ_BYTES) {
    signal?.throwIfAborted();
    const packed = await readBytes(file, at, Math.min(to, at + READ_BYTES));
    for (let i = 0; i < packed.length; i += INFLATE_BYTES) {
      const piece = packed.subarray(i, i + INFLATE_BYTES);
      try {
        if (member.method === STORED) take(piece);
        else inflater.push(piece, at + i + piece.length >= to);
      } catch (cause) {
        throw cause instanceof ImportError ? cause : new ImportError(broken, {}, { cause });
      }
      yield* inflated.splice(0);
    }
    onProgress?.((at + packed.length - from) / (to - from));
  }
  if (!ended || total !== member.bytes || crc !== member.crc) throw new ImportError(broken);
}

async function packedRange(file: Blob, member: Member, broken: StopCode): Promise<{ from: number; to: number }> {
  if (member.encrypted) throw new ImportError('encrypted-file');
  if (member.method !== STORED && member.method !== DEFLATED) throw new ImportError('archive-method');
  const header = view(await readRange(file, member.at, member.at + 30, broken));
  if (header.getUint32(0, true) !== LOCAL) throw new ImportError(broken);
  const from = member.at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const to = from + member.packedBytes;
  if (!(to <= file.size)) throw new ImportError(broken);
  return { from, to };
}

/** The first bytes of a member (at least `bytes` of them, if it has so many), unchecked. */
export async function unpackHead(
  file: Blob,
  member: Member,
  bytes: number,
  options: UnpackOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of unpack(file, member, options)) {
    chunks.push(chunk);
    total += chunk.length;
    if (total >= bytes) break;
  }
  return joined(chunks, total);
}

/** A whole small member, such as the list of a workbook's sheets. */
export async function unpackWhole(
  file: Blob,
  member: Member,
  options: UnpackOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  return unpackHead(file, member, Infinity, options);
}

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const SEAL_BYTES = 8 * 1024 * 1024;

/** A member as a Blob: a slice of the archive where it is stored as it is. `enough` ends the reading early. */
export async function memberBlob(
  file: Blob,
  member: Member,
  options: UnpackOptions & { enough?: ((chunk: Uint8Array) => boolean) | undefined } = {},
): Promise<Blob> {
  const sealed: Blob[] = [];
  let chunks: BlobPart[] = [];
  let pending = 0;
  for await (const chunk of unpack(file, member, options)) {
    chunks.push(new Uint8Array(chunk));
    pending += chunk.length;
    if (pending >= SEAL_BYTES) {
      sealed.push(new Blob(chunks));
      chunks = [];
      pending = 0;
    }
    if (options.enough?.(chunk)) break;
  }
  return new Blob([...sealed, ...chunks]);
}
