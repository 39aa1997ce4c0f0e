import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { addDays } from '#orders/days.ts';
import { download, expect, goTo, importFile, test } from '../support/app.ts';

const CDNOW = resolve(import.meta.dirname, '../../../shared/data/cdnow/CDNOW_sample.txt');
const FRAME = 'lang=en&theme=light&asOf=1998-07-01&count=all&tz=UTC';

test('the trust view judges CDNOW as published, by a split that is in the link', async ({ open }) => {
  test.skip(!existsSync(CDNOW), 'needs ../shared/data');
  const page = await open({ at: '#/data' });
  await importFile(page, CDNOW);
  await goTo(page, `#/clv?view=trust&unit=week&calibrateTo=1997-09-30&${FRAME}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Good for ranking customers, 16% low on the total');
  await expect(page.getByText('the model expected 1,577 repeat orders and 1,882 came')).toBeVisible();
  const errors = page.getByRole('table', { name: 'The model comes nearest' });
  await expect(errors.getByRole('row', { name: /MBG\/NBD/ })).toContainText('0.765');
  await expect(errors.getByRole('row', { name: /same as last period/ })).toContainText(/0\.897\s*1\.971/);
  await expect(errors.getByRole('row', { name: /own average/ })).toContainText(/1\.024\s*2\.212/);
  await expect(
    page.getByRole('heading', { name: 'The model keeps up for 39 weeks, then falls behind by 7%' }),
  ).toBeVisible();

  const figure = page.getByRole('figure', { name: 'Predictions rise with the facts, and sit too low' });
  const deciles = await download(page, figure.getByRole('button', { name: 'Export CSV' }));
  expect(deciles.name).toBe('clv-deciles.csv');
  expect(deciles.text).toMatch(/^\uFEFFtenth,customers,expected,actual,low,high,least,most\r\n1,236,/);

  await page.getByRole('button', { name: 'Fit all four models' }).click();
  await expect(page).toHaveURL(/models=all/);
  await expect(page.getByRole('row', { name: /Pareto\/NBD/ })).toContainText('−9,595.0');

  // By keyboard: the slider writes the link, which brings it back; a mark opens its customers.
  const slider = page.getByRole('slider', { name: 'The model knows orders up to' });
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/calibrateTo=1997-09-29/);
  await expect(slider).toHaveAttribute('aria-valuetext', '29 Sept 1997');
  await page.getByRole('link', { name: 'Use the proposed split' }).click();
  await expect(page).not.toHaveURL(/calibrateTo/);
  await expect(page.getByText('This split is proposed')).toBeVisible();
  await goTo(page, `#/clv?view=trust&unit=week&calibrateTo=1997-09-30&${FRAME}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/16% low on the total$/);
  await expect(page.locator('main .stale')).toHaveCount(0);
  await page.getByRole('application', { name: /^Predictions/ }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/customers\?.*clv-tenth/);
  await expect(page.getByText('Customers in group 10 of 10 by expected orders')).toBeVisible();
});

test('what cannot be judged is said, with what would be enough', async ({ open }) => {
  const page = await open({ at: '#/data' });
  const rows = Array.from({ length: 30 }, (_, i) =>
    [0, 30 + i].map((day) => `${i}-${day},c${i},${addDays('2024-01-01', i + day)},20`),
  ).flat();
  await importFile(page, {
    name: 'shop.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['order_id,customer_id,order_date,amount', ...rows].join('\n')),
  });
  await goTo(page, '#/clv?view=trust&lang=en&theme=light&tz=UTC');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Too little has been held out to judge the model');
  await expect(page.getByText('at least 100 customers known by the split; there are 30').first()).toBeVisible();
  await goTo(page, '#/clv?view=trust&model=bgbb&lang=en&theme=light&tz=UTC');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^BG\/BB counts occasions/);
});
