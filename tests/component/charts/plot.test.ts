import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import StackedBars from '#charts/StackedBars.svelte';
import { i18n } from '#i18n/i18n.svelte.ts';
import '../../../src/styles/index.css';

const bars = ['Jan', 'Feb', 'Mar'].map((label, index) => ({ key: label, label, values: [10 + index, 5] }));
const series = [
  { key: 'old', label: 'Returning', hue: 'cat-1' as const },
  { key: 'new', label: 'New', hue: 'cat-2' as const },
];
const props = { label: 'Revenue per month', bars, series, format: String };
const spoken = () => document.querySelector('[aria-live]')?.textContent;

beforeEach(async () => {
  await i18n.use('en');
});

describe('a chart', () => {
  it('is one tab stop whose arrow keys read one mark after the other', async () => {
    await render(StackedBars, props);
    await expect.element(page.getByRole('img', { name: 'Revenue per month' })).toBeVisible();
    await userEvent.keyboard('{Tab}');
    expect(spoken()).toBe('Jan · 15 · Returning 10 · New 5');
    await userEvent.keyboard('{ArrowRight}');
    expect(spoken()).toContain('Feb · 16');
    await userEvent.keyboard('{End}{ArrowRight}');
    expect(spoken()).toContain('Mar · 17');
  });

  it('gives the same readout to the pointer', async () => {
    await render(StackedBars, props);
    const drawing = page.getByRole('img', { name: 'Revenue per month' });
    await expect.element(drawing).toBeVisible();
    await userEvent.hover(drawing);
    expect(spoken()).toContain('Feb · 16');
  });

  it('opens the mark being read by Enter', async () => {
    const onpick = vi.fn();
    await render(StackedBars, { ...props, onpick });
    await expect.element(page.getByRole('img', { name: 'Revenue per month' })).toBeVisible();
    await userEvent.keyboard('{Tab}{ArrowRight}{Enter}');
    expect(onpick).toHaveBeenCalledExactlyOnceWith(bars[1], 1);
  });

  it('keeps its text at 12 pixels or more at any width', async () => {
    await page.viewport(360, 700);
    await render(StackedBars, props);
    await expect.element(page.getByRole('img', { name: 'Revenue per month' })).toBeVisible();
    const svg = document.querySelector('svg.chart')!;
    const scale = svg.getBoundingClientRect().width / Number(svg.getAttribute('viewBox')?.split(' ')[2]);
    for (const text of svg.querySelectorAll('text')) {
      expect(parseFloat(getComputedStyle(text).fontSize) * scale).toBeGreaterThanOrEqual(11.99);
    }
  });
});
