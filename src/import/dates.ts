import { join, sql, type Sql } from '#sql/tag.ts';
import {
  ANY_YEAR,
  CLOCK,
  COUNT,
  countMicros,
  countSql,
  DAY,
  fieldsMicros,
  fieldsSql,
  LONG_YEAR,
  MONTH_DIGITS,
  type Scale,
  type ZoneOptions,
} from './dates/stamp.ts';
import { MONTH, MONTH_LETTERS, WEEKDAY, ZONE } from './dates/words.ts';
import { Pattern } from './pattern.ts';
import { toZone, toZoneSql } from './zones.ts';
import { isNullWord } from './values.ts';

interface DateFormat {
  /** As shown beside the choice. */
  example: string;
  /** What a value of this format looks like; the names of its groups say what they mean. */
  pattern: Pattern;
  /** True for a value that is a date of this format; padding does not matter. */
  matches(value: string): boolean;
  /** True where the stamp itself says its offset, so that the shop's zone decides on which day it falls. */
  zoned?: true;
  /** For formats that are one number. */
  scale?: Scale;
  /** A cheaper reading tried first: gives NULL, or what the pattern would give. */
  fast?: (text: Sql) => Sql;
}

/** A date as written out, the shop's zone apart. */
const written = (example: string, source: string) => {
  const pattern = new Pattern(source);
  return { example, pattern, matches: matching((value) => patternMicros(pattern, value)) };
};
/** The same with an offset or a zone behind the time, where there is one. */
const zoned = (example: string, source: string) => ({ ...written(example, source), zoned: true as const });
const counted = (example: string, scale: Scale) => {
  const pattern = new Pattern(COUNT);
  return { example, pattern, scale, matches: matching((value) => countedMicros(pattern, scale, value)) };
};

const matching = (read: (value: string) => number | null) => (value: string) =>
  value.length <= LONGEST && /[0-9０-９]/.test(value) && read(value) !== null;
/** In characters; a longer text is no date. */
const LONGEST = 80;

const patternMicros = (pattern: Pattern, value: string, options: ZoneOptions = { zone: 'UTC' }): number | null => {
  const fields = pattern.exec(value);
  return fields && fieldsMicros(fields, options);
};
const countedMicros = (pattern: Pattern, scale: Scale, value: string): number | null => {
  const fields = pattern.exec(value);
  return fields && countMicros(fields, scale);
};

const TIME = String.raw`(?:(?:T|,?[ \t]+|, ?)[ \t]*${CLOCK})?`;
const TIME_ZONE = String.raw`(?:(?:T|,?[ \t]+|, ?)[ \t]*${CLOCK}(?: ?${ZONE}(?: ?\([^()]*\))?)?)?`;
const TALKED_TIME = String.raw`(?:,? +(?:(?:at|um|à) )?${CLOCK}(?: Uhr)?)?`;
const TALKED_TIME_ZONE = String.raw`(?:,? +(?:(?:at|um|à) )?${CLOCK}(?: Uhr)?(?: ?${ZONE}(?: ?\([^()]*\))?)?)?`;
const YMD = String.raw`${LONG_YEAR}[-/ \\]${MONTH_DIGITS}[-/ \\]${DAY}`;
const DMY = `${DAY}[-/.]${MONTH_DIGITS}[-/.]${ANY_YEAR}`;
const MDY = `${MONTH_DIGITS}[-/.]${DAY}[-/.]${ANY_YEAR}`;
const DAY_NAME_YEAR = String.raw`${WEEKDAY}${DAY}(?:st|nd|rd|th|er|\.)?(?: of)?[-/ ]?${MONTH},?[-/ ]${ANY_YEAR}`;
const NAME_DAY_YEAR = String.raw`${WEEKDAY}${MONTH}[-/ ]${DAY}(?:st|nd|rd|th)?(?:,? |[-/,])${ANY_YEAR}`;
const CHINESE_CLOCK = String.raw`(?:(?<a>上午|下午|凌晨|早上) ?)?(?<h>\d{1,2})(?:[:时点時] ?(?:(?<i>\d{1,2})(?:[:分] ?(?:(?<s>\d{1,2})(?:\.(?<f>\d*))?秒?)?)?)?)(?: ?(?<p>[ap]\.? ?m\.?))?`;

const MILLISECOND_DIGITS = 8;
const EXCEL_EPOCH_DAYS = 25_569;

