import { join, sql, type Sql } from '#sql/tag.ts';
import { letSql, Pattern, plainText, plainTextSql } from './pattern.ts';

/** Words that stand for "nothing here", compared trimmed and in lower case. */
export const NULL_WORDS: readonly string[] = [
  '',
  '-',
  '--',
  '—',
  '——',
  'null',
  '(null)',
  'n/a',
  'na',
  'nan',
  'none',
  'nil',
  'undefined',
  '\\n',
  '(blank)',
  '#n/a',
  '#value!',
  '#ref!',
  '#name?',
  '#num!',
  '#null!',
  '#div/0!',
  '无',
  '空',
  '暂无',
  '未填写',
  '（空白）',
  '(空白)',
  '无退款申请',
];
/** What databases and workbooks write for no date. Only where a value could not be read: as an id it stays. */
const NULL_DATES: readonly string[] = [
  '0000-00-00',
  '0000/00/00',
  '0000-00-00 00:00:00',
  '0000-00-00 00:00:00.000',
  '0000-00-00t00:00:00',
  '0000-00-00t00:00:00z',
  '1900-01-00',
  '1900/1/0',
  '1900-01-00 00:00:00',
  '1900/1/0 0:00',
];
/** In bytes; longer words are looked for by their beginning. */
const SHORT_NULL = 6;
/** Beginnings of the longer words, those before '0' apart, which hardly any text begins with. */
const LONG_STARTS = ['u', 'U', '无', '未', '（'];

/** White space that exports put around values: blanks, tabs, no-break and ideographic spaces, a stray BOM. */
const PADDING = ' \t\r\n\u00a0\u202f\u3000\ufeff';
const PADDED = new RegExp(`^[${PADDING}]+|[${PADDING}]+$`, 'gu');
const unpadded = (value: string): string => value.replace(PADDED, '');

const nullWords: ReadonlySet<string> = new Set([...NULL_WORDS, ...NULL_DATES]);
export const isNullWord = (value: string): boolean => nullWords.has(unpadded(value).toLowerCase());

// Not IN: over six values DuckDB makes it a join, computed for every row even inside a CASE.
const isWordSql = (text: Sql, words: readonly string[]): Sql => sql`list_contains([${join(words)}], ${text})`;

/** True for texts that mean "nothing", dates of zeros among them. For texts that could not be read. */
export const isNullSql = (text: Sql): Sql =>
  isWordSql(sql`lower(trim(${text}, ${PADDING}))`, [...NULL_WORDS, ...NULL_DATES]);

export interface TextOptions {
  /** `17850.0` is the id 17850, see {@link idCleaning}. */
  dropPointZero?: boolean | undefined;
}

/**
 * The cleaned text of an id or a name: padding, a TAB or an apostrophe in front, and `="…"` go, everything else stays as
 * written. Only texts that look in need are touched. Words for nothing are left to {@link nullifySql} in a later step:
 * DuckDB would compute an expression that stands twice inside a CASE for every row, needed or not.
 */
export function textSql(text: Sql, { dropPointZero }: TextOptions = {}): Sql {
  const trimmed = sql`ltrim(trim(${text}, ${PADDING}), ${"'"})`;
  const unwrapped = sql`trim(regexp_replace(trim(${text}, ${PADDING}), '^="(.*)"$', '\\1', 's'), ${PADDING})`;
  const ordinary = sql`(${text} >= '0' AND ${text} < '=') OR (${text} >= '>' AND ${text} < ${'\u007f'}) OR (${text} >= '一' AND ${text} < ${'\ufe00'})`;
  const padded = [' ', '\t', '\u00a0', '\u3000'].map((blank) => sql`suffix(${text}, ${blank})`);
  const cleaned = sql`CASE WHEN ${text} <> '' AND (NOT (${ordinary}) OR ${join(padded, ' OR ')}) THEN CASE WHEN contains(${text}, '="') THEN ${unwrapped} ELSE ${trimmed} END ELSE ${text} END`;
  if (!dropPointZero) return cleaned;
  return sql`CASE WHEN contains(${text}, '.0') THEN regexp_replace(${cleaned}, '^([0-9]+)\\.0+$', '\\1') ELSE ${cleaned} END`;
}

