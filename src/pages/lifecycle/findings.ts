import { sum } from 'd3-array';
import type { Phrase, PhrasePart } from '#core/phrase.ts';
import type { LifecycleSettings, State } from '#models/lifecycle/index.ts';
import type { AnswerRow } from '#models/questions.ts';
import { dayNumber } from '#orders/days.ts';
import type { ResolvedFrame } from '#orders/frame.ts';
import { LEAST_CUSTOMERS } from '../shared/share.ts';
import { isComplete, knownIn, presentIn, type FlowRow, type Stock } from './months.ts';

export type StateRow = AnswerRow<'lifecycle.states'>;
export type Rhythm = AnswerRow<'lifecycle.rhythm'>;
export type HazardRow = AnswerRow<'lifecycle.hazard'>;
export type LaterRow = AnswerRow<'lifecycle.later'>;
export type LadderRow = AnswerRow<'lifecycle.ladder'>;

export const integer = (value: number): PhrasePart => ({ as: 'integer', value });
const share = (value: number): PhrasePart => ({ as: 'percentWhole', value });
const month = (value: number): PhrasePart => ({ as: 'month', value });
const times = (value: number): PhrasePart => ({ as: 'decimal', value: Math.round(value * 10) / 10 });

/** Whether anything tells when a customer is silent, and when lost. */
export const isJudged = (rhythm: Rhythm): boolean => rhythm.rest_silent !== null && rhythm.rest_lost !== null;

const customersIn = (rows: readonly StateRow[]) => sum(rows, ({ customers }) => customers);
const inState = (rows: readonly StateRow[], state: State) => rows.find((row) => row.state === state)?.customers ?? 0;

/** The page's finding about where customers stand. */
export function statesFinding(rows: readonly StateRow[], rhythm: Rhythm): Phrase {
  const customers = customersIn(rows);
  if (customers === 0) return { key: 'lifecycle.finding.none' };
  if (!isJudged(rhythm)) return unknownFinding(customers);
  const [silent, lost] = [inState(rows, 'silent'), inState(rows, 'lost')];
  if (customers < LEAST_CUSTOMERS)
    return {
      key: 'lifecycle.finding.few',
      parts: { customers: integer(customers), silent: integer(silent), lost: integer(lost) },
    };
  if (silent + lost === 0) return { key: 'lifecycle.finding.all', parts: { customers: integer(customers) } };
  return {
    key: 'lifecycle.finding.states',
    parts: { silent: share(silent / customers), lost: share(lost / customers) },
  };
}

/** Nobody has come back, and no cut was set by hand. */
export const unknownFinding = (customers: number): Phrase => ({
  key: 'lifecycle.finding.unknown',
  parts: { customers: integer(customers) },
});

/** The days of silence after which customers without a gap of their own are lost: never before they are silent. */
export const restLostDays = ({ rest_silent, rest_lost }: Rhythm): number =>
  Math.max(Math.floor(rest_silent ?? 0) + 1, Math.floor(rest_lost ?? 0));

/** The cuts that hold, as one sentence; null where nothing tells them. */
export function cutsPhrase(rhythm: Rhythm, { cadence }: LifecycleSettings): Phrase | null {
  if (rhythm.rest_silent === null || rhythm.rest_lost === null) return null;
  const silentDays = Math.floor(rhythm.rest_silent);
  const rest = { silent: integer(silentDays), lost: integer(restLostDays(rhythm)) };
  const { own_silent, own_lost } = rhythm;
  if (cadence === 'shop' || rhythm.own_customers === 0 || (own_silent === null && own_lost === null))
    return { key: 'lifecycle.cuts.shop', parts: rest };
  if (own_silent === null || own_lost === null)
    return own_lost === null
      ? { key: 'lifecycle.cuts.lostDays', parts: { ...rest, ownSilent: times(own_silent ?? 0) } }
      : { key: 'lifecycle.cuts.silentDays', parts: { ...rest, ownLost: times(own_lost) } };
  return {
    key: 'lifecycle.cuts.own',
    parts: {
      ...rest,
      customers: integer(rhythm.own_customers),
      ownSilent: times(own_silent),
      ownLost: times(own_lost),
    },
  };
}

/** Whether a cut for lost lies before one for silent; lost then begins the day after silent. */
export const isCrossed = ({ own_silent, own_lost, rest_silent, rest_lost }: Rhythm): boolean =>
  (own_silent !== null && own_lost !== null && own_lost <= own_silent) ||
  (rest_silent !== null && rest_lost !== null && rest_lost <= rest_silent);

