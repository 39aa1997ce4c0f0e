import { LEAST_CUSTOMERS } from '../shared/share.ts';
import { medianDay, rowAt, type SurvivalRow } from './curve.ts';

export interface Rate {
  readonly eligible: number;
  readonly repurchased: number;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A rate that may be printed. */
export interface SoundRate {
  readonly eligible: number;
  readonly repurchased: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

export const isSound = <Row extends Rate>(row: Row | undefined): row is Row & SoundRate =>
  row !== undefined && row.eligible >= LEAST_CUSTOMERS && row.rate !== null && row.low !== null && row.high !== null;

export type Finding =
  | { kind: 'none' }
  /** Too few customers for a share. */
  | { kind: 'few'; customers: number; again: number }
  | { kind: 'never'; customers: number }
  /** Half came back by `days`. */
  | { kind: 'half'; days: number }
  /** And this share has not half a year after the first order. */
  | { kind: 'half-rest'; days: number; rest: number }
  /** The curve does not reach one half: the share that is back by the last sound day. */
  | { kind: 'share'; days: number; share: number };

const HALF_YEAR = 180;
/** Lengths people compare; a shorter curve is read at its end. */
const CHECKPOINTS = [365, 180, 90];

/** What the curve of everyone says. `horizon` is the last day on which enough were still watched. */
export function pageFinding(rows: readonly SurvivalRow[], horizon: number): Finding {
  const customers = rows[0]?.at_risk ?? 0;
  const again = rows.reduce((sum, { events }) => sum + events, 0);
  if (customers === 0) return { kind: 'none' };
  if (customers < LEAST_CUSTOMERS) return { kind: 'few', customers, again };
  if (again === 0) return { kind: 'never', customers };
  const half = medianDay(rows.filter(({ day }) => day <= horizon));
  if (half !== null && half < HALF_YEAR && horizon >= HALF_YEAR) {
    return { kind: 'half-rest', days: half, rest: rowAt(rows, HALF_YEAR)!.survival };
  }
  if (half !== null) return { kind: 'half', days: half };
  const days = CHECKPOINTS.find((day) => day <= horizon) ?? horizon;
  return { kind: 'share', days, share: 1 - (rowAt(rows, days)?.survival ?? 1) };
}

type SplitFinding = 'above' | 'below' | 'same';

/** Who comes back sooner: those with the larger first order, the smaller, or the bands at `day` overlap. */
export function splitFinding(above: readonly SurvivalRow[], below: readonly SurvivalRow[], day: number): SplitFinding {
  const [a, b] = [rowAt(above, day), rowAt(below, day)];
  if (!a || !b || a.low === null || a.high === null || b.low === null || b.high === null) return 'same';
  if (a.high < b.low) return 'above';
  return a.low > b.high ? 'below' : 'same';
}

export interface MonthRate {
  readonly month: number;
  readonly buyers: number;
  readonly returned: number;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The month whose buyers came back most, among at least three that are not all alike. */
export function bestMonth<Row extends MonthRate>(rows: readonly Row[]): Row | null {
  const sound = rows.filter(({ buyers, rate }) => buyers >= LEAST_CUSTOMERS && rate !== null);
  if (sound.length < 3) return null;
  const best = sound.reduce((most, row) => (row.rate! > most.rate! ? row : most));
  return sound.some(({ rate }) => rate! < best.rate!) ? best : null;
}

/** The lengths whose few customers stand for the shop badly: less than a quarter of all buyers was watched that long. */
const LEAST_OBSERVED = 0.25;
export const isThin = ({ observed_share }: { readonly observed_share: number | null }): boolean =>
  observed_share === null || observed_share < LEAST_OBSERVED;
