import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '../support/app.ts';

/** What a first visit may cost, compressed: until the page is drawn, and with what follows but the engine. Raising it is a decision, not an accident. */
const UNTIL_DRAWN_KB = 110;
const WITHOUT_ENGINE_KB = 210;
const ENGINE = /duckdb|engine\.worker/;

/** Marks the moment in which the first heading stands. */
const markDrawn = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('h1')) return;
      observer.disconnect();
      performance.mark('drawn');
    }).observe(document, { childList: true, subtree: true });
  });
};

/** What was asked for and when, beside the moment of the mark. */
const requests = (page: Page) =>
  page.evaluate(() => ({
    drawn: performance.getEntriesByName('drawn')[0]!.startTime,
    files: performance.getEntriesByType('resource').map(({ name, startTime }) => ({ name, startTime })),
  }));

const compressedKb = (urls: readonly string[]): number =>
  [...new Set(urls.map((url) => new URL(url).pathname.replace('/a/b/', '')))]
    .filter((file) => /\.(js|css|svg)$/.test(file) && !ENGINE.test(file))
    .concat('index.html')
    .reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`)).length, 0) / 1024;

test.describe('the first load', () => {
  for (const lang of ['en', 'zh-CN'] as const) {
    test(`is small and usable before the engine (${lang})`, async ({ open }) => {
      // The engine never comes: what is usable now is usable without it.
      const page = await open({ lang, faults: { missing: '.wasm' }, expected: [/./], before: markDrawn });
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('input[type=file]')).toBeAttached();
      await expect.poll(async () => (await requests(page)).files.some(({ name }) => ENGINE.test(name))).toBe(true);
      const { drawn, files } = await requests(page);
      const first = files.filter(({ startTime }) => startTime < drawn).map(({ name }) => name);
      expect(first.length).toBeGreaterThan(4);
      expect(Math.round(compressedKb(first))).toBeLessThanOrEqual(UNTIL_DRAWN_KB);
      expect(Math.round(compressedKb(files.map(({ name }) => name)))).toBeLessThanOrEqual(WITHOUT_ENGINE_KB);
    });
  }

  test('asks for the engine only after the page is drawn', async ({ open }) => {
    const page = await open({ before: markDrawn });
    await expect(page.locator('html[data-engine=ready]')).toBeAttached();
    const { drawn, files } = await requests(page);
    const engine = files.find(({ name }) => name.includes('engine.worker'));
    expect(engine?.startTime).toBeGreaterThan(drawn);
  });

  test('keeps the engine as the vendor made it', () => {
    const [built] = readdirSync('dist/assets').filter((file) => file.endsWith('.wasm'));
    const vendor = readFileSync('node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
    expect(readFileSync(`dist/assets/${built}`).equals(vendor)).toBe(true);
  });
});
