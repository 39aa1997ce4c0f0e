import { logGamma } from '../special/gamma.ts';
import type { Evidence, FitWarning, FitWarningCode, Patterns, SpendWarningCode } from './contract.ts';
import { FLAT } from './maximise.ts';
import type { Totals } from './patterns.ts';

/** Events for each fitted parameter, below which estimates wander (Peduzzi et al. 1996). */
const EVENTS_PER_PARAMETER = 10;
/** Repeat purchase days that four parameters need. */
export const FEW_REPEATS = 4 * EVENTS_PER_PARAMETER;
/** Repeat buyers that the three parameters of spend need. */
export const FEW_REPEATERS = 3 * EVENTS_PER_PARAMETER;
/** A shop seen for less than half a year: nobody can be told to have left by a silence that no season has tested. */
export const SHORT_WINDOW_DAYS = 183;
/**
 * Twice the gain in log-likelihood that two parameters of dropout have to bring: the 95 % point of χ² with 2 degrees of
 * freedom. No dropout lies at the edge of the parameters, where the true point is lower (Self & Liang 1987): who is
 * believed here has earned it.
 */
export const LEAST_RATIO = 5.991;
/** The share of all repeat purchase days by one customer … */
export const EXTREME_SHARE = 0.1;
/** … and how many such customers the rhythm of all others would bring, from which a buyer is extreme. */
export const EXTREME_EXPECTED = 1e-4;
/** A medium correlation (Cohen 1988). Gamma-Gamma takes frequency and spend for independent. */
export const CORRELATED = 0.3;
/** Standard errors of a correlation of nothing, 1/√(n − 1), that chance alone passes once in a hundred shops. */
const BEYOND_CHANCE = 2.576;

/** What leaves nothing to fit; null when there is something. */
export function nothingToFit({ customers, repeats, longest }: Totals): FitWarning<FitWarningCode> | null {
  if (customers === 0) return { code: 'no-customers', facts: {} };
  if (longest === 0) return { code: 'no-time', facts: { customers } };
  if (repeats === 0) return { code: 'no-repeats', facts: { customers } };
  return null;
}

export const fewRepeats = ({ repeats }: Totals): FitWarning<FitWarningCode>[] =>
  repeats >= FEW_REPEATS ? [] : [{ code: 'few-repeats', facts: { repeats, least: FEW_REPEATS } }];

/** `longestDays` is the longest history. */
export const shortWindow = (longestDays: number): FitWarning<FitWarningCode>[] =>
  longestDays >= SHORT_WINDOW_DAYS
    ? []
    : [{ code: 'short-window', facts: { days: longestDays, least: SHORT_WINDOW_DAYS } }];

/** By the log-likelihood of a model, and of the same one where nobody ever leaves. */
export function dropoutUnidentified(logLikelihood: number, without: number): FitWarning<FitWarningCode>[] {
  const ratio = Math.max(0, 2 * (logLikelihood - without));
  return ratio >= LEAST_RATIO ? [] : [{ code: 'dropout-unidentified', facts: { ratio, least: LEAST_RATIO } }];
}

/** A shape this large leaves customers alike within a hundredth: no data tell it from a larger one. */
export const ALIKE_SHAPE = 1e4;

/**
 * A likelihood that falls off on no side of its maximum has no covariance, or one that says nothing; `shapes` are the
 * parameters that are no times. Flat dropout has a warning of its own.
 */
export function atTheEdge(
  { covariance, shapes }: { covariance: readonly number[] | null; shapes: readonly number[] },
  others: readonly FitWarning<FitWarningCode>[],
): FitWarning<FitWarningCode>[] {
  if (others.some(({ code }) => code === 'dropout-unidentified')) return [];
  const bounded = covariance !== null && shapes.every((shape) => shape < ALIKE_SHAPE);
  return bounded ? [] : [{ code: 'at-the-edge', facts: {} }];
}

export const notConverged = ({ converged, gradient }: Evidence): FitWarning<'not-converged'>[] =>
  converged ? [] : [{ code: 'not-converged', facts: { gradient, most: FLAT } }];

