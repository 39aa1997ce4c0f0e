import type { Kind, Role, TableKind } from '#orders/schema.ts';
import type { ImportProblem } from './codes.ts';
import { DATE_FORMATS, type DateFormatId } from './dates.ts';
import type { Fix } from './fixes.ts';
import type { Reading } from './reading.ts';

/** A blank stands for runs of blanks and tabs, with padding at both ends of the line ignored. */
export const DELIMITERS = [',', '\t', ';', '|', '~', '^', '\u0001', '\u001f', ' '] as const;
export type Delimiter = (typeof DELIMITERS)[number];
export const QUOTES = ['"', "'", ''] as const;
export type Quote = (typeof QUOTES)[number];

export interface Dialect {
  delimiter: Delimiter;
  quote: Quote;
  /** Inside quotes: a doubled quote, or a backslash before it. */
  escape: 'double' | 'backslash';
  /** Lines that begin with it are remarks; empty for none. */
  comment: '' | '#' | '//' | '--';
  /** Physical line on which the table begins with its header (or its first record); what stands above is preamble. */
  firstLine: number;
  /** Lines of the header; 0 for none. */
  headerLines: number;
  /** Physical line behind the table's last, where another table follows in the same file; null to the end. */
  endLine: number | null;
  /** Records of any number of fields: every field is a product of one basket. */
  ragged: boolean;
  /** Records that are too short are filled up with empty fields. */
  pad: boolean;
}

export interface PlanColumn {
  /** As in the header (trimmed, made unique), or `column 1`, `column 2`, … without a header. */
  name: string;
  /** What it means; null is not imported. */
  role: Role | null;
  /** For times, tried in this order; absent when no format is known for its values. */
  dateFormats?: readonly DateFormatId[];
  /** Naive stamps of this column are UTC. */
  utc?: true;
  /** What parts the decimals of a number; the point when absent. */
  decimal?: ',';
  /** `17850.0` is the id 17850. */
  dropPointZero?: true;
  /** The numbers of orders begin anew each day, so that an order is told by its number and its day. */
  perDay?: true;
  /** How ids are compared: e-mail addresses without regard to case, phones by their digits. As written when absent. */
  fold?: 'email' | 'phone';
  /** Texts that mean nothing here, besides the usual ones. */
  nothing?: readonly string[];
  /** Readings tried where the plain one gives nothing. */
  fixes?: readonly Fix[];
}

export const MONEY_BACK = ['sign', 'status', 'rows'] as const;
export type MoneyBack = (typeof MONEY_BACK)[number];

/** How a file will be read: guessed by `probe`, changed by the user, carried out by `survey` and `linesSql`. Plain data. */
export interface ImportPlan {
  /** The file's name, with the member or sheet behind it. */
  name: string;
  table: TableKind;
  reading: Reading;
  dialect: Dialect;
  columns: PlanColumn[];
  /** Id of the platform layout recognised, null for none. */
  layout: string | null;
  /** What the values of the status column mean; values not listed are judged by the words of `status.ts`. */
  statusKinds: Record<string, Kind>;
  /**
   * How the file writes money back: `sign` as negative numbers (then a positive line on a returned order stays a sale),
   * `status` in words only (then a positive line with a refund word is a sale that was given back), `rows` as rows of
   * their own with a refund word and a positive amount (which is taken off).
   */
  moneyBack: MoneyBack;
  /** Order-level cells stand on an order's first line only: its further lines take them from there. */
  fillDown: boolean;
  /** Rows without a value in this role are no sales (sums, fees, payouts) and left out by a rule; null for none. */
  rowsNeed: Role | null;
  /** `less`: the amount has still to be lessened by the discount. */
  discount: 'in' | 'less';
  /** ISO code for every amount where no column says it; null when unknown. */
  currency: string | null;
  /** IANA name of the shop's zone, into which stamps with an offset are turned. */
  zone: string;
}

/** Where a role sits in the file, or -1. */
export const columnOf = (plan: Pick<ImportPlan, 'columns'>, role: Role): number =>
  plan.columns.findIndex((column) => column.role === role);

export const hasRole = (plan: Pick<ImportPlan, 'columns'>, role: Role): boolean => columnOf(plan, role) >= 0;

/** True when another zone of the shop would date the orders otherwise. */
export const usesZone = (plan: ImportPlan): boolean =>
  plan.columns.some(
    ({ role, utc, dateFormats = [] }) =>
      role !== null && (utc === true || dateFormats.some((format) => 'zoned' in DATE_FORMATS[format])),
  );

/** What stands in the way of importing with this plan, refusals first; an empty list means go. */
export const validatePlan = (plan: ImportPlan): ImportProblem[] => [
  ...REQUIREMENTS[plan.table](plan),
  ...rolesTwice(plan),
];

/** Per kind of file: what it cannot do without. */
const REQUIREMENTS: Record<TableKind, (plan: ImportPlan) => ImportProblem[]> = {
  orders: (plan) => [...dates(plan, 'ordered_at'), ...customer(plan), ...money(plan)],
  baskets: (plan) => [
    ...readable(plan, 'ordered_at'),
    ...(plan.dialect.ragged || hasRole(plan, 'product') || hasRole(plan, 'product_id')
      ? []
      : [{ code: 'no-product-column', params: {} } as const]),
  ],
  feedback: (plan) => [
    ...readable(plan, 'ordered_at'),
    ...(hasRole(plan, 'score') || hasRole(plan, 'comment') ? [] : [{ code: 'no-answer-column', params: {} } as const]),
  ],
  members: (plan) => [...customer(plan), ...readable(plan, 'last_order_at')],
};

function dates(plan: ImportPlan, role: 'ordered_at'): ImportProblem[] {
  return hasRole(plan, role) || hasRole(plan, 'created_at')
    ? [...readable(plan, role), ...readable(plan, 'created_at')]
    : [{ code: 'no-date-column', params: {} }];
}

function readable(plan: ImportPlan, role: Role): ImportProblem[] {
  const column = plan.columns[columnOf(plan, role)];
  if (!column || (column.dateFormats ?? []).length > 0) return [];
  return [{ code: 'no-valid-dates', params: { column: column.name }, column: column.name }];
}

const customer = (plan: ImportPlan): ImportProblem[] =>
  hasRole(plan, 'customer_id') ? [] : [{ code: 'no-customer-column', params: {} }];

function money(plan: ImportPlan): ImportProblem[] {
  const priced = hasRole(plan, 'quantity') && hasRole(plan, 'unit_price');
  const given = hasRole(plan, 'amount') || hasRole(plan, 'order_total');
  return given || priced ? [] : [{ code: 'no-amount-column', params: {} }];
}

function rolesTwice({ columns }: ImportPlan): ImportProblem[] {
  const roles = new Set(columns.map((column) => column.role).filter((role) => role !== null));
  return [...roles].flatMap((role) => {
    const names = columns.filter((column) => column.role === role).map((column) => column.name);
    return names.length > 1 ? [{ code: 'role-twice', params: { role, columns: names.join(', ') } } as const] : [];
  });
}
