import type { Kind, LineColumn, Role } from '#orders/schema.ts';
import { ident, join, nothing, sql, type Sql } from '#sql/tag.ts';
import type { LineCode, RuleCode } from './codes.ts';
import { readDateSql } from './dates.ts';
import { columnOf, type ImportPlan } from './plan.ts';
import { STATUS_WORDS } from './status.ts';
import type { Survey } from './survey.ts';
import { isNullSql, moneySql, nullifySql, numberSql, textSql, whenSql } from './values.ts';

const MEGABYTE = 1024 * 1024;
const cell = (index: number): Sql => ident(`c${index}`);

/**
 * The relation of raw texts (`c0`, `c1`, …; empty stays '') over the Blob that `survey` made, registered under `path`.
 * Nothing is left to DuckDB's guesses: every record was already found to be one.
 */
export function readSql(path: string, plan: ImportPlan, survey: Pick<Survey, 'longest'>): Sql {
  const spaced = plan.dialect.delimiter === ' ';
  const delimiter = spaced ? '\t' : plan.dialect.delimiter;
  const columns = plan.columns.map((_, i) => sql`${`c${i}`}: 'VARCHAR'`);
  const lineBytes = Math.max(2 * MEGABYTE, survey.longest + 2);
  // strict_mode=false only lets line ends of different kinds stand in one file; a NUL cannot match any nullstr cell.
  return sql`read_csv(${path}, header = false, auto_detect = false, all_varchar = true, columns = {${join(columns)}},
    delim = ${delimiter}, quote = ${plan.dialect.quote}, escape = ${plan.dialect.quote}, comment = '', new_line = '\\n', strict_mode = false,
    null_padding = false, ignore_errors = false, nullstr = ${NO_NULL}, max_line_size = ${lineBytes},
    buffer_size = ${Math.max(4 * MEGABYTE, 2 * lineBytes)}, parallel = false)`;
}

// Private-use characters: empty cells have to stay '' and no cell of a shop's file reads like this.
const NO_NULL = '\ue0f1\ue0f2\ue0f1';

/** The canonical columns a plan fills, in the order of the lines table; those never mapped are left out. */
export function lineColumns(plan: ImportPlan): LineColumn[] {
  const has = (role: Role) => columnOf(plan, role) >= 0;
  const optional = (role: Role & LineColumn): LineColumn[] => (has(role) ? [role] : []);
  return [
    'line_no',
    ...TEXT_ROLES.flatMap(optional),
    'ordered_at',
    ...optional('quantity'),
    ...optional('unit_price'),
    'amount',
    ...optional('discount'),
    'kind',
  ];
}

const TEXT_ROLES = [
  'order_id',
  'customer_id',
  'product_id',
  'product',
  'category',
  'channel',
  'region',
  'currency',
] as const satisfies readonly (Role & LineColumn)[];

/**
 * Every record typed and judged, accepted or not, in one SELECT: `record` (from 1), the columns of {@link lineColumns},
 * `fate` (NULL = accepted, else a line or rule code) and `fate_column` (the file's name for the column at fault),
 * `copy_hash` (equal for records whose mapped cells are equal), `sign_mismatch` (sign and status word disagree; false
 * without a status column). Needs a plan that passes `validatePlan`.
 */
export function linesSql(path: string, plan: ImportPlan, survey: Pick<Survey, 'longest' | 'shifts' | 'records'>): Sql {
  return typedLinesSql(readSql(path, plan, survey), numberingSql(survey), plan);
}

/** Physical line numbers, one row per record in file order; or, where one number does for all, what to add to a record's own. */
export function numberingSql({ shifts, records }: Pick<Survey, 'shifts' | 'records'>): Sql | number {
  if (shifts.length <= 1) return shifts[0]?.[1] ?? 0;
  // One text instead of a VALUES list, over which the parser would take seconds when there are 100,000.
  const runs = shifts.map(([from, shift], i) => `${from + shift}:${(shifts[i + 1]?.[0] ?? records + 1) + shift}`);
  return sql`(SELECT unnest(range(split_part(run, ':', 1)::BIGINT, split_part(run, ':', 2)::BIGINT)) AS line_no
    FROM (SELECT unnest(string_split(${runs.join(' ')}, ' ')) AS run))`;
}

