import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { openPart, partsOf } from '#import/readers/index.ts';
import { csvOf, tableOf } from './support.ts';
import { sheetOf, workbook } from './workbook.ts';

const row = (r: number, ...cells: string[]) => `<row r="${r}">${cells.join('')}</row>`;
const inline = (ref: string, text: string) =>
  `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
const number = (ref: string, value: string, style = 0) => `<c r="${ref}" s="${style}"><v>${value}</v></c>`;

/** One cell of style 1 with that format. */
const formatted = (code: string, value: string, date1904 = false) =>
  csvOf(workbook({ sheets: [sheetOf(row(1, number('A1', value, 1)))], formats: ['', code], date1904 })).then((csv) =>
    csv.trim(),
  );

describe('a workbook', () => {
  it('lists its sheets with the rows they claim, hidden ones marked', async () => {
    const file = workbook({
      sheets: [
        { name: '订单 &amp; 明细', body: '<dimension ref="A1:I28834"/><sheetData/>' },
        { name: '说明', body: '<sheetData/>', state: 'hidden' },
        { name: 'x', body: '<sheetData/>', state: 'veryHidden' },
      ],
    });
    expect(await partsOf(file, 'a.xlsx')).toEqual([
      { path: ['订单 & 明细'], format: 'xlsx', bytes: null, rows: 28_834 },
      { path: ['说明'], format: 'xlsx', bytes: null, rows: null, hidden: true },
      { path: ['x'], format: 'xlsx', bytes: null, rows: null, hidden: true },
    ]);
  });

  it('keeps every kind of cell: shared, rich, phonetic, inline, formula, boolean, error, number', async () => {
    const cells = [
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>',
      inline('D1', 'a,b &quot;c&quot;&#10;d'),
      '<c r="E1" t="str"><f>A1&amp;B1</f><v>text &lt;1&gt;</v></c>',
      '<c r="F1" t="b"><v>1</v></c><c r="G1" t="b"><v>0</v></c><c r="H1" t="e"><v>#N/A</v></c>',
      '<c r="I1"><f>SUM(A1:A2)</f><v>1E-7</v></c><c r="J1"><v>1.2345678901234501E+17</v></c><c r="K1"><v>94.989999999999995</v></c>',
      '<c r="L1" t="d"><v>2024-03-04T05:06:07.000</v></c><c r="M1" t="inlineStr"><is><t><![CDATA[<b>&]]></t></is></c>',
    ];
    const file = workbook({
      sheets: [sheetOf(row(1, ...cells))],
      strings: [
        '<si><t>买家</t><phoneticPr fontId="1"/></si>',
        '<si><r><rPr><b/></rPr><t xml:space="preserve"> two </t></r><r><t>runs_x000D__x005F_x0041_ _x0041_</t></r></si>',
        '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>',
      ],
    });
    const table = await tableOf(file);
    expect(await table.blob.text()).toBe(
      '买家," two runs\r_x0041_ _x0041_",東京,"a,b ""c""\nd",text <1>,TRUE,FALSE,#N/A,0.0000001,123456789012345010,94.99,2024-03-04 05:06:07,<b>&\n',
    );
    expect(table.suspicious).toEqual({ longNumbers: 1 });
  });

  it.each([
    ['yyyy/m/d\\ h:mm;@', '43466.012488425898', '2019-01-01 00:17:59'],
    ['yyyy-mm-dd hh:mm:ss.000', '43466.5000000116', '2019-01-01 12:00:00.001'],
    ['#14', '43466', '2019-01-01'],
    ['#14', '43466.25', '2019-01-01 06:00:00'],
    ['#22', '43466', '2019-01-01 00:00:00'],
    ['#31', '43466', '2019-01-01'],
    ['#58', '43466', '2019-01-01'],
    ['yyyy"年"m"月"d"日"', '43466', '2019-01-01'],
    ['[$-804]上午/下午h"时"mm"分";@', '0.75', '18:00:00'],
    ['h:mm', '43466.75', '2019-01-01 18:00:00'],
    ['[h]:mm:ss', '1.5', '36:00:00'],
    ['mm:ss.0', '0.0001', '00:00:08.640'],
    ['yyyy-mm-dd', '59', '1900-02-28'],
    ['yyyy-mm-dd', '60', '1900-02-29'],
    ['yyyy-mm-dd', '61', '1900-03-01'],
    ['yyyy-mm-dd', '1', '1900-01-01'],
    ['yyyy-mm-dd', '2958465', '9999-12-31'],
    ['yyyy-mm-dd', '-5', '-5'],
    ['yyyy-mm-dd', '43465.9999999999', '2019-01-01'],
    ['0.00%', '0.15', '0.15'],
    ['0.00E+00', '1500', '1500'],
    ['"d"0', '5', '5'],
    ['[Red]0.00', '5', '5'],
    ['_-"¥"* #,##0.00_-;@', '5.5', '5.5'],
    ['General"小时"', '5', '5'],
    ['d-mmm-yy', '43466', '2019-01-01'],
    ['mmm yyyy', '43466', '2019-01-01'],
  ])('writes %s of %s as %s', async (code, value, text) => {
    expect(await formatted(code, value)).toBe(text);
  });

  it.each([
    ['yyyy-mm-dd', '0', '1904-01-01'],
    ['yyyy-mm-dd hh:mm', '42004.5', '2019-01-01 12:00:00'],
  ])('counts %s of %s from 1904 where the workbook does', async (code, value, text) => {
    expect(await formatted(code, value, true)).toBe(text);
  });

  it('keeps the number of a row: empty ones are empty lines, missing cells are empty, all have the width of the widest', async () => {
    const rows =
      row(2, inline('B2', 'x')) + row(5, number('A5', '1'), number('D5', '2')) + '<row r="9"><c r="A9" s="1"/></row>';
    expect(await tableOf(workbook({ sheets: [sheetOf(rows)] })).then(({ rows: n }) => n)).toBe(5);
    expect(await csvOf(workbook({ sheets: [sheetOf(rows)] }))).toBe('\n,x,,\n\n\n1,,,2\n');
  });

  it('reads rows and cells without their addresses, and tags with a prefix', async () => {
    const rows =
      '<x:row><x:c><x:v>1</x:v></x:c><x:c t="str"><x:v>b</x:v></x:c></x:row><x:row><x:c/><x:c><x:v>2</x:v></x:c></x:row>';
    const file = workbook({ sheets: [{ name: 'S', body: `<x:sheetData>${rows}</x:sheetData>` }], prefix: 'x' });
    expect(await csvOf(file)).toBe('1,b\n,2\n');
  });

  it('repeats merged values in headers and down the data, not those of a wide or long area', async () => {
    const body =
      row(1, inline('A1', '订单'), inline('C1', '金额')) +
      row(2, inline('A2', '号'), inline('B2', '日'), inline('C2', '元')) +
      row(60, inline('A60', 'o1'), inline('B60', 'w'), number('C60', '5')) +
      row(61, number('C61', '6')) +
      row(70, inline('A70', 'long'));
    const merges =
      '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A60:A62"/><mergeCell ref="B60:D61"/><mergeCell ref="A70:A5000"/></mergeCells>';
    const table = await tableOf(workbook({ sheets: [sheetOf(body, merges)] }));
    const lines = (await table.blob.text()).split('\n');
    expect(lines.slice(0, 2)).toEqual(['订单,订单,金额', '号,日,元']);
    expect(lines.slice(59, 63)).toEqual(['o1,w,5', 'o1,,6', 'o1,,', '']);
    expect(table.rows).toBe(70);
    expect(table.mergedCells).toBe(2);
  });

  it('stops after as many rows as a preview needs', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) =>
      row(i + 1, number(`A${i + 1}`, `${i}`), number(`B${i + 1}`, '1')),
    ).join('');
    const { rows: read } = await tableOf(workbook({ sheets: [sheetOf(rows)] }), { atMost: 20 });
    expect(read).toBeGreaterThanOrEqual(20);
    expect(read).toBeLessThan(5000);
  });

  it('of a password-protected workbook or a damaged one the reason is told', async () => {
    const whole = workbook({ sheets: [sheetOf(row(1, number('A1', '1'), number('B1', '2')))] });
    const cut = whole.slice(0, whole.size - 200);
    await expect(tableOf(cut)).rejects.toMatchObject({ code: 'workbook-broken' });
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const at = Buffer.from(bytes).lastIndexOf(
      'xl/worksheets/sheet1.xml',
      Buffer.from(bytes).indexOf('PK\u0001\u0002', 0, 'latin1'),
    );
    bytes[at + 40]! ^= 0xff;
    await expect(tableOf(new Blob([bytes]))).rejects.toMatchObject({ code: 'workbook-broken' });
    const binary = workbook({ sheets: [] }, { 'xl/workbook.bin': strToU8('x') });
    await expect(tableOf(binary)).rejects.toMatchObject({ code: 'unsupported-format', params: { format: 'xlsb' } });
  });

  it('refuses more than a thousand columns', async () => {
    const file = workbook({ sheets: [sheetOf(row(1, inline('ZZZ1', 'x')))] });
    await expect(tableOf(file)).rejects.toMatchObject({ code: 'workbook-broken' });
    const wide = workbook({ sheets: [sheetOf(row(1, inline('XFD1', 'x')))] });
    await expect(tableOf(wide)).rejects.toMatchObject({ code: 'too-many-columns' });
  });

  it('ends soon after it is aborted', async () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => row(i + 1, number(`A${i + 1}`, `${i * 7919}`))).join('');
    const file = workbook({ sheets: [sheetOf(rows)] });
    const abort = new AbortController();
    const work = openPart(
      file,
      { path: ['S'], format: 'xlsx' },
      { signal: abort.signal, onProgress: () => abort.abort() },
    );
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('what another program wrote', () => {
  it('comes back cell by cell, stamps to the millisecond', async () => {
    const stamp = fc.date({ min: new Date('1901-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    const text = fc.string({
      unit: fc.constantFrom('a', '订', '😀', ',', '"', '\n', ' ', '<', '&', '_x0041_'),
      minLength: 1,
      maxLength: 8,
    });
    const rows = fc.array(fc.tuple(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), stamp), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(rows, async (values) => {
        const bytes = await writeXlsx({
          sheets: [
            {
              name: 'Orders',
              columns: [{}, {}, {}, { numFmt: 'yyyy-mm-dd hh:mm:ss.000' }],
              rows: values.map((cells) => [...cells]),
            },
          ],
        });
        const csv = await csvOf(new Blob([bytes as Uint8Array<ArrayBuffer>]));
        const read = parsed(csv);
        expect(read).toHaveLength(values.length);
        read.forEach(([label, double, integer, date], i) => {
          expect(label).toBe(values[i]![0]);
          expect(Number(double)).toBe(values[i]![1] + 0);
          expect(double).not.toMatch(/e/i);
          expect(integer).toBe(String(values[i]![2]));
          expect(date).toBe(values[i]![3].toISOString().replace('T', ' ').replace('Z', '').replace('.000', ''));
        });
      }),
      { numRuns: process.env['LONG'] ? 300 : 30 },
    );
  });
});

/** A CSV reader of its own. */
function parsed(csv: string): string[][] {
  return Array.from(csv.matchAll(/(?:(?:"(?:[^"]|"")*"|[^",\n]*)(?:,|\n))+?(?<=\n)/g), ([record]) =>
    Array.from(record.matchAll(/("(?:[^"]|"")*"|[^",\n]*)(?:,|\n)/g), ([, cell]) =>
      cell!.startsWith('"') ? cell!.slice(1, -1).replaceAll('""', '"') : cell!,
    ),
  );
}
