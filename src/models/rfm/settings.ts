import { atLeast } from '../limits.ts';

/** How values become scores 1–k (METHODS 2). `mean` and `median` make two levels, for the eight classes. */
export const SCHEMES = ['quantile', 'ntile', 'fixed', 'mean', 'median'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** What a customer must be above, to be high in a dimension: the mean score, the mean or median value, or a value given. */
export const THRESHOLDS = ['scoreMean', 'mean', 'median', 'fixed'] as const;
export type Threshold = (typeof THRESHOLDS)[number];

export const DIMENSIONS = ['r', 'f', 'm'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Which two scores a grid is drawn over: across, then up. */
export const AXES = ['rf', 'fm', 'rm'] as const;
export type Axes = (typeof AXES)[number];
export const AXES_DIMENSIONS: Readonly<Record<Axes, readonly [Dimension, Dimension]>> = {
  rf: ['r', 'f'],
  fm: ['f', 'm'],
  rm: ['r', 'm'],
};

export interface RfmSettings {
  readonly scheme: Scheme;
  /** Number of scores, 2–10; `mean`, `median` and `fixed` do not use it. */
  readonly k: number;
  /** Ascending, left-closed; used by `fixed` alone. */
  readonly fixedCuts: Readonly<Record<Dimension, readonly number[]>> | null;
  /** M is the revenue or the average order value. */
  readonly monetary: 'total' | 'average';
  readonly threshold: Threshold;
  /** High is strictly beyond: R below, F and M above. Used by the threshold `fixed` alone. */
  readonly limits: Readonly<Record<Dimension, number>> | null;
}

export const RFM_DEFAULTS: RfmSettings = {
  scheme: 'quantile',
  k: 5,
  fixedCuts: null,
  monetary: 'total',
  threshold: 'scoreMean',
  limits: null,
};

/** @throws {RangeError} naming the setting that cannot be used */
export function checkSettings({ scheme, k, fixedCuts, threshold, limits }: RfmSettings): void {
  atLeast(2, { k });
  if (k > 10) throw new RangeError(`k: ${k} is above 10`);
  if (threshold === 'fixed') {
    if (limits === null) throw new RangeError('limits: the threshold "fixed" needs them');
    for (const dimension of DIMENSIONS) {
      if (!Number.isFinite(limits[dimension]))
        throw new RangeError(`limits.${dimension}: ${limits[dimension]} is no number`);
    }
  }
  if (scheme !== 'fixed') return;
  if (fixedCuts === null) throw new RangeError('fixedCuts: the scheme "fixed" needs them');
  for (const dimension of DIMENSIONS) {
    const cuts = fixedCuts[dimension];
    const ascending = cuts.every((cut, i) => Number.isFinite(cut) && (i === 0 || cut > cuts[i - 1]!));
    if (cuts.length < 1 || cuts.length > 9 || !ascending) {
      throw new RangeError(`fixedCuts.${dimension}: ${cuts.join(' ')} is no list of 1 to 9 rising numbers`);
    }
  }
}

/** The highest score of a dimension. */
export function levelsOf({ scheme, k, fixedCuts }: RfmSettings, dimension: Dimension): number {
  if (scheme === 'mean' || scheme === 'median') return 2;
  return scheme === 'fixed' ? fixedCuts![dimension].length + 1 : k;
}
