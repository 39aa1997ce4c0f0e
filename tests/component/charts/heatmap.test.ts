import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import Heatmap from '#charts/Heatmap.svelte';
import { i18n } from '#i18n/i18n.svelte.ts';

const cell = (name: string, value: number, partial = false) => ({
  value,
  text: String(value),
  partial,
  lines: [name, `${value} %`],
});
/** A triangle: the last row has one cell. */
const props = {
  caption: 'Cohorts',
  rowHead: 'Month',
  sizeHead: 'Customers',
  columns: ['1', '2', '3'].map((label) => ({ key: label, label })),
  rows: [
    { key: 'jan', label: 'Jan', size: '10', cells: [cell('jan 1', 30), cell('jan 2', 20), cell('jan 3', 9, true)] },
    { key: 'feb', label: 'Feb', size: '12', cells: [cell('feb 1', 25), cell('feb 2', 8, true), null] },
    { key: 'mar', label: 'Mar', size: '14', cells: [cell('mar 1', 7, true), null, null] },
  ],
  formatEdge: String,
  scaleLabel: 'Back, %',
};
const focused = () => document.activeElement?.getAttribute('aria-label');
const stops = () => document.querySelectorAll('tbody button[tabindex="0"]').length;

beforeEach(async () => {
  await i18n.use('en');
});

describe('Heatmap', () => {
  it('is a table with row and column heads and one tab stop', async () => {
    await render(Heatmap, props);
    await expect.element(page.getByRole('table', { name: 'Cohorts' })).toBeVisible();
    await expect.element(page.getByRole('rowheader', { name: 'Feb' })).toBeVisible();
    expect(stops()).toBe(1);
  });

  it('moves by arrow keys and stays inside the filled cells', async () => {
    await render(Heatmap, props);
    document.querySelector<HTMLElement>('tbody button[tabindex="0"]')?.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(focused()).toBe('feb 2 · 8 %');
    await userEvent.keyboard('{ArrowRight}');
    expect(focused()).toBe('feb 2 · 8 %');
    await userEvent.keyboard('{Home}{ArrowDown}');
    expect(focused()).toBe('mar 1 · 7 %');
    expect(stops()).toBe(1);
  });

  it('reads the focused cell out beside the table', async () => {
    await render(Heatmap, props);
    document.querySelector<HTMLElement>('tbody button[tabindex="0"]')?.focus();
    await userEvent.keyboard('{End}');
    await expect.element(page.getByText('jan 3', { exact: true })).toBeVisible();
  });

  it('opens the focused cell by Enter', async () => {
    const onpick = vi.fn();
    await render(Heatmap, { ...props, onpick });
    document.querySelector<HTMLElement>('tbody button[tabindex="0"]')?.focus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    expect(onpick).toHaveBeenCalledExactlyOnceWith(0, 1);
  });

  it('hatches what is not fully observed and gives it no colour', async () => {
    await render(Heatmap, props);
    const partial = document.querySelectorAll('tbody button.hatched');
    expect(partial).toHaveLength(3);
    for (const button of partial) expect(button.className).not.toMatch(/step-/);
  });
});
