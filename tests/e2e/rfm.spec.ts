import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { dataLoaded, download, engineReady, expect, goTo, importFile, test } from '../support/app.ts';

const FILE = resolve(import.meta.dirname, '../../../shared/data/online_retail/online_retail.csv.gz');
const UCI = 'asOf=2011-12-10&refunds=ignore&lang=en';

test.describe('overview and RFM of UCI Online Retail', () => {
  test.skip(!existsSync(FILE), 'the shared data folder is not here');

  test('say the published numbers, follow their controls and export what they show', async ({ open }) => {
    const page = await open({ at: `#/data?${UCI}` });
    await engineReady(page);
    await importFile(page, FILE);
    await dataLoaded(page);
    const title = page.getByRole('heading', { level: 1 });

    await goTo(page, `#/?${UCI}`);
    await expect(title).toHaveText('Most buyers come back; a quarter of them carry the shop');
    const sentences = page.getByRole('region', { name: 'Three findings' });
    await expect(sentences.getByRole('heading')).toHaveText([
      'Two in three customers bought again.',
      'A quarter of customers bring two thirds of the revenue.',
      /^\d+ good customers have gone quiet\.$/,
    ]);
    await expect(sentences.getByRole('link', { name: 'Open the list' }).last()).toHaveAttribute(
      'href',
      /#\/customers\?.*of=/,
    );
    for (const number of ['4,338', '18,532', '480.87', '104 days']) {
      await expect(page.getByRole('definition').filter({ hasText: number }).first()).toBeVisible();
    }
    await expect(page.getByRole('heading', { name: /^Returning customers bring 90% .* up from 52%/ })).toBeVisible();
    await expect(page.getByText('40% higher, elsewhere 27%')).toBeVisible();

    await goTo(page, `#/rfm?${UCI}`);
    await expect(title).toHaveText('494 good customers are slipping away, with 15% of the revenue');
    const table = page.getByRole('figure', { name: /^Key keep is the list to work on: 494 customers/ });
    await expect(table.getByRole('row', { name: /^Key value/ })).toContainText('5,864,411');
    await expect(table.getByRole('row', { name: /^Everyone/ })).toContainText('4,338');
    await expect(page.getByText('cuts 13.8, 33, 72, 180')).toBeVisible();

    const segments = await download(page, table.getByRole('button', { name: 'Export CSV' }));
    expect(segments.name).toBe('rfm-segments.csv');
    expect(firstLine(segments.text)).toBe('segment,customers,share,orders,revenue,aov,median_days,repurchase_rate');
    const grid = page.getByRole('figure', { name: /^Two fifths of the customers/ });
    const customers = await download(page, grid.getByRole('button', { name: 'Export CSV' }));
    expect(customers.name).toBe('rfm-customers.csv');
    expect(firstLine(customers.text)).toBe('customer_id,days_since_last_order,orders,revenue,r,f,m,segment');
    expect(customers.text.trim().split('\r\n')).toHaveLength(1 + 4338);

    // A class is saved by keyboard alone.
    await table.getByRole('button', { name: 'Save “Key keep” as a segment' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Save as a segment' });
    await dialog.getByLabel('Name').fill('  ');
    await dialog.getByLabel('Name').press('Enter');
    await expect(dialog.getByText('Give it a name.')).toBeVisible();
    await dialog.getByLabel('Name').fill('Call them');
    await dialog.getByLabel('Name').press('Enter');
    await expect(page.getByText('“Call them” is saved.')).toBeVisible();
    await expect(dialog).toBeHidden();

    // Every control is in the link, and the link brings it back.
    await page.getByLabel('Scores', { exact: true }).selectOption('4');
    await page.getByLabel('High is').selectOption('median');
    await expect(page).toHaveURL(/[?&]k=4&high=median/);
    await page.getByLabel('Cut points', { exact: true }).selectOption('fixed');
    const frequency = page.getByLabel('F, orders');
    await frequency.fill('5 2');
    await expect(page.getByText('Write 1 to 9 rising numbers, parted by spaces.')).toBeVisible();
    await frequency.fill('2 3 4 5');
    await frequency.press('Enter');
    await expect(page).toHaveURL(/cuts=[\d,.]+\/2,3,4,5\//);
    await expect(page.getByText('cuts 2, 3, 4, 5')).toBeVisible();
    // A rule set written for four scores brings them.
    await goTo(page, `#/rfm?${UCI}`);
    await page.getByLabel('Rule set', { exact: true }).selectOption('quartile5');
    await expect(page.getByLabel('Scores', { exact: true })).toHaveValue('4');
    await expect(page.getByText('names no segment for')).toBeVisible();
    await page.getByRole('radio', { name: 'F and M' }).check({ force: true });
    await expect(page).toHaveURL(/rules=quartile5&axes=fm/);
    await goTo(page, `#/rfm?${UCI}&scheme=best`);
    await expect(page.getByText('The link asks for scheme = best')).toBeVisible();
    await expect(title).toHaveText('494 good customers are slipping away, with 15% of the revenue');
  });

  test('follow a cut point that is dragged, by mouse and by keyboard', async ({ open }) => {
    const page = await open({ at: `#/data?${UCI}` });
    await engineReady(page);
    await importFile(page, FILE);
    await goTo(page, `#/rfm?${UCI}`);
    const knob = page.getByRole('slider', { name: 'Cut point of R between scores 4 and 3' });
    const table = page.getByRole('region', { name: /^Key keep is the list to work on/ });
    const keep = table
      .getByRole('row', { name: /^Key keep/ })
      .getByRole('cell')
      .first();
    await expect(keep).toHaveText('494');
    await expect(knob).toHaveAttribute('aria-valuetext', '33 days');

    // The charts follow while the button is down; the link does not.
    await knob.scrollIntoViewIfNeeded();
    const box = (await knob.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 12, y, { steps: 4 });
    await page.mouse.move(x + 20, y, { steps: 4 });
    await expect(keep).not.toHaveText('494');
    expect(page.url()).not.toContain('cuts=');
    await page.keyboard.press('Escape');
    await expect(keep).toHaveText('494');
    await page.mouse.up();
    expect(page.url()).not.toContain('cuts=');

    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 20, y, { steps: 8 });
    const days = parseInt((await knob.getAttribute('aria-valuetext')) ?? '');
    const live = await page
      .getByRole('row', { name: /^Key keep/ })
      .getByRole('cell')
      .first()
      .innerText();
    await page.mouse.up();
    await expect(page).toHaveURL(new RegExp(`scheme=fixed&cuts=14,${days},73,181/2,3,4,7/250\\.2,`));

    // What was counted here is what the engine answers.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^${live} good customers`));
    const classes = page.getByRole('figure', { name: /^Key keep is the list to work on/ });
    const { text } = await download(page, classes.getByRole('button', { name: 'Export CSV' }));
    expect(text).toContain(`\r\nimportant-keep,${live},`);

    // By keyboard: a day, ten days, and the change taken back.
    await knob.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(new RegExp(`cuts=14,${days + 1},`));
    await page.keyboard.press('PageUp');
    await expect(page).toHaveURL(new RegExp(`cuts=14,${Math.min(days + 11, 72)},`));
    await page.getByRole('button', { name: 'Undo the last change of a cut point' }).click();
    await expect(page).toHaveURL(new RegExp(`cuts=14,${days + 1},`));

    // The link brings it all back.
    await goTo(page, `#/rfm?${UCI}&scheme=fixed&cuts=14,${days},73,181/2,3,4,7/250.2,490.1,942.28,2058.43`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^${live} good customers`));
    await expect(knob).toHaveAttribute('aria-valuetext', `${days} days`);
  });
});

const firstLine = (text: string) => text.replace('\uFEFF', '').split('\r\n')[0];
