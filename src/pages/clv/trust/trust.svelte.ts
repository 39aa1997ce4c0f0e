import type { ModelId } from '#models/clv/btyd/model.ts';
import type { ModelFit, SpendFit } from '#models/clv/fit/contract.ts';
import { valuationOf } from '#models/clv/fit/valuation-of.ts';
import { splitOf, type Split } from '#models/clv/trust/split.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import { fitTo, type LabState } from '#session/clv-lab.svelte.ts';
import type { LabFit } from '#session/clv-lab.ts';
import type { Session } from '#session/session.svelte.ts';
import { parseLabParams, type LabParams } from '../params.ts';
import { parseTrustParams } from './params.ts';

/** The models of time, which count the same and compare. */
export const COMPARED = ['mbg', 'bg', 'pareto', 'nbd'] as const satisfies readonly ModelId[];

/** A fit to one part of the frame, and what the rest can say of it. */
export interface Trust {
  readonly params: LabParams;
  readonly state: LabState;
  readonly split: Split | undefined;
  readonly model: ModelFit | undefined;
  readonly spend: SpendFit | undefined;
  /** Fitted to the same days, to see whether leaving shows. */
  readonly nbd: ModelFit | undefined;
  /**
   * Of the days held out. Undefined while fitting; null when there is no fit, nothing is held out, or BG/BB is asked for,
   * which counts other things.
   */
  readonly valuation: Valuation | null | undefined;
  readonly compares: boolean;
  /** The fits of all models of time, once asked for. */
  readonly others: LabState;
}

/** Call it while a component is being made. */
export function trustOf(session: Session): Trust {
  const params = $derived.by(() => {
    const read = parseLabParams(session.link.params);
    const own = parseTrustParams(session.link.params);
    return { ...read, problems: [...read.problems, ...own.problems] };
  });
  const compares = $derived(parseTrustParams(session.link.params).compares);
  const split = $derived(
    session.resolved ? splitOf(session.resolved, params.calibrateTo, params.horizonDays) : undefined,
  );
  const asked = (models: readonly ModelId[]) =>
    split ? { models, unit: params.unit, fittedTo: split.fittedTo } : null;
  const state = fitTo(session, () => asked(params.model === 'nbd' ? ['nbd'] : [params.model, 'nbd']));
  const others = fitTo(session, () => (compares && params.model !== 'bgbb' ? asked(COMPARED) : null));
  const fitOf = (model: ModelId) => state.value?.output.fits.find((one) => one.model === model);
  const ready = $derived(state.value !== undefined && !state.loading && state.error === undefined);
  const valuation = $derived.by(() => {
    if (!ready || !split || !state.value) return undefined;
    return heldOutValuation(state.value, params.model, split, params);
  });
  return {
    state,
    others,
    get params() {
      return params;
    },
    get split() {
      return split;
    },
    get model() {
      return fitOf(params.model);
    },
    get spend() {
      return state.value?.output.spend;
    },
    get nbd() {
      return fitOf('nbd');
    },
    get valuation() {
      return valuation;
    },
    get compares() {
      return compares;
    },
  };
}

/** The valuation that the held-out days judge; null where they cannot. Only orders are judged: money stays plain. */
export function heldOutValuation(
  { output }: LabFit,
  model: ModelId,
  { fittedTo, holdoutDays }: Split,
  { unit }: Pick<LabParams, 'unit'>,
): Valuation | null {
  if (holdoutDays === 0 || model === 'bgbb') return null;
  const settings = { unit, fittedTo, horizonDays: holdoutDays, marginRate: 1, discountRate: 0 };
  return valuationOf(output, model, settings);
}
