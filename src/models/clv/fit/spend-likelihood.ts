import { digamma, logGamma } from '../special/gamma.ts';
import { distinct, dot, product, sumsBy, type Likelihood } from './likelihood.ts';

/** Customers with the same number of repeat purchases and the same mean spend, both above 0, in one row. */
export interface SpendRows {
  x: Float64Array;
  mean: Float64Array;
  weight: Float64Array;
}

/**
 * Gamma-Gamma (Fader & Hardie 2013, equation 1a): p, q, γ. With y = x·z and s = ln(γ + y):
 *
 * ln ℓ = lnΓ(px + q) − lnΓ(px) − lnΓ(q) + q ln γ + px ln y − ln z − (px + q) s.
 */
export function spendLikelihood({ x, mean, weight }: SpendRows): Likelihood {
  const purchases = distinct(x);
  const customersByX = sumsBy(purchases.places[0]!, weight, purchases.values.length);
  const totals = product(x, mean);
  const customers = weight.reduce((sum, value) => sum + value, 0);
  const sumOfLogs = dot(weight, mean.map(Math.log));
  const weightedLogs = dot(product(weight, x), totals.map(Math.log));

  return (logParameters, gradient) => {
    const [p, q, gamma] = Array.from(logParameters, Math.exp) as [number, number, number];
    const logGammaQ = logGamma(q);
    let sum = customers * (q * logParameters[2]! - logGammaQ) + p * weightedLogs - sumOfLogs;
    let byP = weightedLogs;
    let byQ = customers * (logParameters[2]! - digamma(q));
    let byGamma = customers * q;
    purchases.values.forEach((n, i) => {
      const both = digamma(p * n + q);
      sum += customersByX[i]! * (logGamma(p * n + q) - logGamma(p * n));
      byP += customersByX[i]! * n * (both - digamma(p * n));
      byQ += customersByX[i]! * both;
    });
    for (let i = 0; i < totals.length; i++) {
      const n = x[i]!;
      const known = gamma + totals[i]!;
      const log = weight[i]! * Math.log(known);
      sum -= (p * n + q) * log;
      byP -= n * log;
      byQ -= log;
      byGamma -= (weight[i]! * (p * n + q) * gamma) / known;
    }
    gradient[0] = byP * p;
    gradient[1] = byQ * q;
    gradient[2] = byGamma;
    return sum;
  };
}
