import type { AnswerRow } from '#models/questions.ts';
import { levelsOf, type Dimension, type RfmSettings } from '#models/rfm/index.ts';

type CutRow = AnswerRow<'rfm.cuts'>;

/** The cut points of a dimension, ascending; equal ones stay. */
export const cutsOf = (rows: readonly CutRow[], dimension: Dimension): number[] =>
  rows.flatMap((row) => (row.dimension === dimension && row.cut !== null ? [row.cut] : []));

/**
 * Where cut points stand in a drawing and which scores lie between them, from the left. Cut points that are equal leave
 * no room for the scores between them. Whole numbers (orders) are drawn as bars about their number, so their cut points
 * move to the edge between two bars: above the number, or below it when a value equal to a cut belongs above.
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
  const placed = cuts.map(place);
  const at = [...new Set(placed)];
  const passed = [0, ...at.map((edge) => placed.filter((other) => other <= edge).length)];
  return { at, scores: passed.map((count) => (dimension === 'r' ? levels - count : 1 + count)) };
}

/** First cut points of one's own, near those the data gave: rounded, left-closed, rising. */
export function ownCuts(rows: readonly CutRow[]): NonNullable<RfmSettings['fixedCuts']> {
  const rising = (cuts: number[], fallback: number) => {
    const distinct = [...new Set(cuts)].sort((a, b) => a - b).slice(0, 9);
    return distinct.length > 0 ? distinct : [fallback];
  };
  return {
    r: rising(
      cutsOf(rows, 'r').map((cut) => Math.floor(cut) + 1),
      30,
    ),
    f: rising(
      cutsOf(rows, 'f').map((cut) => Math.floor(cut) + 1),
      2,
    ),
    m: rising(
      cutsOf(rows, 'm').map((cut) => Number(cut.toPrecision(2))),
      100,
    ),
  };
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
