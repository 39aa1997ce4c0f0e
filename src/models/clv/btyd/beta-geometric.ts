import { incompleteBeta } from '../../association/student.ts';
import { betaMean } from '../special/beta-mean.ts';
import { logGamma, logRising } from '../special/gamma.ts';
import { log1pExp } from '../special/logs.ts';
import { withExpected, type Btyd, type Parameters } from './model.ts';

/**
 * The model of customers who buy at rates λ ~ Gamma(r, α) and leave after a purchase with chance p ~ Beta(a, b), of which
 * there were x + `chancesAtStart` in a history: 0 for BG/NBD, 1 for MBG/NBD, where the first purchase counts too.
 *
 * Measured against 120-digit arithmetic: P(alive), expected purchases and probabilities to 1e-12 relative (r ≥ 0.01), the
 * log-likelihood to 1e-12 of the larger of the value and 1, for x up to 1e4.
 */
export function betaGeometric(chancesAtStart: 0 | 1): Btyd {
  /** ln of the odds that a customer left with the last purchase rather than stayed. */
  const logOddsGone = (p: Parameters, x: number, tx: number, T: number): number => {
    const { r, alpha, a, b } = named(p);
    if (x + chancesAtStart === 0) return -Infinity;
    return Math.log(a / (b + (x - 1 + chancesAtStart))) + (r + x) * Math.log1p((T - tx) / (alpha + tx));
  };
  return withExpected({
    logLikelihood(p, x, tx, T) {
      const { r, alpha, a, b } = named(p);
      const buying = logRising(r, x) - r * Math.log1p(T / alpha) - x * Math.log(alpha + T);
      return buying + logStaying(a, b, x + chancesAtStart) + log1pExp(logOddsGone(p, x, tx, T));
    },
    logAlive: (p, x, tx, T) => 0 - log1pExp(logOddsGone(p, x, tx, T)),
    logAhead(p, x, T, t) {
      const { r, alpha, a, b } = named(p);
      return Math.log(purchasesAhead(r + x, a, b + x + chancesAtStart, t / (alpha + T)));
    },
    expectation(p, t) {
      const { r, alpha, a, b } = named(p);
      return Math.exp(logStaying(a, b, chancesAtStart)) * purchasesAhead(r, a, b + chancesAtStart, t / alpha);
    },
    probability(p, k, t) {
      const { r, alpha, a, b } = named(p);
      const chances = k + chancesAtStart;
      const u = t / (alpha + t);
      const bought = k === 0 ? 0 : k * Math.log(u) + logRising(r, k) - logGamma(k + 1);
      const stayed = Math.exp(bought - r * Math.log1p(t / alpha) + logStaying(a, b, chances));
      if (chances === 0) return stayed;
      const leaving = (a / (a + b + chances - 1)) * Math.exp(logStaying(a, b, chances - 1));
      return Math.min(1, stayed + leaving * (k === 0 ? 1 : incompleteBeta(u, k, r)));
    },
  });
}

const named = (p: Parameters) => ({ r: p[0]!, alpha: p[1]!, a: p[2]!, b: p[3]! });

/** ln of the chance to stay `n` times, (b)ₙ/(a + b)ₙ; from the shorter of two products, as a may be tiny or b huge. */
const logStaying = (a: number, b: number, n: number): number =>
  a < n ? logRising(b, a) - logRising(b + n, a) : logRising(b, n) - logRising(a + b, n);

/** Terms of a series before the integral is the quicker way. */
const PATIENCE = 3000;
const EPSILON = 1e-17;
/** Powers of e beyond which a double under- or overflows, with room. */
const OVERFLOW = 600;

/**
 * Purchases to come from a customer still alive who buys at a rate ~ Gamma(shape, A) and leaves after each purchase
 * with the chance p ~ Beta(a, b), within the time w · A: E[(1 − (1 + p w)^−shape)/p], for parameters above 0 and w ≥ 0.
 *
 * With u = w/(1 + w) and c = a + b − 1 this is Fader, Hardie & Lee (2005) eq. 10 after Euler's transformation,
 * c/(a − 1) · [1 − (1 − u)^(a−1) · ₂F₁(a − 1, c − shape; c; u)], with the division by a − 1 done term by term.
 */
export function purchasesAhead(shape: number, a: number, b: number, w: number): number {
  if (w === 0) return 0;
  const sum = shape <= 2 * (a + b - 1) ? byLeaving(shape, a, b, w) : byPurchases(shape, a, b, w);
  return sum ?? byIntegral(shape, a, b, w);
}

/**
 * (1 − u)^(a−1) Σₖ (a)ₖ₋₁/k! · c (1 − ρₖ) uᵏ with ρₖ = (c − shape)ₖ/(c)ₖ; no term is negative as long as shape ≤ 2c.
 * Where ρ falls quickly, the sum without it is taken in closed form; else 1 − ρₖ is itself summed up, losing nothing for
 * shape ≪ c. Undefined where too many terms would be needed.
 */
function byLeaving(shape: number, a: number, b: number, w: number): number | undefined {
  const u = w / (1 + w);
  const c = a + b - 1;
  const logGrowth = Math.log1p(w);
  const power = (a - 1) * logGrowth;
  if (Math.abs(power) > OVERFLOW) return undefined;
  const direct = 4 * shape < c;
  const all = direct ? 0 : c * logGrowth * meanDecay(power);
  const scale = Math.exp(-power);
  let coefficient = scale * u;
  let ratio = c - shape;
  let gone = shape;
  let sum = 0;
  for (let k = 1; k <= PATIENCE; k++) {
    const term = coefficient * (direct ? gone : ratio);
    sum += term;
    const next = ((a + k - 1) / (k + 1)) * u;
    const bound = Math.max(next, u);
    if (bound < 1 && Math.abs(term) * bound < EPSILON * (1 - bound) * (direct ? sum : all)) {
      return direct ? sum : all - sum;
    }
    gone += (ratio * shape) / (c + k);
    ratio *= (c - shape + k) / (c + k);
    coefficient *= next;
  }
  return undefined;
}

/** (1 − e^−y)/y, the mean of e^−v for v in [0, y]; also at 0. */
const meanDecay = (y: number): number => (y === 0 ? 1 : -Math.expm1(-y) / y);

/**
 * Σₖ P(k purchases, did nobody leave) · Σ over j < k of P(still there after j): all terms positive, whatever the
 * parameters. Undefined where too many terms would be needed.
 */
function byPurchases(shape: number, a: number, b: number, w: number): number | undefined {
  const u = w / (1 + w);
  const power = -shape * Math.log1p(w);
  if (power < -OVERFLOW) return undefined;
  let chance = Math.exp(power) * shape * u;
  let there = b / (a + b);
  let purchases = 1;
  let sum = 0;
  for (let k = 1; k <= PATIENCE; k++) {
    const term = chance * purchases;
    sum += term;
    purchases += there;
    there *= (b + k) / (a + b + k);
    const next = ((shape + k) / (k + 1)) * u;
    const bound = Math.max(next, u) * (1 + 1 / k);
    if (bound < 1 && term * bound < EPSILON * (1 - bound) * sum) return sum;
    chance *= next;
  }
  return undefined;
}

function byIntegral(shape: number, a: number, b: number, w: number): number {
  const size = w * Math.max(1, shape);
  return betaMean(a, b, 1 / size, (p) => (p * size < 1e-17 ? w * shape : -Math.expm1(-shape * Math.log1p(p * w)) / p));
}
