import { sql, type Sql } from '#sql/tag.ts';
import { atLeast } from '../../limits.ts';
import type { Context } from '../../question.ts';
import { tieredSql, type TierRule } from './tiers.ts';
import { formulaYearsSql } from './formula.ts';
import type { Valuation } from '../valuation.ts';

/** Everyone by value: what the model knows of each, their tier, and `formula`, what the plain formula says instead. */
const everyoneSql = (valuation: Valuation, rule: TierRule, context: Context): Sql =>
  sql`SELECT *, historic * ${formulaYearsSql(valuation, context)} AS formula
FROM (
${tieredSql(valuation, rule, context)}
)`;

export function valuedCustomersSql(
  valuation: Valuation,
  rule: TierRule,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  context: Context,
): Sql {
  atLeast(0, { offset, limit });
  return sql`SELECT *
FROM (
${everyoneSql(valuation, rule, context)}
)
WHERE place > ${offset} AND place <= ${offset + limit}
ORDER BY place`;
}

/** `clv-customers.csv` (DESIGN 7). */
export const valuedExportSql = (valuation: Valuation, rule: TierRule, context: Context): Sql => sql`SELECT *
FROM (
${tieredSql(valuation, rule, context)}
)
ORDER BY customer_id`;

/**
 * How concentrated the value to come is, beside the revenue so far: of the best so many customers, each by the measure
 * itself, what they hold. `steps` points for each measure after the one of nobody.
 */
export function valueCurveSql(valuation: Valuation, steps: number, context: Context): Sql {
  atLeast(1, { steps });
  const valued = context.valued(valuation);
  return sql`WITH amounts AS (
  SELECT customer_id, 'value' AS measure, value AS amount
  FROM ${valued}
  UNION ALL
  SELECT customer_id, 'historic', historic
  FROM ${valued}
), ranked AS (
  SELECT
    measure,
    row_number() OVER best AS place,
    count(*) OVER (PARTITION BY measure) AS customers,
    sum(amount) OVER (best ROWS UNBOUNDED PRECEDING) AS so_far,
    sum(amount) OVER (PARTITION BY measure) AS total
  FROM amounts
  WINDOW best AS (PARTITION BY measure ORDER BY amount DESC, customer_id)
), steps AS (
  SELECT DISTINCT ceil(step * customers / ${steps}) AS place
  FROM (SELECT max(customers) AS customers FROM ranked), range(1, ${steps + 1}) AS steps(step)
)
SELECT measure, 0 AS customers, 0 AS customers_share, 0 AS amount, 0 AS amount_share
FROM (VALUES ('value'), ('historic')) AS measures(measure)
UNION ALL
SELECT measure, place, place / customers, so_far, so_far / nullif(total, 0)
FROM ranked
WHERE place IN (SELECT place FROM steps)
ORDER BY measure DESC, customers`;
}
