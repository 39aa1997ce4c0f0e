import { download, engineReady, expect, goTo, importFile, test } from '../support/app.ts';

/** 60 customers over a year; the first third buys every month, the second thrice, the last once. */
const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);
const ORDERS = Array.from({ length: 60 }, (_, who) => {
  const times = who < 20 ? 12 : who < 40 ? 3 : 1;
  return Array.from({ length: times }, (_order, i) => [who, (who % 30) + 30 * i, 10 + who] as const);
}).flat();
const CSV = [
  'order_id,customer_id,date,amount',
  ...ORDERS.map(([who, on, amount], i) => `${i},c${String(who).padStart(2, '0')},${day(on)},${amount}`),
].join('\n');

const firstLine = (text: string) => text.replace('\uFEFF', '').split('\r\n')[0];

test('rule sets are shown as what they are, made one’s own by keyboard, compared and followed over time', async ({
  open,
}) => {
  const page = await open({ at: '#/data' });
  await engineReady(page);
  await importFile(page, { name: 'shop.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
  const title = page.getByRole('heading', { level: 1 });

  await goTo(page, '#/rfm?view=rules&rules=putler&lang=en');
  await expect(title).toHaveText('Nobody is left out, but 76 of 125 cells belong to more than one segment');
  const cube = await download(
    page,
    page.getByRole('figure', { name: /^76 of 125/ }).getByRole('button', { name: 'Export CSV' }),
  );
  expect([cube.name, firstLine(cube.text)]).toEqual(['rfm-cube.csv', 'r,f,m,customers,revenue']);

  // A copy, one cell taken from everybody, saved and kept by keyboard alone.
  await page.getByRole('button', { name: 'Make your own from it' }).press('Enter');
  await page.getByRole('radio', { name: /^In no segment/ }).press('Space');
  await page.locator('[data-cell="0"]').press('Enter');
  await expect(title).toHaveText(/1 of 125 cells/);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(title).toHaveText('Every customer is in exactly one of 11 segments');
  await page.locator('[data-cell="0"]').press('Enter');
  await goTo(page, '#/rfm?lang=en');
  await goTo(page, '#/rfm?view=rules&lang=en');
  await expect(page.getByText('“Putler’s eleven segments, mine” has changes that are not saved')).toBeVisible();
  await page.getByRole('button', { name: 'Go on editing' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name of the rule set' }).fill('Mine');
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(page.getByText('“Mine” was saved.')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Rule set' })).toHaveValue(/^custom:/);
  const kept = await page.getByRole('combobox', { name: 'Rule set' }).inputValue();

  await goTo(page, `#/rfm?view=compare&left=${kept}&right=putler&lang=en`);
  const compared = await download(page, page.getByRole('button', { name: 'Export CSV' }).first());
  expect([compared.name, firstLine(compared.text)]).toEqual([
    'rfm-compare.csv',
    'left_segment,right_segment,customers,orders,revenue',
  ]);
  await page.locator('[data-at]').first().press('Enter');
  await expect(title).toHaveText(/ of 60 customers$/);

  await goTo(page, `#/rfm?view=migration&rules=${kept}&before=2024-09-01&lang=en`);
  await expect(title).toHaveText(/^Since 1 Sept 2024/);
  for (const [index, header] of [
    [0, 'from_segment,to_segment,customers,revenue'],
    [2, 'month_end,segment,customers,joined,left,stayed,revenue'],
  ] as const) {
    const file = await download(page, page.getByRole('button', { name: 'Export CSV' }).nth(index));
    expect(firstLine(file.text)).toBe(header);
  }

  await goTo(page, `#/rfm?view=rules&rules=${kept}&lang=en`);
  await page.getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(page.getByText('“Mine” was deleted.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByRole('combobox', { name: 'Rule set' })).toHaveValue(kept);
  await goTo(page, '#/rfm?view=rules&rules=custom:gone&lang=en');
  await expect(page.locator('[data-code=missing-rules]')).toContainText('custom:gone');
});
