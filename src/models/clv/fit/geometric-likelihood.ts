import type { Patterns } from './contract.ts';
import { distinct, largest, product, rising, sumsBy, wholeNumbers, type Likelihood } from './likelihood.ts';

/** BG/NBD (Fader, Hardie & Lee 2005, equation 6): r, α, a, b; a customer may leave after each repeat purchase. */
export const bgLikelihood = (patterns: Patterns): Likelihood => geometric(patterns, 0);

/** MBG/NBD (Batislam, Denizel & Filiztekin 2007): r, α, a, b; the first purchase, too, may be the last. */
export const mbgLikelihood = (patterns: Patterns): Likelihood => geometric(patterns, 1);

/**
 * With n = x or x + 1 chances to leave, and L(t) = ln(1 + t/α):
 *
 * ln ℓ = Σ_{j<x} ln((r + j)/α) + Σ_{j<n} ln((b + j)/(a + b + j)) − (r + x) L(T) + ln(1 + e^d),
 * d = ln(a/(b + n − 1)) + (r + x)(L(T) − L(t_x)), which for n = 0 is −∞.
 *
 * Only the last term depends on more than x or T: it is all there is to do for each pattern.
 */
function geometric({ x, tx, T, weight }: Patterns, first: 0 | 1): Likelihood {
  const times = distinct(tx, T);
  const [txAt, tAt] = times.places as [Int32Array, Int32Array];
  const purchases = wholeNumbers(x);
  const most = largest(purchases);
  const customersByX = sumsBy(purchases, weight);
  const customersByT = sumsBy(tAt, weight, times.values.length);
  const repeats = product(weight, x);
  const repeatsByT = sumsBy(tAt, repeats, times.values.length);
  const allRepeats = repeats.reduce((sum, value) => sum + value, 0);

  const logs = new Float64Array(times.values.length);
  const parts = new Float64Array(times.values.length);
  const odds = new Float64Array(most + 1);
  const leftByX = new Float64Array(most + 1);

  return (logParameters, gradient) => {
    const [r, alpha, a, b] = Array.from(logParameters, Math.exp) as [number, number, number, number];
    const purchasing = rising(r, most, alpha);
    const staying = rising(b, most + first);
    const deciding = rising(a + b, most + first);

    let sum = 0;
    let byR = 0;
    let byAlpha = -allRepeats;
    let byA = 0;
    let byB = 0;
    for (let k = 0; k <= most; k++) {
      const n = k + first;
      const customers = customersByX[k]!;
      sum += customers * (purchasing.logs[k]! + staying.logs[n]! - deciding.logs[n]!);
      byR += customers * purchasing.slopes[k]!;
      byA -= (customers * deciding.slopes[n]! * a) / (a + b);
      byB += customers * (staying.slopes[n]! - (deciding.slopes[n]! * b) / (a + b));
      odds[k] = n === 0 ? -Infinity : logParameters[2]! - Math.log(b + n - 1);
    }
    for (let i = 0; i < logs.length; i++) {
      const t = times.values[i]!;
      logs[i] = Math.log1p(t / alpha);
      parts[i] = t / (alpha + t);
      sum -= (r * customersByT[i]! + repeatsByT[i]!) * logs[i]!;
      byR -= r * customersByT[i]! * logs[i]!;
      byAlpha += (r * customersByT[i]! + repeatsByT[i]!) * parts[i]!;
    }

    leftByX.fill(0);
    for (let i = 0; i < weight.length; i++) {
      const k = purchases[i]!;
      const from = txAt[i]!;
      const to = tAt[i]!;
      const gap = logs[to]! - logs[from]!;
      const d = odds[k]! + (r + k) * gap;
      const e = Math.exp(-Math.abs(d));
      sum += weight[i]! * (Math.max(d, 0) + Math.log1p(e));
      // Customers of this pattern who have left.
      const left = (weight[i]! * (d > 0 ? 1 : e)) / (1 + e);
      leftByX[k]! += left;
      byR += left * r * gap;
      byAlpha += left * (r + k) * (parts[from]! - parts[to]!);
    }
    for (let k = 0; k <= most; k++) {
      const n = k + first;
      byA += leftByX[k]!;
      if (n > 0) byB -= (leftByX[k]! * b) / (b + n - 1);
    }

    gradient[0] = byR;
    gradient[1] = byAlpha;
    gradient[2] = byA;
    gradient[3] = byB;
    return sum;
  };
}
