import { sql, type Sql } from '#sql/tag.ts';
import { linearBinsSql } from '../bins.ts';
import { atLeast } from '../limits.ts';
import type { Context } from '../question.ts';

/** `minRevenue: null` stands for the median customer's revenue. Days are inclusive. */
export interface QuietRule {
  readonly minOrders: number;
  readonly minRevenue: number | null;
  readonly fromDays: number;
  readonly toDays: number;
}

export const totalsSql = ({ orders, refunds, customers }: Context): Sql => sql`WITH buyers AS (
  SELECT
    count(*) AS customers,
    coalesce(sum(orders), 0) AS orders,
    coalesce(sum(revenue), 0) AS revenue,
    count(*) FILTER (WHERE orders >= 2) AS repeat_customers,
    min(first_day) AS first_day,
    max(last_day) AS last_day
  FROM ${customers}
)
SELECT
  *,
  (SELECT coalesce(sum(amount), 0) FROM ${refunds}) AS refunds,
  revenue::DOUBLE / nullif(orders, 0) AS aov,
  (SELECT median(amount::DOUBLE) FROM ${orders}) AS median_order,
  orders / nullif(customers, 0) AS orders_per_customer,
  repeat_customers / nullif(customers, 0) AS repeat_rate
FROM buyers`;

export const monthsSql = ({ orders, refunds, frame }: Context): Sql => sql`WITH by_month AS (
  SELECT
    date_trunc('month', day)::DATE AS month,
    count(*) FILTER (WHERE nth = 1) AS new_orders,
    count(*) FILTER (WHERE nth > 1) AS returning_orders,
    coalesce(sum(amount) FILTER (WHERE nth = 1), 0) AS new_revenue,
    coalesce(sum(amount) FILTER (WHERE nth > 1), 0) AS returning_revenue,
    count(DISTINCT customer_id) FILTER (WHERE nth > 1) AS returning_customers
  FROM ${orders}
  GROUP BY month
), refunds_by_month AS (
  SELECT date_trunc('month', day)::DATE AS month, sum(amount) AS refunds
  FROM ${refunds}
  GROUP BY month
), months AS (
  SELECT unnest(range(min(month)::TIMESTAMP, ${frame.to}::TIMESTAMP + INTERVAL 1 DAY, INTERVAL 1 MONTH))::DATE AS month
  FROM by_month
)
SELECT
  month,
  coalesce(new_orders, 0) AS new_orders,
  coalesce(new_orders, 0) AS new_customers,
  coalesce(returning_orders, 0) AS returning_orders,
  coalesce(returning_customers, 0) AS returning_customers,
  coalesce(new_revenue, 0) AS new_revenue,
  coalesce(returning_revenue, 0) AS returning_revenue,
  coalesce(refunds, 0) AS refunds,
  returning_revenue::DOUBLE / nullif(new_revenue + returning_revenue, 0)::DOUBLE AS returning_share,
  (month + INTERVAL 1 MONTH)::DATE - 1 <= ${frame.to}::DATE AS complete
FROM months
LEFT JOIN by_month USING (month)
LEFT JOIN refunds_by_month USING (month)
ORDER BY month`;

const rankedSql = (customers: Sql): Sql => sql`ranked AS (
  SELECT
    revenue,
    row_number() OVER by_revenue AS place,
    sum(revenue) OVER by_revenue AS revenue_so_far,
    count(*) OVER () AS customers,
    sum(revenue) OVER () AS total
  FROM ${customers}
  WINDOW by_revenue AS (ORDER BY revenue DESC, customer_id ROWS UNBOUNDED PRECEDING)
)`;

export function lorenzSql(steps: number, { customers }: Context): Sql {
  atLeast(1, { steps });
  return sql`WITH ${rankedSql(customers)}, steps AS (
  SELECT DISTINCT ceil(step * customers / ${steps}) AS place
  FROM (SELECT max(customers) AS customers FROM ranked), range(1, ${steps + 1}) AS steps(step)
)
SELECT 0 AS customers, 0 AS customers_share, 0 AS revenue, 0 AS revenue_share
UNION ALL
SELECT place, place / customers, revenue_so_far, revenue_so_far::DOUBLE / nullif(total, 0)::DOUBLE
FROM ranked
WHERE place IN (SELECT place FROM steps)
ORDER BY customers`;
}

export function concentrationSql(top: number, { customers }: Context): Sql {
  if (!(top > 0 && top <= 1)) throw new RangeError(`top: ${top} is no share`);
  // A rounding error in top · n must not add a customer.
  return sql`WITH ${rankedSql(customers)}
SELECT
  count(*) AS customers,
  count(*) FILTER (WHERE place <= ceil(customers * ${top} - 1e-9)) AS top_customers,
  coalesce(sum(revenue) FILTER (WHERE place <= ceil(customers * ${top} - 1e-9)), 0) AS top_revenue,
  coalesce(sum(revenue), 0) AS revenue,
  top_revenue::DOUBLE / nullif(sum(revenue), 0)::DOUBLE AS top_share,
  1 + 1 / count(*) - 2 * sum(place * revenue::DOUBLE) / nullif(count(*) * sum(revenue)::DOUBLE, 0) AS gini
FROM ranked`;
}

export const buyersSql = ({ customers }: Context): Sql => sql`WITH kinds(kind, repeats) AS (
  VALUES ('once', false), ('repeat', true)
)
SELECT
  kind,
  count(customer_id) AS customers,
  coalesce(sum(orders), 0) AS orders,
  coalesce(sum(revenue), 0) AS revenue,
  sum(revenue)::DOUBLE / sum(orders) AS aov
FROM kinds
LEFT JOIN ${customers} AS buyers ON repeats = (orders >= 2)
GROUP BY kind
ORDER BY kind`;

export function quietSql({ minOrders, minRevenue, fromDays, toDays }: QuietRule, { customers }: Context): Sql {
  const bound = minRevenue === null ? sql`median(revenue::DOUBLE)` : sql`any_value(${minRevenue})`;
  return sql`WITH bound AS (
  SELECT ${bound} AS min_revenue
  FROM ${customers}
)
SELECT
  count(customer_id) AS customers,
  coalesce(sum(revenue), 0) AS revenue,
  any_value(min_revenue) AS min_revenue
FROM bound
LEFT JOIN ${customers} AS quiet
  ON orders >= ${minOrders}
  AND revenue >= min_revenue
  AND days_since_last_order BETWEEN ${fromDays} AND ${toDays}`;
}

export const recencySql = (width: number, { customers }: Context): Sql =>
  linearBinsSql(sql`days_since_last_order`, width, customers);