/** The parts of {@link linesSql} put together: raw cells, line numbers (see {@link numberingSql}), plan. */
export function typedLinesSql(read: Sql, numbering: Sql | number, plan: ImportPlan): Sql {
  const numbered =
    typeof numbering === 'number'
      ? sql`SELECT row_number() OVER () AS record, row_number() OVER () + ${numbering} AS line_no, * FROM ${read}`
      : sql`SELECT row_number() OVER () AS record, * FROM ${read} AS cells POSITIONAL JOIN ${numbering} AS numbers`;
  const mapped = plan.columns.flatMap((column, i) => (column.role === null ? [] : [cell(i)]));
  const columns = lineColumns(plan);
  return sql`WITH numbered AS (${numbered}),
read AS (SELECT record, line_no::INTEGER AS line_no, ${join(readings(plan))}, hash(${join(mapped)}) AS copy_hash FROM numbered),
priced AS (SELECT *${nullified(plan)}, ${signedSql(plan, amountSql(plan))} AS amount FROM read),
kinds AS (SELECT *, ${kindSql(plan)} AS kind FROM priced),
judged AS (SELECT *, ${fateSql(plan)} AS fate FROM kinds)
SELECT record, ${join(columns.map((column) => ident(column)))}, fate, ${fateColumnSql(plan)} AS fate_column,
  copy_hash, ${mismatchSql(plan)} AS sign_mismatch FROM judged`;
}

const has = (plan: ImportPlan, role: Role): boolean => columnOf(plan, role) >= 0;
const text = (plan: ImportPlan, role: Role): Sql => cell(columnOf(plan, role));

/** The mapped columns in their types, and the texts that later decide between a missing and a bad value. */
function readings(plan: ImportPlan): Sql[] {
  const decimal = (role: Role) => plan.columns[columnOf(plan, role)]!.decimal ?? '.';
  const optional = (role: Role, reading: () => Sql): Sql[] => (has(plan, role) ? [reading()] : []);
  const number = (role: Role) =>
    optional(role, () => sql`${numberSql(text(plan, role), decimal(role))} AS ${ident(role)}, ${text(plan, role)}`);
  const money = (role: Role, name: string) =>
    optional(role, () => sql`${moneySql(text(plan, role), decimal(role))} AS ${ident(name)}, ${text(plan, role)}`);
  return [
    ...TEXT_ROLES.flatMap((role) => optional(role, () => sql`${textSql(text(plan, role))} AS ${ident(role)}`)),
    sql`${dateSql(plan)} AS ordered_at, ${text(plan, 'ordered_at')}`,
    ...number('quantity'),
    ...number('unit_price'),
    ...money('amount', 'file_amount'),
    ...money('discount', 'discount'),
    ...optional('status', () => sql`${statusKindSql(plan)} AS said`),
  ];
}

/** `REPLACE (…)` for the texts, empty when the plan has none. */
function nullified(plan: ImportPlan): Sql {
  const texts = TEXT_ROLES.filter((role) => has(plan, role));
  if (texts.length === 0) return nothing;
  return sql` REPLACE (${join(texts.map((role) => sql`${nullifySql(ident(role))} AS ${ident(role)}`))})`;
}

function dateSql(plan: ImportPlan): Sql {
  const date = plan.columns[columnOf(plan, 'ordered_at')]!;
  const read = readDateSql(date.dateFormat!, text(plan, 'ordered_at'), plan.zone);
  return sql`CASE WHEN ${read} BETWEEN TIMESTAMP '1900-01-01 00:00:00' AND TIMESTAMP '2200-01-01 00:00:00' THEN ${read} END`;
}

/** The file's own amount; where it has none, quantity × unit price to cents. NULL beyond what the type holds. */
function amountSql(plan: ImportPlan): Sql {
  const own = has(plan, 'amount');
  const priced = has(plan, 'quantity') && has(plan, 'unit_price');
  const product = sql`TRY_CAST(round(quantity * unit_price, 2) AS DECIMAL(18,2))`;
  if (!own) return product;
  if (!priced) return sql`file_amount`;
  return sql`coalesce(file_amount, CASE WHEN ${isNullSql(text(plan, 'amount'))} THEN ${product} END)`;
}

/** Goods that came back are money that went back, also where a file writes only the quantity as negative. */
const signedSql = (plan: ImportPlan, amount: Sql): Sql =>
  has(plan, 'quantity') && has(plan, 'amount')
    ? sql`CASE WHEN quantity < 0 THEN -abs(${amount}) ELSE ${amount} END`
    : amount;

