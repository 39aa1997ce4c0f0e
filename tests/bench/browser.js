// The production build in real Chromium, one process for each case, because the memory of an engine never shrinks.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright';
import { browserOptions } from '../support/browser.js';

/** @param {string} root */
export async function serve(root) {
  /** @type {Record<string, string>} */
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };
  const server = createServer((request, response) => {
    const path = join(root, new URL(request.url ?? '/', 'http://localhost').pathname);
    if (!existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end();
    response.setHeader('Content-Type', types[extname(path)] ?? 'text/plain');
    return response.end(readFileSync(path));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const base = `http://127.0.0.1:${port}`;
  return { server, address: `${base}/tests/bench/bench.html`, app: `${base}/index.html` };
}

/**
 * @typedef {object} Ours
 * @property {(call: string, ...args: unknown[]) => Promise<any>} call a function of page.ts
 * @property {() => Promise<number | null>} peakMb the most memory the page's process ever held; null where none tells
 * @property {() => Promise<void>} close
 */

/** @param {string} address @param {string} file @returns {Promise<Ours>} */
export async function openPage(address, file) {
  const browser = await chromium.launch(browserOptions());
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(address);
  await page.setInputFiles('input', file);
  /** @type {Ours['call']} */
  const call = (name, ...args) =>
    page.evaluate(
      async ([key, rest]) => await Reflect.get(globalThis, 'bench')[key](...rest),
      /** @type {const} */ ([name, args]),
    );
  await call('start');
  return { call, peakMb: () => peakMb(browser), close: () => browser.close() };
}

/** The most memory a page's process ever held; null where none tells. @param {import('playwright').Browser} browser */
export async function peakMb(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => (existsSync(`/proc/${id}/status`) ? readFileSync(`/proc/${id}/status`, 'utf8') : ''))
    .map((status) => Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024)
    .filter(Number.isFinite);
  return peaks.length > 0 ? Math.round(Math.max(...peaks)) : null;
}