/** Which present state brings most of the money. */
export function statesTitle(rows: readonly StateRow[]): Phrase {
  const best = rows.reduce<StateRow | null>(
    (most, row) => ((row.revenue_share ?? 0) > (most?.revenue_share ?? 0) ? row : most),
    null,
  );
  if (
    customersIn(rows) < LEAST_CUSTOMERS ||
    typeof best?.revenue_share !== 'number' ||
    best.share === null ||
    best.share === 1
  )
    return { key: 'lifecycle.states.plain' };
  return {
    key: 'lifecycle.states.title',
    parts: {
      state: { key: `lifecycle.state.${best.state}` },
      share: share(best.share),
      revenue: share(best.revenue_share),
    },
  };
}

/** Gaps that ended although they were longer than the cuts. */
export function gapsTitle(rhythm: Rhythm, of: 'own' | 'rest'): Phrase | null {
  const [gaps, silent, lost] =
    of === 'own'
      ? [rhythm.ratios, rhythm.own_silent, rhythm.own_lost]
      : [rhythm.gaps, rhythm.rest_silent, rhythm.rest_lost];
  if (gaps < LEAST_CUSTOMERS || silent === null || lost === null) return null;
  const [beyondSilent, beyondLost] =
    of === 'own'
      ? [rhythm.own_beyond_silent, rhythm.own_beyond_lost]
      : [rhythm.rest_beyond_silent, rhythm.rest_beyond_lost];
  if (beyondSilent === 0) return null;
  const cut = of === 'own' ? times : (days: number) => integer(Math.floor(days));
  return {
    key: `lifecycle.gaps.title.${of}`,
    parts: {
      silent: cut(silent),
      lost: cut(lost),
      beyondSilent: { as: 'rate', value: beyondSilent / gaps },
      beyondLost: { as: 'rate', value: beyondLost / gaps },
    },
  };
}

/** Retention over months that can be judged; null where there is none. */
export function retentionOf(rows: readonly FlowRow[]): { rate: number; months: number } | null {
  const sound = rows.filter((row) => isComplete(row) && row.base >= LEAST_CUSTOMERS);
  const base = sum(sound, (row) => row.base);
  return base === 0 ? null : { rate: sum(sound, ({ kept }) => kept) / base, months: sound.length };
}

/** The page's finding about how customers move: what is kept from month to month. */
export function flowsFinding(rows: readonly FlowRow[], judged: readonly FlowRow[], by: 'rhythm' | 'month'): Phrase {
  const retention = retentionOf(judged);
  if (retention === null) {
    const newcomers = sum(rows, (row) => row.newcomers);
    return newcomers === 0
      ? { key: 'lifecycle.finding.none' }
      : { key: 'lifecycle.flows.early', parts: { customers: integer(newcomers) } };
  }
  return {
    key: `lifecycle.flows.finding.${by}`,
    parts: {
      // A tenth of a percent apart from all or none, or the words would be false.
      kept: { as: 'rate', value: retention.rate },
      gone: { as: 'rate', value: 1 - retention.rate },
      months: integer(retention.months),
    },
  };
}

/** What came and went in the last month that is over. */
export function flowTitle(rows: readonly FlowRow[], by: 'rhythm' | 'month'): Phrase {
  const last = rows.findLast(isComplete);
  if (!last) return { key: 'lifecycle.flow.plain' };
  return {
    key: `lifecycle.flow.title.${by}`,
    parts: {
      month: month(last.month_end),
      kept: integer(last.kept),
      newcomers: integer(last.newcomers),
      returned: integer(last.returned),
      lost: integer(last.lost),
    },
  };
}

export function stockTitle(stocks: readonly Stock[]): Phrase {
  const last = stocks.at(-1);
  const first = stocks.findLast(({ complete }, at) => complete && at <= stocks.length - 7) ?? stocks[0];
  if (!last) return { key: 'lifecycle.stock.plain' };
  const parts = { month: month(last.monthEnd), present: integer(presentIn(last)), lost: integer(last.customers.lost) };
  if (!first || first === last || knownIn(first) < LEAST_CUSTOMERS) return { key: 'lifecycle.stock.title', parts };
  return {
    key: 'lifecycle.stock.change',
    parts: {
      ...parts,
      before: month(first.monthEnd),
      was: integer(presentIn(first)),
      wasLost: integer(first.customers.lost),
    },
  };
}

/** Rows of the life table that enough silences stand behind. */
export const sound = (rows: readonly HazardRow[], part: string): HazardRow[] =>
  rows.filter((row) => row.part === part && row.eligible >= LEAST_CUSTOMERS && row.rate !== null);

/** The first day from which on the chance stays below a rate, as far as it was observed; null if it never does. */
export function belowFrom(rows: readonly HazardRow[], rate: number): HazardRow | null {
  const lastAbove = rows.findLastIndex((row) => (row.rate ?? 0) >= rate);
  return rows[lastAbove + 1] ?? null;
}

