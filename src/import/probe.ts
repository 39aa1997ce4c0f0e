import type { TableKind } from '#orders/schema.ts';
import { buyerProblems } from './buyers.ts';
import { type ImportProblem } from './codes.ts';
import { findHeader, layoutById } from './layouts/index.ts';
import type { Layout, LayoutNote } from './layouts/layout.ts';
import { guessMapping, profileColumn, type ColumnProfile } from './mapping.ts';
import { columnOf, validatePlan, type Dialect, type ImportPlan } from './plan.ts';
import type { Prepared } from './prepare.ts';
import { sniffStructure, textSamples, type Structure } from './structure.ts';

/** One record of the preview. */
export interface SampleRow {
  /** Physical line it begins on. */
  line: number;
  fields: string[];
}

export interface Probe {
  name: string;
  /** Bytes of the file as chosen, and of its text. */
  bytes: number;
  textBytes: number;
  candidates: Prepared['candidates'];
  sides: Prepared['sides'];
  undecodable: Prepared['undecodable'];
  /** Names and readings guessed; the user may change all of it. */
  plan: ImportPlan;
  columns: ColumnProfile[];
  rows: SampleRow[];
  /** Where the table lies and why the dialect was taken. */
  structure: Pick<Structure, 'preamble' | 'headerRows' | 'footer' | 'tables' | 'evidence'>;
  /** The platform's export that was recognised, and what has to be known about it. */
  layout: { id: string; platform: string; report: string; notes: readonly LayoutNote[] } | null;
  /** Bytes per record in the sample, for estimates. */
  recordBytes: number;
  /** Warnings, and what still stands in the way of importing (see `validatePlan`). */
  problems: ImportProblem[];
}

export interface ProbeOptions {
  /** Shop's zone for stamps with an offset. Default: this machine's. */
  zone?: string;
  /** Overrides of the sniffed dialect, when the user knows better. */
  dialect?: Partial<Dialect>;
  /** The kind of file, when the user knows better. */
  table?: TableKind;
  /** `null` reads the file as if no layout were known. */
  layout?: null;
  signal?: AbortSignal | undefined;
}

const PREVIEW_ROWS = 50;

/**
 * Looks at the beginning, the middle and the end of a file's text and guesses how to import it. Costs under a megabyte of
 * reading whatever the size.
 *
 * @throws {ImportError} empty-file, header-only, record-too-long, too-many-columns, file-gone
 */
export async function probe(
  prepared: Prepared,
  file: { name: string; size: number },
  options: ProbeOptions = {},
): Promise<Probe> {
  const { reading, text } = prepared;
  const samples = await textSamples(text);
  const given: Partial<Dialect> =
    reading.format === 'text' ? {} : { delimiter: ',', quote: '"', escape: 'double', comment: '', ragged: false };
  const find = options.layout === null ? undefined : findHeader;
  const counted = reading.format === 'text' ? 'lines' : 'rows';
  const structure = sniffStructure(samples, { ...given, ...options.dialect }, find, counted);
  const { dialect, names, recordBytes } = structure;
  const found = find?.(structure.headerRows.map(({ fields }) => fields))?.layout ?? null;

  const rows = [...structure.rows.map(({ fields }) => fields), ...structure.more];
  const fitting = rows.filter((fields) => dialect.ragged || dialect.pad || fields.length === names.length);
  const columns = names.map((column, i) =>
    profileColumn(
      column,
      fitting.map((fields) => fields[i] ?? ''),
    ),
  );
  const plan: ImportPlan = {
    name: [file.name, ...reading.path].join(' › '),
    reading,
    dialect,
    ...mapped(columns, fitting, dialect, found, options.table),
    zone: options.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  const layout = plan.layout === null ? null : layoutById(plan.layout);
  return {
    name: plan.name,
    bytes: file.size,
    textBytes: text.size,
    candidates: prepared.candidates,
    sides: prepared.sides,
    undecodable: prepared.undecodable,
    plan,
    columns,
    rows: structure.rows.slice(0, PREVIEW_ROWS),
    structure: {
      preamble: structure.preamble,
      headerRows: structure.headerRows,
      footer: structure.footer,
      tables: structure.tables,
      evidence: structure.evidence,
    },
    layout: layout && { id: layout.id, platform: layout.platform, report: layout.report, notes: layout.notes },
    recordBytes,
    problems: [...validatePlan(plan), ...structure.problems, ...warnings(plan, columns, fitting, prepared)],
  };
}

function mapped(
  columns: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
  dialect: Dialect,
  layout: Layout | null,
  table: TableKind | undefined,
) {
  if (dialect.ragged) {
    // Every field is a product, whatever it looks like.
    const none = guessMapping(columns, [], false, { table: 'baskets' });
    return { ...none, columns: columns.map(({ name }) => ({ name, role: null })) };
  }
  return guessMapping(columns, rows, dialect.headerLines > 0, { layout, ...(table ? { table } : {}) });
}

/** What is worth knowing before importing; nothing of it stands in the way. */
function warnings(
  plan: ImportPlan,
  columns: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
  { undecodable, longNumbers, mergedCells }: Prepared,
): ImportProblem[] {
  const buyer = columnOf(plan, 'customer_id');
  const problems: ImportProblem[] = [];
  if (undecodable.count > 0) {
    const line = undecodable.places[0]?.line ?? 1;
    problems.push({ code: 'undecodable-bytes', params: { count: undecodable.count, line }, line });
  }
  if (longNumbers > 0) problems.push({ code: 'long-numbers', params: { cells: longNumbers } });
  if (mergedCells > 0) problems.push({ code: 'merged-cells', params: { cells: mergedCells } });
  if (plan.table === 'baskets') problems.push({ code: 'no-buyer', params: {} });
  if (plan.table === 'orders' && buyer >= 0) {
    const values = rows.map((row) => row[buyer] ?? '');
    problems.push(...buyerProblems(plan.columns[buyer]!.name, values));
  }
  return [...problems, ...ambiguousDates(plan, columns), ...unsureDecimals(plan, columns)];
}

function ambiguousDates(plan: ImportPlan, columns: readonly ColumnProfile[]): ImportProblem[] {
  return plan.columns.flatMap((column, i) => {
    const rival = columns[i]?.date?.rival;
    if (column.role !== 'ordered_at' || !rival) return [];
    return [
      { code: 'ambiguous-date', params: { column: column.name, example: rival.example }, column: column.name } as const,
    ];
  });
}

function unsureDecimals(plan: ImportPlan, columns: readonly ColumnProfile[]): ImportProblem[] {
  return plan.columns.flatMap((column, i) => {
    const decimal = columns[i]?.decimal;
    const isMoney = column.role === 'amount' || column.role === 'order_total' || column.role === 'unit_price';
    if (!isMoney || !decimal || decimal.sure) return [];
    const example = columns[i]!.samples.find((value) => /[.,]/.test(value)) ?? '';
    return [{ code: 'ambiguous-decimal', params: { column: column.name, example }, column: column.name } as const];
  });
}
