import { existsSync } from 'node:fs';
import { download, expect, goTo, importFile, test } from '../support/app.ts';

const UCI = '../shared/data/online_retail/online_retail.csv.gz';
const FRAME = 'asOf=2011-12-10&refunds=ignore&tz=Europe/London&lang=en&theme=light';

test.describe('repurchase, cohorts and value of the UCI shop', () => {
  test.skip(!existsSync(UCI), 'the UCI file is not there');

  test('the three screens say what METHODS says, and export it', async ({ open }) => {
    const page = await open({ at: '#/data' });
    await importFile(page, UCI);

    await goTo(page, `#/repurchase?${FRAME}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      'Half of new customers are back within 104 days',
    );
    const survival = await download(page, page.getByRole('button', { name: 'Export CSV' }).first());
    expect(survival.name).toBe('survival.csv');
    expect(survival.text).toMatch(/^\uFEFFday,at_risk,events,survival,low,high\r\n/);
    // R's survfit: .80840 .54009 .34244 after 30, 90 and 180 days (METHODS 3).
    const curve = survival.text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',').map(Number));
    for (const [day, left] of [
      [30, 0.8084],
      [90, 0.54009],
      [180, 0.34244],
    ] as const) {
      expect(curve.findLast(([at]) => at! <= day)![3]).toBeCloseTo(left, 4);
    }
    const rates = await download(page, page.getByRole('button', { name: 'Export CSV' }).nth(1));
    expect(rates.name).toBe('repurchase.csv');
    expect(rates.text).toMatch(/^\uFEFFdefinition,days,eligible,repurchased,rate,low,high\r\n/);
    expect(rates.text).toContain('in-window,,4338,2845,');

    // A control is in the link, and the link brings it back, by keyboard.
    await page.getByLabel('Definition to quote').focus();
    await page.keyboard.press('ArrowUp');
    await expect(page).toHaveURL(/def=window/);
    await expect(page.getByText('of 4,338 buyers 2,845 ordered at least twice')).toBeVisible();
    await page.getByRole('link', { name: 'Open the 2,845 customers' }).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/customers\?/);

    await goTo(page, `#/cohorts?measure=customers&${FRAME}`);
    await expect(page.getByRole('button', { name: /445 of 885 came back/ })).toBeVisible();
    const cohorts = await download(page, page.getByRole('button', { name: 'Export CSV' }).first());
    expect(cohorts.name).toBe('cohorts.csv');
    expect(cohorts.text).toMatch(/^\uFEFFcohort,period,cohort_size,value,complete\r\n/);
    const first = cohorts.text.split('\r\n').filter((line) => line.startsWith('2010-12,'));
    expect(first.map((line) => Number(line.split(',')[3]))).toEqual([
      885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235,
    ]);
    expect(first.map((line) => line.split(',')[4]).lastIndexOf('true')).toBe(11);
    await page.getByRole('button', { name: /445 of 885 came back/ }).focus();
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('button', { name: /331 of 885 came back/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/customers\?.*cohort/);
    await expect(page.getByText('331').first()).toBeVisible();

    await goTo(page, `#/clv?view=formulas&life=2y&${FRAME}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('over 2.0 years');
    await page.getByRole('spinbutton', { name: 'Margin' }).fill('50');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/margin=50/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('of margin');
    const values = await download(page, page.getByRole('button', { name: 'Export CSV' }).last());
    expect(values.name).toBe('clv-customers.csv');
    expect(values.text).toMatch(
      /^\uFEFFcustomer_id,x,t_x,t,mean_spend,p_alive,expected_orders,expected_revenue,low,high,tier\r\n/,
    );
    expect(values.text.trim().split('\r\n')).toHaveLength(4339);
  });

  test('the other views compare, export and open what they show', async ({ open }) => {
    const page = await open({ at: '#/data' });
    await importFile(page, UCI);
    const exported = (figure: string | RegExp) =>
      download(page, page.getByRole('figure', { name: figure }).getByRole('button', { name: 'Export CSV' }));

    await goTo(page, `#/repurchase?view=definitions&${FRAME}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'The same orders, 25 repurchase rates: from 18.7% to 87.6%',
    );
    const effects = await exported(/times the smallest/);
    expect(effects.name).toBe('repurchase-effects.csv');
    expect(effects.text).toMatch(/^\uFEFFdefinition,days,same_day,followed,eligible,repurchased,rate,low,high\r\n/);
    expect(effects.text).toContain('\r\nin-window,,1,,4338,2845,');

    await goTo(page, `#/repurchase?view=groups&by=amount&${FRAME}`);
    await expect(
      page.getByText(/Log-rank test of all groups: χ² = [\d.]+, 3 degrees of freedom, p < 0.001/),
    ).toBeVisible();
    const groups = await exported(/^From/);
    expect(groups.name).toBe('repurchase-groups.csv');
    expect(groups.text.split('\r\n')[0]).toBe(
      '\uFEFFplace,kind,value,merged,customers,eligible,repurchased,rate,low,high,complete,least_amount,most_amount',
    );
    const eligible = groups.text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => Number(line.split(',')[5]));
    expect(eligible.reduce((sum, n) => sum + n, 0)).toBe(3370);
    // A mark opens its customers, by keyboard.
    await page.getByRole('application').first().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/customers\?.*repurchase-group/);
    const first = groups.text.split('\r\n')[1]!.split(',');
    await expect(page.getByText(first[6]!).first()).toBeVisible();

    await goTo(page, `#/repurchase?view=orders&n=soon&${FRAME}`);
    await expect(page.locator('[data-code=bad-link]')).toBeVisible();
    await page.getByLabel('Within (N)').selectOption('30');
    await expect(page).toHaveURL(/n=30/);
    const steps = await exported(/first step/);
    expect(steps.name).toBe('repurchase-orders.csv');
    expect(steps.text).toMatch(
      /^\uFEFFstep,customers,reached,eligible,repurchased,rate,low,high\r\n1,4338,4338,4086,922,/,
    );
    const gaps = await exported(/of all gaps/);
    expect(gaps.name).toBe('repurchase-gaps.csv');
    expect(gaps.text).toMatch(/^\uFEFFdays,gaps,open\r\n/);
  });
});
