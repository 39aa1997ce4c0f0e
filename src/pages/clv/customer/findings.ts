import { utcTicks } from 'd3-time';
import type { Phrase, PhrasePart } from '#core/phrase.ts';
import type { ModelId } from '#models/clv/btyd/model.ts';
import type { OrderRange } from '#models/clv/life/life.ts';
import type { AnswerRow } from '#models/questions.ts';

type Day = AnswerRow<'clv.lifeDays'>;

/** What is known of one customer, from the purchase days alone; in days. */
export interface Known {
  days: readonly number[];
  first: number;
  last: number;
  /** Repeat purchase days. */
  x: number;
  t_x: number;
  t: number;
  silent: number;
  orders: number;
  /** Per repeat purchase day; null for a one-time buyer. */
  meanSpend: number | null;
}

/** Null for nobody. `end` is the last day that is known. */
export function knownOf(rows: readonly Day[], end: number): Known | null {
  const [first, ...repeats] = rows;
  if (!first) return null;
  const last = repeats.at(-1) ?? first;
  return {
    days: rows.map(({ day }) => day),
    first: first.day,
    last: last.day,
    x: repeats.length,
    t_x: last.day - first.day,
    t: end - first.day,
    silent: end - last.day,
    orders: rows.reduce((sum, { orders }) => sum + orders, 0),
    meanSpend: repeats.length === 0 ? null : repeats.reduce((sum, { amount }) => sum + amount, 0) / repeats.length,
  };
}

/** A probability that is not rounded to never or always. */
export function chance(value: number): PhrasePart {
  if (value > 0 && value < 0.005) return { key: 'life.chance.least' };
  if (value > 0.995 && value < 1) return { key: 'life.chance.most' };
  return { as: 'percentWhole', value };
}

/** Expected orders, which are never none. */
export const expectedWords = (value: number): PhrasePart =>
  value > 0 && value < 0.005 ? { key: 'life.ahead.hardly' } : { as: 'decimal', value };

const HALF = 0.5;

interface Outlook {
  model: ModelId;
  /** Repeat purchase days. */
  x: number;
  alive: number;
  expected: number;
  /** Whether the fit can tell who has left. */
  tells: boolean;
}

/** Whether the customer is one still, if that can be told. */
export function lifeFinding(id: string, { model, x, alive, expected, tells }: Outlook): Phrase {
  const parts: Record<string, PhrasePart> = {
    id: { as: 'text', value: id },
    chance: chance(alive),
    orders: expectedWords(expected),
  };
  if (model === 'nbd') return { key: 'life.title.nbd', parts };
  if (!tells) return { key: 'life.title.untold', parts };
  if (model === 'bg' && x === 0) return { key: 'life.title.bgOnce', parts };
  return { key: alive >= HALF ? 'life.title.alive' : 'life.title.gone', parts };
}

/** Of the days on which P(alive) falls below one half, the one to tell of: the next, else the last. */
export function halfDay(below: readonly number[], end: number): { day: number; ahead: boolean } | null {
  const next = below.find((day) => day > end);
  if (next !== undefined) return { day: next, ahead: true };
  const last = below.at(-1);
  return last === undefined ? null : { day: last, ahead: false };
}

/** The curve's heading: since when, or until when. `aliveNow` decides which of the days matters. */
export function curveFinding(below: readonly number[], end: number, aliveNow: number): Phrase | null {
  const half = halfDay(below, end);
  if (!half || half.ahead !== aliveNow >= HALF) return null;
  return { key: half.ahead ? 'life.curve.until' : 'life.curve.since', parts: { day: { as: 'day', value: half.day } } };
}

/** "0 to 3 orders", "no order", "2 orders". */
export function rangeWords({ low, high }: OrderRange): Phrase {
  const parts: Record<string, PhrasePart> = {
    low: { as: 'integer', value: low },
    high: { as: 'integer', value: high },
  };
  if (high === 0) return { key: 'life.range.none' };
  return { key: low === high ? 'life.range.one' : 'life.range', parts };
}

/** A stretch of numbers of orders; `to` is null where it has no end. */
export interface Odds {
  from: number;
  to: number | null;
  chance: number;
}

/**
 * Chances of no order, of one, two … to the end of a range (`high`), and of more. In at most so many rows: where there
 * are more numbers, several make a row.
 */
export function oddsRows(probability: (k: number) => number, high: number, most: number): Odds[] {
  const width = Math.max(1, Math.ceil(high / (most - 2)));
  const rows: Odds[] = [{ from: 0, to: 0, chance: probability(0) }];
  let from = 1;
  while (from <= high) {
    const to = from + width - 1;
    let chance = 0;
    for (let k = from; k <= to; k++) chance += probability(k);
    rows.push({ from, to, chance });
    from = to + 1;
  }
  const rest = 1 - rows.reduce((sum, row) => sum + row.chance, 0);
  return [...rows, { from, to: null, chance: Math.max(0, rest) }];
}

const DAY_MS = 86_400_000;

/** Round days for the axis, as day numbers. */
export const dayTicks = (first: number, last: number, count: number): number[] =>
  utcTicks(new Date(first * DAY_MS), new Date(last * DAY_MS), count).map((date) => Math.round(date.getTime() / DAY_MS));
