import type { ModelId } from '../btyd/model.ts';
import type { Spend, Unit, Valuation } from '../valuation.ts';
import type { ClvFitOutput, ModelFit, SpendFit } from './contract.ts';

/** What is asked of a fit beside the model. */
export interface ValueSettings {
  readonly unit: Unit;
  readonly fittedTo: string | null;
  readonly horizonDays: number;
  readonly marginRate: number;
  readonly discountRate: number;
}

/** Links hold parameters; more digits than these are noise. */
const DIGITS = 12;
const short = (value: number): number => Number(value.toPrecision(DIGITS));

/**
 * The valuation by a fitted model; null when it was not fitted or the data carry no fit. Spend that cannot be fitted, or
 * whose mean over customers is infinite, is the shop's mean. `interval` asks for the interval where the fit knows it.
 */
export function valuationOf(
  { fits, spend }: ClvFitOutput,
  model: ModelId,
  settings: ValueSettings,
  interval = false,
): Valuation | null {
  const fit = fits.find((one) => one.model === model);
  if (!fit?.parameters) return null;
  return {
    model,
    parameters: fit.parameters.map(short),
    ...settings,
    spend: spendOf(spend),
    spread: interval ? spreadOf(fit, spend) : null,
  };
}

/** NBD takes everyone for a customer for ever; a flat likelihood cannot tell leaving from pausing. */
export const tellsWhoLeft = ({ model, parameters, warnings }: ModelFit): boolean =>
  model !== 'nbd' && parameters !== null && !warnings.some(({ code }) => code === 'dropout-unidentified');

/** q at or below 1 has no mean over customers. */
function spendOf({ parameters }: SpendFit): Spend {
  const [p, q, gamma] = parameters ?? [];
  if (p === undefined || q === undefined || gamma === undefined || q <= 1) return { by: 'mean' };
  return { by: 'gamma-gamma', parameters: [short(p), short(q), short(gamma)] };
}

/** At an edge the normal distribution behind the interval has no ground. */
const spreadOf = ({ covariance, warnings }: ModelFit, spend: SpendFit): Valuation['spread'] =>
  covariance && !warnings.some(({ code }) => code === 'at-the-edge')
    ? {
        orders: covariance.map(short),
        spend: spendOf(spend).by === 'mean' ? null : (spend.covariance?.map(short) ?? null),
      }
    : null;
