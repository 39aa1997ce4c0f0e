import type { Frame } from '#orders/frame.ts';
import type { SegmentDefinition } from '#segments/definition.ts';
import { nameProblem, newSegment, revisedSegment, tidyName, type SavedSegment } from '#segments/saved.ts';
import type { Backend, Table } from './backend.ts';
import type { ChangeChannel } from './channel.ts';
import { StorageError } from './errors.ts';
import type { HuitouDB, SavedMapping, SavedRecipe, SavedRuleSet, Settings, StoreName } from './schema.ts';

/** What repositories stand on; `now` and `newId` are the page's clock and dice. */
export interface Ground {
  backend: Backend;
  channel: ChangeChannel;
  now: () => string;
  newId: () => string;
}

export interface SegmentContent {
  name: string;
  definition: SegmentDefinition;
  frame: Frame;
}

/** A reader's copy: what it was when read. Writes name it, so that nothing is overwritten unseen. */
export type Seen = Pick<SavedSegment, 'id' | 'version'>;

/**
 * Every write is one transaction and is told to the other tabs.
 *
 * @throws {StorageError} `name-…` for a bad name, `conflict` when the segment has changed since it was read, `missing`
 * when it is gone, `quota`, `blocked`, `outdated`, `failed`
 */
export interface SegmentRepository {
  /** All segments, oldest first. */
  list(): Promise<SavedSegment[]>;
  get(id: string): Promise<SavedSegment | undefined>;
  add(content: SegmentContent): Promise<SavedSegment>;
  /** The next version of a segment. */
  revise(seen: Seen, change: Partial<SegmentContent>): Promise<SavedSegment>;
  rename(seen: Seen, name: string): Promise<SavedSegment>;
  /** Removes it and hands it back, for `restore`. */
  remove(seen: Seen): Promise<SavedSegment>;
  /** Undo of `remove`: the same id, version and history. A name given away meanwhile is `name-taken`. */
  restore(segment: SavedSegment): Promise<SavedSegment>;
}

export function segmentRepository(ground: Ground): SegmentRepository {
  const { list, get, put, change, remove, restore } = namedRecords(ground, 'segments');
  const revise: SegmentRepository['revise'] = (seen, changed) =>
    change(seen, (segment) => revisedSegment(segment, changed, ground.now()));
  return {
    list,
    get,
    add: (content) => put(newSegment(ground.newId(), content, ground.now())),
    revise,
    rename: (seen, name) => revise(seen, { name }),
    remove,
    restore,
  };
}

export interface RuleSetContent {
  name: string;
  /** JSON. */
  rules: unknown;
}

/** Own rule sets, kept and refused as segments are, but without a history. */
export interface RuleSetRepository {
  /** All rule sets, oldest first. */
  list(): Promise<SavedRuleSet[]>;
  add(content: RuleSetContent): Promise<SavedRuleSet>;
  revise(seen: Seen, change: Partial<RuleSetContent>): Promise<SavedRuleSet>;
  /** Removes it and hands it back, for `restore`. */
  remove(seen: Seen): Promise<SavedRuleSet>;
  /** Undo of `remove`. A name given away meanwhile is `name-taken`. */
  restore(saved: SavedRuleSet): Promise<SavedRuleSet>;
}

export function ruleSetRepository(ground: Ground): RuleSetRepository {
  const { list, put, change, remove, restore } = namedRecords(ground, 'ruleSets');
  return {
    list,
    add: ({ name, rules }) => {
      const at = ground.now();
      return put({ id: ground.newId(), name: tidyName(name), version: 1, rules, createdAt: at, updatedAt: at });
    },
    revise: (seen, changed) =>
      change(seen, (saved) => {
        const next = { ...saved, ...changed, version: saved.version + 1, updatedAt: ground.now() };
        return { ...next, name: tidyName(next.name) };
      }),
    remove,
    restore,
  };
}

