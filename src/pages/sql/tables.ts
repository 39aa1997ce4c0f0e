import { LINE_COLUMNS } from '#orders/schema.ts';

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
  quarantine: ['line_no', 'source', 'text', 'reason', 'column'],
} as const satisfies Record<string, readonly string[]>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** Words of SQL that cannot stand as a name without quotes. */
const RESERVED: ReadonlySet<string> = new Set(['column']);

/** A name as it is written in a statement. */
export const written = (name: string): string => (RESERVED.has(name) ? `"${name}"` : name);

/** Statements to begin with; each runs on any file. */
export const READY = [
  {
    id: 'months',
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
    sql: `SELECT second_day - first_day AS days, count(*) AS customers
FROM customers
WHERE second_day IS NOT NULL
GROUP BY days
ORDER BY days`,
  },
  {
    id: 'first',
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
    sql: `SELECT isodow(day) AS weekday, count(*) AS orders, round(avg(amount), 2) AS average
FROM orders
GROUP BY weekday
ORDER BY weekday`,
  },
  {
    id: 'quarantine',
    sql: `SELECT reason, "column", count(*) AS lines
FROM quarantine
GROUP BY ALL
ORDER BY lines DESC`,
  },
  { id: 'columns', sql: 'SUMMARIZE customers' },
] as const;
