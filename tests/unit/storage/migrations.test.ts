import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { latestVersion, migrate, MIGRATIONS, type Migration } from '#storage/migrations.ts';

const open = (name: string, migrations: readonly Migration[]) =>
  openDB(name, latestVersion(migrations), {
    upgrade: (db, from, _to, transaction) => void migrate(migrations, from, db, transaction as never),
  });

describe('MIGRATIONS', () => {
  it('lead to the same stores from every older version', async () => {
    for (let from = 0; from < latestVersion(MIGRATIONS); from++) {
      const name = `from-${from}`;
      if (from > 0) (await open(name, MIGRATIONS.slice(0, from))).close();
      const db = await open(name, MIGRATIONS);
      expect([...db.objectStoreNames]).toEqual(['mappings', 'recipes', 'ruleSets', 'segments', 'settings']);
      for (const store of db.objectStoreNames) expect(db.transaction(store).store.keyPath).toBe('id');
      db.close();
    }
  });
});

describe('version 2', () => {
  it('keeps what columns meant, and everything else, of a database of version 1', async () => {
    const old = await open('present', MIGRATIONS.slice(0, 1));
    const segment = { id: 's', name: 'Good', version: 3 };
    const setting = { id: 'theme', value: 'dark' };
    await old.put('segments', segment);
    await old.put('settings', setting);
    await old.put('mappings', { id: 'a', roles: { 买家: 'customer_id', Total: 'amount' }, savedAt: '2026-01-01' });
    await old.put('mappings', { id: 'b', roles: {}, savedAt: '2026-01-02' });
    old.close();
    const db = await open('present', MIGRATIONS);
    const columns = [
      { name: '买家', role: 'customer_id' },
      { name: 'Total', role: 'amount' },
    ];
    expect(await db.getAll('mappings')).toEqual([
      { id: 'a', choices: { columns }, savedAt: '2026-01-01' },
      { id: 'b', choices: { columns: [] }, savedAt: '2026-01-02' },
    ]);
    expect(await db.getAll('segments')).toEqual([segment]);
    expect(await db.getAll('settings')).toEqual([setting]);
    expect(await db.getAll('recipes')).toEqual([]);
  });
});

describe('version 3', () => {
  it('keeps every record of a database of version 2', async () => {
    const old = await open('issue-2', MIGRATIONS.slice(0, 2));
    const records = {
      segments: { id: 's', name: 'Good', version: 3 },
      settings: { id: 'theme', value: 'dark' },
      mappings: { id: 'a', choices: { columns: [] }, savedAt: '2026-01-01' },
      recipes: { id: 'r', recipe: { name: 'Monthly' }, savedAt: '2026-01-02' },
    };
    for (const [store, record] of Object.entries(records)) await old.put(store, record);
    old.close();
    const db = await open('issue-2', MIGRATIONS);
    for (const [store, record] of Object.entries(records)) expect(await db.getAll(store)).toEqual([record]);
    expect(await db.getAll('ruleSets')).toEqual([]);
  });
});

describe('latestVersion', () => {
  const step = (version: number): Migration => ({ version, up: () => undefined });

  it.each([[[2]], [[1, 3]], [[1, 1]], [[2, 1]], [[0, 1]]])('refuses the numbers %j', (numbers) => {
    expect(() => latestVersion(numbers.map(step))).toThrow(RangeError);
  });
});

describe('migrate', () => {
  const steps: Migration[] = [
    { version: 1, up: (db) => void db.createObjectStore('notes', { keyPath: 'id' }) },
    {
      version: 2,
      up: async (_db, transaction) => {
        const notes = transaction.objectStore('notes');
        for (const note of await notes.getAll()) await notes.put({ ...note, done: false });
      },
    },
    { version: 3, up: (db) => void db.createObjectStore('tags', { keyPath: 'id' }) },
  ];

  it('runs only the steps that are missing, and carries the records along', async () => {
    const old = await open('notes', steps.slice(0, 1));
    await old.put('notes', { id: 'a' });
    old.close();
    const db = await open('notes', steps);
    expect(await db.getAll('notes')).toEqual([{ id: 'a', done: false }]);
    expect([...db.objectStoreNames]).toEqual(['notes', 'tags']);
    await db.put('notes', { id: 'b' });
    db.close();
    expect(await (await open('notes', steps)).get('notes', 'b')).toEqual({ id: 'b' });
  });
});
