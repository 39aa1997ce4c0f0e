import { BTYD } from '#models/clv/btyd/index.ts';
import { FREQUENCIES } from '#models/clv/act/index.ts';
import { UNIT_DAYS, type Valuation } from '#models/clv/valuation.ts';
import type { AnswerRow } from '#models/questions.ts';

export type HeatRow = AnswerRow<'clv.recencyFrequency'>;

/** A class of repeat purchase days; the last is open. */
export interface Frequency {
  low: number;
  /** First that is beyond it; null for the open one. */
  below: number | null;
  /** The number the model is asked of. */
  middle: number;
}
/** Days since the last purchase, `low` to before `below`. */
export interface Silence {
  low: number;
  below: number;
  middle: number;
}
export interface HeatGrid {
  frequencies: Frequency[];
  silences: Silence[];
  /** Age of the customer in the middle: the model is asked of customers of this age. */
  ageDays: number;
}
export interface HeatCell {
  alive: number;
  orders: number;
}

/** Classes up to the most frequent and the most silent of the shop's customers; null without customers. */
export function heatGrid(rows: readonly HeatRow[]): HeatGrid | null {
  const [first] = rows;
  if (!first) return null;
  const most = Math.max(...rows.map(({ x_low }) => x_low));
  const width = first.days_high - first.days_low;
  const last = Math.max(...rows.map(({ days_low }) => days_low));
  return {
    frequencies: FREQUENCIES.filter((low) => low <= most).map((low, i) => {
      const below = FREQUENCIES[i + 1] ?? null;
      return { low, below, middle: below === null ? low : Math.round((low + below - 1) / 2) };
    }),
    silences: Array.from({ length: last / width + 1 }, (_, i) => ({
      low: i * width,
      below: (i + 1) * width,
      middle: Math.floor((i + 0.5) * width),
    })),
    ageDays: Math.round(first.typical_age),
  };
}

/**
 * What the model says of a customer of the given age with so many repeat purchase days who has been silent so long; a
 * customer without repeats is as old as the silence. Null where no such customer can be: more purchase days than days,
 * or a silence longer than the age.
 */
export function modelCell(valuation: Valuation, x: number, silentDays: number, ageDays: number): HeatCell | null {
  const { model, parameters, unit, horizonDays } = valuation;
  const days = UNIT_DAYS[unit];
  const age = x === 0 ? silentDays : ageDays;
  if (silentDays > age) return null;
  // BG/BB counts whole occasions, and at most one purchase in each.
  const scale = (span: number) => (model === 'bgbb' ? Math.floor(span / days) : span / days);
  const [t, tx] = [scale(age), x === 0 ? 0 : scale(age) - scale(silentDays)];
  if (x > (model === 'bgbb' ? tx : age - silentDays)) return null;
  const btyd = BTYD[model];
  return {
    alive: Math.exp(btyd.logAlive(parameters, x, tx, t)),
    orders: Math.exp(btyd.logExpected(parameters, x, tx, t, horizonDays / days)),
  };
}

/** Edges of nine steps for chances. */
export const ALIVE_EDGES: readonly number[] = [0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9];

/** Eight round edges, each about half the next, so that few and many orders both have colours. */
export function orderEdges(most: number): number[] {
  const rounds = [1, 2, 5];
  const top = Math.max(most, 1e-6);
  const edges: number[] = [];
  for (let power = Math.ceil(Math.log10(top)); edges.length < 8; power--) {
    for (const round of rounds.toReversed()) {
      const edge = Number((round * 10 ** power).toPrecision(3));
      if (edge < top && edges.length < 8) edges.unshift(edge);
    }
  }
  return edges;
}

/** The most orders of any cell. */
export const mostOrders = (cells: readonly (HeatCell | null)[]): number =>
  Math.max(0, ...cells.map((cell) => cell?.orders ?? 0));

/** What the model's map shows by itself, most purchases on top; `plain` where it does not show it. */
export function heatTitle(
  heat: 'alive' | 'orders',
  rows: readonly (readonly (HeatCell | null)[])[],
): 'finding' | 'plain' {
  const [top, ...others] = rows.filter((row) => row.some((cell) => cell !== null));
  const once = others.at(-2);
  if (!top || !once) return 'plain';
  // Somewhere frequent buyers are half as likely to be there as those with one repeat, as long silent.
  if (heat === 'alive')
    return top.some((cell, at) => cell !== null && cell.alive < 0.5 * (once[at]?.alive ?? 0)) ? 'finding' : 'plain';
  // Nobody is expected to order more than who has bought often and lately, and silence halves it.
  const best = top[0]?.orders ?? 0;
  const most = rows.every((row) => row.every((cell) => cell === null || cell.orders <= best));
  return most && top.some((cell) => cell !== null && cell.orders < 0.5 * best) ? 'finding' : 'plain';
}
