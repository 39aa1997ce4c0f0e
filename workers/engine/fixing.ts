import type { FixExample, FixTrial } from '#engine/contract.ts';
import { surveyAgain, type Again, type HeldLine } from '#import/again.ts';
import { lineColumns, linesSql, type ImportPlan } from '#import/index.ts';
import { isLineCode } from '#import/report.ts';
import { render } from '#sql/render.ts';
import { ident, join, sql, type Sql } from '#sql/tag.ts';
import { registerFile, type Connection, type Database } from './duckdb.ts';
import { execute, records } from './jobs.ts';
import type { FileTables } from './tables.ts';

/** Quarantined texts in memory at a time: so many, and fewer when they are long. */
const BATCH_LINES = 50_000;
const BATCH_BYTES = 32 * 1024 * 1024;
const EXAMPLES = 12;

/** The lines of a batch that are records now, typed and judged. */
const AGAIN = ident('again');
/** The lines of a batch that are none: `line_no`, `code`. */
const UNREADABLE = ident('unreadable');

/** Reads a file's quarantined lines again by another plan, from their kept texts: the file itself is not opened. */
export class Fixing {
  readonly #db: Database;
  readonly #connection: Connection;
  readonly #tables: FileTables;
  readonly #plan: ImportPlan;
  readonly #signal: AbortSignal;

  constructor(db: Database, connection: Connection, tables: FileTables, plan: ImportPlan, signal: AbortSignal) {
    this.#db = db;
    this.#connection = connection;
    this.#tables = tables;
    this.#plan = plan;
    this.#signal = signal;
  }

