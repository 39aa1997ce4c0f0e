import { dayNumber } from '#orders/days.ts';
import { sql, type Sql } from '#sql/tag.ts';
import { lastKnownDay, type Tables } from '../histories.ts';
import { DAYS_PER_YEAR } from '../settings.ts';
import type { Valuation } from '../valuation.ts';

/** Days from the frame's first to the last that is known, both counted. */
export const knownDays = (fittedTo: string | null, tables: Pick<Tables, 'frame'>): number =>
  dayNumber(lastKnownDay(fittedTo, tables)) - dayNumber(tables.frame.from) + 1;

/**
 * What revenue so far is to be multiplied by to get the plain formula's value for the same horizon, margin and discount:
 * average order value × orders a year is revenue a year, so everyone goes on as they did, for as long as the horizon.
 */
export function formulaYearsSql(
  { fittedTo, horizonDays, marginRate, discountRate }: Valuation,
  tables: Pick<Tables, 'frame'>,
): Sql {
  const years = Math.max(1, knownDays(fittedTo, tables)) / DAYS_PER_YEAR;
  const ahead = horizonDays / DAYS_PER_YEAR;
  const counted = discountRate === 0 ? ahead : (1 - (1 + discountRate) ** -ahead) / Math.log1p(discountRate);
  return sql`${(marginRate * counted) / years}`;
}
