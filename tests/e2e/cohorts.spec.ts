import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { download, expect, goTo, importFile, test } from '../support/app.ts';

const UCI = resolve(import.meta.dirname, '../../../shared/data/online_retail/online_retail.csv.gz');
const FRAME = 'asOf=2011-12-10&refunds=ignore&lang=en';

test.describe('cohorts of the UCI shop', () => {
  test.skip(!existsSync(UCI), 'the UCI file is not there');

  test('are projected apart from what is measured, compared as lines and added up', async ({ open }) => {
    const page = await open({ at: '#/data' });
    await importFile(page, UCI);

    await goTo(page, `#/cohorts?${FRAME}`);
    await page.getByLabel('Project unfinished cells').check();
    await expect(page).toHaveURL(/project=on/);
    await expect(
      page.getByRole('button', { name: /36 of 323 came back.*Projected, not measured: about/ }),
    ).toBeVisible();
    const tested = page.getByRole('figure', { name: /^Back-test: for the last complete period of 8 cohorts/ });
    const projection = await download(page, tested.getByRole('button', { name: 'Export CSV' }));
    expect(projection.name).toBe('cohorts-projection.csv');
    expect(projection.text).toMatch(
      /^\uFEFFcohort,period,cohort_size,projected,low,high,factor_cohorts\r\n2011-03,9,452,/,
    );
    const measured = await download(page, page.getByRole('button', { name: 'Export CSV' }).first());
    expect(measured.name).toBe('cohorts.csv');
    expect(measured.text.trim().split('\r\n')).toHaveLength(1 + 91);

    // Own columns by keyboard; what is no bracket is refused where it is written.
    await page.getByLabel('Columns').selectOption('own days since first order');
    const days = page.getByLabel('Days', { exact: true });
    await days.fill('7-3');
    await days.press('Enter');
    await expect(page.getByText('Whole days, ascending and apart')).toBeVisible();
    await days.fill('0,7,30');
    await days.press('Enter');
    await expect(page).toHaveURL(/brackets=0,7,30/);
    await expect(page.getByRole('columnheader', { name: '8–30' })).toBeVisible();

    await goTo(page, `#/cohorts?${FRAME}&by=price&bands=100,1000`);
    await page
      .getByRole('button', { name: /^“first order 1,000 and more”, month 1 ·/ })
      .first()
      .press('Enter');
    await expect(page).toHaveURL(/#\/customers\?.*bands/);
    await expect(page.getByText(/1,000 and more/).first()).toBeVisible();

    await goTo(page, `#/cohorts?${FRAME}&view=lines&rows=2010-12`);
    await page.getByRole('button', { name: 'Jan 2011' }).press('Enter');
    await expect(page).toHaveURL(/rows=2010-12,2011-01/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'In month 10, customers back: Dec 2010 331, Jan 2011 152',
    );

    await goTo(page, `#/cohorts?${FRAME}&view=totals`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Dec 2010 has brought most: 20% of the customers, 51% of the revenue',
    );
    const totals = await download(page, page.getByRole('button', { name: 'Export CSV' }).first());
    expect(totals.text).toMatch(
      /^\uFEFFcohort,customers,returned,orders,revenue,refunds,revenue_per_customer\r\n2010-12,885,766,8318,/,
    );
    const course = await download(page, page.getByRole('button', { name: 'Export CSV' }).last());
    expect(course.name).toBe('cohorts-course.csv');
    await page.getByRole('button', { name: 'Dec 2010', exact: true }).press('Enter');
    await expect(page).toHaveURL(/#\/customers\?.*cohort/);
    await expect(page.getByText('885').first()).toBeVisible();
  });
});
