import { join, sql, type Sql } from '#sql/tag.ts';
import { zoneShifts } from './zones.ts';

interface DateFormat {
  /** As shown beside the choice. */
  example: string;
  /** Recognises a trimmed value; the groups named d, m decide between two orders of day and month. */
  matches(value: string): boolean;
  /** TIMESTAMP in shop time, or NULL when the text is none. `zone` is where stamps with an offset are turned to. */
  read(text: Sql, zone: string): Sql;
  /** True where the stamp itself says its offset, so that the shop's zone decides on which day it falls. */
  zoned?: true;
}

const TIME = String.raw`(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?`;
const TIME_12 = String.raw`(?:,? +\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?)?`;
const OFFSET = String.raw` ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})`;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';

const YMD = String.raw`(?<y>\d{4})[-/](?<m>\d{1,2})[-/](?<d>\d{1,2})`;
const isDay = (m: number, d: number) => m >= 1 && m <= 12 && d >= 1 && d <= 31;

/** A pattern whose groups m and d, where it has them, must be a month and a day. */
function recogniser(pattern: string): (value: string) => boolean {
  const regex = new RegExp(`^${pattern}$`, 'i');
  return (value) => {
    const groups = regex.exec(value)?.groups;
    if (!groups) return regex.test(value);
    return groups['m'] === undefined || isDay(Number(groups['m']), Number(groups['d']));
  };
}

const strptime = (text: Sql, formats: readonly string[]): Sql => sql`try_strptime(trim(${text}), [${join(formats)}])`;

const withTimes = (days: readonly string[], times: readonly string[]) =>
  days.flatMap((day) => times.map((time) => day + time));
// %y before %Y everywhere, for %Y takes 24 as the year 24.
const TIMES_24 = [' %H:%M:%S', ' %H:%M', '', ' %H:%M:%S.%f'];
const TIMES_12 = [' %I:%M:%S %p', ' %I:%M %p', ...TIMES_24];

const between = (low: number, high: number) => (value: string) =>
  /^\d+(\.\d+)?$/.test(value) && Number(value) >= low && Number(value) < high;

/** One list drives recognition, the menu and the SQL. The order is the order of preference. */
export const DATE_FORMATS = {
  iso: {
    example: '2024-03-05 14:30:00',
    matches: recogniser(YMD + TIME),
    read: (text) =>
      sql`CASE WHEN NOT (${hasOffset(text)}) THEN coalesce(TRY_CAST(${text} AS TIMESTAMP), TRY_CAST(trim(${text}) AS TIMESTAMP)) END`,
  },
  'iso-offset': {
    zoned: true,
    example: '2024-03-05T14:30:00+08:00',
    matches: recogniser(YMD + TIME + `(?:${OFFSET})?`),
    read: (text, zone) => offsetSql(text, zone),
  },
  compact: {
    example: '20240305',
    matches: recogniser(String.raw`(?:19|20)\d{2}(?<m>\d{2})(?<d>\d{2})(?: ?\d{4}(?:\d{2})?)?`),
    read: (text) => strptime(text, ['%Y%m%d', '%Y%m%d%H%M%S', '%Y%m%d %H%M%S', '%Y%m%d%H%M', '%Y%m%d %H%M']),
  },
  chinese: {
    example: '2024年3月5日 14:30',
    matches: recogniser(
      String.raw`\d{4}年(?<m>\d{1,2})月(?<d>\d{1,2})日? ?(?:\d{1,2}(?:[:时]\d{1,2}(?:[:分](?:\d{1,2}秒?)?)?)?)?`,
    ),
    read: (text) =>
      strptime(
        text,
        withTimes(
          ['%Y年%m月%d日', '%Y年%m月%d'],
          [' %H:%M:%S', ' %H:%M', '', '%H:%M:%S', '%H:%M', ' %H时%M分%S秒', '%H时%M分%S秒', ' %H时%M分', '%H时%M分'],
        ),
      ),
  },
  dotted: {
    example: '2024.03.05 14:30',
    matches: recogniser(String.raw`\d{4}\.(?<m>\d{1,2})\.(?<d>\d{1,2})` + TIME),
    read: (text) => strptime(text, withTimes(['%Y.%m.%d'], TIMES_24)),
  },
  'day-month-year': {
    example: '31/12/2024 14:30',
    matches: recogniser(String.raw`(?<d>\d{1,2})[-/.](?<m>\d{1,2})[-/.](?:\d{4}|\d{2})` + TIME_12),
    read: (text) => strptime(slashed(text), withTimes(['%d/%m/%y', '%d/%m/%Y'], TIMES_12)),
  },
  'month-day-year': {
    example: '12/31/2024 2:30 PM',
    matches: recogniser(String.raw`(?<m>\d{1,2})[-/.](?<d>\d{1,2})[-/.](?:\d{4}|\d{2})` + TIME_12),
    read: (text) => strptime(slashed(text), withTimes(['%m/%d/%y', '%m/%d/%Y'], TIMES_12)),
  },
  sas: {
    example: '14JUN09:17:58:34',
    matches: recogniser(String.raw`\d{1,2}${MONTH}(?:\d{4}|\d{2})(?::\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?`),
    read: (text) => strptime(text, withTimes(['%d%b%y', '%d%b%Y'], [':%H:%M:%S', ':%H:%M', '', ':%H:%M:%S.%f'])),
  },
  'day-name-year': {
    example: '31-Dec-24 14:30',
    matches: recogniser(String.raw`\d{1,2}[- ]${MONTH}[a-z]*\.?,?[- ](?:\d{4}|\d{2})` + TIME_12),
    read: (text) =>
      strptime(sql`replace(replace(replace(${text}, '-', ' '), ',', ''), '.', '')`, [
        ...withTimes(['%d %b %y', '%d %b %Y', '%d %B %y', '%d %B %Y'], TIMES_12),
      ]),
  },
  'name-day-year': {
    example: 'Dec 31, 2024 2:30 PM',
    matches: recogniser(String.raw`${MONTH}[a-z]*\.?[- ]\d{1,2},?[- ](?:\d{4}|\d{2})` + TIME_12),
    read: (text) =>
      strptime(sql`replace(replace(replace(${text}, '-', ' '), ',', ''), '.', '')`, [
        ...withTimes(['%b %d %y', '%b %d %Y', '%B %d %y', '%B %d %Y'], TIMES_12),
      ]),
  },
  'excel-serial': {
    example: '45356.604',
    matches: between(20_000, 80_000),
    // Whole seconds: the fraction of a day is not exact in binary.
    read: (text) =>
      sql`CASE WHEN TRY_CAST(${text} AS DOUBLE) BETWEEN 1 AND 200000 THEN TIMESTAMP '1899-12-30 00:00:00' + to_seconds(round(TRY_CAST(${text} AS DOUBLE) * 86400)::BIGINT) END`,
  },
  'unix-seconds': {
    zoned: true,
    example: '1709649000',
    matches: between(5e8, 4e9),
    read: (text, zone) =>
      toZone(
        sql`CASE WHEN TRY_CAST(${text} AS DOUBLE) BETWEEN 0 AND 7e9 THEN make_timestamp((TRY_CAST(${text} AS DOUBLE) * 1e6)::BIGINT) END`,
        zone,
      ),
  },
  'unix-milliseconds': {
    zoned: true,
    example: '1709649000000',
    matches: between(5e11, 4e12),
    read: (text, zone) =>
      toZone(
        sql`CASE WHEN TRY_CAST(${text} AS DOUBLE) BETWEEN 0 AND 7e12 THEN make_timestamp((TRY_CAST(${text} AS DOUBLE) * 1e3)::BIGINT) END`,
        zone,
      ),
  },
} as const satisfies Record<string, DateFormat>;

