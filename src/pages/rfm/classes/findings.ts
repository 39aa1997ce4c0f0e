import { group } from 'd3-array';
import type { Relation } from '#charts/mark.ts';
import type { Phrase, Quantity } from '#core/phrase.ts';
import type { AnswerRow } from '#models/questions.ts';
import {
  levelsOf,
  type Axes,
  AXES_DIMENSIONS,
  type Dimension,
  type RfmSettings,
  type RuleRef,
} from '#models/rfm/index.ts';
import { classesFinding, className, classPart } from '../../shared/rfm-classes.ts';
import { LEAST_CUSTOMERS, shareWords } from '../../shared/share.ts';
import type { Size } from '../params.ts';

type ClassRow = AnswerRow<'rfm.segments'>;
type HistogramRow = AnswerRow<'rfm.histogram'>;
type DimensionRow = AnswerRow<'rfm.dimensions'>;
type ScoreRow = AnswerRow<'rfm.scores'>;
type SplitRow = AnswerRow<'rfm.split'>;

const integer = (value: number): Quantity => ({ as: 'integer', value });
const percent = (value: number): Quantity => ({ as: 'percentWhole', value });

export const customersIn = (classes: readonly ClassRow[]): number =>
  classes.reduce((sum, { customers }) => sum + customers, 0);

/** The class to work on: good customers who stay away. Null when nobody is in it, or nobody came later than the others. */
export function slipping(classes: readonly ClassRow[]): ClassRow | null {
  const keep = classes.find(({ segment }) => segment === 'important-keep');
  if (!keep || keep.customers === 0 || customersIn(classes) < LEAST_CUSTOMERS) return null;
  return parts(classes, isLately) ? keep : null;
}

const isLately = (segment: string) => segment.endsWith('-value') || segment.endsWith('-develop');
const isOften = (segment: string) => segment.endsWith('-value') || segment.endsWith('-keep');

/** Whether a score parts customers at all: where everybody has the same, nobody is above its mean. */
const parts = (classes: readonly ClassRow[], isHigh: (segment: string) => boolean): boolean =>
  classes.some(({ segment, customers }) => customers > 0 && isHigh(segment));

export interface PageFinding {
  title: Phrase;
  lede: Phrase | null;
}

export function pageFinding(classes: readonly ClassRow[], rules: RuleRef): PageFinding {
  const customers = customersIn(classes);
  if (customers === 0) return { title: { key: 'rfm.finding.none' }, lede: { key: 'overview.finding.none.lede' } };
  if (customers < LEAST_CUSTOMERS) {
    return {
      title: { key: 'rfm.finding.few', parts: { customers: integer(customers) } },
      lede: { key: 'rfm.finding.few.lede', parts: { least: integer(LEAST_CUSTOMERS) } },
    };
  }
  if (classes.some((row) => row.customers === customers)) {
    return {
      title: { key: 'rfm.finding.alike', parts: { customers: integer(customers) } },
      lede: { key: 'rfm.finding.alike.lede' },
    };
  }
  if (rules !== 'eight') return { title: classesFinding(classes, rules) ?? { key: 'rfm.classes.plain' }, lede: null };
  if (!parts(classes, isLately)) return { title: { key: 'rfm.finding.no-recency' }, lede: null };
  const keep = slipping(classes);
  if (!keep || keep.revenue_share === null)
    return { title: classesFinding(classes) ?? { key: 'rfm.classes.plain' }, lede: null };
  return {
    title: {
      key: keep.customers === 1 ? 'rfm.finding.slipping.one' : 'rfm.finding.slipping',
      parts: { customers: integer(keep.customers), share: percent(keep.revenue_share) },
    },
    lede: slippingLede(keep),
  };
}

/** Medians of one customer are no medians. */
function slippingLede({ customers, median_orders, median_revenue, median_days }: ClassRow): Phrase | null {
  if (customers < 2 || median_orders === null || median_revenue === null || median_days === null) return null;
  return {
    key: 'rfm.finding.slipping.lede',
    parts: {
      orders: { as: 'decimal', value: median_orders },
      spent: { as: 'money', value: Math.round(median_revenue) },
      days: integer(Math.floor(median_days)),
    },
  };
}

export interface Quadrant {
  relation: Relation;
  customers: number;
  keyCustomers: number;
  share: number;
  revenueShare: number | null;
}

/** The four relations, each with its key and general class together. */
export function quadrants(classes: readonly ClassRow[]): Record<Relation, Quadrant> {
  const all = customersIn(classes);
  const of = (relation: Relation): Quadrant => {
    const rows = classes.filter(({ segment }) => segment.endsWith(`-${relation}`));
    const shares = rows.map((row) => row.revenue_share);
    return {
      relation,
      customers: customersIn(rows),
      keyCustomers: customersIn(rows.filter(({ segment }) => segment.startsWith('important-'))),
      share: all > 0 ? customersIn(rows) / all : 0,
      revenueShare: shares.includes(null) ? null : shares.reduce<number>((sum, share) => sum + (share ?? 0), 0),
    };
  };
  return { value: of('value'), keep: of('keep'), develop: of('develop'), winback: of('winback') };
}