/** A cleaned text, or NULL where it is a word for nothing. */
export function nullifySql(text: Sql): Sql {
  const starts = LONG_STARTS.map((start) => sql`starts_with(${text}, ${start})`);
  const candidate = sql`(strlen(${text}) <= ${SHORT_NULL} AND NOT (${text} >= '0' AND ${text} < ':')) OR ${text} < '0' OR ${join(starts, ' OR ')}`;
  return sql`CASE WHEN ${whenSql(candidate, isWordSql(sql`lower(${text})`, NULL_WORDS))} THEN NULL ELSE ${text} END`;
}

/** Cheap AND costly, the costly one computed only where the cheap one holds: DuckDB computes both sides of an AND for every row. */
export const whenSql = (cheap: Sql, costly: Sql): Sql => sql`CASE WHEN ${cheap} THEN ${costly} ELSE false END`;

export interface IdCleaning {
  kind: 'drop-point-zero';
  /** How many of the values it would change. */
  count: number;
  example: string;
}

/** Ids that went through a table of floating-point numbers (`17850.0`), where most of the values look so. */
export function idCleaning(values: readonly string[]): IdCleaning | null {
  const filled = values.filter((value) => !isNullWord(value));
  const found = filled.filter((value) => /^\d+\.0+$/.test(unpadded(value)));
  const example = found[0];
  return example !== undefined && found.length * 2 > filled.length
    ? { kind: 'drop-point-zero', count: found.length, example }
    : null;
}

/** What parts the decimals of a number from its units. */
export type DecimalMark = '.' | ',';

const SIGNS = '[¥$€£₹₩₽₺₫₴₪₱฿¢￠]';
const DOLLARS = String.raw`(?:US|CA|C|AU|A|NZ|HK|NT|S|SG|R|MX|MOP)\$`;
const ISO_CODES =
  'AED|ARS|AUD|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EUR|GBP|HKD|HUF|IDR|ILS|INR|JPY|KRW|MOP|MXN|MYR|NOK|NZD|PHP|PLN|RMB|RON|RUB|SAR|SEK|SGD|THB|TRY|TWD|UAH|USD|VND|ZAR';
const NAMES = String.raw`人民币|美元|欧元|英镑|日元|港元|港币|新台币|台币|元|圆|円|圓|块|원|Rs\.?|Kč|zł|kr\.?|Fr\.|Ft|руб\.?|р\.|TL`;
const CURRENCY = `(?:(?:${DOLLARS}|${SIGNS}|${ISO_CODES}|${NAMES}) ?)`;

/** What a Chinese number counts in, as exponents of ten. */
const UNITS: readonly (readonly [string, string])[] = [
  ['千', 'e3'],
  ['万', 'e4'],
  ['萬', 'e4'],
  ['亿', 'e8'],
  ['億', 'e8'],
];
const PERCENT: typeof UNITS = [
  ['%', 'e-2'],
  ['％', 'e-2'],
];
const unitsOf = ({ rate }: NumberOptions) => (rate ? [...UNITS, ...PERCENT] : UNITS);

/** DuckDB's own casts let single underscores stand between digits, so they may. */
const DIGIT_RUN = String.raw`\d+(?:_\d+)*`;
const EXPONENT = String.raw`[eE][-+]?\d+(?:_\d+)*`;

/** Grouped by thousands with the sign given, with apostrophes or blanks, or not at all; then the decimals. */
function digitsPattern(decimal: DecimalMark): string {
  const mark = decimal === '.' ? String.raw`\.` : ',';
  const grouped =
    decimal === '.'
      ? String.raw`\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}` // the second as in India
      : String.raw`\d{1,3}(?:\.\d{3})+`;
  const whole = String.raw`(?:${grouped}|\d{1,3}(?:'\d{3})+|\d{1,3}(?: \d{3})+|${DIGIT_RUN})`;
  // A dash for no cents (12.- or 5,--) is no minus.
  return String.raw`(?:${whole}(?:${mark}(?:${DIGIT_RUN})?|[.,]-{1,2})?|${mark}${DIGIT_RUN})`;
}

interface NumberPatterns {
  positive: Pattern;
  negative: Pattern;
}

