import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { i18n } from '#i18n/i18n.svelte.ts';
import type { Column } from '#ui/column.ts';
import DataTable from '#ui/DataTable.svelte';

interface Row {
  name: string;
  orders: number;
}
const columns: Column<Row>[] = [
  { key: 'name', label: 'Class', type: 'text', value: (row) => row.name },
  { key: 'orders', label: 'Orders', type: 'integer', value: (row) => row.orders },
];
const rows: Row[] = [
  { name: 'b', orders: 9 },
  { name: 'a', orders: 10 },
  { name: 'c', orders: 1 },
];
const names = () => Array.from(document.querySelectorAll('tbody tr td:first-child'), (cell) => cell.textContent.trim());

beforeEach(async () => {
  await i18n.use('en');
});

describe('DataTable', () => {
  it('sorts by a heading, says so, and turns round when it is pressed again', async () => {
    await render(DataTable, { caption: 'Classes', columns, rows });
    const head = page.getByRole('columnheader', { name: 'Orders' });
    await page.getByRole('button', { name: 'Orders' }).click();
    expect(names()).toEqual(['a', 'b', 'c']);
    await expect.element(head).toHaveAttribute('aria-sort', 'descending');
    await page.getByRole('button', { name: 'Orders' }).click();
    expect(names()).toEqual(['c', 'b', 'a']);
    await expect.element(head).toHaveAttribute('aria-sort', 'ascending');
  });

  it('opens a row by a click anywhere in it, once', async () => {
    const onpick = vi.fn();
    await render(DataTable, { caption: 'Classes', columns, rows, onpick });
    await page.getByRole('cell', { name: '10' }).click();
    expect(onpick).toHaveBeenCalledExactlyOnceWith(rows[1]);
  });

  it('opens a row by keyboard, once', async () => {
    const onpick = vi.fn();
    await render(DataTable, { caption: 'Classes', columns, rows, onpick });
    page.getByRole('button', { name: 'c', exact: true }).element().focus();
    await userEvent.keyboard('{Enter}');
    expect(onpick).toHaveBeenCalledExactlyOnceWith(rows[2]);
  });

  it('leaves the total out of sorting', async () => {
    await render(DataTable, { caption: 'Classes', columns, rows, total: [{ name: 'all', orders: 20 }] });
    await page.getByRole('button', { name: 'Class' }).click();
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(document.querySelector('tfoot')?.textContent).toContain('all');
  });
});