/**
 * Where most people stand, and where most of the money does. Null when there are too few people, no revenue, or a score
 * that parts nobody: "seldom" would then be said of everyone.
 */
export function gridFinding(classes: readonly ClassRow[]): Phrase | null {
  if (customersIn(classes) < LEAST_CUSTOMERS || !parts(classes, isLately) || !parts(classes, isOften)) return null;
  const all = Object.values(quadrants(classes));
  const most = all.reduce((best, next) => (next.customers > best.customers ? next : best));
  const richest = all.reduce((best, next) => ((next.revenueShare ?? 0) > (best.revenueShare ?? 0) ? next : best));
  if (richest.revenueShare === null || most.revenueShare === null) return null;
  const words = {
    people: shareWords(most.share),
    who: { key: `rfm.grid.who.${most.relation}` },
    money: shareWords(richest.revenueShare),
  };
  if (most === richest) return { key: 'rfm.grid.title.same', parts: words };
  return { key: 'rfm.grid.title', parts: { ...words, whom: { key: `rfm.grid.who.${richest.relation}` } } };
}

type GridRow = AnswerRow<'rfm.grid'>;

/** The cell that holds most people, and the one that most money comes from; null without revenue. */
export function cellsFinding(rows: readonly GridRow[], axes: Axes): Phrase | null {
  const cells = [...group(rows, ({ x, y }) => `${x} ${y}`).values()].map((parts) => ({
    x: parts[0]!.x,
    y: parts[0]!.y,
    customers: parts.reduce((sum, part) => sum + part.customers, 0),
    revenue: parts.reduce((sum, part) => sum + part.revenue, 0),
  }));
  const customers = cells.reduce((sum, cell) => sum + cell.customers, 0);
  const revenue = cells.reduce((sum, cell) => sum + cell.revenue, 0);
  if (revenue <= 0 || cells.length < 2) return null;
  const fullest = cells.reduce((best, cell) => (cell.customers > best.customers ? cell : best));
  const richest = cells.reduce((best, cell) => (cell.revenue > best.revenue ? cell : best));
  const where = ({ x, y }: { x: number; y: number }): Phrase => ({
    key: 'rfm.cells.where',
    parts: {
      x: { as: 'text', value: AXES_DIMENSIONS[axes][0].toUpperCase() },
      xScore: integer(x),
      y: { as: 'text', value: AXES_DIMENSIONS[axes][1].toUpperCase() },
      yScore: integer(y),
    },
  });
  const parts = {
    people: shareWords(fullest.customers / customers),
    money: shareWords(richest.revenue / revenue),
    who: where(fullest),
    whom: where(richest),
  };
  return { key: fullest === richest ? 'rfm.cells.title.same' : 'rfm.cells.title', parts };
}

/** What is said of the customers per score: where equal ones crowd into one of F, else how even they are. */
export function scoresFinding(scores: readonly ScoreRow[], settings: RfmSettings): Phrase | null {
  const customers = customersOf(scores, 'f');
  if (customers < LEAST_CUSTOMERS) return null;
  const crowd = crowdIn(scores, settings);
  if (!crowd) return { key: 'rfm.scores.even' };
  return {
    key: 'rfm.scores.crowd',
    parts: { score: integer(crowd.score), people: shareWords(crowd.customers / customers) },
  };
}

/** The F score that holds half as many again as an even part, because equal customers share it. */
export function crowdIn(scores: readonly ScoreRow[], settings: RfmSettings): ScoreRow | null {
  const fullest = fullestScore(scores, 'f');
  const customers = customersOf(scores, 'f');
  if (!fullest || settings.scheme === 'ntile' || customers < LEAST_CUSTOMERS) return null;
  return fullest.customers / customers > 1.5 / levelsOf(settings, 'f') ? fullest : null;
}

export const customersOf = (scores: readonly ScoreRow[], dimension: Dimension): number =>
  scores.reduce((sum, row) => sum + (row.dimension === dimension ? row.customers : 0), 0);

/** Who came back least, of the classes that are more than a handful. */
function leastFinding(classes: readonly ClassRow[], rules: RuleRef): Phrase | null {
  const sure = classes.filter((row) => row.customers >= LEAST_CUSTOMERS && row.repurchase_rate !== null);
  if (sure.length < 2) return classesFinding(classes, rules);
  const least = sure.reduce((low, row) => ((row.repurchase_rate ?? 1) < (low.repurchase_rate ?? 1) ? row : low));
  return {
    key: 'rfm.table.least',
    parts: {
      segment: classPart(least.segment, rules),
      customers: integer(least.customers),
      rate: percent(least.repurchase_rate ?? 0),
    },
  };
}

