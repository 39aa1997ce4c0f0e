import { sum } from 'd3-array';
import type { Phrase, PhrasePart } from '#core/phrase.ts';
import { NEW } from '#models/clv/life/moves.ts';
import { TIERS, type TierRule } from '#models/clv/value/tiers.ts';
import type { AnswerRow } from '#models/questions.ts';
import { LEAST_CUSTOMERS, shareWords } from '../../shared/share.ts';

export type MoveRow = AnswerRow<'clv.refreshMoves'>;
type TierRow = Pick<AnswerRow<'clv.tiers'>, 'tier' | 'customers' | 'value'>;

export const WAYS = ['up', 'down', 'stayed', 'new'] as const;
export type Way = (typeof WAYS)[number];

interface Moved {
  customers: number;
  before: number;
  after: number;
}

const place = (tier: string): number => TIERS.findIndex((one) => one === tier);

export function wayOf({ from_tier, to_tier }: Pick<MoveRow, 'from_tier' | 'to_tier'>): Way {
  if (from_tier === NEW) return 'new';
  if (from_tier === to_tier) return 'stayed';
  return place(to_tier) < place(from_tier) ? 'up' : 'down';
}

/** Customers and their value at both days, by the way they went. */
export function movedBy(rows: readonly MoveRow[]): Record<Way, Moved> {
  const of = (way: Way): Moved => {
    const own = rows.filter((row) => wayOf(row) === way);
    return {
      customers: sum(own, (row) => row.customers),
      before: sum(own, (row) => row.value_before),
      after: sum(own, (row) => row.value_after),
    };
  };
  return { up: of('up'), down: of('down'), stayed: of('stayed'), new: of('new') };
}

/** Values this near each other are no ranking: their order is that of ids. */
const ALIKE = 1.01;

/** Whether on one of the days every customer was expected to bring about the same, so that moves are chance. */
export function movesAreChance(rows: readonly MoveRow[]): boolean {
  const alike = (tier: 'from_tier' | 'to_tier', value: 'value_before' | 'value_after') => {
    const means = TIERS.flatMap((one) => {
      const own = rows.filter((row) => row[tier] === one);
      const customers = sum(own, (row) => row.customers);
      return customers === 0 ? [] : [sum(own, (row) => row[value]) / customers];
    });
    return means.length > 1 && Math.max(...means) <= ALIKE * Math.min(...means);
  };
  return alike('from_tier', 'value_before') || alike('to_tier', 'value_after');
}

const integer = (value: number): PhrasePart => ({ as: 'integer', value });
const day = (value: number): PhrasePart => ({ as: 'day', value });

export interface Finding {
  title: Phrase;
  lede: Phrase | null;
}

/** Who changed the tier between two days (day numbers), and how many of these changes the refit alone makes. */
export function moveFinding(rows: readonly MoveRow[], from: number, to: number): Finding {
  const { up, down, stayed, new: fresh } = movedBy(rows);
  const changed = up.customers + down.customers;
  const known = changed + stayed.customers;
  const days = { from: day(from), to: day(to) };
  if (known < LEAST_CUSTOMERS) {
    return {
      title: { key: 'refresh.few', parts: { n: integer(known), ...days } },
      lede: { key: 'refresh.few.lede', parts: { least: integer(LEAST_CUSTOMERS) } },
    };
  }
  if (movesAreChance(rows))
    return { title: { key: 'refresh.alike' }, lede: { key: 'refresh.alike.lede', parts: days } };
  const counts = { known: integer(known), fresh: integer(fresh.customers), ...days };
  if (changed === 0)
    return { title: { key: 'refresh.still', parts: counts }, lede: { key: 'refresh.lede.new', parts: counts } };
  return {
    title: {
      key: 'refresh.title',
      parts: { ...counts, changed: integer(changed), up: integer(up.customers), down: integer(down.customers) },
    },
    lede: refitFinding(rows) ?? { key: 'refresh.lede.new', parts: counts },
  };
}