/** Records with a name of their own that no two share, and a version that a writer must have seen. */
function namedRecords<S extends 'segments' | 'ruleSets'>({ backend, channel }: Ground, store: S) {
  type Value = HuitouDB[S]['value'];
  const write = async (work: (table: Table<Value>) => Promise<Value>): Promise<Value> => {
    const record = await backend.transact(store, 'readwrite', work);
    channel.tell({ store, id: record.id });
    return record;
  };
  const put = async (table: Table<Value>, record: Value): Promise<Value> => {
    const problem = nameProblem(record.name, await table.all(), record.id);
    if (problem) throw new StorageError(`name-${problem}`);
    const kept = plain(record);
    await table.put(kept);
    return kept;
  };
  const current = async (table: Table<Value>, { id, version }: Seen): Promise<Value> => {
    const stored = await table.get(id);
    if (!stored) throw new StorageError('missing');
    if (stored.version !== version) throw new StorageError('conflict');
    return stored;
  };
  return {
    list: () =>
      backend.transact(store, 'readonly', async (table: Table<Value>) =>
        (await table.all()).sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id)),
      ),
    get: (id: string) => backend.transact(store, 'readonly', (table: Table<Value>) => table.get(id)),
    put: (record: Value) => write((table) => put(table, record)),
    change: (seen: Seen, next: (record: Value) => Value) =>
      write(async (table) => put(table, next(await current(table, seen)))),
    remove: (seen: Seen) =>
      write(async (table) => {
        const record = await current(table, seen);
        await table.delete(seen.id);
        return record;
      }),
    restore: (record: Value) =>
      write(async (table) => {
        if (await table.get(record.id)) throw new StorageError('conflict');
        return put(table, record);
      }),
  };
}

/** One value per key; the last choice of the reader wins, in whichever tab it was made. */
export interface SettingRepository {
  get<K extends keyof Settings>(key: K): Promise<Settings[K] | undefined>;
  set<K extends keyof Settings>(key: K, value: Settings[K]): Promise<void>;
  remove(key: keyof Settings): Promise<void>;
}

export function settingRepository(ground: Ground): SettingRepository {
  return {
    get: async <K extends keyof Settings>(key: K) => {
      const record = await ground.backend.transact('settings', 'readonly', (table) => table.get(key));
      return record?.value as Settings[K] | undefined;
    },
    set: (key, value) => told(ground, 'settings', key, (table) => table.put({ id: key, value: plain(value) })),
    remove: (key) => told(ground, 'settings', key, (table) => table.delete(key)),
  };
}

/** How the columns of a file were read last time, by the signature of the columns; the last one wins. */
export interface MappingRepository {
  get(signature: string): Promise<SavedMapping | undefined>;
  set(signature: string, choices: unknown): Promise<void>;
  remove(signature: string): Promise<void>;
}

export function mappingRepository(ground: Ground): MappingRepository {
  return {
    get: (id) => ground.backend.transact('mappings', 'readonly', (table) => table.get(id)),
    set: (id, choices) =>
      told(ground, 'mappings', id, (table) => table.put({ id, choices: plain(choices), savedAt: ground.now() })),
    remove: (id) => told(ground, 'mappings', id, (table) => table.delete(id)),
  };
}

/** Recipes as they were saved; each is kept until it is removed. */
export interface RecipeRepository {
  /** All recipes, oldest first. */
  list(): Promise<SavedRecipe[]>;
  add(recipe: unknown): Promise<SavedRecipe>;
  remove(id: string): Promise<void>;
  /** Undo of `remove`. */
  restore(saved: SavedRecipe): Promise<void>;
}

export function recipeRepository(ground: Ground): RecipeRepository {
  const put = async (saved: SavedRecipe) => {
    const kept = plain(saved);
    await told(ground, 'recipes', kept.id, (table) => table.put(kept));
    return kept;
  };
  return {
    list: () =>
      ground.backend.transact('recipes', 'readonly', async (table) =>
        (await table.all()).sort((a, b) => compare(a.savedAt, b.savedAt) || compare(a.id, b.id)),
      ),
    add: (recipe) => put({ id: ground.newId(), recipe, savedAt: ground.now() }),
    remove: (id) => told(ground, 'recipes', id, (table) => table.delete(id)),
    restore: async (saved) => {
      await put(saved);
    },
  };
}

async function told<S extends StoreName>(
  { backend, channel }: Ground,
  store: S,
  id: string,
  work: Parameters<typeof backend.transact<S, void>>[2],
): Promise<void> {
  await backend.transact(store, 'readwrite', work);
  channel.tell({ store, id });
}

// Definitions are JSON by contract; a reactive proxy of the page becomes plain data, which the database can take.
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