/** The class with the most customers or revenue; null with too few customers, or nothing to have a share of. */
export function largestFinding(classes: readonly ClassRow[], rules: RuleRef, size: Size): Phrase | null {
  if (customersIn(classes) < LEAST_CUSTOMERS) return null;
  const shareOf = (row: ClassRow) => (size === 'customers' ? row.share : row.revenue_share) ?? 0;
  const largest = classes.reduce<ClassRow | undefined>(
    (best, row) => (best && shareOf(best) >= shareOf(row) ? best : row),
    undefined,
  );
  if (!largest || shareOf(largest) <= 0) return null;
  return {
    key: `rfm.tree.title.${size}`,
    parts: { segment: classPart(largest.segment, rules), share: percent(shareOf(largest)) },
  };
}

export function tableFinding(classes: readonly ClassRow[], rules: RuleRef): Phrase | null {
  const keep = rules === 'eight' ? slipping(classes) : null;
  if (!keep) return rules === 'eight' ? classesFinding(classes, rules) : leastFinding(classes, rules);
  return {
    key: 'rfm.table.title',
    parts: {
      segment: { key: className(keep.segment) },
      customers: integer(keep.customers),
      revenue: { as: 'moneyShort', value: keep.revenue },
    },
  };
}

/** What a distribution says; null with too few customers. */
export function distributionFinding(
  dimension: Dimension,
  values: DimensionRow | undefined,
  bins: readonly HistogramRow[],
  monetary: RfmSettings['monetary'],
): Phrase | null {
  const median = values?.median ?? null;
  if (median === null || bins.reduce((sum, { customers }) => sum + customers, 0) < LEAST_CUSTOMERS) return null;
  if (dimension === 'r') return { key: 'rfm.hist.r.title', parts: { days: integer(Math.ceil(median)) } };
  if (dimension === 'm') {
    const key = monetary === 'total' ? 'rfm.hist.m.title' : 'rfm.hist.m.title.average';
    return { key, parts: { spent: { as: 'money', value: median < 100 ? median : Math.round(median) } } };
  }
  const once = bins.find(({ low }) => low === 1)?.customers ?? 0;
  if (once > 0) return { key: 'rfm.hist.f.title', parts: { customers: integer(once) } };
  return { key: 'rfm.hist.f.title.more', parts: { orders: integer(values?.lowest ?? 1) } };
}

/** Scores nobody has, as "R 2, F 3"; null when each has somebody. */
export function emptyScores(scores: readonly ScoreRow[], scheme: RfmSettings['scheme']): Phrase | null {
  const empty = scores.filter(({ customers }) => customers === 0);
  if (empty.length === 0) return null;
  return {
    key: scheme === 'fixed' ? 'rfm.empty.fixed' : 'rfm.empty',
    parts: {
      scores: {
        list: empty.map(({ dimension, score }) => ({
          key: 'rfm.empty.score',
          parts: { dimension: { as: 'text', value: dimension.toUpperCase() }, score: integer(score) },
        })),
        between: 'segments.between.scores',
      },
    },
  };
}

/** Equal customers whose scores differ; null when there are none. */
export function splitEquals(rows: readonly SplitRow[]): Phrase | null {
  const split = rows.filter(({ customers }) => customers > 0);
  if (split.length === 0) return null;
  return {
    key: 'rfm.split',
    parts: {
      dimensions: {
        list: split.map(({ dimension, customers }) => ({
          key: 'rfm.split.dimension',
          parts: { dimension: { as: 'text', value: dimension.toUpperCase() }, customers: integer(customers) },
        })),
        between: 'segments.between.scores',
      },
    },
  };
}

/** The score that holds the most customers, where equal ones share a score. */
export const fullestScore = (scores: readonly ScoreRow[], dimension: Dimension): ScoreRow | undefined =>
  scores
    .filter((row) => row.dimension === dimension)
    .reduce<ScoreRow | undefined>((best, row) => (best && best.customers >= row.customers ? best : row), undefined);

type DensityRow = AnswerRow<'rfm.density'>;

/** Of the money, how much comes from the half of the customers who ordered last; null with too few, or no revenue. */
export function densityFinding(rows: readonly DensityRow[]): Phrase | null {
  const customers = rows.reduce((sum, row) => sum + row.customers, 0);
  const revenue = rows.reduce((sum, row) => sum + row.revenue, 0);
  if (customers < LEAST_CUSTOMERS || revenue <= 0) return null;
  const columns = [...group(rows, ({ x_high }) => x_high)].sort(([a], [b]) => a - b);
  const seen = { customers: 0, revenue: 0, days: 0 };
  for (const [high, column] of columns) {
    if (seen.customers >= customers / 2) break;
    seen.customers += column.reduce((sum, row) => sum + row.customers, 0);
    seen.revenue += column.reduce((sum, row) => sum + row.revenue, 0);
    seen.days = high - 1;
  }
  if (seen.customers === customers) return { key: 'rfm.density.plain' };
  return {
    key: 'rfm.density.title',
    parts: {
      people: shareWords(seen.customers / customers),
      days: integer(seen.days),
      money: shareWords(seen.revenue / revenue),
    },
  };
}
