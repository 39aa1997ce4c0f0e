import { EngineClient, type EngineState } from '#engine/client.ts';
import { FitClient } from '#engine/fit-client.ts';
import type { FrameRequest, LoadedFile, Progress, ShowHow, Shown } from '#engine/contract.ts';
import type { IdentityReport } from '#import/identity.ts';
import { DEFAULT_LEAVE } from '#import/cases.ts';
import type { FileReport, ImportPlan, Probe, Tally } from '#import/index.ts';
import { reportFile } from '#import/report.ts';
import type { SegmentDefinition } from '#segments/definition.ts';
import { defaultFrame, type DataSpan, type Frame, type ResolvedFrame } from '#orders/frame.ts';
import { resolveFrame } from '#orders/resolve.ts';
import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { ShopId } from '#samples/index.ts';
import { ClvLab } from './clv-lab.ts';
import { faultOf } from './faults.ts';
import { describeFrame } from './frame-words.ts';
import { ImportDesk } from './import-desk.svelte.ts';
import {
  carriedParams,
  changedParams,
  formatLink,
  frameOfParams,
  howOfParams,
  paramsOfHow,
  parseLink,
  reframedParams,
  type Link,
} from './link.ts';
import { Notices } from './notices.svelte.ts';
import type { MappingMemory, Probed } from './mapping-memory.ts';
import type { LookAgain, PrecedentReading } from './precedent.ts';
import type { Reader } from './reader.svelte.ts';
import type { Recipe } from './recipe.ts';
import type { RecipeShelf } from './recipe-shelf.svelte.ts';
import type { RuleShelf } from './rule-shelf.svelte.ts';
import type { SegmentShelf } from './segment-shelf.svelte.ts';

/** A file whose lines are in the engine. */
export interface OpenFile extends LoadedFile {
  sourceId: number;
  /** The plan's: the file's, with the member or sheet behind it. */
  name: string;
  file: File;
  plan: ImportPlan;
  /** Memory its lines are expected to take. */
  memoryBytes: number;
  /** What the plan was made from; null where nothing was looked at. */
  probed: Probed | null;
  /** Counts among the files that are open, under the choices in force. */
  tally: Tally[];
  report: FileReport;
}

/** A file as it was loaded, not yet among the open ones. */
export type NewFile = Omit<OpenFile, 'tally' | 'report'>;

/** What shell and screens share: the engine, the open files, the frame and the link they come from. */
export class Session {
  readonly engine: EngineClient;
  /** Long computations over arrays, apart from the engine. */
  readonly fit = new FitClient();
  readonly reader: Reader;
  readonly segments: SegmentShelf;
  readonly memory: MappingMemory;
  readonly recipes: RecipeShelf;
  readonly rules: RuleShelf;
  readonly notices = new Notices();
  readonly importDesk: ImportDesk = new ImportDesk(this);
  readonly lab: ClvLab = new ClvLab(this);

  #engineState = $state<EngineState>('starting');
  #link = $state.raw<Link>(parseLink(''));
  #files = $state.raw<readonly OpenFile[]>([]);
  #shown = $state.raw<Shown | null>(null);
  #how: ShowHow = { leave: DEFAULT_LEAVE, identity: 'id' };
  #dataVersion = $state(0);
  readonly #tz = Intl.DateTimeFormat().resolvedOptions().timeZone;

  constructor(reader: Reader, segments: SegmentShelf, memory: MappingMemory, recipes: RecipeShelf, rules: RuleShelf) {
    this.reader = reader;
    this.segments = segments;
    this.memory = memory;
    this.recipes = recipes;
    this.rules = rules;
    this.engine = new EngineClient({
      onState: (state) => {
        this.#engineState = state;
        document.documentElement.dataset['engine'] = state;
      },
      onRecovered: (gone) => void this.#recovered(gone),
    });
  }

  get engineState(): EngineState {
    return this.#engineState;
  }

  /** Where the reader is: screen, id and parameters. */
  get link(): Link {
    return this.#link;
  }

  get files(): readonly OpenFile[] {
    return this.#files;
  }

  /** Changes with the data: 0 while there are no orders. */
  get dataVersion(): number {
    return this.span === null ? 0 : this.#dataVersion;
  }

