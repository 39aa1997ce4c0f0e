import { join, sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../question.ts';
import { moneySql } from './scoring.ts';
import type { RfmSettings } from './settings.ts';

/** Most bins across and up; the bin of zero and less comes on top. */
const ACROSS = 60;
const UP = 39;
/** Parts of a decade that bins may be, the finest first. */
const PARTS = [20, 10, 5, 4, 2, 1] as const;

const finest = join(
  PARTS.slice(0, -1).map((parts) => sql`WHEN (max(decade) - min(decade)) * ${parts} < ${UP - 1} THEN ${parts}`),
  '\n      ',
);

export const densitySql = (monetary: RfmSettings['monetary'], { customers }: Context): Sql => sql`WITH points AS (
  SELECT
    days_since_last_order AS days,
    ${moneySql(monetary, sql`revenue`, sql`orders`)} AS money,
    revenue
  FROM ${customers}
), decades AS (
  SELECT days, revenue, CASE WHEN money > 0 THEN log10(money) END AS decade
  FROM points
), scale AS (
  SELECT
    greatest(1, ceil(max(days) / ${ACROSS}))::INTEGER AS width,
    CASE
      ${finest}
      ELSE ${PARTS.at(-1)!}
    END AS parts
  FROM decades
), bins AS (
  SELECT
    (days - 1) // width AS x,
    floor(round(decade * parts, 9))::INTEGER AS y,
    width,
    parts,
    count(*) AS customers,
    sum(revenue) AS revenue
  FROM decades, scale
  GROUP BY ALL
)
SELECT
  x * width + 1 AS x_low,
  (x + 1) * width + 1 AS x_high,
  round(pow(10, y / parts), 6) AS y_low,
  CASE WHEN y IS NULL THEN 0 ELSE round(pow(10, (y + 1) / parts), 6) END AS y_high,
  customers,
  revenue
FROM bins
ORDER BY x, y NULLS FIRST`;
