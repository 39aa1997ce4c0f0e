import type { Page } from '@playwright/test';
import { engineReady, expect, goTo, importFile, test } from '../support/app.ts';

const orders = ['order_id,customer_id,ordered_at,amount']
  .concat(Array.from({ length: 400 }, (_, i) => `O${i},C${i % 37},2024-0${1 + (i % 9)}-1${i % 9},${5 + (i % 90)}.50`))
  .join('\n');
const file = { name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(orders) };

/** Saves the segment that the empty screen proposes first, under a name. */
async function saveSegment(page: Page, name: string) {
  await page.getByRole('button', { name: /^Save/ }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(name);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

test.describe('what is saved', () => {
  test('is there after a reload, in the link, and counts again', async ({ open }) => {
    const page = await open({ at: '#/data' });
    await engineReady(page);
    await importFile(page, file);
    await goTo(page, '#/rfm?lang=en');
    await saveSegment(page, 'Regulars');
    await page.reload();
    await goTo(page, '#/segments?lang=en');
    await expect(page.getByText('Regulars').first()).toBeVisible();
  });

  test('reaches a second tab, and a change there comes back', async ({ open, context }) => {
    const page = await open({ at: '#/data' });
    await engineReady(page);
    await importFile(page, file);
    const other = await context.newPage();
    await other.goto(page.url().replace(/#.*/, '#/segments?lang=en'));
    await goTo(page, '#/rfm?lang=en');
    await saveSegment(page, 'Seen by both');
    await expect(other.getByText('Seen by both').first()).toBeVisible();
  });

  test('can be deleted by hand: the page starts clean, without an error', async ({ open, context }) => {
    const page = await open({ at: '#/data' });
    await engineReady(page);
    await importFile(page, file);
    await goTo(page, '#/rfm?lang=en');
    await saveSegment(page, 'Gone soon');
    const client = await context.newCDPSession(page);
    await client.send('Storage.clearDataForOrigin', { origin: new URL(page.url()).origin, storageTypes: 'indexeddb' });
    await goTo(page, '#/segments?lang=en');
    await expect(page.locator('main').getByText('Gone soon')).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('main').getByText('Gone soon')).toHaveCount(0);
    await goTo(page, '#/rfm?lang=en');
  });
});
