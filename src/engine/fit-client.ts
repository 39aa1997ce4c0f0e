import workerAddress from '../../workers/fit.worker.ts?worker&url';
import { abortReason, deferred, unlessAborted, type Deferred } from '#core/deferred.ts';
import { startWorker } from '../trusted-types.ts';
import { buffersOf } from './buffers.ts';
import { EngineError } from './errors.ts';
import type { FitKind, FitMessage, FitOutput, FitProgress, FitRequest } from './fit-contract.ts';

export interface FitOptions<K extends FitKind> {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: FitProgress<K>) => void) | undefined;
}

/** What is needed of a worker; tests pass their own. */
export type FitHost = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

interface ClientOptions {
  /** Milliseconds a new worker has to say that it is there. */
  greetingMs?: number;
  /** Seconds a job may be silent. */
  patience?: number;
  start?: () => FitHost;
}

const startFitWorker = (): FitHost => startWorker(new URL(workerAddress, location.href).href);

/** The page's only way to the fit worker, which is started by the first job. Jobs run one after the other. */
export class FitClient {
  readonly #options: Required<ClientOptions>;
  #worker: Promise<FitWorker> | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: ClientOptions = {}) {
    this.#options = { greetingMs: 8000, patience: 60, start: startFitWorker, ...options };
  }

  /**
   * Does a job. An abort rejects at once and kills the worker in the middle of its computation; the next job starts
   * another one.
   *
   * @throws {EngineError} fit-start-failed, fit-lost when the worker dies or falls silent, or what the job says
   */
  run<K extends FitKind>(request: FitRequest<K>, options: FitOptions<K> = {}): Promise<FitOutput<K>> {
    const turn = this.#queue.then(() => this.#perform(request, options));
    this.#queue = turn.catch(() => {});
    return unlessAborted(turn, options.signal);
  }

  async #perform<K extends FitKind>(request: FitRequest<K>, { signal, onProgress }: FitOptions<K>) {
    if (signal?.aborted) throw abortReason(signal);
    const worker = await unlessAborted(this.#current(), signal);
    const onAbort = () => worker.end(abortReason(signal!));
    signal?.addEventListener('abort', onAbort);
    try {
      // One job at a time: what the worker says is about this one.
      return (await worker.run(request, onProgress as FitOptions<FitKind>['onProgress'])) as FitOutput<K>;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  async #current(): Promise<FitWorker> {
    const worker = await (this.#worker ??= this.#begin());
    if (!worker.ended) return worker;
    return (this.#worker = this.#begin());
  }

  async #begin(): Promise<FitWorker> {
    try {
      // A second try, because a worker was seen to be fetched and never run, without any error.
      return await this.#attempt().catch(() => this.#attempt());
    } catch (error) {
      this.#worker = undefined;
      throw new EngineError('fit-start-failed', error instanceof Error ? error.message : String(error));
    }
  }

  async #attempt(): Promise<FitWorker> {
    const worker = new FitWorker(this.#options.start(), this.#options.patience);
    await worker.greeted(this.#options.greetingMs);
    return worker;
  }
}

/** One life of the worker. Whatever ends it rejects what is being waited for. */
class FitWorker {
  readonly #host: FitHost;
  readonly #patience: number;
  readonly #ready = deferred<true>();
  #job: (Deferred<FitOutput<FitKind>> & Pick<FitOptions<FitKind>, 'onProgress'>) | undefined;
  #silentSeconds = 0;
  #ended: Error | undefined;

  constructor(host: FitHost, patience: number) {
    this.#host = host;
    this.#patience = patience;
    this.#ready.promise.catch(() => {});
    host.addEventListener('message', ({ data }: MessageEvent<FitMessage>) => this.#hear(data));
    // The event of a script that did not load carries no message.
    host.addEventListener('error', (event) => this.end(lost(event.message || 'the fit worker did not load')));
    host.addEventListener('messageerror', () => this.end(lost('an unreadable message')));
  }

  get ended(): boolean {
    return this.#ended !== undefined;
  }

  async greeted(patienceMs: number): Promise<void> {
    const timer = setTimeout(() => this.end(lost('the fit worker never answered')), patienceMs);
    try {
      await this.#ready.promise;
    } finally {
      clearTimeout(timer);
    }
  }

  async run(request: FitRequest, onProgress: FitOptions<FitKind>['onProgress']): Promise<FitOutput<FitKind>> {
    if (this.#ended) throw this.#ended;
    const job = { ...deferred<FitOutput<FitKind>>(), onProgress };
    this.#job = job;
    this.#silentSeconds = 0;
    // Seconds are counted, not measured: a sleeping laptop delays them without harm.
    const watch = setInterval(() => {
      if (++this.#silentSeconds > this.#patience) this.end(lost('no sign of life from the fit worker'));
    }, 1000);
    try {
      this.#host.postMessage(request, buffersOf(request.input));
      return await job.promise;
    } finally {
      clearInterval(watch);
      this.#job = undefined;
    }
  }

  end(reason: Error): void {
    if (this.#ended) return;
    this.#ended = reason;
    this.#host.terminate();
    this.#ready.reject(reason);
    this.#job?.reject(reason);
  }

  #hear(message: FitMessage): void {
    this.#silentSeconds = 0;
    switch (message.is) {
      case 'ready':
        this.#ready.resolve(true);
        break;
      case 'progress':
        this.#job?.onProgress?.(message.progress);
        break;
      case 'done':
        this.#job?.resolve(message.output);
        break;
      case 'failed':
        this.#job?.reject(new EngineError(message.code, message.message, message.params));
    }
  }
}

const lost = (message: string): EngineError => new EngineError('fit-lost', message);
