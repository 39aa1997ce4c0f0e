import { readXls } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { partsOf } from '#import/readers/index.ts';
import { biff, f64, narrow, ole, record, u16, u32, wide, type BiffSheet } from './biff.ts';
import { csvOf, tableOf } from './support.ts';

const xf = (format: number) => record(0xe0, ...u16(0), ...u16(format), ...new Array<number>(16).fill(0));
const cell = (row: number, column: number, style = 0) => [...u16(row), ...u16(column), ...u16(style)];

const STAMP = 43466.012488425898;
/** "ab" in one byte each, cut after "a"; the rest comes in the next record in two bytes each. */
const SST = [
  record(
    0xfc,
    ...u32(9),
    ...u32(4),
    ...wide('买家'),
    ...narrow('caf\u00e9'),
    ...[...u16(3), 8, ...u16(1), 0x61, 0x62, 0x63, 1, 0, 0, 0],
    ...u16(2),
    0,
    0x61,
  ),
  record(0x3c, 1, ...u16(0x8ba2)),
];
const GLOBALS = [
  xf(0),
  xf(164),
  xf(14),
  xf(165),
  record(0x41e, ...u16(164), ...narrow('yyyy\\-mm\\-dd hh:mm')),
  record(0x41e, ...u16(165), ...wide('0"个"')),
  ...SST,
];
const CELLS = [
  record(0x200, ...u32(0), ...u32(6), ...u16(0), ...u16(4), ...u16(0)),
  record(0xfd, ...cell(0, 0), ...u32(0)),
  record(0xfd, ...cell(0, 1), ...u32(1)),
  record(0xfd, ...cell(0, 2), ...u32(2)),
  record(0xfd, ...cell(0, 3), ...u32(3)),
  record(0x203, ...cell(1, 0, 1), ...f64(STAMP)),
  record(0x203, ...cell(1, 1, 2), ...f64(43466)),
  record(0x27e, ...cell(1, 2), ...u32((12345 << 2) | 3)),
  record(0xbd, ...u16(1), ...u16(3), ...u16(0), ...u32((7 << 2) | 2), ...u16(3), ...u32((-8 << 2) | 2), ...u16(4)),
  record(0x205, ...cell(2, 0), 1, 0),
  record(0x205, ...cell(2, 1), 0x2a, 1),
  record(0x06, ...cell(2, 2), ...f64(1.5), ...u16(0), ...u32(0), ...u16(0)),
  record(0x06, ...cell(2, 3), 0, 0, 0, 0, 0, 0, 0xff, 0xff, ...u16(0), ...u32(0), ...u16(0)),
  record(0x4bc, ...u16(0)),
  record(0x207, ...wide('shared, text')),
  record(0x204, ...cell(4, 0), ...narrow('label')),
  record(0x203, ...cell(4, 1), ...f64(1.2345678901234501e17)),
  record(0xe5, ...u16(1), ...u16(4), ...u16(5), ...u16(0), ...u16(0)),
];
const EXPECTED =
  '买家,café,abc,a订,\n2019-01-01 00:17:59,2019-01-01,123.45,7,-8\nTRUE,#N/A,1.5,"shared, text",\n\nlabel,123456789012345010,,,\nlabel,,,,\n';

const sheet: BiffSheet = { name: '订单', records: CELLS };

describe('a workbook of Excel 97 to 2003', () => {
  it.each([0, 5000])('gives every kind of cell as the others do (%i bytes more)', async (padding) => {
    const stream = biff([...GLOBALS, record(0x5c, ...new Array<number>(padding).fill(0))], [sheet]);
    const table = await tableOf(ole({ Workbook: stream }));
    expect(await table.blob.text()).toBe(EXPECTED);
    expect(table.suspicious).toEqual({ longNumbers: 1 });
  });

  it('agrees with another reader on plain cells', async () => {
    const file = ole({ Workbook: biff(GLOBALS, [sheet]) });
    const { sheets } = await readXls(new Uint8Array(await file.arrayBuffer()));
    expect(sheets[0]!.rows[0]!.join()).toBe('买家,café,abc,a订');
    expect((sheets[0]!.rows[1]![0] as Date).toISOString()).toBe('2019-01-01T00:17:59.000Z');
  });

  it('lists its sheets', async () => {
    const file = ole({ Workbook: biff(GLOBALS, [sheet, { name: 'x', hidden: true, records: [] }]) });
    expect(await partsOf(file, 'a.xls')).toEqual([
      { path: ['订单'], format: 'xls', bytes: null, rows: 6 },
      { path: ['x'], format: 'xls', bytes: null, rows: null, hidden: true },
    ]);
  });

  it('counts days from 1904 where it says so', async () => {
    const file = ole({ Workbook: biff([record(0x22, 1, 0), ...GLOBALS], [sheet]) });
    expect(await csvOf(file)).toContain('2023-01-02 00:17:59,2023-01-02');
  });

  it('of a password, an older version, a Word file, damage is told', async () => {
    const protectedBook = ole({ Workbook: biff([record(0x2f, 0, 0), ...GLOBALS], [sheet]) });
    await expect(csvOf(protectedBook)).rejects.toMatchObject({ code: 'encrypted-file' });
    const encrypted = ole({ EncryptedPackage: new Uint8Array(100), EncryptionInfo: new Uint8Array(100) });
    await expect(csvOf(encrypted)).rejects.toMatchObject({ code: 'encrypted-file' });
    const excel95 = ole({ Book: biff([], [], 0x500) });
    await expect(csvOf(excel95)).rejects.toMatchObject({ code: 'workbook-too-old' });
    await expect(csvOf(new Blob([new Uint8Array([9, 4, 6, 0, 0, 0])]))).rejects.toMatchObject({
      code: 'workbook-too-old',
    });
    const word = ole({ WordDocument: new Uint8Array(100) });
    await expect(csvOf(word)).rejects.toMatchObject({ code: 'unsupported-format', params: { format: 'word' } });
    const whole = ole({ Workbook: biff(GLOBALS, [sheet]) });
    await expect(csvOf(whole.slice(0, 600))).rejects.toMatchObject({ code: 'workbook-broken' });
  });
});
