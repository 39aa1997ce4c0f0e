import {
  ASSOCIATION_UNITS,
  VALUE_MEASURES,
  type AssociationUnit,
  type ValueMeasure,
  type Weighting,
} from '#models/association/index.ts';
import type { Role } from '#orders/schema.ts';
import type { LinkProblem } from '#session/link.ts';

/** The least followed customers a unit must have to be a point. */
export const LEASTS: readonly number[] = [10, 20, 50, 100];
export const HORIZONS: readonly number[] = [30, 60, 90, 180, 365];

/** Money beyond ten years is a typing error. */
const MOST_DAYS = 3650;

export interface ValueParams {
  unit: AssociationUnit;
  measure: ValueMeasure;
  /** Days after the first order within which money counts; null: as many as the repurchase rate has. */
  within: number | null;
  weight: Weighting;
  least: number;
  /** Values that cannot be used; the default stands in their place. */
  problems: LinkProblem[];
}

/** The view's own parameters; what cannot be used is as by default, and named. */
export function parseValueParams(params: URLSearchParams): ValueParams {
  const problems: LinkProblem[] = [];
  const read = <T>(key: string, fallback: T, parse: (value: string) => T | undefined): T => {
    const value = params.get(key);
    if (value === null) return fallback;
    const parsed = parse(value);
    if (parsed === undefined) problems.push({ key, value });
    return parsed ?? fallback;
  };
  const oneOf =
    <T extends string>(known: readonly T[]) =>
    (value: string) =>
      known.find((id) => id === value);
  return {
    unit: read('unit', 'month', oneOf(ASSOCIATION_UNITS)),
    measure: read('y', 'revenue', oneOf(VALUE_MEASURES)),
    within: read('within', null, parseDays),
    weight: read<Weighting>('weight', 'customers', oneOf(['customers', 'none'])),
    least: read('least', 20, (value) => LEASTS.find((least) => String(least) === value)),
    problems,
  };
}

function parseDays(text: string): number | undefined {
  const days = Number(text);
  return Number.isSafeInteger(days) && days >= 1 && days <= MOST_DAYS ? days : undefined;
}

const COLUMNS = ['category', 'channel', 'region'] as const satisfies readonly AssociationUnit[];
export const needsColumn = (unit: AssociationUnit): unit is (typeof COLUMNS)[number] =>
  COLUMNS.some((column) => column === unit);

/** What a point can be: attributes only where a file has the column. */
export function availableUnits(mappings: readonly Readonly<Partial<Record<Role, string>>>[]): AssociationUnit[] {
  return ASSOCIATION_UNITS.filter(
    (unit) => !needsColumn(unit) || mappings.some((mapping) => mapping[unit] !== undefined),
  );
}

/** The material speaks of the value of a customer; of order values it claims nothing here. */
export const hasClaim = (measure: ValueMeasure): boolean => measure === 'revenue' || measure === 'historic';
