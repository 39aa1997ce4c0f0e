import type { DateFormatId } from '#import/dates.ts';
import type { ImportPlan, Probe } from '#import/index.ts';
import { planColumn } from '#import/mapping.ts';
import { columnOf, hasRole, type PlanColumn } from '#import/plan.ts';
import { kindOfStatus } from '#import/status.ts';
import { isNullWord, type DecimalMark } from '#import/values.ts';
import type { Kind, Role } from '#orders/schema.ts';

/** The plan with one column changed. */
function changed(plan: ImportPlan, index: number, change: (column: PlanColumn) => PlanColumn): ImportPlan {
  return { ...plan, columns: plan.columns.map((column, i) => (i === index ? change(column) : column)) };
}

/** The plan with a column in a role, or in none. A role belongs to one column: taking it from another leaves that one out. */
export function withRole(plan: ImportPlan, probe: Probe, index: number, role: Role | null): ImportPlan {
  const columns = plan.columns.map((column, i): PlanColumn => {
    if (i === index) return planColumn(probe.columns[i]!, role, plan.layout);
    return role !== null && column.role === role ? { name: column.name, role: null } : column;
  });
  const next = { ...plan, columns };
  if (role !== 'status') return next;
  const words = new Map(valuesIn(probe, index).map((value) => [value, plan.statusKinds[value] ?? kindOfStatus(value)]));
  return { ...next, statusKinds: { ...plan.statusKinds, ...Object.fromEntries(words) } };
}

/** The plan with a date format tried before the others; added where it is new. */
export const withFormatFirst = (plan: ImportPlan, index: number, first: DateFormatId): ImportPlan =>
  withFormats(plan, index, (formats) => [first, ...formats.filter((format) => format !== first)]);

export const withFormatLast = (plan: ImportPlan, index: number, last: DateFormatId): ImportPlan =>
  withFormats(plan, index, (formats) => [...formats.filter((format) => format !== last), last]);

export const withoutFormat = (plan: ImportPlan, index: number, out: DateFormatId): ImportPlan =>
  withFormats(plan, index, (formats) => formats.filter((format) => format !== out));

/**
 * The plan with one order of day and month taken for the other. Where both are in the list, both stay and the chosen one is
 * tried first; where one is, it makes room.
 */
export const withDayMonth = (plan: ImportPlan, index: number, chosen: DateFormatId, other: DateFormatId): ImportPlan =>
  withFormats(plan, index, (formats) => {
    const both = formats.includes(chosen) && formats.includes(other);
    const [first, second] = both ? [chosen, other] : [chosen, chosen];
    const place = formats.findIndex((format) => format === chosen || format === other);
    return formats.flatMap((format, i) => {
      if (format !== chosen && format !== other) return [format];
      return [i === place ? first : second];
    });
  });

function withFormats(
  plan: ImportPlan,
  index: number,
  change: (formats: readonly DateFormatId[]) => readonly DateFormatId[],
): ImportPlan {
  return changed(plan, index, ({ dateFormats = [], ...column }) => ({ ...column, dateFormats: change(dateFormats) }));
}

export const withUtc = (plan: ImportPlan, index: number, utc: boolean): ImportPlan =>
  changed(plan, index, (column) => {
    const next = { ...column };
    if (utc) next.utc = true;
    else delete next.utc;
    return next;
  });

export const withDecimal = (plan: ImportPlan, index: number, mark: DecimalMark): ImportPlan =>
  changed(plan, index, (column) => {
    const next = { ...column };
    if (mark === ',') next.decimal = mark;
    else delete next.decimal;
    return next;
  });

export const withPointZero = (plan: ImportPlan, index: number, dropped: boolean): ImportPlan =>
  changed(plan, index, (column) => {
    const next = { ...column };
    if (dropped) next.dropPointZero = true;
    else delete next.dropPointZero;
    return next;
  });

export const withStatus = (plan: ImportPlan, value: string, kind: Kind): ImportPlan => ({
  ...plan,
  statusKinds: { ...plan.statusKinds, [value]: kind },
});

/** Where an amount stands that several lines of an order share. */
export const TOTALS = ['line', 'once', 'repeated'] as const;
export type Totals = (typeof TOTALS)[number];

/** How the one column of money is read; null where orders have no number, or both kinds of column are there. */
export function totalsOf(plan: ImportPlan): Totals | null {
  const whole = hasRole(plan, 'order_total');
  if (!hasRole(plan, 'order_id') || whole === hasRole(plan, 'amount')) return null;
  if (!whole) return 'line';
  return plan.fillDown ? 'once' : 'repeated';
}

export function withTotals(plan: ImportPlan, totals: Totals): ImportPlan {
  const index = Math.max(columnOf(plan, 'amount'), columnOf(plan, 'order_total'));
  const role = totals === 'line' ? 'amount' : 'order_total';
  return { ...changed(plan, index, (column) => ({ ...column, role })), fillDown: totals === 'once' };
}

/** One value of the status column: how often it stands in the preview, and what it counts as. */
export interface StatusValue {
  value: string;
  count: number;
  kind: Kind;
}

/** The status values met, the most frequent first; then those the platform is known to write. */
export function statusesOf(plan: ImportPlan, probe: Probe): StatusValue[] {
  const column = columnOf(plan, 'status');
  if (column < 0) return [];
  const counts = new Map<string, number>(Object.keys(plan.statusKinds).map((value) => [value, 0]));
  for (const value of valuesIn(probe, column)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count, kind: plan.statusKinds[value] ?? kindOfStatus(value) }))
    .sort((a, b) => b.count - a.count);
}

const valuesIn = (probe: Probe, column: number): string[] =>
  probe.rows.map(({ fields }) => (fields[column] ?? '').trim()).filter((value) => !isNullWord(value));
