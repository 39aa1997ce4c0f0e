import type { Frame } from '#orders/frame.ts';
import type { SegmentDefinition } from '#segments/definition.ts';
import { nameProblem, newSegment, revisedSegment, type SavedSegment } from '#segments/saved.ts';
import type { Backend, Table } from './backend.ts';
import type { ChangeChannel } from './channel.ts';
import { StorageError } from './errors.ts';
import type { SavedMapping, SavedRecipe, Settings, StoreName } from './schema.ts';

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

export function segmentRepository({ backend, channel, now, newId }: Ground): SegmentRepository {
  const write = async (work: (table: Table<SavedSegment>) => Promise<SavedSegment>) => {
    const segment = await backend.transact('segments', 'readwrite', work);
    channel.tell({ store: 'segments', id: segment.id });
    return segment;
  };
  const put = async (table: Table<SavedSegment>, segment: SavedSegment) => {
    const problem = nameProblem(segment.name, await table.all(), segment.id);
    if (problem) throw new StorageError(`name-${problem}`);
    const kept = plain(segment);
    await table.put(kept);
    return kept;
  };
  const revise: SegmentRepository['revise'] = (seen, change) =>
    write(async (table) => put(table, revisedSegment(await current(table, seen), change, now())));

  return {
    list: () =>
      backend.transact('segments', 'readonly', async (table) =>
        (await table.all()).sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id)),
      ),
    get: (id) => backend.transact('segments', 'readonly', (table) => table.get(id)),
    add: (content) => write((table) => put(table, newSegment(newId(), content, now()))),
    revise,
    rename: (seen, name) => revise(seen, { name }),
    remove: (seen) =>
      write(async (table) => {
        const segment = await current(table, seen);
        await table.delete(seen.id);
        return segment;
      }),
    restore: (segment) =>
      write(async (table) => {
        if (await table.get(segment.id)) throw new StorageError('conflict');
        return put(table, segment);
      }),
  };
}

async function current(table: Table<SavedSegment>, { id, version }: Seen): Promise<SavedSegment> {
  const stored = await table.get(id);
  if (!stored) throw new StorageError('missing');
  if (stored.version !== version) throw new StorageError('conflict');
  return stored;
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
