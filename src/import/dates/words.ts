import { join, sql, type Sql } from '#sql/tag.ts';

/** Names of the months and their short forms in English, German and French, in lower case. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jänner', 'jän', 'janvier', 'janv'],
  ['february', 'feb', 'februar', 'feber', 'février', 'fevrier', 'févr', 'fevr', 'fév'],
  ['march', 'mar', 'märz', 'maerz', 'mär', 'mrz', 'mars'],
  ['april', 'apr', 'avril', 'avr'],
  ['may', 'mai'],
  ['june', 'jun', 'juni', 'juin'],
  ['july', 'jul', 'juli', 'juillet', 'juil'],
  ['august', 'aug', 'août', 'aout'],
  ['september', 'sep', 'sept', 'septembre'],
  ['october', 'oct', 'oktober', 'okt', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'decembre', 'déc'],
];
const NAMES = MONTHS.flat();
const NUMBERS = MONTHS.flatMap((names, i) => names.map(() => i + 1));

/** For a pattern: a word that may be a month, with the point of a short form. All names spelt out make RE2 four times slower. */
export const MONTH = String.raw`(?<b>[a-zäéû]{3,9})\.?`;
/** For a pattern: three English letters. */
export const MONTH_LETTERS = '(?<b>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
export const WEEKDAY = String.raw`(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,? +)?`;

/** The number of a month, 1–12, or null (NULL) for another word. */
export const monthNumber = (name: string): number | null => NUMBERS[NAMES.indexOf(name.toLowerCase())] ?? null;
export const monthNumberSql = (name: Sql): Sql =>
  sql`[${join(NUMBERS)}][list_position([${join(NAMES)}], lower(${name}))]`;

/** Minutes east of Greenwich, for the abbreviations that exports write. */
const ZONE_MINUTES: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  MEZ: 60,
  CEST: 120,
  MESZ: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  IST: 330,
  HKT: 480,
  SGT: 480,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};
const CHINA_MINUTES = 480;
const US_CENTRAL_MINUTES = -360;

/** For a pattern: an offset (`+08:00`, `-0500`, `GMT+8`) or what may be the abbreviation of a zone. */
export const ZONE = String.raw`(?:(?:GMT|UTC)?(?<o>[+-])(?<oh>0?\d|1[0-5])(?::?(?<om>[0-5]\d))?|(?<z>[a-z]{1,4}))`;

/** CST is China's time in a shop that lives by it, and the time of Chicago in any other. */
const minutesByName = (shopMinutes: number): [string, number][] => [
  ...Object.entries(ZONE_MINUTES),
  ['CST', shopMinutes === CHINA_MINUTES ? CHINA_MINUTES : US_CENTRAL_MINUTES],
];

/** Null (NULL) for a name not known. */
export const zoneMinutes = (name: string, shopMinutes: number): number | null =>
  minutesByName(shopMinutes).find(([known]) => known === name.toUpperCase())?.[1] ?? null;

export function zoneMinutesSql(name: Sql, shopMinutes: number): Sql {
  const branches = minutesByName(shopMinutes).map(([known, minutes]) => sql` WHEN ${known} THEN ${minutes}`);
  return sql`CASE upper(${name})${join(branches, '')} END`;
}
