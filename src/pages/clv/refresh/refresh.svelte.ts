import type { ModelId } from '#models/clv/btyd/model.ts';
import type { ModelFit, SpendFit } from '#models/clv/fit/contract.ts';
import { valuationOf, type ValueSettings } from '#models/clv/fit/valuation-of.ts';
import type { TierRule } from '#models/clv/value/tiers.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import type { AnswerRow } from '#models/questions.ts';
import type { ResolvedFrame } from '#orders/frame.ts';
import { rowsOf } from '#session/answer.svelte.ts';
import type { LabProgress } from '#session/clv-lab.ts';
import { jobFor, type JobOptions, type JobState } from '#session/job.svelte.ts';
import type { Session } from '#session/session.svelte.ts';
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
  phase: LabProgress['phase'] | 'read' | 'tiers';
  /** 0–1, over all days. */
  fraction: number;
}

export type RefreshState = JobState<Refreshed, RefreshProgress>;

/** A fit takes most of a month's time, the question the rest. */
const FIT_PART = 0.8;

async function refresh(
  session: Session,
  request: RefreshRequest,
  { signal, onProgress }: JobOptions<RefreshProgress>,
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
    tell('read', 0);
    const { output, frame: seen } = await session.lab.fit(
      { models: [model], unit: settings.unit, fittedTo },
      { signal, onProgress: ({ phase, fraction }) => tell(phase, FIT_PART * fraction) },
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

/** The tiers of every day wanted, as a page shows them. */
export const refreshTo = (session: Session, wanted: () => RefreshRequest | null): RefreshState =>
  jobFor(session, wanted, (request, options) => refresh(session, request, options));