  async try(): Promise<FixTrial> {
    const trial: FixTrial = { tried: 0, fixed: 0, still: {}, examples: [] };
    const stays = (code: string, lines: number) => (trial.still[code] = (trial.still[code] ?? 0) + lines);
    for await (const { held, unreadable } of this.#batches()) {
      trial.tried += held.length;
      for (const { code } of unreadable) stays(code, 1);
      const fates = await this.#ask<{ fate: string | null; lines: number }>(
        sql`SELECT fate, count(*) AS lines FROM ${AGAIN} GROUP BY fate`,
      );
      for (const { fate, lines } of fates) {
        if (fate !== null && isLineCode(fate)) stays(fate, lines);
        else trial.fixed += lines;
      }
      trial.examples.push(...(await this.#examples(held)));
    }
    // Those that can be read now come first, of whatever batch.
    const examples = trial.examples.toSorted((a, b) => Number(a.reason !== null) - Number(b.reason !== null));
    return { ...trial, examples: examples.slice(0, EXAMPLES) };
  }

  /** Takes in what can be read now, and says anew of every other line why it cannot. To be run in a transaction. */
  async apply(): Promise<void> {
    const { lines: table, quarantine } = this.#tables;
    const columns = join(
      [...lineColumns(this.#plan), 'fate', 'fate_column', 'copy_hash', 'flags'].map((name) => ident(name)),
    );
    for await (const { unreadable } of this.#batches()) {
      await this.#keep(unreadable);
      const fates = await this.#ask<{ fate: string }>(sql`SELECT DISTINCT fate FROM ${AGAIN} WHERE fate IS NOT NULL`);
      const bad = fates.map(({ fate }) => fate).filter(isLineCode);
      const stays = bad.length === 0 ? sql`false` : sql`fate IN (${join(bad)})`;
      for (const statement of [
        sql`DELETE FROM ${table} WHERE line_no IN (SELECT line_no FROM ${AGAIN})`,
        sql`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${AGAIN}`,
        sql`DELETE FROM ${quarantine} WHERE line_no IN (SELECT line_no FROM ${AGAIN} WHERE fate IS NULL OR NOT ${stays})`,
        sql`UPDATE ${quarantine} SET reason = fate, "column" = fate_column FROM ${AGAIN} AS again WHERE ${quarantine}.line_no = again.line_no`,
        sql`UPDATE ${quarantine} SET reason = code, "column" = NULL FROM ${UNREADABLE} AS unreadable WHERE ${quarantine}.line_no = unreadable.line_no`,
        // A line that was a record by the plan before, and is none by this one.
        sql`DELETE FROM ${table} WHERE line_no IN (SELECT line_no FROM ${UNREADABLE})`,
      ])
        await this.#run(statement);
    }
  }

  /** Batch by batch the held texts, those of them that are records as table `again`. */
  async *#batches() {
    const { quarantine } = this.#tables;
    for (let after = -1; ;) {
      const held = await this.#ask<HeldLine>(sql`SELECT line_no, reason, text FROM (
  SELECT *, sum(strlen(text)) OVER (ORDER BY line_no) - strlen(text) AS before
  FROM (FROM ${quarantine} WHERE line_no > ${after} ORDER BY line_no LIMIT ${BATCH_LINES})
) WHERE before < ${BATCH_BYTES} ORDER BY line_no`);
      if (held.length === 0) return;
      after = held.at(-1)!.line_no;
      const { survey, unreadable } = await surveyAgain(held, this.#plan, this.#signal);
      try {
        await this.#read(survey);
        yield { held, unreadable };
      } finally {
        await this.#drop();
      }
    }
  }

  async #read(survey: Again['survey']): Promise<void> {
    const path = 'import/fix';
    await registerFile(this.#db, path, new File([survey.blob], path));
    try {
      const lines = linesSql(path, this.#plan, survey, { today: new Date().toISOString().slice(0, 10) });
      await this.#run(sql`CREATE OR REPLACE TEMP TABLE ${AGAIN} AS ${lines}`);
    } finally {
      await this.#db.dropFile(path);
    }
  }

  async #keep(unreadable: Again['unreadable']): Promise<void> {
    // One text instead of a VALUES list, over which the parser would take seconds.
    const text = unreadable.map(({ line_no, code }) => `${line_no}:${code}`).join(' ');
    await this.#run(sql`CREATE OR REPLACE TEMP TABLE ${UNREADABLE} AS
SELECT split_part(line, ':', 1)::INTEGER AS line_no, split_part(line, ':', 2) AS code
FROM (SELECT unnest(string_split(${text}, ' ')) AS line) WHERE line <> ''`);
  }

  async #drop(): Promise<void> {
    for (const table of [AGAIN, UNREADABLE])
      await execute(this.#connection, render(sql`DROP TABLE IF EXISTS ${table}`), UNSTOPPED).catch(() => undefined);
  }

  async #examples(held: readonly HeldLine[]): Promise<FixExample[]> {
    const own = lineColumns(this.#plan);
    const value = (name: string, cast: Sql, type: Sql) =>
      own.includes(name) ? sql`${cast} AS ${ident(name)}` : sql`NULL::${type} AS ${ident(name)}`;
    const rows = await this.#ask<Omit<FixExample, 'text'>>(sql`SELECT line_no,
  ${value('customer_id', sql`customer_id`, sql`VARCHAR`)},
  ${value('ordered_at', sql`strftime(ordered_at, '%Y-%m-%d %H:%M:%S')`, sql`VARCHAR`)},
  ${value('amount', sql`amount::DOUBLE`, sql`DOUBLE`)}, fate AS reason
FROM ${AGAIN} ORDER BY fate IS NOT NULL, line_no LIMIT ${EXAMPLES}`);
    const texts = new Map(held.map(({ line_no, text }) => [line_no, text]));
    return rows.map(({ reason, ...row }) => ({
      ...row,
      text: texts.get(row.line_no) ?? '',
      reason: reason !== null && isLineCode(reason) ? reason : null,
    }));
  }

  async #ask<Row>(query: Sql): Promise<Row[]> {
    return records<Row>(await execute(this.#connection, render(query), this.#signal));
  }

  async #run(statement: Sql): Promise<void> {
    await execute(this.#connection, render(statement), this.#signal);
  }
}

/** What a trial leaves is let go of whether or not it was given up. */
const UNSTOPPED = new AbortController().signal;
