import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import vendorAddress from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmAddress from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { startWorker } from '../../src/trusted-types.ts';
import preludeAddress from '../duckdb.worker.ts?worker&url';
import { PACKED } from './tables.ts';

export type Connection = AsyncDuckDBConnection;
export type Database = AsyncDuckDB;

export interface Connections {
  /** Imports run here, one after the other: the database reports bytes without saying for whom. */
  writer: Connection;
  readers: Connection[];
}

/** The message our prelude sends for every piece of a registered file that DuckDB reads. */
export interface BytesRead {
  type: 'PROGRESS_UPDATE';
  bytes: number;
}

const POLLING_MS = 20;
const READERS = 3;

/** Our own address; a worker started from a blob cannot take it from `location`. */
const absolute = (address: string) => new URL(address, import.meta.url).href;

/** Starts loading at once. `onRead` hears of every piece of a registered file that DuckDB reads. */
export function startDatabase(onRead: (bytes: number) => void): Database {
  // The vendor's script is a classic one but runs as a module: so it needs no importScripts, which Trusted Types refuse.
  const worker = startWorker(absolute(preludeAddress), absolute(vendorAddress));
  worker.addEventListener('message', ({ data }: MessageEvent<Partial<BytesRead>>) => {
    if (data.type === 'PROGRESS_UPDATE' && data.bytes !== undefined) onRead(data.bytes);
  });
  // Thrown on to the page; the event of a script that did not load has no message.
  worker.addEventListener('error', (event) => {
    const message: unknown = 'message' in event ? event.message : undefined;
    throw new Error(typeof message === 'string' && message !== '' ? message : "DuckDB's worker did not load");
  });
  return new AsyncDuckDB(new VoidLogger(), worker);
}

/** The lock comes last: a connection or setting made later could not be set up any more. */
const SETTINGS = [
  'autoinstall_known_extensions = false',
  'autoload_known_extensions = false',
  "allowed_directories = ['import/', 'export/']",
  'enable_external_access = false',
  'lock_configuration = true',
];

export async function openConnections(db: Database): Promise<Connections> {
  await db.instantiate(absolute(wasmAddress));
  await db.open({ query: { queryPollingInterval: POLLING_MS } });
  const writer = await db.connect();
  const readers = await Promise.all(Array.from({ length: READERS }, () => db.connect()));
  await writer.query(`ATTACH ':memory:' AS ${PACKED} (COMPRESS)`);
  for (const setting of SETTINGS) await writer.query(`SET ${setting}`);
  return { writer, readers };
}

/** Makes a file readable under `path` without copying it. */
export const registerFile = (db: Database, path: string, file: File): Promise<void> =>
  db.registerFileHandle(path, file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
