import { LINE_COLUMNS, type TableKind } from '#orders/schema.ts';

/** The tables of the desk and their columns, for the list and for completion. A test holds them to the database. */
export const TABLES = {
  orders: [
    'order_id',
    'source',
    'customer_id',
    'ordered_at',
    'day',
    'nth',
    'amount',
    'lines',
    'category',
    'channel',
    'region',
    'product',
  ],
  customers: [
    'customer_id',
    'orders',
    'revenue',
    'first_day',
    'last_day',
    'days_since_last_order',
    'aov',
    'purchase_days',
    'second_day',
    'first_amount',
    'first_category',
    'first_channel',
    'first_region',
    'first_product',
  ],
  refunds: ['customer_id', 'day', 'amount'],
  order_lines: Object.keys(LINE_COLUMNS),
  basket_lines: Object.keys(LINE_COLUMNS),
  feedback: [
    'line_no',
    'source',
    'customer_id',
    'order_id',
    'ordered_at',
    'product_id',
    'product',
    'category',
    'channel',
    'region',
    'score',
    'comment',
    'label',
  ],
  members: [
    'line_no',
    'source',
    'customer_id',
    'last_order_at',
    'orders',
    'spend',
    'points',
    'email',
    'phone',
    'channel',
    'region',
    'label',
  ],
  found_lines: ['found', 'counted', ...Object.keys(LINE_COLUMNS)],
  quarantine: ['line_no', 'source', 'text', 'reason', 'column'],
} as const satisfies Record<string, readonly string[]>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** Words of SQL that cannot stand as a name without quotes. */
const RESERVED: ReadonlySet<string> = new Set(['column']);

/** A name as it is written in a statement. */
export const written = (name: string): string => (RESERVED.has(name) ? `"${name}"` : name);

interface Ready {
  id: string;
  /** The kind of file it says something about; any where it does not say. */
  of?: TableKind;
  sql: string;
}

/** Statements to begin with. None fails for want of data. */
export const READY = [
  {
    id: 'months',
    of: 'orders',
    sql: `SELECT
  strftime(day, '%Y-%m') AS month,
  count(*) AS orders,
  count(DISTINCT customer_id) AS customers,
  sum(amount) AS revenue
FROM orders
GROUP BY month
ORDER BY month`,
  },
  {
    id: 'second',
    of: 'orders',
    sql: `SELECT second_day - first_day AS days, count(*) AS customers
FROM customers
WHERE second_day IS NOT NULL
GROUP BY days
ORDER BY days`,
  },
  {
    id: 'first',
    of: 'orders',
    sql: `SELECT
  first_product,
  count(*) AS customers,
  round(avg((orders >= 2)::INTEGER), 3) AS came_back
FROM customers
GROUP BY first_product
ORDER BY customers DESC, first_product
LIMIT 20`,
  },
  {
    id: 'weekdays',
    of: 'orders',
    sql: `SELECT isodow(day) AS weekday, count(*) AS orders, round(avg(amount), 2) AS average
FROM orders
GROUP BY weekday
ORDER BY weekday`,
  },
  {
    id: 'best',
    of: 'baskets',
    sql: `SELECT
  coalesce(product, product_id) AS item,
  count(DISTINCT (source, coalesce(order_id, line_no::VARCHAR))) AS baskets
FROM basket_lines
GROUP BY item
ORDER BY baskets DESC, item
LIMIT 20`,
  },
  {
    id: 'together',
    of: 'baskets',
    sql: `WITH items AS (
  SELECT DISTINCT
    source,
    coalesce(order_id, line_no::VARCHAR) AS basket,
    coalesce(product, product_id) AS item
  FROM basket_lines
)
SELECT a.item AS item, b.item AS bought_with, count(*) AS baskets
FROM items AS a
JOIN items AS b ON a.source = b.source AND a.basket = b.basket AND a.item < b.item
GROUP BY a.item, b.item
ORDER BY baskets DESC, a.item, b.item
LIMIT 20`,
  },
  {
    id: 'scores',
    of: 'feedback',
    sql: `SELECT score, count(*) AS answers, round(count(*) / sum(count(*)) OVER (), 3) AS share
FROM feedback
WHERE score IS NOT NULL
GROUP BY score
ORDER BY score`,
  },
  {
    id: 'nps',
    of: 'feedback',
    sql: `SELECT
  count(*) FILTER (score >= 9) AS promoters,
  count(*) FILTER (score >= 7 AND score < 9) AS passives,
  count(*) FILTER (score < 7) AS detractors,
  round(100 * (promoters - detractors) / nullif(count(*), 0), 3) AS nps
FROM feedback
WHERE score BETWEEN 0 AND 10`,
  },
  {
    id: 'levels',
    of: 'members',
    sql: `SELECT
  label,
  count(*) AS members,
  round(avg(orders), 2) AS orders_each,
  round(avg(spend), 2) AS spend_each
FROM members
GROUP BY label
ORDER BY members DESC, label`,
  },
  {
    id: 'found',
    sql: `SELECT found, counted, count(*) AS lines, sum(amount) AS amount
FROM found_lines
GROUP BY found, counted
ORDER BY lines DESC, found`,
  },
  {
    id: 'quarantine',
    sql: `SELECT reason, "column", count(*) AS lines
FROM quarantine
GROUP BY ALL
ORDER BY lines DESC`,
  },
  { id: 'columns', of: 'orders', sql: 'SUMMARIZE customers' },
] as const satisfies readonly Ready[];

/** Those that say something about the kinds of file that are open; without any, all of them. */
export function readyFor(kinds: readonly TableKind[]): (typeof READY)[number][] {
  if (kinds.length === 0) return [...READY];
  return READY.filter((query) => !('of' in query) || kinds.includes(query.of));
}
