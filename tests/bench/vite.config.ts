import { resolve } from 'node:path';
import { defineConfig, mergeConfig } from 'vite';
import app from '../../vite.config.ts';

/** The production build with one more page, which hands the engine to the bench. Policy, workers and chunks are the app's. */
export default mergeConfig(
  app,
  defineConfig({
    root: resolve(import.meta.dirname, '../..'),
    build: {
      rolldownOptions: {
        input: [resolve(import.meta.dirname, 'bench.html'), resolve(import.meta.dirname, '../../index.html')],
      },
    },
  }),
);
