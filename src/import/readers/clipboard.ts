import { CsvWriter, csvField } from './csv.ts';
import { htmlRows } from './html.ts';

/**
 * A table copied from a spreadsheet or a web page as UTF-8 CSV: the tab-separated text if there is one, else the tables
 * of the page, else lines of text as they are (perhaps CSV). Null when there are fewer than two cells.
 */
export async function pastedTable(html: string | null, text: string): Promise<Blob | null> {
  if (text.includes('\t')) return asCsv(tsvRows(text));
  const rows = html === null ? [] : htmlRows(html);
  if (rows.some((row) => row.length > 1)) return asCsv(rows.map((row) => row.map(unquoted)));
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  if (lines.includes('\n') || /[,;|]/.test(lines)) return new Blob([lines, '\n'], { type: 'text/csv' });
  return rows.length > 1 ? asCsv(rows.map((row) => row.map(unquoted))) : null;
}

/** Cells of `htmlRows` are CSV fields already. */
const unquoted = (field: string) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);

async function asCsv(rows: readonly (readonly string[])[]): Promise<Blob | null> {
  if (rows.reduce((cells, row) => cells + row.length, 0) < 2) return null;
  const csv = new CsvWriter();
  for (const row of rows) csv.add(row.map(csvField));
  return csv.width === 0 ? null : csv.finish();
}

/** Excel quotes a cell only if it holds a tab, a line end or both a quote and one of them; other quotes are plain. */
function tsvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length;) {
    const quoted = quotedCell(text, at);
    const end = quoted?.end ?? plainEnd(text, at);
    row.push(quoted?.value ?? text.slice(at, end));
    if (text[end] === '\t') {
      at = end + 1;
      if (at === text.length) row.push('');
      continue;
    }
    rows.push(row);
    row = [];
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function plainEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (/[\t\r\n]/.test(text[at]!)) return at;
  return text.length;
}

/** A cell in quotes that needs them; null for one that merely begins with a quote. */
function quotedCell(text: string, from: number): { value: string; end: number } | null {
  if (text[from] !== '"') return null;
  for (let close = text.indexOf('"', from + 1); close >= 0; close = text.indexOf('"', close + 1)) {
    if (text[close + 1] === '"') {
      close++;
      continue;
    }
    const after = text[close + 1];
    if (after !== undefined && !/[\t\r\n]/.test(after)) return null;
    const inner = text.slice(from + 1, close);
    if (!/[\t\r\n]/.test(inner)) return null;
    return { value: inner.replaceAll('""', '"').replaceAll('\r\n', '\n'), end: close + 1 };
  }
  return null;
}
