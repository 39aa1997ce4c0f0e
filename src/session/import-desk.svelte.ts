import type { ProbeChoices, Progress } from '#engine/contract.ts';
import { IMPORT_CODES, type ImportCode } from '#import/codes.ts';
import type { ImportPlan, ImportProblem, Part, Probe } from '#import/index.ts';
import { linesBytes, memoryProblem } from '#import/memory.ts';
import { usesZone, validatePlan } from '#import/plan.ts';
import type { Probed } from './mapping-memory.ts';
import type { Precedent } from './precedent.ts';
import { recipeAmong } from './recipe-shelf.svelte.ts';
import type { NewFile, OpenFile, Session } from './session.svelte.ts';

/** What the reader changed of what was found. */
export type DraftChoices = Omit<ProbeChoices, 'zone'>;

/** A table on the desk: a file, or a member or sheet of one, looked at and not yet imported. */
export interface Draft {
  id: number;
  file: File;
  /** Where in the file it lies; null while the file is being looked into. */
  part: Part | null;
  /** Whether it will be imported: of a file with several tables, those that can be. */
  chosen: boolean;
  /** What the table is; null while it is being looked at. */
  probe: Probe | null;
  choices: DraftChoices;
  /** The guess, and then what the user made of it. */
  plan: ImportPlan | null;
  /** The guess of the first look, before anything was known better. */
  first: ImportPlan | null;
  /** Why the plan began otherwise than guessed; null when it did not. */
  precedent: Precedent | null;
  /** Columns about whose dates or numbers the reader has answered a question. */
  settled: readonly string[];
  /** How far looking is. */
  progress: Progress | null;
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
  /** What the plan was made from; kept, where they differ, for the next file with these columns. */
  probed?: Probed | null;
  problems?: readonly ImportProblem[];
  /** Memory its lines are expected to take. */
  memoryBytes?: number;
}

export interface Running {
  name: string;
  progress: Progress;
}

/** Whether new files take the place of the open ones or come beside them. */
export type ImportMode = 'replace' | 'add';

const FRESH = {
  part: null,
  chosen: true,
  probe: null,
  choices: {},
  plan: null,
  first: null,
  precedent: null,
  settled: [],
  progress: null,
  error: null,
  problems: [],
  blocked: true,
} as const satisfies Omit<Draft, 'id' | 'file'>;

/** From choosing files to having them loaded: look, let the user correct, import, take over. */
export class ImportDesk {
  readonly #session: Session;
  #drafts = $state.raw<readonly Draft[]>([]);
  #mode = $state<ImportMode>('replace');
  #running = $state.raw<Running | null>(null);
  #error = $state.raw<unknown>(null);
  #abort: AbortController | null = null;
  #looking = new AbortController();
  /** Imports run one after the other, for each replaces what the one before it opened. */
  #turn: Promise<unknown> = Promise.resolve();
  /** A zone the open files could not be dated by. */
  #zoneRefused: string | null = null;
  #nextId = 1;

  constructor(session: Session) {
    this.#session = session;
  }

  get drafts(): readonly Draft[] {
    return this.#drafts;
  }

  /** The tables that will be imported. */
  get chosen(): readonly Draft[] {
    return this.#drafts.filter(({ chosen }) => chosen);
  }

  /** True when every chosen table can be imported as it stands. */
  get ready(): boolean {
    return this.chosen.length > 0 && this.chosen.every(({ blocked }) => !blocked);
  }

  /** What the tables on the desk were chosen for. */
  get mode(): ImportMode {
    return this.#mode;
  }

  /** What is being imported now, and how far it is. */
  get running(): Running | null {
    return this.#running;
  }

  /** Why the last import ended, if it did not succeed. */
  get error(): unknown {
    return this.#error;
  }

