import { addDays, dayNumber } from '#orders/days.ts';

/** A frame cut in two: what the model may know, and what judges it. Days are inclusive ISO texts. */
export interface Split {
  fittedTo: string;
  /** Days after it that judge: up to the frame's end or the horizon, whichever comes first; 0 when none are left. */
  holdoutDays: number;
  /** The last of them. */
  until: string;
  /** Days of the frame up to `fittedTo`. */
  knownDays: number;
  /** By us, not by the reader. */
  proposed: boolean;
}

interface Window {
  from: string;
  to: string;
}

/** The part of the frame that is held back unless the reader says otherwise. */
const HELD_BACK = 1 / 3;

/**
 * Where the frame is cut: on the reader's day, moved into the frame if need be, or so that its last third judges, but no
 * more days than the horizon.
 */
export function splitOf({ from, to }: Window, calibrateTo: string | null, horizonDays: number): Split {
  const days = dayNumber(to) - dayNumber(from) + 1;
  const held = Math.min(Math.floor(days * HELD_BACK), horizonDays);
  const asked = calibrateTo === null ? addDays(to, -held) : clamp(calibrateTo, from, to);
  const holdoutDays = Math.min(dayNumber(to) - dayNumber(asked), horizonDays);
  return {
    fittedTo: asked,
    holdoutDays,
    until: addDays(asked, holdoutDays),
    knownDays: dayNumber(asked) - dayNumber(from) + 1,
    proposed: calibrateTo === null,
  };
}

const clamp = (day: string, from: string, to: string): string => (day < from ? from : day > to ? to : day);