/** One list drives recognition, the menu and the SQL. The order is the order of preference. */
export const DATE_FORMATS = {
  iso: {
    ...written('2024-03-05 14:30:00', YMD + TIME),
    // The cast takes offsets and drops them without a word, and it takes 'epoch'. Cheap tests only: this runs on every line.
    fast: (text) => {
      const stamp = sql`TRY_CAST(${text} AS TIMESTAMP)`;
      return sql`CASE WHEN ${stamp} BETWEEN TIMESTAMP '1900-01-01 00:00:00' AND TIMESTAMP '2199-12-31 23:59:59.999999' AND ${text} >= '1' AND ${text} < '3' AND NOT (${hasOffset(text)}) THEN ${stamp} END`;
    },
  },
  'iso-offset': zoned('2024-03-05T14:30:00+08:00', YMD + TIME_ZONE),
  compact: {
    ...written(
      '20240305',
      String.raw`${LONG_YEAR}(?<m>\d{2})(?<d>\d{2})(?:[T ]?(?<h>\d{2}):?(?<i>\d{2})(?::?(?<s>\d{2}))?)?`,
    ),
    fast: (text) =>
      sql`CASE WHEN strlen(${text}) = 8 AND ${text} >= '19' AND ${text} < '22' THEN try_strptime(${text}, '%Y%m%d') END`,
  },
  chinese: written(
    '2024年3月5日 14:30',
    String.raw`(?<y>(?:19|20|21)\d{2}|\d{2}) ?年 ?(?<m>\d{1,2}) ?月 ?(?<d>\d{1,2}) ?[日号號]?,?(?: ?(?:星期|周|週)[一二三四五六日天])?(?: *${CHINESE_CLOCK})?`,
  ),
  dotted: written('2024.03.05 14:30', String.raw`${LONG_YEAR}\. ?${MONTH_DIGITS}\. ?${DAY}\.?` + TIME),
  'day-month-year': written('31/12/2024 14:30', DMY + TIME),
  'month-day-year': written('12/31/2024 2:30 PM', MDY + TIME),
  'day-month-year-zone': zoned('31.12.2024 14:30:00 UTC', DMY + TIME_ZONE),
  'month-day-year-zone': zoned('12/31/2024 2:30:00 PM PST', MDY + TIME_ZONE),
  sas: written(
    '14JUN09:17:58:34',
    String.raw`${DAY}${MONTH_LETTERS}${ANY_YEAR}(?:[: ](?<h>\d{1,2}):(?<i>\d{2})(?::(?<s>\d{2})(?:\.(?<f>\d*))?)?)?`,
  ),
  'day-name-year': written('31-Dec-24 14:30', DAY_NAME_YEAR + TALKED_TIME),
  'name-day-year': written('Dec 31, 2024 2:30 PM', NAME_DAY_YEAR + TALKED_TIME),
  'day-name-year-zone': zoned('31-Dec-2024 14:30:00 IST', DAY_NAME_YEAR + TALKED_TIME_ZONE),
  'name-day-year-zone': zoned('Dec 31, 2024 2:30:00 PM PST', NAME_DAY_YEAR + TALKED_TIME_ZONE),
  // The fraction of a day is not exact in binary: to the second, or to the millisecond where enough digits say so.
  'excel-serial': counted('45356.604', {
    low: 20_000,
    high: 80_000,
    micros: (days, fraction) =>
      fraction.length < MILLISECOND_DIGITS
        ? Math.round((days - EXCEL_EPOCH_DAYS) * 86_400) * 1e6
        : Math.round((days - EXCEL_EPOCH_DAYS) * 86_400_000) * 1000,
    microsSql: (days, fraction) =>
      sql`CASE WHEN strlen(${fraction}) < ${MILLISECOND_DIGITS} THEN floor((${days} - ${EXCEL_EPOCH_DAYS}) * 86400 + 0.5e0) * 1000000 ELSE floor((${days} - ${EXCEL_EPOCH_DAYS}) * 86400000 + 0.5e0) * 1000 END`,
  }),
  'unix-seconds': {
    zoned: true,
    ...counted('1709649000', {
      low: 5e8,
      high: 4e9,
      micros: (seconds) => Math.round(seconds * 1e6),
      microsSql: (seconds) => sql`floor(${seconds} * 1000000 + 0.5e0)`,
    }),
  },
  'unix-milliseconds': {
    zoned: true,
    ...counted('1709649000000', {
      low: 5e11,
      high: 4e12,
      micros: (milliseconds) => Math.round(milliseconds * 1000),
      microsSql: (milliseconds) => sql`floor(${milliseconds} * 1000 + 0.5e0)`,
    }),
  },
} as const satisfies Record<string, DateFormat>;

export type DateFormatId = keyof typeof DATE_FORMATS;
export const DATE_FORMAT_IDS = Object.keys(DATE_FORMATS) as DateFormatId[];

const formatOf = (id: DateFormatId): DateFormat => DATE_FORMATS[id];

function hasOffset(text: Sql): Sql {
  const ends = ['Z', 'C', 'c', ' '].map((end) => sql`suffix(${text}, ${end})`);
  return sql`${join(ends, ' OR ')} OR contains(${text}, '+') OR ${text} LIKE '%:%-%'`;
}

/**
 * The TIMESTAMP on the shop's wall clock that a text means, by the first of the formats that reads it; NULL where none
 * does. Years from 1900 to 2199.
 *
 * @throws {RangeError} for a zone Intl does not know
 */
export function readDateSql(formats: readonly DateFormatId[], text: Sql, options: ZoneOptions): Sql {
  const readings = formats.flatMap((id) => formatSql(formatOf(id), text, options));
  return readings.length === 1 ? readings[0]! : sql`coalesce(${join(readings)})`;
}

