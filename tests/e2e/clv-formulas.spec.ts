import { download, engineReady, expect, goTo, importFile, test } from '../support/app.ts';

/** 240 customers over two years: each comes every 20 to 60 days, and two of three stop on the way. */
const day = (n: number) => new Date(Date.UTC(2022, 0, 1 + n)).toISOString().slice(0, 10);
const ORDERS = Array.from({ length: 240 }, (_, who) => {
  const [first, gap] = [(who * 7) % 240, 20 + ((who * 13) % 41)];
  const last = who % 3 === 0 ? 729 : first + ((who * 37) % 400);
  const times = Math.floor((last - first) / gap) + 1;
  return Array.from({ length: times }, (_order, i) => [who, first + i * gap, 10 + ((who * 11) % 90)] as const);
}).flat();
const CSV = [
  'order_id,customer_id,date,amount',
  ...ORDERS.map(([who, on, amount], i) => `${i},c${String(who).padStart(3, '0')},${day(on)},${amount}`),
].join('\n');

const firstLine = (text: string) => text.replace('\uFEFF', '').split('\r\n')[0];

test('plain formulas stand beside the model, the index is tested, and churn is counted in every unit', async ({
  open,
}) => {
  const page = await open({ at: '#/data' });
  await engineReady(page);
  await importFile(page, { name: 'shop.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
  const title = page.getByRole('heading', { level: 1 });
  const exported = async (name: string) => {
    const file = await download(page, page.locator(`button[title="${name}"]`).first());
    expect(file.name).toBe(name);
    return firstLine(file.text);
  };

  await goTo(page, '#/clv?view=formulas&lang=en');
  const beside = page.getByRole('figure', { name: /a customer for the next 365 days/ });
  await expect(beside).toContainText('Model and spend');
  expect(await exported('clv-formulas.csv')).toMatch(/^customers,orders,revenue,aov,.*model_low,model_high$/);

  // The parts are links, and each keeps what was set.
  await page.getByRole('link', { name: 'Propensity index', exact: true }).press('Enter');
  await expect(title).toHaveText(/^Held against the 90 days that followed/);
  expect(await exported('clv-propensity-test.csv')).toBe(
    'ranking,customers,came,scores,largest,auc,error,difference,difference_error,came_first,lift',
  );
  expect(await exported('clv-propensity.csv')).toBe(
    'customer_id,orders,recent_orders,orders_per_year,days_since_last_order,propensity_index,p_alive,chance',
  );

  await page.getByRole('link', { name: 'Cost of churn', exact: true }).press('Enter');
  await expect(title).toHaveText(/^Customers who left cost /);
  const before = await title.textContent();
  await page.getByRole('spinbutton', { name: 'Reputation, in all' }).fill('1000000');
  await page.getByRole('spinbutton', { name: 'Reputation, in all' }).press('Enter');
  await expect(title).not.toHaveText(before ?? '');
  await expect(page).toHaveURL(/cost-brand=1000000/);
  await page.getByRole('combobox', { name: 'Cycle written in' }).selectOption('month');
  await expect(page).toHaveURL(/cycle=month/);
  expect(await exported('clv-churn-loss.csv')).toBe('class,customers,lost,loss,value_if_alive,sales');

  await goTo(page, '#/clv?view=formulas&part=churn&cost-brand=-5&lang=en');
  await expect(page.getByRole('alert')).toContainText('cost-brand');

  await goTo(page, '#/methods/clv-pareto?lang=en');
  const card = page.locator('[data-method=clv-pareto]');
  await expect(card.locator('math').first()).toBeVisible();
  await expect(card).toContainText('What it assumes');
});
