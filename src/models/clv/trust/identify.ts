import { PARAMETERS, type ModelId } from '../btyd/model.ts';
import type { ModelFit } from '../fit/contract.ts';

/** 95 % of a normal distribution lie within so many standard errors. */
const Z95 = 1.959963984540054;
/** An information matrix worse than this has a direction in which nothing is known. */
export const FLAT_CONDITION = 1e6;
/** Wider than a hundredfold, an interval says only the sign. */
export const WIDE_INTERVAL = 100;

export interface ParameterRow {
  name: string;
  value: number;
  error: number | null;
  low: number | null;
  high: number | null;
}

/** Parameters with their standard errors and 95 % intervals, which are even in logarithms. */
export function parameterRows({ model, parameters, standardErrors, covariance }: ModelFit): ParameterRow[] {
  const names: readonly string[] = PARAMETERS[model];
  return (parameters ?? []).map((value, i) => {
    const variance = covariance?.[i * names.length + i];
    const reach = variance === undefined || variance < 0 ? null : Math.exp(Z95 * Math.sqrt(variance));
    return {
      name: names[i]!,
      value,
      error: standardErrors?.[i] ?? null,
      low: reach === null ? null : value / reach,
      high: reach === null ? null : value * reach,
    };
  });
}

export interface Identification {
  /** `settled`: one maximum with a shape. `flat`: leaving cannot be told. `wide`: parameters are known only roughly. */
  kind: 'settled' | 'wide' | 'flat' | 'unsettled';
  /** Twice the gain in log-likelihood over nobody ever leaving; null where that is the model, or is not known. */
  ratio: number | null;
}

/** Whether the data pin the model down: by the gain over the NBD, the search, and the width of the intervals. */
export function identificationOf(fit: ModelFit, nbd: ModelFit | undefined): Identification {
  const [leaving, staying] = [fit.logLikelihood, nbd?.logLikelihood ?? null];
  const comparable = knowsLeaving(fit.model) && leaving !== null && staying !== null;
  const ratio = comparable ? Math.max(0, 2 * (leaving - staying)) : null;
  const has = (code: string) => fit.warnings.some((warning) => warning.code === code);
  if (has('not-converged')) return { kind: 'unsettled', ratio };
  if (has('dropout-unidentified')) return { kind: 'flat', ratio };
  const condition = fit.evidence?.condition ?? null;
  const rows = parameterRows(fit);
  const wide =
    condition === null ||
    condition > FLAT_CONDITION ||
    rows.some(({ low, high }) => low === null || high === null || high / low > WIDE_INTERVAL);
  return { kind: wide ? 'wide' : 'settled', ratio };
}

/** Only models of time compare with the NBD, and it not with itself. */
const knowsLeaving = (model: ModelId): boolean => model !== 'nbd' && model !== 'bgbb';
