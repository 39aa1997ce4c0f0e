import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '../support/app.ts';

/** What a first visit may cost before the engine, compressed. Raising it is a decision, not an accident. */
const FIRST_LOAD_KB = 150;
const ENGINE = /duckdb|engine\.worker/;

test.describe('the first load', () => {
  for (const lang of ['en', 'zh-CN'] as const) {
    test(`is small and usable before the engine (${lang})`, async ({ open }) => {
      const asked: string[] = [];
      const page = await open({
        lang,
        // The engine never comes: what is usable now is usable without it.
        faults: { missing: '.wasm' },
        expected: [/./],
        before: (page) => Promise.resolve(void page.on('request', (request) => asked.push(request.url()))),
      });
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('input[type=file]')).toBeAttached();
      const files = [...new Set(asked.map((url) => new URL(url.replace(/^blob:/, '')).pathname.replace('/a/b/', '')))]
        .filter((file) => /\.(js|css|svg|html)$/.test(file) && !ENGINE.test(file))
        .concat('index.html');
      const kb = files.reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`)).length, 0) / 1024;
      expect(Math.round(kb)).toBeLessThanOrEqual(FIRST_LOAD_KB);
      expect(files.length).toBeGreaterThan(4);
    });
  }

  test('asks for the engine only after the page is drawn', async ({ open }) => {
    const order: string[] = [];
    const page = await open({
      before: async (page) => {
        page.on('request', (request) => {
          if (ENGINE.test(request.url())) order.push('engine');
        });
        await page.addInitScript(() => {
          new MutationObserver((_, observer) => {
            if (!document.querySelector('h1')) return;
            observer.disconnect();
            performance.mark('drawn');
          }).observe(document, { childList: true, subtree: true });
        });
      },
    });
    await expect(page.locator('html[data-engine=ready]')).toBeAttached();
    const { drawn, engine } = await page.evaluate(() => ({
      drawn: performance.getEntriesByName('drawn')[0]!.startTime,
      engine: performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.includes('engine.worker'))
        .map(({ startTime }) => startTime)[0],
    }));
    expect(order).not.toEqual([]);
    expect(engine).toBeGreaterThan(drawn);
  });

  test('keeps the engine as the vendor made it', () => {
    const [built] = readdirSync('dist/assets').filter((file) => file.endsWith('.wasm'));
    const vendor = readFileSync('node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
    expect(readFileSync(`dist/assets/${built}`).equals(vendor)).toBe(true);
  });
});
