import { join, sql, type Sql } from '#sql/tag.ts';

/** Words that stand for "nothing here", compared trimmed and in lower case. */
export const NULL_WORDS: readonly string[] = [
  '',
  '-',
  '--',
  '—',
  '——',
  'null',
  'n/a',
  '#n/a',
  'na',
  'nan',
  'none',
  'nil',
  '\\n',
  '无',
  '空',
  '无退款申请',
];
/** In bytes; longer texts need no comparing, but for those that begin with 无. */
const LONGEST_NULL = 6;

/** White space that exports put around values: blanks, tabs, no-break and ideographic spaces, a stray BOM. */
const PADDING = ' \t\r\n\u00a0\u3000\ufeff';
const CURRENCY = '[¥￥$€£元\\s\u00a0]|CNY|RMB|USD|EUR|GBP|HKD';

const nullWords: ReadonlySet<string> = new Set(NULL_WORDS);
export const isNullWord = (value: string): boolean => nullWords.has(value.trim().toLowerCase());

/** The number a cell means, or null; the same reading as {@link numberSql}. */
export function plainNumber(value: string, decimal: '.' | ','): number | null {
  const bare = unwrapped(value)
    .replace(new RegExp(CURRENCY, 'gi'), '')
    .replace('−', '-')
    .replace(/^\((.*)\)$/, '-$1');
  const pointed = decimal === ',' ? commaToPoint(bare) : withoutThousands(bare);
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(pointed) ? Number(pointed) : null;
}

const unwrapped = (value: string) =>
  value
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .trim();
const withoutThousands = (text: string) =>
  /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
const commaToPoint = (text: string) =>
  /^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(text) ? text.replaceAll('.', '').replace(',', '.') : '';

// Not IN: over six values DuckDB makes it a join, computed for every row even inside a CASE.
const isWordSql = (text: Sql): Sql => sql`list_contains([${join(NULL_WORDS)}], ${text})`;

/** True for texts that mean "nothing". */
export const isNullSql = (text: Sql): Sql => isWordSql(sql`lower(trim(${text}, ${PADDING}))`);

/**
 * The cleaned text of an id or a name: padding, a TAB or an apostrophe in front, and `="…"` go, everything else stays as
 * written. Only texts that look in need are touched. Words for nothing are left to {@link nullifySql} in a later step:
 * DuckDB would compute an expression that stands twice inside a CASE for every row, needed or not.
 */
export function textSql(text: Sql): Sql {
  const trimmed = sql`ltrim(trim(${text}, ${PADDING}), ${"'"})`;
  const unwrapped = sql`trim(regexp_replace(trim(${text}, ${PADDING}), '^="(.*)"$', '\\1', 's'), ${PADDING})`;
  const ordinary = sql`(${text} >= '0' AND ${text} < '=') OR (${text} >= '>' AND ${text} < ${'\u007f'}) OR (${text} >= '一' AND ${text} < ${'\ufe00'})`;
  const padded = [' ', '\t', '\u00a0', '\u3000'].map((blank) => sql`suffix(${text}, ${blank})`);
  return sql`CASE WHEN ${text} <> '' AND (NOT (${ordinary}) OR ${join(padded, ' OR ')}) THEN CASE WHEN contains(${text}, '="') THEN ${unwrapped} ELSE ${trimmed} END ELSE ${text} END`;
}

/** A cleaned text, or NULL where it is a word for nothing. */
export function nullifySql(text: Sql): Sql {
  const candidate = sql`(strlen(${text}) <= ${LONGEST_NULL} AND NOT (${text} >= '0' AND ${text} < ':')) OR starts_with(${text}, '无')`;
  return sql`CASE WHEN ${whenSql(candidate, isWordSql(sql`lower(${text})`))} THEN NULL ELSE ${text} END`;
}

/** Cheap AND costly, the costly one computed only where the cheap one holds: DuckDB computes both sides of an AND for every row. */
export const whenSql = (cheap: Sql, costly: Sql): Sql => sql`CASE WHEN ${cheap} THEN ${costly} ELSE false END`;

/** The number a text means, as text that TRY_CAST accepts, or NULL. Slow: for texts a plain TRY_CAST refused. */
function cleanNumberSql(text: Sql, decimal: '.' | ','): Sql {
  const unwrap = sql`regexp_replace(trim(${text}, ${PADDING}), '^="(.*)"$', '\\1')`;
  const bare = sql`regexp_replace(replace(regexp_replace(${unwrap}, ${CURRENCY}, '', 'gi'), '−', '-'), '^\\((.*)\\)$', '-\\1')`;
  const pointed =
    decimal === ','
      ? sql`CASE WHEN regexp_full_match(${bare}, '[+-]?([0-9]{1,3}(\\.[0-9]{3})+|[0-9]+)(,[0-9]+)?') THEN replace(replace(${bare}, '.', ''), ',', '.') END`
      : sql`CASE WHEN regexp_full_match(${bare}, '[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?') THEN replace(${bare}, ',', '') WHEN regexp_full_match(${bare}, '[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?') THEN ${bare} END`;
  return sql`CASE WHEN ${text} <> '' THEN ${pointed} END`;
}

/** DOUBLE within ±1e15, or NULL. */
export function numberSql(text: Sql, decimal: '.' | ','): Sql {
  const inRange = (value: Sql) => sql`CASE WHEN ${value} BETWEEN -1e15 AND 1e15 THEN ${value} END`;
  const slow = sql`TRY_CAST(${cleanNumberSql(text, decimal)} AS DOUBLE)`;
  if (decimal === ',') return inRange(slow);
  const fast = sql`TRY_CAST(${text} AS DOUBLE)`;
  return sql`CASE WHEN ${fast} BETWEEN -1e15 AND 1e15 THEN ${fast} ELSE ${inRange(slow)} END`;
}

/** DECIMAL(18,2), or NULL when it is no amount or beyond what the type holds. */
export function moneySql(text: Sql, decimal: '.' | ','): Sql {
  const slow = sql`TRY_CAST(${cleanNumberSql(text, decimal)} AS DECIMAL(18,2))`;
  return decimal === ',' ? slow : sql`coalesce(TRY_CAST(${text} AS DECIMAL(18,2)), ${slow})`;
}