/** What the status word says, before any look at the sign. */
function statusKindSql(plan: ImportPlan): Sql {
  const status = sql`trim(${text(plan, 'status')})`;
  const known = Object.entries(plan.statusKinds).map(([value, kind]) => sql` WHEN ${value} THEN ${kind}`);
  const words = STATUS_WORDS.map(({ kind, words: list }) => {
    const any = list.map((word) => sql`contains(lower(${status}), ${word})`);
    return sql` WHEN ${join(any, ' OR ')} THEN ${kind}`;
  });
  const byWord = sql`CASE${join(words, '')} ELSE ${'sale' satisfies Kind} END`;
  return known.length === 0 ? byWord : sql`CASE ${status}${join(known, '')} ELSE ${byWord} END`;
}

/** METHODS 1, kinds of lines: the sign wins over the word. */
function kindSql(plan: ImportPlan): Sql {
  const negative = has(plan, 'quantity') ? sql`amount < 0 OR quantity < 0` : sql`amount < 0`;
  if (!has(plan, 'status')) return sql`CASE WHEN ${negative} THEN 'refund' ELSE 'sale' END`;
  const refunded = plan.moneyBack === 'status' ? sql` WHEN said = 'refund' THEN 'refund'` : nothing;
  return sql`CASE WHEN ${negative} THEN 'refund' WHEN said = 'cancelled' THEN 'cancelled' WHEN said = 'gift' AND amount = 0 THEN 'gift'${refunded} ELSE 'sale' END`;
}

function mismatchSql(plan: ImportPlan): Sql {
  if (!has(plan, 'status')) return sql`false`;
  return sql`coalesce((said = 'refund' AND kind = 'sale') OR (said = 'sale' AND kind = 'refund'), false)`;
}

interface Doubt {
  code: LineCode | RuleCode;
  when: Sql;
  /** The role whose column is at fault. */
  role: Role;
}

/** Why a line is not accepted, the first reason that holds; one list gives the reason and its column. */
function doubts(plan: ImportPlan): Doubt[] {
  const blank = (role: Role) => isNullSql(text(plan, role));
  const unread = (role: Role, value: string, code: LineCode): Doubt[] =>
    has(plan, role) ? [{ code, role, when: whenSql(sql`${ident(value)} IS NULL`, sql`NOT ${blank(role)}`) }] : [];
  const missingAmount: Doubt[] = has(plan, 'amount')
    ? [{ code: 'missing-amount', role: 'amount', when: sql`amount IS NULL` }]
    : [
        { code: 'missing-quantity', role: 'quantity', when: sql`quantity IS NULL` },
        { code: 'missing-price', role: 'unit_price', when: sql`unit_price IS NULL` },
        { code: 'bad-amount', role: 'unit_price', when: sql`amount IS NULL` },
      ];
  const noPrice: Doubt[] = has(plan, 'unit_price')
    ? [{ code: 'no-price', role: 'unit_price', when: sql`unit_price <= 0 AND kind <> 'gift'` }]
    : [];
  return [
    { code: 'missing-date', role: 'ordered_at', when: whenSql(sql`ordered_at IS NULL`, blank('ordered_at')) },
    { code: 'bad-date', role: 'ordered_at', when: sql`ordered_at IS NULL` },
    ...unread('amount', 'file_amount', 'bad-amount'),
    ...unread('quantity', 'quantity', 'bad-quantity'),
    ...unread('unit_price', 'unit_price', 'bad-price'),
    ...unread('discount', 'discount', 'bad-discount'),
    ...missingAmount,
    { code: 'no-customer', role: 'customer_id', when: sql`customer_id IS NULL` },
    ...noPrice,
  ];
}

function fateSql(plan: ImportPlan): Sql {
  return sql`CASE${join(
    doubts(plan).map(({ code, when }) => sql` WHEN ${when} THEN ${code}`),
    '',
  )} END`;
}

function fateColumnSql(plan: ImportPlan): Sql {
  const columns = new Map(doubts(plan).map(({ code, role }) => [code, plan.columns[columnOf(plan, role)]!.name]));
  const branches = [...columns].map(([code, name]) => sql` WHEN ${code} THEN ${name}`);
  return sql`CASE fate${join(branches, '')} END`;
}
