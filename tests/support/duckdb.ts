import { createDuckDB, NODE_RUNTIME, VoidLogger, type DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import type { RecordBatch, Schema } from 'apache-arrow';
import { createRequire } from 'node:module';
import { render } from '#sql/render.ts';
import { isSql, type Sql } from '#sql/tag.ts';
import { PACKED } from '../../workers/engine/tables.ts';

/** A value as tests compare it: decimals and 64-bit integers as numbers, dates and stamps as epoch milliseconds. */
export type Cell = string | number | boolean | null;
export type Row = Record<string, Cell>;

export interface TestDuckDB {
  run(statement: string | Sql): void;
  rows(query: string | Sql): Row[];
  /** The answer as it comes, for what reads Arrow itself. */
  arrow(query: string | Sql): { schema: Schema; batches: RecordBatch[] };
  /** Column name → DuckDB type, as the query would answer with them. */
  types(query: string | Sql): Record<string, string>;
  /** A file for `read_csv` and friends; only names under `import/` can be read, as in production. */
  registerBuffer(name: string, bytes: Uint8Array): void;
  /** A new table from an Arrow stream. */
  insertArrow(name: string, bytes: Uint8Array, schema?: string): void;
  close(): void;
}

/** The same settings in the same order as in production, so that tests meet the same refusals. */
const SETTINGS = [
  'autoinstall_known_extensions = false',
  'autoload_known_extensions = false',
  "allowed_directories = ['import/', 'export/']",
  'enable_external_access = false',
  'lock_configuration = true',
];

/** A fresh in-memory database: the engine of production (EH bundle) in its blocking build for Node. */
export async function openDuckDB(): Promise<TestDuckDB> {
  const db = await bindings();
  db.open({});
  const connection = db.connect();
  connection.query(`ATTACH ':memory:' AS ${PACKED} (COMPRESS)`);
  for (const setting of SETTINGS) connection.query(`SET ${setting}`);
  return {
    run: (statement) => void connection.query(textOf(statement)),
    rows: (query) => {
      const table = connection.query(textOf(query));
      const fields = table.schema.fields.map((field) => ({ name: field.name, decode: decoder(field.type) }));
      const columns = fields.map((_, i) => table.getChildAt(i)!);
      return Array.from({ length: table.numRows }, (_, row) =>
        Object.fromEntries(fields.map(({ name, decode }, i) => [name, decode(columns[i]!.get(row))])),
      );
    },
    arrow: (query) => {
      const { schema, batches } = connection.query(textOf(query));
      return { schema, batches };
    },
    types: (query) =>
      Object.fromEntries(
        [...connection.query(`DESCRIBE ${textOf(query)}`)].map((row) => [
          String(row['column_name']),
          String(row['column_type']),
        ]),
      ),
    registerBuffer: (name, bytes) => db.registerFileBuffer(name, bytes),
    insertArrow: (name, bytes, schema = 'main') =>
      connection.insertArrowFromIPCStream(bytes, { schema, name, create: true }),
    close: () => {
      connection.close();
      db.dropFiles();
      db.reset();
    },
  };
}

const textOf = (statement: string | Sql): string => (isSql(statement) ? render(statement) : statement);

function bindings(): Promise<DuckDBBindings> {
  const resolve = createRequire(import.meta.url).resolve;
  const dist = (file: string) => resolve(`@duckdb/duckdb-wasm/dist/${file}`);
  const bundles = {
    mvp: { mainModule: dist('duckdb-mvp.wasm'), mainWorker: dist('duckdb-node-mvp.worker.cjs') },
    eh: { mainModule: dist('duckdb-eh.wasm'), mainWorker: dist('duckdb-node-eh.worker.cjs') },
  };
  return createDuckDB(bundles, new VoidLogger(), NODE_RUNTIME).then((db) => db.instantiate(() => undefined));
}

/** Arrow hands decimals over as unscaled little-endian words. */
function decoder(type: { toString(): string; scale?: number }): (value: unknown) => Cell {
  if (type.toString().startsWith('Decimal')) {
    const scale = 10 ** (type.scale ?? 0);
    return (value) => (value === null ? null : Number(unscaled(value as Uint32Array)) / scale);
  }
  return (value) => {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return value;
    if (typeof value === 'bigint') return Number(value);
    // eslint-disable-next-line @typescript-eslint/no-base-to-string -- lists and structs print as their JSON
    return String(value);
  };
}

function unscaled(words: Uint32Array): bigint {
  const bits = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  return BigInt.asIntN(32 * words.length, bits);
}
