import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { dataLoaded, engineReady, expect, goTo, test } from '../support/app.ts';
import { atEveryPlace, SCREENS, settled } from '../support/places.ts';

/** Each theme with each language in the long run; each once otherwise. */
const THEMES = process.env['LONG']
  ? { en: ['dark', 'light'], 'zh-CN': ['dark', 'light'] }
  : { en: ['light'], 'zh-CN': ['dark'] };
const WIDTHS = [360, 768, 1440];

async function openSample(page: Page) {
  await engineReady(page);
  await page.locator('.shops button').first().click();
  await dataLoaded(page);
}

for (const lang of ['en', 'zh-CN'] as const) {
  test(`no screen has a fault that axe or a ruler can see (${lang})`, async ({ open }) => {
    test.setTimeout(300_000);
    const page = await open({ lang });
    await openSample(page);
    const faults: string[] = [];
    await atEveryPlace(page, `lang=${lang}`, async (place) => {
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (overflow > 0) faults.push(`${place}: ${overflow} pixels to scroll sideways at ${width}`);
      }
      await page.setViewportSize({ width: 1440, height: 1000 });
      for (const theme of THEMES[lang]) {
        await goTo(page, (await page.evaluate(() => location.hash)).replace(/&theme=\w+|$/, `&theme=${theme}`));
        await settled(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        faults.push(
          ...violations.map(
            ({ id, nodes }) => `${place}, ${theme}: ${id}: ${nodes.map(({ html }) => html).join('\n')}`,
          ),
        );
      }
    });
    expect(faults).toEqual([]);
  });

  test(`the start screen and an empty one are without fault (${lang})`, async ({ open }) => {
    const page = await open({ lang });
    await engineReady(page);
    for (const screen of SCREENS) {
      await goTo(page, `#/${screen}?lang=${lang}`);
      await settled(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${screen} ${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual(
        [],
      );
    }
  });
}

/** Presses Tab until the wanted element has the focus; fails when it cannot be reached. */
async function tabTo(page: Page, name: RegExp, role?: string) {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element?.closest('label')?.textContent ?? '';
      return {
        name: (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim() || label.trim(),
        role: element?.getAttribute('role') ?? element?.tagName.toLowerCase() ?? '',
      };
    });
    if (name.test(found.name) && (role === undefined || role === found.role)) return;
  }
  throw new Error(`${name.source} cannot be reached by keyboard`);
}

test('the whole path works by keyboard alone', async ({ open }) => {
  const page = await open();
  await engineReady(page);
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveText('Skip to content');
  await tabTo(page, /coffee roaster/);
  await page.keyboard.press('Enter');
  await dataLoaded(page);

  await tabTo(page, /^everyone$/);
  await page.keyboard.press('Enter');
  const frame = page.getByRole('dialog');
  await expect(frame).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(frame).toBeHidden();
  await expect(page.locator(':focus')).toHaveText('everyone');

  await page.locator('body').press('Home');
  await tabTo(page, /^RFM$/, 'a');
  await page.keyboard.press('Enter');
  await settled(page);
  expect(page.url()).toContain('#/rfm');
  await expect(page.locator('main')).toBeFocused();
  await tabTo(page, /^Export CSV$/);
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(file.suggestedFilename()).toMatch(/^rfm-.*\.csv$/);

  await tabTo(page, /^Save .*segment/i);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await tabTo(page, /^$/, 'input');
  await page.keyboard.type('By keyboard');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();

  await goTo(page, '#/cohorts?lang=en');
  await settled(page);
  await page.getByRole('grid').or(page.getByRole('table')).first().getByRole('button').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await goTo(page, '#/segments?lang=en');
  await expect(page.getByText('By keyboard').first()).toBeVisible();
});
