import { ascending, mean, quantileSorted, sum } from 'd3-array';
import type { Interval } from '../wilson.ts';
import { pearsonCorrelation, spearmanCorrelation, type Correlation } from './correlation.ts';
import { leastSquares, type LinearFit } from './least-squares.ts';
import { compareShapes, type Shape } from './shapes.ts';
import { studentQuantile } from './student.ts';

/** With fewer units than this a line says more about chance than about the shop. */
export const LEAST_UNITS = 8;

export interface Unit {
  readonly eligible: number;
  readonly rate: number;
  readonly value: number;
}

export interface Slope {
  value: number;
  /** 95 % by Student's t with the robust (HC3) error; null where one unit alone decides it. */
  interval: Interval | null;
  /** Standard errors: robust, and taking the scatter to be the same everywhere. */
  robustError: number | null;
  plainError: number;
}

export interface Association {
  units: number;
  customers: number;
  /** Weighted means of both sides. */
  meanRate: number;
  meanValue: number;
  intercept: number;
  /** Value per percentage point. */
  perPoint: Slope;
  /** The same as a share of the mean value; null where that is not above 0. */
  relative: Slope | null;
  /** Per cent of value per per cent of the rate (log–log), over the units where both are above 0; null with too few of them. */
  elasticity: (Slope & { units: number }) | null;
  /** Share of the scatter the line accounts for. */
  rSquared: number;
  pearson: Correlation | null;
  spearman: Correlation | null;
  shapes: Shape[];
  /** The line at a rate, with the 95 % band of its mean. */
  at(rate: number): { value: number; low?: number; high?: number };
}

/** How units count: by their followed customers, or each the same. */
export type Weighting = 'customers' | 'none';

const weightsOf = (units: readonly Unit[], weighting: Weighting) =>
  units.map(({ eligible }) => (weighting === 'customers' ? eligible : 1));

function slopeOf(fit: LinearFit, scale: number): Slope {
  const value = fit.coefficients[1]! * scale;
  const variance = fit.robust?.[1]![1];
  const robustError = variance === undefined ? null : Math.sqrt(variance) * Math.abs(scale);
  const reach = robustError === null ? null : studentQuantile(0.05, fit.df) * robustError;
  return {
    value,
    interval: reach === null ? null : { low: value - reach, high: value + reach },
    robustError,
    plainError: fit.errors[1]! * Math.abs(scale),
  };
}

/**
 * What repurchase rate (0–1) and value have to do with each other over units; null when they are fewer than
 * {@link LEAST_UNITS} or all have the same rate.
 */
export function associate(units: readonly Unit[], weighting: Weighting): Association | null {
  if (units.length < LEAST_UNITS) return null;
  const x = units.map(({ rate }) => rate);
  const y = units.map(({ value }) => value);
  const weights = weightsOf(units, weighting);
  const fit = leastSquares([x.map(() => 1), x], y, weights);
  if (!fit) return null;
  const total = sum(weights);
  const meanRate = sum(x, (value, index) => value * weights[index]!) / total;
  const meanValue = sum(y, (value, index) => value * weights[index]!) / total;
  const [intercept = 0, slope = 0] = fit.coefficients;
  const t = studentQuantile(0.05, fit.df);
  return {
    units: units.length,
    customers: sum(units, ({ eligible }) => eligible),
    meanRate,
    meanValue,
    intercept,
    perPoint: slopeOf(fit, 0.01),
    relative: meanValue > 0 ? slopeOf(fit, 0.01 / meanValue) : null,
    elasticity: elasticityOf(units, weighting),
    rSquared: fit.totalSquares > 0 ? Math.max(0, 1 - fit.residualSquares / fit.totalSquares) : 0,
    pearson: pearsonCorrelation(x, y),
    spearman: spearmanCorrelation(x, y),
    shapes: compareShapes(x, y, weights),
    at: (rate) => {
      const value = intercept + slope * rate;
      const c = fit.robust;
      if (!c) return { value };
      const variance = c[0]![0]! + 2 * rate * c[0]![1]! + rate ** 2 * c[1]![1]!;
      const reach = t * Math.sqrt(Math.max(0, variance));
      return { value, low: value - reach, high: value + reach };
    },
  };
}

function elasticityOf(units: readonly Unit[], weighting: Weighting): Association['elasticity'] {
  const positive = units.filter(({ rate, value }) => rate > 0 && value > 0);
  if (positive.length < LEAST_UNITS) return null;
  const x = positive.map(({ rate }) => Math.log(rate));
  const y = positive.map(({ value }) => Math.log(value));
  const fit = leastSquares([x.map(() => 1), x], y, weightsOf(positive, weighting));
  return fit && { ...slopeOf(fit, 1), units: positive.length };
}

export interface Bin {
  units: number;
  lowRate: number;
  highRate: number;
  meanRate: number;
  meanValue: number;
  /** 95 % of the mean over the units, by Student's t. */
  interval: Interval;
}

/**
 * Units put together by their rate, in `count` parts with about as many units each (equal rates stay together), with the mean value.
 * Parts of fewer than three units are not shown; fewer than two parts are none.
 */
export function binnedMeans(units: readonly Unit[], count: number): Bin[] {
  const rates = units.map(({ rate }) => rate).sort(ascending);
  const cuts = Array.from({ length: count - 1 }, (_, index) => quantileSorted(rates, (index + 1) / count) ?? 0);
  const parts = Array.from({ length: count }, (_, part) =>
    units.filter(({ rate }) => cuts.filter((cut) => cut < rate).length === part),
  );
  const bins = parts.flatMap((part): Bin[] => {
    if (part.length < 3) return [];
    const values = part.map(({ value }) => value);
    const meanValue = mean(values)!;
    const variance = sum(values, (value) => (value - meanValue) ** 2) / (values.length - 1);
    const reach = studentQuantile(0.05, values.length - 1) * Math.sqrt(variance / values.length);
    return [
      {
        units: part.length,
        lowRate: Math.min(...part.map(({ rate }) => rate)),
        highRate: Math.max(...part.map(({ rate }) => rate)),
        meanRate: mean(part, ({ rate }) => rate)!,
        meanValue,
        interval: { low: meanValue - reach, high: meanValue + reach },
      },
    ];
  });
  return bins.length < 2 ? [] : bins;
}
