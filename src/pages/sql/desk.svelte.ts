import type { DeskResult } from '#engine/contract.ts';
import type { Session } from '#session/session.svelte.ts';

/** Rows shown, and rows an export may have. */
export const SHOWN_ROWS = 1000;
export const EXPORT_ROWS = 1_000_000;

interface Ran {
  result: DeskResult;
  text: string;
  seconds: number;
  /** What it was run on: a result of another frame or other data is stale. */
  ground: string;
}

/** One statement at a time, from the button to its rows. */
export class Desk {
  readonly #session: Session;
  #ran = $state.raw<Ran | null>(null);
  #error = $state.raw<unknown>(null);
  #seconds = $state(0);
  #cancelledAfter = $state<number | null>(null);
  #running = $state.raw<AbortController | null>(null);

  constructor(session: Session) {
    this.#session = session;
  }

  get ran(): Ran | null {
    return this.#ran;
  }

  get error(): unknown {
    return this.#error;
  }

  get running(): boolean {
    return this.#running !== null;
  }

  /** Seconds since the running statement was sent. */
  get seconds(): number {
    return this.#seconds;
  }

  get cancelledAfter(): number | null {
    return this.#cancelledAfter;
  }

  get stale(): boolean {
    return this.#ran !== null && this.#ran.ground !== this.#ground();
  }

  /** Runs a statement; the one before it is given up. */
  async run(text: string): Promise<void> {
    this.#running?.abort();
    const mine = new AbortController();
    this.#running = mine;
    this.#error = null;
    this.#cancelledAfter = null;
    this.#seconds = 0;
    const start = performance.now();
    const elapsed = () => (performance.now() - start) / 1000;
    const clock = setInterval(() => (this.#seconds = elapsed()), 100);
    const ground = this.#ground();
    try {
      const { signal } = mine;
      const result = await this.#session.engine.sql(text, this.#session.frameRequest, SHOWN_ROWS, { signal });
      if (mine === this.#running) this.#ran = { result, text, seconds: elapsed(), ground };
    } catch (error) {
      if (mine === this.#running) {
        if (mine.signal.aborted) this.#cancelledAfter = elapsed();
        else this.#error = error;
      }
    } finally {
      clearInterval(clock);
      if (mine === this.#running) this.#running = null;
    }
  }

  cancel(): void {
    this.#running?.abort();
  }

  /** The result for a file: what is shown, or more of it where more was cut off. */
  whole({ result, text }: Ran): Promise<DeskResult> {
    if (!result.truncated) return Promise.resolve(result);
    return this.#session.engine.sql(text, this.#session.frameRequest, EXPORT_ROWS);
  }

  readonly #ground = () => JSON.stringify([this.#session.frameRequest, this.#session.filesVersion]);
}
