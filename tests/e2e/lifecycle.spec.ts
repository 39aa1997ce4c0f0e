import { addDays } from '#orders/days.ts';
import { download, expect, goTo, importFile, test } from '../support/app.ts';

/** Forty customers: ten come every 20 days to the end, ten stop after three orders, twenty bought once, long ago or lately. */
const SHOP = Array.from({ length: 40 }, (_, i) => {
  const days =
    i < 10
      ? Array.from({ length: 9 }, (_, n) => i + 20 * n)
      : i < 20
        ? [i, i + 20, i + 40]
        : i < 30
          ? [i]
          : [150 + i / 2];
  return days.map((day) => `c${i}-${day},c${i},${addDays('2024-01-01', Math.floor(day))},${20 + i}`);
}).flat();
const FILE = {
  name: 'shop.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['order_id,customer_id,order_date,amount', ...SHOP].join('\n')),
};
const FRAME = 'lang=en&theme=light&asOf=2024-07-01&tz=UTC';

test('the lifecycle screen judges by cut-offs that are in the link, and opens and exports what it shows', async ({
  open,
}) => {
  const page = await open({ at: '#/data' });
  await importFile(page, FILE);
  const exportButton = () => page.getByRole('button', { name: 'Export CSV' }).first();

  await goTo(page, `#/lifecycle?silent=30d&lost=60d&cadence=shop&${FRAME}`);
  await expect(
    page.getByText('Silent is who has not ordered for more than 30 days, lost for more than 60.'),
  ).toBeVisible();
  const states = await download(page, exportButton());
  expect(states.name).toBe('lifecycle-states.csv');
  expect(states.text).toMatch(
    /^\uFEFFstate,customers,share,orders,revenue,revenue_share,own_customers,median_days\r\n/,
  );
  const count = (state: string) => Number(new RegExp(`\r\n${state},(\\d+),`).exec(states.text)?.[1]);
  expect(['new', 'active', 'won-back', 'silent', 'lost'].map(count)).toEqual([10, 10, 0, 0, 20]);

  // By keyboard: the control writes the link, the link brings the control back.
  await page.getByLabel('Lost after: number').fill('20');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Lost must come after silent.')).toBeVisible();
  await page.getByLabel('Lost after: number').fill('170');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/lost=170d/);
  await page.reload();
  await importAgain();
  await expect(page.getByLabel('Lost after: number')).toHaveValue('170');

  await goTo(page, `#/lifecycle?view=flows&silent=30d&lost=60d&cadence=shop&month=2024-05&${FRAME}`);
  const flows = await download(page, exportButton());
  expect(flows.name).toBe('lifecycle-flows.csv');
  expect(flows.text).toMatch(/^\uFEFFmonth_end,base,kept,newcomers,returned,lost,rate,low,high,complete\r\n/);
  await page.getByRole('button', { name: /active → active, May 2024/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/customers\?.*lifecycle-move/);
  await expect(page.getByText('Customers who were active when the month up to 31 May 2024 began')).toBeVisible();

  await goTo(page, `#/lifecycle?view=hazard&${FRAME}`);
  const hazard = await download(page, exportButton());
  expect(hazard.name).toBe('lifecycle-hazard.csv');
  expect(hazard.text).toMatch(/^\uFEFFpart,day,eligible,returned,rate,low,high\r\n/);

  await goTo(page, `#/lifecycle?view=stages&super=orders:4&${FRAME}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('10 super-users with 4 orders or more');
  await page.getByRole('slider').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/super=orders:3/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('20 super-users with 3 orders or more');

  async function importAgain() {
    const at = await page.evaluate(() => location.hash);
    await goTo(page, '#/data?lang=en');
    await importFile(page, FILE);
    await goTo(page, at);
  }
});
