// A cut point of the RFM studio dragged over a shop of a million customers: the app itself, real pointer moves. The same
// moves beside the charts are the empty frame that it is compared with.
import { chromium } from 'playwright';
import { browserOptions } from '../support/browser.js';
import { peakMb } from './browser.js';

/** Pointer moves of one drag; several may fall into one frame. */
const MOVES = 300;

/**
 * @typedef {object} Frames
 * @property {number[]} work from the first pointer event of a frame until it is painted, ms
 * @property {number[]} intervals between animation frames that had a pointer event, ms
 * @property {number[]} compute of it, counting customers, ms
 * @property {number[]} cpu processor time of the page's thread per frame, one number for all: other programs do not change it
 */

/**
 * The app with a file imported and the studio on the screen.
 *
 * @param {string} address of index.html
 * @param {string} file
 */
export async function openStudio(address, file) {
  const browser = await chromium.launch(browserOptions());
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  page.setDefaultTimeout(300_000);
  await page.goto(`${address}#/data?lang=en&theme=light`);
  await page.locator('html[data-engine=ready]').waitFor({ state: 'attached' });
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.locator('html[data-dataset=loaded]').waitFor({ state: 'attached' });
  await page.evaluate(() => {
    location.hash = '#/rfm?lang=en&theme=light';
  });
  await page.evaluate(watch);
  const knob = page.getByRole('slider', { name: 'Cut point of R between scores 3 and 2' });
  await knob.waitFor();
  await settled(page);
  await knob.scrollIntoViewIfNeeded();
  // Its customers are fetched when a cut point is first touched.
  await knob.focus();
  await page.waitForFunction(() => performance.getEntriesByName('studio-ready').length > 0);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpuMs = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
  return {
    /** @returns {Promise<Frames>} */
    async drag() {
      const { x, y } = await middle(knob);
      await page.mouse.move(x, y);
      await page.mouse.down();
      const frames = await moveAbout(page, cpuMs, x, y);
      await page.keyboard.press('Escape');
      await page.mouse.up();
      return frames;
    },
    /** The same moves where nothing is dragged. @returns {Promise<Frames>} */
    async idle() {
      const { x } = await middle(knob);
      return moveAbout(page, cpuMs, x, 4);
    },
    peakMb: () => peakMb(browser),
    close: () => browser.close(),
  };
}

/** @param {import('playwright').Page} page */
async function settled(page) {
  await page.waitForFunction(
    () => document.querySelectorAll('figure').length > 7 && document.querySelector('figure [aria-busy=true]') === null,
  );
}

/** @param {import('playwright').Locator} locator */
async function middle(locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('the cut point is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/**
 * @param {import('playwright').Page} page
 * @param {() => Promise<number>} cpuMs
 * @param {number} x
 * @param {number} y
 * @returns {Promise<Frames>}
 */
async function moveAbout(page, cpuMs, x, y) {
  await page.evaluate(() => Reflect.get(globalThis, 'dragFrames').begin());
  const before = await cpuMs();
  for (let move = 1; move <= MOVES; move++) await page.mouse.move(x + 40 * Math.sin(move / 12), y);
  const used = (await cpuMs()) - before;
  const frames = await page.evaluate(() => Reflect.get(globalThis, 'dragFrames').end());
  return { ...frames, cpu: [used / frames.work.length] };
}

/** Runs in the page. */
function watch() {
  /** @type {{ work: number[]; intervals: number[] }} */
  let seen = { work: [], intervals: [] };
  let began = 0;
  let last = 0;
  const channel = new MessageChannel();
  // A message posted in an animation frame is read when the frame has been painted.
  channel.port1.onmessage = () => {
    if (began > 0) seen.work.push(performance.now() - began);
    began = 0;
  };
  addEventListener(
    'pointermove',
    () => {
      if (began > 0) return;
      began = performance.now();
      requestAnimationFrame((now) => {
        if (last > 0) seen.intervals.push(now - last);
        last = now;
        channel.port2.postMessage(null);
      });
    },
    { capture: true },
  );
  Reflect.set(globalThis, 'dragFrames', {
    begin() {
      seen = { work: [], intervals: [] };
      last = 0;
      performance.clearMeasures('studio');
    },
    end: () => ({
      ...seen,
      compute: performance.getEntriesByName('studio', 'measure').map(({ duration }) => duration),
    }),
  });
}
