import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EncodingId } from '#import/encoding/index.ts';
import type { ImportPlan } from '#import/index.ts';
import type { Role } from '#orders/schema.ts';
import { encode } from './encoding/support.ts';
import { Importer } from './support.ts';

/** What a cell may hold besides plain text, and in what it can be written. */
const ENCODINGS: readonly { id: EncodingId; mark: readonly number[]; units: readonly string[] }[] = [
  { id: 'utf-8', mark: [], units: ['订单', '𠮷', '😀', 'é', '\u00a0', '한'] },
  { id: 'utf-8', mark: [0xef, 0xbb, 0xbf], units: ['订单', '𠮷', '😀'] },
  { id: 'utf-16le', mark: [0xff, 0xfe], units: ['订单', '𠮷', '😀', 'ж'] },
  { id: 'utf-16be', mark: [0xfe, 0xff], units: ['订单', '😀'] },
  { id: 'gb18030', mark: [], units: ['订单', '小鹿', '羊毛衫', '，'] },
  { id: 'big5', mark: [], units: ['訂單', '臺灣', '的'] },
  { id: 'shift_jis', mark: [], units: ['注文', 'ありがとう', 'カメラ'] },
  { id: 'windows-1252', mark: [], units: ['é', 'ü', 'ß', '€'] },
  { id: 'windows-1251', mark: [], units: ['заказ', 'й'] },
  { id: 'cp437', mark: [], units: ['é', '£', '½'] },
];

const QUOTED_ROLES = ['order_id', 'product', 'category', 'region'] as const satisfies readonly Role[];

interface Table {
  encoding: (typeof ENCODINGS)[number];
  delimiter: ',' | ';' | '\t' | '|';
  end: '\n' | '\r\n' | '\r';
  packed: 'plain' | 'gzip' | 'zip';
  rows: string[][];
}

const TABLES: fc.Arbitrary<Table> = fc
  .record({
    encoding: fc.constantFrom(...ENCODINGS),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    packed: fc.constantFrom('plain', 'gzip', 'zip'),
  })
  .chain((shape) => {
    const piece = fc.oneof(
      fc.constantFrom('a', 'B', '7', ' ', '"', '""', "'", ',', ';', '|', '\t', '\n', '\r\n', '#', '\\', '=', '.'),
      fc.constantFrom(...shape.encoding.units),
    );
    const cell = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    const row = fc.array(cell, { minLength: QUOTED_ROLES.length, maxLength: QUOTED_ROLES.length });
    return fc.array(row, { minLength: 1, maxLength: 25 }).map((rows) => ({ ...shape, rows }));
  });

/** Written by the rules of RFC 4180: every cell quoted, quotes doubled. Customer, day and amount stand before the cells. */
function written({ encoding, delimiter, end, packed, rows }: Table): Blob {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const lines = [
    ['customer_id', 'date', 'amount', ...QUOTED_ROLES],
    ...rows.map((cells, i) => [`c${i}`, '2024-01-05', '5.00', ...cells]),
  ].map((cells) => cells.map(quoted).join(delimiter));
  const bytes = Buffer.from([...encoding.mark, ...encode(lines.join(end) + end, encoding.id)]);
  if (packed === 'gzip') return new Blob([gzipSync(bytes)]);
  return new Blob([packed === 'zip' ? zipSync({ 'orders.csv': new Uint8Array(bytes) }).slice() : bytes]);
}

describe('a table written in any encoding, dialect and packing', () => {
  let importer: Importer;
  beforeAll(async () => (importer = await Importer.open()));

  it('is read back exactly', async () => {
    await fc.assert(
      fc.asyncProperty(TABLES, async (table) => {
        const { encoding, delimiter, rows } = table;
        // What the reader would choose on the desk; whether it is guessed is the business of other tests.
        const change = (plan: ImportPlan): ImportPlan => ({
          ...plan,
          table: 'orders',
          columns: ['customer_id', 'ordered_at', 'amount', ...QUOTED_ROLES].map((role, i) => ({
            name: plan.columns[i]!.name,
            role: role as Role,
            ...(role === 'ordered_at' ? { dateFormats: ['iso'] as const } : {}),
          })),
        });
        const done = await importer.import(written(table), {
          encoding: encoding.id,
          dialect: {
            delimiter,
            quote: '"',
            escape: 'double',
            comment: '',
            firstLine: 1,
            headerLines: 1,
            ragged: false,
          },
          change,
        });
        expect(done.report).toMatchObject({ lines: rows.length, accepted: rows.length, quarantined: 0 });
        expect(done.cells().map((cells) => cells.slice(3))).toEqual(rows);
      }),
      { numRuns: process.env['LONG'] ? 1000 : 100 },
    );
  }, 600_000);
});
