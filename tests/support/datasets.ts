import type { LoadedFile, ProbeChoices, Progress, Shown, ShowHow } from '#engine/contract.ts';
import { partsOf, probe, type ImportPlan } from '#import/index.ts';
import { DEFAULT_LEAVE } from '#import/cases.ts';
import { reportFile, type FileReport } from '#import/report.ts';
import { Datasets } from '../../workers/engine/datasets.ts';
import type { Connection, Database } from '../../workers/engine/duckdb.ts';
import { asConnection, type Gate } from './connection.ts';
import { openDuckDB, type Row, type TestDuckDB } from './duckdb.ts';

export const going = new AbortController().signal;
const AS_IS: ShowHow = { leave: DEFAULT_LEAVE, identity: 'id' };

interface LoadOptions extends Partial<ProbeChoices> {
  name?: string;
  change?: (plan: ImportPlan) => ImportPlan;
  signal?: AbortSignal;
}

interface EngineOptions {
  gate?: Gate;
  /** Files of more records are kept compressed. */
  packedFrom?: number;
  onProgress?: (progress: Progress) => void;
}

/** The engine's files over the blocking build, as the worker runs them. */
export class Engine {
  readonly db: TestDuckDB;
  readonly connection: Connection;
  readonly datasets: Datasets;
  readonly plans = new Map<number, ImportPlan>();

  private constructor(db: TestDuckDB, { gate, packedFrom, onProgress = () => {} }: EngineOptions) {
    this.db = db;
    this.connection = asConnection(db, gate);
    const files = {
      registerFileHandle: async (path: string, file: File) =>
        db.registerBuffer(path, new Uint8Array(await file.arrayBuffer())),
      dropFile: () => Promise.resolve(null),
    };
    this.datasets = new Datasets(files as unknown as Database, (_job, progress) => onProgress(progress), packedFrom);
  }

  static async open(options: EngineOptions = {}): Promise<Engine> {
    return new Engine(await openDuckDB(), options);
  }

  /** Everything is let go of; the next test begins with nothing. */
  async clear(): Promise<void> {
    await this.show([]);
    await this.datasets.forgetOthers([], this.connection);
    this.plans.clear();
  }

  close(): void {
    this.db.close();
  }

  /** Looks at a file as the page does, and imports it by the plan that is suggested, changed on demand. */
  async load(id: number, content: string | Blob, options: LoadOptions = {}): Promise<LoadedFile> {
    const { name = 'a.csv', change = (plan) => plan, signal = going, encoding, ...choices } = options;
    const file = new File([content], name);
    const [part] = await partsOf(file, name);
    const prepared = await this.datasets.texts.open(file, part!, { encoding, signal, onProgress: () => {} });
    const found = await probe(prepared, file, { zone: 'UTC', ...choices });
    const plan = change(found.plan);
    this.plans.set(id, plan);
    return this.datasets.load(1, { id, file, plan }, this.connection, signal);
  }

  async show(ids: readonly number[], how: Partial<ShowHow> = {}): Promise<Shown> {
    return this.datasets.show(ids, { ...AS_IS, ...how }, this.connection);
  }

  rows(query: string): Row[] {
    return this.db.rows(query);
  }
}

/** The report the page would make; it throws when a line has no fate or two. */
export function reportOf(loaded: LoadedFile, shown: Shown, id: number, leave = DEFAULT_LEAVE): FileReport {
  const { tally, totals } = shown.files.find((file) => file.id === id)!;
  return reportFile({ ...loaded.facts, tally }, totals, leave);
}
