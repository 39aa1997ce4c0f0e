import { MISMATCH_BIT } from '#import/cases.ts';
import { CASE_IDS, CASES, IMPORT_CODES, keptSql, lineColumns, type CaseId, type ImportPlan } from '#import/index.ts';
import { LINE_COLUMNS, type LineColumn, type TableKind } from '#orders/schema.ts';
import { ident, join, nothing, raw, sql, type Sql } from '#sql/tag.ts';
import type { FileTables } from './tables.ts';

/** A loaded file under the name it has in the canonical tables. */
export interface ShownFile {
  id: number;
  /** What `source` says: the file's name, numbered when two files share it. */
  name: string;
  plan: ImportPlan;
  tables: FileTables;
}

const UNION = '\nUNION ALL\n';
/** The lines of all files as frames read them are numbered through, for joins back to a line. */
const FILE_STRIDE = 2 ** 40;
/** Money back that stands in a column of its own becomes a line with a number of its own. */
const REFUND_STRIDE = 2 ** 39;

/** Everything a statement may read of these files, by the view's name. */
export function viewsOf(
  files: readonly ShownFile[],
  leave: readonly CaseId[],
  persons: Sql | null,
): Record<string, Sql> {
  const of = (table: TableKind) => files.filter(({ plan }) => plan.table === table);
  const all = (table: TableKind, lines: (file: ShownFile) => Sql, none: Sql) =>
    asPersons(union(of(table).map(lines)) ?? none, persons);
  return {
    order_lines: orderLinesSql(of('orders'), leave, persons, false),
    basket_lines: all('baskets', (file) => basketLinesSql(file, leave), emptyLines(false)),
    feedback: all('feedback', (file) => answersSql(file, FEEDBACK, leave), emptyAnswers(FEEDBACK)),
    members: all('members', (file) => answersSql(file, MEMBERS, leave), emptyAnswers(MEMBERS)),
    found_lines: asPersons(
      union(files.map((file) => foundSql(file, leave))) ??
        sql`SELECT NULL::VARCHAR AS found, NULL::BOOLEAN AS counted, * FROM (${emptyLines(false)})`,
      persons,
    ),
    quarantine:
      union(files.map(quarantinedSql)) ??
      sql`SELECT NULL::INTEGER AS line_no, NULL::VARCHAR AS source, NULL::VARCHAR AS text, NULL::VARCHAR AS reason, NULL::VARCHAR AS "column" WHERE false`,
  };
}

/** The lines of all orders, as frames read them: each with a `rowid` of its own. */
export const numberedLinesSql = (files: readonly ShownFile[], leave: readonly CaseId[], persons: Sql | null): Sql =>
  orderLinesSql(
    files.filter(({ plan }) => plan.table === 'orders'),
    leave,
    persons,
    true,
  );

const union = (selects: readonly Sql[]): Sql | null => (selects.length === 0 ? null : join(selects, UNION));

function orderLinesSql(
  files: readonly ShownFile[],
  leave: readonly CaseId[],
  persons: Sql | null,
  numbered: boolean,
): Sql {
  const lines =
    union(
      files.flatMap((file, i) => {
        const rowid = (offset: number) => (numbered ? [sql`rowid + ${i * FILE_STRIDE + offset} AS rowid`] : []);
        const sold = canonicalSql(file, leave, rowid(0));
        return file.plan.columns.some(({ role }) => role === 'refunded')
          ? [sold, returnedSql(file, leave, rowid(REFUND_STRIDE))]
          : [sold];
      }),
    ) ?? emptyLines(numbered);
  return asPersons(lines, persons);
}

/** The lines with one id for everyone, whichever of several ids they were written under. */
const asPersons = (lines: Sql, persons: Sql | null): Sql =>
  persons === null
    ? lines
    : sql`SELECT lines.* REPLACE (coalesce(persons.person, lines.customer_id) AS customer_id)
FROM (${lines}) AS lines LEFT JOIN ${persons} AS persons ON lines.customer_id = persons.customer_id`;

const columnSql = (column: string, own: readonly string[]): Sql =>
  own.includes(column) ? ident(column) : sql`NULL::${raw(LINE_COLUMNS[column as LineColumn])} AS ${ident(column)}`;

/** A file's lines that count under the canonical columns; what the file does not have is NULL. */
function canonicalSql({ name, plan, tables }: ShownFile, leave: readonly CaseId[], more: Sql[] = []): Sql {
  const own = lineColumns(plan);
  const all = Object.keys(LINE_COLUMNS).map((column) =>
    column === 'source' ? sql`${name} AS source` : columnSql(column, own),
  );
  return sql`SELECT ${join([...all, ...more])} FROM ${tables.lines} WHERE ${keptSql(leave)}`;
}

