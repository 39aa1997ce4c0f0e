import { existsSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { download, engineReady, expect, goTo, importFile, test } from '../support/app.ts';

const CDNOW = '../shared/data/cdnow/CDNOW_sample.txt';
/** Orders of nothing are purchases all the same. */
const FRAME = 'lang=en&theme=light&tz=UTC&count=all';
const AT = `#/clv?model=bg&unit=week&calibrateTo=1997-09-30&horizon=273&${FRAME}`;

interface Model {
  model: string;
  unit: string;
  parameters: Record<string, number>;
  log_likelihood: number;
  customers: number;
  calibration: { from: string; to: string };
  warnings: { code: string }[];
  spend: { parameters: Record<string, number>; log_likelihood: number };
}

const modelOf = async (page: Page): Promise<Model> => {
  const { name, text } = await download(page, page.getByRole('button', { name: 'Export model (JSON)' }));
  expect(name).toBe('clv-model.json');
  return JSON.parse(text) as Model;
};
/** Rows of a CSV without quoted cells, by its header. */
async function exported(page: Page, name: string): Promise<Record<string, string>[]> {
  const file = await download(page, page.locator(`button[title="${name}"]`));
  expect(file.name).toBe(name);
  const [header = '', ...lines] = file.text.replace('\uFEFF', '').trim().split('\r\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell])));
}
const within = (actual: number, wanted: number, relative: number) =>
  expect(Math.abs(actual / wanted - 1), `${actual} is not ${wanted}`).toBeLessThan(relative);

test.describe('CDNOW', () => {
  test.skip(!existsSync(CDNOW), 'the real files are not beside the project');

  test('comes out as published: parameters, tiers, customers', async ({ open }) => {
    const page = await open({ at: '#/data' });
    await engineReady(page);
    await importFile(page, CDNOW);

    await goTo(page, AT);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'One customer in nine carries 60% of the next 273 days',
    );
    const bg = await modelOf(page);
    expect(bg).toMatchObject({ model: 'bg', unit: 'week', customers: 2357, warnings: [] });
    expect(bg.calibration).toEqual({ from: '1997-01-01', to: '1997-09-30' });
    expect(Object.keys(bg.parameters)).toEqual(['r', 'alpha', 'a', 'b']);
    [0.242595, 4.413602, 0.792922, 2.425907].forEach((wanted, i) =>
      within(Object.values(bg.parameters)[i]!, wanted, 1e-3),
    );
    expect(Math.abs(bg.log_likelihood + 9582.4292)).toBeLessThan(1e-3);
    [6.24935, 3.74426, 15.4443].forEach((wanted, i) => within(Object.values(bg.spend.parameters)[i]!, wanted, 1e-3));
    expect(Math.abs(bg.spend.log_likelihood + 4055.91769)).toBeLessThan(1e-3);

    const customers = await exported(page, 'clv-customers.csv');
    expect(Object.keys(customers[0]!).join()).toBe(
      'customer_id,x,t_x,t,mean_spend,p_alive,expected_orders,expected_revenue,low,high,tier',
    );
    expect(customers).toHaveLength(2357);
    // The busiest customer of the papers, in days: x = 26, t_x = 30 6/7 weeks, T = 31 weeks.
    const busiest = customers.find(({ x, t_x, t }) => `${x} ${t_x} ${t}` === '26 216 217');
    within(Number(busiest?.['p_alive']), 0.9688523, 1e-3);
    // The first customer of the reference, for the same 39 weeks.
    const first = customers.find(({ x, t_x, t }) => `${x} ${t_x} ${t}` === '2 213 272');
    within(Number(first?.['expected_orders']), 1.2259944, 1e-3);
    const wrong = customers.filter((row) => {
      const number = (name: string) => Number(row[name]);
      const isBounded = number('low') <= number('expected_revenue') && number('expected_revenue') <= number('high');
      return number('t_x') > number('t') || !isBounded || (row['x'] === '0') !== (row['mean_spend'] === '');
    });
    expect(wrong).toEqual([]);

    // By default the model is MBG/NBD: the numbers of the drawing.
    await page.getByLabel('Model').selectOption('mbg');
    await page.getByLabel('Unit of time').selectOption('week');
    await expect(page.getByText('257 customers hold 60% of what is still to come')).toBeVisible();
    await expect(page).not.toHaveURL(/model=/);
    const mbg = await modelOf(page);
    expect(Math.abs(mbg.log_likelihood + 9582.1357)).toBeLessThan(1e-3);
    const tiers = await exported(page, 'clv-tiers.csv');
    expect(tiers.map(({ tier, customers }) => `${tier} ${customers}`)).toEqual(['high 257', 'middle 726', 'low 1374']);
    expect(tiers.map(({ came }) => Number(came)).reduce((all, one) => all + one)).toBe(1882);
    const tierOf = (await exported(page, 'clv-customers.csv')).filter(({ tier }) => tier === 'high');
    expect(tierOf).toHaveLength(257);
  });

  test('has its tiers in the link, cut by keyboard, opened and saved as customers', async ({ open }) => {
    const page = await open({ at: '#/data' });
    await engineReady(page);
    await importFile(page, CDNOW);
    await goTo(page, AT);
    await expect(page.getByText('270 customers hold 60% of what is still to come')).toBeVisible();

    await page.getByLabel('High up to').focus();
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/cut=61/);
    const title = page.getByRole('heading', { name: /hold 61% of what is still to come/ });
    await expect(title).toBeVisible();
    const link = await page.evaluate(() => location.hash);
    const said = await title.innerText();
    await goTo(page, `#/overview?${FRAME}`);
    await goTo(page, link);
    await expect(title).toHaveText(said);

    await page.getByLabel('High means').selectOption('customers');
    await expect(page).toHaveURL(/tiers=customers/);
    await expect(page).not.toHaveURL(/cut=/);
    await expect(page.getByText('The first 472 customers hold')).toBeVisible();
    await page.getByRole('button', { name: 'Save “High” as a segment' }).click();
    await page.getByRole('button', { name: 'Save segment' }).click();
    await expect(page.getByText('“Tier: High” is saved.')).toBeVisible();

    const low = page.getByRole('rowheader', { name: /^Low/ }).getByRole('link');
    await low.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/customers\?.*clv-tier/);
    await expect(page.getByText('Customers of the tier “Low”')).toBeVisible();
    await expect(page.getByText('1,178').first()).toBeVisible();

    await goTo(page, `#/clv?tiers=best&cut=0&${FRAME}`);
    await expect(page.locator('[data-code=bad-link]')).toHaveCount(2);
  });
});

test('where nobody came back there is no forecast, and the page says what would be enough', async ({ open }) => {
  const lines = Array.from(
    { length: 30 },
    (_, i) => `o${i},c${i},2024-03-${String((i % 28) + 1).padStart(2, '0')},${20 + i}`,
  );
  const buffer = Buffer.from(['order_id,customer_id,order_date,amount', ...lines].join('\n'));
  const page = await open({ at: '#/data' });
  await importFile(page, { name: 'once.csv', mimeType: 'text/csv', buffer });
  await goTo(page, `#/clv?${FRAME}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no forecast in these orders yet');
  await expect(page.locator('[data-warning=no-repeats]')).toBeVisible();
  await expect(page.getByRole('link', { name: 'See the plain formulas' })).toBeVisible();
  expect(await modelOf(page)).toMatchObject({
    parameters: null,
    log_likelihood: null,
    warnings: [{ code: 'no-repeats' }],
  });
});
