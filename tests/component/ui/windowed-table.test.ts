import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { i18n } from '#i18n/i18n.svelte.ts';
import type { Column } from '#ui/column.ts';
import WindowedTable from '#ui/WindowedTable.svelte';

interface Row {
  id: string;
}
const columns: Column<Row>[] = [{ key: 'id', label: 'Customer', type: 'text', value: (row) => row.id }];
const fetch = (offset: number, limit: number) =>
  Promise.resolve(Array.from({ length: limit }, (_, index) => ({ id: `c${offset + index}` })));

beforeEach(async () => {
  await i18n.use('en');
});

describe('WindowedTable', () => {
  it('asks only for the rows in view', async () => {
    const asked = vi.fn(fetch);
    await render(WindowedTable, { caption: 'Customers', columns, count: 5_000_000, fetch: asked, visible: 10 });
    await expect.element(page.getByText('c9', { exact: true })).toBeInTheDocument();
    expect(asked).toHaveBeenCalledExactlyOnceWith(0, 10, expect.any(AbortSignal));
    await expect.element(page.getByText('Rows 1–10 of 5,000,000')).toBeVisible();
  });

  it('goes to the last row by the End key and opens it by Enter', async () => {
    const onpick = vi.fn();
    await render(WindowedTable, { caption: 'Customers', columns, count: 5_000_000, fetch, visible: 10, onpick });
    page.getByRole('grid').element().focus();
    await userEvent.keyboard('{End}');
    await expect.element(page.getByText('c4999999')).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    expect(onpick).toHaveBeenCalledWith({ id: 'c4999999' });
  });

  it('moves on by one row when the arrow key leaves the view', async () => {
    await render(WindowedTable, { caption: 'Customers', columns, count: 100, fetch, visible: 5 });
    page.getByRole('grid').element().focus();
    await userEvent.keyboard('{ArrowDown>5/}');
    await expect.element(page.getByText('Rows 2–6 of 100')).toBeVisible();
  });

  it('says when there are no rows', async () => {
    await render(WindowedTable, { caption: 'Customers', columns, count: 0, fetch });
    await expect.element(page.getByText('No rows')).toBeVisible();
  });
});
