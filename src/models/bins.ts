import { join, sql, type Sql } from '#sql/tag.ts';
import { atLeast } from './limits.ts';

/** Bins `low` ≤ value < `high` of equal width from 0, empty ones too. `value` is a column of whole numbers ≥ 0. */
export function linearBinsSql(value: Sql, width: number, relation: Sql): Sql {
  atLeast(1, { width });
  return sql`WITH filled AS (
  SELECT ${value} // ${width} AS bin, count(*) AS customers
  FROM ${relation}
  GROUP BY bin
), bins AS (
  SELECT unnest(range(0, max(bin) + 1)) AS bin
  FROM filled
)
SELECT bin * ${width} AS low, (bin + 1) * ${width} AS high, coalesce(customers, 0) AS customers
FROM bins
LEFT JOIN filled USING (bin)
ORDER BY bin`;
}

/** Bins of equal width on a log scale, `perDecade` of them per factor of ten; everything of zero and less comes first. */
export const decadeBinsSql = (value: Sql, perDecade: number, relation: Sql): Sql => sql`WITH filled AS (
  SELECT CASE WHEN ${value} > 0 THEN floor(round(log10(${value}) * ${perDecade}, 9)) END::BIGINT AS bin, count(*) AS customers
  FROM ${relation}
  GROUP BY bin
), bins AS (
  SELECT unnest(range(min(bin), max(bin) + 1)) AS bin
  FROM filled
  UNION ALL
  SELECT NULL
  FROM filled
  WHERE bin IS NULL
)
SELECT
  round(pow(10, bins.bin / ${perDecade}), 6) AS low,
  CASE WHEN bins.bin IS NULL THEN 0 ELSE round(pow(10, (bins.bin + 1) / ${perDecade}), 6) END AS high,
  coalesce(customers, 0) AS customers
FROM bins
LEFT JOIN filled ON bins.bin IS NOT DISTINCT FROM filled.bin
ORDER BY bins.bin NULLS FIRST`;

/**
 * The quantiles (type 7) that cut a column into so many equal parts, as one list; null without values. Rounded, because a
 * quantile that equals a value must not end up a rounding error below it: to 6 digits, which hold up to 4e9.
 */
export function quantilesSql(value: Sql, parts: number): Sql {
  const shares = Array.from({ length: parts - 1 }, (_, i) => sql`${i + 1} / ${parts}`);
  return sql`list_transform(quantile_cont(${value}::DOUBLE, [${join(shares)}]), lambda cut: round(cut, 6))`;
}
