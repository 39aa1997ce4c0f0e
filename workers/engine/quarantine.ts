import { writeCsv } from '#report/csv.ts';
import { render } from '#sql/render.ts';
import { sql, type Sql } from '#sql/tag.ts';
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
/** Imports run one at a time. */
const PATH = 'import/quarantine';

/** The table of a file's quarantined lines, filled batch by batch. */
export class Quarantine {
  readonly #db: Database;
  readonly #connection: Connection;
  readonly #table: Sql;
  readonly #signal: AbortSignal;

  constructor(db: Database, connection: Connection, table: Sql, signal: AbortSignal) {
    this.#db = db;
    this.#connection = connection;
    this.#table = table;
    this.#signal = signal;
  }

  async create(): Promise<void> {
    await this.#run(sql`CREATE TABLE ${this.#table} (line_no INTEGER, text VARCHAR, reason VARCHAR, "column" VARCHAR)`);
  }

  async add(lines: readonly Quarantined[]): Promise<void> {
    const path = PATH;
    await registerFile(this.#db, path, new File([quarantineCsv(lines)], path));
    try {
      const longest = lines.reduce((length, { text }) => Math.max(length, text.length), 0);
      const lineBytes = 8 * longest + MEGABYTE;
      await this.#run(sql`INSERT INTO ${this.#table}
SELECT line_no, decode(from_hex(text)), reason, nullif(decode(from_hex("column")), '')
FROM read_csv(${path}, header = true, auto_detect = false, columns = {line_no: 'INTEGER', text: 'VARCHAR', reason: 'VARCHAR', "column": 'VARCHAR'},
  delim = ',', quote = '"', escape = '"', max_line_size = ${lineBytes}, buffer_size = ${2 * lineBytes}, parallel = false)`);
    } finally {
      await this.#db.dropFile(path);
    }
  }

  async #run(statement: Sql): Promise<void> {
    await execute(this.#connection, render(statement), this.#signal);
  }
}

/** In hexadecimal, because these are just the texts that CSV readers stumble over. */
const quarantineCsv = (lines: readonly Quarantined[]): Blob =>
  writeCsv({
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

function textColumn(name: string, texts: readonly string[]) {
  return { name, type: 'text', nulls: null, kind: 'text', codes: texts.map((_, i) => i), strings: texts } as const;
}

const encoder = new TextEncoder();
const hexadecimal = (text: string): string =>
  Array.from(encoder.encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('');
