import type {
  FixTrial,
  Job,
  LoadedFile,
  OnProgress,
  Progress,
  QuarantinePage,
  Shown,
  ShowHow,
  Source,
} from '#engine/contract.ts';
import { EngineError } from '#engine/errors.ts';
import {
  CASES,
  checkTally,
  funnelSql,
  linesSql,
  markBadLinesSql,
  markCopiesSql,
  markOtherFilesSql,
  markOutliersSql,
  outlierCutSql,
  recordTexts,
  survey as surveyText,
  tallySql,
  totalsSql,
  type FileFacts,
  type Funnel,
  type ImportPlan,
  type Survey,
  type Tally,
  type Totals,
} from '#import/index.ts';
import { batchesOf, type Batch } from '#import/batches.ts';
import { isPacked, PACKED_FROM } from '#import/memory.ts';
import { isLineCode } from '#import/report.ts';
import type { SetAside } from '#import/survey.ts';
import { spanOf, spanSql, type SpanRow } from '#orders/span.ts';
import { render } from '#sql/render.ts';
import { ident, join, raw, sql, type Sql } from '#sql/tag.ts';
import { registerFile, type Connection, type Database } from './duckdb.ts';
import { Fixing } from './fixing.ts';
import type { FrameData } from './frames.ts';
import { joinPersons } from './identity.ts';
import { execute, records } from './jobs.ts';
import { Meter } from './meter.ts';
import { Quarantine, type Quarantined } from './quarantine.ts';
import { fileTables, type FileTables } from './tables.ts';
import { Texts } from './texts.ts';
import { numberedLinesSql, viewsOf, type ShownFile } from './views.ts';

/** What the phases of an import take of its time, as measured from 1 to 10 million lines; opened texts open at once. */
const WEIGHTS = { open: 25, survey: 8, read: 77, build: 15 };
const WEIGHTS_OPENED = { ...WEIGHTS, open: 0 };
/** What of the phase `build` is done before each step: keeping the lines set aside comes first. */
const JUDGED = { copies: 0.3, outliers: 0.6, counts: 0.8, showing: 0.9 };
/** Of the lines set aside, so many are held as texts at a time, and fewer when they are long. */
const BATCH_LINES = 20_000;
const BATCH_BYTES = 32 * 1024 * 1024;

interface Loaded extends LoadedFile {
  file: string;
  tables: FileTables;
}

/**
 * The files in the database: one table of typed lines each, and over those that are shown the views `order_lines`,
 * `basket_lines`, `feedback`, `members` and `quarantine`. A file that was loaded counts nowhere until it is shown, so that
 * no number mixes two sets of files.
 */
export class Datasets {
  readonly texts = new Texts();
  readonly #db: Database;
  readonly #report: OnProgress;
  readonly #packedFrom: number;
  readonly #loaded = new Map<number, Loaded>();
  #data: FrameData | null = null;
  #shown: Shown | null = null;
  /** What `source` says, by id. */
  #shownNames: ReadonlyMap<number, string> = new Map();
  #stale: { views: string[]; tables: string[] } = { views: [], tables: [] };
  #current: { views: string[]; tables: string[] } = { views: [], tables: [] };
  #version = 0;
  /** What the running import has read of the text that DuckDB gets. */
  #reading: { meter: Meter; bytes: number; size: number } | null = null;

  /** Files of more records than `packedFrom` are kept compressed. */
  constructor(db: Database, report: OnProgress, packedFrom = PACKED_FROM) {
    this.#db = db;
    this.#report = report;
    this.#packedFrom = packedFrom;
  }

  /** What frames are built from; null while no file that is shown holds a sale. */
  get data(): FrameData | null {
    return this.#data;
  }

  get shown(): Shown | null {
    return this.#shown;
  }

  /** Every piece of a registered file that DuckDB reads. Imports run one at a time, so it belongs to the running one. */
  onRead(bytes: number): void {
    const reading = this.#reading;
    if (!reading) return;
    reading.bytes += bytes;
    reading.meter.at('read', reading.bytes / reading.size);
  }