/** The money given back on a file's sales, as lines of kind refund on the order's day, for want of a day of their own. */
function returnedSql({ name, plan, tables }: ShownFile, leave: readonly CaseId[], more: Sql[]): Sql {
  const own = lineColumns(plan);
  const all = Object.keys(LINE_COLUMNS).map((column) => {
    switch (column as LineColumn) {
      case 'source':
        return sql`${name} AS source`;
      case 'amount':
        return sql`-refunded AS amount`;
      case 'kind':
        return sql`'refund' AS kind`;
      case 'quantity':
      case 'unit_price':
      case 'discount':
        return sql`NULL::${raw(LINE_COLUMNS[column as LineColumn])} AS ${ident(column)}`;
      default:
        return columnSql(column, own);
    }
  });
  return sql`SELECT ${join([...all, ...more])} FROM ${tables.lines} WHERE ${keptSql(leave)} AND kind = 'sale' AND refunded > 0`;
}

function basketLinesSql(file: ShownFile, leave: readonly CaseId[]): Sql {
  if (!file.plan.dialect.ragged) return canonicalSql(file, leave);
  const columns = Object.keys(LINE_COLUMNS).map((column) => {
    switch (column as LineColumn) {
      case 'source':
        return sql`${file.name} AS source`;
      case 'line_no':
      case 'kind':
        return ident(column);
      case 'order_id':
        return sql`line_no::VARCHAR AS order_id`;
      case 'product':
        return sql`unnest(products) AS product`;
      default:
        return columnSql(column, []);
    }
  });
  return sql`SELECT ${join(columns)} FROM ${file.tables.lines} WHERE ${keptSql(leave)}`;
}

function emptyLines(numbered: boolean): Sql {
  const columns = Object.keys(LINE_COLUMNS).map((column) => columnSql(column, []));
  return sql`SELECT ${join(numbered ? [...columns, sql`0::BIGINT AS rowid`] : columns)} WHERE false`;
}

const FEEDBACK = {
  line_no: 'INTEGER',
  source: 'VARCHAR',
  customer_id: 'VARCHAR',
  order_id: 'VARCHAR',
  ordered_at: 'TIMESTAMP',
  product_id: 'VARCHAR',
  product: 'VARCHAR',
  category: 'VARCHAR',
  channel: 'VARCHAR',
  region: 'VARCHAR',
  score: 'DOUBLE',
  comment: 'VARCHAR',
  label: 'VARCHAR',
} as const;

const MEMBERS = {
  line_no: 'INTEGER',
  source: 'VARCHAR',
  customer_id: 'VARCHAR',
  last_order_at: 'TIMESTAMP',
  orders: 'DOUBLE',
  spend: 'DECIMAL(18,2)',
  points: 'DOUBLE',
  email: 'VARCHAR',
  phone: 'VARCHAR',
  channel: 'VARCHAR',
  region: 'VARCHAR',
  label: 'VARCHAR',
} as const;

/** The columns of the further tables, for the SQL desk. */
export const ANSWER_TABLES = { feedback: FEEDBACK, members: MEMBERS } as const;

function answersSql(
  { name, plan, tables }: ShownFile,
  columns: Readonly<Record<string, string>>,
  leave: readonly CaseId[],
): Sql {
  const own = lineColumns(plan);
  const all = Object.entries(columns).map(([column, type]) => {
    if (column === 'source') return sql`${name} AS source`;
    return own.includes(column) ? ident(column) : sql`NULL::${raw(type)} AS ${ident(column)}`;
  });
  return sql`SELECT ${join(all)} FROM ${tables.lines} WHERE ${keptSql(leave)}`;
}

const emptyAnswers = (columns: Readonly<Record<string, string>>): Sql =>
  sql`SELECT ${join(Object.entries(columns).map(([column, type]) => sql`NULL::${raw(type)} AS ${ident(column)}`))} WHERE false`;

/**
 * Every line that some case marks or some rule leaves out, once for each, under the code of the case or rule (`found`).
 * Copies are those of the whole file; other cases are told of lines that could be read. `counted` tells whether the line
 * is among those that count. The other columns are those of `order_lines`.
 */
function foundSql({ name, plan, tables }: ShownFile, leave: readonly CaseId[]): Sql {
  const own = lineColumns(plan);
  const all = Object.keys(LINE_COLUMNS).map((column) =>
    column === 'source' ? sql`${name} AS source` : columnSql(column, own),
  );
  const codes = [
    ...CASE_IDS.map((id) => {
      const judged = id === 'copy' ? nothing : sql`fate IS NULL AND `;
      return sql`CASE WHEN ${judged}flags & ${CASES[id].bit} <> 0 THEN ${id} END`;
    }),
    sql`CASE WHEN fate IS NULL AND flags & ${MISMATCH_BIT} <> 0 THEN 'sign-mismatch' END`,
    sql`CASE WHEN fate IN (${join(RULES)}) THEN fate END`,
  ];
  return sql`SELECT unnest(list_filter([${join(codes)}], lambda code: code IS NOT NULL)) AS found, ${keptSql(leave)} AS counted, ${join(all)}
FROM ${tables.lines} WHERE flags <> 0 OR fate IN (${join(RULES)})`;
}

const RULES = Object.entries(IMPORT_CODES).flatMap(([code, { severity }]) => (severity === 'rule' ? [code] : []));

const quarantinedSql = ({ name, tables }: ShownFile): Sql =>
  sql`SELECT line_no, ${name} AS source, text, reason, "column" FROM ${tables.quarantine}`;
