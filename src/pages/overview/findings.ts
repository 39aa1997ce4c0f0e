import type { Phrase, Quantity } from '#core/phrase.ts';
import { QUIET } from '#models/overview/index.ts';
import type { AnswerRow } from '#models/questions.ts';
import { isoDay } from '#orders/days.ts';
import type { Rule } from '#segments/rule.ts';
import { LEAST_CUSTOMERS, shareWords } from '../shared/share.ts';

type Totals = AnswerRow<'overview.totals'>;
type ClassRow = AnswerRow<'rfm.segments'>;
type Concentration = AnswerRow<'overview.concentration'>;
type Definition = AnswerRow<'repurchase.definitions'>;
type Quiet = AnswerRow<'overview.quiet'>;
export type Month = AnswerRow<'overview.months'>;
type Buyers = AnswerRow<'overview.buyers'>;
type SurvivalRow = AnswerRow<'repurchase.survival'>;

const integer = (value: number): Quantity => ({ as: 'integer', value });
const percent = (value: number): Quantity => ({ as: 'percentWhole', value });
const money = (value: number): Quantity => ({ as: 'money', value });

/** The class whose few people bring most of the money, when there is such a one. */
function carriers(classes: readonly ClassRow[]): (ClassRow & { share: number; revenue_share: number }) | null {
  const value = classes.find(({ segment }) => segment === 'important-value');
  if (!value || value.share === null || value.revenue_share === null) return null;
  const { share, revenue_share } = value;
  return share > 0 && share <= 0.4 && revenue_share >= 0.5 ? { ...value, share, revenue_share } : null;
}

/** The overview's finding: do they come back, and who carries the shop. */
export function pageFinding(
  totals: Totals,
  classes: readonly ClassRow[],
  concentration: Concentration | undefined,
): Phrase {
  const { customers, repeat_rate, first_day, last_day } = totals;
  if (customers === 0 || repeat_rate === null) return { key: 'overview.finding.none' };
  if (customers < LEAST_CUSTOMERS) {
    return { key: 'overview.finding.few', parts: { customers: integer(customers) } };
  }
  if (first_day === last_day) return { key: 'overview.finding.one-day' };
  if (repeat_rate === 0) return { key: 'overview.finding.never', parts: { customers: integer(customers) } };
  return {
    key: 'overview.finding.both',
    parts: { returning: returningPart(repeat_rate), carrying: carryingPart(repeat_rate, classes, concentration) },
  };
}

const MOST = 0.55;

function returningPart(rate: number): Phrase {
  if (rate === 1) return { key: 'overview.finding.all-return' };
  if (rate >= MOST) return { key: 'overview.finding.most-return' };
  if (rate >= 0.2) return { key: 'overview.finding.some-return', parts: { share: shareWords(rate) } };
  return { key: 'overview.finding.few-return' };
}

function carryingPart(rate: number, classes: readonly ClassRow[], concentration: Concentration | undefined): Phrase {
  const carrying = carriers(classes);
  if (carrying) {
    // "Of them" would be taken for those who came back, unless these are most.
    const key = rate >= MOST ? 'overview.finding.carry' : 'overview.finding.carry.all';
    return { key, parts: { share: shareWords(carrying.share) } };
  }
  const share = topShare(concentration);
  if (share === null) return { key: 'overview.finding.no-revenue' };
  const key = share >= 0.4 ? 'overview.finding.top' : 'overview.finding.even';
  return { key, parts: { share: shareWords(share) } };
}

/** The top fifth's share of the revenue; null where refunds left no revenue to share. */
const topShare = (concentration: Concentration | undefined): number | null =>
  concentration && concentration.revenue > 0 ? concentration.top_share : null;

/** A true sentence: what was found, how it is known, and the one number in the evidence to look at. */
export interface Sentence {
  title: Phrase;
  evidence: Phrase;
  strong: Quantity;
}

/** How many bought again; `row` is the in-window definition. Null when there are too few to say. */
export function againSentence(row: Definition | undefined): (Sentence & { row: SoundRate }) | null {
  const sound = soundRate(row);
  if (!sound) return null;
  const strong: Quantity = { as: 'rate', value: sound.rate };
  return {
    title: { key: 'overview.again.title', parts: { people: peopleWords(sound.rate) } },
    evidence: {
      key: 'overview.again.evidence',
      parts: {
        again: integer(sound.repurchased),
        customers: integer(sound.eligible),
        rate: strong,
        low: { as: 'rate', value: sound.low },
        high: { as: 'rate', value: sound.high },
      },
    },
    strong,
    row: sound,
  };
}

