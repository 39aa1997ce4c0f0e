import { NODES, WEIGHTS } from '../btyd/log-integral.ts';
import type { Patterns } from './contract.ts';
import { distinct, largest, product, rising, sumsBy, wholeNumbers, type Likelihood } from './likelihood.ts';

/**
 * Pareto/NBD: r, α, s, β, by the same integral as `btyd/pareto.ts`. With A(t) = ln(1 + t/α), B(t) = ln(1 + t/β),
 *
 * ln ℓ = Σ_{j<x} ln((r + j)/α) − (r + x) A(T) − s B(T) + ln(1 + e^d),
 * e^d = s ∫ ((α + T)/(α + y))^(r + x) ((β + T)/(β + y))^s dy/(β + y) over [t_x, T].
 *
 * The derivatives of d are means under the integrand, from the same nodes; it and they are exact to about 1e-10.
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

  const growthA = new Float64Array(times.values.length);
  const growthB = new Float64Array(times.values.length);

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

    const alphaNear = alpha < beta;
    const near = alphaNear ? alpha : beta;
    const far = alphaNear ? beta : alpha;
    const moments = new Float64Array(5);
    for (let i = 0; i < weight.length; i++) {
      const from = txAt[i]!;
      const to = tAt[i]!;
      const t = times.values[to]!;
      const age = times.values[from]!;
      if (!(age < t)) continue;
      const m = r + x[i]!;
      const gapA = growthA[to]! - growthA[from]!;
      const gapB = growthB[to]! - growthB[from]!;
      const ratio = (near + age) / (far + age);
      if (alphaNear) integrate(m, s + 1, ratio, gapA, gapB, moments);
      else integrate(s + 1, m, ratio, gapB, gapA, moments);
      const total = moments[0]!;
      const nearLog = moments[1]!;
      const nearInverse = moments[2]!;
      const farLog = moments[3]!;
      const farInverse = moments[4]!;

      const d = logParameters[2]! + m * gapA + s * gapB + Math.log(alphaNear ? ratio * total : total);
      const e = Math.exp(-Math.abs(d));
      sum += weight[i]! * (Math.max(d, 0) + Math.log1p(e));
      // Customers of this pattern who have left.
      const left = (weight[i]! * (d > 0 ? 1 : e)) / (1 + e);
      const perTotal = left / total;
      byR += r * (left * gapA - perTotal * (alphaNear ? nearLog : farLog));
      byS += left + s * (left * gapB - perTotal * (alphaNear ? farLog : nearLog));
      byAlpha += alpha * m * (left / (alpha + t) - (perTotal * (alphaNear ? nearInverse : farInverse)) / (alpha + age));
      byBeta +=
        beta * ((left * s) / (beta + t) - (perTotal * (s + 1) * (alphaNear ? farInverse : nearInverse)) / (beta + age));
    }

    gradient[0] = byR;
    gradient[1] = byAlpha;
    gradient[2] = byS;
    gradient[3] = byBeta;
    return sum;
  };
}

/**
 * With near + y = (near + t_x) eᵘ and far + y = (far + t_x) v, v = 1 + ratio (eᵘ − 1): integrals over u in [0, nearGap]
 * of f = e^((1 − a) u) v^−b, f u, f e^−u, f ln v and f/v into `moments`. `farGap` is ln v at the end.
 */
function integrate(a: number, b: number, ratio: number, nearGap: number, farGap: number, moments: Float64Array): void {
  moments.fill(0);
  const change = Math.abs(1 - a) * nearGap + b * farGap;
  if (change <= 4 && nearGap <= 2) {
    add(a, b, ratio, 0, nearGap, EIGHT, moments);
    return;
  }
  if (change <= STEP && nearGap <= WIDEST) {
    add(a, b, ratio, 0, nearGap, SIXTEEN, moments);
    return;
  }
  let peak = 0;
  for (let from = 0; from < nearGap;) {
    const wide = Math.min(WIDEST, nearGap - from, STEP / Math.abs(slope(a, b, ratio, from)));
    const width = Math.min(wide, STEP / Math.abs(slope(a, b, ratio, from + wide)));
    add(a, b, ratio, from, width, SIXTEEN, moments);
    from += width;
    const here = (1 - a) * from - b * Math.log1p(ratio * Math.expm1(from));
    peak = Math.max(peak, here);
    if (peak - here > ENOUGH) return;
  }
}

const STEP = 14;
const WIDEST = 2;
const ENOUGH = 26;

/** Of ln f; it falls as u grows, so a piece is as steep as one of its ends. */
const slope = (a: number, b: number, ratio: number, u: number): number =>
  1 - a - (b * ratio) / (ratio + (1 - ratio) * Math.exp(-u));

/** The moments over one piece, added. */
function add(
  a: number,
  b: number,
  ratio: number,
  from: number,
  width: number,
  { nodes, weights }: Rule,
  moments: Float64Array,
): void {
  let total = 0;
  let nearLog = 0;
  let nearInverse = 0;
  let farLog = 0;
  let farInverse = 0;
  for (let j = 0; j < nodes.length; j++) {
    const u = from + width * nodes[j]!;
    const grown = Math.exp(u);
    const v = 1 + ratio * (grown - 1);
    const log = Math.log(v);
    const f = weights[j]! * Math.exp((1 - a) * u - b * log);
    total += f;
    nearLog += f * u;
    nearInverse += f / grown;
    farLog += f * log;
    farInverse += f / v;
  }
  moments[0]! += width * total;
  moments[1]! += width * nearLog;
  moments[2]! += width * nearInverse;
  moments[3]! += width * farLog;
  moments[4]! += width * farInverse;
}

interface Rule {
  nodes: Float64Array;
  weights: Float64Array;
}

/** Gauss and Legendre's rule on [0, 1] from the nodes above 0 and weights of the one on [−1, 1]. */
function rule(nodes: readonly number[], weights: readonly number[]): Rule {
  return {
    nodes: Float64Array.from([...nodes.map((node) => (1 - node) / 2), ...nodes.map((node) => (1 + node) / 2)]),
    weights: Float64Array.from([...weights, ...weights], (weight) => weight / 2),
  };
}
const EIGHT = rule(
  [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363],
  [0.362683783378362, 0.31370664587788727, 0.22238103445337448, 0.10122853629037626],
);
const SIXTEEN = rule(NODES, WEIGHTS);
