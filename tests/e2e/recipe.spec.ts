import type { Page } from '@playwright/test';
import { chooseFiles, dataLoaded, engineReady, expect, test } from '../support/app.ts';

/** The guess takes `amount`; the reader knows that `after_coupons` is what was paid. */
const month = (number: number, header = 'order_date,amount,after_coupons,customer_id') => ({
  name: `2024-0${number}.csv`,
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      header,
      ...Array.from({ length: 60 }, (_, i) => `2024-0${number}-${10 + (i % 19)},${i}.50,${i}.10,c${i % 7}`),
    ].join('\n'),
  ),
});
const meaning = (page: Page, column: string) => page.getByLabel(`Meaning of the column ${column}`);
const importIt = async (page: Page) => {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await dataLoaded(page);
};

test('a file is read as the last one with its columns, and a recipe carries that to another browser', async ({
  open,
  browser,
}) => {
  const page = await open({ at: '#/data' });
  await engineReady(page);
  await chooseFiles(page, month(3));
  await meaning(page, 'after_coupons').selectOption('amount');
  await importIt(page);

  await page.reload();
  await engineReady(page);
  await chooseFiles(page, month(4));
  await expect(page.getByText('Read as last time')).toBeVisible();
  await expect(meaning(page, 'after_coupons')).toHaveValue('amount');
  await page.getByRole('button', { name: 'Start afresh' }).click();
  await expect(page.getByText('Read as last time')).toBeHidden();
  await expect(meaning(page, 'after_coupons')).not.toHaveValue('amount');
  await meaning(page, 'after_coupons').selectOption('amount');
  await importIt(page);

  await page.getByLabel('Name of the recipe').fill('Monthly');
  await page.getByRole('button', { name: 'Save as a recipe' }).click();
  await page
    .getByRole('group', { name: 'What to do with “Monthly”' })
    .getByRole('button', { name: 'Share link' })
    .click();
  const link = await page.getByLabel(/^Whoever opens this link/).inputValue();
  expect(link.length).toBeLessThan(8192);

  const elsewhere = await open({ at: new URL(link).hash, context: await browser.newContext() });
  await expect(elsewhere.getByText('Files are read by the recipe “Monthly”')).toBeVisible();
  expect(elsewhere.url()).not.toContain('recipe=');
  await engineReady(elsewhere);
  await chooseFiles(elsewhere, month(5, 'order_date,amount,after_all_coupons,customer_no'));
  const report = elsewhere.locator('[data-drift]');
  await expect(report.locator('[data-kind=renamed]')).toHaveCount(2);
  await expect(report).toContainText('“after_coupons” is gone; “after_all_coupons” looks like it');
  await expect(meaning(elsewhere, 'after_all_coupons')).toHaveValue('amount');
  await report.getByRole('button', { name: 'Not the same column' }).first().click();
  await expect(report.locator('[data-kind=missing]')).toHaveCount(1);
  await elsewhere.getByRole('button', { name: /^Propose a column/ }).click();
  await importIt(elsewhere);
  await elsewhere.context().close();
});