function formatSql({ pattern, scale, fast, zoned: hasZone }: DateFormat, text: Sql, options: ZoneOptions): Sql[] {
  const naive = (stamp: Sql) => (options.utc ? toZoneSql(stamp, options.zone) : stamp);
  if (scale) {
    const stamp = countSql(pattern, text, scale);
    return [hasZone ? toZoneSql(stamp, options.zone) : naive(stamp)];
  }
  return [...(fast ? [naive(fast(text))] : []), fieldsSql(pattern, text, options)];
}

/** What {@link readDateSql} makes of one text: microseconds since 1970 on the shop's wall clock, or null. */
export function readDate(formats: readonly DateFormatId[], value: string, options: ZoneOptions): number | null {
  for (const id of formats) {
    const micros = formatMicros(formatOf(id), value, options);
    if (micros !== null) return micros;
  }
  return null;
}

function formatMicros({ pattern, scale, zoned: hasZone }: DateFormat, value: string, options: ZoneOptions) {
  if (!scale) return patternMicros(pattern, value, options);
  const micros = countedMicros(pattern, scale, value);
  return micros !== null && (hasZone || options.utc) ? toZone(micros, options.zone) : micros;
}

export interface DateProfile {
  /** The formats that together read the values, most frequent first, each with what it reads beyond those before it. */
  formats: { format: DateFormatId; count: number; example: string }[];
  /** Values that are neither dates nor words for nothing. */
  unread: { count: number; examples: string[] };
  /** Day and month may stand in the other order as well: the reader has to say. `decided` values fit only one order. */
  rival: { format: DateFormatId; instead: DateFormatId; example: string; decided: number } | null;
}

const EXAMPLES = 5;
/** A number among written dates is a date only where this share of the values are: a stray one is a number. */
const LEAST_COUNTED = 0.05;

/** How the dates of a column are written; null when under half of the values are dates. Words for nothing do not count. */
export function profileDates(values: readonly string[]): DateProfile | null {
  const filled = values.filter((value) => !isNullWord(value));
  const read = filled.map((value) => ({ value, by: DATE_FORMAT_IDS.filter((id) => DATE_FORMATS[id].matches(value)) }));
  const rival = rivalOf(read);
  const formats: DateProfile['formats'] = [];
  let rest = read;
  for (;;) {
    const best = mostFrequent(rest, filled.length, rival?.format);
    if (!best) break;
    formats.push(best);
    rest = rest.filter(({ by }) => !by.includes(best.format));
  }
  const count = filled.length - rest.length;
  if (count === 0 || count * 2 < filled.length) return null;
  return {
    formats,
    unread: { count: rest.length, examples: [...new Set(rest.map(({ value }) => value))].slice(0, EXAMPLES) },
    rival: formats.some(({ format }) => format === rival?.format) ? rival : null,
  };
}

interface Read {
  value: string;
  by: readonly DateFormatId[];
}

function mostFrequent(values: readonly Read[], total: number, preferred: DateFormatId | undefined) {
  const counts = new Map<DateFormatId, number>();
  for (const { by } of values) for (const id of by) counts.set(id, (counts.get(id) ?? 0) + 1);
  let best: DateFormatId | null = null;
  for (const id of DATE_FORMAT_IDS) {
    const count = counts.get(id) ?? 0;
    if (formatOf(id).scale && count < total * LEAST_COUNTED) continue;
    const lead = count - (best ? counts.get(best)! : 0);
    if (lead > 0 || (lead === 0 && count > 0 && id === preferred)) best = id;
  }
  if (!best) return null;
  return { format: best, count: counts.get(best)!, example: values.find(({ by }) => by.includes(best))!.value };
}

/** Formats that differ in the order of day and month alone. */
const ORDERS = [
  ['day-month-year', 'month-day-year'],
  ['day-month-year-zone', 'month-day-year-zone'],
] as const satisfies readonly (readonly DateFormatId[])[];

/** The order of day and month that most values ask for, and the other one, where the values leave or raise a doubt. */
function rivalOf(values: readonly Read[]): DateProfile['rival'] {
  for (const [dayFirst, monthFirst] of ORDERS) {
    const onlyDay = values.filter(({ by }) => by.includes(dayFirst) && !by.includes(monthFirst));
    const onlyMonth = values.filter(({ by }) => by.includes(monthFirst) && !by.includes(dayFirst));
    const either = values.find(({ by }) => by.includes(dayFirst) && by.includes(monthFirst));
    const decided = onlyDay.length + onlyMonth.length;
    const contradict = onlyDay.length > 0 && onlyMonth.length > 0;
    if (!contradict && (decided > 0 || !either)) continue;
    const format = onlyMonth.length > onlyDay.length ? monthFirst : dayFirst;
    const instead = format === dayFirst ? monthFirst : dayFirst;
    const example = (either ?? (format === dayFirst ? onlyMonth : onlyDay)[0]!).value;
    return { format, instead, example, decided };
  }
  return null;
}
