import type { Kind, Role } from '#orders/schema.ts';
import type { ImportProblem } from './codes.ts';
import { DATE_FORMATS, type DateFormatId } from './dates.ts';

/** A blank stands for runs of blanks and tabs, with padding at both ends of the line ignored. */
export const DELIMITERS = [',', '\t', ';', '|', ' '] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface Dialect {
  compression: 'none' | 'gzip';
  delimiter: Delimiter;
  quote: '"' | '';
  hasHeader: boolean;
}

export interface PlanColumn {
  /** As in the header (trimmed, made unique), or `column 1`, `column 2`, … without a header. */
  name: string;
  /** What it means; null is not imported. */
  role: Role | null;
  /** For `ordered_at`; absent when no format is known for its values. */
  dateFormat?: DateFormatId;
  /** What parts the decimals of a number; the point when absent. */
  decimal?: ',';
}

/** How a file will be read: guessed by `probe`, changed by the user, carried out by `survey` and `linesSql`. Plain data. */
export interface ImportPlan {
  /** The file's name. */
  name: string;
  dialect: Dialect;
  columns: PlanColumn[];
  /** What the values of the status column mean; values not listed are judged by the words of `status.ts`. */
  statusKinds: Record<string, Kind>;
  /**
   * How the file writes money back: `sign` as negative numbers (then a positive line on a returned order stays a sale),
   * `status` in words only (then a positive line with a refund word is the refund, its amount as written).
   */
  moneyBack: 'sign' | 'status';
  /** IANA name of the shop's zone, into which stamps with an offset are turned. */
  zone: string;
}

/** Where a role sits in the file, or -1. */
export const columnOf = (plan: ImportPlan, role: Role): number =>
  plan.columns.findIndex((column) => column.role === role);

/** True when another zone of the shop would date the orders otherwise. */
export function usesZone(plan: ImportPlan): boolean {
  const format = plan.columns[columnOf(plan, 'ordered_at')]?.dateFormat;
  return format !== undefined && 'zoned' in DATE_FORMATS[format];
}

/** What stands in the way of importing with this plan, refusals first; an empty list means go. */
export function validatePlan(plan: ImportPlan): ImportProblem[] {
  const problems: ImportProblem[] = [];
  const date = plan.columns.find((column) => column.role === 'ordered_at');
  if (!date) problems.push({ code: 'no-date-column', params: {} });
  else if (!date.dateFormat)
    problems.push({ code: 'no-valid-dates', params: { column: date.name }, column: date.name });
  if (columnOf(plan, 'customer_id') < 0) problems.push({ code: 'no-customer-column', params: {} });
  const priced = columnOf(plan, 'quantity') >= 0 && columnOf(plan, 'unit_price') >= 0;
  if (columnOf(plan, 'amount') < 0 && !priced) problems.push({ code: 'no-amount-column', params: {} });
  return [...problems, ...rolesTwice(plan)];
}

function rolesTwice({ columns }: ImportPlan): ImportProblem[] {
  const roles = new Set(columns.map((column) => column.role).filter((role) => role !== null));
  return [...roles].flatMap((role) => {
    const names = columns.filter((column) => column.role === role).map((column) => column.name);
    return names.length > 1 ? [{ code: 'role-twice', params: { role, columns: names.join(', ') } } as const] : [];
  });
}
