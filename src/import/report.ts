import type { Role } from '#orders/schema.ts';
import { IMPORT_CODES, ImportError, type ImportCode, type LineCode, type RuleCode } from './codes.ts';
import type { Dialect, ImportPlan } from './plan.ts';
import { columnOf } from './plan.ts';
import type { Survey } from './survey.ts';

/** `import-report.json` (DESIGN 7). `lines = accepted + quarantined + Σ dropped` for every file. */
export interface ImportReport {
  version: 1;
  files: FileReport[];
}

export interface FileReport {
  name: string;
  bytes: number;
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

/** Sums over the accepted lines. */
export interface Totals {
  customers: number;
  /** Null when the file has no order ids. */
  orders: number | null;
  amount: number;
  firstDay: string | null;
  lastDay: string | null;
}

/** One row of `fatesSql`. */
export interface FateCount {
  fate: string | null;
  fate_column: string | null;
  lines: number;
}

/** Of a fate written by `linesSql`. */
export const isRule = (fate: string): fate is RuleCode =>
  Object.hasOwn(IMPORT_CODES, fate) && IMPORT_CODES[fate as ImportCode].severity === 'rule';
export const isLineCode = (fate: string): fate is LineCode =>
  Object.hasOwn(IMPORT_CODES, fate) && IMPORT_CODES[fate as ImportCode].severity === 'line';

/**
 * The report on one file.
 *
 * @throws {ImportError} counts-differ when DuckDB saw another number of records than the survey; no-valid-dates when
 * every line failed on its date
 */
export function reportFile(
  file: { name: string; size: number },
  plan: ImportPlan,
  survey: Pick<Survey, 'lines' | 'records' | 'setAside'>,
  fates: readonly FateCount[],
  totals: Totals,
): FileReport {
  const found = fates.reduce((sum, { lines }) => sum + lines, 0);
  if (found !== survey.records) throw new ImportError('counts-differ', { expected: survey.records, found });
  const sum = (matches: (fate: string | null) => boolean) =>
    fates.filter(({ fate }) => matches(fate)).reduce((total, { lines }) => total + lines, 0);
  if (found > 0 && sum((fate) => fate === 'bad-date' || fate === 'missing-date') === found) {
    throw new ImportError('no-valid-dates', { column: plan.columns[columnOf(plan, 'ordered_at')]!.name });
  }
  const rules = [...new Set(fates.map(({ fate }) => fate))].filter((fate) => fate !== null).filter(isRule);
  const report: FileReport = {
    name: file.name,
    bytes: file.size,
    encoding: 'utf-8',
    dialect: plan.dialect,
    layout: null,
    mapping: Object.fromEntries(plan.columns.flatMap(({ name, role }) => (role === null ? [] : [[role, name]]))),
    lines: survey.lines,
    accepted: sum((fate) => fate === null),
    quarantined: survey.setAside.length + sum((fate) => fate !== null && isLineCode(fate)),
    dropped: Object.fromEntries(rules.map((rule) => [rule, sum((fate) => fate === rule)])),
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
