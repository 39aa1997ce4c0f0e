import type { IDBPDatabase, IDBPTransaction } from 'idb';

/** One step from version n − 1 to n. It may only await requests of its own transaction. */
export interface Migration {
  version: number;
  up(db: IDBPDatabase, transaction: IDBPTransaction<unknown, string[], 'versionchange'>): void | Promise<void>;
}

/** Never edit a step that has been released: add the next one. */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    up: (db) => {
      for (const store of ['segments', 'settings', 'mappings']) db.createObjectStore(store, { keyPath: 'id' });
    },
  },
  {
    // A mapping said roles by column name; now it says whatever the reader chose.
    version: 2,
    up: async (db, transaction) => {
      db.createObjectStore('recipes', { keyPath: 'id' });
      const mappings = transaction.objectStore('mappings');
      const before = (await mappings.getAll()) as { id: string; roles: Record<string, string>; savedAt: string }[];
      for (const { id, roles, savedAt } of before) {
        const columns = Object.entries(roles).map(([name, role]) => ({ name, role }));
        await mappings.put({ id, choices: { columns }, savedAt });
      }
    },
  },
  {
    version: 3,
    up: (db) => void db.createObjectStore('ruleSets', { keyPath: 'id' }),
  },
];

/**
 * The version that a list of migrations leads to.
 *
 * @throws {RangeError} unless the steps are numbered 1, 2, 3 …
 */
export function latestVersion(migrations: readonly Migration[]): number {
  migrations.forEach(({ version }, i) => {
    if (version !== i + 1) throw new RangeError(`migration ${version} stands in place ${i + 1}`);
  });
  return migrations.length;
}

/** Runs the steps that a database of version `from` lacks, in order, inside its upgrade transaction. */
export async function migrate(
  migrations: readonly Migration[],
  from: number,
  db: IDBPDatabase,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
): Promise<void> {
  for (const { up } of migrations.slice(from)) await up(db, transaction);
}
