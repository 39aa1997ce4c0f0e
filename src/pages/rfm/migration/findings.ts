import { sum } from 'd3-array';
import type { Phrase, PhrasePart } from '#core/phrase.ts';
import type { AnswerRow } from '#models/questions.ts';
import { AWAY, NEW } from '#models/rfm/index.ts';
import type { RuleSet } from '#models/rfm/rules/index.ts';
import { LEAST_CUSTOMERS } from '../../shared/share.ts';

type Row = AnswerRow<'rfm.migration'>;
type Month = AnswerRow<'rfm.history'>;

export type Way = 'stayed' | 'rose' | 'fell' | 'new' | 'left' | 'back' | 'other';

/** Which way customers went: up is towards the first segment of the rule set. In no segment is below all. */
export function wayOf({ from_segment: from, to_segment: to }: Row, rules: RuleSet): Way {
  if (from === NEW) return 'new';
  if (to === AWAY) return from === AWAY ? 'other' : 'left';
  if (from === AWAY) return 'back';
  if (from === to) return 'stayed';
  const place = (id: string) => {
    const at = rules.segments.findIndex((segment) => segment.id === id);
    return at < 0 ? rules.segments.length : at;
  };
  return place(to) < place(from) ? 'rose' : 'fell';
}

export interface Moved {
  customers: number;
  revenue: number;
}

export function movedBy(rows: readonly Row[], rules: RuleSet): Record<Way, Moved> {
  const of = (way: Way): Moved => {
    const own = rows.filter((row) => wayOf(row, rules) === way);
    return { customers: sum(own, (row) => row.customers), revenue: sum(own, (row) => row.revenue) };
  };
  return {
    stayed: of('stayed'),
    rose: of('rose'),
    fell: of('fell'),
    new: of('new'),
    left: of('left'),
    back: of('back'),
    other: of('other'),
  };
}

const integer = (value: number): PhrasePart => ({ as: 'integer', value });

/** Who fell and who rose between the two dates. `before` is a day number. */
export function migrationFinding(
  rows: readonly Row[],
  rules: RuleSet,
  before: number,
): { title: Phrase; lede: Phrase | null } {
  const moved = movedBy(rows, rules);
  const all = sum(rows, ({ customers }) => customers);
  const known = all - moved.new.customers - moved.other.customers;
  const day: PhrasePart = { as: 'day', value: before };
  const least = integer(LEAST_CUSTOMERS);
  if (all === 0) return { title: { key: 'rfm.finding.none' }, lede: null };
  if (known < LEAST_CUSTOMERS) {
    return {
      title: { key: 'rfm.migration.few', parts: { customers: integer(known), day } },
      lede: { key: 'rfm.migration.few.lede', parts: { least } },
    };
  }
  const fell = moved.fell.customers + moved.left.customers;
  const rose = moved.rose.customers + moved.back.customers;
  const lede: Phrase = {
    key: 'rfm.migration.lede',
    parts: {
      stayed: integer(moved.stayed.customers),
      known: integer(known),
      share: { as: 'rate', value: moved.stayed.customers / known },
      fresh: integer(moved.new.customers),
    },
  };
  if (fell === 0 && rose === 0) return { title: { key: 'rfm.migration.still', parts: { day } }, lede };
  return { title: { key: 'rfm.migration.title', parts: { fell: integer(fell), rose: integer(rose), day } }, lede };
}

/** The revenue that changed its class, of customers known at both dates. Null where nothing can be said. */
export function revenueMoved(rows: readonly Row[], rules: RuleSet): Phrase | null {
  const { fell, left, rose } = movedBy(rows, rules);
  const down = fell.revenue + left.revenue;
  if (down <= 0 && rose.revenue <= 0) return null;
  return {
    key: 'rfm.migration.flow.title',
    parts: { down: { as: 'moneyShort', value: down }, up: { as: 'moneyShort', value: rose.revenue } },
  };
}

/** The first segment of the rule set that had customers at the earlier date, and how many of them stayed in it. */
export function matrixFinding(
  rows: readonly Row[],
  { segments }: RuleSet,
): { segment: string; stayed: number; customers: number } | null {
  for (const { id } of segments) {
    const own = rows.filter((row) => row.from_segment === id);
    const customers = sum(own, (row) => row.customers);
    const stayed = own.find((row) => row.to_segment === id)?.customers ?? 0;
    if (customers > 0) return { segment: id, stayed, customers };
  }
  return null;
}

/** Months there must be, to speak of sizes over time and of who came and went. */
export const LEAST_MONTHS = 2;

export const monthsIn = (rows: readonly Month[]): number[] => [...new Set(rows.map(({ month_end }) => month_end))];

/** How a segment's size changed from the first month end to the last. */
export function sizeFinding(rows: readonly Month[], segment: string, name: PhrasePart): Phrase | null {
  const own = rows.filter((row) => row.segment === segment);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last || first === last) return null;
  const parts = {
    segment: name,
    from: integer(first.customers),
    to: integer(last.customers),
    month: { as: 'month', value: first.month_end } as const,
  };
  if (first.customers === last.customers) return { key: 'rfm.history.same', parts };
  return { key: last.customers > first.customers ? 'rfm.history.grew' : 'rfm.history.shrank', parts };
}

/** Who came into a segment and who left it in the last month. */
export function churnFinding(rows: readonly Month[], segment: string, name: PhrasePart): Phrase | null {
  const last = rows.findLast((row) => row.segment === segment);
  if (!last) return null;
  return {
    key: 'rfm.history.churn',
    parts: {
      segment: name,
      joined: integer(last.joined),
      left: integer(last.left),
      month: { as: 'month', value: last.month_end },
    },
  };
}

/** The segments with the most customers at the last month end, by size; the others are not drawn by name. */
export function largest(rows: readonly Month[], most: number): string[] {
  const end = rows.at(-1)?.month_end;
  return rows
    .filter((row) => row.month_end === end && row.segment !== '')
    .toSorted((a, b) => b.customers - a.customers)
    .slice(0, most)
    .map(({ segment }) => segment);
}
