import type { ImportPlan, Probe, QualityCounts, Survey, Totals } from '#import/index.ts';
import {
  fatesSql,
  linesSql,
  probe,
  qualitySql,
  reportFile,
  survey,
  totalsSql,
  type FileReport,
} from '#import/index.ts';
import { ident, sql } from '#sql/tag.ts';
import { openDuckDB, type Row, type TestDuckDB } from '../../support/duckdb.ts';

export interface Imported {
  probe: Probe;
  survey: Survey;
  report: FileReport;
  quality: QualityCounts;
  rows(query: string): Row[];
}

export interface ImportOptions {
  name?: string;
  change?: (plan: ImportPlan) => ImportPlan;
  zone?: string;
}

/** Files as the engine takes them in: probe, survey, one CREATE TABLE `lines`, counts. */
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
    const blob = typeof file === 'string' ? new Blob([file]) : file;
    const name = options.name ?? 'orders.csv';
    const found = await probe(blob, name, { zone: options.zone ?? 'UTC' });
    const plan = options.change ? options.change(found.plan) : found.plan;
    const surveyed = await survey(blob, plan);
    const path = `import/${this.#files++}`;
    this.db.registerBuffer(path, new Uint8Array(await surveyed.blob.arrayBuffer()));
    this.db.run('DROP TABLE IF EXISTS lines');
    this.db.run(sql`CREATE TABLE lines AS ${linesSql(path, plan, surveyed)}`);
    const table = ident('lines');
    const fates = this.db.rows(fatesSql(table)) as never;
    const totals = this.db.rows(totalsSql(table, plan))[0] as unknown as Totals;
    return {
      probe: found,
      survey: surveyed,
      report: reportFile({ name, size: blob.size }, plan, surveyed, fates, totals),
      quality: this.db.rows(qualitySql(table, plan, '2026-01-01'))[0] as unknown as QualityCounts,
      rows: (query) => this.db.rows(query),
    };
  }
}
