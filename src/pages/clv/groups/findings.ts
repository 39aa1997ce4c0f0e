import type { Phrase, PhrasePart } from '#core/phrase.ts';
import type { AnswerRow } from '#models/questions.ts';
import { LEAST_CUSTOMERS } from '../../shared/share.ts';
import type { By } from './params.ts';

export type GroupRow = AnswerRow<'clv.groups'>;
export type LoyaltyRow = AnswerRow<'clv.loyalty'>;

const integer = (value: number): PhrasePart => ({ as: 'integer', value });
const whole = (value: number): PhrasePart => ({ as: 'percentWhole', value });

/** A group of its own with enough customers to be compared. */
export const isSound = (row: GroupRow): boolean => row.kind === 'value' && row.customers >= LEAST_CUSTOMERS;

/** Time in its order; else the largest future first. Groups too small to rank, the sum of others and the nameless come last. */
export function ranked(rows: readonly GroupRow[], inTime: boolean): GroupRow[] {
  if (inTime) return [...rows];
  const rank = (row: GroupRow) => (isSound(row) ? 0 : row.kind === 'value' ? 1 : row.kind === 'others' ? 2 : 3);
  return rows.toSorted((a, b) => rank(a) - rank(b) || b.expected_revenue - a.expected_revenue);
}

/** As little apart is the same share to a reader. */
const ALIKE = 0.03;

/** How far a group's share of the future lies from its share of the past. */
export const shift = (row: GroupRow): number | null =>
  row.past_share === null || row.future_share === null ? null : row.future_share - row.past_share;

/** What the page says first: the group whose future differs most from its past. */
export function groupsFinding(rows: readonly GroupRow[], by: By, nameOf: (row: GroupRow) => PhrasePart): Phrase {
  const customers = rows.reduce((sum, row) => sum + row.customers, 0);
  if (customers === 0) return { key: 'clv.groups.finding.none' };
  const named = rows.filter(({ kind, customers }) => kind === 'value' && customers > 0);
  if (named.length === 0) return { key: 'clv.groups.finding.unnamed', parts: { by: byPart(by) } };
  const sound = named.filter(isSound);
  if (customers === 1 && by !== 'segment')
    return { key: 'clv.groups.finding.single', parts: { group: nameOf(named[0]!) } };
  if (named.length === 1 && by !== 'segment')
    return { key: 'clv.groups.finding.one', parts: { by: byPart(by), group: nameOf(named[0]!) } };
  const most = sound.reduce<GroupRow | null>(
    (best, row) => (Math.abs(shift(row) ?? 0) > Math.abs((best && shift(best)) ?? 0) ? row : best),
    null,
  );
  if (sound.length < (by === 'segment' ? 1 : 2))
    return { key: 'clv.groups.finding.small', parts: { by: byPart(by), least: integer(LEAST_CUSTOMERS) } };
  const apart = most && shift(most);
  if (!most || apart === null || Math.abs(apart) < ALIKE || most.past_share === null || most.future_share === null)
    return { key: 'clv.groups.finding.alike', parts: { by: byPart(by) } };
  return {
    key: `clv.groups.finding.${apart > 0 ? 'more' : 'less'}`,
    parts: { group: nameOf(most), past: whole(most.past_share), future: whole(most.future_share) },
  };
}

export const byPart = (by: By): PhrasePart => ({ key: `clv.groups.by.${by}` });

/** Of the chart: who is worth most per head, among those that can be compared. */
export function perHeadTitle(rows: readonly GroupRow[], nameOf: (row: GroupRow) => PhrasePart): Phrase {
  const sound = rows.filter((row) => isSound(row) && row.mean_expected_revenue !== null);
  if (sound.length < 2) return { key: 'clv.groups.chart.plain' };
  const best = sound.reduce((a, b) => (b.mean_expected_revenue! > a.mean_expected_revenue! ? b : a));
  const rest = sound.reduce((a, b) => (b.mean_expected_revenue! < a.mean_expected_revenue! ? b : a));
  if (best.mean_expected_revenue! < 1.1 * rest.mean_expected_revenue!) return { key: 'clv.groups.chart.alike' };
  const digits = Math.abs(best.mean_expected_revenue!) >= 20 ? 0 : 2;
  const money = (value: number | null): PhrasePart => ({ as: 'money', value: Number((value ?? 0).toFixed(digits)) });
  return {
    key: 'clv.groups.chart.title',
    parts: {
      best: nameOf(best),
      most: money(best.mean_expected_revenue),
      least: money(rest.mean_expected_revenue),
      rest: nameOf(rest),
    },
  };
}

export interface Ratio {
  value: number;
  /** 95 %, from how customers differ among each other; null where it cannot be said. */
  interval: { low: number; high: number } | null;
}

const Z95 = 1.959963984540054;

export type Measure = 'past' | 'future' | 'lifetime';
export const MEASURES = ['past', 'future', 'lifetime'] as const satisfies readonly Measure[];

/**
 * The ratio of two means with the interval of its logarithm by the delta method: null where the ordinary customer's mean
 * is not above 0, or a side is empty.
 */
export function ratioOf(loyal: LoyaltyRow, ordinary: LoyaltyRow, measure: Measure): Ratio | null {
  const [a, b] = [loyal[measure], ordinary[measure]];
  if (a === null || b === null || b <= 0 || a <= 0) return null;
  const value = a / b;
  const [sa, sb] = [loyal[`${measure}_deviation`], ordinary[`${measure}_deviation`]];
  if (sa === null || sb === null) return { value, interval: null };
  const error = Math.sqrt(sa ** 2 / (loyal.customers * a ** 2) + sb ** 2 / (ordinary.customers * b ** 2));
  return { value, interval: { low: value * Math.exp(-Z95 * error), high: value * Math.exp(Z95 * error) } };
}

/** The two sides, where both have enough customers to compare. */
export function sidesOf(rows: readonly LoyaltyRow[]): { loyal: LoyaltyRow; ordinary: LoyaltyRow } | null {
  const [loyal, ordinary] = rows.filter(({ part }) => part === 'side');
  if (!loyal || !ordinary || Math.min(loyal.customers, ordinary.customers) < LEAST_CUSTOMERS) return null;
  return { loyal, ordinary };
}

/** C01 of the material: a loyal customer brings five to seven times the profit of an ordinary one. Never taken as true. */
export const CLAIM = { low: 5, high: 7 } as const;

/** The measured ratio, and where the material's claim lies beside it. */
export function loyaltyTitle(rows: readonly LoyaltyRow[], days: number): Phrase {
  const sides = sidesOf(rows);
  const ratio = sides && ratioOf(sides.loyal, sides.ordinary, 'lifetime');
  if (!ratio) return { key: 'clv.groups.loyal.plain', parts: { days: integer(days) } };
  return { key: 'clv.groups.loyal.title', parts: { days: integer(days), ratio: times(ratio.value) } };
}

export const times = (value: number): PhrasePart => ({ as: 'decimal', value: Math.round(value * 10) / 10 });

export function claimPlace({ value, interval }: Ratio): 'inside' | 'above' | 'below' {
  const { low, high } = interval ?? { low: value, high: value };
  if (low > CLAIM.high) return 'below';
  return high < CLAIM.low ? 'above' : 'inside';
}
