import { writeCsv } from '#report/csv.ts';
import { render } from '#sql/render.ts';
import { ident, sql } from '#sql/tag.ts';
import { registerFile, type Connection, type Database } from './duckdb.ts';
import { execute } from './jobs.ts';

/** A line that was set aside, with its original text. */
export interface Quarantined {
  line_no: number;
  reason: string;
  /** The file's own name of the column at fault; null when it is the line as a whole. */
  column: string | null;
  text: string;
}

const MEGABYTE = 1024 * 1024;

/** Makes the table of a file's quarantined lines; an empty one when there are none. */
export async function writeQuarantine(
  db: Database,
  connection: Connection,
  table: string,
  source: string,
  lines: readonly Quarantined[],
  signal: AbortSignal,
): Promise<void> {
  const create = sql`CREATE TABLE ${ident(table)} (line_no INTEGER, source VARCHAR, text VARCHAR, reason VARCHAR, "column" VARCHAR)`;
  await execute(connection, render(create), signal);
  if (lines.length === 0) return;
  const path = `import/${table}`;
  // In hexadecimal, because these are just the texts that CSV readers stumble over.
  const csv = writeCsv({
    rows: lines.length,
    columns: [
      { name: 'line_no', type: 'integer', nulls: null, kind: 'number', values: lines.map(({ line_no }) => line_no) },
      textColumn(
        'text',
        lines.map(({ text }) => hexadecimal(text)),
      ),
      textColumn(
        'reason',
        lines.map(({ reason }) => reason),
      ),
      textColumn(
        'column',
        lines.map(({ column }) => (column === null ? '' : hexadecimal(column))),
      ),
    ],
  });
  await registerFile(db, path, new File([csv], path));
  try {
    const longest = Math.max(...lines.map(({ text }) => text.length));
    const insert = sql`INSERT INTO ${ident(table)}
SELECT line_no, ${source}, decode(from_hex(text)), reason, nullif(decode(from_hex("column")), '')
FROM read_csv(${path}, header = true, auto_detect = false, columns = {line_no: 'INTEGER', text: 'VARCHAR', reason: 'VARCHAR', "column": 'VARCHAR'},
  delim = ',', quote = '"', escape = '"', max_line_size = ${8 * longest + MEGABYTE}, buffer_size = ${2 * (8 * longest + MEGABYTE)}, parallel = false)`;
    await execute(connection, render(insert), signal);
  } finally {
    await db.dropFile(path);
  }
}

function textColumn(name: string, texts: readonly string[]) {
  return { name, type: 'text', nulls: null, kind: 'text', codes: texts.map((_, i) => i), strings: texts } as const;
}

const encoder = new TextEncoder();
const hexadecimal = (text: string): string =>
  Array.from(encoder.encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('');
