import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { en } from '#i18n/messages/en.ts';
import { zhCN } from '#i18n/messages/zh-CN.ts';
import { defaultFrame } from '#orders/frame.ts';
import { idbBackend } from '#storage/database.ts';
import { openStorage, StorageError, type Change, type Storage, type StorageCode } from '#storage/index.ts';

const frame = defaultFrame('Asia/Shanghai');
const content = (name: string, orders = 3) => ({
  name,
  definition: {
    kind: 'rule' as const,
    rule: { kind: 'test' as const, field: 'orders' as const, op: 'gte' as const, value: orders },
  },
  frame,
});

let tabs: Storage[] = [];
let count = 0;
let clock = 0;
const freshName = () => `test-${++count}`;

async function openTab(name: string): Promise<Storage> {
  const tab = await openStorage({ name, now: () => new Date(++clock * 1000).toISOString() });
  tabs.push(tab);
  return tab;
}

afterEach(() => {
  tabs.forEach((tab) => tab.close());
  tabs = [];
});

const refusal = async (work: Promise<unknown>): Promise<StorageCode | undefined> => {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof StorageError) return error.code;
    throw error;
  }
};

const kinds = [
  ['the browser’s database', undefined],
  ['memory', 'unavailable'],
] as const;

async function withKind<T>(volatile: StorageCode | undefined, work: (tab: Storage) => Promise<T>): Promise<T> {
  if (volatile) vi.stubGlobal('indexedDB', undefined);
  try {
    const tab = await openTab(freshName());
    expect(tab.volatile).toBe(volatile ?? null);
    return await work(tab);
  } finally {
    vi.unstubAllGlobals();
  }
}

describe.each(kinds)('segments in %s', (_, volatile) => {
  it('are kept with their name tidied, in the order they were made', () =>
    withKind(volatile, async ({ segments }) => {
      const first = await segments.add(content('  Good \t customers '));
      await segments.add(content('Another'));
      expect(first).toMatchObject({ name: 'Good customers', version: 1, history: [] });
      expect((await segments.list()).map(({ name }) => name)).toEqual(['Good customers', 'Another']);
      expect(await segments.get(first.id)).toEqual(first);
      expect(await segments.get('nobody')).toBeUndefined();
    }));

  it('keep every earlier version when they are revised and renamed', () =>
    withKind(volatile, async ({ segments }) => {
      const first = await segments.add(content('Good'));
      const second = await segments.revise(first, { definition: content('', 5).definition });
      const third = await segments.rename(second, 'Better');
      expect(third).toMatchObject({ id: first.id, name: 'Better', version: 3, createdAt: first.createdAt });
      expect(third.history.map(({ version, name, definition }) => [version, name, definition])).toEqual([
        [1, 'Good', content('', 3).definition],
        [2, 'Good', content('', 5).definition],
      ]);
      expect(await segments.list()).toEqual([third]);
    }));

  it('are not overwritten by a write that has not seen the newest version', () =>
    withKind(volatile, async ({ segments }) => {
      const seen = await segments.add(content('Good'));
      const newest = await segments.rename(seen, 'Better');
      expect(await refusal(segments.rename(seen, 'Worse'))).toBe('conflict');
      expect(await refusal(segments.remove(seen))).toBe('conflict');
      expect(await segments.list()).toEqual([newest]);
    }));

  it('come back whole after an undone removal', () =>
    withKind(volatile, async ({ segments }) => {
      const seen = await segments.rename(await segments.add(content('Good')), 'Better');
      const removed = await segments.remove(seen);
      expect(await segments.list()).toEqual([]);
      expect(await refusal(segments.rename(seen, 'Ghost'))).toBe('missing');
      expect(await segments.restore(removed)).toEqual(seen);
      expect(await refusal(segments.restore(removed))).toBe('conflict');
      expect(await segments.list()).toEqual([seen]);
    }));

  it('refuse names that are empty, too long or taken, and keep nothing of the write', () =>
    withKind(volatile, async ({ segments }) => {
      const good = await segments.add(content('Good'));
      expect(await refusal(segments.add(content('   ')))).toBe('name-empty');
      expect(await refusal(segments.add(content('客'.repeat(61))))).toBe('name-too-long');
      expect(await refusal(segments.add(content('客'.repeat(60))))).toBeUndefined();
      expect(await refusal(segments.add(content('gOOd ')))).toBe('name-taken');
      expect(await refusal(segments.add(content('Ｇｏｏｄ')))).toBe('name-taken');
      expect(await refusal(segments.rename(good, 'GOOD'))).toBeUndefined();
      const removed = await segments.remove({ ...good, version: 2 });
      await segments.add(content('good'));
      expect(await refusal(segments.restore(removed))).toBe('name-taken');
      expect(await segments.list()).toHaveLength(2);
    }));

  it('give two writes at once to one of them', () =>
    withKind(volatile, async ({ segments }) => {
      const seen = await segments.add(content('Good'));
      const codes = await Promise.all([refusal(segments.rename(seen, 'A')), refusal(segments.rename(seen, 'B'))]);
      expect(codes).toEqual([undefined, 'conflict']);
      expect(
        await Promise.all([refusal(segments.add(content('Same'))), refusal(segments.add(content('Same')))]),
      ).toEqual([undefined, 'name-taken']);
    }));

  it('take reactive proxies and keep plain snapshots of them', () =>
    withKind(volatile, async ({ segments }) => {
      const live = content('Good');
      const kept = await segments.add(new Proxy(live, {}));
      live.definition.rule.value = 99;
      expect((await segments.list())[0]).toEqual(kept);
      expect(kept.definition).toEqual(content('', 3).definition);
    }));
});

