import { sql, type Sql } from '#sql/tag.ts';

/** The 97.5 % point of the standard normal distribution. */
export const Z_95 = 1.959963984540054;

export interface Interval {
  low: number;
  high: number;
}

/**
 * Wilson's 95 % score interval of the proportion k / n, for 0 ≤ k ≤ n; null without observations.
 * Wilson 1927, doi:10.2307/2276774.
 */
export function wilson(k: number, n: number): Interval | null {
  if (n === 0) return null;
  const z2 = Z_95 ** 2;
  const centre = k + z2 / 2;
  const half = Z_95 * Math.sqrt((k * (n - k)) / n + z2 / 4);
  return { low: Math.max(0, (centre - half) / (n + z2)), high: Math.min(1, (centre + half) / (n + z2)) };
}

/** The columns `rate`, `low`, `high` of {@link wilson} for two count columns; all null where `n` is 0. */
export function wilsonColumnsSql(k: Sql, n: Sql): Sql {
  const z2 = sql`${Z_95 ** 2}`;
  const centre = sql`${k} + ${z2} / 2`;
  const half = sql`${Z_95} * sqrt(${k} * (${n} - ${k}) / ${n} + ${z2} / 4)`;
  return sql`CASE WHEN ${n} > 0 THEN ${k} / ${n} END AS rate,
  CASE WHEN ${n} > 0 THEN greatest(0, (${centre} - ${half}) / (${n} + ${z2})) END AS low,
  CASE WHEN ${n} > 0 THEN least(1, (${centre} + ${half}) / (${n} + ${z2})) END AS high`;
}