  /** Reads a file into tables of its own. On any failure, an abort too, nothing of it is left. */
  async load(job: Job, source: Source, connection: Connection, signal: AbortSignal): Promise<LoadedFile> {
    const { id, file, plan } = source;
    const part = { path: [...plan.reading.path], format: plan.reading.format, bytes: null, rows: null };
    const { encoding } = plan.reading;
    const weights = this.texts.holds(file, part, encoding) ? WEIGHTS_OPENED : WEIGHTS;
    const meter = new Meter((progress) => this.#report(job, progress), weights);
    const { text, bad } = await this.texts.open(file, part, {
      encoding,
      signal,
      onProgress: (share) => meter.at('open', share),
    });
    const survey = await surveyText(text, plan, { signal, onProgress: (share) => meter.at('survey', share) });
    const tables = fileTables(id, isPacked(plan, survey.records, this.#packedFrom));
    try {
      await this.#createLines(tables, survey, meter, connection, signal);
      meter.at('build', 0);
      if (bad.length > 0) {
        const lines = bad.map(({ record }) => record);
        await run(connection, markBadLinesSql(tables.lines, lines), signal);
      }
      const counted = await ask<Tally>(connection, tallySql(tables.lines, plan), signal);
      checkTally(plan, survey, counted);
      await this.#fillQuarantine(tables, survey, connection, signal);
      await run(connection, sql`ALTER TABLE ${tables.lines} DROP COLUMN record`, signal);
      const setAside = countCodes(survey.setAside);
      const loaded = await this.#judge(
        { name: plan.name, bytes: file.size, plan, lines: survey.lines, setAside },
        tables,
        connection,
        signal,
        (share) => meter.at('build', share),
      );
      signal.throwIfAborted();
      const found = { ...loaded, problems: survey.problems };
      this.#loaded.set(id, { ...found, file: plan.name, tables });
      return found;
    } catch (error) {
      await dropTables([tables.lines, tables.quarantine], connection);
      throw error;
    }
  }

  /** These files, in this order, are the data from now on: what follows loading them, also in its progress. @throws {EngineError} not-found for one that was not loaded */
  async show(
    ids: readonly number[],
    how: ShowHow,
    connection: Connection,
    onProgress: (progress: Progress) => void = () => {},
  ): Promise<Shown> {
    const meter = new Meter(onProgress, WEIGHTS);
    meter.at('build', JUDGED.showing);
    const files = this.#named(ids);
    this.#shownNames = new Map(files.map(({ id, name }) => [id, name]));
    const orders = files.filter(({ plan }) => plan.table === 'orders');
    await markOtherFiles(orders, connection);
    const version = ++this.#version;
    const names = { numbered: `numbered_lines_${version}`, persons: `persons_${version}` };
    const joined = await joinPersons(files, how, names.persons, connection);
    const persons = joined.table === null ? null : ident(joined.table);
    const views = {
      [names.numbered]: numberedLinesSql(files, how.leave, persons),
      ...viewsOf(files, how.leave, persons),
    };
    for (const [name, query] of Object.entries(views)) {
      await run(connection, sql`CREATE OR REPLACE VIEW ${ident(name)} AS ${query}`);
    }
    const span = spanOf(await ask<SpanRow>(connection, spanSql(ident(names.numbered))));
    this.#stale.views.push(...this.#current.views);
    this.#stale.tables.push(...this.#current.tables);
    this.#current = { views: [names.numbered], tables: joined.table === null ? [] : [joined.table] };
    this.#data = span && { lines: ident(names.numbered), span, version };
    const facts: Shown['files'] = [];
    for (const [i, { id, plan, tables }] of files.entries()) {
      meter.at('build', JUDGED.showing + ((1 - JUDGED.showing) * (i + 0.5)) / files.length);
      const table = tables.lines;
      const tally = await ask<Tally>(connection, tallySql(table, plan));
      const [totals] = await ask<Totals>(connection, totalsSql(table, plan, how.leave));
      facts.push({ id, tally, totals: totals! });
    }
    this.#shown = { span, files: facts, identity: joined.report };
    return this.#shown;
  }

  /** Lets go of every file but these, and of the views that frames were built from before. */
  async forgetOthers(ids: readonly number[], connection: Connection): Promise<void> {
    const { views, tables } = this.#stale;
    this.#stale = { views: [], tables: [] };
    for (const name of views) await run(connection, sql`DROP VIEW IF EXISTS ${ident(name)}`);
    await dropTables(
      tables.map((name) => ident(name)),
      connection,
    );
    for (const [id, known] of [...this.#loaded].filter(([other]) => !ids.includes(other))) {
      this.#loaded.delete(id);
      await dropTables([known.tables.lines, known.tables.quarantine], connection);
    }
    this.texts.clear();
  }

  /** What another plan would make of a file's quarantined lines. */
  async tryFixes(id: number, plan: ImportPlan, connection: Connection, signal: AbortSignal): Promise<FixTrial> {
    return new Fixing(this.#db, connection, this.#known(id).tables, plan, signal).try();
  }

  /** Takes in the quarantined lines that another plan can read; all of them or, when it fails or is given up, none. */
  async applyFixes(id: number, plan: ImportPlan, connection: Connection, signal: AbortSignal): Promise<LoadedFile> {
    const known = this.#known(id);
    const loaded = await inTransaction(connection, async (): Promise<Loaded> => {
      await new Fixing(this.#db, connection, known.tables, plan, signal).apply();
      await run(connection, unmarkedSql(known.tables.lines), signal);
      const setAside = await this.#stillSetAside(known.tables, known.facts.setAside, connection, signal);
      const judged = await this.#judge({ ...known.facts, plan, setAside }, known.tables, connection, signal);
      return { ...judged, problems: known.problems, file: known.file, tables: known.tables };
    });
    this.#loaded.set(id, loaded);
    return { facts: loaded.facts, funnel: loaded.funnel, outlierCut: loaded.outlierCut, problems: loaded.problems };
  }

  /** One window of the quarantine by source and line, or all of it. */
  quarantineSql(page: QuarantinePage | null): Sql {
    if (page === null)
      return sql`SELECT source, line_no, reason, "column", text FROM quarantine ORDER BY source, line_no`;
    const { sourceId, reason, column, offset, limit } = page;
    const conditions = [
      ...(sourceId === undefined ? [] : [sql`source = ${this.#shownNames.get(sourceId) ?? null}`]),
      ...(reason === undefined ? [] : [sql`reason = ${reason}`]),
      ...(column === undefined ? [] : [sql`"column" IS NOT DISTINCT FROM ${column}`]),
    ];
    const where = conditions.length === 0 ? sql`true` : join(conditions, ' AND ');
    return sql`SELECT source, line_no, reason, "column", text FROM quarantine WHERE ${where}
ORDER BY source, line_no LIMIT ${limit} OFFSET ${offset}`;
  }

  async #createLines(
    tables: FileTables,
    survey: Survey,
    meter: Meter,
    connection: Connection,
    signal: AbortSignal,
  ): Promise<void> {
    this.#reading = { meter, bytes: 0, size: survey.blob.size };
    try {
      // Compressed is only what a statement has finished with: batch by batch, the plain form of all is never there at once.
      for await (const batch of batchesOf(survey, { signal })) {
        await this.#readBatch(tables.lines, batch, survey.origin.plan, connection, signal);
      }
    } finally {
      this.#reading = null;
    }
  }

  async #readBatch(
    table: Sql,
    batch: Batch,
    plan: ImportPlan,
    connection: Connection,
    signal: AbortSignal,
  ): Promise<void> {
    const path = 'import/lines';
    await registerFile(this.#db, path, new File([batch.blob], path));
    try {
      const lines = linesSql(path, plan, batch, { today: today() });
      const into = batch.before === 0 ? sql`CREATE TABLE ${table} AS` : sql`INSERT INTO ${table}`;
      await run(connection, sql`${into} ${lines}`, signal);
    } finally {
      await this.#db.dropFile(path);
    }
  }

  /** Keeps the texts of the lines that are set aside. */
  async #fillQuarantine(
    tables: FileTables,
    survey: Survey,
    connection: Connection,
    signal: AbortSignal,
  ): Promise<void> {
    const table = tables.lines;
    const quarantine = new Quarantine(this.#db, connection, tables.quarantine, signal);
    await quarantine.create();
    const broken = survey.setAside.filter(({ code }) => isLineCode(code));
    for (let from = 0; from < broken.length; from += BATCH_LINES) {
      const lines = broken.slice(from, from + BATCH_LINES);
      await quarantine.add(lines.map(({ line, code, text }) => ({ line_no: line, reason: code, column: null, text })));
    }
    const fates = await ask<{ fate: string }>(
      connection,
      sql`SELECT DISTINCT fate FROM ${table} WHERE fate IS NOT NULL`,
      signal,
    );
    const bad = fates.map(({ fate }) => fate).filter(isLineCode);
    const batch = Math.ceil(Math.min(BATCH_LINES, (BATCH_BYTES * survey.records) / survey.blob.size));
    for (let after = 0; bad.length > 0;) {
      const lines = await ask<Omit<Quarantined, 'text'> & { record: number }>(
        connection,
        badLinesSql(table, bad, after, batch),
        signal,
      );
      if (lines.length === 0) break;
      after = lines.at(-1)!.record;
      const texts = await recordTexts(
        survey,
        lines.map(({ record }) => record),
      );
      await quarantine.add(lines.map((line, i) => ({ ...line, text: texts[i] ?? '' })));
    }
  }

  /** Counts of the lines that are no records still; what was left out by a rule stays so. */
  async #stillSetAside(
    { lines, quarantine }: FileTables,
    before: FileFacts['setAside'],
    connection: Connection,
    signal: AbortSignal,
  ): Promise<FileFacts['setAside']> {
    const counts = await ask<{ reason: SetAside['code']; lines: number }>(
      connection,
      sql`SELECT reason, count(*) AS lines FROM ${quarantine}
WHERE line_no NOT IN (SELECT line_no FROM ${lines}) GROUP BY reason ORDER BY reason`,
      signal,
    );
    const rules = Object.entries(before).filter(([code]) => !isLineCode(code));
    return Object.fromEntries([...rules, ...counts.map(({ reason, lines }): [string, number] => [reason, lines])]);
  }

  /** Marks what only all lines together show, and counts every fate. */
  async #judge(
    facts: Omit<FileFacts, 'tally'>,
    { lines: table }: FileTables,
    connection: Connection,
    signal: AbortSignal,
    onProgress: (share: number) => void = () => {},
  ): Promise<Omit<LoadedFile, 'problems'>> {
    const { plan } = facts;
    onProgress(JUDGED.copies);
    // Equal baskets are bought every day.
    const copies = plan.dialect.ragged ? [] : markCopiesSql(table, facts.lines);
    for (const statement of copies) await run(connection, statement, signal);
    onProgress(JUDGED.outliers);
    const outlierCut = plan.table === 'orders' ? await this.#markOutliers(table, plan, connection, signal) : null;
    onProgress(JUDGED.counts);
    const [funnel] = await ask<Funnel>(connection, funnelSql(table, plan), signal);
    const tally = await ask<Tally>(connection, tallySql(table, plan), signal);
    return { facts: { ...facts, tally }, funnel: funnel!, outlierCut };
  }

  async #markOutliers(
    table: Sql,
    plan: ImportPlan,
    connection: Connection,
    signal: AbortSignal,
  ): Promise<number | null> {
    const [found] = await ask<{ cut: number | null }>(connection, outlierCutSql(table, plan), signal);
    const cut = found?.cut ?? null;
    if (cut !== null) await run(connection, markOutliersSql(table, plan, cut), signal);
    return cut;
  }

  #known(id: number): Loaded {
    const loaded = this.#loaded.get(id);
    if (!loaded) throw new EngineError('not-found', `no file ${id} was loaded`);
    return loaded;
  }

