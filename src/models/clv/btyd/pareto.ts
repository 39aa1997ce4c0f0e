import { logGamma, logRising } from '../special/gamma.ts';
import { log1pExp } from '../special/logs.ts';
import { logIntegral, type LogConcave } from './log-integral.ts';
import { withExpected, type Btyd, type Parameters } from './model.ts';

interface Pareto extends Btyd {
  /**
   * ln of the purchases still to come of one customer, discounted at `delta` > 0 per unit of time, continuously: DERT of
   * Fader, Hardie & Lee (2005, "RFM and CLV"). Within `t` from T, or ever.
   */
  logDiscounted(p: Parameters, x: number, tx: number, T: number, delta: number, t?: number): number;
}

/**
 * The Pareto/NBD model of Schmittlein, Morrison & Colombo (1987). The likelihood is taken as Fader & Hardie (2005, "A note
 * on deriving the Pareto/NBD model", equation 14) have it before A₀ makes it a difference of two ₂F₁,
 *
 *     L ∝ (α+T)^−(r+x) (β+T)^−s + s ∫ (α+y)^−(r+x) (β+y)^−(s+1) dy over [t_x, T],
 *
 * the customer who stayed, and who left at y: only positive terms, so α = β, a huge β, t_x = T and x in the thousands
 * are nothing special. Over ln(min(α, β) + y) the integrand is log-concave and its singularities are π away. Measured
 * against 60 digits: 1e-12 relative.
 */
export const pareto: Pareto = {
  ...withExpected({
    logLikelihood(p, x, tx, T) {
      const { r, alpha, s, beta } = named(p);
      const stayed = -r * Math.log1p(T / alpha) - x * Math.log(alpha + T) - s * Math.log1p(T / beta);
      return logRising(r, x) + stayed + log1pExp(logOddsGone(p, x, tx, T));
    },
    logAlive: (p, x, tx, T) => 0 - log1pExp(logOddsGone(p, x, tx, T)),
    logAhead(p, x, T, t) {
      const { r, alpha, s, beta } = named(p);
      return Math.log(r + x) - Math.log(alpha + T) + Math.log(timeAlive(s, beta + T, t));
    },
    expectation(p, t) {
      const { r, alpha, s, beta } = named(p);
      return (r / alpha) * timeAlive(s, beta, t);
    },
    probability(p, k, t) {
      // A likelihood, whose integral is short; the one below is long for k = 0.
      if (k === 0) return Math.min(1, Math.exp(pareto.logLikelihood(p, 0, 0, t)));
      if (t === 0) return 0;
      const { r, alpha, s, beta } = named(p);
      const count = logRising(r, k) - logGamma(k + 1);
      const stayed = k * Math.log(t / (alpha + t)) - r * Math.log1p(t / alpha) - s * Math.log1p(t / beta);
      // Left at y = t e^−u; f is ln of the density of buying k times until then, over that of staying.
      const toAlpha = t / (alpha + t);
      const toBeta = t / (beta + t);
      const sinceLeft: LogConcave = {
        log: (u) =>
          -(k + 1) * u - (r + k) * Math.log1p(toAlpha * Math.expm1(-u)) - (s + 1) * Math.log1p(toBeta * Math.expm1(-u)),
        slope: (u) => -(k + 1) + (r + k) * share(toAlpha, -u) + (s + 1) * share(toBeta, -u),
      };
      const left = Math.log(s * toBeta) + logIntegral(sinceLeft, Infinity);
      return Math.min(1, Math.exp(count + stayed + log1pExp(left)));
    },
  }),
  logDiscounted(p, x, tx, T, delta, t = Infinity) {
    const { r, alpha, s, beta } = named(p);
    const rate = Math.log(r + x) - Math.log(alpha + T);
    return pareto.logAlive(p, x, tx, T) + rate + logDiscountedTime(s, beta + T, delta, t);
  },
};

const named = (p: Parameters) => ({ r: p[0]!, alpha: p[1]!, s: p[2]!, beta: p[3]! });

/** ln of the odds that a customer left in [t_x, T] rather than stayed; −Infinity for t_x = T. */
function logOddsGone(p: Parameters, x: number, tx: number, T: number): number {
  if (tx >= T) return -Infinity;
  const { r, alpha, s, beta } = named(p);
  const m = r + x;
  const silence = T - tx;
  const [near, far, powerNear, powerFar] = alpha < beta ? [alpha, beta, m, s + 1] : [beta, alpha, s + 1, m];
  const ratio = (near + tx) / (far + tx);
  const leaving: LogConcave = {
    log: (u) => (1 - powerNear) * u - powerFar * Math.log1p(ratio * Math.expm1(u)),
    slope: (u) => 1 - powerNear - powerFar * share(ratio, u),
  };
  const grown = m * Math.log1p(silence / (alpha + tx)) + s * Math.log1p(silence / (beta + tx));
  const scale = s * (alpha < beta ? ratio : 1);
  return Math.log(scale) + grown + logIntegral(leaving, Math.log1p(silence / (near + tx)));
}

/** w eᵘ ÷ (1 − w + w eᵘ) for 0 < w ≤ 1, the slope of ln(1 + w (eᵘ − 1)). */
const share = (w: number, u: number): number => w / (w + (1 - w) * Math.exp(-u));

/** Mean time alive in the next `t` of a customer alive now who leaves at rate Gamma(s, β), with its limit at s = 1. */
function timeAlive(s: number, beta: number, t: number): number {
  const logGrowth = Math.log1p(t / beta);
  const power = (s - 1) * logGrowth;
  return beta * logGrowth * (power === 0 ? 1 : -Math.expm1(-power) / power);
}

/**
 * ln of the same time discounted at `delta`: ∫ e^(−δv) (1 + v/β)^−s dv, over all v equal to Tricomi's
 * β^s δ^(s−1) U(s, s, δβ), by the integral over ln(1 + v/β).
 */
function logDiscountedTime(s: number, beta: number, delta: number, t: number): number {
  const c = delta * beta;
  const alive: LogConcave = {
    log: (u) => (1 - s) * u - c * Math.expm1(u),
    slope: (u) => 1 - s - c * Math.exp(u),
  };
  return Math.log(beta) + logIntegral(alive, Math.log1p(t / beta));
}
