// Ours in real Chromium on the production build, beside native DuckDB of the same engine version or the fastest library:
// one thread, the same SQL, in the same run, interleaved. Ratios mean something, milliseconds only on this machine.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPage, serve } from './browser.js';
import { openStudio } from './drag.js';
import { measureFits } from './fit.js';
import { writeBuyers, writeCsv, writeGb18030, writeOrders, writeParquet, writeXlsx } from './files.js';
import { openReference } from './reference.js';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: 'bench.json' },
  },
});
const sizes = values.rows.split(',').map(Number);
const rounds = Math.max(3, Number(values.rounds));
/** Above so many lines one round has to do. */
const ONE_ROUND_ABOVE = 5_000_000;
const NATIVE = 'native DuckDB 1.4.3, one thread, same SQL';

/**
 * @typedef {import('./browser.js').Ours} Ours
 * @typedef {import('./reference.js').Reference} Reference
 * @typedef {{ ours: number; reference?: number }} Times
 * @typedef {object} Case
 * @property {import('./files.js').Write} write
 * @property {string} extension
 * @property {number} most no more rows than these, whatever --rows says
 * @property {string} reference
 * @property {(ours: Ours, reference: Reference, path: string) => Promise<() => Promise<Record<string, Times>>>} prepare
 *   What one round measures, by name.
 */

/** @type {Record<string, Case>} */
const CASES = {
  csv: {
    write: writeCsv,
    extension: 'csv',
    most: Infinity,
    reference: NATIVE,
    async prepare(ours, reference, path) {
      await ours.call('whole');
      const sql = await ours.call('statements', { kind: 'csv', path });
      return async () => {
        const preview = await ours.call('preview');
        await reference.run(DROP_LINES);
        const imported = { ours: await ours.call('import'), reference: await reference.run(sql.import) };
        await sameTotals(ours, reference);
        return { preview: { ours: preview }, import: imported, ...(await ask(ours, reference, sql, CORE)) };
      };
    },
  },
  orders: {
    write: writeOrders,
    extension: 'csv',
    most: Infinity,
    reference: NATIVE,
    async prepare(ours, reference, path) {
      await ours.call('whole');
      const sql = await ours.call('statements', { kind: 'csv', path });
      await reference.run(DROP_LINES);
      await reference.run(sql.import);
      await sameTotals(ours, reference);
      const questions = /** @type {string[]} */ (await ours.call('questions'));
      return () => ask(ours, reference, sql, questions);
    },
  },
  gb18030: {
    write: writeGb18030,
    extension: 'csv',
    most: 1_000_000,
    reference: `TextDecoder of Node, then ${NATIVE}`,
    async prepare(ours, reference, path) {
      const decoded = `${path}.utf8`;
      const sql = await ours.call('statements', { kind: 'csv', path: decoded });
      return async () => {
        await reference.run(DROP_LINES);
        const mine = await ours.call('whole');
        const decoding = await reference.decodeGb18030(path, decoded);
        const theirs = decoding + (await reference.run(sql.import));
        await sameTotals(ours, reference);
        return { gb18030: { ours: mine, reference: theirs } };
      };
    },
  },
  xlsx: {
    write: writeXlsx,
    extension: 'xlsx',
    most: 500_000,
    reference: 'hucre 1.0.0 in Node, reading the cells and nothing else',
    prepare: (ours, reference, path) =>
      Promise.resolve(async () => ({
        xlsx: { ours: await ours.call('whole'), reference: await reference.readXlsx(path) },
      })),
  },
  parquet: {
    write: writeParquet,
    extension: 'parquet',
    most: 1_000_000,
    reference: NATIVE,
    async prepare(ours, reference, path) {
      const sql = await ours.call('statements', { kind: 'parquet', path });
      return async () => {
        await reference.run(DROP_LINES);
        const mine = await ours.call('whole');
        const theirs = await reference.run(sql.import);
        await sameTotals(ours, reference);
        return { parquet: { ours: mine, reference: theirs } };
      };
    },
  },
};

/** Asked beside every import; all questions are asked of the case `orders`. */
const CORE = ['rfm.segments', 'cohorts.cells', 'repurchase.definitions', 'repurchase.survival'];

