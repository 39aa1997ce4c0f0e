import type { LogRankTest } from '#models/repurchase/index.ts';
import { LEAST_CUSTOMERS } from '../../shared/share.ts';
import { isSound, type Rate, type SoundRate } from '../findings.ts';

/** A test says something below this. */
export const SIGNIFICANT = 0.05;

interface GroupRate extends Rate {
  readonly kind: string;
  readonly value: string;
  /** 1 when everybody was observed for N days. */
  readonly complete: number;
}

export type GroupsFinding<Row> =
  /** Fewer than two groups with enough customers. */
  | { kind: 'few' }
  /** The curves do not differ beyond chance. */
  | { kind: 'same' }
  /** They do; the highest and the lowest N-day rate, of groups with a name, whose intervals lie apart. */
  | { kind: 'apart'; best: Row; worst: Row }
  /** They do, but no two N-day rates do surely. */
  | { kind: 'differ' };

/** What the groups' rates say, once the log-rank test has said whether they differ at all. */
export function groupsFinding<Row extends GroupRate>(
  rows: readonly Row[],
  test: LogRankTest | null,
): GroupsFinding<Row & SoundRate> {
  const sound = rows.filter(isSound);
  if (sound.length < 2 || test === null) return { kind: 'few' };
  if (test.p >= SIGNIFICANT) return { kind: 'same' };
  const byRate = sound.filter(({ kind }) => kind === 'value').sort((a, b) => a.rate - b.rate);
  const [worst, best] = [byRate[0], byRate.at(-1)];
  return worst && best && best.low > worst.high ? { kind: 'apart', best, worst } : { kind: 'differ' };
}

interface CategoryRate {
  readonly kind: string;
  readonly category: string;
  readonly eligible: number;
  readonly same_rate: number | null;
  readonly any_rate: number | null;
}

/** A category with rates that may be printed. */
export type SoundCategory<Row> = Row & { readonly same_rate: number; readonly any_rate: number };

export const isSoundCategory = <Row extends CategoryRate>(row: Row): row is SoundCategory<Row> =>
  row.eligible >= LEAST_CUSTOMERS && row.same_rate !== null && row.any_rate !== null;

/** The category bought again most, among at least two that are not alike; null otherwise. */
export function stickiest<Row extends CategoryRate>(rows: readonly Row[]): SoundCategory<Row> | null {
  const sound = rows.filter(isSoundCategory).filter(({ kind }) => kind === 'value');
  if (sound.length < 2) return null;
  const best = sound.reduce((most, row) => (row.same_rate > most.same_rate ? row : most));
  return sound.some(({ same_rate }) => same_rate < best.same_rate) ? best : null;
}

interface Comparison {
  readonly repeaters: number;
  readonly one_time: number;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export type RepeatersFinding = { kind: 'few' } | { kind: 'more' | 'less'; difference: number } | { kind: 'same' };

/** Whether the first orders of those who came back were larger, at the same maturity. */
export function repeatersFinding(row: Comparison | undefined): RepeatersFinding {
  if (!row || Math.min(row.repeaters, row.one_time) < LEAST_CUSTOMERS) return { kind: 'few' };
  if (row.difference === null || row.low === null || row.high === null) return { kind: 'few' };
  if (row.low > 0) return { kind: 'more', difference: row.difference };
  return row.high < 0 ? { kind: 'less', difference: -row.difference } : { kind: 'same' };
}

/** Up to `most` of a list, evenly spread, first and last included. */
export function spreadPick<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, i) => list[Math.round((i * (list.length - 1)) / (most - 1))]!);
}
