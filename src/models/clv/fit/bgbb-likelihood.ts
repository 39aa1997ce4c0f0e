import type { Patterns } from './contract.ts';
import { dot, largest, rising, sumsBy, wholeNumbers, type Likelihood } from './likelihood.ts';

/**
 * BG/BB (Fader, Hardie & Shang 2010, equation 5): α, β, γ, δ; `x` occasions with a purchase, the last of them number
 * `tx`, out of `T`. With f(x, k) the probability to buy on x of k occasions (in one order) and to leave before the next,
 *
 * ℓ = Σ_{k = t_x … T−1} f(x, k) + f(x, T) (γ + δ + T)/γ.
 *
 * All sums over k come from one pass down a table of x by k: G(x, k) = Σ_{j ≥ k} f(x, j)/f(x, k) = 1 + G(x, k + 1)
 * f(x, k + 1)/f(x, k), and the same with the derivatives of ln f as factors.
 */
export function bgbbLikelihood({ x, tx, T, weight }: Patterns): Likelihood {
  const bought = wholeNumbers(x);
  const last = wholeNumbers(tx);
  const occasions = wholeNumbers(T);
  const most = largest(occasions);
  const width = most + 1;
  const rows = largest(bought) + 1;
  /** Of f: its logarithm and, by each parameter, the derivative of the logarithm. */
  const log = new Float64Array(rows * width);
  const slope = [0, 1, 2, 3].map(() => new Float64Array(rows * width));
  /** Of G. */
  const tail = new Float64Array(rows * width);
  const tailSlope = [0, 1, 2, 3].map(() => new Float64Array(rows * width));

  const fill = ([alpha, beta, gamma, delta]: readonly [number, number, number, number]): void => {
    const buys = rising(alpha, rows);
    const passes = rising(beta, most);
    const chances = rising(alpha + beta, most);
    const stays = rising(delta, most);
    const ends = rising(gamma + delta, most + 1);
    const [byAlpha, byBeta, byGamma, byDelta] = slope as [Float64Array, Float64Array, Float64Array, Float64Array];
    for (let k0 = 0; k0 < rows; k0++) {
      for (let k = most; k >= k0; k--) {
        const at = k0 * width + k;
        log[at] =
          buys.logs[k0]! +
          passes.logs[k - k0]! -
          chances.logs[k]! +
          Math.log(gamma) +
          stays.logs[k]! -
          ends.logs[k + 1]!;
        byAlpha[at] = buys.slopes[k0]! - (chances.slopes[k]! * alpha) / (alpha + beta);
        byBeta[at] = passes.slopes[k - k0]! - (chances.slopes[k]! * beta) / (alpha + beta);
        byGamma[at] = 1 - (ends.slopes[k + 1]! * gamma) / (gamma + delta);
        byDelta[at] = stays.slopes[k]! - (ends.slopes[k + 1]! * delta) / (gamma + delta);
        // Of the last occasion nothing follows that any customer has seen.
        const ratio = k === most ? 0 : ((beta + k - k0) / (alpha + beta + k)) * ((delta + k) / (gamma + delta + k + 1));
        const next = k === most ? at : at + 1;
        const seen = k === most ? 0 : 1;
        tail[at] = seen + ratio * tail[next]!;
        for (let p = 0; p < 4; p++) tailSlope[p]![at] = seen * slope[p]![at]! + ratio * tailSlope[p]![next]!;
      }
    }
  };

  return (logParameters, gradient) => {
    const parameters = Array.from(logParameters, Math.exp) as [number, number, number, number];
    const [, , gamma, delta] = parameters;
    tail.fill(0);
    tailSlope.forEach((column) => column.fill(0));
    fill(parameters);
    gradient.fill(0);
    let sum = 0;
    for (let i = 0; i < weight.length; i++) {
      const n = occasions[i]!;
      const from = bought[i]! * width + last[i]!;
      const to = bought[i]! * width + n;
      const ratio = Math.exp(log[to]! - log[from]!);
      const alive = (gamma + delta + n) / gamma;
      const total = tail[from]! + ratio * (alive - tail[to]!);
      sum += weight[i]! * (log[from]! + Math.log(total));
      const share = weight[i]! / total;
      for (let p = 0; p < 4; p++)
        gradient[p]! += share * (tailSlope[p]![from]! + ratio * (alive * slope[p]![to]! - tailSlope[p]![to]!));
      gradient[2]! -= (share * ratio * (delta + n)) / gamma;
      gradient[3]! += (share * ratio * delta) / gamma;
    }
    return sum;
  };
}

/** The same without dropout, the beta-Bernoulli model: α, β. */
export function betaBernoulliLikelihood({ x, T, weight }: Patterns): Likelihood {
  const bought = wholeNumbers(x);
  const occasions = wholeNumbers(T);
  const most = largest(occasions);
  const byBought = sumsBy(bought, weight, most + 1);
  const byPassed = sumsBy(
    occasions.map((n, i) => n - bought[i]!),
    weight,
    most + 1,
  );
  const byOccasions = sumsBy(occasions, weight, most + 1);
  return (logParameters, gradient) => {
    const alpha = Math.exp(logParameters[0]!);
    const beta = Math.exp(logParameters[1]!);
    const buys = rising(alpha, most);
    const passes = rising(beta, most);
    const chances = rising(alpha + beta, most);
    const both = dot(byOccasions, chances.slopes) / (alpha + beta);
    gradient[0] = dot(byBought, buys.slopes) - alpha * both;
    gradient[1] = dot(byPassed, passes.slopes) - beta * both;
    return dot(byBought, buys.logs) + dot(byPassed, passes.logs) - dot(byOccasions, chances.logs);
  };
}
