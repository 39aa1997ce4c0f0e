import { ident, join, nothing, sql, type Sql } from '#sql/tag.ts';
import { addDays } from './days.ts';
import type { FilterField, ResolvedFrame } from './frame.ts';

/** The three tables that depend on the frame; `Context` in models/question.ts lists their columns. */
export interface DerivedNames {
  orders: Sql;
  refunds: Sql;
  customers: Sql;
}

/**
 * Statements that create `orders`, `refunds` and `customers` from `order_lines` under a frame, to be run in this order.
 * `lines` has the columns of `order_lines` and a `rowid` of its own for every line; `members`, a SELECT of `customer_id`, is the scope.
 *
 * An order is one order id of one customer, whichever files its lines stand in; a line without order id is an order of its
 * own. It is dated by its first line and counts with all its lines when that day lies in the window. Lines without customer
 * are left out. The order of rows in a file decides nothing: what happened at one time is put in order by {@link TIES}.
 *
 * Refunds `own`: negative rows of `refunds` on their own day. `original`: added to the amount of the order with the same
 * id; else of the customer's latest order up to that day; else on their own day. An order whose amount falls to 0 or
 * below this way is no paid order. `ignore`: none. A refund with a positive amount is an order whose price went back:
 * it never counted as a sale and takes nothing from others. Refunds after E are not yet known; those of people without a counted
 * order belong to no buyer and are left out.
 */
export function deriveSql(lines: Sql, names: DerivedNames, frame: ResolvedFrame, members?: Sql): Sql[] {
  const scope: Scope = { lines, frame, condition: lineCondition(frame, members) };
  return [
    sql`CREATE TABLE ${names.orders} AS
${ordersSql(scope)}`,
    sql`CREATE TABLE ${names.refunds} AS
${refundsSql(scope, names.orders)}`,
    sql`CREATE TABLE ${names.customers} AS
${customersSql(names, frame)}`,
  ];
}

/** One row for "each change shows its effect": customers, orders, revenue (DOUBLE). */
export function totalsSql(customers: Sql): Sql {
  return sql`SELECT
  count(*)::INTEGER AS customers,
  coalesce(sum(orders), 0)::INTEGER AS orders,
  coalesce(sum(revenue), 0)::DOUBLE AS revenue
FROM ${customers}`;
}

interface Scope {
  lines: Sql;
  frame: ResolvedFrame;
  /** Holds for the lines of customers, currency, filters and scope the frame asks for, of any kind and day. */
  condition: Sql;
}

const FILTER_COLUMN = {
  channel: sql`channel`,
  category: sql`category`,
  region: sql`region`,
} satisfies Record<FilterField, Sql>;

function lineCondition(frame: ResolvedFrame, members: Sql | undefined): Sql {
  const fields = Object.keys(FILTER_COLUMN) as FilterField[];
  return join(
    [
      sql`customer_id IS NOT NULL`,
      frame.currency === null ? sql`currency IS NULL` : sql`currency = ${frame.currency}`,
      ...fields.flatMap((field) => {
        const values = frame.filters.filter((filter) => filter.field === field).map(({ value }) => value);
        return values.length === 0 ? [] : [sql`${FILTER_COLUMN[field]} IN (${join(values)})`];
      }),
      ...(members ? [sql`customer_id IN (${members})`] : []),
    ],
    '\n    AND ',
  );
}

/** Which of several at one time comes first: the larger amount, then the texts; the row only when all of these are equal. */
const TIES = sql`-amount, product, category, channel, region, line`;

/** Every sale up to any day, one row per order, described by its first line, whose row id is `line`. */
const salesSql = ({ lines, condition }: Scope): Sql => sql`sales AS (
  SELECT
    customer_id,
    order_id,
    lone_line,
    unnest(first_line),
    amount,
    lines
  FROM (
    SELECT
      customer_id,
      order_id,
      CASE WHEN order_id IS NULL THEN source END AS lone_source,
      CASE WHEN order_id IS NULL THEN line_no END AS lone_line,
      min({
        ordered_at: ordered_at,
        minus: -amount,
        product: product,
        category: category,
        channel: channel,
        region: region,
        line: rowid,
        source: source
      }) AS first_line,
      coalesce(sum(amount), 0) AS amount,
      count(*) AS lines
    FROM ${lines}
    WHERE kind IN ('sale', 'gift')
      AND ${condition}
    GROUP BY customer_id, order_id, lone_source, lone_line
  )
)`;

/** Refund lines known by E, and the order each belongs to: by id, else the latest one up to its day. */
const refundLinksSql = ({ lines, frame, condition }: Scope): Sql => sql`money_back AS (
  SELECT customer_id, order_id, ordered_at::DATE AS day, sum(amount) AS amount
  FROM ${lines}
  WHERE kind = 'refund'
    AND amount < 0
    AND ordered_at < ${addDays(frame.lastDay, 1)}::TIMESTAMP
    AND ${condition}
  GROUP BY customer_id, order_id, day
), last_sale_of_day AS (
  SELECT customer_id, ordered_at::DATE AS day, arg_max(line, (ordered_at, order_id, ${TIES})) AS line
  FROM sales
  WHERE amount > 0
  GROUP BY customer_id, day
), linked AS (
  SELECT money_back.*, sales.line AS own_line
  FROM money_back
  LEFT JOIN sales USING (customer_id, order_id)
), refund_links AS (
  SELECT linked.customer_id, linked.day, linked.amount, coalesce(own_line, last_sale_of_day.line) AS line
  FROM linked
  ASOF LEFT JOIN last_sale_of_day
    ON linked.customer_id = last_sale_of_day.customer_id AND linked.day >= last_sale_of_day.day
)`;

