import { openDB, type IDBPDatabase } from 'idb';
import { deferred } from '#core/deferred.ts';
import type { Backend, Table } from './backend.ts';
import { StorageError, storageError } from './errors.ts';
import { latestVersion, migrate, MIGRATIONS, type Migration } from './migrations.ts';
import type { HuitouDB, StoreName } from './schema.ts';

export interface DatabaseOptions {
  name: string;
  migrations?: readonly Migration[];
  /** Some browsers now and then never answer an open; after this long it counts as `unavailable`. */
  patienceMs?: number;
  /** The connection was taken away: the database was deleted by hand or in another tab, or a newer page upgrades it. */
  onLost?: () => void;
}

/**
 * The browser's database, opened and brought to the newest version. A lost connection is opened again at the next call.
 *
 * @throws {StorageError} `unavailable`, `blocked` or `outdated` when it cannot be opened
 */
export async function idbBackend(options: DatabaseOptions): Promise<Backend> {
  let connection: Promise<IDBPDatabase<HuitouDB>> | undefined;

  function connect(): Promise<IDBPDatabase<HuitouDB>> {
    if (connection) return connection;
    const opening = openPersistently(options, () => {
      if (connection !== opening) return;
      connection = undefined;
      options.onLost?.();
    });
    connection = opening;
    opening.catch(() => {
      if (connection === opening) connection = undefined;
    });
    return opening;
  }

  function disconnect() {
    const closing = connection;
    connection = undefined;
    void closing?.then((db) => db.close());
  }

  const transact: Backend['transact'] = async (store, mode, work) => {
    const opening = connect();
    try {
      return await run(await opening, store, mode, work);
    } catch (error) {
      if (!isDisconnect(error)) throw codedError(error);
      // Nothing was kept: a transaction whose connection went away has been aborted.
      if (connection === opening) disconnect();
      return await run(await connect(), store, mode, work).catch((again: unknown) => {
        throw codedError(again);
      });
    }
  };

  await connect();
  return {
    transact,
    close: disconnect,
  };
}

const isDisconnect = (error: unknown) =>
  error instanceof DOMException && (error.name === 'InvalidStateError' || error.name === 'AbortError');

// Errors thrown by the work itself (a name that is taken) pass as they are.
const codedError = (error: unknown) => (error instanceof DOMException ? storageError(error) : error);

async function run<S extends StoreName, T>(
  db: IDBPDatabase<HuitouDB>,
  store: S,
  mode: 'readonly' | 'readwrite',
  work: (table: Table<HuitouDB[S]['value']>) => Promise<T>,
): Promise<T> {
  const transaction = db.transaction(store, mode, { durability: 'strict' });
  const { store: objects } = transaction;
  const table: Table<HuitouDB[S]['value']> = {
    get: (id) => objects.get(id),
    all: () => objects.getAll(),
    put: async (value) => {
      await objects.put!(value);
    },
    delete: (id) => objects.delete!(id),
  };
  const ended = transaction.done;
  try {
    const result = await work(table);
    await ended;
    return result;
  } catch (error) {
    ended.catch(() => undefined);
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    throw error;
  }
}

const REOPENING_MS = [20, 80, 320, 1280];

/** While the browser is still deleting a database, opening it anew is aborted; a moment later it succeeds. */
async function openPersistently(options: DatabaseOptions, onLost: () => void): Promise<IDBPDatabase<HuitouDB>> {
  for (const pause of REOPENING_MS) {
    try {
      return await open(options, onLost);
    } catch (error) {
      if (!(error instanceof StorageError && isDisconnect(error.cause))) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return open(options, onLost);
}

async function open(options: DatabaseOptions, onLost: () => void): Promise<IDBPDatabase<HuitouDB>> {
  if (typeof indexedDB === 'undefined') throw new StorageError('unavailable');
  const { promise: refused, reject: refuse } = deferred<never>();
  const patience = setTimeout(() => refuse(new StorageError('unavailable')), options.patienceMs ?? 5000);
  const opening = request(options, () => refuse(new StorageError('blocked')), onLost);
  try {
    return await Promise.race([opening, refused]);
  } catch (error) {
    // Should it open after all, it must not stand in the way of another tab.
    opening.then(
      (db) => db.close(),
      () => undefined,
    );
    throw storageError(error);
  } finally {
    clearTimeout(patience);
  }
}

// Async, because some browsers throw from the call itself.
async function request(
  { name, migrations = MIGRATIONS }: DatabaseOptions,
  onBlocked: () => void,
  onLost: () => void,
): Promise<IDBPDatabase<HuitouDB>> {
  return await openDB<HuitouDB>(name, latestVersion(migrations), {
    upgrade: (db, from, _to, transaction) =>
      // Migrations see the database as it was then, not as the types describe it now.
      void migrate(migrations, from, db as never, transaction as never).catch(() => {
        transaction.abort();
      }),
    blocked: onBlocked,
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      onLost();
    },
    terminated: onLost,
  });
}