export type DateFormatId = keyof typeof DATE_FORMATS;
export const DATE_FORMAT_IDS = Object.keys(DATE_FORMATS) as DateFormatId[];

/** The SQL that reads a column of dates. */
export const readDateSql = (format: DateFormatId, text: Sql, zone: string): Sql =>
  DATE_FORMATS[format].read(text, zone);

const slashed = (text: Sql): Sql => sql`replace(replace(replace(${text}, '-', '/'), '.', '/'), ',', '')`;

// TRY_CAST drops an offset without a word, so a column said to have none must not have one. Cheap tests only: this runs on every line.
const hasOffset = (text: Sql): Sql =>
  sql`strlen(${text}) > 16 AND (suffix(${text}, 'Z') OR suffix(${text}, 'C') OR suffix(${text}, 'T') OR contains(${text}, '+') OR contains(substr(${text}, 11), '-'))`;

/** The stamp without its offset, less the offset, in the shop's zone; without an offset as it stands. */
function offsetSql(text: Sql, zone: string): Sql {
  const value = sql`trim(${text})`;
  const offset = sql`regexp_extract(${value}, '[T ].*?(Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})$', 1)`;
  const local = sql`TRY_CAST(trim(left(${value}, length(${value}) - length(${offset}))) AS TIMESTAMP)`;
  const digits = sql`regexp_replace(${offset}, '[^0-9]', '', 'g')`;
  const minutes = sql`(coalesce(TRY_CAST(left(${digits}, 2) AS INTEGER), 0) * 60 + coalesce(TRY_CAST(substr(${digits}, 3, 2) AS INTEGER), 0)) * CASE WHEN ${offset} LIKE '-%' THEN -1 ELSE 1 END`;
  return sql`CASE WHEN ${offset} = '' THEN ${local} ELSE ${toZone(sql`(${local} - to_minutes(${minutes}))`, zone)} END`;
}

/** A UTC TIMESTAMP as wall time of a zone: the engine has no zones, so the shifts come along as a table of ours. */
function toZone(utc: Sql, zone: string): Sql {
  const [first, ...later] = zoneShifts(zone);
  const branches = later
    .toReversed()
    .map(({ from, minutes }) => sql` WHEN ${utc} >= make_timestamp(${from * 1000}) THEN ${minutes}`);
  const minutes =
    branches.length === 0 ? sql`${first!.minutes}` : sql`CASE${join(branches, '')} ELSE ${first!.minutes} END`;
  return first!.minutes === 0 && branches.length === 0 ? utc : sql`(${utc} + to_minutes(${minutes}))`;
}

export interface DateGuess {
  format: DateFormatId;
  /** Share of the values the format fits, 0–1. */
  share: number;
  /** Another order of day and month that fits as well: the user has to say. */
  rival: DateFormatId | null;
}

/** The format that fits most of the values, if any fits at least half. */
export function guessDateFormat(values: readonly string[]): DateGuess | null {
  const shares = new Map(DATE_FORMAT_IDS.map((id) => [id, fitting(id, values)]));
  let best: DateFormatId | null = null;
  for (const id of DATE_FORMAT_IDS) if (shares.get(id)! > (best ? shares.get(best)! : 0)) best = id;
  if (!best || shares.get(best)! < 0.5) return null;
  const other = best === 'day-month-year' ? 'month-day-year' : null;
  const rival = other && shares.get(other) === shares.get(best) ? other : null;
  return { format: best, share: shares.get(best)!, rival };
}

function fitting(id: DateFormatId, values: readonly string[]): number {
  if (values.length === 0) return 0;
  return values.filter((value) => DATE_FORMATS[id].matches(value)).length / values.length;
}
