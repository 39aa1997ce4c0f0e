import { download, expect, goTo, importFile, test } from '../support/app.ts';

/** Customers of four kinds, whose last order, number of orders and spending go together; the same every time. */
function shop(each: number) {
  const kinds = [
    { back: 5, orders: 8, amount: 90 },
    { back: 40, orders: 3, amount: 30 },
    { back: 150, orders: 1, amount: 400 },
    { back: 320, orders: 1, amount: 12 },
  ];
  const start = Date.UTC(2024, 0, 1);
  const day = (back: number) => new Date(start + (365 - back) * 86_400_000).toISOString().slice(0, 10);
  const rows = kinds.flatMap(({ back, orders, amount }, kind) =>
    Array.from({ length: each }, (_, c) =>
      Array.from({ length: orders }, (_, n) => [
        `o${kind}-${c}-${n}`,
        `c${kind}-${c}`,
        day(back + (c % 4) + 7 * n * (orders > 1 ? 1 : 0)),
        (amount * (0.8 + ((c * 7) % 5) / 10)).toFixed(2),
      ]),
    ).flat(),
  );
  const text = [['order_id', 'customer_id', 'order_date', 'amount'], ...rows].map((row) => row.join(',')).join('\n');
  return { name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

const GROUPS = '#/rfm?view=clusters&lang=en';
const lines = (text: string) => text.replace('\uFEFF', '').trim().split('\r\n');

test('groups are found, exported, opened and saved, and the link brings them back', async ({ open }) => {
  const page = await open({ at: '#/data' });
  await importFile(page, shop(40));
  await goTo(page, GROUPS);
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('Your customers fall into 4 groups');

  const table = page.getByRole('figure').filter({ has: page.getByRole('columnheader', { name: 'Stays' }) });
  const groups = await download(page, table.getByRole('button', { name: 'Export CSV' }));
  expect(groups.name).toBe('rfm-clusters.csv');
  expect(lines(groups.text)[0]).toBe(
    'cluster,customers,share,orders,revenue,centroid_days,centroid_orders,centroid_money',
  );
  expect(
    lines(groups.text)
      .slice(1)
      .map((line) => line.split(',')[1]),
  ).toEqual(['40', '40', '40', '40']);
  const list = await download(page, page.getByRole('button', { name: 'Export the customers (CSV)' }));
  expect(list.name).toBe('rfm-cluster-customers.csv');
  expect(lines(list.text)).toHaveLength(161);

  // Every control is in the link, and the link brings it back.
  await page.getByLabel('Groups', { exact: true }).selectOption('3');
  await page.getByLabel('Seed', { exact: true }).fill('7');
  await page.getByLabel('Seed', { exact: true }).press('Enter');
  await expect(page).toHaveURL(/groups=3.*seed=7/);
  await expect(table.getByRole('row')).toHaveCount(4);
  await goTo(page, `${GROUPS}&groups=12`);
  await expect(page.getByText('The link asks for groups = 12')).toBeVisible();
  await expect(title).toHaveText('Your customers fall into 4 groups');

  await table
    .getByRole('button', { name: /^Save “/ })
    .first()
    .press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Save as a segment' });
  await expect(dialog.getByText(/^Customers most like one whose last order was/)).toBeVisible();
  await dialog.getByLabel('Name').press('Enter');
  await expect(dialog).toBeHidden();
  await table.getByRole('row').nth(1).getByRole('link').click();
  await expect(page).toHaveURL(/#\/customers\?.*of=/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('40');
});

test('a search can be cancelled and begun again', async ({ open }) => {
  const page = await open({ at: '#/data' });
  await importFile(page, shop(600));
  await goTo(page, GROUPS);
  await page.getByRole('progressbar').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Nothing is shown, because the search was cancelled.')).toBeVisible();
  await expect(page.getByRole('progressbar')).toBeHidden();
  await page.getByRole('button', { name: 'Look for groups' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your customers fall into 4 groups', {
    timeout: 60_000,
  });
});