export interface SoundRate {
  eligible: number;
  repurchased: number;
  rate: number;
  low: number;
  high: number;
}

/** A rate with its interval, when it speaks of enough customers. */
export function soundRate(
  row:
    { eligible: number; repurchased: number; rate: number | null; low: number | null; high: number | null } | undefined,
): SoundRate | null {
  if (!row || row.eligible < LEAST_CUSTOMERS || row.rate === null || row.low === null || row.high === null) return null;
  const { eligible, repurchased, rate, low, high } = row;
  return { eligible, repurchased, rate, low, high };
}

/** "Two in three customers": the share as a count of people. */
function peopleWords(rate: number): Phrase {
  const words = shareWords(rate);
  return words.key === 'share.rate'
    ? { key: 'overview.people.rate', parts: words.parts ?? {} }
    : { key: words.key.replace('share.', 'overview.people.') };
}

/** Who brings the money: the class of key value customers, else the top fifth. Null when there are too few to say. */
export function carrySentence(
  classes: readonly ClassRow[],
  concentration: Concentration | undefined,
): (Sentence & { people: number; money: number; segment: string | null }) | null {
  const top = topShare(concentration);
  if (!concentration || concentration.customers < LEAST_CUSTOMERS || top === null) return null;
  const carrying = carriers(classes);
  if (carrying) {
    const strong: Quantity = { as: 'moneyShort', value: carrying.revenue };
    return {
      title: {
        key: 'overview.carry.title',
        parts: { people: shareWords(carrying.share), money: shareWords(carrying.revenue_share) },
      },
      evidence: { key: 'overview.carry.evidence', parts: { customers: integer(carrying.customers), revenue: strong } },
      strong,
      people: carrying.share,
      money: carrying.revenue_share,
      segment: carrying.segment,
    };
  }
  const strong: Quantity = { as: 'moneyShort', value: concentration.top_revenue };
  return {
    title: { key: 'overview.top.title', parts: { money: shareWords(top) } },
    evidence: {
      key: 'overview.top.evidence',
      parts: { customers: integer(concentration.top_customers), revenue: strong },
    },
    strong,
    people: concentration.top_customers / concentration.customers,
    money: top,
    segment: null,
  };
}

/**
 * Good customers gone quiet. Null when nobody can have been silent that long yet, or there are too few customers for a
 * median to mean anything.
 */
export function quietSentence(
  quiet: Quiet | undefined,
  totals: Totals | undefined,
  asOf: number,
): (Sentence & { rule: Rule | null }) | null {
  if (!quiet || quiet.min_revenue === null || !totals || totals.customers < LEAST_CUSTOMERS) return null;
  if (totals.first_day === null || asOf - totals.first_day < QUIET.fromDays) return null;
  const bounds = {
    orders: integer(QUIET.minOrders),
    bound: money(quiet.min_revenue),
    from: integer(QUIET.fromDays),
    to: integer(QUIET.toDays),
  };
  if (quiet.customers === 0) {
    return {
      title: { key: 'overview.quiet.none' },
      evidence: { key: 'overview.quiet.none.evidence', parts: bounds },
      strong: bounds.bound,
      rule: null,
    };
  }
  const strong = money(Math.round(quiet.revenue));
  return {
    title: {
      key: quiet.customers === 1 ? 'overview.quiet.one' : 'overview.quiet.title',
      parts: { customers: integer(quiet.customers) },
    },
    evidence: { key: 'overview.quiet.evidence', parts: { ...bounds, revenue: strong } },
    strong,
    rule: quietRule(quiet.min_revenue),
  };
}

/** The quiet customers as a rule that can be saved. */
export const quietRule = (minRevenue: number): Rule => ({
  kind: 'all',
  rules: [
    { kind: 'test', field: 'orders', op: 'gte', value: QUIET.minOrders },
    { kind: 'test', field: 'revenue', op: 'gte', value: minRevenue },
    { kind: 'test', field: 'days_since_last_order', op: 'between', value: [QUIET.fromDays, QUIET.toDays] },
  ],
});

/** Orders below which a month, or its share of returning customers, is chance. */
export const LEAST_ORDERS = 10;

/** The months whose share of returning customers may be said: over, and with enough orders. */
export const tellingMonths = (months: readonly Month[]): readonly Month[] =>
  months.filter(
    (month) =>
      month.complete === 1 &&
      month.returning_share !== null &&
      month.new_orders + month.returning_orders >= LEAST_ORDERS,
  );

