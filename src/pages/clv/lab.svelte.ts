import type { ModelFit, SpendFit } from '#models/clv/fit/contract.ts';
import { tellsWhoLeft, valuationOf } from '#models/clv/fit/valuation-of.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import { fitTo, type LabState } from '#session/clv-lab.svelte.ts';
import type { Session } from '#session/session.svelte.ts';
import { parseLabParams, valueSettings, type LabParams } from './params.ts';

/** What a view that values customers goes by: the link's settings, the fit, and the valuation that questions take. */
export interface Lab {
  readonly params: LabParams;
  readonly state: LabState;
  /** The fit of the model asked for; undefined while there is none. */
  readonly model: ModelFit | undefined;
  readonly spend: SpendFit | undefined;
  /** Whether this fit can tell who has left; if not, its P(alive) is no finding and is not shown. */
  readonly tellsWhoLeft: boolean;
  /** Undefined while fitting, null when the data carry no fit. */
  readonly valuation: Valuation | null | undefined;
  /** The same, asking for the interval too. */
  readonly valuationWithInterval: Valuation | null | undefined;
}

/** Call it while a component is being made. */
export function labOf(session: Session): Lab {
  const params = $derived(parseLabParams(session.link.params));
  const state = fitTo(session, () => ({ models: [params.model], unit: params.unit, fittedTo: params.calibrateTo }));
  const model = $derived(state.value?.output.fits.find((one) => one.model === params.model));
  const valued = (interval: boolean) => {
    if (!state.value || state.loading || state.error !== undefined) return undefined;
    return model && valuationOf(state.value.output, model.model, valueSettings(params), interval);
  };
  const valuation = $derived(valued(false));
  const valuationWithInterval = $derived(valued(true));
  return {
    get params() {
      return params;
    },
    get state() {
      return state;
    },
    get model() {
      return model;
    },
    get spend() {
      return state.value?.output.spend;
    },
    get tellsWhoLeft() {
      return model !== undefined && tellsWhoLeft(model);
    },
    get valuation() {
      return valuation;
    },
    get valuationWithInterval() {
      return valuationWithInterval;
    },
  };
}
