import { download, expect, goTo, importFile, test } from '../support/app.ts';

/** Twelve months of 24 customers each; the later the month, the more of them return and the more they spend. */
function orders(): Buffer {
  const lines = ['order_id,customer_id,order_date,amount'];
  let order = 0;
  for (let month = 1; month <= 12; month++) {
    for (let place = 0; place < 24; place++) {
      const customer = `c${month}-${place}`;
      const at = (day: number) => new Date(Date.UTC(2023, month - 1, day)).toISOString().slice(0, 10);
      lines.push(`${++order},${customer},${at(3)},${20 + month + (place % 5)}`);
      if (place < month * 2 - (month % 3)) lines.push(`${++order},${customer},${at(20)},${30 + (place % 7)}`);
    }
  }
  lines.push(`${order + 1},last,2024-06-30,10`);
  return Buffer.from(lines.join('\n'));
}

test('a shop sets repurchase beside value, beside a claim, and opens the customers of a point', async ({ open }) => {
  const page = await open({ at: '#/data' });
  await importFile(page, { name: 'orders.csv', mimeType: 'text/csv', buffer: orders() });
  await goTo(page, '#/repurchase?view=value&n=30&lang=en');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('one point more repurchase goes with');
  await expect(page.getByText('the material’s claim: 3.2% per point')).toBeVisible();

  await page.getByLabel('Against').selectOption('first order value');
  await expect(page).toHaveURL(/[?&]y=first/);
  await expect(page.getByText('the material’s claim: 3.2% per point')).toBeHidden();
  await page.getByLabel('One point is').selectOption('a week of first orders');
  await expect(page).toHaveURL(/[?&]unit=week/);
  await goTo(page, '#/repurchase?view=value&n=30&lang=en');

  const figure = page
    .getByRole('figure')
    .filter({ has: page.getByRole('application') })
    .first();
  const { name, text } = await download(page, figure.getByRole('button', { name: 'Export CSV' }));
  expect(name).toBe('association.csv');
  const [header, first] = text.replace('\uFEFF', '').split('\r\n');
  expect(header).toBe(
    'unit,customers,eligible,repurchased,rate,low,high,orders,revenue,aov,value,value_low,value_high',
  );
  expect(first).toMatch(/^2023-01,24,24,1,/);
  const fit = await download(page, page.getByRole('button', { name: 'Export CSV' }).nth(1));
  expect(fit.name).toBe('association-fit.csv');
  expect(fit.text).toContain('claim_relative_per_point,0.032');

  await figure.getByRole('application').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/customers/);
  await expect(page.getByText('Customers of 2023-01 who were followed for 30 days.')).toBeVisible();
});

test('a link that cannot be used is named, and the default stands', async ({ open }) => {
  const page = await open({ at: '#/data' });
  await importFile(page, { name: 'orders.csv', mimeType: 'text/csv', buffer: orders() });
  await goTo(page, '#/repurchase?view=value&unit=year&lang=en');
  await expect(page.locator('[data-code=bad-link]')).toContainText('year');
  await expect(page.getByLabel('One point is')).toHaveValue('month');
});
