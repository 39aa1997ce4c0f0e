import { logBeta } from '../special/gamma.ts';

/** p, q, γ of the Gamma-Gamma model of spend, all above 0; γ in money. */
export type SpendParameters = readonly [p: number, q: number, gamma: number];

/**
 * ln of the density of the mean spend `z` > 0 of `x` > 0 repeat purchases (Fader & Hardie 2013, equation 1a): each
 * costs Gamma(p, ν), ν ~ Gamma(q, γ) differs between customers.
 */
export function logLikelihood([p, q, gamma]: SpendParameters, x: number, z: number): number {
  const px = p * x;
  const spent = x * z;
  const powers = q * Math.log(gamma / (gamma + spent)) + px * Math.log(spent / (gamma + spent));
  return powers - logBeta(px, q) - Math.log(z);
}

/**
 * Mean spend per purchase to expect of a customer whose `x` repeat purchases cost `z` ≥ 0 on average (equation 5): what
 * they spent, drawn toward what everyone spends. Without repeats {@link populationMean}, whatever `z`. Null where
 * p·x + q ≤ 1: that mean does not exist.
 */
export function expectedSpend(parameters: SpendParameters, x: number, z: number): number | null {
  if (x === 0) return populationMean(parameters);
  const [p, q, gamma] = parameters;
  const degrees = p * x + q - 1;
  return degrees > 0 ? (p / degrees) * (gamma + x * z) : null;
}

/** Mean over customers of their mean spend, pγ ÷ (q − 1); null for q ≤ 1, where it is infinite. */
export const populationMean = ([p, q, gamma]: SpendParameters): number | null => (q > 1 ? (p / (q - 1)) * gamma : null);
