/** Time in one unit for all: days, weeks … */
export interface Discounting {
  horizon: number;
  /** What happens within a step is worth what it is at the step's end; a month, say, in that same unit. */
  step: number;
  /** Per step. */
  rate: number;
}

/**
 * Purchases of each step to the horizon, weighted by what money is worth at its end: Σ (E(t_k) − E(t_{k−1})) / (1 + rate)^(t_k / step).
 * The last step may be a part. `expectedBy(t)` is the number of purchases within t.
 */
export function discounted(expectedBy: (t: number) => number, { horizon, step, rate }: Discounting): number {
  let sum = 0;
  let before = 0;
  // A horizon that is a whole number of steps but for rounding has no sliver of a step at its end.
  for (let k = 1; (k - 1) * step < horizon * (1 - 1e-9); k++) {
    const t = Math.min(k * step, horizon);
    const by = expectedBy(t);
    sum += (by - before) * (1 + rate) ** (-t / step);
    before = by;
  }
  return sum;
}
