import type { Job, LoadedFile, OnProgress, Source } from '#engine/contract.ts';
import { EngineError } from '#engine/errors.ts';
import {
  fatesSql,
  lineColumns,
  linesSql,
  qualitySql,
  recordTexts,
  reportFile,
  survey as surveyFile,
  totalsSql,
  type FateCount,
  type ImportPlan,
  type QualityCounts,
  type Survey,
  type Totals,
} from '#import/index.ts';
import { isLineCode } from '#import/report.ts';
import { LINE_COLUMNS, type LineColumn } from '#orders/schema.ts';
import { spanOf, spanSql, type SpanRow } from '#orders/span.ts';
import { render } from '#sql/render.ts';
import { ident, join, raw, sql, type Sql } from '#sql/tag.ts';
import { registerFile, type Connection, type Database } from './duckdb.ts';
import type { FrameData } from './frames.ts';
import { execute, records } from './jobs.ts';
import { Quarantine, type Quarantined } from './quarantine.ts';

/** The survey reads every byte once and DuckDB does so again; both take about as long. */
const SURVEY_SHARE = 0.4;
/** Of the lines set aside, so many are held as texts at a time, and fewer when they are long. */
const BATCH_LINES = 20_000;
const BATCH_BYTES = 32 * 1024 * 1024;

interface Loaded {
  file: string;
  columns: LineColumn[];
}

interface Shown extends Loaded {
  id: number;
  /** What `source` says in the canonical tables: the file's name, numbered when two files share it. */
  name: string;
}

/**
 * The files in the database: one table of typed lines each, and over those that are shown the views `order_lines` and
 * `quarantine`. A file that was loaded counts nowhere until it is shown, so that no number mixes two sets of files.
 */
export class Datasets {
  readonly #db: Database;
  readonly #report: OnProgress;
  readonly #loaded = new Map<number, Loaded>();
  #data: FrameData | null = null;
  #shownViews: string[] = [];
  #version = 0;
  #reading = { job: 0, bytes: 0, size: 1 };

  constructor(db: Database, report: OnProgress) {
    this.#db = db;
    this.#report = report;
  }

  /** What frames are built from; null while no file that is shown holds a sale. */
  get data(): FrameData | null {
    return this.#data;
  }

  /** Every piece of a registered file that DuckDB reads. Imports run one at a time, so it belongs to the running one. */
  onRead(bytes: number): void {
    const reading = this.#reading;
    reading.bytes += bytes;
    const share = Math.min(1, reading.bytes / reading.size);
    this.#report(reading.job, { phase: 'read', fraction: SURVEY_SHARE + (1 - SURVEY_SHARE) * share });
  }

  /** Reads a file into tables of its own. On any failure, an abort too, nothing of it is left. */
  async load(job: Job, source: Source, connection: Connection, signal: AbortSignal): Promise<LoadedFile> {
    const { id, file, plan } = source;
    const survey = await surveyFile(file, plan, {
      signal,
      onProgress: (share) => this.#report(job, { phase: 'survey', fraction: SURVEY_SHARE * share }),
    });
    try {
      await this.#createLines(job, id, plan, survey, connection, signal);
      const loaded = await this.#judge(id, source, survey, connection, signal);
      this.#loaded.set(id, { file: file.name, columns: lineColumns(plan) });
      return loaded;
    } catch (error) {
      await dropTables(id, connection);
      throw error;
    }
  }

  /** These files, in this order, are the data from now on. @throws {EngineError} not-found for one that was not loaded */
  async show(ids: readonly number[], connection: Connection): Promise<void> {
    const files = this.#named(ids);
    if (files.length === 0) {
      this.#data = null;
      await dropViews(['order_lines', 'quarantine'], connection);
      return;
    }
    const lines = join(
      files.map((file, i) => canonicalSql(file, [rowIdSql(i)])),
      UNION,
    );
    const rows = await execute(connection, render(spanSql(sql`(${lines})`)), UNSTOPPED);
    const span = spanOf(records<SpanRow>(rows));
    const version = ++this.#version;
    const numbered = `numbered_lines_${version}`;
    const views = {
      [numbered]: lines,
      order_lines: join(
        files.map((file) => canonicalSql(file)),
        UNION,
      ),
      quarantine: join(files.map(quarantinedSql), UNION),
    };
    for (const [name, query] of Object.entries(views)) {
      await execute(connection, render(sql`CREATE OR REPLACE VIEW ${ident(name)} AS ${query}`), UNSTOPPED);
    }
    this.#shownViews.push(numbered);
    this.#data = span && { lines: ident(numbered), span, version };
  }

