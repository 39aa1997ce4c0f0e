import type { Job, LoadedFile, OnProgress, Source } from '#engine/contract.ts';
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
import { writeQuarantine, type Quarantined } from './quarantine.ts';

/** The survey reads every byte once and DuckDB does so again; both take about as long. */
const SURVEY_SHARE = 0.4;

interface Loaded {
  /** What `source` says in the canonical tables: the file's name, numbered when two files share it. */
  name: string;
  columns: LineColumn[];
}

/** The files in the database: one table of typed lines each, and over them the views `order_lines` and `quarantine`. */
export class Datasets {
  readonly #db: Database;
  readonly #report: OnProgress;
  readonly #loaded = new Map<number, Loaded>();
  #data: FrameData | null = null;
  #reading = { job: 0, bytes: 0, size: 1 };

  constructor(db: Database, report: OnProgress) {
    this.#db = db;
    this.#report = report;
  }

  /** What frames are built from; null while no file holds a sale. */
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

  /** Reads a file into its table. On any failure, an abort too, nothing of it is left. */
  async load(job: Job, source: Source, connection: Connection, signal: AbortSignal): Promise<LoadedFile> {
    const { id, file, plan } = source;
    const survey = await surveyFile(file, plan, {
      signal,
      onProgress: (share) => this.#report(job, { phase: 'survey', fraction: SURVEY_SHARE * share }),
    });
    const name = this.#freeName(file.name);
    try {
      await this.#createLines(job, id, plan, survey, connection, signal);
      const loaded = await this.#judge(id, source, name, survey, connection, signal);
      this.#loaded.set(id, { name, columns: lineColumns(plan) });
      await this.#refresh(connection, signal);
      return loaded;
    } catch (error) {
      this.#loaded.delete(id);
      await dropViews(connection);
      await connection.query(`DROP TABLE IF EXISTS ${linesName(id)}`);
      await connection.query(`DROP TABLE IF EXISTS ${quarantineName(id)}`);
      await this.#refresh(connection, new AbortController().signal);
      throw error;
    }
  }

  async unload(id: number, connection: Connection, signal: AbortSignal): Promise<void> {
    if (!this.#loaded.delete(id)) return;
    await this.#refresh(connection, signal);
    await execute(connection, `DROP TABLE ${linesName(id)}`, signal);
    await execute(connection, `DROP TABLE ${quarantineName(id)}`, signal);
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
    name: string,
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
    const bad = fates.some(({ fate }) => fate !== null && isLineCode(fate))
      ? await ask<Quarantined & { record: number }>(badLinesSql(table, fates))
      : [];
    const texts = await recordTexts(
      survey,
      bad.map(({ record }) => record),
    );
    const lines: Quarantined[] = [
      ...survey.setAside.map(({ line, code, text }) => ({ line_no: line, reason: code, column: null, text })),
      ...bad.map((line, i) => ({ ...line, text: texts[i] ?? '' })),
    ];
    await writeQuarantine(this.#db, connection, quarantineName(id), name, lines, signal);
    for (const column of ['copy_hash', 'record', 'sign_mismatch']) {
      await execute(connection, render(sql`ALTER TABLE ${table} DROP COLUMN ${ident(column)}`), signal);
    }
    const reasons: Record<string, number> = {};
    for (const { reason } of lines) reasons[reason] = (reasons[reason] ?? 0) + 1;
    return { report, quality: quality!, reasons, problems: survey.problems };
  }

  async #refresh(connection: Connection, signal: AbortSignal): Promise<void> {
    this.#data = null;
    if (this.#loaded.size === 0) {
      await dropViews(connection);
      return;
    }
    const files = [...this.#loaded];
    const views = {
      order_lines: files.map(([id, file]) => canonicalSql(id, file)),
      [NUMBERED_LINES]: files.map(([id, file], i) => canonicalSql(id, file, [rowIdSql(i)])),
      quarantine: files.map(([id]) => sql`FROM ${ident(quarantineName(id))}`),
    };
    for (const [name, parts] of Object.entries(views)) {
      const view = sql`CREATE OR REPLACE VIEW ${ident(name)} AS ${join(parts, '\nUNION ALL\n')}`;
      await execute(connection, render(view), signal);
    }
    const view = ident(NUMBERED_LINES);
    const span = spanOf(records<SpanRow>(await execute(connection, render(spanSql(view)), signal)));
    this.#data = span && { lines: view, span };
  }

  #freeName(name: string): string {
    const taken = new Set([...this.#loaded.values()].map((file) => file.name));
    for (let copy = 2, free = name; ; copy++) {
      if (!taken.has(free)) return free;
      free = `${name} (${copy})`;
    }
  }
}

/** The lines of all files as frames read them: numbered through, for joins back to a line. */
const NUMBERED_LINES = 'numbered_lines';
const FILE_STRIDE = 2 ** 40;
const rowIdSql = (file: number): Sql => sql`rowid + ${file * FILE_STRIDE} AS rowid`;

async function dropViews(connection: Connection): Promise<void> {
  for (const view of ['order_lines', NUMBERED_LINES, 'quarantine']) {
    await connection.query(render(sql`DROP VIEW IF EXISTS ${ident(view)}`));
  }
}

const linesName = (id: number) => `lines_${id}`;
const quarantineName = (id: number) => `quarantine_${id}`;

/** A file's accepted lines under the canonical columns; what the file does not have is NULL. */
function canonicalSql(id: number, { name, columns }: Loaded, more: Sql[] = []): Sql {
  const all = Object.entries(LINE_COLUMNS).map(([column, type]) => {
    if (column === 'source') return sql`${name} AS source`;
    const own = columns.includes(column as LineColumn);
    return own ? ident(column) : sql`NULL::${raw(type)} AS ${ident(column)}`;
  });
  return sql`SELECT ${join([...all, ...more])} FROM ${ident(linesName(id))} WHERE fate IS NULL`;
}

function badLinesSql(table: Sql, fates: readonly FateCount[]): Sql {
  const codes = [...new Set(fates.map(({ fate }) => fate))].filter((fate) => fate !== null && isLineCode(fate));
  return sql`SELECT record::INTEGER AS record, line_no, fate AS reason, fate_column AS "column" FROM ${table} WHERE fate IN (${join(codes)}) ORDER BY record`;
}
