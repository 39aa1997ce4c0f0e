import type { HuitouDB, StoreName } from './schema.ts';

/** One store inside one transaction. Await nothing else between its calls, or the transaction ends. */
export interface Table<Value> {
  get(id: string): Promise<Value | undefined>;
  all(): Promise<Value[]>;
  put(value: Value): Promise<void>;
  delete(id: string): Promise<void>;
}

/** Where records live: the browser's database, or memory where there is none. */
export interface Backend {
  /**
   * Runs `work` in one transaction: all of it is kept, or, when it throws, nothing.
   *
   * @throws {StorageError} and whatever `work` throws
   */
  transact<S extends StoreName, T>(
    store: S,
    mode: 'readonly' | 'readwrite',
    work: (table: Table<HuitouDB[S]['value']>) => Promise<T>,
  ): Promise<T>;
  close(): void;
}
