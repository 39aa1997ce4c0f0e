/** Days of a period: a week, four, a quarter, a year of weeks; the first of which there are not too many. */
export const PERIOD_DAYS = [7, 28, 91, 364] as const;
const MOST_PERIODS = 160;

/** Ends of equal periods, counted from the split so that it is one of them. The first and the last may be cut short. */
export interface Periods {
  everyDays: number;
  /** Day numbers, ascending, from the first day's period to the last day's; the last is `last`, not later. */
  ends: number[];
}

/** Periods over the days from `first` to `last`, one of them ending on `split`. */
export function periodsOf({ first, split, last }: { first: number; split: number; last: number }): Periods {
  const count = (days: number) => Math.ceil((last - first + 1) / days);
  const everyDays = PERIOD_DAYS.find((days) => count(days) <= MOST_PERIODS) ?? PERIOD_DAYS.at(-1)!;
  const back = Math.floor((split - first) / everyDays);
  const ends: number[] = [];
  for (let end = split - back * everyDays; end < last; end += everyDays) ends.push(end);
  return { everyDays, ends: [...ends, last] };
}

/** What happened and what was expected by the end of a period, and within it. */
export interface Tracked {
  end: number;
  actual: number;
  expected: number;
  low: number;
  high: number;
  /** Within the period; null for one that is cut short. */
  step: { actual: number; expected: number } | null;
}

/** Sums from the first day on. `repeats` are by period, at its full end; `track` has a number for each end. */
export function trackedOf(
  { everyDays, ends }: Periods,
  first: number,
  repeats: readonly { readonly period_end: number; readonly repeats: number }[],
  track: { expected: ArrayLike<number>; low: ArrayLike<number>; high: ArrayLike<number> },
): Tracked[] {
  const by = new Map(repeats.map((row) => [row.period_end, row.repeats]));
  let actual = 0;
  return ends.map((end, i): Tracked => {
    const before = ends[i - 1];
    // The last may be cut short; its orders stand at the end it would have had.
    const came =
      (by.get(end) ?? 0) + (before === undefined || before + everyDays === end ? 0 : (by.get(before + everyDays) ?? 0));
    actual += came;
    const expected = track.expected[i]!;
    const whole = before === undefined ? end - first + 1 === everyDays : end - before === everyDays;
    return {
      end,
      actual,
      expected,
      low: track.low[i]!,
      high: track.high[i]!,
      step: whole ? { actual: came, expected: expected - (i === 0 ? 0 : track.expected[i - 1]!) } : null,
    };
  });
}
