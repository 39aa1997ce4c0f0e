import type { Bands } from './params.ts';

export type Band = 'red' | 'amber' | 'green';

export const bandOf = (rate: number, { red, green }: Bands): Band =>
  rate < red ? 'red' : rate < green ? 'amber' : 'green';

/** The band of the lowest and of the highest of several rates; null without any. */
export function bandsFinding(rates: readonly number[], bands: Bands): { low: Band; high: Band } | null {
  if (rates.length === 0) return null;
  return { low: bandOf(Math.min(...rates), bands), high: bandOf(Math.max(...rates), bands) };
}