describe.each(kinds)('own rule sets in %s', (_, volatile) => {
  const rules = { basis: 'score', k: 5, segments: [] };

  it('are kept with their name tidied, and count their versions', () =>
    withKind(volatile, async ({ ruleSets }) => {
      const first = await ruleSets.add({ name: ' My \t five ', rules: new Proxy(rules, {}) });
      const other = await ruleSets.add({ name: 'Other', rules });
      expect(first).toMatchObject({ name: 'My five', version: 1, rules });
      const second = await ruleSets.revise(first, { rules: { ...rules, k: 4 } });
      expect(second).toMatchObject({ id: first.id, name: 'My five', version: 2, createdAt: first.createdAt });
      expect(await ruleSets.list()).toEqual([second, other]);
    }));

  it('share no name, and are not overwritten unseen', () =>
    withKind(volatile, async ({ ruleSets }) => {
      const seen = await ruleSets.add({ name: 'Mine', rules });
      expect(await refusal(ruleSets.add({ name: 'ＭＩＮＥ', rules }))).toBe('name-taken');
      const newest = await ruleSets.revise(seen, { name: 'Ours' });
      expect(await refusal(ruleSets.revise(seen, { rules: null }))).toBe('conflict');
      expect(await refusal(ruleSets.remove(seen))).toBe('conflict');
      expect(await ruleSets.list()).toEqual([newest]);
    }));

  it('come back whole after an undone removal', () =>
    withKind(volatile, async ({ ruleSets }) => {
      const seen = await ruleSets.add({ name: 'Mine', rules });
      const removed = await ruleSets.remove(seen);
      expect(await ruleSets.list()).toEqual([]);
      expect(await refusal(ruleSets.revise(seen, { rules }))).toBe('missing');
      expect(await ruleSets.restore(removed)).toEqual(seen);
    }));

  it('may bear the name of a segment', () =>
    withKind(volatile, async ({ ruleSets, segments }) => {
      await segments.add(content('Mine'));
      expect(await refusal(ruleSets.add({ name: 'Mine', rules }))).toBeUndefined();
    }));
});

describe.each(kinds)('settings, mappings and recipes in %s', (_, volatile) => {
  it('keep the last value of each key', () =>
    withKind(volatile, async ({ settings, mappings }) => {
      expect(await settings.get('theme')).toBeUndefined();
      await settings.set('theme', 'dark');
      await settings.set('theme', 'light');
      await settings.set('frame:abc', frame);
      expect(await settings.get('theme')).toBe('light');
      expect(await settings.get('frame:abc')).toEqual(frame);
      await settings.remove('theme');
      expect(await settings.get('theme')).toBeUndefined();

      const choices = { columns: [{ name: '买家会员名', role: 'customer_id' }] };
      await mappings.set('sig', choices);
      expect(await mappings.get('sig')).toMatchObject({ id: 'sig', choices });
      await mappings.remove('sig');
      expect(await mappings.get('sig')).toBeUndefined();
    }));

  it('keep recipes in the order they were saved, and bring a removed one back', () =>
    withKind(volatile, async ({ recipes }) => {
      const first = await recipes.add({ name: 'Monthly' });
      const second = await recipes.add(new Proxy({ name: 'Weekly' }, {}));
      expect(await recipes.list()).toEqual([first, second]);
      expect(second.recipe).toEqual({ name: 'Weekly' });
      await recipes.remove(first.id);
      expect(await recipes.list()).toEqual([second]);
      await recipes.restore(first);
      expect(await recipes.list()).toEqual([first, second]);
    }));
});

