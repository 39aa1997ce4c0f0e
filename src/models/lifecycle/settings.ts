import { atLeast } from '../limits.ts';

/** Where a customer stands on a day: from the first order on, in exactly one of these. */
export const STATES = ['new', 'active', 'won-back', 'silent', 'lost'] as const;
export type State = (typeof STATES)[number];

/** In place of a state before the first order. */
export const NOBODY = 'none';
export type Origin = State | typeof NOBODY;
export const ORIGINS = [NOBODY, ...STATES] as const;

/** Customers who have not been lost. */
export const PRESENT = ['new', 'active', 'won-back', 'silent'] as const satisfies readonly State[];

/** Where a state begins: after so many times the usual gap, or after so many days. */
export interface Cut {
  readonly by: 'times' | 'days';
  readonly value: number;
}

export interface LifecycleSettings {
  /** Whose gaps are usual: the customer's own where they are known, or the shop's for everyone. */
  readonly cadence: 'own' | 'shop';
  /** Null takes the cut from the gaps after which customers came back. */
  readonly silent: Cut | null;
  readonly lost: Cut | null;
}

export const CADENCES = ['own', 'shop'] as const satisfies readonly LifecycleSettings['cadence'][];
export const LIFECYCLE_DEFAULTS: LifecycleSettings = { cadence: 'own', silent: null, lost: null };

/** A customer has a cadence of their own after this many gaps between purchase days. */
export const LEAST_GAPS = 3;
/** From this many gaps on their quantiles are the cuts; with fewer, multiples of the median are. */
export const LEAST_RETURNS = 20;
/** Nine in ten gaps are no longer than the first cut, 39 in 40 no longer than the second. */
export const CUT_QUANTILES = { silent: 0.9, lost: 0.975 } as const;
export const CUT_TIMES = { silent: 2, lost: 3 } as const;

export const MOST_TIMES = 100;
export const MOST_DAYS = 3650;

/** How retention is counted: by the states at month ends, or by who bought in which month. */
export const FLOWS_BY = ['rhythm', 'month'] as const;
export type FlowsBy = (typeof FLOWS_BY)[number];

export const FLOWS = ['kept', 'newcomers', 'returned', 'lost'] as const;
export type Flow = (typeof FLOWS)[number];

/** @throws {RangeError} naming the setting that cannot be used */
export function checkSettings({ silent, lost }: LifecycleSettings): void {
  for (const [name, cut] of Object.entries({ silent, lost })) {
    if (cut !== null && !isCut(cut)) throw new RangeError(`${name}: ${cut.value} ${cut.by} is no cut`);
  }
  if (silent?.by === lost?.by && silent && lost && lost.value <= silent.value) {
    throw new RangeError(`lost: ${lost.value} is not above silent: ${silent.value}`);
  }
}

const isCut = ({ by, value }: Cut): boolean =>
  by === 'days'
    ? Number.isSafeInteger(value) && value >= 1 && value <= MOST_DAYS
    : Number.isFinite(value) && value > 0 && value <= MOST_TIMES;

/** New, repurchasing and super-users (FEATURES E08): one order, more than one, and those whom the rule picks among the latter. */
export const STAGES = ['first', 'repeat', 'super'] as const;
export type Stage = (typeof STAGES)[number];

/** `top`: among the first `value` % of customers by revenue; `orders`: with `value` orders or more. Never with a single order. */
export interface SuperRule {
  readonly by: 'top' | 'orders';
  readonly value: number;
}

export const SUPER_BYS = ['top', 'orders'] as const satisfies readonly SuperRule['by'][];
export const SUPER_DEFAULTS = { top: 5, orders: 5 } as const satisfies Record<SuperRule['by'], number>;
export const SUPER_RANGE = {
  top: { least: 1, most: 50 },
  orders: { least: 2, most: 20 },
} as const satisfies Record<SuperRule['by'], { least: number; most: number }>;

/** @throws {RangeError} for a threshold outside {@link SUPER_RANGE} */
export function checkRule({ by, value }: SuperRule): void {
  atLeast(SUPER_RANGE[by].least, { [by]: value });
  if (value > SUPER_RANGE[by].most) throw new RangeError(`${by}: ${value} is above ${SUPER_RANGE[by].most}`);
}

/** Steps of the loyalty ladder: from `least` to `most` orders. */
export const LADDER = [
  { step: '1', least: 1, most: 1 },
  { step: '2', least: 2, most: 2 },
  { step: '3-4', least: 3, most: 4 },
  { step: '5+', least: 5, most: null },
] as const;
export type Step = (typeof LADDER)[number]['step'];

/**
 * `loyal`: three purchase days or more and never silent; `swing`: more than one, silent at least once, now or before;
 * `young`: two purchase days and not silent yet; `once`: one purchase day.
 */
export const LOYALTIES = ['loyal', 'swing', 'young', 'once'] as const;
export type Loyalty = (typeof LOYALTIES)[number];
