import { addDays } from '#orders/days.ts';
import { sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../question.ts';
import type { ModelId } from './btyd/model.ts';
import type { Unit } from './valuation.ts';

/** Of the frame's tables, what histories are read from. */
export type Tables = Pick<Context, 'orders' | 'refunds' | 'customers' | 'frame'>;

export interface HistoryOptions {
  /** Last day that is known, inclusive; null for the frame's last. */
  readonly fittedTo: string | null;
  readonly model: ModelId;
  readonly unit: Unit;
}

/** The last day that is known: never after the frame's last. */
export const lastKnownDay = (fittedTo: string | null, { frame }: Pick<Tables, 'frame'>): string =>
  fittedTo === null || fittedTo > frame.to ? frame.to : fittedTo;

/**
 * Every customer with a purchase by then, as the models see them (METHODS 4): customer_id, first_day, last_day DATE, x
 * (purchase days after the first), t_x (age at the last), t (age at the end), all INTEGER days; mean_spend DOUBLE (per
 * repeat day, null for x = 0), historic DOUBLE (orders and refunds so far); and key_x, key_t_x, key_t, what the model is
 * asked of: the same, or occasions for BG/BB; and for BG/BB key_days, the purchase days in the occasions that key_x counts.
 */
export function historiesSql(options: HistoryOptions, tables: Tables): Sql {
  if (isWhole(options, tables)) return wholeHistoriesSql(tables);
  const end = lastKnownDay(options.fittedTo, tables);
  const { orders, refunds } = tables;
  return sql`SELECT
  customer_id,
  first_day,
  last_day,
  x,
  t_x,
  t,
  mean_spend,
  historic + coalesce(returned, 0) AS historic,
  ${options.model === 'bgbb' ? sql`key_x, key_t_x, key_t, key_days` : sql`x AS key_x, t_x AS key_t_x, t AS key_t`}
FROM (
  SELECT
    customer_id,
    min(day) AS first_day,
    max(day) AS last_day,
    (count(*) - 1)::INTEGER AS x,
    (max(day) - min(day))::INTEGER AS t_x,
    (${end}::DATE - min(day))::INTEGER AS t,
    ((sum(amount) - arg_min(amount, day)) / nullif(count(*) - 1, 0))::DOUBLE AS mean_spend,
    sum(amount)::DOUBLE AS historic${options.model === 'bgbb' ? sql`,${occasionsSql(options.unit, end)}` : sql``}
  FROM (
    SELECT
      customer_id,
      day,
      sum(amount)::DECIMAL(18,2) AS amount${options.model === 'bgbb' ? sql`,\n      min(day) OVER (PARTITION BY customer_id) AS begun` : sql``}
    FROM ${orders}
    WHERE day <= ${end}::DATE
    GROUP BY customer_id, day
  )
  GROUP BY customer_id
)
LEFT JOIN (
  SELECT customer_id, sum(amount)::DOUBLE AS returned
  FROM ${refunds}
  WHERE day <= ${end}::DATE
  GROUP BY customer_id
) USING (customer_id)`;
}

/** Nothing has to be left out, and days are what the model counts: `customers` knows it already, at half the time. */
const isWhole = ({ fittedTo, model }: HistoryOptions, tables: Tables): boolean =>
  model !== 'bgbb' && lastKnownDay(fittedTo, tables) === tables.frame.to;

const wholeKeysSql = ({ customers, frame }: Tables): Sql => sql`SELECT
  *,
  (purchase_days - 1)::INTEGER AS key_x,
  (last_day - first_day)::INTEGER AS key_t_x,
  (${frame.to}::DATE - first_day)::INTEGER AS key_t
FROM ${customers}`;

const wholeHistoriesSql = (tables: Tables): Sql => sql`SELECT
  customer_id,
  first_day,
  last_day,
  key_x AS x,
  key_t_x AS t_x,
  key_t AS t,
  (spent_later / nullif(key_x, 0))::DOUBLE AS mean_spend,
  revenue::DOUBLE AS historic,
  key_x,
  key_t_x,
  key_t
FROM (
${wholeKeysSql(tables)}
)
LEFT JOIN (
  SELECT customer_id, sum(amount) AS spent_later
  FROM ${tables.orders}
  JOIN (SELECT customer_id, first_day FROM ${tables.customers} WHERE purchase_days > 1) USING (customer_id)
  WHERE day > first_day
  GROUP BY customer_id
) USING (customer_id)`;

/** key_x, key_t_x and key_t of every customer, without what they spent. */
export const keysOfAllSql = (options: HistoryOptions, tables: Tables): Sql => sql`SELECT key_x, key_t_x, key_t
FROM (
${isWhole(options, tables) ? wholeKeysSql(tables) : historiesSql(options, tables)}
)`;

/** Equal histories in one row: x, t_x, t as the model is asked, customers. */
export const patternsSql = (options: HistoryOptions, tables: Tables): Sql => sql`SELECT
  key_x AS x,
  key_t_x AS t_x,
  key_t AS t,
  count(*) AS customers
FROM (
${keysOfAllSql(options, tables)}
)
GROUP BY ALL
ORDER BY ALL`;

/** x and mean_spend of customers with x > 0. */
export const spendsSql = (fittedTo: string | null, tables: Tables): Sql => sql`SELECT x, mean_spend
FROM (
${historiesSql({ fittedTo, model: 'mbg', unit: 'day' }, tables)}
)
WHERE x > 0
ORDER BY ALL`;

/**
 * Occasions are calendar units (weeks begin on Monday). The one of the first purchase does not count, nor does one that
 * has not ended: `key_t` occasions since, `key_x` of them with a purchase, the last such being number `key_t_x`.
 */
function occasionsSql(unit: Unit, end: string): Sql {
  const place = (day: Sql): Sql => occasionNumber(unit, day);
  const first = place(sql`min(day)`);
  // The day after the end lies in the first occasion that has not ended.
  const ended = sql`${place(sql`${addDays(end, 1)}::DATE`)} - 1`;
  const counted = sql`${place(sql`day`)} <= ${ended}`;
  const last = sql`coalesce(max(${place(sql`day`)}) FILTER (WHERE ${counted}), ${first})`;
  return sql`
    count(*) FILTER (WHERE ${counted} AND ${place(sql`day`)} > ${place(sql`begun`)})::INTEGER AS key_days,
    greatest(count(DISTINCT ${place(sql`day`)}) FILTER (WHERE ${counted}) - 1, 0)::INTEGER AS key_x,
    (${last} - ${first})::INTEGER AS key_t_x,
    greatest(${ended} - ${first}, 0)::INTEGER AS key_t`;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The number of the calendar unit a day lies in. */
function occasionNumber(unit: Unit, day: Sql): Sql {
  if (unit === 'day') return sql`(${day} - DATE '1970-01-01')`;
  // 5 January 1970 was a Monday.
  if (unit === 'week') return sql`floor((${day} - DATE '1970-01-05') / 7)::INTEGER`;
  return sql`((year(${day}) * 12 + month(${day}) - 1) // ${MONTHS[unit]})`;
}