/** What share of the changes would not be there with the same parameters on both days. Null where that was not asked. */
export function refitFinding(rows: readonly MoveRow[]): Phrase | null {
  const moves = rows.filter((row) => wayOf(row) === 'up' || wayOf(row) === 'down');
  const changed = sum(moves, (row) => row.customers);
  if (changed === 0 || moves.some((row) => row.refit_only === null)) return null;
  const refit = sum(moves, (row) => row.refit_only ?? 0);
  const parts = { refit: integer(refit), changed: integer(changed) };
  if (refit === 0) return { key: 'refresh.refit.none', parts };
  if (refit === changed) return { key: 'refresh.refit.all', parts };
  // A share of a few says nothing beyond the two numbers.
  if (changed < LEAST_CUSTOMERS) return { key: 'refresh.refit.few', parts };
  return { key: 'refresh.refit', parts: { ...parts, share: shareWords(refit / changed) } };
}

/** Who is in the high tier. */
export const ruleWords = ({ by, high }: TierRule, horizonDays: number): Phrase => ({
  key: 'refresh.rule',
  parts: {
    rule: {
      key: `value.rule.${by}.high`,
      parts: { high: { as: 'percentWhole', value: high }, days: integer(horizonDays) },
    },
  },
});

/** How the high tier changed from the first day to the last. */
export function sizeFinding(
  months: readonly { day: number; tiers: readonly TierRow[] }[],
  measure: 'customers' | 'value',
): Phrase | null {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last || first === last) return null;
  const high = ({ tiers }: { tiers: readonly TierRow[] }) => tiers.find(({ tier }) => tier === 'high')?.[measure] ?? 0;
  const all = ({ tiers }: { tiers: readonly TierRow[] }) => sum(tiers, (row) => row.customers);
  const as = measure === 'value' ? 'moneyShort' : 'integer';
  if (all(last) < LEAST_CUSTOMERS) return null;
  return {
    key: `refresh.sizes.${measure}`,
    parts: {
      from: { as, value: high(first) },
      to: { as, value: high(last) },
      first: day(first.day),
      last: day(last.day),
    },
  };
}

/** A month between the two ends this far outside them makes a comparison of the ends misleading. */
const SWING = 2 / 3;

/** How the value of all customers changed from the first day to the last. */
export function valueFinding(months: readonly { day: number; tiers: readonly TierRow[] }[]): Phrase | null {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last || first === last) return null;
  const worth = ({ tiers }: { tiers: readonly TierRow[] }) => sum(tiers, (row) => row.value);
  if (sum(last.tiers, (row) => row.customers) < LEAST_CUSTOMERS) return null;
  const [before, after] = [worth(first), worth(last)];
  const all = months.map(worth);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (low < SWING * Math.min(before, after) || SWING * high > Math.max(before, after))
    return {
      key: 'refresh.value.swings',
      parts: { low: { as: 'moneyShort', value: low }, high: { as: 'moneyShort', value: high } },
    };
  const parts = {
    from: { as: 'moneyShort', value: before } as const,
    to: { as: 'moneyShort', value: after } as const,
    first: day(first.day),
    last: day(last.day),
  };
  if (before === after) return { key: 'refresh.value.same', parts };
  return { key: after > before ? 'refresh.value.rose' : 'refresh.value.fell', parts };
}

/** Of the customers who were in the highest tier with anyone, how many still are. */
export function matrixFinding(rows: readonly MoveRow[]): { tier: string; stayed: number; customers: number } | null {
  for (const tier of TIERS) {
    const own = rows.filter((row) => row.from_tier === tier);
    const customers = sum(own, (row) => row.customers);
    if (customers > 0)
      return { tier, stayed: sum(own, (row) => (row.to_tier === tier ? row.customers : 0)), customers };
  }
  return null;
}
