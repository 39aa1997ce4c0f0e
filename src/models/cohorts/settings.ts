/** Lengths of a period, and of a cohort by time. */
export const UNITS = ['day', 'week', 'month', 'quarter'] as const;
export type Unit = (typeof UNITS)[number];

/** What the first order decides and a file may hold in any number: the largest are shown, the rest together. */
export const ATTRIBUTES = ['category', 'channel', 'product', 'region'] as const;

/** What makes a cohort: day, week (from Monday), month or quarter of the first order, an attribute of it, or its price band. */
export const COHORT_BYS = [...UNITS, ...ATTRIBUTES, 'price'] as const;
export type CohortBy = (typeof COHORT_BYS)[number];

/** `rate` is customers / cohort size, `cumulative` the revenue so far per customer of the cohort. */
export const MEASURES = ['customers', 'rate', 'orders', 'revenue', 'cumulative', 'aov', 'refunds'] as const;
export type Measure = (typeof MEASURES)[number];

/** Customers who bought in the period, in it or later, or in it or before (but after the first period). */
export const MODES = ['on', 'onOrAfter', 'within'] as const;
export type Mode = (typeof MODES)[number];

/** Days since the first order, both ends included. */
export type Bracket = readonly [from: number, to: number];

export interface CohortSettings {
  readonly by: CohortBy;
  readonly measure: Measure;
  readonly mode: Mode;
  /** Periods of the calendar, or of each customer's own age (then months have 30 days and quarters 90). */
  readonly columns: 'calendar' | 'age';
  /** Length of a period of a cohort not by time; a cohort by time has its own. */
  readonly unit: Unit;
  /** Own columns in place of equal periods, by each customer's age in days; ascending and apart. */
  readonly brackets?: readonly Bracket[];
  /** Cohorts by an attribute that stand by themselves, the largest first; the others are one together. Without it all. */
  readonly top?: number;
  /** Bounds between price bands, each the least of the band above it. Without them quartiles of the first orders. */
  readonly bands?: readonly number[];
  /** Cohorts by time that begin from this day (ISO) on, {@link MOST_COHORTS} of them at most. Without it all. */
  readonly since?: string;
  /** Only the first so many periods of each cohort. Without it all. */
  readonly periods?: number;
}

export const COHORT_DEFAULTS: CohortSettings = {
  by: 'month',
  measure: 'customers',
  mode: 'on',
  columns: 'calendar',
  unit: 'month',
};

/** More rows or columns than these are no picture any more. */
export const MOST_COHORTS = 60;
export const MOST_PERIODS = 60;
export const DEFAULT_TOP = 20;
export const MOST_TOP = MOST_COHORTS - 1;
export const MOST_BANDS = 20;
export const MOST_BRACKETS = 40;
const MOST_BRACKET_DAYS = 36_500;

/** The length of a period. */
export const unitOf = ({ by, unit }: Pick<CohortSettings, 'by' | 'unit'>): Unit =>
  UNITS.find((known) => known === by) ?? unit;

/** True when the rows are cohorts by time. */
export const isByTime = ({ by }: Pick<CohortSettings, 'by'>): boolean => UNITS.some((unit) => unit === by);

/** True for the attributes, of which there may be any number. */
export const isByAttribute = ({ by }: Pick<CohortSettings, 'by'>): boolean =>
  ATTRIBUTES.some((attribute) => attribute === by);

/** A stretch of the customers' age; those between the brackets asked for are counted but not shown. */
export interface Tile {
  readonly from: number;
  readonly to: number;
  readonly shown: boolean;
}

/**
 * Brackets and what lies before and between them: the periods 0, 1, … of such a table. Before the first bracket the day of
 * the first order stands alone, so that who is back on the days after it has come back.
 */
export function tilesOf(brackets: readonly Bracket[]): Tile[] {
  let next = 0;
  return brackets.flatMap(([from, to]) => {
    const gaps = next === 0 ? [...hidden(0, Math.min(0, from - 1)), ...hidden(1, from - 1)] : hidden(next, from - 1);
    next = to + 1;
    return [...gaps, { from, to, shown: true }];
  });
}

const hidden = (from: number, to: number): Tile[] => (from > to ? [] : [{ from, to, shown: false }]);

export const areBrackets = (brackets: readonly Bracket[]): boolean =>
  brackets.length > 0 &&
  brackets.length <= MOST_BRACKETS &&
  brackets.every(
    ([from, to], place) =>
      Number.isInteger(from) &&
      Number.isInteger(to) &&
      from > (brackets[place - 1]?.[1] ?? -1) &&
      to >= from &&
      to <= MOST_BRACKET_DAYS,
  );

export const areBands = (bands: readonly number[]): boolean =>
  bands.length > 0 &&
  bands.length <= MOST_BANDS &&
  bands.every((bound, place) => Number.isFinite(bound) && bound > (bands[place - 1] ?? 0));

export const isTop = (top: number): boolean => Number.isInteger(top) && top >= 1 && top <= MOST_TOP;

/** @throws {RangeError} for brackets, bands or a top that cannot be used */
export function checkSettings({ brackets, bands, top }: CohortSettings): void {
  if (brackets !== undefined && !areBrackets(brackets)) throw new RangeError(`brackets ${JSON.stringify(brackets)}`);
  if (bands !== undefined && !areBands(bands)) throw new RangeError(`bands ${JSON.stringify(bands)}`);
  if (top !== undefined && !isTop(top)) throw new RangeError(`top ${top}`);
}

/** Settings that leave some choices open. */
export const without = (
  settings: CohortSettings,
  ...keys: readonly ('since' | 'periods' | 'top' | 'brackets')[]
): CohortSettings =>
  Object.fromEntries(
    Object.entries(settings).filter(([key]) => !keys.some((left) => left === key)),
  ) as unknown as CohortSettings;

/** What decides who is in a cell: all that a stored segment needs. */
export const whoSettings = (settings: CohortSettings): CohortSettings => without(settings, 'since', 'periods');
