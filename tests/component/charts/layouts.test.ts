import { range } from 'd3-array';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import DensityMap from '#charts/DensityMap.svelte';
import FitPlot from '#charts/FitPlot.svelte';
import { figureSvg } from '#charts/image.ts';
import type { Hue } from '#charts/mark.ts';
import Sankey from '#charts/Sankey.svelte';
import Treemap from '#charts/Treemap.svelte';
import { i18n } from '#i18n/i18n.svelte.ts';
import '../../../src/styles/index.css';

const LONG = '家居用品与厨房小电器以及节日礼品和季节性装饰';
const hue = (index: number): Hue => `cat-${((index % 8) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;
const share = (value: number) => `${Math.round(value * 100)}%`;
/** Spread over 0–1 without any order. */
const noise = (index: number) => (index * 0.618034) % 1;
const name = (index: number) => (index % 2 === 0 ? `${LONG}${index}` : `Group ${index}`);

const sankey = (count: number) => ({
  label: 'Chart',
  columns: [
    { key: 'a', title: '2011-06-09' },
    { key: 'b', title: LONG },
    { key: 'c', title: '2011-12-09' },
  ],
  nodes: ['a', 'b', 'c'].flatMap((column) =>
    range(count).map((index) => ({ key: `${column}${index}`, column, label: name(index), hue: hue(index), value: 0 })),
  ),
  links: ['ab', 'bc'].flatMap((pair) =>
    range(count).flatMap((index) => [
      {
        source: `${pair[0]!}${index}`,
        target: `${pair[1]!}${index}`,
        value: 1 + index * 40,
        lines: [`stays ${index}`, '1'],
      },
      {
        source: `${pair[0]!}${index}`,
        target: `${pair[1]!}${count - 1 - index}`,
        value: index === count - 1 - index ? 0 : 1,
        lines: [`moves ${index}`, '1'],
      },
    ]),
  ),
  format: (value: number) => value.toLocaleString('en'),
});
const treemap = (count: number) => ({
  label: 'Chart',
  items: range(count).map((index) => ({
    key: String(index),
    label: name(index),
    sub: `${count - index} customers`,
    value: 1000 / (index + 1),
    hue: hue(index),
    lines: [name(index), String(count - index)],
  })),
});
const density = (count: number) => ({
  label: 'Chart',
  cells: range(count).map((index) => ({
    x0: index * 7,
    x1: index * 7 + 7,
    y0: index === 0 ? 0 : 10 ** (index / 10),
    y1: index === 0 ? 0 : 10 ** ((index + 1) / 10),
    count: 1 + index,
    lines: [`cell ${index}`, String(1 + index)],
  })),
  x: { format: (value: number) => `${value} d`, title: LONG },
  y: { format: (value: number) => value.toLocaleString('en'), title: 'Revenue', log: true },
  lines: [
    { at: 20, axis: 'x' as const, label: LONG },
    { at: 21, axis: 'x' as const, label: 'R 21' },
    { at: 5, axis: 'y' as const, label: 'M 5' },
  ],
  scaleLabel: '每格顾客数，从',
});
const fit = (count: number) => ({
  label: 'Chart',
  points: range(count).map((index) => ({
    x: noise(index),
    y: 100 + 400 * noise(index * 3 + 1),
    low: 90 + 380 * noise(index * 3 + 1),
    high: 110 + 420 * noise(index * 3 + 1),
    size: 1 + index * index,
    label: name(index),
    lines: [name(index), share(noise(index))],
  })),
  line: count < 3 ? [] : [0, 0.5, 1].map((x) => ({ x, y: 100 + 300 * x, low: 50 + 300 * x, high: 150 + 300 * x })),
  claim: count < 3 ? [] : [0, 1].map((x) => ({ x, y: -400 + 2000 * x, label: `${LONG}，${LONG}` })),
  x: { format: share, title: LONG },
  y: { format: (value: number) => value.toFixed(0), title: 'AOV' },
});

const CHARTS = {
  Sankey: (count: number) => render(Sankey, sankey(count)),
  Treemap: (count: number) => render(Treemap, treemap(count)),
  DensityMap: (count: number) => render(DensityMap, density(count)),
  FitPlot: (count: number) => render(FitPlot, fit(count)),
};
const drawing = () => page.getByRole('img', { name: 'Chart' });
const spoken = () => document.querySelector('[aria-live]')?.textContent;

/** Boxes of all words of the drawing. */
function wordBoxes(svg: Element): { text: string; box: DOMRect }[] {
  return Array.from(svg.querySelectorAll('text'), (text) => ({
    text: text.textContent,
    box: text.getBoundingClientRect(),
  })).filter(({ box }) => box.width > 0);
}

beforeEach(async () => {
  await i18n.use('en');
});

describe.each(Object.entries(CHARTS))('%s', (_, draw) => {
  describe.each([360, 1200])('at %d pixels', (width) => {
    it.each([0, 1, 2, 40])(
      'draws %d items without an absurd number, every word inside and none on another',
      async (n) => {
        await page.viewport(width, 800);
        await draw(n);
        await expect.element(drawing()).toBeVisible();
        const svg = drawing().element();
        expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
        for (const rect of svg.querySelectorAll('rect')) {
          expect(Number(rect.getAttribute('width'))).toBeGreaterThanOrEqual(0);
          expect(Number(rect.getAttribute('height'))).toBeGreaterThanOrEqual(0);
        }
        const frame = svg.getBoundingClientRect();
        const words = wordBoxes(svg);
        for (const [index, { text, box }] of words.entries()) {
          expect(box.left, text).toBeGreaterThanOrEqual(frame.left - 2);
          expect(box.right, text).toBeLessThanOrEqual(frame.right + 6);
          expect(box.top, text).toBeGreaterThanOrEqual(frame.top - 2);
          expect(box.bottom, text).toBeLessThanOrEqual(frame.bottom + 2);
          for (const other of words.slice(index + 1)) {
            const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
            const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
            expect(across <= 1 || down <= 5, `${text} | ${other.text}`).toBe(true);
          }
        }
      },
    );
  });

  it('becomes an image that stands alone', async () => {
    await draw(8);
    await expect.element(drawing()).toBeVisible();
    const text = figureSvg(document.querySelector<HTMLElement>('.plot')!, { title: 'Finding' }).outerHTML;
    expect(text).not.toMatch(/class=|var\(|oklch|light-dark|NaN/);
  });
});

describe('Sankey', () => {
  it('reads flows, then nodes, by the arrow keys, and opens only flows', async () => {
    const onpick = vi.fn();
    const props = sankey(2);
    await render(Sankey, { ...props, onpick });
    await expect.element(drawing()).toBeVisible();
    await userEvent.keyboard('{Tab}');
    expect(spoken()).toBe('stays 0 · 1');
    await userEvent.keyboard('{Enter}');
    expect(onpick).toHaveBeenCalledExactlyOnceWith(props.links[0]);
    await userEvent.keyboard('{End}');
    expect(spoken()).toContain('Group 1');
    await userEvent.keyboard('{Enter}');
    expect(onpick).toHaveBeenCalledOnce();
  });

  it('keeps a flow of one among thousands wide enough to see', async () => {
    const props = sankey(2);
    const links = props.links.map((link, index) => ({ ...link, value: index === 0 ? 1 : 5000 }));
    await render(Sankey, { ...props, links });
    await expect.element(drawing()).toBeVisible();
    for (const ribbon of drawing().element().querySelectorAll<SVGPathElement>('path.ribbon')) {
      expect(ribbon.getBBox().height).toBeGreaterThanOrEqual(1.5);
    }
  });

  it('gives the flow under the pointer', async () => {
    await render(Sankey, { ...sankey(1) });
    await expect.element(drawing()).toBeVisible();
    const { width } = drawing().element().getBoundingClientRect();
    await userEvent.hover(drawing(), { position: { x: width / 2 - 60, y: 150 } });
    expect(spoken()).toBe('stays 0 · 1');
  });
});

describe('Treemap', () => {
  it('reads the largest first and opens the tile that is clicked', async () => {
    const onpick = vi.fn();
    const props = treemap(5);
    await render(Treemap, { ...props, items: props.items.toReversed(), onpick });
    await expect.element(drawing()).toBeVisible();
    await userEvent.keyboard('{Tab}');
    expect(spoken()).toBe(`${LONG}0 · 5`);
    await userEvent.click(drawing(), { position: { x: 20, y: 100 } });
    expect(onpick).toHaveBeenCalledExactlyOnceWith(props.items[0]);
  });
});

describe('DensityMap', () => {
  it('draws 2,400 cells in a few paths and reads each', async () => {
    const cells = range(2400).map((index) => {
      const [column, row] = [index % 60, Math.floor(index / 60)];
      return { x0: column, x1: column + 1, y0: row, y1: row + 1, count: 1 + (index % 97), lines: [`cell ${index}`] };
    });
    await render(DensityMap, { ...density(0), cells, y: { format: String, title: 'Money' }, lines: [] });
    await expect.element(drawing()).toBeVisible();
    expect(drawing().element().querySelectorAll('path.area').length).toBeLessThanOrEqual(9);
    await userEvent.keyboard('{Tab}');
    expect(spoken()).toBe('cell 2340');
    await userEvent.keyboard('{End}');
    expect(spoken()).toBe('cell 59');
  });

  it('keeps what lies at or below 0 on a log axis in view', async () => {
    await render(DensityMap, density(2));
    await expect.element(drawing()).toBeVisible();
    await userEvent.keyboard('{Tab}{ArrowRight}');
    expect(spoken()).toBe('cell 0 · 1');
    expect(Number(document.querySelector('rect.active')?.getAttribute('height'))).toBeGreaterThan(20);
  });
});

describe('FitPlot', () => {
  it('reads the points from left to right and opens the one meant by its place in the list', async () => {
    const onpick = vi.fn();
    const props = fit(3);
    const order = props.points.map((_, index) => index).sort((a, b) => props.points[a]!.x - props.points[b]!.x);
    await render(FitPlot, { ...props, onpick });
    await expect.element(drawing()).toBeVisible();
    await userEvent.keyboard('{Tab}{ArrowRight}{Enter}');
    expect(spoken()).toContain(name(order[1]!));
    expect(onpick).toHaveBeenCalledExactlyOnceWith(order[1]);
  });

  it('draws a claim dashed and names it', async () => {
    await render(FitPlot, { ...fit(8), claim: [{ x: 0, y: 200, label: '' }, { x: 1, y: 400, label: 'A claim' }] }); // prettier-ignore
    await expect.element(drawing()).toBeVisible();
    expect(document.querySelectorAll('path.dash')).toHaveLength(1);
    await expect.element(page.getByText('A claim')).toBeVisible();
  });
});
