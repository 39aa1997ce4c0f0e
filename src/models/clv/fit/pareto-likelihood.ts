import type { Patterns } from './contract.ts';
import { distinct, largest, product, rising, sumsBy, wholeNumbers, type Likelihood } from './likelihood.ts';
import { integrate, MOMENTS } from './pareto-moments.ts';
import { panelsOf, type Silences } from './pareto-panels.ts';

/**
 * Pareto/NBD: r, α, s, β, by the same integral as `btyd/pareto.ts`. With A(t) = ln(1 + t/α), B(t) = ln(1 + t/β),
 *
 * ln ℓ = Σ_{j<x} ln((r + j)/α) − (r + x) A(T) − s B(T) + ln(1 + e^d),
 * e^d = s ∫ e^((r + x)(A(T) − A(y)) + s (B(T) − B(y))) dy/(β + y) over [t_x, T].
 *
 * The derivatives of d are means under the integrand, from the same nodes. Where many patterns share few times, as days
 * are, the integral is had from sums over the spans between them; else each pattern has nodes of its own. Both are exact
 * to about 1e-10.
 */
export function paretoLikelihood({ x, tx, T, weight }: Patterns): Likelihood {
  const times = distinct(tx, T);
  const [txAt, tAt] = times.places as [Int32Array, Int32Array];
  const purchases = wholeNumbers(x);
  const most = largest(purchases);
  const customersByX = sumsBy(purchases, weight);
  const customersByT = sumsBy(tAt, weight, times.values.length);
  const repeats = product(weight, x);
  const repeatsByT = sumsBy(tAt, repeats, times.values.length);
  const allRepeats = repeats.reduce((sum, value) => sum + value, 0);
  const silences = silencesOf(purchases, tx, T);
  const panels = panelsOf(times.values, txAt, tAt, silences);

  const growthA = new Float64Array(times.values.length);
  const growthB = new Float64Array(times.values.length);
  const moments = new Float64Array(MOMENTS);

  return (logParameters, gradient) => {
    const [r, alpha, s, beta] = Array.from(logParameters, Math.exp) as [number, number, number, number];
    const purchasing = rising(r, most, alpha);

    let sum = 0;
    let byR = 0;
    let byAlpha = -allRepeats;
    let byS = 0;
    let byBeta = 0;
    for (let k = 0; k <= most; k++) {
      sum += customersByX[k]! * purchasing.logs[k]!;
      byR += customersByX[k]! * purchasing.slopes[k]!;
    }
    for (let i = 0; i < times.values.length; i++) {
      const t = times.values[i]!;
      const customers = customersByT[i]!;
      const events = r * customers + repeatsByT[i]!;
      growthA[i] = Math.log1p(t / alpha);
      growthB[i] = Math.log1p(t / beta);
      sum -= events * growthA[i]! + s * customers * growthB[i]!;
      byR -= r * customers * growthA[i]!;
      byAlpha += (events * t) / (alpha + t);
      byS -= s * customers * growthB[i]!;
      byBeta += (s * customers * t) / (beta + t);
    }

    const between = panels.prepare(r, alpha, s, beta);
    for (let run = 0; run < silences.x.length; run++) {
      const k = silences.x[run]!;
      const m = r + k;
      between?.sumUp(run, m);
      for (let at = silences.from[run]!; at < silences.from[run + 1]!; at++) {
        const i = silences.patterns[at]!;
        const from = txAt[i]!;
        const to = tAt[i]!;
        const gapA = growthA[to]! - growthA[from]!;
        const gapB = growthB[to]! - growthB[from]!;
        const grown = m * gapA + s * gapB;
        if (!between?.take(from, to, Math.exp(-grown), moments))
          integrate(m, alpha, s, beta, times.values[from]!, gapA, gapB, moments);

        const total = moments[0]!;
        if (total === 0) continue; // silent for less than a double can tell
        const d = logParameters[2]! + grown + Math.log(total);
        const e = Math.exp(-Math.abs(d));
        sum += weight[i]! * (Math.max(d, 0) + Math.log1p(e));
        // Customers of this pattern who have left, and the means over when they did.
        const left = (weight[i]! * (d > 0 ? 1 : e)) / (1 + e);
        const per = left / total;
        const t = times.values[to]!;
        byR += r * (left * growthA[to]! - per * moments[1]!);
        byS += left + s * (left * growthB[to]! - per * moments[2]!);
        byAlpha += m * (per * moments[3]! - (left * t) / (alpha + t));
        byBeta += (s + 1) * per * moments[4]! - left - (s * left * t) / (beta + t);
      }
    }

    gradient[0] = byR;
    gradient[1] = byAlpha;
    gradient[2] = byS;
    gradient[3] = byBeta;
    return sum;
  };
}

/** The patterns with time between the last purchase and the end, those of equal x together. */
function silencesOf(purchases: Int32Array, tx: Float64Array, T: Float64Array): Silences {
  const patterns = Int32Array.from(purchases.keys())
    .filter((i) => tx[i]! < T[i]!)
    .sort((a, b) => purchases[a]! - purchases[b]! || a - b);
  const x: number[] = [];
  const from: number[] = [];
  patterns.forEach((pattern, at) => {
    if (at > 0 && purchases[pattern] === x.at(-1)) return;
    x.push(purchases[pattern]!);
    from.push(at);
  });
  return { patterns, x, from: [...from, patterns.length] };
}
