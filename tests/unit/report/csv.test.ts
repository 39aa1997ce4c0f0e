import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '#engine/contract.ts';
import { formats } from '#i18n/format.ts';
import {
  writeReadableCsv,
  csvChunks,
  MACHINE_FORM,
  tableOfRows,
  writeCsv,
  type CsvColumn,
  type CsvTable,
} from '#report/csv.ts';

const runs = { numRuns: process.env['LONG'] ? 2000 : 200, seed: 4180 };

/** A reader of RFC 4180 that knows nothing of the writer: one state machine over characters. */
function parse(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') cell += text[++i]!;
      else quoted = false;
    } else if (char === '"') {
      expect(cell, 'a quote opens a cell or none').toBe('');
      quoted = true;
    } else if (char === ',') {
      record.push(cell);
      cell = '';
    } else if (char === '\r' && text[i + 1] === '\n') {
      i++;
      records.push([...record, cell]);
      record = [];
      cell = '';
    } else {
      expect(char, 'no bare line end').not.toMatch(/[\r\n]/);
      cell += char;
    }
  }
  expect([quoted, record, cell], 'ends with a line end').toEqual([false, [], '']);
  return records;
}

const write = (table: CsvTable, form = MACHINE_FORM) => [...csvChunks(table, form)].join('');
const bodyOf = (table: CsvTable) => parse(write(table).slice(1)).slice(1);

const one = (column: CsvColumn): CsvTable => ({ rows: 1, columns: [column] });
const textOf = (text: string) =>
  bodyOf(one({ name: 'x', kind: 'text', type: 'text', codes: [0], strings: [text], nulls: null }))[0]![0];

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '=1+1',
    '+1',
    '-1',
    '@x',
    '\tx',
    '\rx',
    '\nx',
    'a,b',
    '"',
    '""',
    'a\r\nb',
    '',
    ' x ',
    '客',
    "'=1",
    '＝1',
  ),
);
const anyNumber = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(12.34, 0.1, -5, 1e21, 5e-324),
);
const COLUMNS = { id: 'text', name: 'text?', orders: 'integer', spend: 'number?', first_day: 'day' } as const;
const anyRow = fc.record({
  id: anyText,
  name: fc.option(anyText),
  orders: fc.integer(),
  spend: fc.option(anyNumber),
  first_day: fc.integer({ min: -100_000, max: 100_000 }),
});

describe('csvChunks', () => {
  it('writes what any reader reads back: texts, numbers to the last bit, days, nulls as nothing', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 20 }), (rows) => {
        const text = write(tableOfRows(COLUMNS, rows));
        expect(text.startsWith('\uFEFF')).toBe(true);
        const [header, ...records] = parse(text.slice(1));
        expect(header).toEqual(Object.keys(COLUMNS));
        expect(records).toHaveLength(rows.length);
        const unguarded = (cell: string) => (/^'[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell);
        records.forEach(([id, name, orders, spend, day], i) => {
          const row = rows[i]!;
          expect(unguarded(id!)).toBe(unguarded(row.id));
          expect(unguarded(name!)).toBe(unguarded(row.name ?? ''));
          expect(Number(orders)).toBe(row.orders);
          expect(spend === '' ? null : Number(spend)).toBe(row.spend === null ? null : row.spend + 0);
          expect(Date.parse(`${day}T00:00:00Z`) / 86_400_000).toBe(row.first_day);
        });
      }),
      runs,
    );
  });

  it('lets no text begin as a formula', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, name) => {
        const table = one({ name: 'x', kind: 'text', type: 'text', codes: [0], strings: [text], nulls: null });
        const renamed = { ...table, columns: table.columns.map((column) => ({ ...column, name })) };
        for (const cell of parse(write(renamed).slice(1)).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
      runs,
    );
  });

  it.each([
    ['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
    ['-1', "'-1"],
    ['00012', '00012'],
    ['老张, "茶"', '老张, "茶"'],
  ])('writes the text %j as %j', (text, cell) => {
    expect(textOf(text)).toBe(cell);
  });

  it.each([
    [-12.34, '-12.34'],
    [8911407.9, '8911407.9'],
    [1 / 3, '0.3333333333333333'],
    [-0, '0'],
    [NaN, ''],
  ])('writes the number %d as %s, without an apostrophe', (value, cell) => {
    expect(
      bodyOf(one({ name: 'x', kind: 'number', type: 'number', values: Float64Array.of(value), nulls: null })),
    ).toEqual([[cell]]);
  });

  it('reads the columns of the engine: codes, bitmaps and typed arrays', () => {
    const columns: Column[] = [
      {
        name: 'channel',
        type: 'text?',
        kind: 'text',
        codes: Int32Array.of(1, -1, 0),
        strings: ['web', 'app'],
        nulls: Uint8Array.of(2),
      },
      {
        name: 'second_day',
        type: 'day?',
        kind: 'number',
        values: Int32Array.of(0, 15_318, 0),
        nulls: Uint8Array.of(4),
      },
    ];
    expect(bodyOf({ rows: 3, columns })).toEqual([
      ['app', '1970-01-01'],
      ['', '2011-12-10'],
      ['web', ''],
    ]);
  });

  it('keeps line ends between its pieces', () => {
    const values = Int32Array.from({ length: 40_000 }, (_, i) => i);
    const table: CsvTable = {
      rows: values.length,
      columns: [{ name: 'n', type: 'integer', kind: 'number', values, nulls: null }],
    };
    const chunks = [...csvChunks(table)];
    expect(chunks.length).toBeGreaterThan(2);
    for (const chunk of chunks) expect(chunk.endsWith('\r\n')).toBe(true);
    expect(bodyOf(table).map(([n]) => Number(n))).toEqual([...values]);
  });

  it('writes a readable form in the reader’s language, negative amounts as amounts', () => {
    const format = formats('zh-CN');
    const form = { ...MACHINE_FORM, header: () => '累计消费', number: (value: number) => format.money(value, 'CNY') };
    const table = one({ name: 'x', kind: 'number', type: 'number', values: [-1234.5], nulls: null });
    expect(parse(write(table, form).slice(1))).toEqual([['累计消费'], ['-¥1,234.50']]);
  });
});

describe('writeCsv', () => {
  it('gives a UTF-8 file with a byte order mark', async () => {
    const blob = writeCsv(one({ name: 'x', kind: 'text', type: 'text', codes: [0], strings: ['客'], nulls: null }));
    expect(blob.type).toBe('text/csv;charset=utf-8');
    const bytes = new Uint8Array(await blob.arrayBuffer());
    expect([...bytes]).toEqual([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('x\r\n客\r\n')]);
  });
});

describe('writeReadableCsv', () => {
  it('puts title and frame above the table, guards words and leaves written numbers alone', async () => {
    const blob = writeReadableCsv({
      title: 'Two in three, "again"',
      frame: '=counting everyone',
      columns: [
        { label: 'Class', words: true },
        { label: 'Revenue', words: false },
      ],
      rows: [
        ['=1+1', '-1,234.50'],
        ['重要价值', '¥12'],
      ],
    });
    expect(await blob.text()).toBe(
      [
        '\uFEFF"Two in three, ""again"""',
        "'=counting everyone",
        '',
        'Class,Revenue',
        `'=1+1,"-1,234.50"`,
        '重要价值,¥12',
        '',
      ]
        .join('\r\n')
        .replace('\uFEFF', ''),
    );
  });
});
