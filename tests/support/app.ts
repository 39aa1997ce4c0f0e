import { expect, test as base, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { serve, type Faults, type Server } from './server.ts';

export interface OpenOptions {
  /** Hash route, e.g. `#/rfm?k=4`. */
  at?: string;
  lang?: 'en' | 'zh-CN';
  theme?: 'light' | 'dark';
  faults?: Faults;
  /** Runs before any script of the page. */
  before?: (page: Page) => Promise<void>;
  /** Console messages that this test provokes. */
  expected?: RegExp[];
  context?: BrowserContext;
}

interface Fixtures {
  /** Serves the build, opens it, and fails the test on any console error or warning and on any policy violation. */
  open(options?: OpenOptions): Promise<Page>;
}

export const test = base.extend<Fixtures>({
  open: async ({ context }, use) => {
    const servers: Server[] = [];
    const heard: string[] = [];
    await use(async (options = {}) => {
      const server = await serve(options.faults);
      servers.push(server);
      const page = await (options.context ?? context).newPage();
      const expected = options.expected ?? [];
      const hear = (text: string) => {
        if (!expected.some((pattern) => pattern.test(text))) heard.push(text);
      };
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) hear(`${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => hear(`uncaught: ${error.message}`));
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) =>
          console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`),
        );
      });
      await options.before?.(page);
      await page.goto(server.url + withReader(options));
      return page;
    });
    await Promise.all(servers.map((server) => server.close()));
    expect(heard, 'console errors, warnings and policy violations').toEqual([]);
  },
});

function withReader({ at = '#/', lang = 'en', theme = 'light' }: OpenOptions): string {
  return `${at}${at.includes('?') ? '&' : '?'}lang=${lang}&theme=${theme}`;
}

export const engineReady = (page: Page): Promise<void> =>
  expect(page.locator('html[data-engine=ready]')).toBeAttached();
export const dataLoaded = (page: Page): Promise<void> =>
  expect(page.locator('html[data-dataset=loaded]')).toBeAttached({ timeout: 60_000 });

/** Puts files into the page's own file input. */
export const chooseFiles = (page: Page, files: Parameters<Locator['setInputFiles']>[0]): Promise<void> =>
  page.locator('input[type=file]').first().setInputFiles(files);

/** Chooses a file and imports it as the page suggests. */
export async function importFile(page: Page, files: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
  await chooseFiles(page, files);
  await page.getByRole('button', { name: /^(Import|导入)$/ }).click();
  await dataLoaded(page);
}

/** Follows a hash link as a reader would who typed it: the tab keeps its data. */
export const goTo = (page: Page, at: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, at);

/** The text of the one file that a click downloads. */
export async function download(page: Page, button: Locator): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

export { expect } from '@playwright/test';
