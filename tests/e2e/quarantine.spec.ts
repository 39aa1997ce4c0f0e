import type { Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { chooseFiles, dataLoaded, download, engineReady, expect, goTo, importFile, test } from '../support/app.ts';

const HEADER = 'order_id,customer_id,ordered_at,amount,email';
const days = (i: number) => `2024-0${1 + (i % 9)}-${String(1 + (i % 28)).padStart(2, '0')}`;
const good = Array.from({ length: 120 }, (_, i) => `O${i},C${i % 40},${days(i)},${10 + (i % 7)}.00,c${i % 40}@shop.cn`);
const file = (name: string, ...lines: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from([HEADER, ...lines].join('\n')),
});
const bad = Array.from({ length: 9 }, (_, i) => `B${i},C${i},~ ${10 + i}.03.2024,20.00,`);
const SHOP = file('shop.csv', ...good, ...bad, 'B9,C9,whenever,20.00,', 'S1,C1,2024-03-01', ...good.slice(0, 3));

/** The sum at the head of the data, as numbers: read, used, each rule, set aside. */
async function sum(page: Page): Promise<number[]> {
  const figures = await page.locator('.sum b').allInnerTexts();
  return figures.map((text) => Number(text.replace(/\D/g, '')));
}
const expectSum = (page: Page, ...figures: number[]) => expect.poll(() => sum(page)).toEqual(figures);
const cell = (page: Page, row: string, column: number) =>
  page.getByRole('row', { name: row }).first().getByRole('cell').nth(column);

test('lines set aside are read by a rule that was tried on them, and go back when it is taken back', async ({
  open,
}) => {
  const page = await open({ at: '#/data' });
  await engineReady(page);
  await importFile(page, SHOP);
  await expectSum(page, 134, 123, 11);

  await page.getByRole('button', { name: 'Not a date: ordered_at' }).click();
  await page.getByLabel('Rule').selectOption('strip');
  await page.getByLabel('Characters').fill('~');
  await expect(page.getByText('9 of 10 lines could be read')).toBeVisible();
  await expect(page.getByText('What stays: 1 (Not a date).')).toBeVisible();
  await expect(cell(page, '~ 10.03.2024', 2)).toHaveText('10 Mar 2024');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.getByRole('button', { name: 'Take in 9 lines' }).click();
  await expectSum(page, 134, 132, 2);
  const quarantine = await download(page, page.getByRole('button', { name: 'Export CSV' }));
  expect(quarantine.text.trim().split('\r\n').slice(1)).toEqual([
    'shop.csv,131,bad-date,ordered_at,"B9,C9,whenever,20.00,"',
    'shop.csv,132,field-count,,"S1,C1,2024-03-01"',
  ]);

  await page.getByRole('button', { name: 'Wrong number of fields: the whole line' }).click();
  await expect(page.getByText('None of the 1 line could be read so')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectSum(page, 134, 123, 11);
  await expect(page.getByRole('button', { name: 'Take back' })).toHaveCount(0);
});

test('copies are left out by a switch that is in the link, and files come and go', async ({ open }) => {
  const page = await open({ at: '#/data' });
  await engineReady(page);
  await importFile(page, SHOP);
  const amount = cell(page, 'shop.csv', 5);
  await expect(amount).toHaveText('1,590.00');
  await expect(page.getByText('Leaving them out takes 33.00 off the revenue.')).toBeVisible();
  const copies = page.getByRole('radiogroup', { name: '3 lines repeat an earlier line exactly' });
  await copies.getByRole('radio', { name: 'count' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(amount).toHaveText('1,557.00');
  await expectSum(page, 134, 120, 3, 11);
  await expect(page).toHaveURL(/leave=copy%2Cno-price|leave=copy,no-price/);

  await chooseFiles(page, file('second.csv', ...good.map((line) => line.replace('O', 'P').replace(/C(\d+)/, 'W$1'))));
  await page.getByRole('radio', { name: 'add to the open files' }).check({ force: true });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await dataLoaded(page);
  await expect(page.getByRole('heading', { name: '2 files are open' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No customer id stands in more than one file' })).toBeVisible();
  await page.getByRole('radio', { name: 'id, e-mail or phone' }).check({ force: true });
  await expect(page.getByRole('heading', { name: '40 ids were joined to another: 40 customers' })).toBeVisible();

  await page.getByRole('button', { name: 'Close second.csv' }).click();
  await expect(page.getByRole('heading', { name: 'One file is open' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: '2 files are open' })).toBeVisible();
});

test('baskets say why there is no RFM, and what works', async ({ open }) => {
  const page = await open({ at: '#/data' });
  await engineReady(page);
  const goods = ['milk', 'bread', 'eggs', 'tea', 'rice', 'salt'];
  const baskets = Array.from({ length: 200 }, (_, i) => goods.slice(i % 4, 2 + (i % 4) + (i % 3)).join(','));
  await importFile(page, { name: 'baskets.csv', mimeType: 'text/csv', buffer: Buffer.from(baskets.join('\n')) });
  await goTo(page, '#/rfm?lang=en');
  await expect(page.getByRole('heading', { name: 'Baskets do not say who came back' })).toBeVisible();
  await page.getByRole('link', { name: 'Which products are in most baskets' }).click();
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('heading', { name: '6 rows, 2 columns' })).toBeVisible();
});
