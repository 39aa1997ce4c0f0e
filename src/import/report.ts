import type { Role, TableKind } from '#orders/schema.ts';
import type { CaseId } from './cases.ts';
import { IMPORT_CODES, ImportError, type ImportCode, type LineCode, type RuleCode } from './codes.ts';
import type { Dialect, ImportPlan } from './plan.ts';
import { columnOf } from './plan.ts';
import { countedByRule, type Tally } from './quality.ts';
import type { Survey } from './survey.ts';

/** `import-report.json` (DESIGN 7). `lines = accepted + quarantined + Σ dropped` for every file. */
export interface ImportReport {
  version: 1;
  files: FileReport[];
}

export interface FileReport {
  name: string;
  bytes: number;
  /** What kind of table the lines went to. */
  table: TableKind;
  format: string;
  encoding: string;
  dialect: Dialect;
  /** Id of the platform layout recognised, null for none. */
  layout: string | null;
  /** The file's column for each role. */
  mapping: Partial<Record<Role, string>>;
  /** Data records without header, preamble and blank lines. */
  lines: number;
  accepted: number;
  quarantined: number;
  dropped: Partial<Record<RuleCode, number>>;
  totals: Totals;
}

/** Sums over the lines that count. */
export interface Totals {
  customers: number;
  /** Null when the file has no order ids. */
  orders: number | null;
  amount: number;
  /** Money given back that stands in a column of its own. */
  refunded: number;
  firstDay: string | null;
  lastDay: string | null;
}

/** What importing found, before any choice of what to leave out. Plain data, crosses to the page. */
export interface FileFacts {
  name: string;
  bytes: number;
  plan: ImportPlan;
  /** Records without header, preamble, remarks and blank lines. */
  lines: number;
  /** Records that could not be read as such, by reason; `footer` is a rule, the others are quarantined. */
  setAside: Partial<Record<LineCode | RuleCode, number>>;
  tally: Tally[];
}

/** Of a fate written by `linesSql`, or a reason of the survey. */
export const isRule = (fate: string): fate is RuleCode =>
  Object.hasOwn(IMPORT_CODES, fate) && IMPORT_CODES[fate as ImportCode].severity === 'rule';
export const isLineCode = (fate: string): fate is LineCode =>
  Object.hasOwn(IMPORT_CODES, fate) && IMPORT_CODES[fate as ImportCode].severity === 'line';

/**
 * Refuses what cannot be right.
 *
 * @throws {ImportError} counts-differ when DuckDB saw another number of records than the survey; no-valid-dates when
 * every line failed on its date
 */
export function checkTally(plan: ImportPlan, survey: Pick<Survey, 'records'>, tally: readonly Tally[]): void {
  const found = tally.reduce((sum, { lines }) => sum + lines, 0);
  if (found !== survey.records) throw new ImportError('counts-differ', { expected: survey.records, found });
  const undated = tally
    .filter(({ fate }) => fate === 'bad-date' || fate === 'missing-date')
    .reduce((sum, { lines }) => sum + lines, 0);
  const column = plan.columns[columnOf(plan, 'ordered_at')] ?? plan.columns[columnOf(plan, 'created_at')];
  if (found > 0 && undated === found) throw new ImportError('no-valid-dates', { column: column?.name ?? '' });
}

/** Quarantined lines by reason. */
export function reasonsOf({
  setAside,
  tally,
}: Pick<FileFacts, 'setAside' | 'tally'>): Partial<Record<LineCode, number>> {
  const reasons = Object.fromEntries(Object.entries(setAside).filter(([code]) => isLineCode(code)));
  for (const { fate, lines } of tally)
    if (fate !== null && isLineCode(fate)) reasons[fate] = (reasons[fate] ?? 0) + lines;
  return reasons;
}

/**
 * The report on one file under the rules in force.
 *
 * @throws {ImportError} counts-differ when a line has no fate or two
 */
export function reportFile(facts: FileFacts, totals: Totals, leave: readonly CaseId[]): FileReport {
  const { plan, setAside, tally } = facts;
  const kept = countedByRule(tally, leave);
  const dropped: Partial<Record<RuleCode, number>> = Object.fromEntries(
    Object.entries(setAside).filter(([code]) => isRule(code)),
  );
  const drop = (rule: RuleCode, lines: number) => (dropped[rule] = (dropped[rule] ?? 0) + lines);
  for (const { fate, lines } of tally) if (fate !== null && isRule(fate)) drop(fate, lines);
  for (const [rule, lines] of kept) if (rule !== null) drop(rule, lines);
  const report: FileReport = {
    name: facts.name,
    bytes: facts.bytes,
    table: plan.table,
    format: plan.reading.format,
    encoding: plan.reading.encoding,
    dialect: plan.dialect,
    layout: plan.layout,
    mapping: Object.fromEntries(plan.columns.flatMap(({ name, role }) => (role === null ? [] : [[role, name]]))),
    lines: facts.lines,
    accepted: kept.get(null) ?? 0,
    quarantined: Object.values(reasonsOf(facts)).reduce((sum, lines) => sum + lines, 0),
    dropped,
    totals,
  };
  if (!reconciles(report))
    throw new ImportError('counts-differ', { expected: report.lines, found: accountedFor(report) });
  return report;
}

const accountedFor = ({ accepted, quarantined, dropped }: FileReport): number =>
  accepted + quarantined + Object.values(dropped).reduce((sum, lines) => sum + lines, 0);

/** Does every line have exactly one fate? */
export const reconciles = (report: FileReport): boolean => report.lines === accountedFor(report);
