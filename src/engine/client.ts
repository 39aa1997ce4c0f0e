import workerAddress from '../../workers/engine.worker.ts?worker&url';
import { unlessAborted } from '#core/deferred.ts';
import type { ImportPlan, Part, Probe } from '#import/index.ts';
import type { Question } from '#models/questions.ts';
import type { SampleLocale, ShopId } from '#samples/index.ts';
import type { SegmentDefinition } from '#segments/definition.ts';
import { startWorker } from '../trusted-types.ts';
import type {
  Answer,
  DeskResult,
  FixTrial,
  FrameRequest,
  LoadedFile,
  ProbeChoices,
  QuarantinePage,
  Result,
  ShowHow,
  Shown,
  Source,
} from './contract.ts';
import { carryErrors, EngineError, EngineLost } from './errors.ts';
import { EngineLife, NEVER_ANSWERED, type Ask, type CallOptions, type Host } from './life.ts';

carryErrors();

export type EngineState = 'starting' | 'ready' | 'busy' | 'lost';

export interface ClientOptions {
  /** Seconds the database may stay silent while something is asked of it. */
  patience?: number;
  /** Milliseconds a new worker has for its very first answer. */
  greetingMs?: number;
  onState?: (state: EngineState) => void;
  /** Told when a rebuilt engine has the files again, all but those (by source id) that are no longer on the disk. */
  onRecovered?: (gone: readonly number[]) => void;
  /** Starts a worker; tests pass their own. */
  start?: () => Host;
}

const startEngineWorker = (): Host => startWorker(new URL(workerAddress, location.href).href);

/** The page's only way to the engine. It keeps the files, outlives any number of workers, and rebuilds what they held. */
export class EngineClient {
  readonly #options: Required<ClientOptions>;
  readonly #sources = new Map<number, Source>();
  #life: Promise<EngineLife> | undefined;
  /** From a loss until everything is there again, however many starts that takes. */
  #wasLost = false;
  #nextSource = 1;
  #shown: { ids: readonly number[]; how: ShowHow } | null = null;
  #gone: number[] = [];

