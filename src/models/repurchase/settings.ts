/** The follow-up times every table and export shows. */
export const FOLLOW_UP_DAYS: readonly number[] = [7, 30, 60, 90, 180, 365];

export interface Counting {
  /** Whether a second order on the day of the first counts as buying again. */
  readonly sameDay: boolean;
}

/**
 * What customers are grouped by, all known of the first order: its month or quarter, its weekday and time of day, its
 * value (quarters of the customers), whether it cost anything, and category, channel, region and product of its first line.
 */
export const GROUP_BYS = [
  'month',
  'quarter',
  'category',
  'channel',
  'region',
  'product',
  'amount',
  'free',
  'weekday',
  'daytime',
] as const;
export type GroupBy = (typeof GROUP_BYS)[number];

export interface Grouping extends Counting {
  readonly by: GroupBy;
  /** So many groups at most, the largest or (months, quarters) the latest; the rest is one group more. */
  readonly top: number;
}

export interface GroupSettings extends Grouping {
  /** N of the N-day rate. */
  readonly days: number;
}

/** `value`: one of the groups by name; `others`: all beyond `top` together; `none`: nothing is known. */
export const GROUP_KINDS = ['value', 'others', 'none'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** Who of a group: all, those observed for N days in full, those of them who bought again in time, those who did not. */
export const OUTCOMES = ['all', 'eligible', 'again', 'not'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Steps from the n-th to the next order are told apart up to here; later ones are one step together. */
export const LAST_STEP = 9;

/** Retention as apps count it: an order exactly N days after the first, up to N days after it, or on that day or later. */
export const RETENTION_MODES = ['on', 'within', 'onOrAfter'] as const;
export type RetentionMode = (typeof RETENTION_MODES)[number];
