import type { Backend, Table } from './backend.ts';
import type { HuitouDB, StoreName } from './schema.ts';

type Records = Map<string, HuitouDB[StoreName]['value']>;

/** A backend that forgets with the page, for browsers that offer no storage. */
export function memoryBackend(): Backend {
  const stores = new Map<StoreName, Records>();
  let last: Promise<unknown> = Promise.resolve();

  return {
    transact: (store, mode, work) => {
      const turn = last.then(async () => {
        const draft: Records = new Map(stores.get(store));
        const result = await work(tableOf(draft));
        if (mode === 'readwrite') stores.set(store, draft);
        return result;
      });
      last = turn.catch(() => undefined);
      return turn;
    },
    close: () => stores.clear(),
  };
}

// A store holds records of one kind only: the typed `transact` is the one way in.
function tableOf<Value extends { id: string }>(draft: Map<string, { id: string }>): Table<Value> {
  return {
    get: (id) => Promise.resolve(structuredClone(draft.get(id)) as Value | undefined),
    all: () => Promise.resolve(structuredClone([...draft.values()]) as Value[]),
    put: (value) => Promise.resolve(void draft.set(value.id, structuredClone(value))),
    delete: (id) => Promise.resolve(void draft.delete(id)),
  };
}