  constructor(options: ClientOptions = {}) {
    this.#options = {
      patience: 30,
      greetingMs: 8000,
      onState: () => {},
      onRecovered: () => {},
      start: startEngineWorker,
      ...options,
    };
  }

  /** Starts the engine ahead of the first question. @throws {EngineError} start-failed */
  async start(): Promise<void> {
    await this.#current();
  }

  look(file: File, options?: CallOptions): Promise<Part[]> {
    return this.#call((api, job) => api.look(job, file), options);
  }

  probe(file: File, part: Part, choices: ProbeChoices, options?: CallOptions): Promise<Probe> {
    return this.#call((api, job) => api.probe(job, file, part, choices), options);
  }

  /** The file is kept and loaded again whenever the engine has to be rebuilt. It counts nowhere until it is shown. */
  async load(file: File, plan: ImportPlan, options?: CallOptions): Promise<LoadedFile & { sourceId: number }> {
    const source: Source = { id: this.#nextSource++, file, plan };
    const loaded = await this.#call((api, job) => api.load(job, source), options);
    this.#sources.set(source.id, source);
    return { ...loaded, sourceId: source.id };
  }

  /** These loaded files are the data from now on, all at once; every other one is let go. Failing, nothing has changed. */
  async show(
    ids: readonly number[],
    how: ShowHow,
    { onProgress }: Pick<CallOptions, 'onProgress'> = {},
  ): Promise<Shown> {
    const shown = await this.#call((api, job) => api.show(job, ids, how), { onProgress });
    this.#shown = { ids, how };
    for (const id of [...this.#sources.keys()]) if (!ids.includes(id)) this.#sources.delete(id);
    return shown;
  }

  describe(options?: CallOptions): Promise<Shown | null> {
    return this.#call((api, job) => api.describe(job), options);
  }

  tryFixes(id: number, plan: ImportPlan, options?: CallOptions): Promise<FixTrial> {
    return this.#call((api, job) => api.tryFixes(job, id, plan), options);
  }

  /** From now on the file is read by this plan, also when it has to be loaded again. */
  async applyFixes(id: number, plan: ImportPlan, options?: CallOptions): Promise<LoadedFile> {
    const loaded = await this.#call((api, job) => api.applyFixes(job, id, plan), options);
    const source = this.#sources.get(id);
    if (source) this.#sources.set(id, { ...source, plan });
    return loaded;
  }

  ask(question: Question, frame: FrameRequest, options?: CallOptions): Promise<Answer> {
    return this.#call((api, job) => api.ask(job, question, frame), options);
  }

  sizes(definitions: readonly SegmentDefinition[], frame: FrameRequest, options?: CallOptions): Promise<Answer> {
    return this.#call((api, job) => api.sizes(job, definitions, frame), options);
  }

  exportCsv(question: Question, frame: FrameRequest, options?: CallOptions): Promise<Blob> {
    return this.#call((api, job) => api.exportCsv(job, question, frame), options);
  }

  quarantine(page: QuarantinePage, options?: CallOptions): Promise<Result> {
    return this.#call((api, job) => api.quarantine(job, page), options);
  }

  exportQuarantine(options?: CallOptions): Promise<Blob> {
    return this.#call((api, job) => api.exportQuarantine(job), options);
  }

  sql(text: string, frame: FrameRequest, limit: number, options?: CallOptions): Promise<DeskResult> {
    return this.#call((api, job) => api.sql(job, text, frame, limit), options);
  }

  makeSample(id: ShopId, locale: SampleLocale, options?: CallOptions): Promise<File> {
    return this.#call((api) => api.makeSample(id, locale), options);
  }

  async #call<T>(ask: Ask<T>, options?: CallOptions): Promise<T> {
    const life = await unlessAborted(this.#current(), options?.signal);
    return life.call(ask, options);
  }

  #current(): Promise<EngineLife> {
    return (this.#life ??= this.#begin());
  }

  async #begin(): Promise<EngineLife> {
    this.#options.onState('starting');
    try {
      // A second try, because a worker was seen to be fetched and never run, without any error.
      return await this.#attempt().catch((error: unknown) => {
        if (error instanceof EngineLost && error.message === NEVER_ANSWERED) return this.#attempt();
        throw error;
      });
    } catch (error) {
      this.#life = undefined;
      this.#options.onState('lost');
      throw new EngineError('start-failed', error instanceof Error ? error.message : String(error));
    }
  }

  async #attempt(): Promise<EngineLife> {
    let ready = false;
    const life = new EngineLife(this.#options.start(), this.#options.patience, (state) => {
      if (ready) this.#onLifeState(state);
    });
    try {
      await life.greet(this.#options.greetingMs);
      await life.boot();
      await this.#replay(life);
    } catch (error) {
      life.end('the engine did not start');
      throw error;
    }
    ready = true;
    this.#options.onState('ready');
    if (this.#wasLost) this.#options.onRecovered(this.#gone);
    this.#wasLost = false;
    return life;
  }

  async #replay(life: EngineLife): Promise<void> {
    this.#gone = [];
    for (const source of this.#sources.values()) {
      try {
        await life.call((api, job) => api.load(job, source));
      } catch (error) {
        if (!(error instanceof EngineError) || error.code !== 'file-gone') throw error;
        this.#sources.delete(source.id);
        this.#gone.push(source.id);
      }
    }
    if (this.#shown === null) return;
    const { ids, how } = { ...this.#shown, ids: this.#shown.ids.filter((id) => this.#sources.has(id)) };
    this.#shown = { ids, how };
    if (ids.length > 0) await life.call((api, job) => api.show(job, ids, how));
  }

  // A start that fails is tried again by the next call; a running engine that dies is rebuilt at once.
  #onLifeState(state: 'ready' | 'busy' | 'lost'): void {
    this.#options.onState(state);
    if (state !== 'lost') return;
    this.#wasLost = true;
    this.#life = this.#begin();
    this.#life.catch(() => {});
  }
}
