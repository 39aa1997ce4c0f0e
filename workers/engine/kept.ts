import { unlessAborted } from '#core/deferred.ts';
import type { Connection } from './duckdb.ts';

interface Entry<T> {
  building: Promise<T>;
  /** Null until it is built. */
  value: T | null;
  /** How many are reading it or waiting for it; it stays until the last is done. */
  users: number;
  /** Once, whoever comes to it: two that drop one table at a time fail each other. */
  dropping: Promise<void> | null;
}

/** Who asks: on which connection, until when. */
interface Asker {
  connection: Connection;
  signal: AbortSignal;
}

/** Tables that were made on demand, by key: made once, shared by all who ask, and dropped when others are newer. */
export class Kept<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #most: number;
  readonly #drop: (value: T, connection: Connection) => Promise<void>;

  constructor(most: number, drop: (value: T, connection: Connection) => Promise<void>) {
    this.#most = most;
    this.#drop = drop;
  }

  /** Those that are ready. */
  get ready(): T[] {
    return [...this.#entries.values()].flatMap(({ value }) => (value === null ? [] : [value]));
  }

  /** Does the work over what is kept under the key, which is built when nobody did, and which stays until the work is done. */
  async use<R>(key: string, build: () => Promise<T>, asker: Asker, work: (value: T) => Promise<R>): Promise<R> {
    for (;;) {
      const known = this.#entries.get(key);
      const entry = known ?? this.#begin(key, build);
      this.#entries.delete(key);
      this.#entries.set(key, entry); // the most recently used is last
      entry.users++;
      let built = false;
      try {
        // The builder waits for its statements to stop, for its connection is lent to the next job then.
        const value = await (known ? unlessAborted(known.building, asker.signal) : entry.building);
        built = true;
        return await work(value);
      } catch (error) {
        // The one who was building gave up; we did not, and build it ourselves.
        if (built || !known || !isAbort(error) || asker.signal.aborted) throw error;
      } finally {
        entry.users--;
        await this.#tidy(key, entry, asker.connection);
      }
    }
  }

  /** Lets go of the oldest that nobody reads while `enough` says no. */
  async release(connection: Connection, enough: () => boolean): Promise<void> {
    for (const [key, entry] of [...this.#entries]) {
      if (enough()) return;
      if (entry.value === null || entry.users > 0 || this.#entries.get(key) !== entry) continue;
      this.#entries.delete(key);
      await this.#dropOnce(entry, connection);
    }
  }

  /** Everything has to be built anew. Waits for what is being built. */
  async clear(connection: Connection): Promise<void> {
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    for (const entry of entries) {
      await entry.building.catch(() => undefined);
      if (entry.users === 0) await this.#dropOnce(entry, connection);
    }
  }

  #begin(key: string, build: () => Promise<T>): Entry<T> {
    const entry: Entry<T> = { building: build(), value: null, users: 0, dropping: null };
    entry.building.then(
      (value) => (entry.value = value),
      () => {
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
      },
    );
    return entry;
  }

  /** Lets go of what nobody reads: the entry itself when it has left the map, and the oldest beyond those kept. */
  async #tidy(key: string, entry: Entry<T>, connection: Connection): Promise<void> {
    const stale = this.#entries.get(key) === entry ? [] : [entry];
    for (const [oldKey, old] of this.#entries) {
      if (this.#entries.size <= this.#most) break;
      if (old.users > 0) continue;
      this.#entries.delete(oldKey);
      stale.push(old);
    }
    for (const old of stale) if (old.users === 0) await this.#dropOnce(old, connection);
  }

  #dropOnce(entry: Entry<T>, connection: Connection): Promise<void> {
    const { building } = entry;
    return (entry.dropping ??= building.then(
      (value) => this.#drop(value, connection),
      () => undefined,
    ));
  }
}

const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';
