import type { Page } from '@playwright/test';
import { chooseFiles, dataLoaded, engineReady, expect, test } from '../support/app.ts';
import { encode } from '../unit/import/encoding/support.ts';
import { workbook, type SheetXml } from '../unit/import/readers/workbook.ts';

const importButton = (page: Page) => page.getByRole('button', { name: /^(Import|导入)$/ });
const file = (name: string, content: string | Buffer, mimeType = 'text/csv') => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
});

/** Names on a receipt, 40 orders of 10 buyers, 18.00 each; the 40th was closed. */
const TAOBAO = [
  '订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,订单创建时间,订单付款时间,宝贝标题',
  ...Array.from(
    { length: 40 },
    (_, i) =>
      `="22845177${1000 + i}",小鹿${i % 10},18.00,18.00,${i === 39 ? '交易关闭' : '交易成功'},2024-03-${String(1 + (i % 28)).padStart(2, '0')} 09:12:44,2024-03-${String(1 + (i % 28)).padStart(2, '0')} 09:13:00,云南小粒咖啡豆`,
  ),
].join('\r\n');

const lines = (from: number, count: number, date = (i: number) => `2024-01-${String(1 + (i % 28)).padStart(2, '0')}`) =>
  [
    'order_id,customer,date,amount',
    ...Array.from({ length: count }, (_, i) => `O${from + i},C${i % 9},${date(i)},5.00`),
  ].join('\n');

test('a platform’s file in GB18030 is read as it is; a wrong encoding can be chosen, seen and taken back', async ({
  open,
}) => {
  const page = await open({ at: '#/data', lang: 'zh-CN' });
  await engineReady(page);
  await chooseFiles(page, file('ExportOrderList.csv', Buffer.from(encode(TAOBAO, 'gb18030'))));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('认出是淘宝/天猫订单报表，可以导入');
  await expect(page.getByText('GB18030', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: '小鹿3', exact: true })).toBeVisible();

  await page.getByText('文件的读法').click();
  const encodings = page.getByLabel('其他编码');
  await encodings.selectOption('windows-1252');
  await expect(page.getByRole('cell', { name: '小鹿3', exact: true })).toBeHidden();
  await page.getByRole('button', { name: '按GB18030读' }).click();
  await expect(page.getByRole('cell', { name: '小鹿3', exact: true })).toBeVisible();
  await expect(encodings).toHaveValue('gb18030');

  await importButton(page).click();
  await dataLoaded(page);
  const frame = page.locator('p.frame');
  await expect(frame).toBeVisible();
  await page.evaluate(() => (location.hash = '#/?lang=zh-CN'));
  // 39 orders were paid; the closed one never counts.
  await expect(page.getByText('¥702').first()).toBeVisible();
});

test('what only the reader can know is asked, answered by keyboard, and decides the days', async ({ open }) => {
  const page = await open({ at: '#/data?tz=UTC' });
  await engineReady(page);
  await chooseFiles(
    page,
    file(
      'days.csv',
      lines(0, 40, (i) => `${1 + (i % 3)}/${10 + (i % 3)}/2024`),
    ),
  );
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One question before it is imported');
  const question = page.locator('[data-code=ambiguous-date]');
  await expect(question).toContainText('1/10/2024');
  await question.getByRole('button', { name: '10 Jan 2024: the month comes first' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Orders: ready to import');
  await expect(question.getByRole('button', { name: /month comes first/ })).toHaveAttribute('aria-pressed', 'true');
  await importButton(page).press('Enter');
  await dataLoaded(page);
  await expect(page.locator('p.frame')).toContainText('10 Jan 2024');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'See what the orders say' })).toBeFocused();
});

function sheet(name: string, csv: string): SheetXml {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = csv.split('\n').map((line) => `<row>${line.split(',').map(cell).join('')}</row>`);
  return { name, body: `<sheetData>${rows.join('')}</sheetData>` };
}

test('the sheets of a workbook are chosen one by one, and a pasted table comes beside them', async ({ open }) => {
  const page = await open({ at: '#/data' });
  await engineReady(page);
  const sheets = [sheet('January', lines(0, 30)), sheet('February', lines(100, 30)), sheet('Notes', 'ask Li')];
  const book = Buffer.from(await workbook({ sheets }).arrayBuffer());
  await chooseFiles(page, file('shop.xlsx', book));
  const january = page.getByRole('checkbox', { name: 'January' });
  await expect(january).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'February' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Notes' })).not.toBeChecked();
  await january.uncheck();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Orders: ready to import');
  await january.check();
  await importButton(page).click();
  await dataLoaded(page);
  await expect(page.getByRole('status').getByText('60 lines read')).toBeVisible();

  await page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    lines(200, 20).replaceAll(',', '\t'),
  );
  await expect(page.getByRole('heading', { name: 'Pasted table.csv' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'in place of the open files' })).toBeChecked();
  await page.getByRole('radio', { name: 'add to the open files' }).check({ force: true });
  await importButton(page).click();
  await expect(page.getByRole('status').getByText('20 lines read')).toBeVisible();
});
