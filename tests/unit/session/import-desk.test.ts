import { describe, expect, it } from 'vitest';
import { deferred, unlessAborted } from '#core/deferred.ts';
import type { CallOptions } from '#engine/life.ts';
import type { ImportPlan } from '#import/index.ts';
import { ImportDesk } from '#session/import-desk.svelte.ts';
import type { OpenFile, Session } from '#session/session.svelte.ts';

/** A session whose engine loads a file when told to; `shown` are the sets of files that were made the data. */
function session() {
  const shown: number[][] = [];
  const marks: (string | undefined)[] = [];
  const gates = new Map<string, Promise<unknown>>();
  let loads = 0;
  const self = {
    files: [] as readonly OpenFile[],
    frame: { tz: 'UTC' },
    engine: {
      load: async (file: File, _plan: ImportPlan, { signal }: CallOptions = {}) => {
        const sourceId = ++loads;
        await unlessAborted(gates.get(file.name) ?? Promise.resolve(), signal);
        return { sourceId, problems: [] };
      },
      show: (ids: readonly number[]) => {
        shown.push([...ids]);
        return Promise.resolve(null);
      },
    },
    open: async (files: readonly OpenFile[]) => {
      await self.engine.show(files.map(({ sourceId }) => sourceId));
      self.files = files;
    },
    markDataset: (state?: string) => void marks.push(state),
  };
  return { self, shown, marks, gates, loads: () => loads, desk: new ImportDesk(self as unknown as Session) };
}

const zoned = { columns: [{ name: 'at', role: 'ordered_at', dateFormats: ['iso-offset'] }], zone: 'UTC' };
const input = (name: string) => ({ file: new File(['x'], name), plan: { ...zoned, name } as unknown as ImportPlan });

describe('the import desk', () => {
  it('lets a later import take the place of one that is running', async () => {
    const { desk, gates, shown, self } = session();
    gates.set('slow.csv', new Promise(() => {}));
    const first = desk.load([input('fast.csv'), input('slow.csv')]);
    const second = desk.load([input('other.csv')]);
    expect(await Promise.all([first, second])).toEqual([false, true]);
    expect(shown.at(-1)).toEqual([self.files[0]!.sourceId]);
    expect(self.files.map(({ name }) => name)).toEqual(['other.csv']);
  });

  it('leaves what was open as it is when an import fails, and lets go of what it had loaded', async () => {
    const { desk, gates, shown, marks } = session();
    await desk.load([input('open.csv')]);
    const broken = deferred<null>();
    gates.set('broken.csv', broken.promise);
    const failing = desk.load([input('good.csv'), input('broken.csv')]);
    broken.reject(new Error('broken'));
    expect(await failing).toBe(false);
    expect(shown).toEqual([[1], [1]]);
    expect(marks).toEqual(['loading', undefined, 'loading', undefined]);
  });

  it('tries a zone once: a file that cannot be read again is not asked for without end', async () => {
    const { desk, gates, loads } = session();
    await desk.load([input('open.csv')]);
    gates.set('open.csv', Promise.reject(new Error('gone')));
    for (let times = 0; times < 3; times++) await desk.followZone('Asia/Shanghai');
    expect(loads()).toBe(2);
  });
});
