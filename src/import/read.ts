import { ident, join, sql, type Sql } from '#sql/tag.ts';
import { runsOf } from './line-runs.ts';
import type { ImportPlan } from './plan.ts';
import type { Survey } from './survey.ts';

const MEGABYTE = 1024 * 1024;
/** The raw text of a field, by its place. */
export const cell = (index: number): Sql => ident(`c${index}`);

// Private-use characters: empty cells have to stay '' and no cell of a shop's file reads like this.
const NO_NULL = '\ue0f1\ue0f2\ue0f1';

/** How many fields a record may have. */
export const fieldCount = (plan: ImportPlan, survey: Pick<Survey, 'maxFields'>): number =>
  plan.dialect.ragged ? Math.max(1, survey.maxFields) : plan.columns.length;

/**
 * The relation of raw texts (`c0`, `c1`, …; empty stays '') over the Blob that `survey` made, registered under `path`.
 * Nothing is left to DuckDB's guesses: every record was already found to be one.
 */
export function readSql(path: string, plan: ImportPlan, survey: Pick<Survey, 'longest' | 'maxFields'>): Sql {
  const { dialect } = plan;
  const spaced = dialect.delimiter === ' ';
  const delimiter = spaced ? '\t' : dialect.delimiter;
  const names = Array.from({ length: fieldCount(plan, survey) }, (_, i) => i);
  const columns = names.map((i) => sql`${`c${i}`}: 'VARCHAR'`);
  const lineBytes = Math.max(2 * MEGABYTE, survey.longest + 2);
  const short = dialect.ragged || dialect.pad;
  const escape = dialect.quote !== '' && dialect.escape === 'backslash' ? '\\' : dialect.quote;
  // strict_mode=false only lets line ends of different kinds stand in one file; a NUL cannot match any nullstr cell.
  const read = sql`read_csv(${path}, header = false, auto_detect = false, all_varchar = true, columns = {${join(columns)}},
    delim = ${delimiter}, quote = ${dialect.quote}, escape = ${escape}, comment = '', new_line = '\\n', strict_mode = false,
    null_padding = ${short}, ignore_errors = false, nullstr = ${NO_NULL}, max_line_size = ${lineBytes},
    buffer_size = ${Math.max(4 * MEGABYTE, 2 * lineBytes)}, parallel = false)`;
  if (!short) return read;
  return sql`(SELECT ${join(names.map((i) => sql`coalesce(${cell(i)}, '') AS ${cell(i)}`))} FROM ${read})`;
}

/** Line numbers, one row per record in file order; or, where one number does for all, what to add to a record's own. */
export function numberingSql({ numbering }: Pick<Survey, 'numbering'>): Sql | number {
  const runs = [...runsOf(numbering)];
  const [first] = runs;
  if (runs.length <= 1 && (first?.step ?? 1) === 1) return first === undefined ? 0 : first.from - 1;
  // One text instead of a VALUES list, over which the parser would take seconds when there are 100,000.
  const text = runs.map(({ from, to, step }) => `${from}:${to}:${step}`).join(' ');
  const part = (place: number) => sql`split_part(run, ':', ${place})::BIGINT`;
  return sql`(SELECT unnest(range(${part(1)}, ${part(2)}, ${part(3)})) AS line_no
    FROM (SELECT unnest(string_split(${text}, ' ')) AS run))`;
}

/** The records with `record` (from `before` + 1) and `line_no` before their cells. */
export const numberedSql = (read: Sql, numbering: Sql | number, before = 0): Sql => {
  const record = before === 0 ? sql`row_number() OVER ()` : sql`row_number() OVER () + ${before}`;
  return typeof numbering === 'number'
    ? sql`SELECT ${record} AS record, row_number() OVER () + ${numbering} AS line_no, * FROM ${read}`
    : sql`SELECT ${record} AS record, * FROM ${read} AS cells POSITIONAL JOIN ${numbering} AS numbers`;
};
