import { ImportError } from '../codes.ts';
import { readBytes } from '../source.ts';

const FREE = 0xfffffffa;
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const STREAM = 2;
const ROOT = 5;

/** The container of Office files before 2007 and of encrypted ones (MS-CFB): named streams, each a chain of sectors. */
export interface Ole {
  names: ReadonlySet<string>;
  /** The bytes of a stream; null if there is none of that name. */
  stream: (name: string) => Uint8Array | null;
}

/** Opens the container, which is held whole. Throws `workbook-broken`, `file-gone`. */
export async function openOle(file: Blob): Promise<Ole> {
  const bytes = await readBytes(file, 0, file.size);
  try {
    return container(bytes);
  } catch (cause) {
    if (cause instanceof ImportError) throw cause;
    throw new ImportError('workbook-broken', {}, { cause });
  }
}

interface Entry {
  type: number;
  start: number;
  size: number;
}

function container(bytes: Uint8Array): Ole {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorBytes = 1 << Math.min(data.getUint16(30, true), 12);
  const miniBytes = 1 << Math.min(data.getUint16(32, true), 12);
  const cutoff = data.getUint32(56, true);
  if (sectorBytes < 128) throw new ImportError('workbook-broken');
  const sectors = Math.ceil((bytes.length - HEADER_BYTES) / sectorBytes);
  const sector = (index: number) => {
    if (index >= sectors) throw new ImportError('workbook-broken');
    return bytes.subarray((index + 1) * sectorBytes, (index + 2) * sectorBytes);
  };
  const table = fatOf(data, sectorBytes, sectors);

  const chain = (start: number, next: (index: number) => number, limit: number): number[] => {
    const indexes: number[] = [];
    for (let index = start; index < FREE; index = next(index)) {
      if (indexes.length >= limit) throw new ImportError('workbook-broken');
      indexes.push(index);
    }
    return indexes;
  };
  const large = (start: number) =>
    joined(chain(start, (index) => table[index] ?? FREE, sectors).map(sector), sectorBytes);

  const entries = new Map<string, Entry>();
  const list = large(data.getUint32(48, true));
  const listed = new DataView(list.buffer);
  for (let at = 0; at + ENTRY_BYTES <= list.length; at += ENTRY_BYTES) {
    const length = Math.min(listed.getUint16(at + 64, true), 64);
    const type = list[at + 66]!;
    if (length < 2 || (type !== STREAM && type !== ROOT)) continue;
    const name = type === ROOT ? '' : new TextDecoder('utf-16le').decode(list.subarray(at, at + length - 2));
    if (entries.has(name)) continue;
    entries.set(name, { type, start: listed.getUint32(at + 116, true), size: listed.getUint32(at + 120, true) });
  }

  if (!entries.has('')) throw new ImportError('workbook-broken');

  const small = (start: number, size: number) => {
    const root = entries.get('');
    const pool = large(root?.start ?? FREE);
    const miniTable = large(data.getUint32(60, true));
    const minis = new DataView(miniTable.buffer);
    const next = (index: number) => (index * 4 + 4 <= miniTable.length ? minis.getUint32(index * 4, true) : FREE);
    const indexes = chain(start, next, Math.ceil(size / miniBytes));
    return joined(
      indexes.map((index) => pool.subarray(index * miniBytes, (index + 1) * miniBytes)),
      miniBytes,
    );
  };

  return {
    names: new Set(entries.keys()),
    stream: (name) => {
      const entry = entries.get(name);
      if (!entry) return null;
      const whole = entry.size < cutoff ? small(entry.start, entry.size) : large(entry.start);
      return whole.subarray(0, entry.size);
    },
  };
}

/** Which sector follows which. */
function fatOf(data: DataView, sectorBytes: number, sectors: number): Uint32Array {
  const perSector = sectorBytes / 4;
  const fatSectors: number[] = [];
  for (let i = 0; i < 109; i++) fatSectors.push(data.getUint32(76 + i * 4, true));
  let more = data.getUint32(68, true);
  for (let seen = 0; more < FREE && seen < sectors; seen++) {
    const at = (more + 1) * sectorBytes;
    for (let i = 0; i < perSector - 1; i++) fatSectors.push(data.getUint32(at + i * 4, true));
    more = data.getUint32(at + (perSector - 1) * 4, true);
  }
  const table = new Uint32Array(sectors + perSector).fill(FREE);
  fatSectors
    .filter((index) => index < sectors)
    .slice(0, Math.ceil(sectors / perSector) + 1)
    .forEach((index, nth) => {
      for (let i = 0; i < perSector && nth * perSector + i < table.length; i++) {
        const at = (index + 1) * sectorBytes + i * 4;
        if (at + 4 <= data.byteLength) table[nth * perSector + i] = data.getUint32(at, true);
      }
    });
  return table;
}

function joined(sectors: readonly Uint8Array[], sectorBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sectors.length * sectorBytes);
  sectors.forEach((sector, i) => bytes.set(sector, i * sectorBytes));
  return bytes;
}
