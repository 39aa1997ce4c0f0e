import { addDays, dayNumber, isDay } from './days.ts';
import type { DataSpan, Frame, ResolvedFrame, Window } from './frame.ts';

/** A setting of the frame that cannot be used, and the value as it was given. */
export interface FrameProblem {
  setting: 'asOf' | 'window' | 'tz' | 'currency';
  value: string;
}

/** Refuses a frame; `problems` names every bad setting. The page words them. */
export class FrameError extends Error {
  readonly code = 'frame.invalid';
  readonly problems: readonly FrameProblem[];

  constructor(problems: readonly FrameProblem[]) {
    super(`bad frame: ${problems.map(({ setting, value }) => `${setting}=${value}`).join(', ')}`);
    this.name = 'FrameError';
    this.problems = problems;
  }
}

/** The frame's `currency` for lines whose file names none; in a file the sign itself means "nothing here". */
export const NO_CURRENCY = '-';

/**
 * Fills in what a frame leaves open from the data: the as-of date A is the day after the last order, the currency the
 * one on most lines. E = A − 1 ends every window.
 *
 * @throws {FrameError} naming every setting that cannot be used
 */
export function resolveFrame(frame: Frame, span: DataSpan): ResolvedFrame {
  const problems = frameProblems(frame, span);
  if (problems.length > 0) throw new FrameError(problems);
  const asOf = frame.asOf ?? addDays(span.lastDay, 1);
  const lastDay = addDays(asOf, -1);
  return {
    ...frame,
    asOf,
    lastDay,
    ...windowDays(frame.window, earlier(span.firstDay, lastDay), lastDay),
    currency: frame.currency === NO_CURRENCY ? null : (frame.currency ?? mostCommon(span.currencies)),
  };
}

/** Every setting that cannot be used with this data; none for a good frame. */
export function frameProblems(frame: Frame, span: DataSpan): FrameProblem[] {
  const { asOf, window, tz, currency } = frame;
  const code = currency === NO_CURRENCY ? null : currency;
  const checks: [FrameProblem['setting'], string, boolean][] = [
    ['asOf', asOf ?? '', asOf === null || isDay(asOf)],
    ['window', windowText(window), isWindow(window) && beginsInTime(frame, span)],
    ['tz', tz, isTimeZone(tz)],
    ['currency', currency ?? '', currency === null || span.currencies.some((known) => known.code === code)],
  ];
  return checks.flatMap(([setting, value, good]) => (good ? [] : [{ setting, value }]));
}

/** The window as the deep link writes it: `all`, `last:90`, `2011-01-01..2011-06-30` (either end may be empty). */
function windowText(window: Window): string {
  if (window.kind === 'all') return 'all';
  if (window.kind === 'last') return `last:${window.days}`;
  return `${window.from ?? ''}..${window.to ?? ''}`;
}

function isWindow(window: Window): boolean {
  if (window.kind === 'all') return true;
  if (window.kind === 'last') return Number.isSafeInteger(window.days) && window.days > 0 && window.days < 100_000;
  const { from, to } = window;
  return (from === null || isDay(from)) && (to === null || isDay(to)) && (from === null || to === null || from <= to);
}

/** A window from a day after E would hold no day at all. */
function beginsInTime({ asOf, window }: Frame, span: DataSpan): boolean {
  if (window.kind !== 'range' || window.from === null || (asOf !== null && !isDay(asOf))) return true;
  return window.from <= (asOf === null ? span.lastDay : addDays(asOf, -1));
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function windowDays(window: Window, firstDay: string, lastDay: string): { from: string; to: string } {
  if (window.kind === 'all') return { from: firstDay, to: lastDay };
  const to = window.kind === 'last' ? lastDay : earlier(window.to ?? lastDay, lastDay);
  const from = window.kind === 'last' ? addDays(lastDay, 1 - window.days) : (window.from ?? firstDay);
  // Nobody was observed before the data begins: years without it would make every buyer look rarer.
  return { from: earlier(later(from, firstDay), to), to };
}

const earlier = (a: string, b: string): string => (dayNumber(a) < dayNumber(b) ? a : b);
const later = (a: string, b: string): string => (dayNumber(a) > dayNumber(b) ? a : b);

/** Most lines first; ties go to the code that sorts first, so that the choice does not depend on the file's order. */
function mostCommon(currencies: DataSpan['currencies']): string | null {
  const [first] = currencies.toSorted((a, b) => b.lines - a.lines || ((a.code ?? '') < (b.code ?? '') ? -1 : 1));
  return first?.code ?? null;
}
