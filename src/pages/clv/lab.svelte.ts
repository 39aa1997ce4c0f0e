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

/** A day a model is fitted to, null for the last, and how far it looks ahead. */
interface Span {
  fittedTo: string | null;
  horizonDays: number;
}

/**
 * The link's model and settings; with `span` by a day and a horizon of the page's own choice, null asking for no fit. Call it
 * while a component is being made.
 */
export function labOf(session: Session, span?: () => Span | null): Lab {
  const linked = $derived(parseLabParams(session.link.params));
  const params = $derived(span ? { ...linked, problems: [] } : linked);
  const chosen = $derived(span?.());
  const settings = $derived(chosen === null ? null : { ...valueSettings(params), ...chosen });
  const state = fitTo(
    session,
    () => settings && { models: [params.model], unit: settings.unit, fittedTo: settings.fittedTo },
  );
  const model = $derived(state.value?.output.fits.find((one) => one.model === params.model));
  /** The fit that answers what is asked now. */
  const fitted = $derived.by(() => {
    const fit = state.loading || state.error !== undefined ? undefined : state.value;
    return fit?.request.fittedTo === settings?.fittedTo && fit?.request.unit === settings?.unit ? fit : undefined;
  });
  const valued = (interval: boolean) =>
    fitted && settings && model ? valuationOf(fitted.output, model.model, settings, interval) : undefined;
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
