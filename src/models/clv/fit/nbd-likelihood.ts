import type { Patterns } from './contract.ts';
import { distinct, dot, largest, product, rising, sumsBy, wholeNumbers, type Likelihood } from './likelihood.ts';

/**
 * NBD without dropout (Ehrenberg 1959): r, α. ln ℓ = Σ_{j<x} ln((r + j)/α) − (r + x) ln(1 + T/α), so sums by x and by T
 * are all it needs.
 */
export function nbdLikelihood({ x, T, weight }: Patterns): Likelihood {
  const times = distinct(T);
  const purchases = wholeNumbers(x);
  const most = largest(purchases);
  const customersByX = sumsBy(purchases, weight);
  const customersByT = sumsBy(times.places[0]!, weight, times.values.length);
  const repeats = product(weight, x);
  const repeatsByT = sumsBy(times.places[0]!, repeats, times.values.length);
  const allRepeats = repeats.reduce((sum, value) => sum + value, 0);

  return (logParameters, gradient) => {
    const r = Math.exp(logParameters[0]!);
    const alpha = Math.exp(logParameters[1]!);
    const { logs, slopes } = rising(r, most, alpha);
    let sum = dot(customersByX, logs);
    let byR = dot(customersByX, slopes);
    let byAlpha = -allRepeats;
    times.values.forEach((t, i) => {
      const exponent = r * customersByT[i]! + repeatsByT[i]!;
      const log = Math.log1p(t / alpha);
      sum -= exponent * log;
      byR -= r * customersByT[i]! * log;
      byAlpha += (exponent * t) / (alpha + t);
    });
    gradient[0] = byR;
    gradient[1] = byAlpha;
    return sum;
  };
}
