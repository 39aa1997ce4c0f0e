import type { RuleRef } from '../../rfm/index.ts';

/** What customers can be grouped by. */
export const GROUP_BYS = ['rfm', 'month', 'quarter', 'channel', 'category', 'product', 'region'] as const;
export type GroupBy = (typeof GROUP_BYS)[number];

/** Groups of time are in order of time; the others by size. */
export const isTimeGroup = (by: GroupBy): boolean => by === 'month' || by === 'quarter';

export interface Grouping {
  readonly by: GroupBy;
  /** Of `by: 'rfm'`; for the others it does not matter. */
  readonly rules: RuleRef;
  /** Groups of their own, the newest of time, else the largest; the rest are summed. */
  readonly top: number;
}

export const MOST_GROUPS = 100;

/** A segment as a group: its definition as the data it is. */
export interface SegmentGroup {
  readonly id: string;
  readonly definition: object;
}

/** Purchase days from which on a customer can be called loyal. */
export const LEAST_LOYAL_DAYS = 2;
export const MOST_LOYAL_DAYS = 50;

/** Classes of purchase days, by their first; the last is open. */
export const LOYALTY_TIERS = [1, 2, 3, 5, 10, 20] as const;
