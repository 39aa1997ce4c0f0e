import { PARAMETERS } from '#models/clv/btyd/model.ts';
import type { FitWarning, Fitted, ModelFit, SpendFit } from '#models/clv/fit/contract.ts';
import type { ValueSettings } from '#models/clv/fit/valuation-of.ts';
import type { ResolvedFrame } from '#orders/frame.ts';

export interface FittedModel {
  fit: ModelFit;
  spend: SpendFit;
  settings: ValueSettings;
  frame: ResolvedFrame;
}

/**
 * `clv-model.json` (DESIGN 7): a fitted model with what it was fitted on and why it may not be good, so that its numbers
 * can be had again elsewhere. Where there is no fit, parameters and log-likelihood are null and the warnings say why.
 */
export const clvModelFile = (model: FittedModel): Blob =>
  new Blob([JSON.stringify(clvModel(model), null, 2), '\n'], { type: 'application/json' });

export const clvModel = ({ fit, spend, settings, frame }: FittedModel) => ({
  version: 1,
  model: fit.model,
  unit: settings.unit,
  parameters: named(PARAMETERS[fit.model], fit.parameters),
  standard_errors: named(PARAMETERS[fit.model], fit.standardErrors),
  log_likelihood: fit.logLikelihood,
  aic: fit.aic,
  bic: fit.bic,
  customers: fit.customers,
  repeat_purchase_days: fit.repeats,
  calibration: { from: frame.from, to: settings.fittedTo ?? frame.to },
  warnings: warningsOf(fit),
  evidence: fit.evidence,
  spend: {
    model: 'gamma-gamma',
    parameters: named(SPEND_PARAMETERS, spend.parameters),
    standard_errors: named(SPEND_PARAMETERS, spend.standardErrors),
    log_likelihood: spend.logLikelihood,
    customers: spend.customers,
    mean_spend: spend.meanSpend,
    pearson: spend.pearson,
    spearman: spend.spearman,
    warnings: warningsOf(spend),
  },
  horizon_days: settings.horizonDays,
  margin_rate: settings.marginRate,
  discount_rate: settings.discountRate,
  frame,
});

const SPEND_PARAMETERS = ['p', 'q', 'gamma'];

const named = (names: readonly string[], values: readonly number[] | null): Record<string, number | null> | null =>
  values && Object.fromEntries(names.map((name, at) => [name, values[at] ?? null]));

const warningsOf = <Code extends string>({ warnings }: Pick<Fitted<Code>, 'warnings'>) =>
  warnings.map(({ code, facts }: FitWarning<Code>) => ({ code, facts }));
