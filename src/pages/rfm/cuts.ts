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
 * After which score of R or F the classes part: the last score whose customers are not all high. With the score mean
 * that is exact; a mean or median of the values may lie inside a score, which is then drawn on its low side.
 */
export function splitAfter(
  dimension: 'r' | 'f',
  threshold: number,
  settings: RfmSettings,
  scores: readonly ScoreRow[],
): number {
  if (settings.threshold === 'scoreMean') return Math.floor(threshold);
  const isHigh = ({ lowest, highest }: ScoreRow) =>
    dimension === 'r' ? highest !== null && highest < threshold : lowest !== null && lowest > threshold;
  const low = scores.filter((row) => row.dimension === dimension && row.customers > 0 && !isHigh(row));
  return Math.max(0, ...low.map(({ score }) => score));
}
