import {
  checkTally,
  DEFAULT_LEAVE,
  funnelSql,
  linesSql,
  markBadLinesSql,
  markCopiesSql,
  markOutliersSql,
  outlierCutSql,
  partsOf,
  prepare,
  probe,
  readSql,
  reportFile,
  survey,
  tallySql,
  totalsSql,
  type CaseId,
  type FileFacts,
  type FileReport,
  type Funnel,
  type ImportPlan,
  type Part,
  type Prepared,
  type Probe,
  type Survey,
  type Tally,
  type Totals,
} from '#import/index.ts';
import type { ProbeOptions } from '#import/probe.ts';
import { casesOf, findings } from '#import/quality.ts';
import { ident, sql, type Sql } from '#sql/tag.ts';
import { openDuckDB, type Row, type TestDuckDB } from '../../support/duckdb.ts';

export interface Imported {
  prepared: Prepared;
  probe: Probe;
  plan: ImportPlan;
  survey: Survey;
  facts: FileFacts;
  report: FileReport;
  funnel: Funnel;
  /** Lines and money per case and finding; what does not occur is absent or 0. */
  cases: Partial<Record<CaseId, { lines: number; amount: number }>>;
  findings: ReturnType<typeof findings>;
  rows(query: string): Row[];
  /** Every cell of every record as DuckDB reads it, before any cleaning. */
  cells(): string[][];
}

export interface ImportOptions extends Pick<ProbeOptions, 'dialect' | 'table' | 'layout'> {
  name?: string;
  part?: (parts: readonly Part[]) => Part | undefined;
  encoding?: ImportPlan['reading']['encoding'];
  change?: (plan: ImportPlan) => ImportPlan;
  zone?: string;
  leave?: readonly CaseId[];
  today?: string;
}

/** A file looked at as the engine does, its first part unless another is asked for. */
export async function look(
  file: Blob | string,
  options: ImportOptions = {},
): Promise<{ prepared: Prepared; probe: Probe }> {
  const blob = typeof file === 'string' ? new Blob([file]) : file;
  const name = options.name ?? 'orders.csv';
  const parts = await partsOf(blob, name);
  const part = (options.part ? options.part(parts) : parts[0])!;
  const prepared = await prepare(blob, part, { encoding: options.encoding });
  const { dialect, table, layout, zone = 'UTC' } = options;
  const found = await probe(
    prepared,
    { name, size: blob.size },
    {
      zone,
      ...(dialect ? { dialect } : {}),
      ...(table ? { table } : {}),
      ...(layout === null ? { layout } : {}),
    },
  );
  return { prepared, probe: found };
}

/** Files as the engine takes them in: open, probe, survey, one CREATE TABLE `lines`, counts. */
export class Importer {
  readonly db: TestDuckDB;
  #files = 0;
  constructor(db: TestDuckDB) {
    this.db = db;
  }

  static async open(): Promise<Importer> {
    return new Importer(await openDuckDB());
  }

  async import(file: Blob | string, options: ImportOptions = {}): Promise<Imported> {
    const { prepared, probe: found } = await look(file, options);
    const plan = options.change ? options.change(found.plan) : found.plan;
    const surveyed = await survey(prepared.text, plan);
    const path = `import/${this.#files++}`;
    this.db.registerBuffer(path, new Uint8Array(await surveyed.blob.arrayBuffer()));
    this.db.run('DROP TABLE IF EXISTS lines');
    this.db.run(sql`CREATE TABLE lines AS ${linesSql(path, plan, surveyed, { today: options.today ?? '2026-01-01' })}`);
    const table = ident('lines');
    const one = (query: Sql): unknown => this.db.rows(query)[0];
    if (prepared.bad.length > 0)
      this.db.run(
        markBadLinesSql(
          table,
          prepared.bad.map(({ record }) => record),
        ),
      );
    for (const statement of markCopiesSql(table, surveyed.records)) this.db.run(statement);
    if (plan.table === 'orders') {
      const { cut } = (one(outlierCutSql(table, plan)) ?? { cut: null }) as { cut: number | null };
      if (cut !== null) this.db.run(markOutliersSql(table, plan, cut));
    }
    const tally = this.db.rows(tallySql(table, plan)) as unknown as Tally[];
    checkTally(plan, surveyed, tally);
    const setAside: FileFacts['setAside'] = {};
    for (const { code } of surveyed.setAside) setAside[code] = (setAside[code] ?? 0) + 1;
    const facts: FileFacts = { name: plan.name, bytes: found.bytes, plan, lines: surveyed.lines, setAside, tally };
    const leave = options.leave ?? DEFAULT_LEAVE;
    return {
      prepared,
      probe: found,
      plan,
      survey: surveyed,
      facts,
      report: reportFile(facts, one(totalsSql(table, plan, leave)) as Totals, leave),
      funnel: one(funnelSql(table, plan)) as Funnel,
      cases: Object.fromEntries(casesOf(tally, leave).map(({ id, lines, amount }) => [id, { lines, amount }])),
      findings: findings(tally),
      rows: (query) => this.db.rows(query),
      cells: () =>
        this.db.rows(sql`FROM ${readSql(path, plan, surveyed)}`).map((row) => Object.values(row).map(String)),
    };
  }
}
