import type { Phrase, PhrasePart } from '#core/phrase.ts';
import type { SpendFit } from '#models/clv/fit/contract.ts';
import type { Identification } from '#models/clv/trust/identify.ts';
import type { Tracked } from '#models/clv/trust/periods.ts';
import { CALIBRATED_WITHIN, LEAST_ORDERS, type Facts, type Lack, type Verdict } from '#models/clv/trust/verdict.ts';
import { MOST_REPEATS } from '#models/clv/trust/sql.ts';
import type { AnswerRow } from '#models/questions.ts';

const integer = (value: number): PhrasePart => ({ as: 'integer', value });
const decimal = (value: number): PhrasePart => ({ as: 'decimal', value });
const percent = (value: number): PhrasePart => ({ as: 'percentWhole', value });
const day = (value: number): PhrasePart => ({ as: 'day', value });

/** As a whole percentage that is never none: what is measured is never exact. */
const difference = (rate: number): PhrasePart => percent(Math.max(0.01, Math.abs(rate)));

/** From here on people count in weeks. */
const WEEKS_FROM_DAYS = 56;

/** A stretch of time as people say it: days, from eight on weeks. */
export const spanPhrase = (days: number): Phrase =>
  days < WEEKS_FROM_DAYS
    ? { key: 'trust.span.days', parts: { n: integer(days) } }
    : { key: 'trust.span.weeks', parts: { n: integer(Math.round(days / 7)) } };

/** The verdict in a line. What beats the model stands first. */
export function verdictTitle({ level, beatenBy, ranking, total, totalOff, miscalibration }: Verdict): Phrase {
  if (level === 'unknown') return { key: 'trust.title.unknown' };
  const off = { off: difference(totalOff ?? 0) };
  if (level === 'trust') return { key: 'trust.title.trust', parts: off };
  const guess = beatenBy && { guess: { key: `trust.guess.${beatenBy.by}` } };
  if (level === 'dont') {
    if (guess && beatenBy.in === 'both') return { key: 'trust.title.dont.beaten', parts: guess };
    return { key: ranking === 'poor' ? 'trust.title.dont.poor' : 'trust.title.dont.unsettled' };
  }
  if (guess) return { key: 'trust.title.ranking.beaten', parts: guess };
  if (ranking === 'fair') return { key: 'trust.title.ranking.fair' };
  if (total !== 'good') return { key: `trust.title.ranking.${total}`, parts: off };
  return miscalibration === null || miscalibration > CALIBRATED_WITHIN
    ? { key: 'trust.title.ranking.groups' }
    : { key: 'trust.title.ranking.plain' };
}

/** The verdict in a paragraph. */
export function verdictText(verdict: Verdict, facts: Facts): Phrase {
  const sentences = verdict.level === 'unknown' ? verdict.lacks.map(lackSentence) : judgedSentences(verdict, facts);
  const more = [
    ...(verdict.aliveUnknown ? [{ key: 'trust.says.aliveUnknown' }] : []),
    ...(verdict.spendBiased ? [{ key: 'trust.says.spendBiased' }] : []),
  ];
  return { key: 'trust.paragraph', parts: { all: { list: [...sentences, ...more], between: 'trust.between' } } };
}

const lackSentence = ({ of, has, least }: Lack): Phrase => ({
  key: `trust.lack.${of}`,
  parts: { has: integer(has), least: integer(least) },
});

function judgedSentences(verdict: Verdict, facts: Facts): Phrase[] {
  const { errors } = facts;
  const { beatenBy, level, miscalibration, ranking, totalByChance, total } = verdict;
  const perCustomer = {
    mae: decimal(errors.model.mae),
    last: decimal(errors.last.mae),
    average: decimal(errors.average.mae),
  };
  const beaten = (by: NonNullable<Verdict['beatenBy']>): Phrase => ({
    key: `trust.says.beaten.${by.in === 'mae' ? beatenOnAverage(errors, by.by) : by.in}`,
    parts: {
      guess: { key: `trust.guess.${by.by}` },
      theirs: decimal(errors[by.by].mae),
      ours: decimal(errors.model.mae),
      theirRoot: decimal(errors[by.by].rmse),
      ourRoot: decimal(errors.model.rmse),
    },
  });
  return [
    ...(beatenBy ? [beaten(beatenBy)] : []),
    {
      key: total !== 'good' && totalByChance ? 'trust.says.total.chance' : 'trust.says.total',
      parts: {
        known: spanPhrase(facts.knownDays),
        held: spanPhrase(facts.holdoutDays),
        expected: integer(errors.model.total),
        actual: integer(facts.actual),
      },
    },
    ...(facts.topShare === null
      ? []
      : [{ key: `trust.says.ranking.${ranking}`, parts: { share: percent(facts.topShare) } }]),
    ...(beatenBy
      ? []
      : [{ key: isClear(errors) ? 'trust.says.errors' : 'trust.says.errors.close', parts: perCustomer }]),
    ...(miscalibration !== null && miscalibration > CALIBRATED_WITHIN
      ? [{ key: 'trust.says.groups', parts: { off: percent(miscalibration) } }]
      : []),
    { key: level === 'ranking' && total === 'good' ? 'trust.says.use.order' : `trust.says.use.${level}` },
  ];
}

