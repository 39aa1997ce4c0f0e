import { tableToIPC } from 'apache-arrow';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { IMPORT_CODES, ImportError, reconciles, validatePlan } from '#import/index.ts';
import { arrowTable } from './readers/arrow-table.ts';
import { biff, f64, ole, record, u16, wide } from './readers/biff.ts';
import { sheetOf, workbook } from './readers/workbook.ts';
import { encode } from './encoding/support.ts';
import { Importer, look } from './support.ts';

/** Damaged files per format in the long run; a tenth of them in every run. */
const CASES = process.env['LONG'] ? 2000 : 200;

const ROWS = Array.from({ length: 12 }, (_, i) => ({
  order_id: `o${i}`,
  customer_id: `买家${i % 4}`,
  date: `2024-01-${String(i + 1).padStart(2, '0')}`,
  amount: 5 + i / 4,
  product: i % 3 === 0 ? 'a, "b"\nc' : '咖啡',
}));
const NAMES = Object.keys(ROWS[0]!) as (keyof (typeof ROWS)[number])[];
const text = [
  NAMES.join(','),
  ...ROWS.map((row) => NAMES.map((name) => `"${String(row[name]).replaceAll('"', '""')}"`).join(',')),
].join('\n');
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

const sheetXml = (rows: readonly string[][]) =>
  sheetOf(
    rows
      .map(
        (cells, r) =>
          `<row r="${r + 1}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell.replace(/[<&]/g, '')}</t></is></c>`).join('')}</row>`,
      )
      .join(''),
  );

const FILES: Record<string, () => Promise<Uint8Array>> = {
  csv: () => Promise.resolve(strToU8(text)),
  'csv in GB18030': () => Promise.resolve(Uint8Array.from(encode(text, 'gb18030'))),
  'csv in UTF-16': () => Promise.resolve(Uint8Array.from([0xff, 0xfe, ...encode(text, 'utf-16le')])),
  'csv.gz': () => Promise.resolve(new Uint8Array(gzipSync(text))),
  zip: () => Promise.resolve(zipSync({ 'orders.csv': [strToU8(text), { level: 0 }] })),
  xlsx: () =>
    bytesOf(workbook({ sheets: [sheetXml([NAMES, ...ROWS.map((row) => NAMES.map((name) => String(row[name])))])] })),
  xls: () =>
    bytesOf(
      ole({
        Workbook: biff(
          [],
          [
            {
              name: 'S',
              records: [NAMES, ...ROWS.map((row) => NAMES.map((name) => row[name]))].flatMap((cells, r) =>
                cells.map((cell, c) =>
                  typeof cell === 'number'
                    ? record(0x203, ...u16(r), ...u16(c), ...u16(0), ...f64(cell))
                    : record(0x204, ...u16(r), ...u16(c), ...u16(0), ...wide(cell)),
                ),
              ),
            },
          ],
        ),
      }),
    ),
  json: () => Promise.resolve(strToU8(JSON.stringify(ROWS))),
  ndjson: () => Promise.resolve(strToU8(ROWS.map((row) => JSON.stringify(row)).join('\n'))),
  parquet: () =>
    Promise.resolve(
      new Uint8Array(
        parquetWriteBuffer({
          columnData: NAMES.map((name) => ({
            name,
            data: ROWS.map((row) => row[name]),
            type: name === 'amount' ? ('DOUBLE' as const) : ('STRING' as const),
          })),
        }),
      ),
    ),
  arrow: () => Promise.resolve(tableToIPC(arrowTable(), 'file')),
  html: () =>
    Promise.resolve(
      strToU8(
        `<table>${[NAMES, ...ROWS.map((row) => NAMES.map((name) => String(row[name])))].map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
      ),
    ),
};

interface Change {
  kind: 'flip' | 'cut' | 'insert' | 'end';
  at: number;
  byte: number;
  length: number;
}
const CHANGES: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('flip', 'flip', 'cut', 'insert', 'end'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    byte: fc.oneof(fc.constantFrom(0, 10, 13, 34, 44, 0x50, 0xff), fc.nat(255)),
    length: fc.integer({ min: 1, max: 40 }),
  }),
  { minLength: 1, maxLength: 4 },
);

function damaged(bytes: Uint8Array, changes: readonly Change[]): Uint8Array<ArrayBuffer> {
  return changes.reduce<Uint8Array<ArrayBuffer>>((file, { kind, at, byte, length }) => {
    const place = Math.floor(at * file.length);
    switch (kind) {
      case 'flip': {
        const flipped = file.slice();
        if (place < flipped.length) flipped[place] = flipped[place]! ^ (byte || 1);
        return flipped;
      }
      case 'cut':
        return joined(file.subarray(0, place), file.subarray(place + length));
      case 'insert':
        return joined(file.subarray(0, place), new Uint8Array(length).fill(byte), file.subarray(place));
      case 'end':
        return file.slice(0, Math.max(1, place));
    }
  }, new Uint8Array(bytes));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

describe('a damaged file', () => {
  let importer: Importer;
  beforeAll(async () => (importer = await Importer.open()));

  it.each(Object.entries(FILES))(
    'of %s ends in a report that accounts for every line, or in a code',
    async (_, make) => {
      const whole = await make();
      await fc.assert(
        fc.asyncProperty(CHANGES, async (changes) => {
          const file = new Blob([damaged(whole, changes)]);
          try {
            const { probe } = await look(file);
            if (validatePlan(probe.plan).length > 0) return;
            const { report, survey } = await importer.import(file);
            expect(reconciles(report)).toBe(true);
            expect(report.lines).toBe(survey.records + survey.setAside.length);
          } catch (error) {
            if (!(error instanceof ImportError)) throw error;
            expect(Object.hasOwn(IMPORT_CODES, error.code)).toBe(true);
          }
        }),
        { numRuns: CASES },
      );
      // Whole, it can be imported or at least be looked at: what the damage is measured against.
      expect((await look(new Blob([new Uint8Array(whole)]))).probe.rows.length).toBeGreaterThan(0);
    },
    1_200_000,
  );
});

describe('the same orders', () => {
  let importer: Importer;
  beforeAll(async () => (importer = await Importer.open()));

  it('give the same lines whatever order their rows stand in', async () => {
    const header = 'order_id,customer_id,date,quantity,unit_price,amount,status';
    const row = fc
      .record({
        order: fc.nat(12),
        customer: fc.nat(5),
        day: fc.integer({ min: 1, max: 28 }),
        quantity: fc.integer({ min: -2, max: 5 }),
        price: fc.constantFrom('0', '2.50', '1,200.00', 'free'),
        status: fc.constantFrom('paid', 'refunded', 'cancelled', ''),
      })
      .map(
        ({ order, customer, day, quantity, price, status }) =>
          `o${order},c${customer},2024-03-${String(day).padStart(2, '0')},${quantity},"${price}",,${status}`,
      );
    const LINES =
      'SELECT order_id, customer_id, ordered_at::VARCHAR AS at, quantity, amount::DOUBLE AS amount, kind, fate, flags & ~1 AS flags FROM lines ORDER BY ALL';
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(row, { minLength: 8, maxLength: 40 })
          .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        async ([rows, shuffled]) => {
          const first = await importer.import([header, ...rows].join('\n'));
          const lines = first.rows(LINES);
          const second = await importer.import([header, ...shuffled].join('\n'), { change: () => first.plan });
          expect(second.rows(LINES)).toEqual(lines);
          expect(second.report.totals).toEqual(first.report.totals);
        },
      ),
      { numRuns: process.env['LONG'] ? 200 : 20 },
    );
  }, 300_000);
});