/** What a number may look like with its sign or brackets, currency and unit. */
function signedPatterns(digits: string, options: NumberOptions): NumberPatterns {
  const units = unitsOf(options).map(([unit]) => unit);
  const number = String.raw`${digits}(?:${EXPONENT}| ?[${units.join('')}])?`;
  const currency = `(?:${CURRENCY} ?)?`;
  const amount = `${currency}${number} ?${currency}`;
  return {
    positive: new Pattern(String.raw`(?:\+ ?)?${amount}|${currency}\+ ?${number} ?${currency}`),
    negative: new Pattern(
      String.raw`\+?- ?${amount}|${currency}- ?${number} ?${currency}|${amount}- ?${currency}|${currency}\( ?${amount}\) ?${currency}`,
    ),
  };
}

const bothMarks = (options: NumberOptions): Record<DecimalMark, NumberPatterns> => ({
  '.': signedPatterns(digitsPattern('.'), options),
  ',': signedPatterns(digitsPattern(','), options),
});
const AMOUNTS = bothMarks({});
const RATES = bothMarks({ rate: true });

/** The digits of a number found to be one, its exponent with them; the point of a currency's name (Rs.500) stays behind. */
const DIGITS = String.raw`(?:[a-zA-Zа-яА-Я]\.)?([.,]?\d(?:[\d., '_]*\d)?(?:[.,]?${EXPONENT})?)`;
const DIGITS_IN = new RegExp(DIGITS, 'u');
/** What groups digits where the mark of the decimals is the key. */
const GROUPING: Record<DecimalMark, readonly string[]> = { '.': [',', ' ', "'", '_'], ',': ['.', ' ', "'", '_'] };

const QUOTED = String.raw`^[ \t\r\n]*="(.*)"[ \t\r\n]*$`;
const APOSTROPHE = String.raw`^[ \t\r\n]*'`;
const QUOTED_WHOLE = new RegExp(QUOTED, 'su');
const APOSTROPHE_FIRST = new RegExp(APOSTROPHE, 'u');

/** The text of a cell without full-width forms and Excel's marks of a text: ="12.5" and '12.5. */
const bareText = (value: string): string => plainText(value).replace(QUOTED_WHOLE, '$1').replace(APOSTROPHE_FIRST, '');

function bareTextSql(text: Sql): Sql {
  const plain = plainTextSql(text);
  const bare = sql`regexp_replace(regexp_replace(${plain}, ${QUOTED}, '\\1', 's'), ${APOSTROPHE}, '')`;
  return sql`CASE WHEN contains(${text}, '"') OR contains(${text}, ${"'"}) OR contains(${text}, '＇') OR contains(${text}, '＂') THEN ${bare} ELSE ${plain} END`;
}

export interface NumberOptions {
  /** A column of rates: 12.5% is 0.125. Elsewhere a percent sign makes it no number. */
  rate?: boolean | undefined;
}

const LARGEST = 1e15;

/** The number a cell means, or null where it is none or beyond ±1e15; the same reading as {@link numberSql}. */
export function plainNumber(value: string, decimal: DecimalMark, options: NumberOptions = {}): number | null {
  const text = bareText(value);
  const { positive, negative } = (options.rate ? RATES : AMOUNTS)[decimal];
  const sign = positive.matches(text) ? '' : negative.matches(text) ? '-' : null;
  if (sign === null) return null;
  const digits = DIGITS_IN.exec(text)![1]!;
  const ungrouped = GROUPING[decimal].reduce((rest, mark) => rest.replaceAll(mark, ''), digits).replace(',', '.');
  const exponent = unitsOf(options).find(([unit]) => value.includes(unit))?.[1] ?? '';
  const number = Number(`${sign}${ungrouped}${exponent}`);
  return Math.abs(number) <= LARGEST ? number : null;
}

/**
 * The number a text means, as text that TRY_CAST accepts, or NULL. For texts a plain TRY_CAST refused. What matches is
 * decided without groups: RE2 is ten times slower where it has to tell them apart.
 */
