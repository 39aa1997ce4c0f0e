import type { Role, TableKind } from '#orders/schema.ts';
import { buyerProblems } from './buyers.ts';
import { type ImportProblem } from './codes.ts';
import { findHeader, layoutById } from './layouts/index.ts';
import type { Layout, LayoutNote } from './layouts/layout.ts';
import { guessMapping, isUndone, profileColumn, type ColumnProfile } from './mapping.ts';
import { nameScore } from './names.ts';
import { columnOf, validatePlan, type Dialect, type ImportPlan } from './plan.ts';
import type { Prepared } from './prepare.ts';
import { kindOfStatus } from './status.ts';
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
    const { name, nothing } = plan.columns[buyer]!;
    problems.push(...buyerProblems(name, valuesIn(rows, buyer), nothing));
  }
  if (buyer < 0) problems.push(...maskedBuyers(columns));
  return [
    ...problems,
    ...roundedIds(plan, rows),
    ...(plan.table === 'orders' ? readAsOrders(plan, columns, rows) : []),
    ...ambiguousDates(plan, columns),
    ...unsureDecimals(plan, columns),
  ];
}

const valuesIn = (rows: readonly (readonly string[])[], index: number): string[] =>
  rows.map((row) => row[index]?.trim() ?? '');

/** Why no column says who bought: those that would are masked. */
const maskedBuyers = (columns: readonly ColumnProfile[]): ImportProblem[] =>
  columns
    .filter(({ name, masked }) => masked > 0 && nameScore(name, 'customer_id') > 0)
    .slice(0, 1)
    .map(({ name, masked }) => ({ code: 'masked-buyers', params: { column: name, share: masked }, column: name }));

/** Ids that went through a workbook: 2.28E+18, or digits behind the fifteenth that are all zeros. */
function roundedIds(plan: ImportPlan, rows: readonly (readonly string[])[]): ImportProblem[] {
  const ids = (['order_id', 'customer_id', 'product_id'] as const).filter((role) => columnOf(plan, role) >= 0);
  const cells = ids.reduce((sum, role) => {
    const values = valuesIn(rows, columnOf(plan, role));
    const powers = values.filter((value) => /^\d(\.\d+)?E\+\d{2}$/i.test(value)).length;
    const long = [...new Set(values)].filter((value) => /^\d{16,20}$/.test(value));
    const zeros = long.length > 1 && long.every((value) => /^\d{15}0+$/.test(value)) ? long.length : 0;
    return sum + powers + zeros;
  }, 0);
  return cells > 0 ? [{ code: 'long-numbers', params: { cells } }] : [];
}

/** How the money is read where that was decided by the values, and what is not read at all. */
function readAsOrders(
  plan: ImportPlan,
  columns: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
): ImportProblem[] {
  const problems: ImportProblem[] = [];
  const of = (role: Role) => plan.columns[columnOf(plan, role)];
  const total = of('order_total');
  if (plan.layout === null && total && !plan.fillDown)
    problems.push({ code: 'totals-repeated', params: { column: total.name }, column: total.name });
  const order = of('order_id');
  if (order?.perDay) problems.push({ code: 'orders-restart', params: { column: order.name }, column: order.name });
  return [...problems, ...statusProblems(plan, columns, rows), ...mixedCurrencies(plan, rows)];
}

/** Where more than this share of the lines counts for nothing, a word may have been misread. */
const MOSTLY = 0.5;
const ENOUGH_LINES = 10;

function statusProblems(
  plan: ImportPlan,
  columns: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
): ImportProblem[] {
  const at = columnOf(plan, 'status');
  const status = plan.columns[at];
  if (!status) return [];
  // Where another column or a row of its own says what went back, the word alone takes nothing off.
  const byWord = plan.moneyBack === 'status' && columnOf(plan, 'refunded') < 0;
  const undone = valuesIn(rows, at).filter((value) => {
    const kind = plan.statusKinds[value];
    return kind === 'cancelled' || (byWord && kind === 'refund');
  });
  const column = status.name;
  const found: ImportProblem[] = [];
  if (rows.length >= ENOUGH_LINES && undone.length > MOSTLY * rows.length) {
    const value = mostFrequent(undone);
    found.push({ code: 'mostly-undone', params: { column, value, share: undone.length / rows.length }, column });
  }
  if (plan.layout !== null || columnOf(plan, 'refunded') >= 0) return found;
  const other = columns.find(
    ({ name, undone: share, distinct }, i) =>
      plan.columns[i]!.role === null && nameScore(name, 'status') > 0 && share > 0 && distinct <= 50,
  );
  const value = other?.samples.find((sample) => isUndone(kindOfStatus(sample)));
  return other && value !== undefined
    ? [...found, { code: 'second-status', params: { column: other.name, value }, column: other.name }]
    : found;
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

const SIGN = /US\$|HK\$|NT\$|CA?\$|AU?\$|R\$|[¥￥$€£₹₩₽₺₫₴₪฿]|[A-Z]{3}|元|円|圆/;

/** Amounts with signs of different currencies, and no column that tells them apart. */
function mixedCurrencies(plan: ImportPlan, rows: readonly (readonly string[])[]): ImportProblem[] {
  if (columnOf(plan, 'currency') >= 0) return [];
  return (['amount', 'order_total', 'unit_price'] as const).flatMap((role): ImportProblem[] => {
    const at = columnOf(plan, role);
    const column = plan.columns[at]?.name ?? '';
    const signs = new Set(
      valuesIn(rows, at).flatMap((value) => SAME_SIGN.get(SIGN.exec(value)?.[0] ?? '') ?? SIGN.exec(value)?.[0] ?? []),
    );
    return at >= 0 && signs.size > 1
      ? [{ code: 'mixed-currencies', params: { column, signs: [...signs].join(' ') }, column }]
      : [];
  });
}
/** Two ways of writing one currency. */
const SAME_SIGN: ReadonlyMap<string, string> = new Map([
  ['￥', '¥'],
  ['元', '¥'],
  ['圆', '¥'],
  ['円', '¥'],
  ['CNY', '¥'],
  ['RMB', '¥'],
  ['JPY', '¥'],
  ['US$', '$'],
  ['USD', '$'],
  ['EUR', '€'],
  ['GBP', '£'],
]);

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
