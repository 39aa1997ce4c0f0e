import { engineReady, expect, importFile, test } from '../support/app.ts';
import { atEveryPlace } from '../support/places.ts';

const count = (n: number) => Array.from({ length: n }, (_, i) => i);
const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);
const file = (orders: readonly [customer: number, on: number][]) =>
  ['order_id,customer_id,date,amount', ...orders.map(([who, on], i) => `${i},c${who},${day(on)},${10 + i}`)].join('\n');

const SHOPS = {
  'one customer': file([
    [1, 0],
    [1, 40],
  ]),
  'thirty customers who all bought once': file(count(30).map((i) => [i, 3 * i])),
  'one single day': file(count(30).map((i) => [i, 5])),
  'thirty customers, some of whom came back': file(count(50).map((i) => [i % 30, 4 * i])),
};

/** What no reader should ever see, in either language. */
const ABSURD = /NaN|Infinity|∞|undefined|\[object|null/u;

for (const [shop, text] of Object.entries(SHOPS)) {
  test(`every screen and view says something sane of ${shop}`, async ({ open }) => {
    test.setTimeout(240_000);
    const page = await open({ at: '#/data' });
    await engineReady(page);
    await importFile(page, { name: 'shop.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await atEveryPlace(page, 'lang=en', async (place) => {
      await expect(page.locator('[role=alert]'), `an error at ${place}`).toHaveCount(0);
      // The SQL desk and the definitions speak of null by right.
      if (!['sql', 'methods'].includes(place)) {
        const words = await page.locator('main').innerText();
        expect(ABSURD.exec(words)?.[0] ?? null, `at ${place}`).toBeNull();
      }
    });
  });
}
