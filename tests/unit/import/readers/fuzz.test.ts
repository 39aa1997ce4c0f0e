import { tableFromIPC, tableToIPC } from 'apache-arrow';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { IMPORT_CODES, ImportError } from '#import/codes.ts';
import { openPart, partsOf } from '#import/readers/index.ts';
import { biff, f64, ole, record, u16, u32, wide } from './biff.ts';
import { arrowTable } from './arrow-table.ts';
import { sheetOf, workbook } from './workbook.ts';

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const column = Array.from({ length: 40 }, (_, i) => i);

const book = () =>
  workbook({
    sheets: [
      sheetOf(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>43466.5</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c></row>',
        '<mergeCells><mergeCell ref="A2:B3"/></mergeCells>',
      ),
    ],
    strings: ['<si><t>a</t></si>'],
    formats: ['', 'yyyy-mm-dd hh:mm'],
  });

/** Small files to damage: `stored` ones have nothing compressed, so that damage reaches what lies within. */
const FILES: Record<string, () => Promise<Uint8Array>> = {
  xlsx: () => bytesOf(book()),
  'xlsx, checksums right': () => bytesOf(book()),
  zip: async () =>
    zipSync({
      'a.csv': strToU8('a,b\n1,2\n'.repeat(20)),
      'b.xlsx': await bytesOf(book()),
      'c.json': strToU8('[{"a":1}]'),
    }),
  xls: () =>
    bytesOf(
      ole({
        Workbook: biff(
          [record(0xe0, ...u16(0), ...u16(14)), record(0xfc, ...u32(1), ...u32(1), ...wide('买家'))],
          [
            {
              name: 'S',
              records: [
                record(0xfd, ...u16(0), ...u16(0), ...u16(0), ...u32(0)),
                record(0x203, ...u16(1), ...u16(1), ...u16(0), ...f64(43466)),
                record(0xe5, ...u16(1), ...u16(1), ...u16(2), ...u16(1), ...u16(1)),
              ],
            },
          ],
        ),
      }),
    ),
  parquet: () =>
    Promise.resolve(
      new Uint8Array(
        parquetWriteBuffer({
          columnData: [
            { name: 'n', data: column, type: 'INT32' },
            { name: 's', data: column.map((i) => `v${i % 5}`), type: 'STRING' },
            { name: 'x', data: column.map((i) => (i % 3 === 0 ? null : i / 7)), type: 'DOUBLE' },
            { name: 'l', data: column.map((i) => ({ k: [i] })), type: 'JSON' },
          ],
          rowGroupSize: 20,
        }),
      ),
    ),
  json: () =>
    Promise.resolve(
      strToU8(
        '{"code":0,"data":{"list":[{"id":123456789012345678,"a":"x\\"y","items":[{"b":1}]},{"id":2,"a":null,"items":[{"b":[1,{}]}]}]}}',
      ),
    ),
  ndjson: () => Promise.resolve(strToU8('{"a":1,"b":{"c":"订"}}\n{"a":2}\n\n{"a":[1,2]}\n')),
  html: () =>
    Promise.resolve(
      strToU8(
        '<html><meta charset="gbk"><style>x</style><table><tr><td rowspan=2 colspan="2">a&amp;b<td>c<!-- x --></tr><tr><td>d</table></html>',
      ),
    ),
  'arrow file': () => Promise.resolve(tableToIPC(arrowTable(2), 'file')),
  'arrow stream': () => Promise.resolve(tableToIPC(arrowTable(2), 'stream')),
};

interface Damage {
  kind: 'flip' | 'set' | 'cut' | 'insert' | 'end';
  /** Where, as a share of the file. */
  at: number;
  size: number;
  byte: number;
}

const damage = fc.array(
  fc.record<Damage>({
    kind: fc.constantFrom('flip', 'flip', 'set', 'set', 'cut', 'insert', 'end'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    size: fc.integer({ min: 1, max: 12 }),
    byte: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 0xff, 0x7f, 0x80, 0x22, 0x3c, 0x5b)),
  }),
  { minLength: 1, maxLength: 4 },
);

function damaged(bytes: Uint8Array, all: readonly Damage[]): Uint8Array<ArrayBuffer> {
  let result = new Uint8Array(bytes);
  for (const { kind, at, size, byte } of all) {
    const from = Math.floor(at * result.length);
    if (kind === 'flip' && from < result.length) result[from]! ^= 1 << (byte & 7);
    else if (kind === 'set') result.fill(byte, from, from + Math.min(size, 4));
    else if (kind === 'cut') result = joined(result.subarray(0, from), result.subarray(from + size));
    else if (kind === 'insert')
      result = joined(result.subarray(0, from), new Uint8Array(size).fill(byte), result.subarray(from));
    else if (kind === 'end' && at > 0.5) result = result.slice(0, from);
  }
  return result;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Damage to what a workbook's parts say, packed again with sizes and checksums that fit. */
async function damagedInside(all: readonly Damage[]): Promise<Uint8Array<ArrayBuffer>> {
  const { unzipSync } = await import('fflate');
  const files = unzipSync(await bytesOf(book()));
  const names = Object.keys(files);
  for (const one of all) {
    const name = names[one.byte % names.length]!;
    files[name] = damaged(files[name]!, [one]);
  }
  return new Uint8Array(zipSync(files));
}

describe('a damaged file', () => {
  it.each(Object.keys(FILES))(
    '%s ends in a table or in a code',
    async (name) => {
      const bytes = await FILES[name]!();
      await fc.assert(
        fc.asyncProperty(damage, async (all) => {
          const blob = new Blob([name.includes('right') ? await damagedInside(all) : damaged(bytes, all)]);
          const began = performance.now();
          try {
            for (const part of await partsOf(blob, name)) {
              const opened = await openPart(blob, part);
              if (opened.kind === 'table') expect(lines(await opened.blob.text())).toBe(opened.rows);
            }
          } catch (error) {
            if (!(error instanceof ImportError)) throw error;
            expect(IMPORT_CODES).toHaveProperty([error.code]);
          }
          expect(performance.now() - began).toBeLessThan(20_000);
        }),
        { numRuns: process.env['LONG'] ? 2000 : 200 },
      );
    },
    600_000,
  );

  it('whole files are tables', async () => {
    for (const make of Object.values(FILES)) {
      const blob = new Blob([new Uint8Array(await make())]);
      const parts = await partsOf(blob, 'a');
      expect(parts.length).toBeGreaterThan(0);
      for (const part of parts) expect((await openPart(blob, part)).blob.size).toBeGreaterThan(0);
    }
    expect(tableFromIPC(tableToIPC(arrowTable(2), 'file')).numRows).toBe(4);
  });
});

/** Records of a CSV: line ends outside quotes. */
function lines(csv: string): number {
  return csv.replace(/"[^"]*"/g, '').split('\n').length - 1;
}
