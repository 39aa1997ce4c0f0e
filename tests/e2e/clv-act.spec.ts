import { existsSync, readFileSync } from 'node:fs';
import { download, expect, goTo, importFile, test } from '../support/app.ts';

const CDNOW = '../shared/data/cdnow/CDNOW_sample.txt';
const FRAME = 'lang=en&theme=light&tz=UTC&asOf=1998-07-01';

/** The sample as an order file; who bought first in the shop is told by the customer's number. */
function cdnowFile() {
  const lines = readFileSync(CDNOW, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/) as [string, string, string, string, string]);
  const rows = lines
    .filter(([, , , , amount]) => Number(amount) > 0)
    .map(([, id, day, , amount], i) => {
      const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
      return `${i},c${id},${date},${amount},${Number(id) % 3 ? 'web' : 'shop'}`;
    });
  return {
    name: 'cdnow.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['order_id,customer_id,order_date,amount,channel', ...rows].join('\n')),
  };
}

test.skip(!existsSync(CDNOW), 'the CDNOW sample is not beside the project');

test('the views of acting and of groups follow their link, export by contract, and save and open what they show', async ({
  open,
}) => {
  const page = await open({ at: '#/data' });
  await importFile(page, cdnowFile());
  const exports = (title: RegExp) =>
    page.getByRole('figure', { name: title }).getByRole('button', { name: 'Export CSV' });

  await goTo(page, `#/clv?view=act&cost=2&budget=300&control=20&${FRAME}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('valuable customers have probably left');
  const quadrants = await download(page, exports(/Four groups/));
  expect(quadrants.name).toBe('clv-quadrants.csv');
  const customers = quadrants.text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((row) => Number(row.split(',')[3]));
  expect(customers).toHaveLength(4);
  expect(customers.reduce((all, one) => all + one, 0)).toBe(2349);

  const list = await download(page, exports(/^Writing to 150 customers/));
  expect(list.name).toBe('clv-win-back.csv');
  expect(list.text).toMatch(
    /^\uFEFFplace,customer_id,group,p_alive,value_if_active,at_stake,break_even,expected_revenue,historic,purchase_days,last_order_day,days_since_last_order\r\n/,
  );
  expect(list.text.match(/,contact,/g)).toHaveLength(150);
  expect(list.text.match(/,control,/g)?.length).toBeGreaterThan(20);

  // By keyboard: the control writes the link, and the list follows.
  await page.getByLabel('Budget').fill('100');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/budget=100/);
  await expect(page.getByRole('heading', { name: /^Writing to 50 customers/ })).toBeVisible();
  await page.getByRole('button', { name: 'Save 50 to contact as a segment' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  // The shop's own cells open their customers.
  await page.getByRole('radio', { name: 'own customers' }).check({ force: true });
  await expect(page).toHaveURL(/cells=shop/);
  await page.getByRole('button', { name: 'Open these customers' }).click();
  await expect(page).toHaveURL(/#\/customers\?.*clv-act/);
  await expect(page.getByText(/Customers with .*repeat purchase days.* as known on the last day/)).toBeVisible();

  await goTo(page, `#/clv?view=groups&by=segment&${FRAME}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Win back: contact');
  const segments = await download(page, exports(/Share of the future/));
  expect(segments.name).toBe('clv-groups.csv');
  expect(segments.text).toMatch(/\r\nvalue,[^,]+,50,/);

  await goTo(page, `#/clv?view=groups&by=channel&loyal=4&${FRAME}`);
  await expect(page.getByRole('figure', { name: /4 purchase days or more/ })).toBeVisible();
  const groups = await download(page, page.getByRole('button', { name: 'Export CSV' }).first());
  expect(groups.text).toMatch(
    /^\uFEFFkind,unit,customers,share,p_alive,expected_orders,historic,expected_revenue,value,mean_historic,mean_expected_revenue,mean_value,past_share,future_share\r\n/,
  );
  const features = await download(page, exports(/Every customer as a row/));
  expect(features.name).toBe('clv-features.csv');
  expect(features.text).toMatch(/^\uFEFFcustomer_id,x,t_x,t,mean_spend,days_since_last_order,/);
  expect(features.text.trim().split('\r\n')).toHaveLength(2350);

  await goTo(page, `#/clv?view=groups&by=region&${FRAME}`);
  await expect(page.getByText('Assign the column on the Data screen')).toBeVisible();

  await goTo(page, `#/clv?view=act&model=nbd&worth=best&${FRAME}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'By this model nobody leaves, so there is nobody to win back',
  );
  await expect(page.getByText('The link asks for worth = best')).toBeVisible();
});
