import { sql, type Sql } from '#sql/tag.ts';
import { letSql } from './pattern.ts';

/** From this instant (ms since 1970, UTC) on, wall time = UTC + minutes. */
export interface ZoneShift {
  from: number;
  minutes: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FIRST = Date.UTC(1990, 0, 1);
const LAST = Date.UTC(2041, 0, 1);

const known = new Map<string, readonly ZoneShift[]>();

/**
 * How a zone's offset changed from 1990 to 2040, found by asking Intl; the first entry holds for all earlier times.
 *
 * @throws {RangeError} for a zone Intl does not know
 */
export function zoneShifts(zone: string): readonly ZoneShift[] {
  const shifts = known.get(zone) ?? findShifts(zone);
  known.set(zone, shifts);
  return shifts;
}

/** The offset of a zone as it is now, in minutes. */
export const shopMinutes = (zone: string): number => zoneShifts(zone).at(-1)!.minutes;

/** Microseconds since 1970, UTC, as wall time of a zone. */
export function toZone(utcMicros: number, zone: string): number {
  const shift = zoneShifts(zone).findLast(({ from }) => utcMicros >= from * 1000)!;
  return utcMicros + shift.minutes * 60e6;
}

/** A UTC TIMESTAMP as wall time of a zone. */
export const toZoneSql = (utc: Sql, zone: string): Sql =>
  letSql('u', utc, (stamp) => sql`${stamp} + to_minutes(${shiftSql(stamp, zone)})`);

/** The minutes from UTC to a zone's wall time at a TIMESTAMP: the engine has no zones, so the shifts come along, found by halving. */
export function shiftSql(utc: Sql, zone: string): Sql {
  const minutes = ([first, ...rest]: readonly ZoneShift[]): Sql => {
    if (rest.length === 0) return sql`${first!.minutes}`;
    const middle = Math.floor(rest.length / 2);
    const earlier = minutes([first!, ...rest.slice(0, middle)]);
    return sql`CASE WHEN ${utc} < make_timestamp(${rest[middle]!.from * 1000}) THEN ${earlier} ELSE ${minutes(rest.slice(middle))} END`;
  };
  return minutes(zoneShifts(zone));
}

function findShifts(zone: string): ZoneShift[] {
  const offset = offsetReader(zone);
  const shifts: ZoneShift[] = [{ from: -Infinity, minutes: offset(FIRST) }];
  // No zone changes twice within three weeks but a Ramadan break, which lasts four.
  for (let at = FIRST, step = 21 * DAY_MS; at < LAST; at += step) {
    const before = offset(at);
    const after = offset(at + step);
    if (before !== after) shifts.push({ from: changeBetween(offset, at, at + step), minutes: after });
  }
  return shifts;
}

function offsetReader(zone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (ms) => {
    const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const wall = Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute']);
    return Math.round((wall - Math.floor(ms / 60_000) * 60_000) / 60_000);
  };
}

function changeBetween(offset: (ms: number) => number, from: number, to: number): number {
  const before = offset(from);
  let low = from;
  let high = to;
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 120_000) * 60_000;
    if (offset(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
