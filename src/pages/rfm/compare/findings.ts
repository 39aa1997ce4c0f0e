import { greatest, group, max, rollup, sum } from 'd3-array';
import type { Phrase, PhrasePart } from '#core/phrase.ts';
import type { AnswerRow } from '#models/questions.ts';
import { LEAST_CUSTOMERS } from '../../shared/share.ts';

type Row = AnswerRow<'rfm.compare'>;

/** How far two ways to name customers agree. */
export interface Agreement {
  customers: number;
  revenue: number;
  /** In the same segment; of different rule sets, in the one where most of their left segment are. */
  agree: number;
  agreeRevenue: number;
}

export function agreement(rows: readonly Row[], sameRules: boolean): Agreement {
  const most = rollup(
    rows,
    (group) => max(group, ({ customers }) => customers) ?? 0,
    ({ left_segment }) => left_segment,
  );
  const seen = new Set<string>();
  const agreeing = rows.filter(({ left_segment, right_segment, customers }) => {
    if (sameRules) return left_segment === right_segment;
    if (customers < (most.get(left_segment) ?? 0) || seen.has(left_segment)) return false;
    seen.add(left_segment);
    return true;
  });
  const customersOf = (some: readonly Row[]) => sum(some, ({ customers }) => customers);
  const revenueOf = (some: readonly Row[]) => sum(some, ({ revenue }) => revenue);
  return {
    customers: customersOf(rows),
    revenue: revenueOf(rows),
    agree: customersOf(agreeing),
    agreeRevenue: revenueOf(agreeing),
  };
}

const integer = (value: number): PhrasePart => ({ as: 'integer', value });
const share = (value: number): PhrasePart => ({ as: 'rate', value });

export function compareFinding(rows: readonly Row[], sameRules: boolean): { title: Phrase; lede: Phrase | null } {
  const { customers, revenue, agree, agreeRevenue } = agreement(rows, sameRules);
  const parts = { customers: integer(customers), least: integer(LEAST_CUSTOMERS) };
  if (customers === 0) return { title: { key: 'rfm.finding.none' }, lede: null };
  if (customers < LEAST_CUSTOMERS) {
    return { title: { key: 'rfm.finding.few', parts }, lede: { key: 'rfm.finding.few.lede', parts } };
  }
  const moved = customers - agree;
  const money = revenue > 0 ? moneyPhrase(revenue - agreeRevenue, revenue, sameRules) : null;
  if (sameRules) {
    if (moved === 0) return { title: { key: 'rfm.compare.alike', parts }, lede: null };
    return {
      title: {
        key: moved === 1 ? 'rfm.compare.moved.one' : 'rfm.compare.moved',
        parts: { moved: integer(moved), share: share(moved / customers) },
      },
      lede: money,
    };
  }
  if (moved === 0) return { title: { key: 'rfm.compare.tell.all' }, lede: null };
  return { title: { key: 'rfm.compare.tell', parts: { share: share(agree / customers) } }, lede: money };
}

const moneyPhrase = (moved: number, revenue: number, sameRules: boolean): Phrase => ({
  key: sameRules ? 'rfm.compare.money' : 'rfm.compare.money.tell',
  parts: { sum: { as: 'moneyShort', value: moved }, share: share(moved / revenue) },
});

/** The largest groups that change their segment; of different rule sets, all pairs by size. */
export const largestMoves = (rows: readonly Row[], sameRules: boolean, most: number): readonly Row[] =>
  rows
    .filter(({ left_segment, right_segment }) => !sameRules || left_segment !== right_segment)
    .toSorted((a, b) => b.customers - a.customers)
    .slice(0, most);

/** The segment on the left that loses most customers to others; of different rule sets, the one most parted. */
export function partedMost(
  rows: readonly Row[],
  sameRules: boolean,
): { segment: string; customers: number; moved: number; segments: number } | null {
  const parted = [...group(rows, ({ left_segment }) => left_segment)].map(([segment, own]) => {
    const customers = sum(own, (row) => row.customers);
    const stayed = own.find((row) => row.right_segment === segment)?.customers ?? 0;
    return { segment, customers, moved: customers - stayed, segments: own.length };
  });
  const most = sameRules
    ? greatest(parted, (a, b) => a.moved - b.moved)
    : greatest(parted, (a, b) => a.segments - b.segments || a.customers - b.customers);
  return most && (sameRules ? most.moved > 0 : most.segments > 1) ? most : null;
}
