import { tellsWhoLeft, valuationOf } from '#models/clv/fit/valuation-of.ts';
import { fitTo } from '#session/clv-lab.svelte.ts';
import type { Session } from '#session/session.svelte.ts';
import type { Lab } from '../lab.svelte.ts';
import { parseLabParams, valueSettings } from '../params.ts';

/** A day a model is fitted to, null for the last, and how far it looks ahead. */
interface Span {
  fittedTo: string | null;
  horizonDays: number;
}

/** The link's model, fitted to a day of the page's own choice; null asks for none. Call it while a component is being made. */
export function labAt(session: Session, span: () => Span | null): Lab {
  const wanted = $derived(span());
  const params = $derived({ ...parseLabParams(session.link.params), problems: [] });
  const state = fitTo(
    session,
    () => wanted && { models: [params.model], unit: params.unit, fittedTo: wanted.fittedTo },
  );
  const fitted = $derived(
    !state.value ||
      state.loading ||
      state.error !== undefined ||
      !wanted ||
      state.value.request.fittedTo !== wanted.fittedTo
      ? undefined
      : state.value,
  );
  const valuation = $derived(
    fitted && wanted && valuationOf(fitted.output, params.model, { ...valueSettings(params), ...wanted }),
  );
  const model = $derived(state.value?.output.fits.find((one) => one.model === params.model));
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
      return valuation ?? (fitted ? null : undefined);
    },
    get valuationWithInterval() {
      return undefined;
    },
  };
}
