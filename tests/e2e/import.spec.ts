import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { IMPORT_CODES } from '../../src/import/codes.ts';
import { chooseFiles, dataLoaded, download, engineReady, expect, importFile, test } from '../support/app.ts';

interface Bad {
  file: { name: string; mimeType: string; buffer: Buffer };
  /** The code that the page shows, at the latest when the import was pressed. */
  code: keyof typeof IMPORT_CODES;
  /** False: the code is a warning, and the import goes through. */
  refused: boolean;
}

const HEADER = 'order_id,customer_id,ordered_at,amount';
const line = (i: number) => `O${i},C${i % 50},2024-0${1 + (i % 9)}-15,${i}.50`;
const lines = (count: number) => Array.from({ length: count }, (_, i) => line(i + 1));
const csv = (text: string, name = 'orders.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const bytes = (values: number[], name = 'orders.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(values) });

const BAD: Record<string, Bad> = {
  'an empty file': { file: csv(''), code: 'empty-file', refused: true },
  'a header only': { file: csv(`${HEADER}\n`), code: 'header-only', refused: true },
  'a picture renamed .csv': {
    file: bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1]),
    code: 'unsupported-format',
    refused: true,
  },
  'bytes that mean nothing': {
    file: bytes(Array.from({ length: 3000 }, (_, i) => (i * 37 + (i >> 3)) % 32)),
    code: 'binary-file',
    refused: true,
  },
  'a workbook cut short': {
    file: bytes([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, ...Buffer.from('[Content_Types].xml')], 'orders.xlsx'),
    code: 'workbook-broken',
    refused: true,
  },
  'a broken gzip': {
    file: { ...csv(''), name: 'orders.csv.gz', buffer: gzipSync(lines(50_000).join('\n')).subarray(0, 4000) },
    code: 'gzip-broken',
    refused: true,
  },
  '20 MB without a line end': { file: csv('x'.repeat(20 * 1024 * 1024)), code: 'record-too-long', refused: true },
  'no date column': {
    file: csv(
      `customer_id,amount\n${lines(50)
        .map((_, i) => `C${i},9.50`)
        .join('\n')}`,
    ),
    code: 'no-date-column',
    refused: true,
  },
  'no customer column': {
    file: csv(
      `order_id,ordered_at,amount\n${lines(50)
        .map((_, i) => `O${i},2024-01-15,9.50`)
        .join('\n')}`,
    ),
    code: 'no-customer-column',
    refused: true,
  },
  'dates nobody can read': {
    file: csv(
      `${HEADER}\n${lines(50)
        .map((text) => text.replace(/2024-..-15/, 'someday'))
        .join('\n')}`,
    ),
    code: 'no-valid-dates',
    refused: true,
  },
  'two delimiters': {
    file: csv(
      `${HEADER}\n${lines(200)
        .map((text, i) => (i % 4 === 3 ? text.replaceAll(',', ';') : text))
        .join('\n')}`,
    ),
    code: 'mixed-delimiters',
    refused: false,
  },
  'a quote opened on line 3 of 100,000 and never closed': {
    file: csv([HEADER, line(1), `O2,"C2,2024-01-15,2.50`, ...lines(99_997)].join('\n')),
    code: 'unclosed-quote',
    refused: false,
  },
  'duplicate headers': {
    file: csv(
      `order_id,customer_id,ordered_at,amount,amount\n${lines(50)
        .map((text) => `${text},1`)
        .join('\n')}`,
    ),
    code: 'duplicate-headers',
    refused: false,
  },
  '5,000 columns': {
    file: csv(
      [0, 1, 2].map((row) => Array.from({ length: 5000 }, (_, i) => (row === 0 ? `c${i}` : i)).join(',')).join('\n'),
    ),
    code: 'too-many-columns',
    refused: true,
  },
};

