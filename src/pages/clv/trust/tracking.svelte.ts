import { periodsOf, trackedOf, type Periods, type Tracked } from '#models/clv/trust/periods.ts';
import type { TrackInput, TrackOutput } from '#models/clv/trust/track.ts';
import { UNIT_DAYS } from '#models/clv/valuation.ts';
import type { AnswerRow } from '#models/questions.ts';
import { dayNumber } from '#orders/days.ts';
import { answerTo, type Shown } from '#session/answer.svelte.ts';
import type { Session } from '#session/session.svelte.ts';
import { Latest } from '#ui/latest.svelte.ts';
import type { Trust } from './trust.svelte.ts';

/** The sum of what came and of what the model expects, over the days of the split. */
export interface Tracking {
  readonly tracked: readonly Tracked[] | undefined;
  readonly periods: Periods | undefined;
  /** Day number of the first purchase. */
  readonly first: number | undefined;
  readonly output: TrackOutput | undefined;
  /** Whether the band knows that parameters are estimates. */
  readonly knowsScatter: boolean;
  /** The question behind what came, for SQL and export. */
  readonly shown: Shown<'clv.repeats'>;
  readonly loading: boolean;
  readonly error: unknown;
}

/** The band is the same whenever the same is asked. */
const SEED = 19_970_101;

/** Call it while a component is being made. */
export function trackingOf(session: Session, trust: Trust): Tracking {
  const judged = $derived(trust.params.model === 'bgbb' ? undefined : trust.split);
  const entrants = answerTo(session, () => (judged ? { kind: 'clv.entrants', fittedTo: judged.fittedTo } : null));
  const first = $derived(entrants.rows?.[0]?.first_day);
  const periods = $derived.by(() => {
    if (first === undefined || !judged || entrants.loading) return undefined;
    return periodsOf({ first, split: dayNumber(judged.fittedTo), last: dayNumber(judged.until) });
  });
  const shown = answerTo(session, () =>
    judged && periods
      ? { kind: 'clv.repeats', fittedTo: judged.fittedTo, until: judged.until, everyDays: periods.everyDays }
      : null,
  );
  const knowsScatter = $derived(
    trust.model?.covariance !== null &&
      trust.model?.warnings.every(({ code }) => code !== 'dropout-unidentified' && code !== 'not-converged') === true,
  );
  const input = $derived(periods && entrants.rows && inputOf(trust, entrants.rows, periods, knowsScatter));
  const latest = new Latest<TrackOutput>();
  $effect(() => {
    const wanted = input;
    if (!wanted) return;
    void latest.run((signal) => session.fit.run({ kind: 'clvTrack', input: wanted }, { signal }));
    return () => latest.cancel();
  });
  const tracked = $derived.by(() => {
    const output = latest.value;
    if (!output || !periods || first === undefined || !shown.rows) return undefined;
    if (output.expected.length !== periods.ends.length) return undefined;
    return trackedOf(periods, first, shown.rows, output);
  });
  return {
    shown,
    get tracked() {
      return tracked;
    },
    get periods() {
      return periods;
    },
    get first() {
      return first;
    },
    get output() {
      return latest.value;
    },
    get knowsScatter() {
      return knowsScatter;
    },
    get loading() {
      return latest.loading || shown.loading;
    },
    get error() {
      return latest.error ?? shown.error ?? entrants.error;
    },
  };
}

function inputOf(
  { model: fit, params, state }: Trust,
  rows: readonly AnswerRow<'clv.entrants'>[],
  { ends }: Periods,
  knowsScatter: boolean,
): TrackInput | undefined {
  if (state.loading || !fit?.parameters || fit.model === 'bgbb') return undefined;
  return {
    model: fit.model,
    parameters: fit.parameters,
    unitDays: UNIT_DAYS[params.unit],
    covariance: knowsScatter ? fit.covariance : null,
    days: Float64Array.from(rows, (row) => row.first_day),
    customers: Float64Array.from(rows, (row) => row.customers),
    ends: Float64Array.from(ends),
    seed: SEED,
  };
}
