import type { ProbeChoices, Progress } from '#engine/contract.ts';
import { IMPORT_CODES } from '#import/codes.ts';
import type { ImportPlan, ImportProblem, Probe } from '#import/index.ts';
import { linesBytes, memoryProblem } from '#import/memory.ts';
import { usesZone, validatePlan } from '#import/plan.ts';
import type { OpenFile, Session } from './session.svelte.ts';

/** A file on the desk: chosen and looked at, not yet imported. */
export interface Draft {
  id: number;
  file: File;
  /** What the file is; null while it is being looked at. */
  probe: Probe | null;
  /** The guess, and then what the user made of it. */
  plan: ImportPlan | null;
  error: unknown;
  /** What stands in the way of importing, or is worth knowing before. */
  problems: readonly ImportProblem[];
  /** True while a problem refuses the import. */
  blocked: boolean;
}

/** A file whose plan is settled, with the warnings it was chosen in spite of. */
interface Input {
  file: File;
  plan: ImportPlan;
  problems?: readonly ImportProblem[];
  /** Memory its lines are expected to take. */
  memoryBytes?: number;
}

export interface Running {
  name: string;
  progress: Progress;
}

/** From choosing files to having them loaded: look, let the user correct, import, take over. */
export class ImportDesk {
  readonly #session: Session;
  #drafts = $state.raw<readonly Draft[]>([]);
  #running = $state.raw<Running | null>(null);
  #error = $state.raw<unknown>(null);
  #abort: AbortController | null = null;
  /** Imports run one after the other, for each replaces what the one before it opened. */
  #turn: Promise<unknown> = Promise.resolve();
  /** What the open files hold while others are imported in their place. */
  #openBytes = 0;
  /** A zone the open files could not be dated by. */
  #zoneRefused: string | null = null;
  #nextId = 1;

  constructor(session: Session) {
    this.#session = session;
  }

  get drafts(): readonly Draft[] {
    return this.#drafts;
  }

  /** True when every file on the desk can be imported as it stands. */
  get ready(): boolean {
    return this.#drafts.length > 0 && this.#drafts.every(({ blocked }) => !blocked);
  }

  /** What is being imported now, and how far it is. */
  get running(): Running | null {
    return this.#running;
  }

  /** Why the last import ended, if it did not succeed. */
  get error(): unknown {
    return this.#error;
  }

  /** Looks at the files. Those that were on the desk make room. */
  async choose(files: readonly File[]): Promise<void> {
    this.#error = null;
    const drafts = files.map((file) => ({
      id: this.#nextId++,
      file,
      probe: null,
      plan: null,
      error: null,
      problems: [],
      blocked: true,
    }));
    this.#drafts = drafts;
    await Promise.all(drafts.map((draft) => this.#look(draft)));
  }

  changePlan(id: number, plan: ImportPlan): void {
    this.#change(id, { plan });
  }

  /** Looks at a file again with what the reader knows better: the delimiter, whether there is a header. */
  async lookAgain(id: number, dialect: NonNullable<ProbeChoices['dialect']>): Promise<void> {
    const draft = this.#drafts.find((known) => known.id === id);
    if (draft) await this.#look(draft, { dialect });
  }

  remove(id: number): void {
    this.#judge(this.#drafts.filter((draft) => draft.id !== id));
  }

  clear(): void {
    this.#drafts = [];
    this.#error = null;
  }

  /** Imports all drafts as one new data set; what was open before is let go only when that succeeded. */
  async import(): Promise<boolean> {
    const ready = this.#drafts.flatMap(({ file, plan, probe, problems }) =>
      plan && probe ? [{ file, plan, problems, memoryBytes: linesBytes(probe, plan) }] : [],
    );
    const imported = await this.load(ready);
    if (imported) this.clear();
    return imported;
  }

  /** Imports files whose plans are settled (the desk's, or a sample's). An import that is still running is given up. */
  load(inputs: readonly Input[]): Promise<boolean> {
    this.cancel();
    const abort = new AbortController();
    this.#abort = abort;
    const turn = this.#turn.then(() => this.#load(inputs, abort));
    this.#turn = turn;
    return turn;
  }

  async #load(inputs: readonly Input[], abort: AbortController): Promise<boolean> {
    const session = this.#session;
    const { signal } = abort;
    const loaded: OpenFile[] = [];
    this.#error = null;
    session.markDataset('loading');
    try {
      for (const { file, plan, problems = [] } of inputs) {
        signal.throwIfAborted();
        const show = (progress: Progress) => (this.#running = { name: file.name, progress });
        show({ phase: 'survey', fraction: 0 });
        const settled = JSON.parse(JSON.stringify(plan)) as ImportPlan;
        const result = await session.engine.load(file, settled, { signal, onProgress: show });
        loaded.push({ ...result, name: file.name, file, plan: settled, problems: [...problems, ...result.problems] });
      }
      await session.open(loaded);
      this.#zoneRefused = null;
      this.#openBytes = inputs.reduce((sum, { memoryBytes = 0 }) => sum + memoryBytes, 0);
      return true;
    } catch (error) {
      this.#error = error;
      // What was loaded, or went on loading after it was given up, makes room; the open files stay as they are.
      if (loaded.length > 0 || signal.aborted) {
        void session.engine.show(session.files.map(({ sourceId }) => sourceId)).catch(() => {});
      }
      return false;
    } finally {
      this.#running = null;
      session.markDataset();
      if (this.#abort === abort) this.#abort = null;
    }
  }

  /** Dates the open files anew when their stamps name an offset and the shop's zone is another one now. */
  async followZone(zone: string): Promise<void> {
    const { files } = this.#session;
    if (this.#running || zone === this.#zoneRefused) return;
    if (!files.some(({ plan }) => plan.zone !== zone && usesZone(plan))) return;
    const dated = await this.load(
      files.map(({ file, plan, problems }) => ({ file, plan: { ...plan, zone }, problems })),
    );
    this.#zoneRefused = dated ? null : zone;
  }

  cancel(): void {
    this.#abort?.abort();
  }

  async #look(draft: Draft, choices: Pick<ProbeChoices, 'dialect'> = {}): Promise<void> {
    try {
      const probe = await this.#session.engine.probe(draft.file, { zone: this.#session.frame.tz, ...choices });
      this.#change(draft.id, { probe, plan: probe.plan, error: null });
    } catch (error) {
      this.#change(draft.id, { error });
    }
  }

  #change(id: number, change: Partial<Draft>): void {
    this.#judge(this.#drafts.map((draft) => (draft.id === id ? { ...draft, ...change } : draft)));
  }

  /** Each draft with its problems. They share the memory, also with what is open until they have taken its place. */
  #judge(drafts: readonly Draft[]): void {
    let held = this.#openBytes;
    this.#drafts = drafts.map((draft) => {
      const before = held;
      if (draft.probe && draft.plan) held += linesBytes(draft.probe, draft.plan);
      return judged(draft, before);
    });
  }
}

/** The draft with its problems: those of the file, and those of the plan as it stands. */
function judged(draft: Draft, heldBytes: number): Draft {
  const { probe, plan, error } = draft;
  if (!probe || !plan || error !== null) return { ...draft, problems: [], blocked: true };
  const ofFile = probe.problems.filter(({ code }) => IMPORT_CODES[code].severity !== 'stop');
  const problems = [...memoryProblem(probe, plan, heldBytes), ...validatePlan(plan), ...ofFile];
  return { ...draft, problems, blocked: problems.some(({ code }) => IMPORT_CODES[code].severity === 'stop') };
}