  /** Lets go of every file but these, and of the views that frames were built from before. */
  async forgetOthers(ids: readonly number[], connection: Connection): Promise<void> {
    const stale = this.#shownViews.splice(0, this.#shownViews.length - (this.#data ? 1 : 0));
    await dropViews(stale, connection);
    for (const id of [...this.#loaded.keys()].filter((known) => !ids.includes(known))) {
      this.#loaded.delete(id);
      await dropTables(id, connection);
    }
  }

  /** One window of the quarantine by source and line, or all of it. */
  quarantineSql(page: { reason: string | null; offset: number; limit: number } | null): Sql {
    const reason = page?.reason ?? null;
    const where = reason === null ? sql`true` : sql`reason = ${reason}`;
    const window = page === null ? raw('') : sql`LIMIT ${page.limit} OFFSET ${page.offset}`;
    return sql`SELECT source, line_no, reason, "column", text FROM quarantine WHERE ${where} ORDER BY source, line_no ${window}`;
  }

  async #createLines(
    job: Job,
    id: number,
    plan: ImportPlan,
    survey: Survey,
    connection: Connection,
    signal: AbortSignal,
  ): Promise<void> {
    const path = `import/${id}`;
    await registerFile(this.#db, path, new File([survey.blob], path));
    this.#reading = { job, bytes: 0, size: survey.blob.size };
    try {
      const create = sql`CREATE TABLE ${ident(linesName(id))} AS ${linesSql(path, plan, survey)}`;
      await execute(connection, render(create), signal);
    } finally {
      await this.#db.dropFile(path);
    }
  }

  /** Counts every fate, keeps the texts of the lines set aside, and reconciles. */
  async #judge(
    id: number,
    { file, plan }: Source,
    survey: Survey,
    connection: Connection,
    signal: AbortSignal,
  ): Promise<LoadedFile> {
    const table = ident(linesName(id));
    const ask = async <Row>(query: Sql) => records<Row>(await execute(connection, render(query), signal));
    const today = new Date().toISOString().slice(0, 10);
    const [quality] = await ask<QualityCounts>(qualitySql(table, plan, today));
    const [totals] = await ask<Totals>(totalsSql(table, plan));
    const fates = await ask<FateCount>(fatesSql(table));
    const report = reportFile({ name: file.name, size: file.size }, plan, survey, fates, totals!);
    const quarantine = new Quarantine(this.#db, connection, quarantineName(id), signal);
    await quarantine.create();
    for (let from = 0; from < survey.setAside.length; from += BATCH_LINES) {
      const lines = survey.setAside.slice(from, from + BATCH_LINES);
      await quarantine.add(lines.map(({ line, code, text }) => ({ line_no: line, reason: code, column: null, text })));
    }
    const bad = fates.filter(({ fate }) => fate !== null && isLineCode(fate));
    const batch = Math.ceil(Math.min(BATCH_LINES, (BATCH_BYTES * survey.records) / survey.blob.size));
    for (let after = 0; bad.length > 0;) {
      const lines = await ask<Omit<Quarantined, 'text'> & { record: number }>(badLinesSql(table, bad, after, batch));
      if (lines.length === 0) break;
      after = lines.at(-1)!.record;
      const texts = await recordTexts(
        survey,
        lines.map(({ record }) => record),
      );
      await quarantine.add(lines.map((line, i) => ({ ...line, text: texts[i] ?? '' })));
    }
    for (const column of ['copy_hash', 'record', 'sign_mismatch']) {
      await execute(connection, render(sql`ALTER TABLE ${table} DROP COLUMN ${ident(column)}`), signal);
    }
    return { report, quality: quality!, reasons: reasonsOf(survey, bad), problems: survey.problems };
  }

  /** The files by id, each under a name of its own. */
  #named(ids: readonly number[]): Shown[] {
    const taken = new Set<string>();
    return ids.map((id) => {
      const loaded = this.#loaded.get(id);
      if (!loaded) throw new EngineError('not-found', `no file ${id} was loaded`);
      let name = loaded.file;
      for (let copy = 2; taken.has(name); copy++) name = `${loaded.file} (${copy})`;
      taken.add(name);
      return { id, name, ...loaded };
    });
  }
}

/** Taking over and letting go are short and must not stop half-way. */
const UNSTOPPED = new AbortController().signal;
const UNION = '\nUNION ALL\n';

/** The lines of all files as frames read them are numbered through, for joins back to a line. */
const FILE_STRIDE = 2 ** 40;
const rowIdSql = (file: number): Sql => sql`rowid + ${file * FILE_STRIDE} AS rowid`;

const linesName = (id: number) => `lines_${id}`;
const quarantineName = (id: number) => `quarantine_${id}`;

async function dropViews(names: readonly string[], connection: Connection): Promise<void> {
  for (const name of names) await execute(connection, render(sql`DROP VIEW IF EXISTS ${ident(name)}`), UNSTOPPED);
}

async function dropTables(id: number, connection: Connection): Promise<void> {
  for (const name of [linesName(id), quarantineName(id)]) {
    await execute(connection, render(sql`DROP TABLE IF EXISTS ${ident(name)}`), UNSTOPPED);
  }
}

/** A file's accepted lines under the canonical columns; what the file does not have is NULL. */
function canonicalSql({ id, name, columns }: Shown, more: Sql[] = []): Sql {
  const all = Object.entries(LINE_COLUMNS).map(([column, type]) => {
    if (column === 'source') return sql`${name} AS source`;
    const own = columns.includes(column as LineColumn);
    return own ? ident(column) : sql`NULL::${raw(type)} AS ${ident(column)}`;
  });
  return sql`SELECT ${join([...all, ...more])} FROM ${ident(linesName(id))} WHERE fate IS NULL`;
}

const quarantinedSql = ({ id, name }: Shown): Sql =>
  sql`SELECT line_no, ${name} AS source, text, reason, "column" FROM ${ident(quarantineName(id))}`;

function badLinesSql(table: Sql, bad: readonly FateCount[], after: number, limit: number): Sql {
  const codes = [...new Set(bad.map(({ fate }) => fate))];
  return sql`SELECT record::INTEGER AS record, line_no, fate AS reason, fate_column AS "column" FROM ${table}
WHERE fate IN (${join(codes)}) AND record > ${after} ORDER BY record LIMIT ${limit}`;
}

/** Lines set aside, by reason. */
function reasonsOf({ setAside }: Survey, bad: readonly FateCount[]): Record<string, number> {
  const reasons: Record<string, number> = {};
  const count = (reason: string, lines: number) => (reasons[reason] = (reasons[reason] ?? 0) + lines);
  for (const { code } of setAside) count(code, 1);
  for (const { fate, lines } of bad) count(fate!, lines);
  return reasons;
}
