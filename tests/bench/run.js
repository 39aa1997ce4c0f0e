// Ours in real Chromium on the production build, beside native DuckDB of the same engine version: one thread, the same
// SQL, in the same run, interleaved. Ratios mean something, milliseconds only on this machine.
import { execFileSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { browserOptions } from '../support/browser.js';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    out: { type: 'string', default: 'bench.json' },
  },
});
const rows = Number(values.rows);
const rounds = Math.max(3, Number(values.rounds));
const folder = mkdtempSync(join(tmpdir(), 'huitou-bench-'));

/**
 * A shop's line file: about four lines an order, four orders a customer, two years.
 *
 * @param {string} path
 * @param {number} count
 */
async function writeLines(path, count) {
  const file = createWriteStream(path);
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  file.write('order_id,customer_id,ordered_at,product,category,channel,quantity,unit_price,amount\n');
  let chunk = '';
  let customer = 0;
  let stamp = '';
  for (let i = 0; i < count; i++) {
    if (i % 4 === 0) {
      customer = Math.floor(random() ** 2 * (count / 16));
      const day = Math.floor(random() * 730);
      stamp = new Date(Date.UTC(2023, 0, 1) + day * 864e5 + Math.floor(random() * 864e5))
        .toISOString()
        .slice(0, 19)
        .replace('T', ' ');
    }
    const quantity = 1 + Math.floor(random() * 4);
    const cents = 500 + Math.floor(random() * 9500);
    const product = Math.floor(random() * 500);
    chunk += `O${Math.floor(i / 4)},C${customer},${stamp},Product ${product},Category ${product % 12},${i % 3 ? 'web' : 'app'},${quantity},${(cents / 100).toFixed(2)},${((quantity * cents) / 100).toFixed(2)}\n`;
    if (chunk.length > 1 << 20) {
      if (!file.write(chunk)) await once(file, 'drain');
      chunk = '';
    }
  }
  file.end(chunk);
  await once(file, 'finish');
}

/** @param {string} root */
async function serve(root) {
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
  return server;
}

/** Native DuckDB goes into a temporary folder: it must never enter the lock file. */
async function openNative() {
  const home = join(folder, 'native');
  execFileSync(
    'npm',
    ['install', '--silent', '--no-audit', '--no-fund', '--prefix', home, '@duckdb/node-api@1.4.3-r.3'],
    { stdio: 'inherit' },
  );
  const { DuckDBInstance } = createRequire(join(home, 'package.json'))('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  return async (/** @type {string} */ statement) => {
    const start = performance.now();
    await connection.runAndReadAll(statement);
    return performance.now() - start;
  };
}

/**
 * The most memory the page's process ever held, in MB; null where the system does not tell.
 *
 * @param {import('playwright').Browser} browser
 */
async function peakMb(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => (existsSync(`/proc/${id}/status`) ? readFileSync(`/proc/${id}/status`, 'utf8') : ''))
    .map((status) => Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024)
    .filter(Number.isFinite);
  return peaks.length > 0 ? Math.round(Math.max(...peaks)) : null;
}

/** @param {number[]} numbers */
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

const data = join(folder, 'orders.csv');
await writeLines(data, rows);
execFileSync(
  'npx',
  ['vite', 'build', '-c', 'tests/bench/vite.config.ts', '--outDir', join(folder, 'dist'), '--logLevel', 'error'],
  { stdio: 'inherit' },
);
const server = await serve(join(folder, 'dist'));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const native = await openNative();
const browser = await chromium.launch(browserOptions());
const page = await browser.newPage();
page.setDefaultTimeout(0);
await page.goto(`http://127.0.0.1:${port}/tests/bench/bench.html`);
/**
 * @param {string} call
 * @param {...unknown} args
 * @returns {Promise<any>}
 */
const ours = (call, ...args) =>
  page.evaluate(([name, rest]) => Reflect.get(globalThis, 'bench')[name](...rest), /** @type {const} */ ([call, args]));

await ours('start');
await page.setInputFiles('input', data);
/** @type {Record<string, { ours: number[]; reference: number[] }>} */
const measured = {};
/**
 * @param {string} name
 * @param {number} mine
 * @param {number} [reference]
 */
const note = (name, mine, reference) => {
  const entry = (measured[name] ??= { ours: [], reference: [] });
  entry.ours.push(mine);
  if (reference !== undefined) entry.reference.push(reference);
};

await ours('import');
const sql = await ours('statements', data);
const questions = await page.evaluate(() => /** @type {string[]} */ (Reflect.get(globalThis, 'bench').questions));
for (let round = 0; round < rounds; round++) {
  note('preview', await ours('preview'));
  await native('DROP VIEW IF EXISTS order_lines');
  await native('DROP TABLE IF EXISTS lines');
  note('import', await ours('import'), await native(`CREATE TABLE lines AS ${sql.import}`));
  await native(sql.lines);
  for (const table of ['orders', 'refunds', 'customers']) await native(`DROP TABLE IF EXISTS ${table}`);
  const frame = await ours('frame');
  let reference = 0;
  for (const statement of sql.frame) reference += await native(statement);
  note('frame', frame, reference);
  for (const name of questions) note(name, await ours('ask', name), await native(sql.questions[name]));
}

const peak = await peakMb(browser);
await browser.close();
server.close();
rmSync(folder, { recursive: true });

/** @param {number} value */
const round1 = (value) => Math.round(value * 10) / 10;
const results = Object.entries(measured).map(([name, { ours: mine, reference }]) => {
  const oursMs = median(mine);
  const referenceMs = reference.length > 0 ? median(reference) : null;
  return {
    name,
    rows,
    ours_ms: round1(oursMs),
    reference: referenceMs === null ? null : 'native DuckDB 1.4.3, one thread, same SQL',
    reference_ms: referenceMs === null ? null : round1(referenceMs),
    ratio: referenceMs === null ? null : Math.round((oursMs / referenceMs) * 100) / 100,
    peak_mb: peak,
  };
});
writeFileSync(values.out, `${JSON.stringify(results, null, 2)}\n`);
console.table(results.map(({ name, ours_ms, reference_ms, ratio }) => ({ name, ours_ms, reference_ms, ratio })));
console.log(`${rows} rows, peak of the page's process ${peak ?? 'unknown'} MB, written to ${values.out}`);
