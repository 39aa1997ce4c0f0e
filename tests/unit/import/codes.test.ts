import fc from 'fast-check';
import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { en } from '#i18n/messages/en.ts';
import { zhCN } from '#i18n/messages/zh-CN.ts';
import { FOREIGN_FORMATS } from '#import/magic.ts';
import {
  DATE_FORMAT_IDS,
  IMPORT_CODES,
  ImportError,
  LIMITS,
  checkTally,
  reconciles,
  memoryProblem,
  survey,
  validatePlan,
  type ImportCode,
  type ImportPlan,
} from '#import/index.ts';
import { ROLES } from '#orders/schema.ts';
import { ole } from './readers/biff.ts';
import { sheetOf, workbook } from './readers/workbook.ts';
import { Importer, look, type Imported } from './support.ts';

const HEAD = 'order_id,customer_id,date,quantity,unit_price,amount,discount\n';
const GOOD = 'o1,c1,2024-01-05,1,2.50,2.50,0\n'.repeat(20);
const PRICED = 'order_id,customer_id,date,quantity,unit_price\n';
const GOOD_PRICED = 'o1,c1,2024-01-05,1,2.50\n'.repeat(20);
const line = (text: string) => `${HEAD}${GOOD}${text}\n`;
const priced = (text: string) => `${PRICED}${GOOD_PRICED}${text}\n`;

function packedBy(method: number): Blob {
  const file = zipSync({ 'a.csv': strToU8('a,b\n'.repeat(50)) });
  file[Buffer.from(file).indexOf('PK\u0001\u0002', 0, 'latin1') + 10] = method;
  return new Blob([file.slice()]);
}

const cells = (values: readonly string[], row: number) =>
  values
    .map((value, i) => {
      if (value === '') return '';
      const at = `${'ABC'[i]!}${row}`;
      return /^\d+$/.test(value)
        ? `<c r="${at}"><v>${value}</v></c>`
        : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    })
    .join('');
const sheet = (rows: readonly (readonly string[])[], after = '') =>
  workbook({
    sheets: [sheetOf(rows.map((row, i) => `<row r="${i + 1}">${cells(row, i + 1)}</row>`).join(''), after)],
  });
const ORDERS = [
  ['customer_id', 'date', 'amount'],
  ...Array.from({ length: 70 }, (_, i) => [`c${i}`, '2024-01-05', '5']),
];

/** Shown by several files together (tests/unit/workers/engine), or by a file this project's libraries cannot write. */
type Elsewhere = 'other-file' | 'arrow-compressed';
type Provable = Exclude<ImportCode, Elsewhere>;