/**
 * The frame, then each question, ours and the reference's.
 *
 * @param {Ours} ours
 * @param {Reference} reference
 * @param {{ lines: string; frame: string[]; questions: Record<string, string> }} sql
 * @param {string[]} questions
 */
async function ask(ours, reference, sql, questions) {
  await ours.call('forget');
  await reference.run([sql.lines, ...['orders', 'refunds', 'customers'].map((name) => `DROP TABLE IF EXISTS ${name}`)]);
  /** @type {Record<string, Times>} */
  const asked = { frame: { ours: await ours.call('frame'), reference: await reference.run(sql.frame) } };
  for (const name of questions)
    asked[name] = { ours: await ours.call('ask', name), reference: await reference.run([sql.questions[name] ?? '']) };
  return asked;
}

const DROP_LINES = ['DROP VIEW IF EXISTS order_lines', 'DROP TABLE IF EXISTS lines'];

/** A reference that did other work would prove nothing. @param {Ours} ours @param {Reference} reference */
async function sameTotals(ours, reference) {
  const mine = await ours.call('totals');
  const theirs = await reference.row(
    'SELECT count(*)::INTEGER AS lines, sum(amount)::DOUBLE AS amount FROM lines WHERE fate IS NULL',
  );
  if (mine.lines !== theirs['lines'] || Math.abs(mine.amount - Number(theirs['amount'])) > 0.005)
    throw new Error(`ours ${JSON.stringify(mine)}, the reference ${JSON.stringify(theirs)}`);
}

/** @param {number[]} numbers */
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
/** @param {number} value @param {number} digits */
const rounded = (value, digits) => Math.round(value * 10 ** digits) / 10 ** digits;

/**
 * @param {Case} wanted
 * @param {number} rows
 * @param {string} address
 * @param {Reference} reference
 */
async function measure(wanted, rows, address, reference) {
  const path = join(folder, `orders.${wanted.extension}`);
  await wanted.write(path, rows);
  const ours = await openPage(address, path);
  /** @type {Record<string, { ours: number[]; reference: number[] }>} */
  const measured = {};
  const runs = rows > ONE_ROUND_ABOVE ? 1 : rounds;
  const round = await wanted.prepare(ours, reference, path);
  for (let run = 0; run < runs; run++) {
    for (const [name, times] of Object.entries(await round())) {
      const entry = (measured[name] ??= { ours: [], reference: [] });
      entry.ours.push(times.ours);
      if (times.reference !== undefined) entry.reference.push(times.reference);
    }
  }
  const peak = await ours.peakMb();
  await ours.close();
  rmSync(path);
  return Object.entries(measured).map(([name, times]) => {
    const mine = median(times.ours);
    const theirs = times.reference.length > 0 ? median(times.reference) : null;
    return {
      name,
      rows,
      runs,
      ours_ms: rounded(mine, 1),
      reference: theirs === null ? null : wanted.reference,
      reference_ms: theirs === null ? null : rounded(theirs, 1),
      ratio: theirs === null ? null : rounded(mine / theirs, 2),
      peak_mb: peak,
    };
  });
}

/** At most so many customers, whatever --rows says. */
const MOST_CUSTOMERS = 1_000_000;
const EMPTY_FRAME = 'a frame with the same pointer moves beside the charts';

/** @param {number[]} numbers @param {number} share */
const quantile = (numbers, share) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? NaN;

/**
 * Frames of dragging a cut point. A row each for the middle and the slow ones (p95) of what a frame works until it is
 * painted, of the time between animation frames, and of the counting alone.
 *
 * @param {number} customers
 * @param {string} address
 */