test.describe('bad input', () => {
  test('each gets its code, worded in both languages, and the page goes on', async ({ open }) => {
    const page = await open({ at: '#/data' });
    await engineReady(page);
    for (const [name, { file, code, refused }] of Object.entries(BAD)) {
      await test.step(name, async () => {
        await chooseFiles(page, file);
        const alert = page.locator(`[role=alert][data-code="${code}"]`);
        const go = page.getByRole('button', { name: /^(Import|导入)$/ });
        await expect(alert.or(go.and(page.locator(':enabled'))).first()).toBeVisible();
        if (!refused || !(await alert.isVisible())) await go.click();
        await expect(alert.first()).toBeVisible();
        const english = await alert.first().innerText();
        await page.getByRole('button', { name: '中文' }).click();
        await expect(alert.first()).toHaveText(/[\u4e00-\u9fff]{4}/);
        expect(await alert.first().innerText()).not.toBe(english);
        await page.getByRole('button', { name: 'EN', exact: true }).click();
        if (refused) await page.getByRole('button', { name: 'Put the file away' }).click();
        else await page.getByRole('button', { name: 'Close these files' }).click();
        await expect(page.locator('input[type=file]').first()).toBeAttached();
      });
    }
    await importFile(page, csv([HEADER, ...lines(20)].join('\n')));
  });

  test('an unclosed quote costs one line and nothing else', async ({ open }) => {
    const page = await open({ at: '#/data' });
    await engineReady(page);
    await importFile(page, BAD['a quote opened on line 3 of 100,000 and never closed']!.file);
    const report = await download(page, page.getByRole('button', { name: 'Export import report' }));
    expect(report.name).toBe('import-report.json');
    expect(JSON.parse(report.text)).toMatchObject({
      version: 1,
      files: [{ lines: 99_999, accepted: 99_998, quarantined: 1, dropped: {} }],
    });
    const quarantine = await download(page, page.getByRole('button', { name: 'Export CSV' }));
    expect(quarantine.name).toBe('quarantine.csv');
    expect(quarantine.text.replace('\uFEFF', '').split('\r\n').slice(0, 2)).toEqual([
      'source,line_no,reason,column,text',
      'orders.csv,3,unclosed-quote,,"O2,""C2,2024-01-15,2.50"',
    ]);
  });

  test('hostile names and cells stay text', async ({ open }) => {
    const page = await open({ at: '#/data' });
    await engineReady(page);
    const hostile = `"; DROP TABLE orders; --`;
    const cells = [
      '<img src=x onerror=alert(1)>',
      '=HYPERLINK("http://x")',
      '<script>alert(1)</script>',
      "'; DROP TABLE customers; --",
    ];
    const rows = lines(40).map((text, i) => `${text},"${cells[i % 4]!.replaceAll('"', '""')}"`);
    page.on('dialog', () => expect('a dialog').toBe('none'));
    await importFile(page, csv([`${HEADER},"${hostile.replaceAll('"', '""')}"`, ...rows].join('\n')));
    await expect(page.getByText('40 lines are used')).toBeVisible();
  });

  test('a file that is gone when it is imported', async ({ open }) => {
    const page = await open({ at: '#/data' });
    await engineReady(page);
    const folder = mkdtempSync(join(tmpdir(), 'huitou-'));
    const path = join(folder, 'orders.csv');
    writeFileSync(path, [HEADER, ...lines(2000)].join('\n'));
    await chooseFiles(page, path);
    await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeEnabled();
    rmSync(folder, { recursive: true });
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.locator('[role=alert][data-code=file-gone]')).toBeVisible();
  });

  test('an import can be cancelled, and what was open before is still there', async ({ open }) => {
    const page = await open({ at: '#/data' });
    await engineReady(page);
    await importFile(page, csv([HEADER, ...lines(100)].join('\n'), 'small.csv'));
    const large = join(mkdtempSync(join(tmpdir(), 'huitou-')), 'large.csv');
    writeFileSync(large, [HEADER, ...lines(1_500_000)].join('\n'));
    await chooseFiles(page, large);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeEnabled();
    await engineReady(page);
    await dataLoaded(page);
    await page.getByRole('button', { name: 'Put the file away' }).click();
    await expect(page.getByText('100 lines are used')).toBeVisible();
    rmSync(large);
  });
});

test('stamps with an offset fall on the days of the shop’s zone, and follow it when it changes', async ({ open }) => {
  const page = await open({ at: '#/?tz=Asia/Shanghai' });
  await engineReady(page);
  // 17:00 UTC on the 31st is 1 January in Shanghai and still 2023 in London.
  const rows = Array.from({ length: 40 }, (_, i) => `O${i},C${i % 9},2023-12-${10 + (i % 20)}T08:00:00Z,5`);
  const file = csv([HEADER, ...rows, 'O99,C1,2023-12-31T17:00:00Z,5'].join('\n'));
  await chooseFiles(page, file);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await dataLoaded(page);
  const frame = page.locator('p.frame');
  await expect(frame).toContainText('1 Jan 2024');
  await page.evaluate(() => (location.hash = '#/data?lang=en&tz=Europe/London'));
  await expect(frame).toContainText('to 31 Dec 2023');
});
