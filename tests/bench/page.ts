import { EngineClient } from '#engine/client.ts';
import type { FrameRequest, Shown, ShowHow } from '#engine/contract.ts';
import { DEFAULT_LEAVE } from '#import/cases.ts';
import {
  funnelSql,
  keptSql,
  lineColumns,
  linesSql,
  markCopiesSql,
  outlierCutSql,
  partsOf,
  prepare,
  probe,
  survey,
  tallySql,
  totalsSql,
  type ImportPlan,
} from '#import/index.ts';
import { typedLinesSql } from '#import/lines.ts';
import { numberingSql } from '#import/read.ts';
import { answerSql, type Question } from '#models/questions.ts';
import { deriveSql, PLAIN_NAMES } from '#orders/derive.ts';
import { defaultFrame } from '#orders/frame.ts';
import { resolveFrame } from '#orders/resolve.ts';
import { LINE_COLUMNS, type LineColumn } from '#orders/schema.ts';
import { withMembers } from '#segments/context.ts';
import { render } from '#sql/render.ts';
import { ident, join, raw, sql, type Sql } from '#sql/tag.ts';
import { EXAMPLES } from '../support/examples.ts';
import { FitBench } from './fit-page.ts';

const engine = new EngineClient();
const request: FrameRequest = { frame: defaultFrame('UTC'), members: [] };
const how: ShowHow = { leave: DEFAULT_LEAVE, identity: 'id' };
const clock = { today: new Date().toISOString().slice(0, 10) };
let shown: Shown | null = null;
let source = 0;

/** Answers of a row per customer are what exports write; what is asked of a screen is timed. */
const isExport = (kind: string): boolean => /export$|customers$/iu.test(kind);
/** What reads a valuation is not SQL alone: the models behind it are timed by the part `clv`. */
const readsValuation = (question: Question): boolean => 'valuation' in question || 'valuations' in question;
const QUESTIONS: Readonly<Record<string, Question>> = Object.fromEntries(
  Object.entries(EXAMPLES).filter(([kind, question]) => !isExport(kind) && !readsValuation(question)),
);

const chosen = () => document.querySelector('input')!.files![0]!;
const time = async (work: () => Promise<unknown>) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** Looks at the file as the page does when it is dropped. */
async function look(): Promise<ImportPlan> {
  const [part] = await engine.look(chosen());
  return (await engine.probe(chosen(), part!, { zone: 'UTC' })).plan;
}

async function load(plan: ImportPlan): Promise<void> {
  source = (await engine.load(chosen(), plan)).sourceId;
  shown = await engine.show([source], how);
}

/** Nothing is open, and nothing of the file is held any more. */
const clear = () => engine.show([], how);

/** The view that the engine makes over a file's lines: what the file does not have is NULL. */
function canonicalSql(own: readonly string[]): Sql {
  const columns = (Object.keys(LINE_COLUMNS) as LineColumn[]).map((column) => {
    if (column === 'source') return sql`${'orders.csv'} AS source`;
    return own.includes(column) ? ident(column) : sql`NULL::${raw(LINE_COLUMNS[column])} AS ${ident(column)}`;
  });
  return sql`CREATE OR REPLACE VIEW order_lines AS SELECT ${join(columns)}, rowid AS rowid FROM lines WHERE ${keptSql(how.leave)}`;
}

/** The cells of a Parquet file as texts, in its order of columns, which is the plan's. */
const parquetSql = (path: string, plan: ImportPlan): Sql =>
  sql`(SELECT ${join(plan.columns.map(({ name }, i) => sql`${ident(name)}::VARCHAR AS ${ident(`c${i}`)}`))} FROM read_parquet(${path}))`;

/** The bench drives these from outside; most return milliseconds. */
const bench = {
  start: () => time(() => engine.start()),
  async preview() {
    await clear();
    return time(look);
  },
  /** From a plan to data that is shown; the file was looked at before, as on the page. */
  async import() {
    await clear();
    const plan = await look();
    return time(() => load(plan));
  },
  /** From a dropped file to data that is shown. */
  async whole() {
    await clear();
    return time(async () => load(await look()));
  },
  /** Lines that were accepted, and what they sum to. */
  totals() {
    const accepted = shown!.files.flatMap(({ tally }) => tally.filter(({ fate }) => fate === null));
    return {
      lines: accepted.reduce((sum, { lines }) => sum + lines, 0),
      amount: accepted.reduce((sum, { amount }) => sum + amount, 0),
    };
  },
  /** The tables of every frame have to be built anew. */
  forget: () => engine.show([source], how),
  /** Building orders and customers: the first question after an import pays for it. */
  frame: () => time(() => engine.ask({ kind: 'overview.totals' }, request)),
  ask: (name: string) => time(() => engine.ask(QUESTIONS[name]!, request)),
  questions: () => Object.keys(QUESTIONS),
  /** The same statements for the reference, which reads from `path`. */
  async statements({ kind, path }: { kind: 'csv' | 'parquet'; path: string }) {
    const file = chosen();
    const [part] = await partsOf(file, file.name);
    const prepared = await prepare(file, part!);
    const { plan } = await probe(prepared, file, { zone: 'UTC' });
    const surveyed = await survey(prepared.text, plan);
    // Its header is one line more that is set aside: the totals show that nothing else differs.
    const lines =
      kind === 'csv'
        ? linesSql(path, plan, surveyed, clock)
        : typedLinesSql(parquetSql(path, plan), numberingSql(surveyed), plan, clock);
    const table = ident('lines');
    return {
      import: [
        sql`CREATE TABLE lines AS ${lines}`,
        ...markCopiesSql(table, surveyed.records),
        outlierCutSql(table, plan),
        funnelSql(table, plan),
        tallySql(table, plan),
        totalsSql(table, plan, how.leave),
      ].map(render),
      lines: render(canonicalSql(lineColumns(plan))),
      ...this.questionStatements(),
    };
  },
  questionStatements() {
    if (!shown?.span) return {};
    const frame = resolveFrame(request.frame, shown.span);
    const context = withMembers({ ...PLAIN_NAMES, frame, valued: () => raw('valued') });
    return {
      frame: deriveSql(ident('order_lines'), PLAIN_NAMES, frame).map(render),
      questions: Object.fromEntries(
        Object.entries(QUESTIONS).map(([name, question]) => [name, render(answerSql(question, context))]),
      ),
    };
  },
};

Object.assign(globalThis, { bench, fitBench: new FitBench() });
