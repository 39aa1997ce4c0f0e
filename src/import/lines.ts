import { ROLES, rolesOf, type Kind, type LineColumn, type Role } from '#orders/schema.ts';
import { ident, join, nothing, sql, type Sql } from '#sql/tag.ts';
import { CASES, MISMATCH_BIT } from './cases.ts';
import type { LineCode, RuleCode } from './codes.ts';
import { hasRole as has, type ImportPlan } from './plan.ts';
import { cell, fieldCount, numberedSql, numberingSql, readSql } from './read.ts';
import { blankSql, foldedSql, moneyOf, numberOf, roleColumn, roleText as text, textOf, timeOf } from './readings.ts';
import { STATUS_WORDS } from './status.ts';
import type { Survey } from './survey.ts';
import { isTotalsSql, mayBeTotalsSql } from './totals.ts';
import { nullifySql, whenSql } from './values.ts';

/** The columns of a file's table besides what importing itself needs, in its order; those never mapped are left out. */
export function lineColumns(plan: ImportPlan): string[] {
  const mapped = (role: Role): Role[] => (has(plan, role) ? [role] : []);
  switch (plan.table) {
    case 'feedback':
    case 'members':
      return ['line_no', ...rolesOf(plan.table).flatMap(mapped)];
    case 'orders':
    case 'baskets':
      return [
        'line_no',
        ...TEXT_ROLES.filter((role) => has(plan, role) || (role === 'currency' && plan.currency !== null)),
        ...(plan.dialect.ragged ? ['products'] : []),
        ...(isDated(plan) ? ['ordered_at'] : []),
        ...NUMBERS.flatMap(mapped),
        ...(isPaid(plan) ? ['amount'] : []),
        ...mapped('discount'),
        ...mapped('refunded'),
        ...CONTACTS.flatMap(mapped),
        'kind',
      ];
  }
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
const NUMBERS = ['quantity', 'unit_price'] as const satisfies readonly (Role & LineColumn)[];
const CONTACTS = ['email', 'phone'] as const satisfies readonly Role[];

const isDated = (plan: ImportPlan): boolean => has(plan, 'ordered_at') || has(plan, 'created_at');
const isPriced = (plan: ImportPlan): boolean => has(plan, 'quantity') && has(plan, 'unit_price');
const isPaid = (plan: ImportPlan): boolean => has(plan, 'amount') || has(plan, 'order_total') || isPriced(plan);

/** What the engine cannot know by itself. */
export interface Clock {
  /** ISO day: lines dated later are in the future. */
  today: string;
}

/**
 * Every record typed and judged, accepted or not, in one SELECT: `record` (from `survey.before` + 1), the columns of {@link lineColumns},
 * `fate` (NULL = accepted, else a line or rule code) and `fate_column` (the file's name for the column at fault),
 * `copy_hash` (equal for records whose mapped cells are equal), `flags` (bits of cases.ts that one line shows by itself).
 * Needs a plan that passes `validatePlan`.
 */
export const linesSql = (path: string, plan: ImportPlan, survey: SurveyFacts, clock: Clock): Sql =>
  typedLinesSql(readSql(path, plan, survey), numberingSql(survey), plan, clock, {
    fields: fieldCount(plan, survey),
    before: survey.before ?? 0,
  });

type SurveyFacts = Pick<Survey, 'longest' | 'numbering' | 'maxFields'> & { before?: number };

/** The parts of {@link linesSql} put together: raw cells, line numbers (see `numberingSql`), plan. */
export function typedLinesSql(
  read: Sql,
  numbering: Sql | number,
  plan: ImportPlan,
  clock: Clock,
  { fields = plan.columns.length, before = 0 }: { fields?: number; before?: number } = {},
): Sql {
  const cells = sql`WITH numbered AS (${numberedSql(read, numbering, before)}),
cells AS (${filledDownSql(plan)})`;
  return plan.table === 'orders' || plan.table === 'baskets'
    ? orderLinesSql(cells, plan, clock, fields)
    : answersSql(cells, plan);
}

/** Order-level cells that stand on the first line only, taken from there. */
function filledDownSql(plan: ImportPlan): Sql {
  if (!plan.fillDown || !has(plan, 'order_id')) return sql`SELECT * FROM numbered`;
  const order = text(plan, 'order_id');
  const filled = plan.columns.flatMap(({ role }, i) =>
    role !== null && FILLED_DOWN.has(role)
      ? [
          sql`CASE WHEN ${cell(i)} = '' AND ${order} <> '' THEN coalesce(first_value(nullif(${cell(i)}, '') IGNORE NULLS) OVER of_order, '') ELSE ${cell(i)} END AS ${cell(i)}`,
        ]
      : [],
  );
  if (filled.length === 0) return sql`SELECT * FROM numbered`;
  return sql`SELECT * REPLACE (${join(filled)}) FROM numbered WINDOW of_order AS (PARTITION BY ${order} ORDER BY record ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)`;
}

const FILLED_DOWN: ReadonlySet<Role> = new Set<Role>([
  'customer_id',
  'email',
  'phone',
  'ordered_at',
  'created_at',
  'time_of_day',
  'currency',
  'status',
  'channel',
  'region',
]);

const hashSql = (plan: ImportPlan, fields: number): Sql => {
  const mapped = plan.dialect.ragged
    ? Array.from({ length: fields }, (_, i) => cell(i))
    : plan.columns.flatMap((column, i) => (column.role === null ? [] : [cell(i)]));
  return sql`hash(${join(mapped)})`;
};

function orderLinesSql(cells: Sql, plan: ImportPlan, clock: Clock, fields: number): Sql {
  const columns = lineColumns(plan).map((column) => ident(column));
  return sql`${cells},
read AS (SELECT record, line_no::INTEGER AS line_no, ${join(readings(plan, fields))}, ${hashSql(plan, fields)} AS copy_hash FROM cells),
dated AS (SELECT *${replacedSql(plan)}${plan.currency !== null && !has(plan, 'currency') ? sql`, ${plan.currency} AS currency` : nothing} FROM read),
${isSpread(plan) ? COPIES : nothing}priced AS (SELECT *${refundedSql(plan)}${isPaid(plan) ? sql`, ${paidSql(plan)} AS amount` : nothing} FROM ${isSpread(plan) ? sql`counted` : sql`dated`}${spreadWindow(plan)}),
kinds AS (SELECT *, ${kindSql(plan)} AS kind FROM priced),
judged AS (SELECT *, ${fateSql(plan)} AS fate FROM kinds)
SELECT record, ${join(columns)}, fate, ${fateColumnSql(plan)} AS fate_column, copy_hash, ${flagsSql(plan, clock)} AS flags FROM judged`;
}

/** The mapped columns in their types, and the texts that later decide between a missing and a bad value. */
function readings(plan: ImportPlan, fields: number): Sql[] {
  const optional = (role: Role, reading: () => Sql): Sql[] => (has(plan, role) ? [reading()] : []);
  const withText = (role: Role, name: string, value: () => Sql) =>
    optional(role, () => sql`${value()} AS ${ident(name)}, ${text(plan, role)}`);
  const raw = plan.columns.flatMap((column, i) => (column.role === null ? [] : [i]));
  const read = [
    ...[...TEXT_ROLES, ...CONTACTS].flatMap((role) =>
      optional(role, () => sql`${textOf(plan, role)} AS ${ident(role)}`),
    ),
    ...withText('ordered_at', 'paid_at', () => timeOf(plan, 'ordered_at')),
    ...withText('created_at', 'created_at', () => timeOf(plan, 'created_at')),
    ...NUMBERS.flatMap((role) => withText(role, role, () => numberOf(plan, role))),
    ...withText('amount', 'file_amount', () => moneyOf(plan, 'amount')),
    ...withText('order_total', 'order_total', () => moneyOf(plan, 'order_total')),
    ...withText('discount', 'discount', () => moneyOf(plan, 'discount')),
    ...withText('refunded', 'refunded', () => sql`abs(${moneyOf(plan, 'refunded')})`),
    ...optional('status', () => sql`${statusKindSql(plan)} AS said`),
  ];
  const all = Array.from({ length: fields }, (_, i) => cell(i));
  if (plan.dialect.ragged) read.push(productsSql(all));
  // Only lines that cannot be dated are looked at for being a row of totals: one text of all their cells.
  if (raw.length > 0) read.push(sql`${totalsRowSql(plan, all)} AS is_totals`);
  const { rowsNeed } = plan;
  if (rowsNeed && has(plan, rowsNeed) && (TEXT_ROLES as readonly Role[]).includes(rowsNeed))
    read.push(text(plan, rowsNeed));
  return read;
}

const productsSql = (cells: readonly Sql[]): Sql =>
  sql`list_filter(list_transform([${join(cells)}], lambda x: trim(x)), lambda x: x <> '') AS products`;

/**
 * A row of sums: without a day that can be read, or with neither a customer nor an order id (in a file without days, without
 * an order id or product), and a word such as 合计 or Total in one of its cells.
 */
function totalsRowSql(plan: ImportPlan, cells: readonly Sql[]): Sql {
  const days = [
    ...(has(plan, 'ordered_at') ? [sql`paid_at IS NULL`] : []),
    ...(has(plan, 'created_at') ? [sql`created_at IS NULL`] : []),
  ];
  const blank = (role: Role): Sql[] => (has(plan, role) ? [sql`${text(plan, role)} = ''`] : []);
  // An id stands on nearly every line: the second is only looked at where there is none in the first.
  const nameless = (['customer_id', 'order_id'] as const)
    .filter((role) => has(plan, role))
    .map((role) => sql`(${text(plan, role)} = '' OR ${mayBeTotalsSql(text(plan, role))})`)
    .reduceRight<Sql | null>((rest, blankId) => (rest === null ? blankId : whenSql(blankId, rest)), null);
  const suspects =
    days.length > 0
      ? [join(days, ' AND '), ...(nameless === null ? [] : [nameless])]
      : [...blank('order_id'), ...blank('product')];
  if (suspects.length === 0) return sql`false`;
  return whenSql(sql`((${join(suspects, ') OR (')}))`, sql`(${join(cells.map(isTotalsSql), ' OR ')})`);
}

/** `REPLACE (…)` that makes NULL of words for nothing and folds ids, and the one day of the line. */
function replacedSql(plan: ImportPlan): Sql {
  const texts = [...TEXT_ROLES, ...CONTACTS].filter((role) => has(plan, role));
  const replaced = texts.map((role) => sql`${namedSql(plan, role)} AS ${ident(role)}`);
  const dated = isDated(plan) ? sql`, ${dateSql(plan)} AS ordered_at` : nothing;
  return sql`${replaced.length === 0 ? nothing : sql` REPLACE (${join(replaced)})`}${dated}`;
}

function namedSql(plan: ImportPlan, role: Role): Sql {
  const named = foldedSql(plan, role, nullifySql(ident(role)));
  if (role === 'currency') return sql`upper(${named})`;
  return roleColumn(plan, role).perDay && isDated(plan)
    ? sql`${named} || coalesce(' · ' || strftime(${dateSql(plan)}, '%Y-%m-%d'), '')`
    : named;
}

function dateSql(plan: ImportPlan): Sql {
  if (!has(plan, 'created_at')) return sql`paid_at`;
  if (!has(plan, 'ordered_at')) return sql`created_at`;
  return sql`CASE WHEN paid_at IS NULL THEN CASE WHEN ${blankSql(plan, 'ordered_at')} THEN created_at END ELSE paid_at END`;
}

/** What was paid on the line: the file's own amount, or its share of the order's total, or quantity × unit price. */
function paidSql(plan: ImportPlan): Sql {
  const paid = has(plan, 'order_total') ? spreadSql(plan) : amountSql(plan);
  if (plan.discount !== 'less' || !has(plan, 'discount')) return paid;
  // Money goes back less the discount it was paid with.
  const sign = sql`CASE WHEN ${paid} < 0 THEN -1 ELSE 1 END`;
  return sql`(${paid} - ${sign} * coalesce(abs(discount), 0))::DECIMAL(18,2)`;
}

/** The file's own amount; where it has none, quantity × unit price to cents. NULL beyond what the type holds. */
function amountSql(plan: ImportPlan): Sql {
  const own = has(plan, 'amount');
  const product = sql`TRY_CAST(round(quantity * unit_price, 2) AS DECIMAL(18,2))`;
  if (!own) return isPriced(plan) ? signedSql(plan, product) : sql`NULL::DECIMAL(18,2)`;
  if (!isPriced(plan)) return signedSql(plan, sql`file_amount`);
  return signedSql(plan, sql`coalesce(file_amount, CASE WHEN ${blankSql(plan, 'amount')} THEN ${product} END)`);
}

/** Goods that came back are money that went back, also where a file writes only the quantity as negative, both, or neither. */
function signedSql(plan: ImportPlan, amount: Sql): Sql {
  const back = [
    ...(has(plan, 'quantity') ? [sql`quantity < 0`] : []),
    ...(has(plan, 'status') && plan.moneyBack === 'rows' ? [sql`said = 'refund'`] : []),
  ];
  return back.length === 0 ? amount : sql`CASE WHEN ${join(back, ' OR ')} THEN -abs(${amount}) ELSE ${amount} END`;
}

/** Whether totals of orders are spread over their lines. */
const isSpread = (plan: ImportPlan): boolean => has(plan, 'order_total') && has(plan, 'order_id');

/** How many lines of its order are like a line, on the first of them; 0 on its copies, so that these can be left out. */
const COPIES = sql`counted AS (SELECT *, CASE WHEN row_number() OVER (PARTITION BY order_id, copy_hash ORDER BY record) = 1 THEN count(*) OVER (PARTITION BY order_id, copy_hash) ELSE 0 END AS alike FROM dated),
`;

/**
 * The order's total, which stands on its first line or on every one of them, spread over its lines by their value so that
 * the shares add up to it to the cent: what it differs by from the sum of the lines lies on those that cost something.
 * Lines of an order that name different totals keep their own. A line without order id is an order of its own.
 */
function spreadSql(plan: ImportPlan): Sql {
  const line = amountSql(plan);
  if (!isSpread(plan)) return sql`coalesce(order_total, ${line})`;
  const value = isPaidByLine(plan) ? sql`coalesce(${line}, 0)::DOUBLE * alike` : sql`0e0`;
  const cost = sql`greatest(${value}, 0e0)`;
  const back = sql`greatest(-${value}, 0e0)`;
  const all = (of: Sql) => sql`sum(${of}) OVER of_order`;
  const total = sql`min(order_total) OVER of_order`;
  /** From one line's end to the next, so that what is rounded away never adds up. */
  const steps = (upTo: (line: Sql) => Sql) => sql`round(${upTo(sql`0e0`)}, 2) - round(${upTo(sql`1e0`)}, 2)`;
  const before = (of: Sql, own: Sql) => sql`(sum(${of}) OVER up_to - ${own} * ${of})`;
  const share = sql`CASE WHEN ${all(cost)} > 0 THEN ${steps(
    (own) => sql`${before(value, own)} + (${total} - ${all(value)}) * (${before(cost, own)} / ${all(cost)})`,
  )} WHEN ${all(back)} > 0 THEN ${steps((own) => sql`-abs(${total}) * (${before(back, own)} / ${all(back)})`)}
    WHEN row_number() OVER up_to = 1 THEN ${total} ELSE 0 END`;
  return sql`CASE WHEN order_id IS NULL THEN coalesce(order_total, ${line}) WHEN ${total} IS NULL THEN ${line}
    WHEN ${total} <> max(order_total) OVER of_order THEN coalesce(order_total, 0) ELSE (${share})::DECIMAL(18,2) END`;
}

const isPaidByLine = (plan: ImportPlan): boolean => has(plan, 'amount') || isPriced(plan);

/** Money back stands once per order as its total does, on the first line or on every one. */
const refundedSql = (plan: ImportPlan): Sql =>
  isSpread(plan) && has(plan, 'refunded')
    ? sql` REPLACE (CASE WHEN order_id IS NULL OR min(refunded) OVER of_order <> max(refunded) OVER of_order THEN refunded WHEN row_number() OVER up_to = 1 THEN min(refunded) OVER of_order WHEN refunded IS NOT NULL THEN 0 END AS refunded), coalesce(max(refunded) OVER of_order, 0) > 0 AS is_returned`
    : has(plan, 'refunded')
      ? sql`, coalesce(refunded, 0) > 0 AS is_returned`
      : nothing;

const spreadWindow = (plan: ImportPlan): Sql =>
  isSpread(plan)
    ? sql` WINDOW of_order AS (PARTITION BY order_id), up_to AS (PARTITION BY order_id ORDER BY record ROWS UNBOUNDED PRECEDING)`
    : nothing;

/** What the status word says, before any look at the sign. */
function statusKindSql(plan: ImportPlan): Sql {
  const status = sql`lower(trim(${text(plan, 'status')}))`;
  const known = Object.entries(plan.statusKinds).map(([value, kind]) => sql` WHEN ${value.toLowerCase()} THEN ${kind}`);
  const words = STATUS_WORDS.map(({ kind, words: list }) => {
    const any = list.map((word) => sql`contains(${status}, ${word})`);
    return sql` WHEN ${join(any, ' OR ')} THEN ${kind}`;
  });
  const byWord = sql`CASE${join(words, '')} ELSE ${'sale' satisfies Kind} END`;
  return known.length === 0 ? byWord : sql`CASE ${status}${join(known, '')} ELSE ${byWord} END`;
}

/** METHODS 1, kinds of lines: the sign wins over the word, and a column of money returned over both. */
function kindSql(plan: ImportPlan): Sql {
  const signs = [...(isPaid(plan) ? [sql`amount < 0`] : []), ...(has(plan, 'quantity') ? [sql`quantity < 0`] : [])];
  const negative = signs.length === 0 ? nothing : sql` WHEN ${join(signs, ' OR ')} THEN 'refund'`;
  const gift = isPaid(plan) ? sql` WHEN said = 'gift' AND amount = 0 THEN 'gift'` : nothing;
  const untold = has(plan, 'refunded') ? sql` AND NOT is_returned` : nothing;
  const refunded = plan.moneyBack === 'status' ? sql` WHEN said = 'refund'${untold} THEN 'refund'` : nothing;
  const spoken = has(plan, 'status') ? sql` WHEN said = 'cancelled' THEN 'cancelled'${gift}${refunded}` : nothing;
  if (negative === nothing && spoken === nothing) return sql`'sale'`;
  return sql`CASE${negative}${spoken} ELSE 'sale' END`;
}

const TEST_WORDS =
  '(^|[^\\p{L}])test(er|ing|s|user|account|order|customer|kunde|client)?([^\\p{L}]|$)|(^|[^检])测试([^剂]|$)|@(example|test)\\.';

/** The cases one line shows by itself; copies, outliers and orders of other files are marked when all lines are there. */
function flagsSql(plan: ImportPlan, { today }: Clock): Sql {
  const amount = isPaid(plan) ? sql`amount` : null;
  const mark = (bit: number, when: Sql): Sql => sql`CASE WHEN ${when} THEN ${bit} ELSE 0 END`;
  const tested = (role: Role) =>
    whenSql(
      sql`(contains(lower(${ident(role)}), 'test') OR contains(${ident(role)}, '测试') OR contains(${ident(role)}, '@example.'))`,
      sql`regexp_matches(lower(${ident(role)}), ${TEST_WORDS})`,
    );
  const contacts = (['customer_id', 'email'] as const).filter((role) => has(plan, role));
  const marks = [
    ...(has(plan, 'unit_price') ? [mark(CASES['no-price'].bit, noPriceSql(plan))] : []),
    ...(amount
      ? [
          mark(
            CASES['zero-value'].bit,
            sql`amount = 0 AND kind = 'sale'${isSpread(plan) ? sql` AND alike > 0` : nothing}`,
          ),
        ]
      : []),
    ...(isDated(plan) ? [mark(CASES.future.bit, sql`ordered_at >= CAST(${today} AS TIMESTAMP) + INTERVAL 1 DAY`)] : []),
    ...(contacts.length > 0 ? [mark(CASES['test-customer'].bit, join(contacts.map(tested), ' OR '))] : []),
    ...(has(plan, 'status')
      ? [
          mark(
            MISMATCH_BIT,
            sql`(said = 'refund' AND kind = 'sale'${has(plan, 'refunded') ? sql` AND NOT is_returned` : nothing}) OR (said = 'sale' AND kind = 'refund')`,
          ),
        ]
      : []),
  ];
  return marks.length === 0 ? sql`0::USMALLINT` : sql`(${join(marks, ' + ')})::USMALLINT`;
}

/** Nothing was asked for the line. What the file itself says was paid or taken off is no such line, nor is one given back. */
const noPriceSql = (plan: ImportPlan): Sql =>
  sql`unit_price <= 0 AND kind <> 'gift'${isPaidOtherwise(plan) ? sql` AND amount = 0` : has(plan, 'quantity') ? sql` AND NOT (unit_price < 0 AND quantity < 0)` : nothing}`;

const isPaidOtherwise = (plan: ImportPlan): boolean => has(plan, 'amount') || has(plan, 'order_total');

interface Doubt {
  code: LineCode | RuleCode;
  when: Sql;
  /** The role whose column is at fault. */
  role: Role;
}

/** Why a line is not accepted, the first reason that holds; one list gives the reason and its column. */
function doubts(plan: ImportPlan): Doubt[] {
  const unread = (role: Role, value: string, code: LineCode): Doubt[] =>
    has(plan, role)
      ? [{ code, role, when: whenSql(sql`${ident(value)} IS NULL`, sql`NOT ${blankSql(plan, role)}`) }]
      : [];
  const numbers: Doubt[] = [
    ...unread('amount', 'file_amount', 'bad-amount'),
    ...unread('order_total', 'order_total', 'bad-amount'),
    ...unread('quantity', 'quantity', 'bad-quantity'),
    ...unread('unit_price', 'unit_price', 'bad-price'),
    ...unread('discount', 'discount', 'bad-discount'),
    ...unread('refunded', 'refunded', 'bad-refund'),
  ];
  if (plan.table === 'baskets') {
    const product = (['product', 'product_id'] as const).find((role) => has(plan, role));
    const named = (['product', 'product_id'] as const)
      .filter((role) => has(plan, role))
      .map((role) => sql`${ident(role)} IS NULL`);
    return [
      ...noSale(plan),
      ...unread('ordered_at', 'paid_at', 'bad-date'),
      ...numbers,
      ...(product ? [{ code: 'missing-product', role: product, when: join(named, ' AND ') } as const] : []),
    ];
  }
  const day: Role = has(plan, 'ordered_at') ? 'ordered_at' : 'created_at';
  return [
    ...noSale(plan),
    { code: 'missing-date', role: day, when: whenSql(sql`ordered_at IS NULL`, blankSql(plan, day)) },
    { code: 'bad-date', role: day, when: sql`ordered_at IS NULL` },
    ...numbers,
    ...missingAmount(plan),
    { code: 'no-customer', role: 'customer_id', when: sql`customer_id IS NULL` },
  ];
}

function noSale(plan: ImportPlan): Doubt[] {
  const role = plan.columns.find((column) => column.role !== null)?.role;
  const needed = plan.rowsNeed;
  return [
    ...(role ? [{ code: 'totals-row', role, when: sql`is_totals` } as const] : []),
    ...(needed && has(plan, needed)
      ? [{ code: 'not-a-sale', role: needed, when: blankSql(plan, needed) } as const]
      : []),
  ];
}

function missingAmount(plan: ImportPlan): Doubt[] {
  if (has(plan, 'amount') || has(plan, 'order_total')) {
    const role = has(plan, 'amount') ? 'amount' : 'order_total';
    // An order that came to nothing needs no amount.
    return [{ code: 'missing-amount', role, when: sql`amount IS NULL AND kind <> 'cancelled'` }];
  }
  return [
    { code: 'missing-quantity', role: 'quantity', when: sql`quantity IS NULL` },
    { code: 'missing-price', role: 'unit_price', when: sql`unit_price IS NULL` },
    { code: 'bad-amount', role: 'unit_price', when: sql`amount IS NULL` },
  ];
}

const fateSql = (plan: ImportPlan): Sql => fateOf(doubts(plan));

const fateOf = (list: readonly Doubt[]): Sql =>
  list.length === 0
    ? sql`NULL::VARCHAR`
    : sql`CASE${join(
        list.map(({ code, when }) => sql` WHEN ${when} THEN ${code}`),
        '',
      )} END`;

const fateColumnSql = (plan: ImportPlan): Sql => fateColumnOf(plan, doubts(plan));

function fateColumnOf(plan: ImportPlan, list: readonly Doubt[]): Sql {
  const columns = new Map(list.map(({ code, role }) => [code, roleColumn(plan, role).name]));
  const branches = [...columns].map(([code, name]) => sql` WHEN ${code} THEN ${name}`);
  return branches.length === 0 ? sql`NULL::VARCHAR` : sql`CASE fate${join(branches, '')} END`;
}

/** Files that are no orders: each role read by its type, and refused where it holds something else. */
function answersSql(cells: Sql, plan: ImportPlan): Sql {
  const roles = rolesOf(plan.table).filter((role) => has(plan, role));
  const read = roles.flatMap((role) => {
    const value = { text: textOf, time: timeOf, number: numberOf, money: moneyOf }[ROLES[role].needs](plan, role);
    return [sql`${value} AS ${ident(role)}`, text(plan, role)];
  });
  const texts = roles.filter((role) => ROLES[role].needs === 'text');
  const replaced = texts.map((role) => sql`${foldedSql(plan, role, nullifySql(ident(role)))} AS ${ident(role)}`);
  const list: Doubt[] = [
    ...roles
      .filter((role) => ROLES[role].needs !== 'text')
      .map((role): Doubt => ({
        code: ANSWER_CODES[ROLES[role].needs as 'time' | 'number' | 'money'],
        role,
        when: whenSql(sql`${ident(role)} IS NULL`, sql`NOT ${blankSql(plan, role)}`),
      })),
    ...(plan.table === 'members'
      ? [{ code: 'no-customer', role: 'customer_id', when: sql`customer_id IS NULL` } as const]
      : []),
  ];
  return sql`${cells},
read AS (SELECT record, line_no::INTEGER AS line_no, ${join(read)}, ${hashSql(plan, plan.columns.length)} AS copy_hash FROM cells),
named AS (SELECT *${replaced.length === 0 ? nothing : sql` REPLACE (${join(replaced)})`} FROM read),
judged AS (SELECT *, ${fateOf(list)} AS fate FROM named)
SELECT record, ${join(lineColumns(plan).map((column) => ident(column)))}, fate, ${fateColumnOf(plan, list)} AS fate_column,
  copy_hash, 0::USMALLINT AS flags FROM judged`;
}

const ANSWER_CODES = { time: 'bad-date', number: 'bad-score', money: 'bad-amount' } as const;
