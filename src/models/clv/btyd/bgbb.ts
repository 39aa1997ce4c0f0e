import { logBeta } from '../special/gamma.ts';
import { logSumExp } from '../special/logs.ts';
import { withExpected, type Btyd, type Parameters } from './model.ts';

/**
 * The beta-geometric beta-Bernoulli model of Fader, Hardie & Shang (2010), for buying at occasions one can count: `T` of
 * them, `x` with a purchase, the last of those the `tx`-th (0: none). A customer leaves before an occasion with chance
 * θ ~ Beta(γ, δ), and buys at it with chance p ~ Beta(α, β) otherwise. Sums over occasions have positive terms made
 * from one another, so nothing cancels and γ = 1 is no special case; they cost as many steps as occasions.
 *
 * The likelihood is of one history (no count of the orders of x purchases). "Alive" is alive for the occasion after the
 * T-th, as in equation 11 of the paper.
 */
export const bgbb: Btyd = withExpected({
  logLikelihood: (p, x, tx, T) => weigh(named(p), x, tx, T).total,
  logAlive(p, x, tx, T) {
    const { gamma, delta } = named(p);
    const { alive, total } = weigh(named(p), x, tx, T);
    return Math.min(0, alive - total) + Math.log((delta + T) / (gamma + delta + T));
  },
  logAhead(p, x, T, t) {
    const { alpha, beta, gamma, delta } = named(p);
    return Math.log((alpha + x) / (alpha + beta + T)) + Math.log(occasionsAlive(gamma, delta + T, t));
  },
  expectation(p, t) {
    const { alpha, beta, gamma, delta } = named(p);
    return (alpha / (alpha + beta)) * (delta / (gamma + delta)) * occasionsAlive(gamma, delta, t);
  },
  probability(p, k, t) {
    const { alpha, beta, gamma, delta } = named(p);
    const n = Math.floor(t);
    if (k > n) return 0;
    // The chance of k purchases at i occasions of a customer who stays for those and leaves after them, i = k, k + 1 …
    let leaving = Math.exp(
      logBeta(alpha + k, beta) - logBeta(alpha, beta) + logBeta(gamma + 1, delta + k) - logBeta(gamma, delta),
    );
    let sum = 0;
    for (let i = k; i < n; i++) {
      sum += leaving;
      leaving *=
        ((i + 1) / (i + 1 - k)) * ((beta + i - k) / (alpha + beta + i)) * ((delta + i) / (gamma + 1 + delta + i));
    }
    return sum + (leaving * (gamma + delta + n)) / gamma;
  },
});

const named = (p: Parameters) => ({ alpha: p[0]!, beta: p[1]!, gamma: p[2]!, delta: p[3]! });

/** Logarithms of the likelihood, and of its part in which the customer is there at occasion `T`. */
function weigh({ alpha, beta, gamma, delta }: ReturnType<typeof named>, x: number, tx: number, T: number) {
  const constants = logBeta(alpha, beta) + logBeta(gamma, delta);
  const alive = logBeta(alpha + x, beta + T - x) + logBeta(gamma, delta + T) - constants;
  if (tx === T) return { alive, total: alive };
  const left = logBeta(alpha + x, beta + tx - x) + logBeta(gamma + 1, delta + tx) - constants;
  let sum = 0;
  let term = 1;
  for (let i = tx; i < T; i++) {
    sum += term;
    term *= ((beta + i - x) / (alpha + beta + i)) * ((delta + i) / (gamma + 1 + delta + i));
  }
  return { alive, total: logSumExp(alive, left + Math.log(sum)) };
}

/**
 * Mean number of the next `t` occasions a customer sees who is there for the first of them and was for those counted in
 * `delta`; part of one counts as that part of it.
 */
function occasionsAlive(gamma: number, delta: number, t: number): number {
  let sum = 0;
  let alive = 1;
  for (let i = 0; i < t; i++) {
    sum += alive * Math.min(1, t - i);
    alive *= (delta + 1 + i) / (gamma + delta + 1 + i);
  }
  return sum;
}
