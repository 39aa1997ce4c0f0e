import type { Formats } from '#i18n/format.ts';
import { dayNumber } from '#orders/days.ts';
import type { GroupSettings } from '#models/repurchase/index.ts';
import { isSound, type Rate, type SoundRate } from '../findings.ts';
import type { RepurchaseParams } from '../params.ts';

/** Months of first orders before so many are one. */
const MOST_MONTHS = 36;

export const monthly = ({ days, sameDay }: Pick<RepurchaseParams, 'days' | 'sameDay'>) =>
  ({ by: 'month', days, sameDay, top: MOST_MONTHS }) as const satisfies GroupSettings;

/** The month's number; the year below each January, and below the first month unless January is too near. */
export function monthTick(day: number, index: number, format: Formats): { label: string; sub?: string } {
  const number = Number(format.iso(day).slice(5, 7));
  return {
    label: String(number),
    ...(number === 1 || (index === 0 && number < 10) ? { sub: format.year(day) } : {}),
  };
}

/** The first day of a group by month (2011-12). */
export const firstDayOf = (month: string): number => dayNumber(`${month}-01`);

interface MonthGroup extends Rate {
  readonly kind: string;
  readonly value: string;
  /** 1 when all were observed for N days. */
  readonly complete: number;
}

export type FirstMonthsFinding =
  | { kind: 'few' }
  /** The intervals of the first and the last whole month lie apart, or do not. */
  | { kind: 'up' | 'down' | 'flat'; first: MonthGroup & SoundRate; last: MonthGroup & SoundRate };

/** Whether customers of later months come back more, judged on months that were observed in full. */
export function firstMonthsFinding(rows: readonly MonthGroup[]): FirstMonthsFinding {
  const whole = rows.filter((row) => row.kind === 'value' && row.complete === 1).filter(isSound);
  const [first, last] = [whole[0], whole.at(-1)];
  if (!first || !last || first === last) return { kind: 'few' };
  if (last.low > first.high) return { kind: 'up', first, last };
  return { kind: last.high < first.low ? 'down' : 'flat', first, last };
}