/** What is known of the chance after a silence of some days: the row at that day or the next one before it. */
export const hazardAt = (rows: readonly HazardRow[], day: number): HazardRow | null =>
  rows.findLast((row) => row.day <= day) ?? null;

/**
 * The customers whose silence has lasted `day` days on the last day of the frame, or up to `step` − 1 more. "Days since the
 * last order" count on to the as-of date.
 */
export function silentFor(day: number, step: number, { asOf, to }: Pick<ResolvedFrame, 'asOf' | 'to'>) {
  const first = day + dayNumber(asOf) - dayNumber(to);
  const value = [first, first + step - 1] as const;
  return { kind: 'rule', rule: { kind: 'test', field: 'days_since_last_order', op: 'between', value } } as const;
}

export function hazardFinding(rows: readonly HazardRow[], within: number, chance: number): Phrase {
  const all = sound(rows, 'all');
  const [first] = all;
  const last = all.at(-1);
  if (!first || !last) {
    return rows.every(({ eligible }) => eligible === 0)
      ? { key: 'lifecycle.hazard.short', parts: { days: integer(within) } }
      : { key: 'lifecycle.hazard.few' };
  }
  const parts = { days: integer(within), chance: share(chance / 100) };
  const below = belowFrom(all, chance / 100);
  const dip = all.find(({ rate }) => (rate ?? 1) < chance / 100);
  if (below === null && dip) return { key: 'lifecycle.hazard.dip', parts: { ...parts, day: integer(dip.day) } };
  if (below === null)
    return {
      key: 'lifecycle.hazard.above',
      parts: { ...parts, day: integer(last.day), rate: { as: 'rate', value: last.rate ?? 0 } },
    };
  if (below.day === 0)
    return { key: 'lifecycle.hazard.never', parts: { ...parts, rate: { as: 'rate', value: first.rate ?? 0 } } };
  return { key: 'lifecycle.hazard.finding', parts: { ...parts, day: integer(below.day) } };
}

export function stagesFinding(
  row: AnswerRow<'lifecycle.thresholds'> | undefined,
  rule: { by: 'top' | 'orders'; value: number },
): Phrase {
  const parts = { value: integer(rule.value), customers: integer(row?.customers ?? 0) };
  if (!row || row.share === null) return { key: 'lifecycle.finding.none' };
  if (row.customers === 0) return { key: `lifecycle.super.nobody.${rule.by}`, parts };
  if (row.revenue_share === null || row.customers / row.share < LEAST_CUSTOMERS)
    return { key: `lifecycle.super.few.${rule.by}`, parts };
  return { key: `lifecycle.super.finding.${rule.by}`, parts: { ...parts, revenue: share(row.revenue_share) } };
}

/** Super-users beside those who had bought once, where both are enough. */
export function laterTitle(rows: readonly LaterRow[], days: number): Phrase | null {
  const [once, , top] = rows;
  if (
    !once ||
    !top ||
    once.rate === null ||
    top.rate === null ||
    Math.min(once.customers, top.customers) < LEAST_CUSTOMERS
  )
    return null;
  return {
    key: 'lifecycle.later.title',
    parts: { days: integer(days), top: share(top.rate), once: share(once.rate) },
  };
}

/** The step most customers stop at, of those with enough customers followed. */
export function ladderTitle(rows: readonly LadderRow[]): Phrase | null {
  const steps = rows.filter((row) => row.conversion !== null && row.reached >= LEAST_CUSTOMERS);
  const [first] = steps;
  if (!first) return null;
  const hardest = steps.reduce((worst, row) => ((row.conversion ?? 1) < (worst.conversion ?? 1) ? row : worst), first);
  if (hardest.moved === 0)
    return { key: 'lifecycle.ladder.none', parts: { step: { key: `lifecycle.step.${hardest.step}` } } };
  return {
    key: 'lifecycle.ladder.title',
    parts: {
      step: { key: `lifecycle.step.${hardest.step}` },
      rate: share(hardest.conversion ?? 0),
      reached: integer(hardest.reached),
    },
  };
}

export function loyaltyTitle(rows: readonly AnswerRow<'lifecycle.loyalty'>[]): Phrase | null {
  const of = (id: string) => rows.find((row) => row.loyalty === id);
  const [loyal, swing] = [of('loyal'), of('swing')];
  if (!loyal || !swing || loyal.customers + swing.customers < LEAST_CUSTOMERS) return null;
  const both = loyal.customers + swing.customers;
  return {
    key: 'lifecycle.loyalty.title',
    parts: { loyal: share(loyal.customers / both), swing: share(swing.customers / both) },
  };
}