/** One input per code: a file, or what else leads to it. Every other code of the table has to be here. */
const INPUTS: Record<Provable, Blob | string | ((importer: Importer) => Promise<unknown>)> = {
  'empty-file': '',
  'header-only': HEAD,
  'binary-file': new Blob([new Uint8Array(5000).map((_, i) => (i * 7919) % 256)]),
  'record-too-long': async () => survey(new Blob([HEAD, 'x'.repeat(17 * 1024 * 1024)]), await planOf(line(''))),
  'too-many-columns': `${Array.from({ length: 5000 }, (_, i) => `h${i}`).join(',')}\n${Array(5000).fill('1').join(',')}\n`,
  'unsupported-format': new Blob(['%PDF-1.7\n']),
  'gzip-broken': new Blob([gzipSync(line('')).subarray(0, 60)]),
  'encrypted-file': ole({ EncryptedPackage: new Uint8Array(100), EncryptionInfo: new Uint8Array(100) }),
  'archive-broken': new Blob([zipSync({ 'a.csv': strToU8(line('')) }).subarray(0, 100)]),
  'archive-method': packedBy(9),
  'nested-archive': new Blob([zipSync({ 'a.zip': zipSync({ 'a.csv': strToU8(line('')) }) })]),
  'workbook-broken': new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0]), '[Content_Types].xml']),
  'workbook-too-old': new Blob([new Uint8Array([9, 4, 6, 0, 0, 0])]),
  'parquet-broken': 'PAR1 and no more',
  'json-broken': '[{"order_id": 1}, {"order_id": ',
  'arrow-broken': 'ARROW1 and no more',
  'no-table': '<html><body>Please log in</body></html>',
  'file-gone': async () => {
    const folder = mkdtempSync(join(tmpdir(), 'import-'));
    writeFileSync(join(folder, 'a.csv'), line(''));
    const file = await openAsBlob(join(folder, 'a.csv'));
    rmSync(folder, { recursive: true });
    return look(file);
  },
  'too-large': async () => {
    const { probe } = await look(line(''));
    return memoryProblem({ ...probe, textBytes: 90e9 }, probe.plan);
  },
  'too-many-bad-lines': async () =>
    survey(new Blob([HEAD, ...Array<string>(70).fill(`${'x'.repeat(1024 * 1024)}\n`)]), await planOf(line(''))),
  'counts-differ': async () => {
    const blob = new Blob([line('')]);
    const plan = await planOf(line(''));
    checkTally(plan, await survey(blob, plan), []);
  },
  'no-date-column': 'customer_id,amount\nc1,5\nc2,6\n',
  'no-customer-column': 'order_id,date,amount\no1,2024-01-05,5\no2,2024-01-06,6\n',
  'no-amount-column': 'customer_id,date\nc1,2024-01-05\nc2,2024-01-06\n',
  'no-product-column': () => problemsOf(line(''), { table: 'baskets' }),
  'no-answer-column': () => problemsOf(line(''), { table: 'feedback' }),
  'no-valid-dates': 'customer_id,date,amount\nc1,soon,5\nc2,later,6\n',
  'role-twice': async () => {
    const plan = await planOf(line(''));
    return validatePlan({ ...plan, columns: plan.columns.map((column) => ({ ...column, role: 'amount' })) });
  },
  'ambiguous-date': 'customer_id,date,amount\nc1,05/01/2024,5\nc2,06/01/2024,6\n',
  'duplicate-headers': 'customer_id,date,amount,amount\nc1,2024-01-05,5,5\n',
  'ambiguous-decimal': 'customer_id;date;amount\nc1;2024-01-05;1,234\nc2;2024-01-06;5,678\n',
  'undecodable-bytes': async () => {
    const bytes = [
      ...Buffer.from(HEAD + GOOD),
      ...[0xb6, 0xa9, 0xff, 0x2c],
      ...Buffer.from('c2,2024-01-05,1,2.50,2.50,0\n'),
    ];
    return problemsOf(new Blob([new Uint8Array(bytes)]), { encoding: 'gb18030' });
  },
  'long-numbers': () => problemsOf(sheet([...ORDERS, ['1234567890123456789', '2024-01-05', '5']])),
  'merged-cells': () =>
    problemsOf(sheet(ORDERS.with(60, ['', '2024-01-05', '5']), '<mergeCells><mergeCell ref="A60:A61"/></mergeCells>')),
  'no-buyer': 'order_id,product\n1,milk\n2,tea\n',
  'masked-buyers': `customer_id,date,amount\n${'c1,2024-01-05,5\nc2,2024-01-06,6\n张**,2024-01-07,5\n'.repeat(5)}`,
  'shared-buyers': `customer_id,date,amount\n${'till 1,2024-01-05,5\nc2,2024-01-06,6\n'.repeat(20)}`,
  'totals-repeated': `order_id,customer_id,date,product,order total\n${Array.from({ length: 9 }, (_, i) => `o${i},c${i},2024-01-05,tea,${i + 5}\no${i},c${i},2024-01-05,cup,${i + 5}`).join('\n')}\n`,
  'orders-restart': `order_id,customer_id,date,amount\n${Array.from({ length: 20 }, (_, i) => `${i % 5},c${i % 7},2024-01-${10 + Math.floor(i / 5)},${i + 5}`).join('\n')}\n`,
  'second-status': `customer_id,date,amount,订单状态,退款状态\n${'c1,2024-01-05,5,交易成功,\nc2,2024-01-06,6,交易关闭,\nc3,2024-01-06,6,交易成功,退款成功\n'.repeat(5)}`,
  'mostly-undone': `customer_id,date,amount,status\n${'c1,2024-01-05,5,Closed\nc2,2024-01-06,6,Closed\n'.repeat(5)}`,
  'mixed-currencies': `customer_id,date,amount\n${'c1,2024-01-05,$5.00\nc2,2024-01-06,€6.00\n'.repeat(5)}`,
  'mixed-delimiters': line('o2;c2;2024-01-05;1;2.50;2.50;0'),
  'field-count': line(`o2,c2\n${GOOD}`),
  'unclosed-quote': line('o2,"c2,2024-01-05,1,2.50,2.50,0'),
  'bad-quote': line('o2,"c"2,2024-01-05,1,2.50,2.50,0'),
  undecodable: new Blob([
    HEAD,
    GOOD.repeat(10).replaceAll('c1', '张三'),
    'o2,c',
    new Uint8Array([0xe9]),
    ',2024-01-05,1,2.50,2.50,0\n',
  ]),
  'missing-date': line('o2,c2,,1,2.50,2.50,0'),
  'bad-date': line('o2,c2,2024-13-05,1,2.50,2.50,0'),
  'missing-amount': line('o2,c2,2024-01-05,,2.50,-,0'),
  'bad-amount': line('o2,c2,2024-01-05,1,2.50,about 3,0'),
  'missing-quantity': priced('o2,c2,2024-01-05,,2.50'),
  'bad-quantity': priced('o2,c2,2024-01-05,two,2.50'),
  'missing-price': priced('o2,c2,2024-01-05,2,N/A'),
  'bad-price': priced('o2,c2,2024-01-05,2,cheap'),
  'bad-discount': line('o2,c2,2024-01-05,1,2.50,2.50,some'),
  'bad-refund': `customer_id,date,amount,refund amount\n${'c1,2024-01-05,5,0\n'.repeat(9)}c2,2024-01-06,6,part\n`,
  'bad-score': `nps,comment\n${'9,fine\n'.repeat(9)}nine,bad\n`,
  'bad-json': `${'{"customer_id":"c1","date":"2024-01-05","amount":5}\n'.repeat(5)}{"customer_id":\n{"customer_id":"c2","date":"2024-01-06","amount":5}\n`,
  'missing-product': 'order_id,product\n1,milk\n2,\n3,tea\n',
  footer: line(`${GOOD}83 record(s) downloaded`),
  'no-customer': line('o2,,2024-01-05,1,2.50,2.50,0'),
  'not-a-sale': async (importer) => {
    const { facts } = await importer.import(line('o2,c2,2024-01-05,1,2.50,2.50,'), {
      change: (plan) => ({ ...plan, rowsNeed: 'discount' }),
    });
    return facts.tally.map(({ fate }) => ({ code: fate }));
  },
  'totals-row': line('合计,,,,,52.50,'),
  'no-price': priced('o2,c2,2024-01-05,1,0'),
  'zero-value': line('o2,c2,2024-01-05,1,2.50,0,0'),
  copy: line(''),
  future: line('o2,c2,2199-01-05,1,2.50,2.50,0'),
  'test-customer': line('o2,test user,2024-01-05,1,2.50,2.50,0'),
  outlier: `customer_id,date,amount\n${Array.from({ length: 40 }, (_, i) => `c${i},2024-01-05,${10 + (i % 7)}`).join('\n')}\nc9,2024-01-05,99999\n`,
};

