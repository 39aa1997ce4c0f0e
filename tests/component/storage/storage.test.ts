import { deleteDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultFrame } from '#orders/frame.ts';
import { openStorage, type Change, type Storage } from '#storage/index.ts';

const content = (name: string) => ({
  name,
  definition: {
    kind: 'rule' as const,
    rule: { kind: 'test' as const, field: 'orders' as const, op: 'gte' as const, value: 3 },
  },
  frame: defaultFrame('Asia/Shanghai'),
});

const name = 'huitou-component-test';
let tabs: Storage[] = [];

async function openTab(): Promise<Storage> {
  const tab = await openStorage({ name });
  tabs.push(tab);
  return tab;
}

afterEach(async () => {
  tabs.forEach((tab) => tab.close());
  tabs = [];
  await deleteDB(name);
});

const heard = (tab: Storage) => new Promise<Change>((resolve) => tab.changes(resolve));

describe('storage in a real browser', () => {
  it('keeps segments over visits and tells another tab of them', async () => {
    const [one, two] = [await openTab(), await openTab()];
    expect(one.volatile).toBeNull();
    const told = heard(two);
    const added = await one.segments.add(content('Good'));
    expect(await told).toEqual({ store: 'segments', id: added.id, origin: 'elsewhere' });
    one.close();
    expect(await (await openTab()).segments.list()).toEqual([added]);
  });

  it('starts clean when the database is deleted while the page is open', async () => {
    const tab = await openTab();
    const seen = await tab.segments.add(content('Good'));
    const told = heard(tab);
    await deleteDB(name);
    expect(await told).toEqual({ store: 'all', id: null, origin: 'elsewhere' });
    expect(await tab.segments.list()).toEqual([]);
    await expect(tab.segments.rename(seen, 'Ghost')).rejects.toMatchObject({ code: 'missing' });
    expect(await tab.segments.restore(seen)).toEqual(seen);
  });

  it('gives two writes at once in two tabs to one of them', async () => {
    const [one, two] = [await openTab(), await openTab()];
    const seen = await one.segments.add(content('Good'));
    const outcomes = await Promise.allSettled([one.segments.rename(seen, 'A'), two.segments.rename(seen, 'B')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [kept] = await one.segments.list();
    expect(kept).toMatchObject({ version: 2 });
  });
});
