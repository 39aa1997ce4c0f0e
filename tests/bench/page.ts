import { EngineClient } from '#engine/client.ts';
import type { FrameRequest } from '#engine/contract.ts';
import { survey } from '#import/index.ts';
import { lineColumns, linesSql } from '#import/lines.ts';
import { answerSql, type Question } from '#models/questions.ts';
import { COHORT_DEFAULTS } from '#models/cohorts/index.ts';
import { RFM_DEFAULTS } from '#models/rfm/index.ts';
import { deriveSql, PLAIN_NAMES } from '#orders/derive.ts';
import { defaultFrame } from '#orders/frame.ts';
import { resolveFrame } from '#orders/resolve.ts';
import { render } from '#sql/render.ts';
import { ident, join, raw, sql } from '#sql/tag.ts';
import { LINE_COLUMNS, type LineColumn } from '#orders/schema.ts';

const engine = new EngineClient();
const request: FrameRequest = { frame: defaultFrame('UTC'), members: [] };

/** What is asked, by the name the result carries. */
const QUESTIONS = {
  rfm: { kind: 'rfm.segments', settings: RFM_DEFAULTS, rules: 'eight' },
  cohorts: { kind: 'cohorts.cells', ...COHORT_DEFAULTS },
  repurchase: { kind: 'repurchase.definitions', sameDay: true },
  survival: { kind: 'repurchase.survival' },
} as const satisfies Record<string, Question>;

const chosen = () => document.querySelector('input')!.files![0]!;
const time = async (work: () => Promise<unknown>) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** The view that the engine makes over a file's lines: what the file does not have is NULL. */
function canonicalSql(own: readonly LineColumn[]) {
  const columns = Object.entries(LINE_COLUMNS).map(([column, type]) => {
    if (column === 'source') return sql`${'orders.csv'} AS source`;
    return own.includes(column as LineColumn) ? ident(column) : sql`NULL::${raw(type)} AS ${ident(column)}`;
  });
  return sql`CREATE OR REPLACE VIEW order_lines AS SELECT ${join(columns)}, rowid AS rowid FROM lines WHERE fate IS NULL`;
}

/** The bench drives these from outside; each returns milliseconds. */
const bench = {
  start: () => time(() => engine.start()),
  preview: () => time(() => engine.probe(chosen(), { zone: 'UTC' })),
  async import() {
    await engine.show([]);
    const { plan } = await engine.probe(chosen(), { zone: 'UTC' });
    return time(async () => engine.show([(await engine.load(chosen(), plan)).sourceId]));
  },
  /** Building orders and customers: the first question after an import pays for it. */
  frame: () => time(() => engine.ask({ kind: 'overview.totals' }, request)),
  ask: (name: keyof typeof QUESTIONS) => time(() => engine.ask(QUESTIONS[name], request)),
  questions: Object.keys(QUESTIONS),
  /** The same statements for the reference, reading from `path`. */
  async statements(path: string) {
    const { plan } = await engine.probe(chosen(), { zone: 'UTC' });
    const surveyed = await survey(chosen(), plan);
    const span = (await engine.describe())!;
    const frame = resolveFrame(request.frame, span);
    const context = { ...PLAIN_NAMES, frame };
    return {
      import: render(linesSql(path, plan, surveyed)),
      lines: render(canonicalSql(lineColumns(plan))),
      frame: deriveSql(ident('order_lines'), PLAIN_NAMES, frame).map(render),
      questions: Object.fromEntries(
        Object.entries(QUESTIONS).map(([name, question]) => [name, render(answerSql(question, context))]),
      ),
    };
  },
};
export type Bench = typeof bench;

Object.assign(globalThis, { bench });
