import type { Phrase, PhrasePart } from '#core/phrase.ts';
import type { AnswerRow } from '#models/questions.ts';
import { DIMENSIONS, levelsOf, type Dimension, type RfmSettings } from '#models/rfm/index.ts';
import { cellsOf, claims, placesOf, scaleOf, type Box, type RuleSet } from '#models/rfm/rules/index.ts';
import { cutsOf } from '../classes/cuts.ts';
import { boxesOf } from './cover.ts';

/** Where the values of a dimension part into places, ascending, and whether a value equal to a cut belongs above it. */
export interface Edges {
  readonly cuts: readonly number[];
  readonly equalAbove: boolean;
}

/** What the ranges of a rule set mean in days, orders and money; null where the data give no cut points. */
export type AxisEdges = Readonly<Record<Dimension, Edges | null>>;

type CutRow = AnswerRow<'rfm.cuts'>;
type DimensionRow = AnswerRow<'rfm.dimensions'>;

export function edgesOf(
  rules: RuleSet,
  settings: RfmSettings,
  cuts: readonly CutRow[],
  dimensions: readonly DimensionRow[],
): AxisEdges {
  const edges = (dimension: Dimension): Edges | null => {
    const scale = scaleOf(rules, dimension);
    // Beyond a limit is strictly beyond it: fewer days, more orders, more money.
    const byLimits = (limits: readonly number[]): Edges => ({ cuts: limits, equalAbove: dimension === 'r' });
    if (typeof scale === 'object') return byLimits(scale.limits);
    const scored = scoreEdges(dimension, settings, cuts);
    if (scale === 'score') return scored;
    const threshold = dimensions.find((row) => row.dimension === dimension)?.threshold ?? null;
    if (threshold === null) return null;
    if (settings.threshold !== 'scoreMean') return byLimits([threshold]);
    const firstHigh = Math.floor(threshold) + 1;
    const levels = levelsOf(settings, dimension);
    const cut = scored?.cuts[dimension === 'r' ? levels - firstHigh : firstHigh - 2];
    return scored === null || cut === undefined ? null : { ...scored, cuts: [cut] };
  };
  return { r: edges('r'), f: edges('f'), m: edges('m') };
}

function scoreEdges(dimension: Dimension, settings: RfmSettings, rows: readonly CutRow[]): Edges | null {
  const cuts = cutsOf(rows, dimension);
  if (cuts.length !== levelsOf(settings, dimension) - 1) return null;
  const two = settings.scheme === 'mean' || settings.scheme === 'median';
  return { cuts, equalAbove: settings.scheme === 'fixed' || (two && dimension === 'r') };
}

/** The values between two places of a dimension; null where a side is open. `nobody` when no value lies there. */
interface ValueRange {
  low: number | null;
  high: number | null;
}

export function valuesIn(
  [lowPlace, highPlace]: readonly [number, number],
  dimension: Dimension,
  { first, size }: { first: number; size: number },
  { cuts }: Edges,
): ValueRange | 'nobody' {
  const [low, high] = [lowPlace - first, Math.min(highPlace - first, size - 1)];
  if (low > high) return 'nobody';
  // More days are a lower place.
  const [from, to] = dimension === 'r' ? [size - 1 - high, size - 1 - low] : [low, high];
  return {
    low: from > 0 ? (cuts[from - 1] ?? null) : null,
    high: to < size - 1 ? (cuts[to] ?? null) : null,
  };
}

/** A row of ranges as a shop owner says it: "bought in the last 33 days, 4 orders or more". */
export function boxWords(box: Box, rules: RuleSet, settings: RfmSettings, edges: AxisEdges): Phrase {
  const places = placesOf(rules, settings);
  const said = DIMENSIONS.flatMap((dimension): PhrasePart[] => {
    const bounds = box[dimension];
    if (!bounds) return [];
    const first = scaleOf(rules, dimension) === 'score' ? 1 : 0;
    const own = edges[dimension];
    const size = places[dimension];
    if (bounds[0] <= first && bounds[1] >= first + size - 1) return [];
    return [
      own
        ? rangeWords(dimension, valuesIn(bounds, dimension, { first, size }, own), own, settings)
        : first === 0 && size === 2 && bounds[0] === bounds[1]
          ? sideWords(dimension, bounds[0])
          : scoreWords(dimension, bounds),
    ];
  });
  if (box.fm) said.push(meanWords(box.fm));
  if (said.length === 0) return { key: 'rfm.rules.range.anyone' };
  return { key: 'rfm.rules.range', parts: { ranges: { list: said, between: 'rfm.rules.range.and' } } };
}

