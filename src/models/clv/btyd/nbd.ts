import { logGamma, logRising } from '../special/gamma.ts';
import { withExpected, type Btyd, type Parameters } from './model.ts';

/**
 * The negative binomial model of Ehrenberg (1959): buying never ends, rates λ ~ Gamma(r, α) differ. `tx` says nothing in
 * it, everyone is alive.
 */
export const nbd: Btyd = withExpected({
  logLikelihood(p, x, _tx, T) {
    const { r, alpha } = named(p);
    return logRising(r, x) - r * Math.log1p(T / alpha) - x * Math.log(alpha + T);
  },
  logAlive: () => 0,
  logAhead(p, x, T, t) {
    const { r, alpha } = named(p);
    return Math.log(r + x) + Math.log(t) - Math.log(alpha + T);
  },
  expectation(p, t) {
    const { r, alpha } = named(p);
    return (r / alpha) * t;
  },
  probability(p, k, t) {
    const { r, alpha } = named(p);
    if (t === 0) return k === 0 ? 1 : 0;
    const bought = k === 0 ? 0 : k * Math.log(t / (alpha + t)) + logRising(r, k) - logGamma(k + 1);
    return Math.exp(bought - r * Math.log1p(t / alpha));
  },
});

const named = (p: Parameters) => ({ r: p[0]!, alpha: p[1]! });
