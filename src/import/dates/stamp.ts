import { ident, join, sql, type Sql } from '#sql/tag.ts';
import { letSql, type Fields, type Pattern } from '../pattern.ts';
import { shiftSql, shopMinutes, toZone, toZoneSql } from '../zones.ts';
import { monthNumber, monthNumberSql, zoneMinutes, zoneMinutesSql } from './words.ts';

/** For patterns: day and month of one or two digits, years from 1900 to 2199, two-digit years apart. */
export const DAY = String.raw`(?<d>\d{1,2})`;
export const MONTH_DIGITS = String.raw`(?<m>\d{1,2})`;
export const LONG_YEAR = String.raw`(?<y>(?:19|20|21)\d{2})`;
export const ANY_YEAR = String.raw`(?<y>(?:19|20|21)\d{2}|\d{2})`;
/** For patterns: hours and minutes, seconds and their fraction where given, with the half of the day before or after. */
export const CLOCK = String.raw`(?:(?<a>上午|下午|凌晨|早上) ?)?(?<h>\d{1,2}):(?<i>\d{1,2})(?::(?<s>\d{1,2})(?:[.,](?<f>\d*))?)?(?: ?(?<p>[ap]\.? ?m\.?))?`;

/** How a stamp is turned to the time of the shop. */
export interface ZoneOptions {
  /** IANA name of the shop's zone. */
  zone: string;
  /** Stamps that name no offset are in UTC; else they are in the shop's zone as they stand. */
  utc?: boolean | undefined;
}

/** A number that counts from some day on. */
export interface Scale {
  /** Inclusive and exclusive; outside it is some other number. */
  low: number;
  high: number;
  /** Microseconds since 1970 of a number, in TypeScript and in SQL. */
  micros: (number: number, fraction: string) => number;
  microsSql: (number: Sql, fraction: Sql) => Sql;
}

/** Microseconds since 1970 on the wall clock of the shop, or null where the fields make no date. */
export function fieldsMicros(fields: Fields, { zone, utc }: ZoneOptions): number | null {
  const wall = wallMicros(fields);
  if (wall === null) return null;
  if (!fields['o'] && !fields['z']) return utc ? toZone(wall, zone) : wall;
  const minutes = fields['o'] ? offsetMinutes(fields) : zoneMinutes(fields['z']!, shopMinutes(zone));
  return minutes === null ? null : toZone(wall - minutes * 60e6, zone);
}

const offsetMinutes = ({ o, oh, om }: Fields): number => (o === '-' ? -1 : 1) * (Number(oh) * 60 + Number(om));

/** The same as a TIMESTAMP, NULL where the pattern does not match or its fields make no date. */
export function fieldsSql(pattern: Pattern, text: Sql, { zone, utc }: ZoneOptions): Sql {
  const has = (name: string) => pattern.names.includes(name);
  const wall = (s: Sql) => sql`CASE WHEN ${s}.d <> '' THEN TRY_CAST(${wallSql(fieldOf(s), has)} AS TIMESTAMP) END`;
  const fields = pattern.fieldsSql(text);
  if (!has('z')) return utc ? toZoneSql(letSql('s', fields, wall), zone) : letSql('s', fields, wall);
  const stamps = letSql('s', fields, (s) => {
    const named = sql`${s}.o <> '' OR ${s}.z <> ''`;
    const less = sql`CASE WHEN ${named} THEN to_minutes(${minutesSql(fieldOf(s), zone)}) ELSE to_minutes(0) END`;
    return sql`{stamp: ${wall(s)} - ${less}, turned: ${utc ? sql`true` : named}}`;
  });
  return letSql('u', stamps, (u) => {
    const stamp = fieldOf(u)('stamp');
    return sql`CASE WHEN ${u}.turned THEN ${stamp} + to_minutes(${shiftSql(stamp, zone)}) ELSE ${stamp} END`;
  });
}

function minutesSql(field: (name: string) => Sql, zone: string): Sql {
  const offset = sql`(${integer(field('oh'))} * 60 + ${integer(field('om'))}) * CASE ${field('o')} WHEN '-' THEN -1 ELSE 1 END`;
  return sql`CASE WHEN ${field('o')} <> '' THEN ${offset} ELSE ${zoneMinutesSql(field('z'), shopMinutes(zone))} END`;
}

const fieldOf =
  (struct: Sql) =>
  (name: string): Sql =>
    sql`${struct}.${ident(name)}`;
