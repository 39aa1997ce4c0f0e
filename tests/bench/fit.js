// The models of the CLV lab beside a plain loop over the same groups: as many log-likelihoods one by one as the fit took
// of all at once, and those without gradients.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright';
import { browserOptions } from '../support/browser.js';
import { peakMb } from './browser.js';

/** @typedef {{ wall: number; cpu: number }} Took milliseconds; those of the processor do not change with other programs */
/**
 * @typedef {object} FitRow
 * @property {string} name
 * @property {number} customers
 * @property {number} groups
 * @property {number} evaluations
 * @property {Took} fit
 * @property {Took} loop one evaluation of the plain loop
 * @property {Took} score
 * @property {Took} value scores with discounted orders
 * @property {number | null} peak MB
 */

const MODELS = /** @type {const} */ (['mbg', 'bg', 'pareto', 'nbd', 'bgbb']);
const MASTER = resolve(import.meta.dirname, '../../../shared/data/cdnow/CDNOW_master.txt');

/**
 * Of each model a row for CDNOW, where its file is there, and one for each number of simulated customers.
 *
 * @param {readonly number[]} counts @param {string} address @returns {Promise<FitRow[]>}
 */
export async function measureFits(counts, address) {
  const text = existsSync(MASTER) ? readFileSync(MASTER, 'utf8') : null;
  const rows = [];
  for (const model of MODELS) {
    if (text !== null && model !== 'bgbb') rows.push(await measureOne(`fit-cdnow-${model}`, { model, text }, address));
    for (const customers of counts) rows.push(await measureOne(`fit-${model}`, { model, customers }, address));
  }
  return rows;
}

/**
 * In a page of its own, because memory never shrinks.
 *
 * @param {string} name @param {import('./fit-page.ts').Wanted} wanted @param {string} address @returns {Promise<FitRow>}
 */
async function measureOne(name, wanted, address) {
  const browser = await chromium.launch(browserOptions());
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(address);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpuMs = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? NaN);
  };
  /** @param {string} step @param {unknown} [value] */
  const take = async (step, value) => {
    const before = await cpuMs();
    const { wall, result } = await page.evaluate(([key, argument]) => {
      const start = performance.now();
      const given = Reflect.get(globalThis, 'fitBench')[key](argument);
      return { wall: performance.now() - start, result: given };
    }, /** @type {const} */ ([step, value]));
    return { wall, cpu: (await cpuMs()) - before, result };
  };
  const { customers, groups } = (await take('open', wanted)).result;
  const { result: evaluations, ...fit } = await take('fit');
  const loop = await take('loop');
  const score = await take('score', 0);
  const value = await take('score', 0.1);
  const peak = await peakMb(browser);
  await browser.close();
  return { name, customers, groups, evaluations, fit, loop, score, value, peak };
}
