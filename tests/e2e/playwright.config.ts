import { defineConfig } from '@playwright/test';
import { browserOptions } from '../support/browser.js';

export default defineConfig({
  testDir: '.',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  outputDir: '../../test-results',
  use: { browserName: 'chromium', launchOptions: browserOptions(), viewport: { width: 1440, height: 1000 } },
});