const REFUNDED_SALES = sql`refunded_sales AS (
  SELECT sales.* REPLACE (sales.amount + coalesce(moved.amount, 0) AS amount)
  FROM sales
  LEFT JOIN (
    SELECT line, sum(amount) AS amount
    FROM refund_links
    WHERE line IS NOT NULL
    GROUP BY line
  ) AS moved USING (line)
)`;

function ordersSql(scope: Scope): Sql {
  const { frame } = scope;
  const moves = frame.refunds === 'original';
  const counted = frame.count === 'paid' ? sql`amount > 0 AND ` : nothing;
  const merges = frame.sameDay === 'merge';
  return sql`WITH ${salesSql(scope)}${moves ? sql`, ${refundLinksSql(scope)}, ${REFUNDED_SALES}` : nothing}, counted AS (
  SELECT *, ordered_at::DATE AS day
  FROM ${moves ? sql`refunded_sales` : sql`sales`}
  WHERE ${counted}ordered_at::DATE BETWEEN ${frame.from}::DATE AND ${frame.to}::DATE
), numbered AS (
  SELECT *, row_number() OVER (PARTITION BY customer_id ORDER BY ordered_at, order_id, ${TIES}) AS nth
  FROM counted
)${merges ? sql`, ${MERGED}` : nothing}
SELECT
  coalesce(order_id, '#' || lone_line) AS order_id,
  source,
  customer_id,
  ordered_at,
  day,
  nth::INTEGER AS nth,
  amount::DECIMAL(18,2) AS amount,
  lines::INTEGER AS lines,
  category,
  channel,
  region,
  product
FROM ${merges ? sql`merged` : sql`numbered`}`;
}

/** The orders of one customer on one day as one, under the name of the day's first. */
const MERGED = sql`days AS (
  SELECT customer_id, day, min(nth) AS nth, sum(amount) AS amount, sum(lines) AS lines
  FROM numbered
  GROUP BY customer_id, day
), merged AS (
  SELECT
    numbered.* REPLACE (
      days.amount AS amount,
      days.lines AS lines,
      row_number() OVER (PARTITION BY customer_id ORDER BY day) AS nth
    )
  FROM days
  JOIN numbered USING (customer_id, day, nth)
)`;

function refundsSql(scope: Scope, orders: Sql): Sql {
  const { frame } = scope;
  const ofBuyers = sql`customer_id IN (SELECT customer_id FROM ${orders})`;
  const inWindow = sql`day BETWEEN ${frame.from}::DATE AND ${frame.to}::DATE`;
  const total = sql`SELECT customer_id, day, sum(amount)::DECIMAL(18,2) AS amount`;
  if (frame.refunds === 'original')
    return sql`WITH ${salesSql(scope)}, ${refundLinksSql(scope)}
${total}
FROM refund_links
WHERE line IS NULL
  AND ${inWindow}
  AND ${ofBuyers}
GROUP BY customer_id, day`;
  return sql`WITH money_back AS (
  SELECT customer_id, ordered_at::DATE AS day, amount
  FROM ${scope.lines}
  WHERE ${frame.refunds === 'ignore' ? sql`false` : sql`kind = 'refund' AND amount < 0`}
    AND ${scope.condition}
)
${total}
FROM money_back
WHERE ${inWindow}
  AND ${ofBuyers}
GROUP BY customer_id, day`;
}

const customersSql = ({ orders, refunds }: DerivedNames, frame: ResolvedFrame): Sql => sql`WITH purchase_days AS (
  SELECT customer_id, day, count(*) AS orders, sum(amount) AS amount
  FROM ${orders}
  GROUP BY customer_id, day
), buyers AS (
  SELECT
    customer_id,
    sum(orders) AS orders,
    sum(amount) AS amount,
    min(day) AS first_day,
    max(day) AS last_day,
    count(*) AS purchase_days,
    min(day, 2)[2] AS second_day
  FROM purchase_days
  GROUP BY customer_id
), money_back AS (
  SELECT customer_id, sum(amount) AS amount
  FROM ${refunds}
  GROUP BY customer_id
), measured AS (
  SELECT buyers.*, (buyers.amount + coalesce(money_back.amount, 0))::DECIMAL(18,2) AS revenue
  FROM buyers
  LEFT JOIN money_back USING (customer_id)
)
SELECT
  measured.customer_id,
  measured.orders::INTEGER AS orders,
  measured.revenue,
  measured.first_day,
  measured.last_day,
  (${frame.asOf}::DATE - measured.last_day)::INTEGER AS days_since_last_order,
  measured.revenue::DOUBLE / measured.orders::DOUBLE AS aov,
  measured.purchase_days::INTEGER AS purchase_days,
  measured.second_day,
  first_order.amount AS first_amount,
  first_order.category AS first_category,
  first_order.channel AS first_channel,
  first_order.region AS first_region,
  first_order.product AS first_product
FROM measured
JOIN ${orders} AS first_order ON first_order.customer_id = measured.customer_id AND first_order.nth = 1
ORDER BY measured.customer_id`;

/** The names used when SQL is shown: plain, as on the SQL desk. */
export const PLAIN_NAMES: DerivedNames = {
  orders: ident('orders'),
  refunds: ident('refunds'),
  customers: ident('customers'),
};
