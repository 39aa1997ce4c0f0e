/**
 * The frame (METHODS 1): the settings every number obeys. Plain data, saved with segments and printed on exports.
 * `null` means "the default, taken from the data". Days are ISO texts (2011-12-10).
 */
export interface Frame {
  /** As-of date A. Default: the day after the last order. The last day that counts is E = A − 1. */
  asOf: string | null;
  window: Window;
  /** IANA name; stamps without an offset are taken as shop time. */
  tz: string;
  /** Which orders count: paid ones with a net amount above 0, or all that were not cancelled, gifts and zeros too. */
  count: 'paid' | 'all';
  /** Money back: on the refund's own date, moved to the original order, or left out. */
  refunds: 'own' | 'original' | 'ignore';
  /** Orders of one customer on one day: counted each, or as one. */
  sameDay: 'keep' | 'merge';
  /** The one currency counted; `NO_CURRENCY` for lines that name none. Default: the most common. */
  currency: string | null;
  scope: Scope;
  filters: Filter[];
}

export type Window =
  { kind: 'all' } | { kind: 'last'; days: number } | { kind: 'range'; from: string | null; to: string | null };
export type Scope = 'all' | `segment:${string}`;
export type FilterField = 'channel' | 'category' | 'region';
export interface Filter {
  field: FilterField;
  value: string;
}

/** The frame after the data has filled in what it leaves open. Days are inclusive ISO texts. */
export interface ResolvedFrame extends Omit<Frame, 'asOf' | 'window'> {
  asOf: string;
  /** E, the last day whose orders count. */
  lastDay: string;
  /** First day of the window, not before the data begins; orders before it are left out. */
  from: string;
  /** Last day of the window, never after `lastDay`. */
  to: string;
}

/** Facts about the whole data set, before any frame. */
export interface DataSpan {
  firstDay: string;
  lastDay: string;
  currencies: { code: string | null; lines: number }[];
}

export const defaultFrame = (tz: string): Frame => ({
  asOf: null,
  window: { kind: 'all' },
  tz,
  count: 'paid',
  refunds: 'own',
  sameDay: 'keep',
  currency: null,
  scope: 'all',
  filters: [],
});
