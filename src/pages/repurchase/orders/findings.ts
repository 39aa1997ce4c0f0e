import { LAST_STEP } from '#models/repurchase/index.ts';
import { wilson } from '#models/wilson.ts';
import { LEAST_CUSTOMERS } from '../../shared/share.ts';
import { isSound, type Rate, type SoundRate } from '../findings.ts';

interface StepRate extends Rate {
  readonly step: number;
}

export type StepsFinding =
  /** Too few first orders with follow-up. */
  | { kind: 'few'; eligible: number }
  /** Nobody of enough went on in time. */
  | { kind: 'never'; eligible: number }
  /** Only the first step can be read. */
  | { kind: 'first'; rate: number }
  /** The last step that can be read, of those that are one step only, lies surely above the first, or below, or neither. */
  | { kind: 'rises' | 'falls' | 'flat'; first: StepRate & SoundRate; last: StepRate & SoundRate };

/** What the rates from order to order say. */
export function stepsFinding(steps: readonly StepRate[]): StepsFinding {
  const first = steps.find(({ step }) => step === 1);
  if (!isSound(first)) return { kind: 'few', eligible: first?.eligible ?? 0 };
  if (steps.every(({ repurchased }) => repurchased === 0)) return { kind: 'never', eligible: first.eligible };
  const last = steps.filter(isSound).findLast(({ step }) => step < LAST_STEP)!;
  if (last.step === 1) return { kind: 'first', rate: first.rate };
  if (last.low > first.high) return { kind: 'rises', first, last };
  return { kind: last.high < first.low ? 'falls' : 'flat', first, last };
}

interface Gap {
  readonly days: number;
  readonly gaps: number;
}

/** How many gaps have closed. */
export const gapsIn = (rows: readonly Gap[]): number => rows.reduce((sum, { gaps }) => sum + gaps, 0);

/** The days within which a share of the gaps was over; null without gaps. Rows rise by days. */
export function gapQuantile(rows: readonly Gap[], share: number): number | null {
  const wanted = share * gapsIn(rows);
  let sum = 0;
  for (const { days, gaps } of rows) {
    sum += gaps;
    if (gaps > 0 && sum >= wanted - 1e-9) return days;
  }
  return null;
}

/** Days from `low` up to, but not including, `high`. */
export interface GapBin {
  low: number;
  high: number;
  count: number;
}

const WIDTHS = [1, 2, 7, 14, 30, 90, 180, 365];
const MOST_BINS = 45;

/** Bins of whole days or weeks up to the end of 98 of 100 gaps; `beyond` are the longer ones. */
export function gapBins(rows: readonly Gap[]): { bins: GapBin[]; beyond: number; last: number } {
  const longest = gapQuantile(rows, 0.98);
  if (longest === null) return { bins: [], beyond: 0, last: 0 };
  const width = WIDTHS.find((candidate) => longest / candidate <= MOST_BINS) ?? WIDTHS.at(-1)!;
  // A gap is a day at least: the first bin begins there.
  const bins = Array.from({ length: Math.ceil(longest / width) }, (_, index): GapBin => ({
    low: 1 + index * width,
    high: 1 + (index + 1) * width,
    count: 0,
  }));
  let beyond = 0;
  for (const { days, gaps } of rows) {
    if (gaps === 0) continue;
    const bin = bins[Math.floor((days - 1) / width)];
    if (bin) bin.count += gaps;
    else beyond += gaps;
  }
  return { bins, beyond, last: bins.at(-1)!.high - 1 };
}

interface TimeCount {
  readonly weekday: number;
  readonly hour: number | null;
  readonly first_orders: number;
  readonly later_orders: number;
}

/** Orders of a weekday (1 = Monday) or an hour. */
export interface Slot {
  readonly at: number;
  readonly first: number;
  readonly later: number;
}

/** All weekdays or all hours, empty ones too. */
export function slotsOf(rows: readonly TimeCount[], of: 'weekday' | 'hour'): Slot[] {
  const all = of === 'weekday' ? [1, 2, 3, 4, 5, 6, 7] : Array.from({ length: 24 }, (_, hour) => hour);
  return all.map((at) => {
    const own = rows.filter((row) => row[of] === at);
    return {
      at,
      first: own.reduce((sum, row) => sum + row.first_orders, 0),
      later: own.reduce((sum, row) => sum + row.later_orders, 0),
    };
  });
}

/** The slot with most orders and its share; null unless it surely holds more than an even share of them. */
export function busiest(slots: readonly Slot[]): { slot: Slot; share: number } | null {
  const size = ({ first, later }: Slot) => first + later;
  const total = slots.reduce((sum, slot) => sum + size(slot), 0);
  if (total < LEAST_CUSTOMERS) return null;
  const best = slots.reduce((most, slot) => (size(slot) > size(most) ? slot : most));
  const alone = slots.every((slot) => slot === best || size(slot) < size(best));
  const even = 1 / slots.filter((slot) => size(slot) > 0).length;
  const low = wilson(size(best), total)?.low ?? 0;
  return alone && low > even ? { slot: best, share: size(best) / total } : null;
}
