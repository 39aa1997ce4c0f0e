import type { Phrase, PhrasePart } from '#core/phrase.ts';
import {
  LEAST_UNITS,
  type Association,
  type AssociationUnit,
  type Bin,
  type Shape,
  type Slope,
  type ValueMeasure,
} from '#models/association/index.ts';
import type { AnswerRow } from '#models/questions.ts';

/** D12: one point more repurchase, 3.2 % more lifetime value. A claim of the training material, never taken as true. */
export const CLAIM_PER_POINT = 0.032;

type Row = AnswerRow<'association.units'>;
/** A row that can be a point. */
export type PointRow = Row & { readonly rate: number; readonly value: number };

/** The named units with enough followed customers. */
export const pointsOf = (rows: readonly Row[], least: number): PointRow[] =>
  rows.filter(
    (row): row is PointRow => row.kind === 'value' && row.eligible >= least && row.rate !== null && row.value !== null,
  );

export interface Left {
  units: number;
  customers: number;
}
/** Units and followed customers that are no point; customers without a name are no unit. */
export function leftOut(rows: readonly Row[], points: readonly PointRow[]): Left {
  const others = rows.filter((row) => !points.some((point) => point === row));
  return {
    units: others.filter(({ kind, eligible }) => kind === 'value' && eligible > 0).length,
    customers: others.reduce((sum, { eligible }) => sum + eligible, 0),
  };
}

export const unitsPart = (unit: AssociationUnit): PhrasePart => ({ key: `association.units.${unit}` });
export const measurePart = (measure: ValueMeasure): PhrasePart => ({ key: `association.measure.${measure}` });

type Direction = 'more' | 'less' | 'open';
/** Which way the interval of a slope points; `open` while 0 is inside, or there is no interval. */
export function directionOf({ interval }: Slope): Direction {
  if (!interval || (interval.low <= 0 && interval.high >= 0)) return 'open';
  return interval.low > 0 ? 'more' : 'less';
}

/** What the page says first. `association` is null when there are too few points or all have one rate. */
export function pageFinding(
  points: readonly PointRow[],
  association: Association | null,
  { unit, measure }: { unit: AssociationUnit; measure: ValueMeasure },
): Phrase {
  const units = unitsPart(unit);
  if (points.length < LEAST_UNITS)
    return {
      key: 'association.finding.few',
      parts: { units, n: integer(points.length), least: integer(LEAST_UNITS) },
    };
  if (!association) return { key: 'association.finding.flat', parts: { units, n: integer(points.length) } };
  const slope = association.relative ?? association.perPoint;
  const direction = directionOf(slope);
  const parts = { units, measure: measurePart(measure) };
  if (direction === 'open') return { key: 'association.finding.open', parts };
  const by: PhrasePart = association.relative
    ? { as: 'rate', value: Math.abs(slope.value) }
    : { as: 'money', value: Math.abs(association.perPoint.value) };
  return { key: `association.finding.${direction}`, parts: { ...parts, by } };
}

/** The sentence below: how sure, and where the material's claim lies; or what would be enough. */
export function lede(
  association: Association | null,
  { unit, measure, least, days }: { unit: AssociationUnit; measure: ValueMeasure; least: number; days: number },
  claims: boolean,
): Phrase {
  const units = unitsPart(unit);
  if (!association)
    return { key: 'association.lede.needs', parts: { units, least: integer(least), days: integer(days) } };
  const { relative } = association;
  const n = integer(association.units);
  if (!relative?.interval) return { key: 'association.lede.unsure', parts: { units, n } };
  const parts = {
    units,
    n,
    low: { as: 'rate', value: relative.interval.low },
    high: { as: 'rate', value: relative.interval.high },
    claim: { as: 'rate', value: CLAIM_PER_POINT },
  } as const;
  if (!claims || (measure !== 'revenue' && measure !== 'historic')) return { key: 'association.lede.plain', parts };
  return { key: `association.lede.${claimPlace(relative)}`, parts };
}

/** Where the claim lies beside the reader's own interval. */
export function claimPlace({ interval }: Slope): 'inside' | 'above' | 'below' | 'unsure' {
  if (!interval) return 'unsure';
  if (CLAIM_PER_POINT > interval.high) return 'above';
  return CLAIM_PER_POINT < interval.low ? 'below' : 'inside';
}

/** As little apart by Akaike's criterion tells no shapes apart: the plainest then stands. */
const LITTLE = 2;

export function shapeFinding(shapes: readonly Shape[]): Phrase | null {
  if (shapes.length < 2) return null;
  const least = Math.min(...shapes.map(({ aicc }) => aicc));
  // They come the plainest first.
  const best = shapes.find(({ aicc }) => aicc - least <= LITTLE);
  if (!best || best.id === 'line') return { key: 'association.shape.straight' };
  if (best.id === 'exponential') {
    return { key: best.slopes[0] > 0 ? 'association.shape.speeding' : 'association.shape.slowing' };
  }
  const steeper = best.slopes[1] > best.slopes[0];
  return {
    key: steeper ? 'association.shape.steeper' : 'association.shape.flatter',
    parts: { threshold: { as: 'rate', value: best.threshold ?? 0 } },
  };
}

export function binsFinding(bins: readonly Bin[], measure: ValueMeasure): Phrase {
  const [first, last] = [bins[0], bins.at(-1)];
  const parts = { measure: measurePart(measure) };
  if (!first || !last) return { key: 'association.bins.plain', parts };
  const apart = first.interval.high < last.interval.low || last.interval.high < first.interval.low;
  return {
    key: apart ? 'association.bins.apart' : 'association.bins.alike',
    parts: {
      ...parts,
      low: { as: 'money', value: Math.round(first.meanValue) },
      high: { as: 'money', value: Math.round(last.meanValue) },
    },
  };
}

/** What a careful reader must be told, the most important first. */
export function cautions({ unit, measure }: { unit: AssociationUnit; measure: ValueMeasure }): string[] {
  return [
    'association.care.groups',
    ...(measure === 'revenue' || measure === 'historic' ? ['association.care.arithmetic'] : []),
    ...(unit === 'rfm' ? ['association.care.rfm'] : []),
    measure === 'historic' ? 'association.care.age' : 'association.care.newest',
  ];
}

const integer = (value: number): PhrasePart => ({ as: 'integer', value });
