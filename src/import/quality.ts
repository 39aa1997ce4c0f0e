import { CASE_IDS, CASES, MISMATCH_BIT, leftOutBy, maskOf, type CaseId } from './cases.ts';
import { hasRole, type ImportPlan } from './plan.ts';
import { lineColumns } from './lines.ts';
import { ident, join, sql, type Sql } from '#sql/tag.ts';

/** Records that passed one step after the other, for the funnel of METHODS 12. */
export interface Funnel {
  records: number;
  withCustomer: number;
  notRefund: number;
  positive: number;
}

/** One row with a BIGINT column per field of {@link Funnel}, over a table made by `linesSql`. */
export function funnelSql(table: Sql, plan: ImportPlan): Sql {
  const columns = lineColumns(plan);
  const has = (column: string) => columns.includes(column);
  const amount = has('amount') ? sql`amount > 0` : sql`true`;
  const positive = has('unit_price') && has('quantity') ? sql`quantity > 0 AND unit_price > 0` : amount;
  const customer = has('customer_id') ? sql`customer_id IS NOT NULL` : sql`false`;
  const sold = has('kind') ? sql`kind <> 'refund'` : sql`true`;
  return sql`SELECT count(*) AS records,
  count(*) FILTER (${customer}) AS "withCustomer",
  count(*) FILTER (${customer} AND ${sold}) AS "notRefund",
  count(*) FILTER (${customer} AND ${sold} AND ${positive}) AS positive FROM ${table}`;
}

/** Lines that share fate, flags and kind, with what they sum to. From these every count of the desk is made. */
export interface Tally {
  /** NULL = accepted. */
  fate: string | null;
  fate_column: string | null;
  flags: number;
  kind: string | null;
  lines: number;
  /** Money of the lines, and money given back that stands in a column of its own. */
  amount: number;
  refunded: number;
  /** What was taken off the revenue for these lines: refunds below zero, and what their sales gave back by column. */
  back: number;
}

/** One row per {@link Tally}; `lines` BIGINT, sums DOUBLE. */
export function tallySql(table: Sql, plan: ImportPlan): Sql {
  const columns = lineColumns(plan);
  const sum = (column: string) =>
    columns.includes(column) ? sql`coalesce(sum(${ident(column)}), 0)::DOUBLE` : sql`0::DOUBLE`;
  const kind = columns.includes('kind') ? sql`kind` : sql`NULL::VARCHAR`;
  const returned = columns.includes('amount') ? sql`greatest(-amount, 0)` : sql`0`;
  const repaid = columns.includes('refunded') ? sql`greatest(coalesce(refunded, 0), 0)` : sql`0`;
  const back = sql`coalesce(sum(CASE ${kind} WHEN 'refund' THEN ${returned} WHEN 'sale' THEN ${repaid} ELSE 0 END), 0)::DOUBLE`;
  return sql`SELECT fate, fate_column, flags::INTEGER AS flags, ${kind} AS kind, count(*) AS lines, ${sum('amount')} AS amount, ${sum('refunded')} AS refunded, ${back} AS back
FROM ${table} GROUP BY fate, fate_column, flags, ${kind} ORDER BY lines DESC, fate, fate_column, flags`;
}

/** What the lines that count sum to: `customers`, `orders` (NULL without order ids), `amount`, `refunded` DOUBLE, `firstDay`, `lastDay` (ISO). */
export function totalsSql(table: Sql, plan: ImportPlan, leave: readonly CaseId[]): Sql {
  const columns = lineColumns(plan);
  const has = (column: string) => columns.includes(column);
  const distinct = (column: string) => (has(column) ? sql`count(DISTINCT ${ident(column)})` : sql`NULL::BIGINT`);
  const sum = (column: string) => (has(column) ? sql`coalesce(sum(${ident(column)}), 0)::DOUBLE` : sql`0::DOUBLE`);
  const day = has('ordered_at') ? sql`ordered_at` : has('last_order_at') ? sql`last_order_at` : sql`NULL::TIMESTAMP`;
  return sql`SELECT coalesce(${distinct('customer_id')}, 0) AS customers, ${distinct('order_id')} AS orders,
  ${sum(plan.table === 'members' ? 'spend' : 'amount')} AS amount, ${sum('refunded')} AS refunded,
  strftime(min(${day}), '%Y-%m-%d') AS "firstDay", strftime(max(${day}), '%Y-%m-%d') AS "lastDay"
  FROM ${table} WHERE ${keptSql(leave)}`;
}

/** Holds for the lines that count: accepted, and left out by no rule. */
export const keptSql = (leave: readonly CaseId[]): Sql => {
  const mask = maskOf(leave);
  return mask === 0 ? sql`fate IS NULL` : sql`fate IS NULL AND flags & ${mask} = 0`;
};

/** Sets aside the records on these lines, which are none: of NDJSON, lines that are no JSON. */
export const markBadLinesSql = (table: Sql, lines: readonly number[]): Sql =>
  sql`UPDATE ${table} SET fate = 'bad-json', fate_column = NULL WHERE line_no IN (${join(lines)})`;

/** Records among which copies are looked for at a time: grouping them takes some 40 bytes each. */
const COPY_RECORDS = 2_000_000;

/**
 * Statements that mark later copies of records whose mapped cells are all equal, over the whole file, accepted or not.
 * Each looks at one part of the hashes.
 */
export function markCopiesSql(table: Sql, records: number): Sql[] {
  const parts = Math.max(1, Math.ceil(records / COPY_RECORDS));
  return Array.from({ length: parts }, (_, part) => {
    const those = parts === 1 ? sql`true` : sql`copy_hash % ${parts} = ${part}`;
    return sql`UPDATE ${table} SET flags = flags | ${CASES.copy.bit}
FROM (SELECT copy_hash AS twice, min(line_no) AS first_line FROM ${table} WHERE ${those} GROUP BY copy_hash HAVING count(*) > 1) AS copies
WHERE copy_hash = twice AND line_no > first_line`;
  });
}