  /** Changes with the open files, of any kind: 0 while there are none. */
  get filesVersion(): number {
    return this.#shown === null ? 0 : this.#dataVersion;
  }

  get span(): DataSpan | null {
    return this.#shown?.span ?? null;
  }

  /** How the customers of several open files overlap; null with fewer than two. */
  get identity(): IdentityReport | null {
    return this.#shown?.identity ?? null;
  }

  /** The choices about all open files that the link asks for. */
  readonly how: ShowHow = $derived.by(() => howOfParams(this.#link.params));

  /** The open files in a few words. */
  readonly dataName = $derived.by(() => {
    const [first, ...others] = this.#files;
    if (!first) return '';
    return others.length === 0
      ? first.name
      : t('shell.dataset.files', { name: first.name, others: String(others.length), all: String(others.length + 1) });
  });

  // The segments a link can ask for are those kept here; another one counts everyone, and says so.
  readonly #asked = $derived(frameOfParams(this.#link.params, this.#tz));
  readonly #scope = $derived.by(() => this.segments.of(this.#asked.frame.scope));
  readonly frame: Frame = $derived(
    this.#scope === null && this.#asked.frame.scope !== 'all'
      ? { ...this.#asked.frame, scope: 'all' as const }
      : this.#asked.frame,
  );
  readonly linkProblems = $derived(this.#asked.problems);
  readonly segmentMissing = $derived.by(
    () => this.segments.ready && this.#scope === null && this.#asked.frame.scope !== 'all',
  );
  /** The name of the segment that is counted, null for everyone. */
  readonly scopeName: string | null = $derived(this.#scope?.name ?? null);
  readonly frameRequest: FrameRequest = $derived(this.requestFor(this.frame));
  /** The frame with everything the data fills in; null without data, or when a setting does not fit it. */
  readonly resolved: ResolvedFrame | null = $derived.by(() => {
    const { span } = this;
    if (span === null) return null;
    try {
      return resolveFrame(this.frame, span);
    } catch {
      return null;
    }
  });

  /** The frame as a sentence in the reader's language; empty without data. */
  readonly frameSentence: string = $derived.by(() =>
    this.resolved === null
      ? ''
      : describeFrame(this.frame, this.resolved, this.scopeName, i18n)
          .map(({ text }) => text)
          .join(''),
  );

  /** A frame as it crosses to the engine, with the definition its scope names and those of picked marks. */
  requestFor(frame: Frame, picks: readonly SegmentDefinition[] = []): FrameRequest {
    const segment = this.segments.of(frame.scope);
    const members = segment ? [segment.definition, ...picks] : picks;
    // Plain copies: a reactive proxy cannot be posted.
    return JSON.parse(JSON.stringify({ frame, members })) as FrameRequest;
  }

  /** Reads the address, now and whenever it changes. */
  async followAddress(): Promise<void> {
    const read = () => {
      const { screen } = this.#link;
      this.#link = parseLink(location.hash);
      if (this.#link.screen !== screen) this.notices.turnPage();
      return this.reader.follow(this.#link.params);
    };
    addEventListener('hashchange', () => void read());
    await read();
  }

  /** A link to a screen in this frame, with the screen's own parameters. */
  href(screen: string, own: Record<string, string> = {}, id: string | null = null): string {
    return formatLink({ screen, id, params: carriedParams(this.#link.params, own) });
  }

  /** A link to this screen with some of its own parameters set and some (null) removed. */
  hrefHere(own: Record<string, string | null>): string {
    return formatLink({ ...this.#link, params: changedParams(this.#link.params, own) });
  }

  goTo(screen: string, own: Record<string, string> = {}, id: string | null = null): void {
    location.hash = this.href(screen, own, id);
  }

  /** Sets parameters of this screen in place (null removes one): a control is in the link, not in the history. */
  setParams(own: Record<string, string | null>): void {
    this.#replace({ ...this.#link, params: changedParams(this.#link.params, own) });
  }

  /** Counts by another frame from now on. It goes into the history, so that Back undoes it. */
  setFrame(frame: Frame): void {
    location.hash = formatLink({ ...this.#link, params: reframedParams(this.#link.params, frame, this.#tz) });
  }

  /** The default frame of this browser. */
  get defaultFrame(): Frame {
    return defaultFrame(this.#tz);
  }

  /** Says what failed, at the foot of the page. An abort is nothing to say. */
  report(error: unknown): void {
    const fault = faultOf(error);
    if (fault) this.notices.show({ code: fault.code, text: [fault.text, fault.remedy].filter(Boolean).join(' ') });
  }

  /** Makes a sample shop on this device and opens it as any other file. */
  async openSample(id: ShopId): Promise<void> {
    const file = await this.engine.makeSample(id, i18n.locale);
    const part = { path: [], format: 'text', bytes: null, rows: null } as const;
    const probe = await this.engine.probe(file, { ...part, path: [] }, { zone: this.frame.tz });
    const { plan } = probe;
    await this.importDesk.load([{ file, plan, probed: { probe, first: plan } }]);
  }

  /** Reads and counts by a recipe from now on: the files on the desk, and those that come to it. */
  async useRecipe(recipe: Recipe): Promise<void> {
    // The address is told of later; what follows goes by where the reader is now.
    const follow = () => (this.#link = parseLink(location.hash));
    this.recipes.use(recipe);
    follow();
    this.setHow(recipe.how);
    this.setFrame(recipe.frame);
    follow();
    await this.importDesk.readAgain();
  }

  /** How a table is to be read by the recipe in use, or as the last one with its columns; null to read it as guessed. */
  async precedentFor(probe: Probe, lookAgain: LookAgain): Promise<PrecedentReading | null> {
    const recipe = this.recipes.inUse;
    const { byMemory, byRecipe } = await import('./precedent.ts');
    const prescribed = recipe ? await byRecipe(recipe, probe, lookAgain) : null;
    if (prescribed) return prescribed;
    const remembered = await this.memory.recall(probe.plan);
    return remembered ? byMemory(remembered, probe, lookAgain) : null;
  }

  /** These loaded files are the data from now on; none closes what was open. */
  async open(
    files: readonly NewFile[],
    how: ShowHow = this.how,
    onProgress?: (progress: Progress) => void,
  ): Promise<void> {
    // Plain copies: a reactive proxy cannot be posted.
    const plain = JSON.parse(JSON.stringify(how)) as ShowHow;
    const ids = files.map(({ sourceId }) => sourceId);
    this.#take(files, await this.engine.show(ids, plain, { onProgress }), plain);
  }

  /** Sets which lines are left out and who is one customer. It is in the link; the files follow. */
  setHow(how: Partial<ShowHow>): void {
    this.setParams(paramsOfHow({ ...this.how, ...how }));
  }

  /** Shows the open files by the choices the link asks for, when those have changed. */
  async followHow(how: ShowHow): Promise<void> {
    if (this.#shown === null || JSON.stringify(how) === JSON.stringify(this.#how)) return;
    this.#how = how;
    try {
      await this.open(this.#files, how);
    } catch (error) {
      this.report(error);
    }
  }

  #take(files: readonly NewFile[], shown: Shown | null, how: ShowHow): void {
    this.#files = files.flatMap((file) => {
      const count = shown?.files.find(({ id }) => id === file.sourceId);
      if (!count) return [];
      const { tally, totals } = count;
      return [{ ...file, tally, report: reportFile({ ...file.facts, tally }, totals, how.leave) }];
    });
    this.#shown = files.length === 0 ? null : shown;
    this.#how = how;
    this.#dataVersion += 1;
    this.markDataset();
  }

  /** Says to machines whether there is data, or that some is being imported (DESIGN 7). */
  markDataset(state: 'loading' | 'none' | 'loaded' = this.#shown === null ? 'none' : 'loaded'): void {
    document.documentElement.dataset['dataset'] = state;
  }

  #replace(link: Link): void {
    this.#link = link;
    history.replaceState(history.state, '', formatLink(link));
  }

  async #recovered(gone: readonly number[]): Promise<void> {
    const lost = this.#files.filter(({ sourceId }) => gone.includes(sourceId));
    const text =
      lost.length === 0
        ? t('shell.engine.recovered')
        : t('shell.engine.gone', { files: lost.map(({ name }) => name).join(', ') });
    this.notices.show({ text });
    const kept = this.#files.filter((file) => !lost.includes(file));
    try {
      this.#take(kept, await this.engine.describe(), this.#how);
    } catch (error) {
      this.report(error);
    }
  }
}
