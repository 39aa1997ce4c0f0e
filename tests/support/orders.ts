import { deriveSql, PLAIN_NAMES, type DerivedNames } from '#orders/derive.ts';
import { defaultFrame, type Frame, type ResolvedFrame } from '#orders/frame.ts';
import { resolveFrame } from '#orders/resolve.ts';
import { LINE_COLUMNS, type LineColumn } from '#orders/schema.ts';
import { spanOf, spanSql, type SpanRow } from '#orders/span.ts';
import { answerSql, QUESTIONS, type AnswerRow, type Kind, type QuestionOf } from '#models/questions.ts';
import type { Columns, Context } from '#models/question.ts';
import { withMembers } from '#segments/context.ts';
import { ident, join, raw, sql, type Sql } from '#sql/tag.ts';
import { scoring, type Scores } from '#models/clv/scores.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import { keysSql, valuedSql, type Tables } from '#models/clv/valued.ts';
import { historiesOf, scoresTable } from '../../workers/engine/valuations.ts';
import type { TestDuckDB } from './duckdb.ts';

/** What a test says of a line; the rest is as in the plainest file. */
export type Line = Partial<Record<LineColumn, string | number | null>> & {
  customer_id: string | null;
  ordered_at: string;
};

const LINES = ident('order_lines');

export function createLines(db: TestDuckDB): void {
  const columns = Object.entries(LINE_COLUMNS).map(([name, type]) => sql`${ident(name)} ${raw(type)}`);
  db.run('DROP TABLE IF EXISTS order_lines');
  db.run(sql`CREATE TABLE order_lines (${join(columns)})`);
}

/** Replaces all lines by these. */
export function insertLines(db: TestDuckDB, lines: readonly Line[]): void {
  createLines(db);
  const rows = lines.map((line, i) => {
    const full: Line = { line_no: i + 1, source: 'orders.csv', amount: 10, currency: null, kind: 'sale', ...line };
    const values = (Object.keys(LINE_COLUMNS) as LineColumn[]).map((column) => full[column] ?? null);
    return sql`(${join(values)})`;
  });
  if (rows.length > 0) db.run(sql`INSERT INTO order_lines VALUES ${join(rows)}`);
}

/** Builds `orders`, `refunds` and `customers` from `order_lines` under a frame, as the engine does. */
export const derive = (db: TestDuckDB, settings: Partial<Frame> = {}, members?: Sql): Context =>
  deriveIn(db, resolvedFrame(db, settings), members);

export function deriveIn(db: TestDuckDB, frame: ResolvedFrame, members?: Sql): Context {
  for (const name of Object.keys(PLAIN_NAMES)) db.run(sql`DROP TABLE IF EXISTS ${ident(name)}`);
  return deriveAs(db, PLAIN_NAMES, frame, members);
}

/** The same in a schema of its own, beside others. */
export function deriveApart(db: TestDuckDB, schema: string, settings: Partial<Frame> = {}): Context {
  db.run(sql`CREATE SCHEMA ${ident(schema)}`);
  const names = {
    orders: ident(schema, 'orders'),
    refunds: ident(schema, 'refunds'),
    customers: ident(schema, 'customers'),
  };
  return deriveAs(db, names, resolvedFrame(db, settings));
}

function deriveAs(db: TestDuckDB, names: DerivedNames, frame: ResolvedFrame, members?: Sql): Context {
  for (const statement of deriveSql(LINES, names, frame, members)) db.run(statement);
  return contextOf(db, { ...names, frame });
}

function resolvedFrame(db: TestDuckDB, settings: Partial<Frame>): ResolvedFrame {
  const span = spanOf(db.rows(spanSql(LINES)) as unknown as SpanRow[]);
  const frame: Frame = { ...defaultFrame('UTC'), ...settings };
  return resolveFrame(frame, span ?? { firstDay: '2024-01-01', lastDay: '2024-01-01', currencies: [] });
}

let tablesMade = 0;

/** The tables as a context, which makes valuations ready when a statement is written, not before. */
export function contextOf(db: TestDuckDB, tables: Tables): Context {
  const made = new Map<string, Sql>();
  const valued = (valuation: Valuation): Sql => {
    const key = JSON.stringify(valuation);
    const known = made.get(key);
    if (known) return known;
    const [scores, table] = [`scores_${++tablesMade}`, ident(`valued_${tablesMade}`)];
    const histories = historiesOf(db.arrow(keysSql(valuation, tables)));
    db.insertArrow(scores, scoresTable(histories, scoresOf(scoring(histories, valuation))));
    db.run(sql`CREATE TEMP TABLE ${table} AS ${valuedSql(valuation, ident(scores), tables)}`);
    db.run(sql`DROP TABLE ${ident(scores)}`);
    made.set(key, table);
    return table;
  };
  return withMembers({ ...tables, valued });
}

function scoresOf(work: ReturnType<typeof scoring>): Scores {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * The answer as the page reads it, after checking what every answer promises: the columns of the spec in its order, no
 * other type than may cross, no null where none was promised.
 */
export function ask<K extends Kind>(db: TestDuckDB, question: QuestionOf<K>, context: Context): AnswerRow<K>[] {
  const columns: Columns = QUESTIONS[question.kind].columns;
  const answer = answerSql(question, context);
  const rows = db.rows(answer);
  const found = Object.entries(db.types(answer)).map(([name, type]) => `${name} ${type}`);
  const promised = Object.entries(columns).map(([name, type]) => `${name} ${STORAGE[type.replace('?', '')]!}`);
  if (found.join() !== promised.join()) throw new Error(`${question.kind} answers ${found.join()}`);
  for (const row of rows)
    for (const [name, type] of Object.entries(columns))
      if (row[name] === null && !type.endsWith('?'))
        throw new Error(`${question.kind}: ${name} is null in ${JSON.stringify(row)}`);
  return rows as unknown as AnswerRow<K>[];
}

const STORAGE: Record<string, string> = { text: 'VARCHAR', integer: 'INTEGER', number: 'DOUBLE', day: 'INTEGER' };
