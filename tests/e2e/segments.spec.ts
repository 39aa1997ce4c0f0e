import { download, engineReady, expect, goTo, importFile, test } from '../support/app.ts';

/** 30 customers: the first ten ordered three times, the next ten twice, the rest once. */
const ROWS = Array.from({ length: 30 }, (_, i) =>
  Array.from(
    { length: i < 10 ? 3 : i < 20 ? 2 : 1 },
    (_, nth) => `O${i}-${nth},C${i},2024-0${1 + nth}-${10 + (i % 18)},${10 + i}.50`,
  ),
).flat();
const FILE = {
  name: 'orders.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`order_id,customer_id,ordered_at,amount\n${ROWS.join('\n')}\n`),
};

test('a rule is built, named, counted, exported, seen in a second tab, deleted and brought back', async ({ open }) => {
  const page = await open({ at: '#/data' });
  await engineReady(page);
  await importFile(page, FILE);
  await goTo(page, '#/segments/new?lang=en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No customer meets this rule');

  // One condition is taken away by keyboard, the other is changed.
  await page.getByRole('button', { name: 'Remove this condition' }).last().press('Enter');
  await page.getByLabel('Value', { exact: true }).fill('2');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('20 of 30 customers meet this rule');
  await expect(page).toHaveURL(/rule=/);
  await page.getByLabel('Value', { exact: true }).fill('');
  await expect(page.getByText('Enter a value to compare with.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save as a segment' })).toBeDisabled();
  await page.getByLabel('Value', { exact: true }).fill('3');
  await page.getByRole('button', { name: 'Save as a segment' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name' }).fill('Regulars');
  await page.getByRole('textbox', { name: 'Name' }).press('Enter');
  await expect(page).toHaveURL(/#\/segments\/[0-9a-f-]{36}/);

  const other = await page.context().newPage();
  await other.goto(page.url().replace(/#.*/, '#/segments?lang=en'));
  await expect(other.getByRole('heading', { level: 2, name: 'Regulars' })).toBeVisible();
  await other.getByRole('button', { name: 'Rename' }).click();
  await other.getByRole('textbox', { name: 'Name' }).fill('Old friends');
  await other.getByRole('textbox', { name: 'Name' }).press('Enter');
  await expect(page.getByText('Changed in another tab')).toBeVisible();

  await goTo(page, '#/segments?lang=en');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('“Old friends” holds 10 customers');
  const file = await download(page, page.getByRole('button', { name: 'Export CSV' }));
  expect(file.name).toBe('segment-customers.csv');
  const [header = '', ...customers] = file.text.trim().split('\r\n');
  expect(header.replace('\uFEFF', '').split(',').slice(0, 3)).toEqual(['customer_id', 'orders', 'revenue']);
  expect(customers).toHaveLength(10);

  await page.getByRole('button', { name: 'Count only these' }).click();
  await expect(page).toHaveURL(/scope=segment:/);
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page).not.toHaveURL(/scope=/);
  await expect(other.getByRole('heading', { level: 2, name: 'Old friends' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(other.getByRole('heading', { level: 2, name: 'Old friends' })).toBeVisible();
});

test('customers are listed, sorted, searched and opened, and a link that names nobody says so', async ({ open }) => {
  const page = await open({ at: '#/data' });
  await engineReady(page);
  await importFile(page, FILE);
  const rule = { kind: 'test', field: 'orders', op: 'gte', value: 2 };
  const of = encodeURIComponent(JSON.stringify({ kind: 'rule', rule }));
  await goTo(page, `#/customers?lang=en&of=${of}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('20 of 30 customers');
  await expect(page.getByText('Customers who placed at least 2 orders.')).toBeVisible();
  await page.getByRole('button', { name: 'Last order' }).press('Enter');
  await expect(page).toHaveURL(/sort=last_day/);
  await page.getByLabel('Search by id').fill('C1');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('11 of 30 customers');
  await page.getByRole('grid').focus();
  await page.getByRole('grid').press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/orders in \d+ days/);
  await expect(page).toHaveURL(/#\/customers\/C1/);

  await goTo(page, '#/customers?lang=en&of=%7B');
  await expect(page.locator('[data-code=bad-link]')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('30 customers');
});
