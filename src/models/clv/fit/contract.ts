import type { ModelId } from '../btyd/model.ts';

/** Customers with equal histories in one row, `weight` of them; arrays of one length. */
export interface Patterns {
  x: Float64Array;
  tx: Float64Array;
  T: Float64Array;
  weight: Float64Array;
}

/** What the fit worker takes: the histories of one shop up to one day. */
export interface ClvFitInput {
  models: readonly ModelId[];
  /** Days per unit of time; parameters come back in this unit. */
  unitDays: number;
  /** In days: repeat purchase days, age at the last, age at the end. */
  patterns: Patterns;
  /** In occasions, for `bgbb`; empty when it is not asked for. */
  occasions: Patterns;
  /** A row per customer with x > 0: repeat purchase days, and mean spend of those days (any sign). */
  spend: { x: Float64Array; mean: Float64Array };
}

/**
 * Why a fit should not be taken as it is. The first three leave no parameters at all.
 *
 * `no-customers` · `no-repeats`: everyone bought once, nothing to learn a rhythm from · `no-time`: nobody has been
 * watched for a day · `few-repeats`: below `FEW_REPEATS` repeat purchase days in all · `short-window`: the longest
 * history is shorter than `SHORT_WINDOW_DAYS` · `dropout-unidentified`: the likelihood is flat from here to "nobody ever
 * leaves" (likelihood ratio below `LEAST_RATIO`), P(alive) does not hold · `at-the-edge`: the best fit lies where customers
 * do not differ at all, or no data bound a parameter, so nothing says how sure it is · `not-converged` · `extreme-buyer`:
 * one history with a large part of all repeats (`EXTREME_SHARE`) and unlike all others (`EXTREME_EXPECTED`), so that the
 * fit follows it. The constants are those of diagnose.ts.
 */
export const FIT_WARNINGS = [
  'no-customers',
  'no-repeats',
  'no-time',
  'few-repeats',
  'short-window',
  'dropout-unidentified',
  'at-the-edge',
  'not-converged',
  'extreme-buyer',
] as const;
export type FitWarningCode = (typeof FIT_WARNINGS)[number];

/**
 * `no-repeaters` · `too-few-repeaters` · `no-positive-spend`: no parameters · `same-spend`: everyone pays the same, the
 * spread cannot be fitted (no parameters; the one amount is the answer) · `q-at-most-one`: the mean over customers is
 * infinite · `correlated`: frequency and spend go together, |Pearson| or |Spearman| at or above `CORRELATED` and
 * beyond what chance brings ·
 * `zero-left-out`, `negative-left-out`: repeat buyers whose mean spend is 0 or below · `not-converged`.
 */
export const SPEND_WARNINGS = [
  'no-repeaters',
  'too-few-repeaters',
  'no-positive-spend',
  'same-spend',
  'q-at-most-one',
  'correlated',
  'zero-left-out',
  'negative-left-out',
  'not-converged',
] as const;
export type SpendWarningCode = (typeof SPEND_WARNINGS)[number];

export interface FitWarning<Code extends string> {
  code: Code;
  /**
   * Facts the sentence needs, by name; numbers only. `few-repeats` repeats, least · `short-window` days, least ·
   * `dropout-unidentified` ratio, least · `extreme-buyer` x, share (0–1), expected (such customers by the rhythm of the
   * others) · `not-converged` gradient, most · `no-repeats`, `no-time` customers · spend: `too-few-repeaters` repeaters,
   * least · `no-positive-spend` repeaters · `same-spend` repeaters, mean · `q-at-most-one` q · `correlated` pearson,
   * spearman, least · `zero-left-out`, `negative-left-out` customers.
   */
  facts: Readonly<Record<string, number>>;
}

/** What shows that the maximum is one. */
export interface Evidence {
  /** Largest absolute component of the gradient of the mean log-likelihood in log-parameters. */
  gradient: number;
  /** Steps from all starts. */
  iterations: number;
  /** Of the log-likelihood and its gradient over all customers. */
  evaluations: number;
  starts: number;
  /** Starts that ended within 1e-4 of the best log-likelihood per 1,000 customers. */
  agreeing: number;
  /** Of the information matrix in log-parameters; large means flat. */
  condition: number | null;
  converged: boolean;
}

export interface Fitted<Code extends string> {
  /** By position, in units of time; null when the data cannot carry a fit. */
  parameters: number[] | null;
  logLikelihood: number | null;
  /** Akaike's and Bayes' criteria; smaller is better. */
  aic: number | null;
  bic: number | null;
  /** Of the parameters; null where the information matrix cannot be turned round. */
  standardErrors: number[] | null;
  /** Of the logarithms of the parameters, row by row; null where {@link standardErrors} is. */
  covariance: number[] | null;
  customers: number;
  evidence: Evidence | null;
  warnings: FitWarning<Code>[];
}

export interface ModelFit extends Fitted<FitWarningCode> {
  model: ModelId;
  repeats: number;
}

/** Gamma-Gamma (Fader & Hardie 2013): p, q, γ; γ in money. */
export interface SpendFit extends Fitted<SpendWarningCode> {
  /** Between repeat purchase days and mean spend of repeat buyers with a spend above 0; null for fewer than three. */
  pearson: number | null;
  spearman: number | null;
  /** Mean of the mean spends above 0; null without any. */
  meanSpend: number | null;
}

export interface ClvFitOutput {
  /** In the order asked for. */
  fits: ModelFit[];
  spend: SpendFit;
}

export type ClvFitPhase = 'patterns' | ModelId | 'spend';
