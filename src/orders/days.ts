const DAY_MS = 86_400_000;

/** Is the text an ISO day that exists (2011-02-29 does not)? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && isoDay(time / DAY_MS) === text;
}

/** Days since 1970-01-01 of an ISO day. */
export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;

/** ISO text of a number of days since 1970-01-01. */
export const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The ISO day `days` later (earlier, if negative). */
export const addDays = (iso: string, days: number): string => isoDay(dayNumber(iso) + days);
