import type { ModelId } from '#models/clv/btyd/model.ts';
import type { ModelFit, SpendFit } from '#models/clv/fit/contract.ts';
import { valuationOf, type ValueSettings } from '#models/clv/fit/valuation-of.ts';
import type { TierRule } from '#models/clv/tiers.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import type { AnswerRow } from '#models/questions.ts';
import type { ResolvedFrame } from '#orders/frame.ts';
import { rowsOf } from '#session/answer.svelte.ts';
import type { LabProgress } from '#session/clv-lab.svelte.ts';
import type { Session } from '#session/session.svelte.ts';
import { Latest } from '#ui/latest.svelte.ts';
import type { ParameterSource } from './params.ts';

/** What is to be computed, as plain data. */
export interface RefreshRequest {
  /** Ascending; the last is the last day that is known. */
  days: readonly string[];
  model: ModelId;
  settings: ValueSettings;
  rule: TierRule;
  parameters: ParameterSource;
}

export interface Month {
  day: string;
  /** What was fitted; of kept parameters, the last day's. */
  fit: ModelFit | undefined;
  spend: SpendFit;
  /** Null when what was known then carries no fit. */
  valuation: Valuation | null;
  /** Empty without a valuation. */
  tiers: readonly AnswerRow<'clv.tiers'>[];
}

export interface Refreshed {
  request: RefreshRequest;
  months: readonly Month[];
  frame: ResolvedFrame;
  /** Of the tiers on the last day that has any. */
  sql: string | undefined;
}

export interface RefreshProgress {
  day: string;
  phase: LabProgress['phase'] | 'tiers';
  /** 0–1, over all days. */
  fraction: number;
}

export interface RefreshState {
  readonly result: Refreshed | undefined;
  readonly loading: boolean;
  readonly error: unknown;
  readonly progress: RefreshProgress | null;
  readonly cancelled: boolean;
  cancel(): void;
  again(): void;
}

/** A fit takes most of a month's time, the question the rest. */
const FIT_PART = 0.8;

async function refresh(
  session: Session,
  request: RefreshRequest,
  signal: AbortSignal,
  onProgress: (progress: RefreshProgress) => void,
): Promise<Refreshed> {
  const { days, model, settings, rule, parameters } = request;
  const last = days.length - 1;
  const months: Month[] = [];
  let sql: string | undefined;
  let frame: ResolvedFrame | undefined;
  for (const [at, day] of days.entries()) {
    const tell = (phase: RefreshProgress['phase'], part: number) =>
      onProgress({ day, phase, fraction: (at + part) / days.length });
    const fittedTo = parameters === 'kept' || at === last ? settings.fittedTo : day;
    const { output, frame: seen } = await session.lab.fit(
      { models: [model], unit: settings.unit, fittedTo },
      { signal, onProgress: ({ phase, fraction }) => tell(phase, FIT_PART * (fraction ?? 0)) },
    );
    frame = seen;
    const valuation = valuationOf(output, model, { ...settings, fittedTo: day });
    tell('tiers', FIT_PART);
    const answer =
      valuation && (await session.engine.ask({ kind: 'clv.tiers', valuation, rule }, session.frameRequest, { signal }));
    sql = answer?.sql ?? sql;
    months.push({
      day,
      fit: output.fits.find((fit) => fit.model === model),
      spend: output.spend,
      valuation,
      tiers: answer ? rowsOf<AnswerRow<'clv.tiers'>>(answer.columns, answer.rows) : [],
    });
  }
  if (!frame) throw new RangeError('days: there are none');
  return { request, months, frame, sql };
}

/** Computes now, and again whenever what is wanted, the frame or the data changes. Call it while a component is being made. */
export function refreshTo(session: Session, wanted: () => RefreshRequest | null): RefreshState {
  const latest = new Latest<Refreshed>();
  let progress = $state.raw<RefreshProgress | null>(null);
  let cancelled = $state(false);
  /** Counts how often the reader asked again. */
  let round = $state(0);
  const asked = $derived(JSON.stringify({ request: wanted(), frame: session.frameRequest, round }));

  $effect(() => {
    const version = session.dataVersion;
    const { request } = JSON.parse(asked) as { request: RefreshRequest | null };
    if (version === 0 || request === null) return;
    cancelled = false;
    progress = null;
    void latest.run((signal) => refresh(session, request, signal, (told) => (progress = told)));
    return () => latest.cancel();
  });

  return {
    get result() {
      return latest.value;
    },
    get loading() {
      return latest.loading;
    },
    get error() {
      return latest.error;
    },
    get progress() {
      return progress;
    },
    get cancelled() {
      return cancelled;
    },
    cancel() {
      latest.cancel();
      cancelled = true;
    },
    again() {
      round += 1;
    },
  };
}
