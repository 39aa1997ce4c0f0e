import { sql, type Sql } from '#sql/tag.ts';
import { atLeast } from '../limits.ts';
import type { Context } from '../question.ts';
import { wilsonColumnsSql } from '../wilson.ts';
import type { Counting } from './settings.ts';

export interface CategorySettings extends Counting {
  readonly days: number;
  /** So many categories at most, the largest; the rest are summed as one. */
  readonly top: number;
}

/** The day of the next order in the partition, or of the next purchase day. */
const nextDaySql = (sameDay: boolean, partition: Sql): Sql =>
  sameDay
    ? sql`lead(day) OVER (PARTITION BY ${partition} ORDER BY nth)`
    : sql`first_value(day) OVER (
      PARTITION BY ${partition} ORDER BY day - DATE '1970-01-01' RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    )`;

/**
 * `firsts`: of every customer and category the first order in it, and when the next of that category, and of any, came.
 * An order is of the category of its first line.
 */
const firstsSql = (sameDay: boolean, { orders }: Context): Sql => sql`turns AS (
  SELECT
    customer_id,
    category,
    day,
    ${nextDaySql(sameDay, sql`customer_id`)} AS next_any,
    ${nextDaySql(sameDay, sql`customer_id, category`)} AS next_same,
    row_number() OVER (PARTITION BY customer_id, category ORDER BY nth) AS turn
  FROM ${orders}
), firsts AS (
  SELECT *
  FROM turns
  WHERE turn = 1 AND category IS NOT NULL
)`;

const rates = (name: 'same' | 'any'): Sql => {
  const again = name === 'same' ? sql`again_same` : sql`again_any`;
  const [rate, low, high] =
    name === 'same' ? [sql`same_rate`, sql`same_low`, sql`same_high`] : [sql`any_rate`, sql`any_low`, sql`any_high`];
  return sql`SELECT place, rate AS ${rate}, low AS ${low}, high AS ${high}
  FROM (
    SELECT place, ${wilsonColumnsSql(again, sql`eligible`)}
    FROM totals
  )`;
};

export function categoriesSql({ days, sameDay, top }: CategorySettings, context: Context): Sql {
  atLeast(1, { days, top });
  return sql`WITH ${firstsSql(sameDay, context)}, counted AS (
  SELECT
    category,
    count(*) AS customers,
    count(*) FILTER (WHERE day + ${days} <= ${context.frame.to}::DATE) AS eligible,
    count(*) FILTER (WHERE day + ${days} <= ${context.frame.to}::DATE AND next_same <= day + ${days}) AS again_same,
    count(*) FILTER (WHERE day + ${days} <= ${context.frame.to}::DATE AND next_any <= day + ${days}) AS again_any
  FROM firsts
  GROUP BY category
), ranked AS (
  SELECT *, least(row_number() OVER (ORDER BY customers DESC, category), ${top} + 1) AS place
  FROM counted
), totals AS (
  SELECT
    place,
    CASE WHEN place <= ${top} THEN 'value' ELSE 'others' END AS kind,
    CASE WHEN place <= ${top} THEN any_value(category) ELSE '' END AS category,
    count(*) AS merged,
    sum(customers) AS customers,
    sum(eligible)::BIGINT AS eligible,
    sum(again_same)::BIGINT AS again_same,
    sum(again_any)::BIGINT AS again_any
  FROM ranked
  GROUP BY place
), same_rates AS (
  ${rates('same')}
), any_rates AS (
  ${rates('any')}
)
SELECT *
FROM totals
JOIN same_rates USING (place)
JOIN any_rates USING (place)
ORDER BY place`;
}

/** Of a category's first-time buyers: all, those watched for N days who bought it again in time, anything again, nothing. */
export const CATEGORY_OUTCOMES = ['all', 'same', 'any', 'not'] as const;
export type CategoryOutcome = (typeof CATEGORY_OUTCOMES)[number];

/** Those customers, as a SELECT of `customer_id`. */
export function categoryMembersSql(
  { days, sameDay }: Omit<CategorySettings, 'top'>,
  category: string,
  outcome: CategoryOutcome,
  context: Context,
): Sql {
  atLeast(1, { days });
  const watched = sql`day + ${days} <= ${context.frame.to}::DATE`;
  const conditions: Record<CategoryOutcome, Sql> = {
    all: sql`true`,
    same: sql`${watched} AND next_same <= day + ${days}`,
    any: sql`${watched} AND next_any <= day + ${days}`,
    not: sql`${watched} AND NOT coalesce(next_any <= day + ${days}, false)`,
  };
  return sql`WITH ${firstsSql(sameDay, context)}
SELECT customer_id
FROM firsts
WHERE category = ${category}
  AND ${conditions[outcome]}`;
}