  /** Looks into the files. Those that were on the desk make room. A recipe among them says how all are read. */
  async choose(files: readonly File[], mode: ImportMode = 'replace'): Promise<void> {
    this.#mode = mode;
    this.#error = null;
    const data = await this.#useRecipeAmong(files);
    if (data.length === 0) return;
    this.#stopLooking();
    const drafts = data.map((file): Draft => ({ ...FRESH, id: this.#nextId++, file }));
    this.#drafts = drafts;
    await Promise.all(drafts.map((draft) => this.#lookInto(draft)));
  }

  changePlan(id: number, plan: ImportPlan): void {
    this.#change(id, { plan });
  }

  /** Takes the reader's answer about a column. */
  settle(id: number, column: string, plan: ImportPlan): void {
    const settled = this.#drafts.find((draft) => draft.id === id)?.settled ?? [];
    this.#change(id, { plan, settled: [...settled.filter((known) => known !== column), column] });
  }

  setChosen(id: number, chosen: boolean): void {
    this.#change(id, { chosen });
  }

  /** Looks at a table again with what the reader knows better: encoding, dialect, kind of file. */
  async lookAgain(id: number, choices: DraftChoices): Promise<void> {
    const draft = this.#drafts.find((known) => known.id === id);
    if (draft) await this.#look({ ...draft, choices: merged(draft.choices, choices) });
  }

  /** Reads a table as guessed, whatever was done with others like it. */
  async startAfresh(id: number): Promise<void> {
    const draft = this.#drafts.find((known) => known.id === id);
    if (draft) await this.#look({ ...draft, choices: {} });
  }

  /** Reads every table anew, by what is known of others like it now. */
  async readAgain(): Promise<void> {
    await Promise.all(this.#drafts.map((draft) => this.#look({ ...draft, choices: {}, first: null })));
  }

  /** Which of a recipe's columns are not the ones proposed for them, says the reader. */
  async refuseNames(id: number, refused: readonly string[]): Promise<void> {
    const { driftOf } = await import('#import/drift.ts');
    const draft = this.#drafts.find((known) => known.id === id);
    if (!draft?.probe || draft.precedent?.by !== 'recipe') return;
    const drift = driftOf(draft.precedent.file, draft.probe, refused);
    this.#change(id, { plan: drift.plan, precedent: { ...draft.precedent, drift, refused } });
  }

  remove(id: number): void {
    this.#judge(this.#drafts.filter((draft) => draft.id !== id));
  }

  clear(): void {
    this.#stopLooking();
    this.#drafts = [];
    this.#error = null;
  }

  /** Imports the chosen tables, in place of what is open or beside it. On failure everything stays as it was. */
  async import(mode: ImportMode = 'replace'): Promise<boolean> {
    const ready = this.chosen.flatMap(({ file, plan, first, probe, problems }) =>
      plan && probe && first
        ? [{ file, plan, probed: { probe, first }, problems, memoryBytes: linesBytes(probe, plan) }]
        : [],
    );
    const imported = await this.load(ready, mode);
    if (imported) this.clear();
    return imported;
  }

  /** Imports files whose plans are settled (the desk's, or a sample's). An import that is still running is given up. */
  load(inputs: readonly Input[], mode: ImportMode = 'replace'): Promise<boolean> {
    this.cancel();
    const abort = new AbortController();
    this.#abort = abort;
    const turn = this.#turn.then(() => this.#load(inputs, mode, abort));
    this.#turn = turn;
    return turn;
  }

  /** Closes one of the open files. */
  async removeFile(sourceId: number): Promise<void> {
    const session = this.#session;
    await session.open(session.files.filter((file) => file.sourceId !== sourceId));
  }

  /** Reads an open file's quarantined lines by another plan and takes in those that can be read now. */
  async applyFixes(file: OpenFile, plan: ImportPlan): Promise<void> {
    const session = this.#session;
    const loaded = await session.engine.applyFixes(file.sourceId, plainPlan(plan));
    const problems = [...file.problems];
    await session.open(
      session.files.map((known) =>
        known.sourceId === file.sourceId ? { ...known, ...loaded, plan, problems } : known,
      ),
    );
    await this.#remember([{ plan, probed: file.probed }]);
  }

  /** Imports an open file anew by another plan, the others staying as they are. */
  async loadAgain(file: OpenFile, plan: ImportPlan): Promise<boolean> {
    const { files } = this.#session;
    return this.#exchange(
      files.map((known) => ({ known, plan: known.sourceId === file.sourceId ? plan : known.plan })),
    );
  }

  /** Dates the open files anew when their stamps name an offset and the shop's zone is another one now. */
  async followZone(zone: string): Promise<void> {
    const { files } = this.#session;
    if (this.#running || zone === this.#zoneRefused) return;
    if (!files.some(({ plan }) => plan.zone !== zone && usesZone(plan))) return;
    const dated = await this.#exchange(files.map((known) => ({ known, plan: { ...known.plan, zone } })));
    this.#zoneRefused = dated ? null : zone;
  }

  cancel(): void {
    this.#abort?.abort();
  }

  #exchange(files: readonly { known: OpenFile; plan: ImportPlan }[]): Promise<boolean> {
    return this.load(
      files.map(({ known, plan }) => ({
        file: known.file,
        plan,
        probed: known.probed,
        problems: known.problems,
        memoryBytes: known.memoryBytes,
      })),
    );
  }

  async #load(inputs: readonly Input[], mode: ImportMode, abort: AbortController): Promise<boolean> {
    const session = this.#session;
    const { signal } = abort;
    const loaded: NewFile[] = [];
    this.#error = null;
    session.markDataset('loading');
    try {
      for (const { file, plan, probed = null, problems = [], memoryBytes = 0 } of inputs) {
        signal.throwIfAborted();
        const show = (progress: Progress) => (this.#running = { name: plan.name, progress });
        show({ phase: 'open', fraction: 0 });
        const settled = plainPlan(plan);
        const result = await session.engine.load(file, settled, { signal, onProgress: show });
        loaded.push({
          ...result,
          name: settled.name,
          file,
          plan: settled,
          probed,
          memoryBytes,
          problems: [...problems, ...result.problems],
        });
      }
      const show = (progress: Progress) => (this.#running &&= { ...this.#running, progress });
      await session.open(mode === 'add' ? [...session.files, ...loaded] : loaded, session.how, show);
      this.#zoneRefused = null;
      await this.#remember(inputs);
      return true;
    } catch (error) {
      this.#error = error;
      // What was loaded, or went on loading after it was given up, makes room; the open files stay as they are.
      if (loaded.length > 0 || signal.aborted) void session.open(session.files).catch(() => {});
      return false;
    } finally {
      this.#running = null;
      session.markDataset();
      if (this.#abort === abort) this.#abort = null;
    }
  }

  /**
   * For the next file with the same columns; what was imported counts as loaded once this is kept, or a reload would
   * forget it. Where it cannot be kept, that is said and nothing else happens.
   */
  async #remember(read: readonly Pick<Input, 'plan' | 'probed'>[]): Promise<void> {
    const session = this.#session;
    const keep = ({ plan, probed }: Pick<Input, 'plan' | 'probed'>) => probed && session.memory.keep(plan, probed);
    for (const each of read) await keep(each)?.catch((error: unknown) => session.report(error));
  }

  /** The files that are data. A recipe among the files is used from now on. */
  async #useRecipeAmong(files: readonly File[]): Promise<readonly File[]> {
    try {
      const { recipe, data } = await recipeAmong(files);
      if (recipe) await this.#session.useRecipe(recipe);
      return data;
    } catch (error) {
      this.#error = error;
      return [];
    }
  }

  /** Finds the tables of a file; each becomes a draft in its place. */
  async #lookInto(draft: Draft): Promise<void> {
    const { signal } = this.#looking;
    try {
      const parts = await this.#session.engine.look(draft.file, { signal });
      const drafts = parts.map((part, i): Draft => ({
        ...draft,
        id: i === 0 ? draft.id : this.#nextId++,
        part,
        chosen: part.hidden !== true,
      }));
      this.#judge(this.#drafts.flatMap((known) => (known.id === draft.id ? drafts : [known])));
      await Promise.all(drafts.map((each) => this.#look(each)));
      if (drafts.length > 1) this.#leaveOutUnfit(drafts.map(({ id }) => id));
    } catch (error) {
      if (!signal.aborted) this.#change(draft.id, { error });
    }
  }

  /** Of a file's several tables, those that cannot be imported are not chosen, as long as one can. */
  #leaveOutUnfit(ids: readonly number[]): void {
    const drafts = this.#drafts.filter(({ id }) => ids.includes(id));
    if (drafts.every(({ blocked }) => blocked)) return;
    this.#judge(
      this.#drafts.map((draft) => (ids.includes(draft.id) && draft.blocked ? { ...draft, chosen: false } : draft)),
    );
  }

  async #look(draft: Draft): Promise<void> {
    const { id, file, part, choices, first } = draft;
    if (part === null) return;
    const { signal } = this.#looking;
    const onProgress = (progress: Progress) => this.#patch(id, { progress });
    try {
      const lookBy = (wanted: DraftChoices) =>
        this.#session.engine.probe(file, part, { zone: this.#session.frame.tz, ...wanted }, { signal, onProgress });
      const probe = await lookBy(choices);
      const known = first === null ? await this.#session.precedentFor(probe, lookBy) : null;
      signal.throwIfAborted();
      const reading = known ?? { probe, choices, plan: probe.plan, precedent: null };
      this.#change(id, { ...reading, first: first ?? probe.plan, progress: null, error: null });
    } catch (error) {
      if (!signal.aborted) this.#change(id, { choices, progress: null, error });
    }
  }

  #stopLooking(): void {
    this.#looking.abort();
    this.#looking = new AbortController();
  }

  #patch(id: number, change: Partial<Draft>): void {
    this.#drafts = this.#drafts.map((draft) => (draft.id === id ? { ...draft, ...change } : draft));
  }

  #change(id: number, change: Partial<Draft>): void {
    this.#judge(this.#drafts.map((draft) => (draft.id === id ? { ...draft, ...change } : draft)));
  }

