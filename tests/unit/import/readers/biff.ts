const SECTOR = 512;
const MINI = 64;
const END = 0xfffffffe;

/** A container of named streams as Office wrote until 2003 (MS-CFB), small streams in the mini stream. */
export function ole(streams: Readonly<Record<string, Uint8Array>>): Blob {
  const names = Object.keys(streams);
  const sectors: Uint8Array[] = [];
  const fat: number[] = [];
  const put = (bytes: Uint8Array): number => {
    const count = Math.ceil(bytes.length / SECTOR);
    if (count === 0) return END;
    const start = sectors.length;
    for (let i = 0; i < count; i++) {
      const sector = new Uint8Array(SECTOR);
      sector.set(bytes.subarray(i * SECTOR, (i + 1) * SECTOR));
      sectors.push(sector);
      fat.push(i + 1 === count ? END : start + i + 1);
    }
    return start;
  };
  const minis: number[] = [];
  const pool: number[] = [];
  const entries = names.map((name) => {
    const bytes = streams[name]!;
    if (bytes.length >= 4096) return { name, type: 2, start: put(bytes), size: bytes.length };
    const start = minis.length;
    const count = Math.ceil(bytes.length / MINI);
    for (let i = 0; i < count; i++) minis.push(i + 1 === count ? END : start + i + 1);
    pool.push(...bytes, ...new Uint8Array(count * MINI - bytes.length));
    return { name, type: 2, start, size: bytes.length };
  });
  const miniFat = new Uint8Array(minis.length * 4);
  minis.forEach((next, i) => new DataView(miniFat.buffer).setUint32(i * 4, next, true));
  const root = { name: 'Root Entry', type: 5, start: put(new Uint8Array(pool)), size: pool.length };
  const miniStart = put(miniFat);
  const list = new Uint8Array(Math.ceil((entries.length + 1) / 4) * SECTOR);
  [root, ...entries].forEach(({ name, type, start, size }, i) => {
    const data = new DataView(list.buffer, i * 128, 128);
    for (let k = 0; k < name.length; k++) data.setUint16(k * 2, name.charCodeAt(k), true);
    data.setUint16(64, name.length * 2 + 2, true);
    data.setUint8(66, type);
    data.setUint32(116, start, true);
    data.setUint32(120, size, true);
  });
  const listStart = put(list);
  const fatCount = Math.ceil((fat.length + 2) / 127);
  const fatStart = sectors.length;
  const table = new Uint8Array(fatCount * SECTOR).fill(0xff);
  const tableView = new DataView(table.buffer);
  fat.forEach((next, i) => tableView.setUint32(i * 4, next, true));
  for (let i = 0; i < fatCount; i++) tableView.setUint32((fatStart + i) * 4, 0xfffffffd, true);
  put(table);

  const header = new Uint8Array(SECTOR);
  const data = new DataView(header.buffer);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  data.setUint16(24, 0x3e, true);
  data.setUint16(26, 3, true);
  data.setUint16(28, 0xfffe, true);
  data.setUint16(30, 9, true);
  data.setUint16(32, 6, true);
  data.setUint32(44, fatCount, true);
  data.setUint32(48, listStart, true);
  data.setUint32(56, 4096, true);
  data.setUint32(60, minis.length > 0 ? miniStart : END, true);
  data.setUint32(64, Math.ceil(miniFat.length / SECTOR), true);
  data.setUint32(68, END, true);
  for (let i = 0; i < 109; i++) data.setUint32(76 + i * 4, i < fatCount ? fatStart + i : 0xffffffff, true);
  return new Blob([header, ...(sectors as Uint8Array<ArrayBuffer>[])]);
}

/** One record of BIFF8. */
export function record(type: number, ...body: readonly number[]): number[] {
  return [...u16(type), ...u16(body.length), ...body];
}

export const u16 = (value: number): number[] => [value & 255, (value >> 8) & 255];
export const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];
export const f64 = (value: number): number[] => [...new Uint8Array(new Float64Array([value]).buffer)];

/** A string in UTF-16 with its length in two bytes (or one). */
export const wide = (text: string, lengthBytes: 1 | 2 = 2): number[] => [
  ...(lengthBytes === 1 ? [text.length] : u16(text.length)),
  1,
  ...Array.from({ length: text.length }, (_, i) => u16(text.charCodeAt(i))).flat(),
];

/** A string of one-byte characters with its length in two bytes. */
export const narrow = (text: string): number[] => [...u16(text.length), 0, ...Array.from(text, (c) => c.charCodeAt(0))];

export interface BiffSheet {
  name: string;
  hidden?: boolean;
  records: readonly number[][];
}

/** The workbook stream: globals, then the sheets. */
export function biff(globals: readonly number[][], sheets: readonly BiffSheet[], version = 0x600): Uint8Array {
  const bof = (kind: number) =>
    record(0x809, ...u16(version), ...u16(kind), ...u16(0), ...u16(0), ...u32(0), ...u32(6));
  const eof = record(0x0a);
  const bound = (sheet: BiffSheet, at: number) =>
    record(0x85, ...u32(at), sheet.hidden ? 1 : 0, 0, ...wide(sheet.name, 1));
  const bodies = sheets.map((sheet) => [...bof(0x10), ...sheet.records.flat(), ...eof]);
  const head = [...bof(5), ...globals.flat()];
  let at = head.length + sheets.reduce((sum, sheet) => sum + bound(sheet, 0).length, 0) + eof.length;
  const list = sheets.flatMap((sheet, i) => {
    const entry = bound(sheet, at);
    at += bodies[i]!.length;
    return entry;
  });
  return new Uint8Array([...head, ...list, ...eof, ...bodies.flat()]);
}
