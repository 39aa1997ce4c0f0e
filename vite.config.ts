import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { DEV_NONCE, DEV_POLICY, HEADER_POLICY, POLICY } from './src/policy.ts';
import { browserOptions } from './tests/support/browser.js';

/** First in <head>, because a <meta> policy binds only what comes after it. */
const policyInMeta: Plugin = {
  name: 'policy-in-meta',
  transformIndexHtml: (_html, { server }) => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: server ? DEV_POLICY : POLICY },
      injectTo: 'head-prepend',
    },
  ],
};

/** For hosts that read a `_headers` file, so that the page cannot be framed either. */
const headersFile: Plugin = {
  name: 'headers-file',
  apply: 'build',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n  Content-Security-Policy: ${HEADER_POLICY}\n` });
  },
};

export default defineConfig({
  base: './',
  plugins: [svelte({ configFile: false }), policyInMeta, headersFile],
  worker: { format: 'es' },
  html: process.env['NODE_ENV'] === 'production' ? {} : { cspNonce: DEV_NONCE },
  build: { target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 1024 },
  preview: { port: 4180, headers: { 'Content-Security-Policy': HEADER_POLICY, 'X-Content-Type-Options': 'nosniff' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          setupFiles: ['tests/support/properties.ts'],
          include: ['tests/{unit,architecture}/**/*.test.ts'],
          maxWorkers: '100%',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Not extended: the policy written into every page would stop the test runner's own inline scripts.
        plugins: [svelte({ configFile: false })],
        test: {
          name: 'component',
          include: ['tests/component/**/*.test.ts'],
          // After the unit tests, which take every core.
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: browserOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
