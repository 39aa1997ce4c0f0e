import { CYCLE_UNITS, type CycleUnit } from '#models/clv/formula/churn.ts';
import { PROPENSITY_ORDERS, type PropensityOrder } from '#models/clv/formula/propensity.ts';
import type { LinkProblem } from '#session/link.ts';
import { isPercent } from './params.ts';

/** The parts of the view; the first is shown by default. */
export const PARTS = ['value', 'propensity', 'churn'] as const;
export type Part = (typeof PARTS)[number];

/**
 * What churn costs beside the value that is lost, as the reader types it in [A05]: for each lost customer, or for the
 * shop. In the link each is `cost-<id>`.
 */
export const COSTS = [
  { id: 'replace', per: 'customer' },
  { id: 'offers', per: 'customer' },
  { id: 'service', per: 'customer' },
  { id: 'brand', per: 'shop' },
  { id: 'waste', per: 'shop' },
] as const;
export type CostId = (typeof COSTS)[number]['id'];
export type Costs = Readonly<Record<CostId, number>>;
const MOST_COST = 1e12;

export interface PartParams {
  part: Part;
  /** What the customers stand in order of. */
  by: PropensityOrder;
  /** Null takes it from the data. */
  churnPercent: number | null;
  cycle: CycleUnit;
  costs: Costs;
  /** Values that cannot be used; the default stands in their place. */
  problems: LinkProblem[];
}

export const isCost = (value: number): boolean => Number.isFinite(value) && value >= 0 && value <= MOST_COST;

export function parsePartParams(params: URLSearchParams): PartParams {
  const problems: LinkProblem[] = [];
  function read<T>(key: string, parse: (text: string) => T | undefined, fallback: T): T {
    const text = params.get(key);
    if (text === null) return fallback;
    const value = parse(text);
    if (value !== undefined) return value;
    problems.push({ key, value: text });
    return fallback;
  }
  const cost = (id: CostId): number => read(`cost-${id}`, numberIn(isCost), 0);
  return {
    part: read('part', oneOf(PARTS), 'value'),
    by: read('by', oneOf(PROPENSITY_ORDERS), 'chance'),
    churnPercent: read<number | null>('churn', numberIn(isPercent), null),
    cycle: read('cycle', oneOf(CYCLE_UNITS), 'day'),
    costs: {
      replace: cost('replace'),
      offers: cost('offers'),
      service: cost('service'),
      brand: cost('brand'),
      waste: cost('waste'),
    },
    problems,
  };
}

const oneOf =
  <T extends string>(ids: readonly T[]) =>
  (text: string): T | undefined =>
    ids.find((id) => id === text);

const numberIn =
  (fits: (value: number) => boolean) =>
  (text: string): number | undefined => {
    const value = text.trim() === '' ? NaN : Number(text);
    return fits(value) ? value : undefined;
  };