/** The last telling month beside the second one: in the first everybody is new. */
export function comparedMonths(months: readonly Month[]): { first: Month | null; last: Month } | null {
  const telling = tellingMonths(months);
  const last = telling.at(-1);
  if (!last) return null;
  const first = telling.find((month) => month.month !== months[0]?.month);
  return { first: first && first !== last ? first : null, last };
}

export function monthsFinding(months: readonly Month[]): Phrase | null {
  const compared = comparedMonths(months);
  if (!compared) return null;
  const { first, last } = compared;
  const share = last.returning_share ?? 0;
  const parts = { share: percent(share), month: { as: 'month', value: last.month } as const };
  if (!first) return { key: 'overview.months.single', parts };
  const before = first.returning_share ?? 0;
  if (last.returning_orders === 0 && first.returning_orders === 0) {
    return { key: 'overview.months.none', parts: { month: parts.month, earlier: { as: 'month', value: first.month } } };
  }
  const change = Math.round(100 * share) - Math.round(100 * before);
  const key = change > 0 ? 'overview.months.up' : change < 0 ? 'overview.months.down' : 'overview.months.same';
  return { key, parts: { ...parts, before: percent(before), earlier: { as: 'month', value: first.month } } };
}

/** How many days the month has that begins on a day (both as day numbers). */
export function daysOfMonth(firstDay: number): number {
  const [year = 1970, month = 1] = isoDay(firstDay).split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function concentrationFinding(row: Concentration | undefined): Phrase | null {
  const share = topShare(row);
  if (!row || row.customers < LEAST_CUSTOMERS || share === null) return null;
  return { key: 'overview.lorenz.title', parts: { share: shareWords(share) } };
}

/** The overview follows the wait for a second order for a year. */
export const LAST_DAY = 365;

/** The curve as far as enough customers were still watched, and for a year at most. */
export const soundCurve = (rows: readonly SurvivalRow[]): readonly SurvivalRow[] =>
  rows.filter(({ day, at_risk }) => day <= LAST_DAY && at_risk >= LEAST_CUSTOMERS);

/** The first day by which half have bought again; null when the curve does not reach one half. */
export const medianWait = (curve: readonly SurvivalRow[]): number | null =>
  curve.find(({ survival }) => survival <= 0.5)?.day ?? null;

/** What the curve says; null when nobody bought again while enough were watched. */
export function waitFinding(curve: readonly SurvivalRow[]): Phrase | null {
  const half = medianWait(curve);
  if (half !== null) {
    return { key: half === 1 ? 'overview.wait.half-day' : 'overview.wait.half', parts: { days: integer(half) } };
  }
  const last = curve.at(-1);
  if (!last || last.survival === 1) return null;
  return {
    key: 'overview.wait.share',
    parts: { share: { as: 'rate', value: 1 - last.survival }, days: integer(last.day) },
  };
}

export interface BuyersCompared {
  once: Buyers & { aov: number };
  repeat: Buyers & { aov: number };
  /** AOV of repeat buyers over that of one-time buyers, minus one. */
  premium: number;
  /** Revenue per customer of repeat buyers over that of one-time buyers; null when that is not positive. */
  multiple: number | null;
  /** Share of customers with two orders or more. */
  repeatShare: number;
}

/** Repeat beside one-time buyers; null when one of the groups is too small to compare. */
export function compareBuyers(rows: readonly Buyers[]): BuyersCompared | null {
  const [once, repeat] = ['once', 'repeat'].map((kind) => rows.find((row) => row.kind === kind));
  if (!once || !repeat || once.aov === null || repeat.aov === null || once.aov <= 0) return null;
  if (once.customers < LEAST_CUSTOMERS || repeat.customers < LEAST_CUSTOMERS) return null;
  const perOnce = once.revenue / once.customers;
  return {
    once: { ...once, aov: once.aov },
    repeat: { ...repeat, aov: repeat.aov },
    premium: repeat.aov / once.aov - 1,
    multiple: perOnce > 0 ? repeat.revenue / repeat.customers / perOnce : null,
    repeatShare: repeat.customers / (once.customers + repeat.customers),
  };
}

export function buyersFinding({ premium }: BuyersCompared): Phrase {
  const points = Math.round(100 * premium);
  if (points === 0) return { key: 'overview.buyers.same' };
  const key = points > 0 ? 'overview.buyers.more' : 'overview.buyers.less';
  return { key, parts: { share: percent(Math.abs(premium)) } };
}
