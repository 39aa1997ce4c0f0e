import { DEFAULT_LEAVE } from '#import/index.ts';
import { deriveSql, totalsSql } from '#orders/derive.ts';
import { defaultFrame } from '#orders/frame.ts';
import { resolveFrame } from '#orders/resolve.ts';
import { spanOf, spanSql, type SpanRow } from '#orders/span.ts';
import { render } from '#sql/render.ts';
import { ident } from '#sql/tag.ts';
import type { Frame } from '#orders/frame.ts';
import { numberedLinesSql } from '../../../workers/engine/views.ts';
import type { Imported, Importer, ImportOptions } from './support.ts';

/** What a shop owner reads off the first page. */
export interface Numbers {
  customers: number;
  orders: number;
  revenue: number;
}

export interface Shop extends Imported {
  /** Null when the file holds no sale. */
  numbers: Numbers | null;
  /** Codes of what is said before importing. */
  said: string[];
  /** The file's column for each role. */
  mapping: Imported['report']['mapping'];
}

/** A file from its text to the numbers of the first page, as the engine goes. */
export async function shopOf(
  importer: Importer,
  file: Blob | string,
  options: ImportOptions & { frame?: Partial<Frame> } = {},
): Promise<Shop> {
  const imported = await importer.import(file, options);
  const { probe, plan, report } = imported;
  return {
    ...imported,
    numbers: plan.table === 'orders' ? numbersOf(importer, imported, options) : null,
    said: probe.problems.map(({ code }) => code),
    mapping: report.mapping,
  };
}

function numbersOf(
  { db }: Importer,
  { plan }: Imported,
  { leave = DEFAULT_LEAVE, frame = {} }: ImportOptions & { frame?: Partial<Frame> },
): Numbers | null {
  const tables = { lines: ident('lines'), quarantine: ident('quarantine') };
  const names = { orders: ident('shop_orders'), refunds: ident('shop_refunds'), customers: ident('shop_customers') };
  for (const name of ['shop_orders', 'shop_refunds', 'shop_customers']) db.run(`DROP TABLE IF EXISTS ${name}`);
  const lines = ident('shop_lines');
  db.run('DROP VIEW IF EXISTS shop_lines');
  db.run(`CREATE VIEW shop_lines AS ${render(numberedLinesSql([{ id: 1, name: 'shop', plan, tables }], leave, null))}`);
  const span = spanOf(db.rows(spanSql(lines)) as unknown as SpanRow[]);
  if (span === null) return null;
  const resolved = resolveFrame({ ...defaultFrame('UTC'), ...frame }, span);
  for (const statement of deriveSql(lines, names, resolved)) db.run(statement);
  return db.rows(totalsSql(names.customers))[0] as unknown as Numbers;
}