async function measureDrag(customers, address) {
  const path = join(folder, 'buyers.csv');
  await writeBuyers(path, customers);
  const studio = await openStudio(address, path);
  /** @type {{ drag: import('./drag.js').Frames[]; idle: import('./drag.js').Frames[] }} */
  const frames = { drag: [], idle: [] };
  for (let run = 0; run < rounds; run++) {
    frames.idle.push(await studio.idle());
    frames.drag.push(await studio.drag());
  }
  const peak = await studio.peakMb();
  await studio.close();
  rmSync(path);
  const rows = /** @type {const} */ ([
    ['drag-work', 'work'],
    ['drag-interval', 'intervals'],
    ['drag-compute', 'compute'],
    ['drag-cpu', 'cpu'],
  ]).flatMap(([name, key]) =>
    /** @type {const} */ ([
      ['p50', 0.5],
      ['p95', 0.95],
    ]).map(([label, share]) => {
      const ours = frames.drag.flatMap((drag) => drag[key]);
      const empty = frames.idle.flatMap((idle) => idle[key]);
      const mine = quantile(ours, share);
      const theirs = empty.length > 0 ? quantile(empty, share) : null;
      return {
        name: `${name}-${label}`,
        rows: customers,
        runs: ours.length,
        ours_ms: rounded(mine, 2),
        reference: theirs === null ? null : EMPTY_FRAME,
        reference_ms: theirs === null ? null : rounded(theirs, 2),
        ratio: theirs === null ? null : rounded(mine / theirs, 2),
        peak_mb: peak,
      };
    }),
  );
  return rows;
}

/**
 * A row each for the fit beside the plain loop, and for scoring every group without and with discount; by processor time,
 * the wall clock's beside it.
 *
 * @param {string} address
 */
async function measureClv(address) {
  const counts = [...new Set([100_000, 1_000_000].map((count) => Math.min(count, Math.max(...sizes))))];
  const fits = await measureFits(counts, address);
  return fits.flatMap(({ name, customers, groups, evaluations, fit, loop, score, value, peak }) => {
    const row = (
      /** @type {string} */ label,
      /** @type {import('./fit.js').Took} */ took,
      /** @type {number | null} */ theirs,
    ) => ({
      name: label,
      rows: customers,
      runs: 1,
      ours_ms: rounded(took.cpu, 1),
      wall_ms: rounded(took.wall, 1),
      groups,
      evaluations,
      reference: theirs === null ? null : 'a plain loop over the same groups, as many log-likelihoods, no gradients',
      reference_ms: theirs === null ? null : rounded(theirs, 1),
      ratio: theirs === null ? null : rounded(took.cpu / theirs, 3),
      peak_mb: peak,
    });
    return [
      row(name, fit, loop.cpu * evaluations),
      row(`${name}-score`, score, null),
      row(`${name}-score-discounted`, value, null),
    ];
  });
}

const KNOWN = [...Object.keys(CASES), 'drag', 'clv'];
const unknown = values.only.filter((name) => !KNOWN.includes(name));
if (unknown.length > 0) throw new Error(`--only knows ${KNOWN.join(', ')}, not ${unknown.join(', ')}`);
const folder = mkdtempSync(join(tmpdir(), 'huitou-bench-'));
try {
  const dist = join(folder, 'dist');
  const build = ['vite', 'build', '-c', 'tests/bench/vite.config.ts', '--outDir', dist, '--logLevel', 'error'];
  execFileSync('npx', build, { stdio: 'inherit' });
  const { server, address, app } = await serve(dist);
  /** @param {string} name */
  const isWanted = (name) => values.only.length === 0 || values.only.includes(name);
  const results = [];
  if (isWanted('drag')) results.push(...(await measureDrag(Math.min(MOST_CUSTOMERS, Math.max(...sizes)), app)));
  if (isWanted('clv')) results.push(...(await measureClv(address)));
  const wantsReference = Object.keys(CASES).some(isWanted);
  const reference = wantsReference ? await openReference(folder) : null;
  for (const [name, wanted] of Object.entries(CASES)) {
    if (!isWanted(name) || reference === null) continue;
    const counts = wanted.most === Infinity ? sizes : [Math.min(wanted.most, Math.max(...sizes))];
    for (const rows of counts) results.push(...(await measure(wanted, rows, address, reference)));
  }
  server.close();
  writeFileSync(values.out, `${JSON.stringify(results, null, 2)}\n`);
  const shown = (/** @type {object} */ row) => Object.entries(row).filter(([key]) => key !== 'reference');
  console.table(results.map((row) => Object.fromEntries(shown(row))));
  console.log(`written to ${values.out}`);
} finally {
  rmSync(folder, { recursive: true });
}
