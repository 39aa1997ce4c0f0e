import { utcDay, utcMonth } from 'd3-time';
import {
  areBands,
  areBrackets,
  COHORT_BYS,
  COHORT_DEFAULTS,
  DEFAULT_TOP,
  isByAttribute,
  isByTime,
  isTop,
  MEASURES,
  MODES,
  MOST_COHORTS,
  MOST_PERIODS,
  UNITS,
  unitOf,
  whoSettings,
  type Bracket,
  type CohortBy,
  type CohortSettings,
  type Unit,
} from '#models/cohorts/index.ts';
import { dayNumber, isDay, isoDay } from '#orders/days.ts';
import type { Role } from '#orders/schema.ts';
import type { LinkProblem } from '#session/link.ts';

export const COLUMNS = ['calendar', 'age'] as const satisfies readonly CohortSettings['columns'][];
export const AVERAGES = ['weighted', 'simple'] as const;
export type AverageId = (typeof AVERAGES)[number];

/** Lines are told apart up to this many. */
export const MOST_CHOSEN = 8;
export const TOPS = [5, 10, DEFAULT_TOP, 50];
/** What own columns begin with, and what else is often wanted: the value after N days, the 7th and the 30th day. */
export const BRACKETS = ['0,1-3,4-7,8-14,15-30', '0,30,60,90,180,365', '7-7,30-30'] as const;

/** The cohort of a row as the link names it; null is that of the others together. */
export type CohortId = string | null;

export interface CohortParams {
  settings: CohortSettings;
  /** Of own columns, as the reader wrote them. */
  brackets: string | null;
  bands: string | null;
  /** The rows drawn in colour; null leaves the choice to the page. */
  rows: readonly CohortId[] | null;
  average: AverageId;
  /** The average among the lines. */
  overlay: boolean;
  project: boolean;
  /** The cohorts by time asked for are more than a picture holds: a window of them is shown, and can be moved. */
  windowed: boolean;
  problems: LinkProblem[];
}

type Span = { readonly from: string; readonly to: string };

const NEEDS = {
  category: 'category',
  channel: 'channel',
  product: 'product',
  region: 'region',
} as const satisfies Partial<Record<CohortBy, Role>>;

/** What rows can be made of: the first order's time and price always, its attributes where a file has the column. */
export function availableBys(mappings: readonly Readonly<Partial<Record<Role, string>>>[]): CohortBy[] {
  const has = (role: Role) => mappings.some((mapping) => mapping[role] !== undefined);
  return COHORT_BYS.filter((by) => !(by in NEEDS) || has(NEEDS[by as keyof typeof NEEDS]));
}

/**
 * The screen's parameters. What cannot be used, or not with this data, is as by default and named in `problems`.
 * Without a frame there is no window yet.
 */
export function parseParams(params: URLSearchParams, available: readonly CohortBy[], span: Span | null): CohortParams {
  const problems: LinkProblem[] = [];
  function read<T>(key: string, parse: (text: string) => T | null, fallback: T): T {
    const text = params.get(key);
    if (text === null) return fallback;
    const value = parse(text);
    if (value === null) problems.push({ key, value: text });
    return value ?? fallback;
  }
  const pick =
    <T extends string>(known: readonly T[]) =>
    (text: string): T | null =>
      known.find((id) => id === text) ?? null;
  const flag = (text: string) => (text === 'on' ? true : text === 'off' ? false : null);

  const by = read('by', pick(available), COHORT_DEFAULTS.by);
  const brackets = read('brackets', parseBrackets, null);
  const bands = read('bands', parseBands, null);
  const plain: CohortSettings = {
    by,
    measure: read('measure', pick(MEASURES), COHORT_DEFAULTS.measure),
    mode: read('mode', pick(MODES), COHORT_DEFAULTS.mode),
    columns: brackets ? 'age' : read('columns', pick(COLUMNS), COHORT_DEFAULTS.columns),
    unit: read('unit', pick(UNITS), COHORT_DEFAULTS.unit),
    ...(brackets ? { brackets } : {}),
    ...(isByAttribute({ by }) ? { top: read('top', parseTop, DEFAULT_TOP) } : {}),
    ...(by === 'price' && bands ? { bands } : {}),
    periods: MOST_PERIODS + 1,
  };
  const since = read('since', (text) => (isDay(text) ? text : null), null);
  const windowed = isByTime(plain) && span !== null && stepsOf(plain, span) > MOST_COHORTS;
  return {
    settings: windowed ? { ...plain, since: since ?? latestSince(unitOf(plain), span.to) } : plain,
    brackets: brackets && params.get('brackets'),
    bands: bands && params.get('bands'),
    rows: read('rows', parseRows, null),
    average: read('average', pick(AVERAGES), 'weighted'),
    overlay: read('overlay', flag, true),
    project: read('project', flag, false),
    windowed,
    problems,
  };
}

