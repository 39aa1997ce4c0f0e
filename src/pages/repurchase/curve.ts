import { bisector } from 'd3-array';

/** A row of the Kaplan–Meier answer: `survival` is the share that has not bought again. */
export interface SurvivalRow {
  readonly day: number;
  readonly at_risk: number;
  readonly events: number;
  readonly survival: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The share that has bought again by day `x`, with its band where there is one. */
interface ReturnPoint {
  x: number;
  y: number;
  low?: number;
  high?: number;
}

/** Beyond the day on which this many were still watched, the curve says nothing about the shop. */
const LEAST_WATCHED = 20;

/** The curve turned over, from (0, 0) to the horizon. */
export function returnPoints(rows: readonly SurvivalRow[], horizon: number): ReturnPoint[] {
  const points = rows
    .filter(({ day }) => day <= horizon)
    .map(({ day, survival, low, high }): ReturnPoint => ({
      x: day,
      y: 1 - survival,
      ...(low === null || high === null ? {} : { low: 1 - high, high: 1 - low }),
    }));
  const last = points.at(-1);
  return [
    ...(points[0]?.x === 0 ? [] : [{ x: 0, y: 0 }]),
    ...points,
    ...(last && last.x < horizon ? [{ ...last, x: horizon }] : []),
  ];
}

/** The last day on which enough customers were still watched; the last of all when there never were. */
export const horizonOf = (rows: readonly SurvivalRow[]): number =>
  rows.findLast(({ at_risk }) => at_risk >= LEAST_WATCHED)?.day ?? rows.at(-1)?.day ?? 0;

const byDay = bisector<SurvivalRow, number>(({ day }) => day);

/** The row that holds on a day: the last one up to it. */
export const rowAt = (rows: readonly SurvivalRow[], day: number): SurvivalRow | undefined =>
  rows[byDay.right(rows, day) - 1];

/** How many were still watched, and had not bought again, just before that day was over. */
export const watchedAt = (rows: readonly SurvivalRow[], day: number): number =>
  rows[byDay.left(rows, day)]?.at_risk ?? 0;

/** The first day by which a share had bought again, or null when the curve does not get there. */
export const quantileDay = (rows: readonly SurvivalRow[], share: number): number | null =>
  rows.find(({ survival }) => survival <= 1 - share + 1e-12)?.day ?? null;

export const medianDay = (rows: readonly SurvivalRow[]): number | null => quantileDay(rows, 0.5);

const TICKS = [0, 30, 90, 180, 270, 365, 540, 730, 1095, 1460, 1825, 2190, 2555, 2920, 3285, 3650];

/** Ticks in days that shops think in; the horizon itself when it is short. */
export function ticksTo(horizon: number): number[] {
  if (horizon <= 45) return [0, 7, 14, 21, 30, 45].filter((day) => day <= Math.max(horizon, 1));
  return TICKS.filter((day) => day <= horizon);
}