/** The row of the customer with the most repeat purchase days. */
export function busiest({ x }: Patterns): number {
  let row = 0;
  for (let i = 0; i < x.length; i++) if (x[i]! > x[row]!) row = i;
  return row;
}

/**
 * Whether one customer bought `x` times within `T`, a large part of all `repeats`, and unlike all others: NBD (r, α in
 * the time of `T`) fitted without them, and how many they are; null when nobody else came back. Asked only when needed.
 */
export function extremeBuyer(
  { x, T, repeats }: { x: number; T: number; repeats: number },
  rhythmOfOthers: () => { parameters: readonly number[]; customers: number } | null,
): FitWarning<FitWarningCode>[] {
  const share = x / repeats;
  if (share < EXTREME_SHARE) return [];
  const others = rhythmOfOthers();
  const expected = others === null ? 0 : others.customers * chanceOfMore(others.parameters, x, T);
  return expected >= EXTREME_EXPECTED ? [] : [{ code: 'extreme-buyer', facts: { x, share, expected } }];
}

/** P(at least x purchases within T) by NBD, whose terms are summed until they fade. */
function chanceOfMore(parameters: readonly number[], x: number, T: number): number {
  const [r, alpha] = [parameters[0]!, parameters[1]!];
  const p = T / (alpha + T);
  const first = logGamma(r + x) - logGamma(r) - logGamma(x + 1) + x * Math.log(p) - r * Math.log1p(T / alpha);
  let term = Math.exp(first);
  let sum = 0;
  for (let k = x; term > 1e-12 * sum && sum < 1; k++) {
    sum += term;
    term *= (p * (r + k)) / (k + 1);
  }
  return Math.min(1, sum);
}

/**
 * Of `customers` repeat buyers with a positive mean spend, whether Gamma-Gamma may take spend for independent of frequency.
 * Few customers show such correlations by chance: of 30, one shop in seven would be warned of nothing.
 */
export function correlated(
  pearson: number | null,
  spearman: number | null,
  customers: number,
): FitWarning<SpendWarningCode>[] {
  if (pearson === null || spearman === null) return [];
  const least = Math.max(CORRELATED, BEYOND_CHANCE / Math.sqrt(customers - 1));
  if (Math.max(Math.abs(pearson), Math.abs(spearman)) < least) return [];
  return [{ code: 'correlated', facts: { pearson, spearman, least } }];
}

/** Of all repeat buyers' mean spends, those that no positive distribution can hold. */
export function leftOut(mean: Float64Array): FitWarning<SpendWarningCode>[] {
  let zero = 0;
  let negative = 0;
  for (const value of mean) {
    if (value === 0) zero++;
    else if (value < 0) negative++;
  }
  return [
    ...(zero > 0 ? [{ code: 'zero-left-out', facts: { customers: zero } } as const] : []),
    ...(negative > 0 ? [{ code: 'negative-left-out', facts: { customers: negative } } as const] : []),
  ];
}

/** What leaves nothing to fit: `repeaters` of whom `paying` have a positive mean spend, from `least` to `most`. */
export function nothingToPrice(
  repeaters: number,
  { paying, least, most }: { paying: number; least: number; most: number },
): FitWarning<SpendWarningCode> | null {
  if (repeaters === 0) return { code: 'no-repeaters', facts: {} };
  if (paying === 0) return { code: 'no-positive-spend', facts: { repeaters } };
  if (paying < FEW_REPEATERS) return { code: 'too-few-repeaters', facts: { repeaters: paying, least: FEW_REPEATERS } };
  // Equal amounts may differ by a rounding error after a division.
  if (most - least <= 1e-9 * most) return { code: 'same-spend', facts: { repeaters: paying, mean: most } };
  return null;
}

export const infiniteMean = (q: number): FitWarning<SpendWarningCode>[] =>
  q > 1 ? [] : [{ code: 'q-at-most-one', facts: { q } }];
