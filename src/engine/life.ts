import { proxy, wrap, type Remote } from 'comlink';
import { abortReason, deferred } from '#core/deferred.ts';
import type { EngineApi, Job, Progress } from './contract.ts';
import { EngineError, EngineLost } from './errors.ts';

/** How long an aborted job may go on before its worker is killed. */
const CANCEL_GRACE_MS = 2000;
const HEARTBEAT_MS = 1000;

export const NEVER_ANSWERED = 'the worker never answered';

export type LifeState = 'ready' | 'busy' | 'lost';

export interface CallOptions {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

export type Ask<T> = (api: Remote<EngineApi>, job: Job) => Promise<T>;

/** What a life needs of a worker; tests pass a MessagePort in its place. */
export type Host = Pick<Worker, 'postMessage' | 'addEventListener' | 'removeEventListener' | 'terminate'>;

interface Waiting {
  reject(reason: unknown): void;
  onProgress: CallOptions['onProgress'];
}

/** One life of the engine worker. When it ends, by whatever cause, every waiting call is rejected with EngineLost. */
export class EngineLife {
  readonly #host: Host;
  // Kept in a field: Comlink drops the calls of a proxy that has been collected.
  readonly #api: Remote<EngineApi>;
  readonly #waiting = new Map<Job, Waiting>();
  readonly #patience: number;
  readonly #onState: (state: LifeState) => void;
  readonly #heartbeat: ReturnType<typeof setInterval>;
  #unanswered = 0;
  #nextJob = 1;
  #ended = false;

  /** `patience`: how many heartbeats of a second the database may leave unanswered while something is asked of it. */
  constructor(host: Host, patience: number, onState: (state: LifeState) => void) {
    this.#host = host;
    this.#api = wrap<EngineApi>(host);
    this.#patience = patience;
    this.#onState = onState;
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
    // Errors that the database's worker does not handle are thrown on by ours and travel up to here. The event of a
    // script that did not load carries no message.
    host.addEventListener('error', (event) => {
      const message: unknown = 'message' in event ? event.message : undefined;
      this.end(typeof message === 'string' && message !== '' ? message : 'the engine worker did not load');
    });
    host.addEventListener('messageerror', () => this.end('an unreadable message'));
  }

  /** Rejects when the worker has not answered its first call in time (a fault seen in Firefox, which says nothing). */
  async greet(patienceMs: number): Promise<void> {
    const timer = setTimeout(() => this.end(NEVER_ANSWERED), patienceMs);
    try {
      await this.call((api) => api.hello());
    } finally {
      clearTimeout(timer);
    }
  }

  boot(): Promise<void> {
    const onProgress = proxy((job: Job, progress: Progress) => this.#waiting.get(job)?.onProgress?.(progress));
    return this.call((api) => api.boot(onProgress));
  }

  /** An abort rejects at once; if the job itself has not stopped within the grace, the worker is killed. */
  call<T>(ask: Ask<T>, { signal, onProgress }: CallOptions = {}): Promise<T> {
    if (signal?.aborted) return Promise.reject(abortReason(signal));
    if (this.#ended) return Promise.reject(new EngineLost('the engine had already ended'));
    const { promise, resolve, reject } = deferred<T>();
    const job = this.#nextJob++;
    let kill: ReturnType<typeof setTimeout> | undefined;
    const onAbort = () => {
      reject(abortReason(signal!));
      // It still counts as waiting, until it has stopped; but nobody wants to hear of it any more.
      this.#waiting.set(job, { reject, onProgress: undefined });
      kill = setTimeout(() => this.end('a cancelled job did not stop'), CANCEL_GRACE_MS);
      this.#api.cancel(job).catch(() => {});
    };
    const settle = () => {
      clearTimeout(kill);
      signal?.removeEventListener('abort', onAbort);
      this.#waiting.delete(job);
      if (!this.#ended && this.#waiting.size === 0) this.#onState('ready');
    };
    signal?.addEventListener('abort', onAbort);
    this.#waiting.set(job, { reject, onProgress });
    this.#onState('busy');
    ask(this.#api, job).then(resolve, reject).finally(settle);
    return promise;
  }

  /** Terminating our worker terminates the database's worker inside it, even in the middle of a computation. */
  end(reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#heartbeat);
    this.#host.terminate();
    for (const { reject } of this.#waiting.values()) reject(new EngineLost(reason));
    this.#waiting.clear();
    this.#onState('lost');
  }

  // Beats are counted, not timed: a tab in the background or a sleeping laptop delays them without harm.
  #beat(): void {
    if (this.#waiting.size === 0) this.#unanswered = 0;
    else if (++this.#unanswered > this.#patience) this.end('no answer from the database');
    else
      this.#api.ping().then(
        () => (this.#unanswered = 0),
        (error: unknown) => this.end(error instanceof EngineError ? error.message : String(error)),
      );
  }
}