  /** The files by id, each under a name of its own. */
  #named(ids: readonly number[]): ShownFile[] {
    const taken = new Set<string>();
    return ids.map((id) => {
      const { file, facts, tables } = this.#known(id);
      let name = file;
      for (let copy = 2; taken.has(name); copy++) name = `${file} (${copy})`;
      taken.add(name);
      return { id, name, plan: facts.plan, tables };
    });
  }
}

/** Taking over and letting go are short and must not stop half-way. */
const UNSTOPPED = new AbortController().signal;

const today = (): string => new Date().toISOString().slice(0, 10);

async function run(connection: Connection, statement: Sql, signal = UNSTOPPED): Promise<void> {
  await execute(connection, render(statement), signal);
}

async function ask<Row>(connection: Connection, query: Sql, signal = UNSTOPPED): Promise<Row[]> {
  return records<Row>(await execute(connection, render(query), signal));
}

/** Does the work or, when it fails or is given up, nothing. */
async function inTransaction<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  await run(connection, raw('BEGIN TRANSACTION'));
  try {
    const done = await work();
    await run(connection, raw('COMMIT'));
    return done;
  } catch (error) {
    await run(connection, raw('ROLLBACK'));
    throw error;
  }
}

/** Takes back the marks that depend on all lines of the file. */
function unmarkedSql(table: Sql): Sql {
  const bits = CASES.copy.bit | CASES.outlier.bit;
  return sql`UPDATE ${table} SET flags = flags & ${~bits & 0xffff} WHERE flags & ${bits} <> 0`;
}

async function markOtherFiles(orders: readonly ShownFile[], connection: Connection): Promise<void> {
  const identified = orders.filter(({ plan }) => plan.columns.some(({ role }) => role === 'order_id'));
  for (const [i, { tables }] of identified.entries()) {
    const earlier = identified.slice(0, i).map((file) => file.tables.lines);
    await run(connection, markOtherFilesSql(tables.lines, earlier));
  }
}

async function dropTables(tables: readonly Sql[], connection: Connection): Promise<void> {
  for (const table of tables) await run(connection, sql`DROP TABLE IF EXISTS ${table}`);
}

function badLinesSql(table: Sql, bad: readonly string[], after: number, limit: number): Sql {
  return sql`SELECT record::INTEGER AS record, line_no, fate AS reason, fate_column AS "column" FROM ${table}
WHERE fate IN (${join(bad)}) AND record > ${after} ORDER BY record LIMIT ${limit}`;
}

function countCodes(setAside: readonly SetAside[]): FileFacts['setAside'] {
  const counts: FileFacts['setAside'] = {};
  for (const { code } of setAside) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