/** Rows of ranges that are said; the rest are counted. */
const MOST_ROWS = 3;

/** Who a segment holds, in words: its rows of ranges, small neighbouring ones taken together. */
export function segmentWords(
  { boxes }: RuleSet['segments'][number],
  rules: RuleSet,
  settings: RfmSettings,
  edges: AxisEdges,
): Phrase {
  const joined = boxes.length > MOST_ROWS ? joinedBoxes(boxes, rules, settings) : boxes;
  if (joined.length === 0) return { key: 'rfm.rules.range.empty' };
  const list = joined.slice(0, MOST_ROWS).map((box) => boxWords(box, rules, settings, edges));
  const more = joined.length - list.length;
  const rows: PhrasePart = { list, between: 'rfm.rules.range.or' };
  return more > 0
    ? { key: 'rfm.rules.range.more', parts: { rows, n: integer(more) } }
    : { key: 'rfm.rules.range', parts: { ranges: rows } };
}

function joinedBoxes(boxes: readonly Box[], rules: RuleSet, settings: RfmSettings): readonly Box[] {
  if (boxes.some(({ fm }) => fm !== undefined)) return boxes;
  const alone: RuleSet = { ...rules, segments: [{ id: 'all', boxes }] };
  const covered = boxesOf(cellsOf(alone, placesOf(rules, settings)).filter((cell) => claims(alone, cell).length > 0));
  return covered.length < boxes.length ? covered : boxes;
}

const scoreWords = (dimension: Dimension, [low, high]: readonly [number, number]): Phrase => ({
  key: low === high ? `rfm.rules.score.one` : 'rfm.rules.score.between',
  parts: { dimension: { as: 'text', value: dimension.toUpperCase() }, low: integer(low), high: integer(high) },
});

const sideWords = (dimension: Dimension, place: number): Phrase => ({
  key: place === 1 ? 'rfm.rules.side.high' : 'rfm.rules.side.low',
  parts: { dimension: { as: 'text', value: dimension.toUpperCase() } },
});

const meanWords = ([low, high]: readonly [number, number]): Phrase => ({
  key: 'rfm.rules.fm',
  parts: { low: { as: 'decimal', value: low }, high: { as: 'decimal', value: high } },
});

const integer = (value: number): PhrasePart => ({ as: 'integer', value });

function rangeWords(
  dimension: Dimension,
  range: ValueRange | 'nobody',
  { equalAbove }: Edges,
  { monetary }: RfmSettings,
): Phrase {
  if (range === 'nobody') return { key: 'rfm.rules.range.nobody' };
  if (dimension === 'm') return moneyWords(range, equalAbove, monetary);
  // Days and orders are whole numbers.
  const least = range.low === null ? null : equalAbove ? Math.ceil(range.low) : Math.floor(range.low) + 1;
  const most = range.high === null ? null : equalAbove ? Math.ceil(range.high) - 1 : Math.floor(range.high);
  if ((most !== null && most < 1) || (least !== null && most !== null && least > most)) {
    return { key: 'rfm.rules.range.nobody' };
  }
  const low = least !== null && least > 1 ? least : null;
  if (low === null && most === null) return { key: `rfm.rules.${dimension}.any` };
  if (low === null || low === most) {
    return low === most || most === 1
      ? { key: `rfm.rules.${dimension}.one`, parts: { n: integer(most!) } }
      : { key: `rfm.rules.${dimension}.to`, parts: { n: integer(most!) } };
  }
  if (most === null) return { key: `rfm.rules.${dimension}.from`, parts: { n: integer(low) } };
  return { key: `rfm.rules.${dimension}.between`, parts: { low: integer(low), high: integer(most) } };
}

function moneyWords({ low, high }: ValueRange, equalAbove: boolean, monetary: RfmSettings['monetary']): Phrase {
  const money = (value: number): PhrasePart => ({ as: 'money', value });
  const bounds: Phrase[] = [];
  if (low !== null)
    bounds.push({ key: `rfm.rules.money.${equalAbove ? 'from' : 'above'}`, parts: { sum: money(low) } });
  if (high !== null)
    bounds.push({ key: `rfm.rules.money.${equalAbove ? 'below' : 'to'}`, parts: { sum: money(high) } });
  return {
    key: `rfm.rules.m.${monetary}`,
    parts: { range: { list: bounds, between: 'rfm.rules.money.and' } },
  };
}