const integer = (text: Sql): Sql => sql`coalesce(TRY_CAST(${text} AS INTEGER), 0)`;

function wallMicros(fields: Fields): number | null {
  const year = fullYear(fields['y']!);
  const month = fields['b'] ? monthNumber(fields['b']) : Number(fields['m']);
  const day = Number(fields['d']);
  const hour = hour24(Number(fields['h'] ?? ''), `${fields['a'] ?? ''}${fields['p'] ?? ''}`);
  const minute = Number(fields['i'] ?? '');
  const second = Number(fields['s'] ?? '');
  const micros = Number((fields['f'] ?? '').slice(0, 6).padEnd(6, '0'));
  if (month === null || month < 1 || month > 12) return null;
  const midnight = Date.UTC(year, month - 1, day);
  if (new Date(midnight).getUTCDate() !== day) return null;
  const endOfDay = hour === 24 && minute === 0 && second === 0 && micros === 0;
  if (hour === null || (hour > 23 && !endOfDay) || minute > 59 || second > 59) return null;
  return (midnight + ((hour * 60 + minute) * 60 + second) * 1000) * 1000 + micros;
}

/** The fields as a text that casts to a TIMESTAMP, or does not if they make no date. */
function wallSql(field: (name: string) => Sql, has: (name: string) => boolean): Sql {
  const year = sql`CASE WHEN strlen(${field('y')}) > 2 THEN '' WHEN ${field('y')} < '69' THEN '20' ELSE '19' END, ${field('y')}`;
  const month = has('b') ? monthNumberSql(field('b')) : field('m');
  const day = sql`${year}, '-', ${month}, '-', ${field('d')}`;
  if (!has('h')) return sql`concat(${day})`;
  const zeroed = (name: string) =>
    has(name) ? sql`CASE ${field(name)} WHEN '' THEN '0' ELSE ${field(name)} END` : '0';
  const fraction = has('f') ? field('f') : '';
  const time = sql`${hour24Sql(field, has)}, ':', ${zeroed('i')}, ':', ${zeroed('s')}, '.', ${fraction}`;
  return sql`CASE WHEN ${field('h')} = '' THEN concat(${day}) ELSE concat(${day}, ' ', ${time}) END`;
}

/** As strptime has it: 69 is 1969, 68 is 2068. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length > 2) return number;
  return number < 69 ? 2000 + number : 1900 + number;
}

const AFTERNOON = /^(?:p|下)/iu;

/** 14:30 PM is half past two as well; 14:30 AM is no time. */
function hour24(hour: number, half: string): number | null {
  if (half === '') return hour;
  if (AFTERNOON.test(half)) return hour < 12 ? hour + 12 : hour;
  return hour > 12 ? null : hour % 12;
}

function hour24Sql(field: (name: string) => Sql, has: (name: string) => boolean): Sql {
  const halves = ['a', 'p'].filter(has).map(field);
  if (halves.length === 0) return field('h');
  const half = sql`concat(${join(halves)})`;
  const hour = integer(field('h'));
  const afternoon = sql`CASE WHEN ${hour} < 12 THEN ${hour} + 12 ELSE ${hour} END`;
  const morning = sql`CASE WHEN ${hour} > 12 THEN 99 ELSE ${hour} % 12 END`;
  return sql`CASE WHEN ${half} = '' THEN ${field('h')} WHEN left(${half}, 1) IN ('p', 'P', '下') THEN (${afternoon})::VARCHAR ELSE (${morning})::VARCHAR END`;
}

/** For patterns: the number of a {@link Scale}. */
export const COUNT = String.raw`(?<n>\d{5,13})(?:\.(?<f>\d{0,15}))?`;

export function countMicros(fields: Fields, scale: Scale): number | null {
  const number = Number(`${fields['n']}.${fields['f']}`);
  return number >= scale.low && number < scale.high ? scale.micros(number, fields['f']!) : null;
}

export function countSql(pattern: Pattern, text: Sql, scale: Scale): Sql {
  return letSql('s', pattern.fieldsSql(text), (s) => {
    const number = sql`TRY_CAST(concat(${s}.n, '.', ${s}.f) AS DOUBLE)`;
    return sql`CASE WHEN ${number} >= ${scale.low} AND ${number} < ${scale.high} THEN make_timestamp((${scale.microsSql(number, sql`${s}.f`)})::BIGINT) END`;
  });
}