  /** Each draft with its problems. They share the memory, also with what is open until they have taken its place. */
  #judge(drafts: readonly Draft[]): void {
    let held = this.#session.files.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0);
    this.#drafts = drafts.map((draft) => {
      const before = held;
      if (draft.chosen && draft.probe && draft.plan) held += linesBytes(draft.probe, draft.plan);
      return judged(draft, before);
    });
  }
}

/** A plain copy: a reactive proxy cannot be posted. */
const plainPlan = (plan: ImportPlan): ImportPlan => JSON.parse(JSON.stringify(plan)) as ImportPlan;

/** Another encoding or kind of file starts from a fresh look; what else was chosen stays. */
function merged(before: DraftChoices, change: DraftChoices): DraftChoices {
  return { ...before, ...change, ...(change.dialect ? { dialect: { ...before.dialect, ...change.dialect } } : {}) };
}

/** Problems that are questions: answered, they are none. */
const ASKED: ReadonlySet<ImportCode> = new Set<ImportCode>(['ambiguous-date', 'ambiguous-decimal']);

/** The draft with its problems: those of the file, and those of the plan as it stands. */
function judged(draft: Draft, heldBytes: number): Draft {
  const { probe, plan, error } = draft;
  if (!probe || !plan || error !== null) return { ...draft, problems: [], blocked: true };
  const ofFile = probe.problems.filter(
    ({ code, column = '' }) =>
      IMPORT_CODES[code].severity !== 'stop' && !(ASKED.has(code) && draft.settled.includes(column)),
  );
  const problems = [...memoryProblem(probe, plan, heldBytes), ...validatePlan(plan), ...ofFile];
  return { ...draft, problems, blocked: problems.some(({ code }) => IMPORT_CODES[code].severity === 'stop') };
}