/** Nearer by less than this part of the error is not worth the word "better". */
const HARDLY_NEARER = 0.02;
const isHardlyLess = (less: number, more: number) => less > (1 - HARDLY_NEARER) * more;

/** A guess is nearer on average, the model in large misses; leads too small to be one would read the same. */
function beatenOnAverage({ model, ...guesses }: Facts['errors'], by: 'last' | 'average'): string {
  const [onAverage, inLarge] = [isHardlyLess(guesses[by].mae, model.mae), isHardlyLess(model.rmse, guesses[by].rmse)];
  if (onAverage) return inLarge ? 'alike' : 'close';
  return inLarge ? 'mean' : 'mae';
}

const isClear = ({ model, last, average }: Facts['errors']): boolean =>
  !isHardlyLess(model.mae, Math.min(last.mae, average.mae));

/** A sum within this counts as kept up with. */
const KEEPS_UP = 0.05;
/** With fewer orders a sum says little of the model. */
const LEAST_TRACKED = LEAST_ORDERS;

/** How the sum of what came and of what was expected go along. `split` and `first` are day numbers. */
export function trackingTitle(tracked: readonly Tracked[], split: number, first: number): Phrase {
  const atSplit = tracked.findLast(({ end }) => end <= split);
  const last = tracked.at(-1);
  if (!last || !atSplit || last.actual < LEAST_TRACKED || atSplit.actual === 0) return { key: 'trust.track.plain' };
  const [before, after] = [atSplit, last].map(({ expected, actual }) => expected / actual - 1) as [number, number];
  const known = spanPhrase(split - first + 1);
  if (Math.abs(before) > KEEPS_UP)
    return { key: `trust.track.already.${before < 0 ? 'low' : 'high'}`, parts: { off: difference(before) } };
  if (last.end <= split) return { key: 'trust.track.known', parts: { known } };
  const parts = { known, all: spanPhrase(last.end - first + 1), off: difference(after) };
  if (Math.abs(after) <= KEEPS_UP) return { key: 'trust.track.keeps', parts };
  return { key: `trust.track.${after < 0 ? 'behind' : 'ahead'}`, parts };
}

/** The whole period after the split whose orders were missed most; null when none is beyond chance. */
export function largestMiss(
  tracked: readonly Tracked[],
  split: number,
): (Tracked & { step: NonNullable<Tracked['step']> }) | null {
  const surprising = tracked.flatMap((one) => {
    const { step } = one;
    if (one.end <= split || !step) return [];
    const surprise = Math.abs(step.actual - step.expected) / Math.sqrt(Math.max(step.expected, 1));
    return surprise > 3 ? [{ one: { ...one, step }, miss: Math.abs(step.actual - step.expected) }] : [];
  });
  return surprising.toSorted((a, b) => b.miss - a.miss)[0]?.one ?? null;
}

export function stepsTitle(tracked: readonly Tracked[], split: number, everyDays: number): Phrase {
  if (!tracked.some(({ end, step }) => end > split && step)) return { key: 'trust.steps.plain' };
  const miss = largestMiss(tracked, split);
  if (!miss) return { key: 'trust.steps.none' };
  return {
    key: 'trust.steps.miss',
    parts: {
      actual: integer(miss.step.actual),
      expected: integer(miss.step.expected),
      period: { key: `trust.period.${everyDays}` },
      end: day(miss.end),
    },
  };
}

/** Whether the tenths do what was said of them. */
export function tenthsTitle({ ranking, total, miscalibration }: Verdict): Phrase {
  if (ranking === 'poor') return { key: 'trust.tenths.poor' };
  const off = total === 'good' && (miscalibration === null || miscalibration > CALIBRATED_WITHIN);
  return { key: `trust.tenths.${off ? 'off' : total}` };
}

/** What came of those who came back most, beside what was expected of them. */
export function frequencyTitle(rows: readonly AnswerRow<'clv.byFrequency'>[]): Phrase {
  const last = rows.findLast(({ customers }) => customers >= 10);
  if (!last) return { key: 'trust.frequency.plain' };
  const { repeats } = last;
  return {
    key: `trust.frequency.${repeats === 0 ? 'none' : repeats === 1 ? 'once' : repeats < MOST_REPEATS ? 'some' : 'more'}`,
    parts: { repeats: integer(repeats), expected: decimal(last.expected), actual: decimal(last.actual) },
  };
}

/** Below this a correlation is hardly one. */
const HARDLY = 0.1;

export function spendTitle({ parameters, pearson, spearman, warnings }: SpendFit): Phrase {
  if (parameters === null || pearson === null || spearman === null) return { key: 'trust.spend.plain' };
  if (warnings.some(({ code }) => code === 'correlated')) return { key: 'trust.spend.correlated' };
  const hardly = Math.max(Math.abs(pearson), Math.abs(spearman)) < HARDLY;
  return { key: hardly ? 'trust.spend.hardly' : 'trust.spend.slightly' };
}

export const identityTitle = ({ kind }: Identification): Phrase => ({ key: `trust.identity.${kind}` });
