import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chooseFiles, dataLoaded, engineReady, expect, goTo, importFile, test } from '../support/app.ts';
import type { Faults } from '../support/server.ts';

const orders = (count: number) =>
  ['order_id,customer_id,ordered_at,amount']
    .concat(Array.from({ length: count }, (_, i) => `O${i},C${i % 97},2024-0${1 + (i % 9)}-1${i % 9},${i % 90}.50`))
    .join('\n');
const small = { name: 'small.csv', mimeType: 'text/csv', buffer: Buffer.from(orders(500)) };

/** A worker that can be told to die without a word, and a page that waits three seconds for it instead of thirty. */
const mortal = (worker: 'duckdb' | 'engine'): Faults => ({
  edit(text, name) {
    const die = `;new BroadcastChannel('test').onmessage = () => self.close();`;
    if (name.startsWith(`${worker}.worker`)) return text + die;
    return text.replace('patience:30', 'patience:3');
  },
});
const kill = (page: Page) => page.evaluate(() => new BroadcastChannel('test').postMessage('die'));

const recovered = (page: Page) =>
  expect(page.getByRole('status').filter({ hasText: 'was started again' })).toBeVisible({ timeout: 60_000 });

for (const worker of ['duckdb', 'engine'] as const) {
  test(`the ${worker} worker dies between two questions: the page recovers and says so`, async ({ open }) => {
    const page = await open({ at: '#/data', faults: mortal(worker) });
    await engineReady(page);
    await importFile(page, small);
    await expect(page.getByText('500 lines are used')).toBeVisible();
    await kill(page);
    await page.evaluate(() => (location.hash = `${location.hash}&sameDay=merge`));
    await recovered(page);
    await engineReady(page);
    await dataLoaded(page);
    await expect(page.locator('header').getByText('97 customers')).toBeVisible();
  });
}

test('the database dies during an import: the import fails with its code, what was open is there again', async ({
  open,
}) => {
  const page = await open({ at: '#/data', faults: mortal('duckdb') });
  await engineReady(page);
  await importFile(page, small);
  const folder = mkdtempSync(join(tmpdir(), 'huitou-'));
  writeFileSync(join(folder, 'large.csv'), orders(1_500_000));
  await chooseFiles(page, join(folder, 'large.csv'));
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await kill(page);
  await expect(page.locator('[role=alert][data-code=lost]')).toBeVisible({ timeout: 60_000 });
  await recovered(page);
  await page.getByRole('button', { name: 'Put the file away' }).click();
  await expect(page.getByText('500 lines are used')).toBeVisible();
  rmSync(folder, { recursive: true });
});

test.describe('an engine that cannot start', () => {
  const faults: Record<string, Faults> = {
    'without the wasm file': { missing: '.wasm' },
    'without our worker': { missing: 'engine.worker' },
    'without the database’s worker': { missing: 'duckdb-browser' },
    'with the wasm file under a wrong type': { wasmType: 'application/octet-stream' },
    "without 'wasm-unsafe-eval'": { edit: (text) => text.replace(/(&#39;|')wasm-unsafe-eval(&#39;|')/, '') },
  };
  for (const [name, fault] of Object.entries(faults)) {
    test(`${name}: the page stands and says so`, async ({ open }) => {
      const page = await open({ at: '#/data', faults: fault, expected: [/./] });
      await expect(page.locator('html[data-engine=lost]')).toBeAttached();
      await chooseFiles(page, small);
      await expect(page.locator('[role=alert][data-code=start-failed]')).toBeVisible();
    });
  }
});

test('the database dies in the middle of a query: the desk says so, and the next one is answered', async ({ open }) => {
  const page = await open({ at: '#/data', faults: mortal('duckdb') });
  await engineReady(page);
  await importFile(page, small);
  await goTo(page, '#/sql?lang=en&q=SELECT+count(*)+AS+n+FROM+range(1000000000000)');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.locator('html[data-engine=busy]')).toBeAttached();
  await kill(page);
  await expect(page.locator('[role=alert][data-code=lost]').first()).toBeVisible({ timeout: 60_000 });
  await recovered(page);
  await goTo(page, '#/rfm?lang=en');
  await expect(page.locator('header').getByText('97 customers')).toBeVisible();
});
