import type { FixTrial } from '#engine/contract.ts';
import type { LineCode } from '#import/codes.ts';
import { DATE_FORMAT_IDS, DATE_FORMATS, type DateFormatId } from '#import/dates.ts';
import { fixedText, type Fix } from '#import/fixes.ts';
import type { ImportPlan } from '#import/index.ts';
import { hasRole } from '#import/plan.ts';
import { isLineCode } from '#import/report.ts';
import { splitRecord } from '#import/scanner.ts';
import type { OpenFile } from '#session/session.svelte.ts';
import { ROLES, type Role } from '#orders/schema.ts';

/** Quarantined lines of one file with one reason and column. */
export interface Group {
  sourceId: number;
  code: LineCode;
  /** The file's name of the column; null when the line as a whole is at fault. */
  column: string | null;
  lines: number;
}

/** All quarantined lines in groups, the largest first. */
export function groupsOf(files: readonly Pick<OpenFile, 'sourceId' | 'facts' | 'tally'>[]): Group[] {
  return files
    .flatMap(({ sourceId, facts, tally }): Group[] => {
      const whole = Object.entries(facts.setAside).flatMap(([code, lines]): Group[] =>
        isLineCode(code) ? [{ sourceId, code, column: null, lines }] : [],
      );
      const groups = new Map<string, Group>();
      for (const { fate, fate_column: column, lines } of tally) {
        if (fate === null || !isLineCode(fate)) continue;
        const key = JSON.stringify([fate, column]);
        groups.set(key, { sourceId, code: fate, column, lines: lines + (groups.get(key)?.lines ?? 0) });
      }
      return [...whole, ...groups.values()];
    })
    .filter(({ lines }) => lines > 0)
    .toSorted((a, b) => b.lines - a.lines || a.sourceId - b.sourceId || (a.code < b.code ? -1 : 1));
}

export const isSameGroup = (a: Group, b: Group): boolean =>
  a.sourceId === b.sourceId && a.code === b.code && a.column === b.column;

/** What a reader can decide about a group: how its column is read, or that short lines are filled up. */
export type Remedy = { kind: 'column'; role: Role; rules: readonly RuleKind[] } | { kind: 'pad' };
export type RuleKind = Fix['kind'];

const UNREAD: ReadonlySet<LineCode> = new Set<LineCode>([
  'bad-date',
  'bad-amount',
  'bad-quantity',
  'bad-price',
  'bad-discount',
  'bad-refund',
  'bad-score',
]);
const TIME_RULES = ['date-format', 'strip', 'replace', 'nothing'] as const;
const NUMBER_RULES = ['decimal', 'strip', 'replace', 'nothing'] as const;

/** Null where only the file itself can be corrected. */
export function remedyOf({ code, column }: Group, plan: ImportPlan): Remedy | null {
  if (code === 'field-count') return plan.dialect.pad || plan.dialect.ragged ? null : { kind: 'pad' };
  const role = plan.columns.find(({ name }) => name === column)?.role ?? null;
  if (role === null || !UNREAD.has(code)) return null;
  return { kind: 'column', role, rules: ROLES[role].needs === 'time' ? TIME_RULES : NUMBER_RULES };
}

/** A rule that is tried where the plain reading gives nothing. */
export type Rule =
  | { kind: 'pad' }
  | {
      kind: 'column';
      column: string;
      fix: Fix;
      /** A format that the changed text is in, besides those its column has. */
      format?: DateFormatId;
    };

export function withRule(plan: ImportPlan, rule: Rule): ImportPlan {
  if (rule.kind === 'pad') return { ...plan, dialect: { ...plan.dialect, pad: true } };
  const fixed = changedFixes(plan, rule, (fixes) => [...fixes.filter((fix) => !isSame(fix, rule.fix)), rule.fix]);
  return rule.format === undefined ? fixed : withFormat(fixed, rule.column, rule.format);
}

export function withoutRule(plan: ImportPlan, rule: Rule): ImportPlan {
  if (rule.kind === 'pad') return { ...plan, dialect: { ...plan.dialect, pad: false } };
  return changedFixes(plan, rule, (fixes) => fixes.filter((fix) => !isSame(fix, rule.fix)));
}

/** The rules in force. */
export const rulesOf = (plan: ImportPlan): Rule[] => [
  ...(plan.dialect.pad ? [{ kind: 'pad' } as const] : []),
  ...plan.columns.flatMap(({ name, fixes = [] }) => fixes.map((fix): Rule => ({ kind: 'column', column: name, fix }))),
];

function changedFixes(
  plan: ImportPlan,
  { column: name }: Extract<Rule, { kind: 'column' }>,
  change: (fixes: readonly Fix[]) => Fix[],
): ImportPlan {
  const columns = plan.columns.map((column) => {
    if (column.name !== name) return column;
    const { fixes = [], ...rest } = column;
    const changed = change(fixes);
    return changed.length === 0 ? rest : { ...rest, fixes: changed };
  });
  return { ...plan, columns };
}

/** The format comes last, so that what was read before is read as before. */
const withFormat = (plan: ImportPlan, name: string, format: DateFormatId): ImportPlan => ({
  ...plan,
  columns: plan.columns.map((column) =>
    column.name !== name || column.dateFormats?.includes(format)
      ? column
      : { ...column, dateFormats: [...(column.dateFormats ?? []), format] },
  ),
});

/** The format that reads most of the changed texts; null when those of the column read as many, or none reads any. */
export function formatFor(texts: readonly string[], fix: Fix, known: readonly DateFormatId[]): DateFormatId | null {
  const changed = texts.map((text) => fixedText(text, fix));
  const share = (format: DateFormatId) => changed.filter((text) => DATE_FORMATS[format].matches(text)).length;
  const best = DATE_FORMAT_IDS.toSorted((a, b) => share(b) - share(a))[0]!;
  const readNow = changed.filter((text) => known.some((format) => DATE_FORMATS[format].matches(text))).length;
  return share(best) > readNow ? best : null;
}

const isSame = (a: Fix, b: Fix): boolean => JSON.stringify(a) === JSON.stringify(b);

/** True when what one line is depends on others of its order, so that the whole file has to be read again. */
export const dependsOnOthers = (plan: ImportPlan): boolean => plan.fillDown || hasRole(plan, 'order_total');

/** What stands in a line's column. */
export function cellOf(text: string, plan: ImportPlan, column: string): string {
  const place = plan.columns.findIndex(({ name }) => name === column);
  return splitRecord(text, plan.dialect)[place] ?? '';
}

/** Why lines of the group would stay: a trial speaks of the whole file, and other groups' lines stay for their own reasons. */
export function staying(trial: FixTrial, groups: readonly Group[], group: Group): { code: LineCode; lines: number }[] {
  const others = (code: string) =>
    groups
      .filter((other) => other.sourceId === group.sourceId && other.code === code && !isSameGroup(other, group))
      .reduce((sum, { lines }) => sum + lines, 0);
  return Object.entries(trial.still)
    .flatMap(([code, lines]) => (isLineCode(code) ? [{ code, lines: lines - others(code) }] : []))
    .filter(({ lines }) => lines > 0)
    .toSorted((a, b) => b.lines - a.lines);
}

/** Whether the fix says anything yet. */
export function isWhole(fix: Fix): boolean {
  switch (fix.kind) {
    case 'strip':
      return fix.characters !== '';
    case 'replace':
      return fix.from !== '';
    default:
      return true;
  }
}
