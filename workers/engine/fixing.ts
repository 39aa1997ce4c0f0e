import type { FixExample, FixTrial } from '#engine/contract.ts';
import { lineColumns, linesSql, survey as surveyText, type ImportPlan } from '#import/index.ts';
import { isLineCode } from '#import/report.ts';
import { render } from '#sql/render.ts';
import { ident, join, sql, type Sql } from '#sql/tag.ts';
import { registerFile, type Connection, type Database } from './duckdb.ts';
import { execute, records } from './jobs.ts';
import { linesName, quarantineName } from './views.ts';

/** Quarantined texts in memory at a time. */
const BATCH = 50_000;
const EXAMPLES = 12;

interface Held {
  line_no: number;
  text: string;
  reason: string;
}

/** Reads a file's quarantined lines again by another plan, from their kept texts: the file itself is not opened. */
export class Fixing {
  readonly #db: Database;
  readonly #connection: Connection;
  readonly #id: number;
  readonly #plan: ImportPlan;
  readonly #signal: AbortSignal;

  constructor(db: Database, connection: Connection, id: number, plan: ImportPlan, signal: AbortSignal) {
    this.#db = db;
    this.#connection = connection;
    this.#id = id;
    // The texts stand by themselves: no header above them, no other table below.
    this.#plan = { ...plan, dialect: { ...plan.dialect, firstLine: 1, headerLines: 0, endLine: null, comment: '' } };
    this.#signal = signal;
  }

  async try(): Promise<FixTrial> {
    const trial: FixTrial = { tried: 0, fixed: 0, still: {}, examples: [] };
    for await (const { held, unreadable } of this.#batches()) {
      trial.tried += held.length;
      for (const { code } of unreadable) trial.still[code] = (trial.still[code] ?? 0) + 1;
      const fates = await this.#ask<{ fate: string | null; lines: number }>(
        sql`SELECT fate, count(*) AS lines FROM ${AGAIN} GROUP BY fate`,
      );
      for (const { fate, lines } of fates) {
        if (fate !== null && isLineCode(fate)) trial.still[fate] = (trial.still[fate] ?? 0) + lines;
        else trial.fixed += lines;
      }
      if (trial.examples.length < EXAMPLES) trial.examples.push(...(await this.#examples(held)));
    }
    return { ...trial, examples: trial.examples.slice(0, EXAMPLES) };
  }

  /** Takes in what can be read now. Answers how many of the lines that had been no records are records now, by reason. */
  async apply(): Promise<Record<string, number>> {
    const table = ident(linesName(this.#id));
    const quarantine = ident(quarantineName(this.#id));
    const readable: Record<string, number> = {};
    const columns = join(
      [...lineColumns(this.#plan), 'fate', 'fate_column', 'copy_hash', 'flags'].map((name) => ident(name)),
    );
    for await (const { held } of this.#batches()) {
      const known = await this.#ask<{ line_no: number }>(
        sql`SELECT line_no FROM ${table} WHERE line_no IN (SELECT line_no FROM ${AGAIN})`,
      );
      const inTable = new Set(known.map(({ line_no }) => line_no));
      const again = new Set(
        (await this.#ask<{ line_no: number }>(sql`SELECT line_no FROM ${AGAIN}`)).map(({ line_no }) => line_no),
      );
      for (const { line_no, reason } of held) {
        if (again.has(line_no) && !inTable.has(line_no)) readable[reason] = (readable[reason] ?? 0) + 1;
      }
      const bad = sql`SELECT line_no, fate, fate_column FROM ${AGAIN}`;
      for (const statement of [
        sql`DELETE FROM ${table} WHERE line_no IN (SELECT line_no FROM ${AGAIN})`,
        sql`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${AGAIN}`,
        sql`UPDATE ${quarantine} SET reason = fate, "column" = fate_column FROM (${bad}) AS again WHERE ${quarantine}.line_no = again.line_no AND fate IS NOT NULL`,
        sql`DELETE FROM ${quarantine} WHERE line_no IN (SELECT line_no FROM ${AGAIN} WHERE fate IS NULL OR fate IN (${join(RULES)}))`,
      ])
        await this.#run(statement);
    }
    return readable;
  }

  /** Batch by batch the held texts, those of them that are records as table `again`. */
  async *#batches() {
    for (let after = 0; ;) {
      const held = await this.#ask<Held>(
        sql`SELECT line_no, text, reason FROM ${ident(quarantineName(this.#id))} WHERE line_no > ${after} ORDER BY line_no LIMIT ${BATCH}`,
      );
      if (held.length === 0) return;
      after = held.at(-1)!.line_no;
      const unreadable = await this.#read(held);
      try {
        yield { held, unreadable };
      } finally {
        await this.#run(sql`DROP TABLE IF EXISTS ${AGAIN}`);
      }
    }
  }

  async #read(held: readonly Held[]) {
    const path = `import/fix_${this.#id}`;
    const text = new Blob([held.map((line) => line.text).join('\n')]);
    const survey = await surveyText(text, this.#plan, { signal: this.#signal });
    await registerFile(this.#db, path, new File([survey.blob], path));
    try {
      const lines = linesSql(path, this.#plan, survey, { today: new Date().toISOString().slice(0, 10) });
      // Where each text stands in the text of them all, and where it stood in the file.
      let at = 1;
      const places = held.map(({ line_no, text: own }) => {
        const place = `${at}:${line_no}`;
        at += own.split(/\r\n|\r|\n/).length;
        return place;
      });
      await this
        .#run(sql`CREATE OR REPLACE TEMP TABLE ${AGAIN} AS SELECT lines.* REPLACE (places.line_no AS line_no) FROM (${lines}) AS lines
JOIN (SELECT split_part(place, ':', 1)::INTEGER AS here, split_part(place, ':', 2)::INTEGER AS line_no FROM (SELECT unnest(string_split(${places.join(' ')}, ' ')) AS place)) AS places ON lines.line_no = here`);
      return survey.setAside;
    } finally {
      await this.#db.dropFile(path);
    }
  }

  async #examples(held: readonly Held[]): Promise<FixExample[]> {
    const own = lineColumns(this.#plan);
    const value = (name: string, cast: Sql, type: Sql) =>
      own.includes(name) ? sql`${cast} AS ${ident(name)}` : sql`NULL::${type} AS ${ident(name)}`;
    const rows = await this.#ask<
      Omit<FixExample, 'text'>
    >(sql`SELECT line_no, fate AS reason, ${value('customer_id', sql`customer_id`, sql`VARCHAR`)},
  ${value('ordered_at', sql`strftime(ordered_at, '%Y-%m-%d %H:%M:%S')`, sql`VARCHAR`)}, ${value('amount', sql`amount::DOUBLE`, sql`DOUBLE`)}
FROM ${AGAIN} ORDER BY fate IS NOT NULL, line_no LIMIT ${EXAMPLES}`);
    const texts = new Map(held.map(({ line_no, text }) => [line_no, text]));
    return rows.map((row) => ({ ...row, text: texts.get(row.line_no) ?? '' }));
  }

  async #ask<Row>(query: Sql): Promise<Row[]> {
    return records<Row>(await execute(this.#connection, render(query), this.#signal));
  }

  async #run(statement: Sql): Promise<void> {
    await execute(this.#connection, render(statement), this.#signal);
  }
}

const AGAIN = ident('again');
/** Fates of a line that is a record and counts as left out by a rule. */
const RULES = ['no-customer', 'totals-row'] as const;
