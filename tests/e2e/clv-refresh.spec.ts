import { addDays } from '#orders/days.ts';
import { download, expect, goTo, importFile, test } from '../support/app.ts';

/** Sixty customers: twenty keep coming, each at an own rhythm, twenty stop after three orders, twenty buy once. */
const SHOP = Array.from({ length: 60 }, (_, i) => {
  const every = 7 + (i % 20);
  const count = i < 20 ? Math.floor((170 - i) / every) + 1 : i < 40 ? 3 : 1;
  return Array.from({ length: count }, (_, n) => (i < 40 ? i + every * n : 3 * (i - 40))).map(
    (day) => `c${i}-${day},c${i},${addDays('2024-01-01', day)},${20 + i}`,
  );
}).flat();
const FILE = {
  name: 'shop.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['order_id,customer_id,order_date,amount', ...SHOP].join('\n')),
};
const FRAME = 'lang=en&theme=light&asOf=2024-06-21&tz=UTC';

test('tiers are made anew month by month, and a move opens the customers it counts', async ({ open }) => {
  const page = await open({ at: '#/data' });
  await importFile(page, FILE);

  await goTo(page, `#/clv?view=refresh&months=3&${FRAME}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('From 31 May 2024 to 20 Jun 2024', {
    timeout: 30_000,
  });
  const exports = page.getByRole('button', { name: 'Export CSV' });
  const moves = await download(page, exports.first());
  expect(moves.name).toBe('clv-migration.csv');
  const [header, ...rows] = moves.text.trimEnd().split('\r\n');
  expect(header).toBe('\uFEFFfrom_day,to_day,from_tier,to_tier,customers,value_before,value_after,refit_only');
  expect(rows.reduce((sum, row) => sum + Number(row.split(',')[4]), 0)).toBe(60);

  const sizes = await download(page, exports.nth(2));
  expect(sizes.name).toBe('clv-refresh.csv');
  const days = new Set(sizes.text.match(/^2024-\d\d-\d\d/gm));
  expect([...days]).toEqual(['2024-04-30', '2024-05-31', '2024-06-20']);

  // The link holds what is chosen, and a control writes it.
  await page.getByRole('radio', { name: 'kept from the last day' }).check();
  await expect(page).toHaveURL(/params=kept/);
  await expect(page.getByText('every move is the customers’ own').first()).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('Moves from').selectOption('2024-04-30');
  await expect(page).toHaveURL(/before=2024-04-30/);

  await expect(page.locator('h1:not(.stale)')).toContainText('From 30 Apr 2024');
  const cell = page.getByRole('button', { name: /^Low → Low · / });
  const count = /(\d+) of/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1];
  await cell.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/customers\?.*clv-move/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${count} of 60 customers`);
});

test('one customer has a forecast, is found by name, and leads to the own orders and back', async ({ open }) => {
  const page = await open({ at: '#/data' });
  await importFile(page, FILE);

  await goTo(page, `#/clv?view=customer&${FRAME}`);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Whose forecast do you want to see?');
  await page.getByRole('searchbox', { name: 'Customer' }).fill('c5');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/customer=c5/);
  await expect(heading).toContainText('c5', { timeout: 30_000 });
  const life = await download(page, page.getByRole('button', { name: 'Export CSV' }).first());
  expect(life.name).toBe('clv-life.csv');
  expect(life.text).toMatch(/^\uFEFFcustomer_id,day,p_alive,ahead\r\nc5,2024-01-06,0\.\d+,false\r\n/);

  await page.getByRole('link', { name: 'Orders of this customer' }).click();
  await expect(page).toHaveURL(/#\/customers\/c5/);
  await page.getByRole('link', { name: 'Forecast' }).click();
  await expect(page).toHaveURL(/customer=c5/);

  await goTo(page, `#/clv?view=customer&customer=nobody&${FRAME}`);
  await expect(heading).toHaveText('Nobody here is called nobody');
});
