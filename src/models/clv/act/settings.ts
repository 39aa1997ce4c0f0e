/** Where "high value" begins: with the top share of customers, above the mean, or at an amount. */
export type Worth =
  | { readonly by: 'top'; readonly share: number }
  | { readonly by: 'mean' }
  | { readonly by: 'amount'; readonly amount: number };

/** The two cuts of the quadrant. */
export interface Cuts {
  /** A P(alive) from here on counts as "still a customer", 0–1. */
  readonly alive: number;
  readonly worth: Worth;
}

/**
 * High and high · low P(alive), worth much if they are still customers · likely customers of little value · neither.
 */
export const QUADRANTS = ['keep', 'win-back', 'grow', 'let-go'] as const;
export type Quadrant = (typeof QUADRANTS)[number];

/** Whom to write to, and whom to keep apart. */
export interface WinBackPlan {
  /** P(alive) below this, 0–1. */
  readonly alive: number;
  /** P(alive) of at least this: who is below is taken to be gone for good. */
  readonly floor: number;
  /** Of one contact, in money. */
  readonly cost: number;
  /** Most that all contacts may cost; null for no cap. */
  readonly budget: number | null;
  /** Share of the candidates that is kept apart and not written to, 0–1. */
  readonly control: number;
  /** Another seed keeps others apart. */
  readonly seed: number;
}

export const CUT_DEFAULTS: Cuts = { alive: 0.5, worth: { by: 'top', share: 0.2 } };
export const PLAN_DEFAULTS: WinBackPlan = { alive: 0.5, floor: 0.05, cost: 1, budget: null, control: 0.1, seed: 1 };

/** At most half is kept apart, or it would be the larger group. */
export const MOST_CONTROL = 0.5;

/** @throws {RangeError} naming the setting that cannot be used */
export function checkCuts({ alive, worth }: Cuts): void {
  check({
    alive: [alive, isShare(alive)],
    ...(worth.by === 'top' ? { share: [worth.share, worth.share > 0 && worth.share < 1] } : {}),
    ...(worth.by === 'amount' ? { amount: [worth.amount, worth.amount >= 0 && Number.isFinite(worth.amount)] } : {}),
  });
}

/** @throws {RangeError} naming the setting that cannot be used */
export function checkPlan({ alive, floor, cost, budget, control, seed }: WinBackPlan): void {
  check({
    alive: [alive, isShare(alive)],
    floor: [floor, isShare(floor)],
    cost: [cost, isAmount(cost)],
    budget: [budget, budget === null || isAmount(budget)],
    control: [control, control >= 0 && control <= MOST_CONTROL],
    seed: [seed, Number.isSafeInteger(seed) && seed >= 0],
  });
}

const isShare = (value: number): boolean => value >= 0 && value <= 1;
const isAmount = (value: number): boolean => value >= 0 && Number.isFinite(value);

function check(settings: Readonly<Record<string, readonly [value: number | null, good: boolean]>>): void {
  for (const [name, [value, good]] of Object.entries(settings)) {
    if (!good) throw new RangeError(`${name}: ${String(value)} cannot be used`);
  }
}
