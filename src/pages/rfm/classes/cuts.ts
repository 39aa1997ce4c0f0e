import type { AnswerRow } from '#models/questions.ts';
import { levelsOf, type Dimension, type RfmSettings } from '#models/rfm/index.ts';

type CutRow = AnswerRow<'rfm.cuts'>;

/** The cut points of a dimension, ascending; equal ones stay. */
export const cutsOf = (rows: readonly CutRow[], dimension: Dimension): number[] =>
  rows.flatMap((row) => (row.dimension === dimension && row.cut !== null ? [row.cut] : []));

/**
 * Where cut points stand in a drawing and which scores lie between them, from the left. Whole numbers (orders) are drawn
 * as bars about their number, so their cut points move to the edge between two bars: above the number, or below it when
 * a value equal to a cut belongs above.
 */
export function zonesOf(
  cuts: readonly number[],
  dimension: Dimension,
  settings: RfmSettings,
): { at: number[]; scores: number[] } {
  const levels = levelsOf(settings, dimension);
  const belongsAbove = settings.scheme === 'fixed';
  const place = (cut: number) =>
    dimension !== 'f' ? cut : belongsAbove ? Math.ceil(cut) - 0.5 : Math.floor(cut) + 0.5;
  return {
    at: cuts.map(place),
    scores: Array.from({ length: cuts.length + 1 }, (_, passed) => (dimension === 'r' ? levels - passed : 1 + passed)),
  };
}

/** The least that values of a dimension differ by: a day, an order, a cent. */
const UNIT: Record<Dimension, number> = { r: 1, f: 1, m: 0.01 };

/**
 * The cut points that hold now as cut points of one's own, so that every customer keeps their score: left-closed, that
 * is above the cut for schemes that leave a value equal to it below. Equal ones become rising by parts of a unit, and so
 * keep the scores between them empty.
 */
export function heldCuts(
  rows: readonly CutRow[],
  scheme: RfmSettings['scheme'],
): NonNullable<RfmSettings['fixedCuts']> {
  const held = (dimension: Dimension): number[] => {
    const unit = UNIT[dimension];
    // High R is strictly below the mean or median, so a value equal to it already is past the cut.
    const closed = dimension === 'r' && (scheme === 'mean' || scheme === 'median');
    const edges = cutsOf(rows, dimension).map((cut) => {
      const units = Number((cut / unit).toPrecision(12));
      return closed ? Math.ceil(units) : Math.floor(units) + 1;
    });
    return edges.map((edge, i) => {
      const last = edges.lastIndexOf(edge);
      const run = last - edges.indexOf(edge) + 1;
      return Number(((edge - (last - i) / run) * unit).toFixed(6));
    });
  };
  const orElse = (cuts: number[], plain: number) => (cuts.length > 0 ? cuts : [plain]);
  return { r: orElse(held('r'), 30), f: orElse(held('f'), 2), m: orElse(held('m'), 100) };
}

/** Cut points of F that give every further order its own score. */
export const spreadOrders = (levels: number): number[] => Array.from({ length: levels - 1 }, (_, i) => i + 2);

/** Limits of one's own to begin with: the means, rounded. */
export function firstLimits(rows: readonly AnswerRow<'rfm.dimensions'>[]): NonNullable<RfmSettings['limits']> {
  const mean = (dimension: Dimension, plain: number) => rows.find((row) => row.dimension === dimension)?.mean ?? plain;
  return { r: Math.round(mean('r', 30)), f: Math.floor(mean('f', 1)), m: Number(mean('m', 100).toPrecision(2)) };
}

/** Where a cut point can be dragged to, between the ends of a drawing: whole days, whole orders, money in two digits. */
export function stepsWithin(dimension: Dimension, low: number, high: number): number[] {
  if (dimension !== 'm') {
    const first = Math.max(2, Math.ceil(low));
    return Array.from({ length: Math.max(0, Math.floor(high) - first + 1) }, (_, i) => first + i);
  }
  if (low <= 0 || high <= low) return [];
  const steps: number[] = [];
  for (let power = Math.floor(Math.log10(low)) - 1; power < Math.log10(high); power++) {
    for (let digits = 10; digits < 100; digits++) {
      const step = Number(`${digits}e${power}`);
      if (step > low && step < high && step >= UNIT.m) steps.push(step);
    }
  }
  return steps;
}

/** A move of one cut point: to a place on the axis, or by so many steps. */
export type Move = { to: number } | { by: number | 'first' | 'last' };

/** The cut points after a move, none passing another; the same ones where there is no room. */
export function moved(cuts: readonly number[], index: number, move: Move, steps: readonly number[]): readonly number[] {
  const [below, above] = [cuts[index - 1] ?? -Infinity, cuts[index + 1] ?? Infinity];
  const free = steps.filter((step) => step > below && step < above);
  const now = cuts[index];
  if (free.length === 0 || now === undefined) return cuts;
  const at = stepFor(free, now, move);
  return cuts.map((cut, i) => (i === index ? free[Math.min(Math.max(at, 0), free.length - 1)]! : cut));
}

function stepFor(free: readonly number[], now: number, move: Move): number {
  if ('to' in move) {
    const { to } = move;
    return free.reduce((best, step, i) => (Math.abs(step - to) < Math.abs(free[best]! - to) ? i : best), 0);
  }
  if (move.by === 'first') return 0;
  if (move.by === 'last') return free.length - 1;
  const next = free.findIndex((step) => step > now);
  const reached = next === -1 ? free.length : next;
  // Between two steps, the first step up is the next one and the first down the one before.
  return move.by > 0 ? reached + move.by - 1 : (free[reached - 1] === now ? reached - 1 : reached) + move.by;
}

type ScoreRow = AnswerRow<'rfm.scores'>;

/**
 * After which score the classes part: above it stand as many customers as are high, or as near to that as whole scores
 * allow. With the score mean that is exact; a mean or median of the values may lie inside a score.
 */
export function splitAfter(
  dimension: Dimension,
  highCustomers: number,
  scores: readonly ScoreRow[],
): { after: number; exact: boolean } {
  const own = scores.filter((row) => row.dimension === dimension);
  const missed = [0, ...own.map(({ score }) => score)].map((after) => {
    const above = own.reduce((sum, row) => sum + (row.score > after ? row.customers : 0), 0);
    return { after, off: Math.abs(above - highCustomers) };
  });
  const best = missed.reduce((a, b) => (b.off < a.off ? b : a));
  return { after: best.after, exact: best.off === 0 };
}
