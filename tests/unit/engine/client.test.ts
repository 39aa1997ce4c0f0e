import { expose } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { EngineClient } from '#engine/client.ts';
import { deferred } from '#core/deferred.ts';
import type { EngineApi, Source } from '#engine/contract.ts';
import { carryErrors, EngineError } from '#engine/errors.ts';
import type { Host } from '#engine/life.ts';
import type { ImportPlan } from '#import/index.ts';

carryErrors();

const open: MessagePort[] = [];
afterEach(() => open.splice(0).forEach((port) => port.close()));

/** Engines one after the other over the real protocol; each keeps what was asked of it, and `crash` ends the last. */
function engines(gone: Set<string> = new Set()) {
  const lives: { loaded: number[]; shown: number[][] }[] = [];
  let crash = () => {};
  const start = (): Host => {
    const life: (typeof lives)[number] = { loaded: [], shown: [] };
    lives.push(life);
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    const api: Partial<EngineApi> = {
      hello: () => Promise.resolve(),
      boot: () => Promise.resolve(),
      ping: () => Promise.resolve(),
      cancel: () => Promise.resolve(),
      load: (_job, { id, plan }: Source) => {
        if (gone.has(plan.name)) return Promise.reject(new EngineError('file-gone', ''));
        life.loaded.push(id);
        return Promise.resolve({} as never);
      },
      show: (_job, ids) => {
        life.shown.push([...ids]);
        return Promise.resolve(null);
      },
    };
    expose(api, port2);
    port1.start();
    const faults = new EventTarget();
    crash = () => void faults.dispatchEvent(new Event('error'));
    return {
      postMessage: port1.postMessage.bind(port1) as Host['postMessage'],
      addEventListener: ((type: string, listener: EventListener) =>
        (type === 'error' ? faults : port1).addEventListener(type, listener)) as Host['addEventListener'],
      removeEventListener: port1.removeEventListener.bind(port1) as Host['removeEventListener'],
      terminate: () => port1.close(),
    };
  };
  return { lives, start, crash: () => crash() };
}

const plan = (name: string) => ({ name }) as ImportPlan;
const file = new File(['x'], 'orders.csv');

/** A client whose engine has died and come back, and which of its files went missing. */
async function recovered(gone: Set<string>, prepare: (client: EngineClient) => Promise<unknown>) {
  const { lives, start, crash } = engines(gone);
  const { promise, resolve } = deferred<readonly number[]>();
  const client = new EngineClient({ start, onRecovered: resolve });
  await prepare(client);
  crash();
  return { missing: await promise, life: lives.at(-1)!, client };
}

describe('EngineClient', () => {
  it('loads and shows again, in the same order, what was shown', async () => {
    const { life } = await recovered(new Set(), async (client) => {
      const ids = [];
      for (const name of ['a', 'b', 'c']) ids.push((await client.load(file, plan(name))).sourceId);
      await client.show([ids[1]!, ids[0]!]);
    });
    expect(life).toEqual({ loaded: [1, 2], shown: [[2, 1]] });
  });

  it('goes on with an import of several files after the engine died between two of them', async () => {
    const { life, client } = await recovered(new Set(), (client) => client.load(file, plan('a')));
    const { sourceId } = await client.load(file, plan('b'));
    await client.show([1, sourceId]);
    expect(life).toEqual({ loaded: [1, 2], shown: [[1, 2]] });
  });

  it('names the file that is gone, not another of the same name', async () => {
    const gone = new Set<string>();
    const { life, missing } = await recovered(gone, async (client) => {
      for (const name of ['a', 'b']) await client.load(file, plan(name));
      await client.show([1, 2]);
      gone.add('b');
    });
    expect(missing).toEqual([2]);
    expect(life).toEqual({ loaded: [1], shown: [[1]] });
  });
});