const planOf = async (text: string): Promise<ImportPlan> => (await look(text)).probe.plan;
const problemsOf = async (file: Blob | string, options: Parameters<typeof look>[1] = {}) =>
  (await look(file, options)).probe.problems;

describe('IMPORT_CODES', () => {
  let importer: Importer;
  beforeAll(async () => (importer = await Importer.open()));

  /** Every code that an input shows on its way: thrown, as a problem, as a line's fate. */
  async function codesFrom(input: (typeof INPUTS)[Provable]): Promise<string[]> {
    if (typeof input === 'function') {
      const result = await input(importer).catch((error: unknown) => [error]);
      return (result as { code: string }[]).map(({ code }) => code);
    }
    const blob = typeof input === 'string' ? new Blob([input]) : input;
    const found = await look(blob).catch((error: unknown) => error as { code: string });
    if ('code' in found) return [found.code];
    const codes: string[] = found.probe.problems.map(({ code }) => code);
    if (validatePlan(found.probe.plan).length > 0) return codes;
    const { facts, cases } = await importer.import(blob);
    const fates = facts.tally.flatMap(({ fate }) => (fate === null ? [] : [fate]));
    return [...codes, ...Object.keys(facts.setAside), ...fates, ...Object.keys(cases)];
  }

  it.each(Object.keys(INPUTS) as Provable[])('%s is what its input leads to', async (code) => {
    expect(await codesFrom(INPUTS[code])).toContain(code);
  });

  it.each(Object.keys(IMPORT_CODES) as ImportCode[])(
    '%s is worded in both languages, with the parameters it has',
    (code) => {
      const params = Object.fromEntries(IMPORT_CODES[code].params.map((name) => [name, `<${name}>`]));
      for (const messages of [en, zhCN] as unknown as Record<string, unknown>[]) {
        const message = messages[`import.code.${code}`];
        const text = typeof message === 'function' ? String(message(params)) : String(message);
        for (const value of Object.values(params)) expect(text).toContain(value);
        expect(text).not.toContain('undefined');
        expect(messages[`import.remedy.${code}`]).toBeTypeOf('string');
      }
    },
  );

  it('roles, date formats and foreign formats are worded', () => {
    const keys = [
      ...Object.keys(ROLES).map((role) => `import.role.${role}`),
      ...DATE_FORMAT_IDS.map((id) => `import.dateFormat.${id}`),
      ...FOREIGN_FORMATS.map((format) => `import.format.${format}`),
    ];
    expect(keys.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });

  it('a line without an end is refused when it passes 16 MB, after reading little more', async () => {
    const endless = new Blob(Array<string>(48).fill('x'.repeat(1024 * 1024)));
    await expect(look(endless)).rejects.toMatchObject({
      code: 'record-too-long',
      params: { limit: LIMITS.recordBytes },
    });
  });

  it('names, cells and formulas stay what they are', async () => {
    const evil = '"; DROP TABLE orders; --';
    const file = `"${evil.replaceAll('"', '""')}",date,amount,customer_id\n<b>x</b>,2024-01-05,bad,=1+2\n@x,2024-01-05,5,c\n`;
    const { probe: found, rows } = await importer.import(file, {
      change: (plan) => ({
        ...plan,
        columns: plan.columns.map((column) => (column.name === evil ? { ...column, role: 'product' } : column)),
      }),
    });
    expect(found.plan.columns[0]!.name).toBe(evil);
    expect(rows('SELECT product, customer_id, fate, fate_column FROM lines ORDER BY record')).toEqual([
      { product: '<b>x</b>', customer_id: '=1+2', fate: 'bad-amount', fate_column: 'amount' },
      { product: '@x', customer_id: 'c', fate: null, fate_column: null },
    ]);
  });

  it('whatever the bytes, import ends in a report that reconciles or in a code', async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        'c1',
        '2024-01-05',
        '5.00',
        '',
        '-',
        '="01"',
        '"',
        '"x',
        '\n',
        ',,',
        '31/12/2024',
        '1e309',
        '¥5',
        '订单',
      ),
      fc.string({ maxLength: 6 }),
    );
    const lines = fc.array(
      fc.array(cell, { maxLength: 6 }).map((cells) => cells.join(',')),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(lines, fc.uint8Array({ maxLength: 3 }), fc.boolean(), async (body, bytes, zip) => {
        const text = Buffer.concat([Buffer.from(HEAD + GOOD), Buffer.from(body.join('\n')), bytes]);
        const blob = new Blob([zip ? gzipSync(text) : text]);
        const done = await importer.import(blob).catch((error: unknown) => error);
        if (done instanceof ImportError) return;
        if (done instanceof Error) throw done;
        const { report, survey: surveyed } = done as Imported;
        expect(report.lines).toBe(surveyed.lines);
        expect(reconciles(report)).toBe(true);
      }),
      { numRuns: process.env['LONG'] ? 600 : 60, seed: 7 },
    );
  }, 300_000);

  it('quotes that never close do not slow the first look', async () => {
    const { probe } = await look(new Blob([HEAD, 'o2,"""c2\n'.repeat(40_000)]));
    expect(probe.rows).toHaveLength(50);
  });
});