function cleanNumberSql(text: Sql, decimal: DecimalMark, options: NumberOptions = {}): Sql {
  const { positive, negative } = (options.rate ? RATES : AMOUNTS)[decimal];
  const bare = bareTextSql(text);
  const ungrouped = GROUPING[decimal].reduce(
    (rest, mark) => sql`replace(${rest}, ${mark}, '')`,
    sql`regexp_extract(${bare}, ${DIGITS}, 1)`,
  );
  const pointed = decimal === ',' ? sql`replace(${ungrouped}, ',', '.')` : ungrouped;
  const exponents = unitsOf(options).map(([unit, exponent]) => sql` WHEN contains(${text}, ${unit}) THEN ${exponent}`);
  const unit = sql`CASE${join(exponents, '')} ELSE '' END`;
  const sign = sql`CASE WHEN ${positive.matchesSql(bare)} THEN '' WHEN ${negative.matchesSql(bare)} THEN '-' END`;
  return sql`${sign} || ${pointed} || ${unit}`;
}

/** What a plain cast makes of it where commas are decimals; a point would be a thousands sign, and is left to the slow way. */
const commaSql = (text: Sql): Sql => sql`CASE WHEN NOT contains(${text}, '.') THEN replace(${text}, ',', '.') END`;

const plainFirst = (text: Sql, decimal: DecimalMark): Sql => (decimal === '.' ? text : commaSql(text));

/** DOUBLE within ±1e15, or NULL. */
export function numberSql(text: Sql, decimal: DecimalMark, options: NumberOptions = {}): Sql {
  const fast = sql`TRY_CAST(${plainFirst(text, decimal)} AS DOUBLE)`;
  const slow = sql`TRY_CAST(${cleanNumberSql(text, decimal, options)} AS DOUBLE)`;
  const inRange = letSql('d', slow, (d) => sql`CASE WHEN ${d} BETWEEN -1e15 AND 1e15 THEN ${d} END`);
  return sql`CASE WHEN ${fast} BETWEEN -1e15 AND 1e15 THEN ${fast} ELSE ${inRange} END`;
}

/** DECIMAL(18,2), or NULL when it is no amount or beyond what the type holds. */
export function moneySql(text: Sql, decimal: DecimalMark): Sql {
  // Not coalesce, which would have parts of the slow reading computed for every row.
  const fast = sql`TRY_CAST(${plainFirst(text, decimal)} AS DECIMAL(18,2))`;
  return sql`CASE WHEN ${fast} IS NOT NULL THEN ${fast} ELSE TRY_CAST(${cleanNumberSql(text, decimal)} AS DECIMAL(18,2)) END`;
}

export interface DecimalGuess {
  mark: DecimalMark;
  /** False where no value, or not every value, tells a thousands sign from a decimal mark. */
  sure: boolean;
  /** How many values show each mark to be the decimal one. */
  counts: Record<DecimalMark, number>;
}

const ANY_NUMBER = signedPatterns(String.raw`(?:\d[\d., ']*)?[.,]?\d+`, { rate: true });

/** What parts decimals in a column of numbers: `1,234` may be read both ways, `12,50` and `1.234,5` only one. */
export function decimalMark(values: readonly string[]): DecimalGuess {
  const counts = { '.': 0, ',': 0 };
  let unclear = 0;
  for (const value of values) {
    const text = bareText(value);
    if (!ANY_NUMBER.positive.matches(text) && !ANY_NUMBER.negative.matches(text)) continue;
    const shown = markIn(DIGITS_IN.exec(text)![1]!);
    if (shown === null) unclear++;
    else if (shown !== undefined) counts[shown]++;
  }
  const mark = counts[','] > counts['.'] ? ',' : '.';
  const told = counts[','] + counts['.'];
  return { mark, sure: told > 0 ? counts[mark] === told : unclear === 0, counts };
}

/** The decimal mark a number shows; null where it may be either, undefined where it has neither sign. */
function markIn(number: string): DecimalMark | null | undefined {
  const last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
  if (last < 0) return undefined;
  const mark = number[last] === '.' ? '.' : ',';
  const other = mark === '.' ? ',' : '.';
  if (number.includes(other)) return number.indexOf(mark) === last ? mark : null;
  if (number.indexOf(mark) !== last) return other;
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(number) ? null : mark;
}