/**
 * An outlier lies farther out than this many interquartile ranges of the logarithm of amounts (Tukey's "far out"), is this
 * many times the median, and as far above the hundredth largest order (at least the second) as that one is above the median:
 * in a shop with wholesale buyers their orders are large, and no mistakes.
 */
const FAR_OUT = 3;
const TIMES_MEDIAN = 10;
const ENOUGH_ORDERS = 20;

/** The amount (DOUBLE) above which an order is an outlier: `cut`, NULL when there are too few orders to say. */
export function outlierCutSql(table: Sql, plan: ImportPlan): Sql {
  const quartile = (nth: 1 | 2 | 3) => sql`ln(quantiles[${nth}])`;
  const rest = sql`ln(least(quantiles[4], top[2]))`;
  const cut = sql`exp(greatest(
    ${quartile(3)} + ${FAR_OUT} * (${quartile(3)} - ${quartile(1)}),
    ${quartile(2)} + ln(${TIMES_MEDIAN}),
    2 * ${rest} - ${quartile(2)}))`;
  return sql`SELECT CASE WHEN orders >= ${ENOUGH_ORDERS} AND top[1] > cut THEN cut END AS cut FROM (
  SELECT orders, top, ${cut} AS cut FROM (
    SELECT count(*) AS orders, max(amount, 2) AS top, quantile_cont(amount, [0.25, 0.5, 0.75, 0.99]) AS quantiles
    FROM (${orderAmountsSql(table, plan)})) WHERE orders > 1)`;
}

/** The order a line belongs to, as a number: two million texts would take ten times as much. */
const orderSql = (plan: ImportPlan): Sql =>
  hasRole(plan, 'order_id') ? sql`hash(coalesce(order_id, '#' || line_no))` : sql`line_no`;

/** One row per order with a positive amount. */
const orderAmountsSql = (table: Sql, plan: ImportPlan): Sql =>
  sql`SELECT ${orderSql(plan)} AS this_order, sum(amount)::DOUBLE AS amount FROM ${table}
WHERE fate IS NULL AND kind = 'sale' GROUP BY this_order HAVING sum(amount) > 0`;

/** Marks the lines of orders above the cut. */
export function markOutliersSql(table: Sql, plan: ImportPlan, cut: number): Sql {
  return sql`UPDATE ${table} SET flags = flags | ${CASES.outlier.bit}
WHERE fate IS NULL AND kind = 'sale' AND ${orderSql(plan)} IN (SELECT this_order FROM (${orderAmountsSql(table, plan)}) WHERE amount > ${cut})`;
}

/** Marks anew the lines whose order id stands in one of the earlier files too. */
export function markOtherFilesSql(table: Sql, earlier: readonly Sql[]): Sql {
  const bit = CASES['other-file'].bit;
  const known = earlier.map((file) => sql`SELECT order_id FROM ${file} WHERE fate IS NULL AND order_id IS NOT NULL`);
  const again = known.length === 0 ? sql`false` : sql`coalesce(order_id IN (${join(known, ' UNION ')}), false)`;
  return sql`UPDATE ${table} SET flags = CASE WHEN ${again} THEN flags | ${bit} ELSE flags & ~(${bit}::USMALLINT) END
WHERE (${again}) <> (flags & ${bit} <> 0)`;
}

/** One case: how many accepted lines it marks, what they sum to, and how many of them are left out by it. */
export interface CaseCount {
  id: CaseId;
  lines: number;
  amount: number;
  left: boolean;
}

/** The cases that occur, by the order of the table. */
export const casesOf = (tally: readonly Tally[], leave: readonly CaseId[]): CaseCount[] =>
  CASE_IDS.map((id) => {
    const marked = tally.filter(({ fate, flags }) => fate === null && (flags & CASES[id].bit) !== 0);
    return { id, lines: sumOf(marked, 'lines'), amount: sumOf(marked, 'amount'), left: leave.includes(id) };
  }).filter(({ lines }) => lines > 0);

/** Accepted lines by rule that leaves them out; under `null` those that stay. */
export function countedByRule(tally: readonly Tally[], leave: readonly CaseId[]): Map<CaseId | null, number> {
  const counts = new Map<CaseId | null, number>();
  for (const { fate, flags, lines } of tally) {
    if (fate !== null) continue;
    const rule = leftOutBy(flags, leave);
    counts.set(rule, (counts.get(rule) ?? 0) + lines);
  }
  return counts;
}

/** Counts for the list of what was found: lines of each kind, and lines whose sign and word disagree. */
export function findings(tally: readonly Tally[]) {
  const of = (matches: (row: Tally) => boolean) => {
    const rows = tally.filter((row) => row.fate === null && matches(row));
    return { lines: sumOf(rows, 'lines'), amount: sumOf(rows, 'amount') };
  };
  return {
    refunds: of(({ kind }) => kind === 'refund'),
    cancelled: of(({ kind }) => kind === 'cancelled'),
    gifts: of(({ kind }) => kind === 'gift'),
    signMismatch: of(({ flags }) => (flags & MISMATCH_BIT) !== 0),
  };
}

/** What lines are to the revenue: their sales less what was given back, unless refunds are ignored. */
export const revenueOf = ({ kind, amount, back }: Tally, ignoresRefunds: boolean): number =>
  (kind === 'sale' ? amount : 0) - (ignoresRefunds ? 0 : back);

const sumOf = (rows: readonly Tally[], field: 'lines' | 'amount'): number =>
  rows.reduce((total, row) => total + row[field], 0);
