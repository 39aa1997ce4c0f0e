import type { Association, Correlation, Slope } from '#models/association/index.ts';
import { CLAIM_PER_POINT } from './findings.ts';

/** `association-fit.csv`: a row per number; shares as 0–1, slopes in money per percentage point. */
export const FIT_TYPES = {
  statistic: 'text',
  estimate: 'number',
  low: 'number?',
  high: 'number?',
  standard_error: 'number?',
  units: 'integer',
} as const;

export interface FitRow {
  statistic: string;
  estimate: number;
  low: number | null;
  high: number | null;
  standard_error: number | null;
  units: number;
}

/** Every number of the fit; the material's claim is named as one, and only where it is about this measure. */
export function fitRows(found: Association, claims: boolean): FitRow[] {
  const plain = (statistic: string, estimate: number, units = found.units): FitRow => ({
    statistic,
    estimate,
    low: null,
    high: null,
    standard_error: null,
    units,
  });
  const slope = (statistic: string, { value, interval, robustError }: Slope, units = found.units): FitRow => ({
    statistic,
    estimate: value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    standard_error: robustError,
    units,
  });
  const correlation = (statistic: string, { value, interval }: Correlation): FitRow => ({
    ...plain(statistic, value),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  });
  return [
    plain('mean_rate', found.meanRate),
    plain('mean_value', found.meanValue),
    plain('intercept', found.intercept),
    slope('value_per_point', found.perPoint),
    { ...plain('value_per_point_plain_error', found.perPoint.value), standard_error: found.perPoint.plainError },
    ...(found.relative ? [slope('relative_per_point', found.relative)] : []),
    ...(found.elasticity ? [slope('elasticity', found.elasticity, found.elasticity.units)] : []),
    plain('r_squared', found.rSquared),
    ...(found.pearson ? [correlation('pearson', found.pearson)] : []),
    ...(found.spearman ? [correlation('spearman', found.spearman)] : []),
    ...(claims ? [plain('claim_relative_per_point', CLAIM_PER_POINT, 0)] : []),
    ...found.shapes.flatMap((shape) => [
      plain(`aicc_${shape.id}`, shape.aicc),
      ...(shape.threshold === null ? [] : [plain(`threshold_${shape.id}`, shape.threshold)]),
    ]),
  ];
}
