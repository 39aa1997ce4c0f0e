import { createRawSnippet } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import Figure from '#charts/Figure.svelte';
import { i18n } from '#i18n/i18n.svelte.ts';
import type { Column } from '#ui/column.ts';

interface Row {
  month: string;
}
const columns: Column<Row>[] = [{ key: 'month', label: 'Month', type: 'text', value: (row) => row.month }];
const drawing = createRawSnippet(() => ({
  render: () => '<svg class="chart" viewBox="0 0 100 50" width="100" height="50"><text x="5" y="20">mark</text></svg>',
}));
const figure = {
  title: 'Half came back',
  note: 'n = 10',
  children: drawing,
  table: { columns, rows: [{ month: 'May' }] },
  sql: 'SELECT 1',
  definition: { text: 'Bought again within 90 days.' },
  image: 'repurchase',
};

/** The files the page hands to the browser while `job` runs. */
async function downloads(job: () => Promise<void>): Promise<{ name: string; blob: Blob }[]> {
  const blobs = new Map<string, Blob>();
  const files: { name: string; blob: Blob }[] = [];
  const create = URL.createObjectURL.bind(URL);
  const made = vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
    const url = create(content);
    if (content instanceof Blob) blobs.set(url, content);
    return url;
  });
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    files.push({ name: this.download, blob: blobs.get(this.href)! });
  });
  await job();
  made.mockRestore();
  clicked.mockRestore();
  return files;
}

beforeEach(async () => {
  await i18n.use('en');
});

describe('Figure', () => {
  it('offers the same five actions in the same order', async () => {
    await render(Figure, { ...figure, csv: { name: 'a.csv', run: () => undefined } });
    const names = Array.from(document.querySelectorAll('figure [role=group] button'), (b) => b.textContent.trim());
    expect(names).toEqual(['Table', 'SQL', 'Definition', 'Image', 'Export CSV']);
  });

  it('names the export button in Chinese as the contract says', async () => {
    await i18n.use('zh-CN');
    await render(Figure, { ...figure, csv: { name: 'a.csv', run: () => undefined } });
    await expect.element(page.getByRole('button', { name: '导出 CSV' })).toBeVisible();
  });

  it('exports once for one click', async () => {
    const run = vi.fn();
    await render(Figure, { ...figure, csv: { name: 'a.csv', run } });
    await page.getByRole('button', { name: 'Export CSV' }).click();
    expect(run).toHaveBeenCalledOnce();
  });

  it('exports once for a double click while the file is being written', async () => {
    let finish = () => {};
    const run = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    await render(Figure, { ...figure, csv: { name: 'a.csv', run } });
    await page.getByRole('button', { name: 'Export CSV' }).dblClick();
    expect(run).toHaveBeenCalledOnce();
    finish();
  });

  it('says when the file could not be written', async () => {
    await render(Figure, { ...figure, csv: { name: 'a.csv', run: () => Promise.reject(new Error('full')) } });
    await page.getByRole('button', { name: 'Export CSV' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('The file could not be written.');
  });

  it('opens table, SQL and definition in place, one at a time, by keyboard', async () => {
    await render(Figure, figure);
    const [table, sql] = [page.getByRole('button', { name: 'Table' }), page.getByRole('button', { name: 'SQL' })];
    table.element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(table).toHaveAttribute('aria-expanded', 'true');
    await expect.element(page.getByRole('cell', { name: 'May' })).toBeVisible();
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.element(sql).toHaveAttribute('aria-expanded', 'true');
    await expect.element(table).toHaveAttribute('aria-expanded', 'false');
    await expect.element(page.getByText('SELECT 1')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('SELECT 1')).not.toBeInTheDocument();
  });

  it('leaves out what it was not given', async () => {
    await render(Figure, { title: 'Bare', children: drawing });
    await expect.element(page.getByRole('figure', { name: 'Bare' })).toBeVisible();
    expect(document.querySelectorAll('figure button')).toHaveLength(0);
  });

  it('writes an svg that stands alone, with heading and note', async () => {
    await render(Figure, figure);
    await page.getByRole('button', { name: 'Image' }).click();
    const files = await downloads(() => page.getByRole('button', { name: 'SVG' }).click());
    expect(files.map((file) => file.name)).toEqual(['repurchase.svg']);
    const text = await files[0]!.blob.text();
    expect(text).toContain('Half came back');
    expect(text).toContain('n = 10');
    expect(text).toContain('>mark<');
    expect(text).not.toMatch(/class=|var\(|oklch|light-dark/);
  });

  it('writes a png', async () => {
    await render(Figure, figure);
    await page.getByRole('button', { name: 'Image' }).click();
    const files = await downloads(async () => {
      await page.getByRole('button', { name: 'PNG' }).click();
      await vi.waitFor(() => expect(HTMLAnchorElement.prototype.click).toHaveBeenCalled(), 10_000);
    });
    expect(files.map((file) => [file.name, file.blob.type])).toEqual([['repurchase.png', 'image/png']]);
    expect(files[0]!.blob.size).toBeGreaterThan(1000);
  });

  it('words an error, shows machines its code, keeps the raw text under details', async () => {
    await render(Figure, {
      ...figure,
      state: { kind: 'error', code: 'engine/lost', text: 'The database stopped.', detail: 'RuntimeError: unreachable' },
    });
    const alert = page.getByRole('alert');
    await expect.element(alert).toHaveAttribute('data-code', 'engine/lost');
    await expect.element(alert).not.toHaveTextContent('unreachable');
    await page.getByText('Details').click();
    await expect.element(page.getByText('engine/lost: RuntimeError: unreachable')).toBeVisible();
  });
});