describe('two tabs', () => {
  const nextChange = (tab: Storage) =>
    new Promise<Change>((resolve) => {
      const stop = tab.changes((change) => {
        stop();
        resolve(change);
      });
    });

  it('see each other’s segments and are told of the write', async () => {
    const name = freshName();
    const [one, two] = [await openTab(name), await openTab(name)];
    const [here, elsewhere] = [nextChange(one), nextChange(two)];
    const added = await one.segments.add(content('Good'));
    expect(await here).toEqual({ store: 'segments', id: added.id, origin: 'here' });
    expect(await elsewhere).toEqual({ store: 'segments', id: added.id, origin: 'elsewhere' });
    expect(await two.segments.list()).toEqual([added]);
  });

  it('are told of own rule sets', async () => {
    const name = freshName();
    const [one, two] = [await openTab(name), await openTab(name)];
    const elsewhere = nextChange(two);
    const added = await one.ruleSets.add({ name: 'Mine', rules: {} });
    expect(await elsewhere).toEqual({ store: 'ruleSets', id: added.id, origin: 'elsewhere' });
    expect(await two.ruleSets.list()).toEqual([added]);
  });

  it('do not overwrite each other unseen', async () => {
    const name = freshName();
    const [one, two] = [await openTab(name), await openTab(name)];
    const seen = await one.segments.add(content('Good'));
    const newest = await two.segments.rename(seen, 'Theirs');
    expect(await refusal(one.segments.rename(seen, 'Mine'))).toBe('conflict');
    expect(await one.segments.list()).toEqual([newest]);
  });
});

describe('the database', () => {
  it('keeps everything for the next visit', async () => {
    const name = freshName();
    const visit = await openTab(name);
    const added = await visit.segments.add(content('Good'));
    visit.close();
    const next = await openTab(name);
    expect(next.volatile).toBeNull();
    expect(await next.segments.list()).toEqual([added]);
  });

  it('starts clean when it was deleted between visits', async () => {
    const name = freshName();
    const visit = await openTab(name);
    await visit.segments.add(content('Good'));
    visit.close();
    await deleteDB(name);
    expect(await (await openTab(name)).segments.list()).toEqual([]);
  });

  it('starts clean, and says so, when it is deleted while the page is open', async () => {
    const name = freshName();
    const tab = await openTab(name);
    const seen = await tab.segments.add(content('Good'));
    const heard: Change[] = [];
    tab.changes((change) => heard.push(change));
    await deleteDB(name);
    expect(heard).toEqual([{ store: 'all', id: null, origin: 'elsewhere' }]);
    expect(await tab.segments.list()).toEqual([]);
    expect(await refusal(tab.segments.rename(seen, 'Ghost'))).toBe('missing');
    expect(await tab.segments.restore(seen)).toEqual(seen);
    expect(await tab.segments.list()).toEqual([seen]);
  });

  it('gives way to a newer page and then refuses to write as outdated', async () => {
    const name = freshName();
    const tab = await openTab(name);
    const seen = await tab.segments.add(content('Good'));
    const newer = await openDB(name, 99);
    expect(await refusal(tab.segments.rename(seen, 'Old page'))).toBe('outdated');
    newer.close();
    const late = await openTab(name);
    expect(late.volatile).toBe('outdated');
    expect(await refusal(late.segments.add(content('Still works')))).toBeUndefined();
  });

  it('refuses as blocked while an older page that does not give way holds it', async () => {
    const name = freshName();
    const request = indexedDB.open(name, 1);
    const holding = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const migrations = [1, 2].map((version) => ({ version, up: () => undefined }));
    expect(await refusal(idbBackend({ name, migrations }))).toBe('blocked');
    holding.close();
  });

  it('falls back to memory when the browser never answers', async () => {
    vi.stubGlobal('indexedDB', { open: () => new IDBOpenDBRequest() });
    const tab = await openStorage({ name: freshName(), patienceMs: 1 });
    vi.unstubAllGlobals();
    expect(tab.volatile).toBe('unavailable');
    tab.close();
  });

  it('falls back to memory when the browser forbids storage', async () => {
    const open = () => {
      throw new DOMException('no', 'SecurityError');
    };
    vi.stubGlobal('indexedDB', { open });
    const tab = await openTab(freshName());
    vi.unstubAllGlobals();
    expect(tab.volatile).toBe('unavailable');
    await tab.segments.add(content('Good'));
    expect(await tab.segments.list()).toHaveLength(1);
  });

  it('names a full disk', async () => {
    const tab = await openTab(freshName());
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await refusal(tab.segments.add(content('Good')))).toBe('quota');
    put.mockRestore();
    expect(await tab.segments.list()).toEqual([]);
    expect(await refusal(tab.segments.add(content('Good')))).toBeUndefined();
  });
});

describe('StorageError', () => {
  it.each([
    'conflict',
    'missing',
    'blocked',
    'outdated',
    'unavailable',
    'quota',
    'failed',
    'name-empty',
    'name-too-long',
    'name-taken',
  ] satisfies StorageCode[])('has words for %s in both languages', (code) => {
    expect(en).toHaveProperty([`storage.code.${code}`]);
    expect(zhCN).toHaveProperty([`storage.code.${code}`]);
  });
});
