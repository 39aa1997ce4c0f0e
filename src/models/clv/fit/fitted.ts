import type { Evidence, Fitted } from './contract.ts';
import { FLAT, type Maximum } from './maximise.ts';

/** What a fit says when there is nothing to fit. */
export const NOTHING = {
  parameters: null,
  logLikelihood: null,
  aic: null,
  bic: null,
  standardErrors: null,
  covariance: null,
  evidence: null,
} as const;

interface Scale {
  /** What to multiply each parameter by. */
  units: readonly number[];
  /** What the logarithm of the density loses by the change of units, over all customers. */
  logUnits: number;
  customers: number;
}

type Numbers = Omit<
  { [K in keyof Fitted<string>]: NonNullable<Fitted<string>[K]> },
  'warnings' | 'covariance' | 'standardErrors'
> &
  Pick<Fitted<string>, 'covariance' | 'standardErrors'>;

/** The maximum in the units asked for. Standard errors by the delta method from the logarithms. */
export function fittedOf(top: Maximum, { units, logUnits, customers }: Scale): Numbers {
  const parameters = top.at.map((log, i) => Math.exp(log) * units[i]!);
  const logLikelihood = top.logLikelihood - logUnits;
  const count = parameters.length;
  const { covariance } = top;
  const evidence: Evidence = {
    gradient: top.gradient,
    iterations: top.iterations,
    evaluations: top.evaluations,
    starts: top.starts,
    agreeing: top.agreeing,
    condition: top.condition,
    converged: top.gradient <= FLAT,
  };
  return {
    parameters,
    logLikelihood,
    aic: 2 * count - 2 * logLikelihood,
    bic: count * Math.log(customers) - 2 * logLikelihood,
    standardErrors: covariance && parameters.map((value, i) => value * Math.sqrt(covariance[i * (count + 1)]!)),
    covariance,
    customers,
    evidence,
  };
}