const parts = (text: string): string[] => text.split(/[,，、;；\s]+/).filter((part) => part !== '');

/**
 * Columns in days since the first order: `4-7` is from the 4th to the 7th day, a plain number what lies between the
 * column before and that day. Null for what is none.
 */
export function parseBrackets(text: string): Bracket[] | null {
  let next = 0;
  const brackets = parts(text).map((part): Bracket => {
    const [, from, to] = /^(?:(\d{1,5})[-–~])?(\d{1,5})$/.exec(part) ?? [];
    const bracket: Bracket = [from === undefined ? next : Number(from), to === undefined ? NaN : Number(to)];
    next = bracket[1] + 1;
    return bracket;
  });
  return areBrackets(brackets) ? brackets : null;
}

/** Bounds between price bands, ascending. Null for what is none. */
export function parseBands(text: string): number[] | null {
  const bands = parts(text).map(Number);
  return areBands(bands) ? bands : null;
}

function parseTop(text: string): number | null {
  const top = /^\d{1,3}$/.test(text) ? Number(text) : NaN;
  return isTop(top) ? top : null;
}

const OTHERS = '%others';

/** Names in a link are parted by commas; a comma, or a percent sign, in a name is escaped. */
export const formatRows = (rows: readonly CohortId[]): string =>
  rows.map((name) => (name === null ? OTHERS : name.replaceAll('%', '%25').replaceAll(',', '%2C'))).join(',');

const parseRows = (text: string): CohortId[] =>
  text
    .split(',')
    .map((name) => (name === OTHERS ? null : name.replaceAll('%2C', ',').replaceAll('%25', '%')))
    .slice(0, MOST_CHOSEN);

/** A key for a cohort, distinct from any name. */
export const rowKey = (name: CohortId): string => name ?? OTHERS;

const DAY_MS = 86_400_000;
const SHIFT: Record<Unit, (date: Date, by: number) => Date> = {
  day: (date, by) => utcDay.offset(date, by),
  week: (date, by) => utcDay.offset(date, 7 * by),
  month: (date, by) => utcMonth.offset(date, by),
  quarter: (date, by) => utcMonth.offset(date, 3 * by),
};
/** The first day so many units later (earlier, if negative) than another first day. */
export const shiftDay = (day: number, by: number, unit: Unit): number =>
  SHIFT[unit](new Date(day * DAY_MS), by).getTime() / DAY_MS;

const UNIT_DAYS: Record<Unit, number> = { day: 1, week: 7, month: 30.4375, quarter: 91.3125 };
/** About how many cohorts by time, or periods, a frame holds. */
export const stepsOf = (settings: CohortSettings, { from, to }: Span): number =>
  Math.ceil((dayNumber(to) - dayNumber(from) + 1) / UNIT_DAYS[unitOf(settings)]);

/** The latest cohorts that fit. */
function latestSince(unit: Unit, to: string): string {
  const day = dayNumber(unit === 'day' || unit === 'week' ? to : `${to.slice(0, 7)}-01`);
  return isoDay(shiftDay(day, 1 - MOST_COHORTS, unit));
}

/** The file holds more than the picture, up to this many steps; beyond them it holds what is shown. */
const MOST_STEPS = 400;
export const exportSettings = (settings: CohortSettings, span: Span | null): CohortSettings =>
  span !== null && stepsOf(settings, span) > MOST_STEPS ? settings : whoSettings(settings);
