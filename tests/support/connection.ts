import type { TestDuckDB } from './duckdb.ts';
import type { Connection } from '../../workers/engine/duckdb.ts';

/** What every statement waits for, so that a test decides which of two comes first. */
export type Gate = (statement: string) => Promise<void>;

/** The engine's connection over the blocking build: a statement is worked off when the gate lets it through, a turn later. */
export function asConnection(db: TestDuckDB, gate: Gate = () => Promise.resolve()): Connection {
  const send = async (statement: string) => {
    await gate(statement);
    await new Promise((resolve) => setTimeout(resolve));
    const { schema, batches } = db.arrow(statement);
    return {
      open: () => Promise.resolve({ schema }),
      async *[Symbol.asyncIterator]() {
        for (const batch of batches) yield await Promise.resolve(batch);
      },
    };
  };
  const insertArrowFromIPCStream = (bytes: Uint8Array, { schema, name }: { schema: string; name: string }) => {
    db.insertArrow(name, bytes, schema);
    return Promise.resolve();
  };
  return {
    send,
    cancelSent: () => Promise.resolve(true),
    query: send,
    insertArrowFromIPCStream,
  } as unknown as Connection;
}
