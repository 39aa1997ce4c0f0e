/**
 * The models of repeat buying, by the id links and exports use. `mbg` is the default: `bg` calls every one-time buyer
 * alive. `nbd` knows no dropout; `bgbb` counts occasions (weeks, months …) instead of time.
 */
export const MODELS = ['mbg', 'bg', 'pareto', 'nbd', 'bgbb'] as const;
export type ModelId = (typeof MODELS)[number];

/** The names of a model's parameters, in the order they are passed; all are above 0, `alpha`, `beta` of time in units. */
export const PARAMETERS = {
  mbg: ['r', 'alpha', 'a', 'b'],
  bg: ['r', 'alpha', 'a', 'b'],
  pareto: ['r', 'alpha', 's', 'beta'],
  nbd: ['r', 'alpha'],
  bgbb: ['alpha', 'beta', 'gamma', 'delta'],
} as const satisfies Record<ModelId, readonly string[]>;

export type Parameters = readonly number[];

/**
 * What a model says of one customer: `x` repeat purchase days, the last at age `tx`, seen for `T`, all in units of time
 * (`bgbb`: occasions with a purchase, the last of them, occasions there were). Functions never answer NaN or Infinity
 * for parameters above 0 and 0 ≤ tx ≤ T; what is smaller than a double can hold comes back as 0, its logarithm exact.
 */
export interface Btyd {
  /** Of one customer, the binomial coefficient or other terms without parameters included as the paper has them. */
  logLikelihood(p: Parameters, x: number, tx: number, T: number): number;
  /** ln P(alive at T | x, tx, T); of BG/BB: at the next occasion (Fader, Hardie & Shang 2010, eq. 11). */
  logAlive(p: Parameters, x: number, tx: number, T: number): number;
  /**
   * ln E[purchases in (T, T + t] | x, T, alive as `logAlive` has it]; −Infinity only for t = 0. When the last purchase was
   * says nothing more, so this is the same for all histories of equal x and T.
   */
  logAhead(p: Parameters, x: number, T: number, t: number): number;
  /** ln E[purchases in (T, T + t] | x, tx, T], `logAlive` + `logAhead`; −Infinity only for t = 0. */
  logExpected(p: Parameters, x: number, tx: number, T: number, t: number): number;
  /** E[purchases in (0, t]] of a customer nothing is known of yet. */
  expectation(p: Parameters, t: number): number;
  /** P(k purchases in (0, t]) of such a customer. */
  probability(p: Parameters, k: number, t: number): number;
}

/** Completes a model by what follows from the rest of it. */
export const withExpected = (own: Omit<Btyd, 'logExpected'>): Btyd => ({
  ...own,
  logExpected: (p, x, tx, T, t) => own.logAlive(p, x, tx, T) + own.logAhead(p, x, T, t),
});
