/**
 * An asynchronous answer of which only the newest asking may write. The old value stays while a new one is on its way,
 * so that it can dim instead of vanish; an older job that ends late is dropped, and its signal is aborted.
 */
export class Latest<T> {
  #value = $state.raw<T>();
  #error = $state.raw<unknown>();
  #loading = $state(false);
  #running: AbortController | undefined;

  get value(): T | undefined {
    return this.#value;
  }

  /** Why the newest job failed; cleared when another one starts. */
  get error(): unknown {
    return this.#error;
  }

  get loading(): boolean {
    return this.#loading;
  }

  /** True when the value shown is not the answer to the newest question. */
  get stale(): boolean {
    return this.#value !== undefined && (this.#loading || this.#error !== undefined);
  }

  /** Starts a job and ends the one before it. Never rejects: failure is in `error`. */
  async run(job: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#running?.abort();
    const mine = new AbortController();
    this.#running = mine;
    this.#loading = true;
    this.#error = undefined;
    try {
      const value = await job(mine.signal);
      if (mine === this.#running) this.#value = value;
    } catch (error) {
      if (mine === this.#running) this.#error = error;
    } finally {
      if (mine === this.#running) this.#loading = false;
    }
  }

  /** Gives up the running job; the last value stays. */
  cancel(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#loading = false;
  }

  /** Gives up the running job and forgets the last value. */
  reset(): void {
    this.cancel();
    this.#value = undefined;
    this.#error = undefined;
  }
}
