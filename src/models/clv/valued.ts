import { sql, type Sql } from '#sql/tag.ts';
import { historiesSql, keysOfAllSql, type Tables } from './histories.ts';
import { checkValuation, UNIT_DAYS, type Spend, type Valuation } from './valuation.ts';

export type { Tables } from './histories.ts';

/** 95 % of a normal distribution lie within so many standard errors. */
const Z95 = 1.959963984540054;
/** A next order later than this is no forecast. */
const FAR_DAYS = 3650;
/** An interval that spans more than this factor to either side says nothing, and may not be a number any more. */
const WIDEST = 1000;

/** The distinct histories to score: key_x, key_t_x, key_t INTEGER. @throws {RangeError} for settings that cannot be used */
export function keysSql(valuation: Valuation, tables: Tables): Sql {
  checkValuation(valuation);
  return sql`SELECT DISTINCT key_x::INTEGER AS key_x, key_t_x::INTEGER AS key_t_x, key_t::INTEGER AS key_t
FROM (
${keysOfAllSql(valuation, tables)}
)`;
}

/**
 * What each customer is worth by a valuation, a row per customer known by then: the columns of `historiesSql` and p_alive,
 * p_order (at least one order within the horizon), expected_orders, orders_if_alive (of those still customers), spend_per_order (of BG/BB: per occasion), expected_revenue, value (discounted, margin), low and high of expected_revenue (null
 * without a spread, and where they are more than a {@link WIDEST}fold away), next_order_day DATE (the median day, given that they are still customers; null when it is far).
 * `scores` has a row per history: key_x, key_t_x, key_t, and those of `Scores`.
 */
export function valuedSql(valuation: Valuation, scores: Sql, tables: Tables): Sql {
  checkValuation(valuation);
  const { marginRate, spread } = valuation;
  const spend =
    valuation.model === 'bgbb' ? sql`${spendSql(valuation.spend)} * ${DAYS_PER_OCCASION}` : spendSql(valuation.spend);
  const variance = spread && sql`(error * error + ${spendVarianceSql(valuation.spend, spread.spend)})`;
  const bound = (sign: 1 | -1): Sql =>
    variance === null
      ? sql`NULL::DOUBLE`
      : sql`CASE WHEN ${variance} <= ${(Math.log(WIDEST) / Z95) ** 2} THEN expected_revenue * exp(${sign * Z95} * sqrt${variance}) END`;
  return sql`WITH histories AS (
${historiesSql(valuation, tables)}
), scored AS (
  SELECT
    histories.*,
    alive AS p_alive,
    ordering AS p_order,
    expected AS expected_orders,
    staying AS orders_if_alive,
    discounted,
    error,
    ${spend} AS spend_per_order
  FROM histories
  JOIN ${scores} AS scores USING (key_x, key_t_x, key_t)
), priced AS (
  SELECT *, expected_orders * spend_per_order AS expected_revenue, ${waitDaysSql(valuation)} AS wait_days
  FROM scored
)
SELECT
  customer_id,
  first_day,
  last_day,
  x,
  t_x,
  t,
  mean_spend,
  historic,
  p_alive,
  p_order,
  expected_orders,
  orders_if_alive,
  spend_per_order,
  expected_revenue,
  discounted * spend_per_order * ${marginRate} AS value,
  ${bound(-1)} AS low,
  ${bound(1)} AS high,
  CASE WHEN wait_days <= ${FAR_DAYS} THEN first_day + t + ceil(wait_days)::INTEGER END AS next_order_day
FROM priced`;
}

/** What an occasion brings is more than what a day does: the shop's purchase days per occasion with a purchase. */
const DAYS_PER_OCCASION = sql`(SELECT coalesce(sum(key_days) / nullif(sum(key_x), 0), 1) FROM histories)`;

/** Spend counts where it is above 0; where it is not, nothing is known of the customer. */
const known = sql`x > 0 AND mean_spend > 0`;

/** The conditional mean of Gamma-Gamma (Fader & Hardie 2013, eq. 5), or the shop's mean over all purchase days. */
function spendSql(spend: Spend): Sql {
  if (spend.by === 'mean') return sql`(SELECT greatest(sum(historic) / sum(x + 1), 0) FROM histories)`;
  const [p, q, gamma] = spend.parameters;
  return sql`CASE
      WHEN ${known} THEN ${p} * (${gamma} + x * mean_spend) / (${p} * x + ${q - 1})
      ELSE ${(p * gamma) / (q - 1)}
    END`;
}

/** The variance of the logarithm of the expected spend, by the gradient in the logarithms of p, q and γ. */
function spendVarianceSql(spend: Spend, covariance: readonly number[] | null): Sql {
  if (spend.by === 'mean' || covariance === null) return sql`0`;
  const [p, q, gamma] = spend.parameters;
  const repeats = sql`(CASE WHEN ${known} THEN x ELSE 0 END)`;
  const spent = sql`(CASE WHEN ${known} THEN x * mean_spend ELSE 0 END)`;
  const slopes = [
    sql`(${q - 1} / (${p} * ${repeats} + ${q - 1}))`,
    sql`(${-q} / (${p} * ${repeats} + ${q - 1}))`,
    sql`(${gamma} / (${gamma} + ${spent}))`,
  ];
  const terms = slopes.map((row, i) => {
    const inner = slopes.map((column, j) => sql`${covariance[i * 3 + j]!} * ${column}`);
    return sql`${row} * (${inner[0]!} + ${inner[1]!} + ${inner[2]!})`;
  });
  return sql`greatest(${terms[0]!} + ${terms[1]!} + ${terms[2]!}, 0)`;
}

/**
 * Days until half of the customers with this history order again, if they are still customers: the median of the Lomax
 * distribution with shape r + x and scale α + T. Of BG/BB: by the end of the occasion, where the chance of none at n of them,
 * ∏ (b + i)/(a + b + i) over i < n with a = α + x and b = β + T − x, is near (1 + n/(b + (a − 1)/2))^−a.
 */
function waitDaysSql({ model, parameters, unit }: Valuation): Sql {
  const days = UNIT_DAYS[unit];
  const [first, second] = parameters as [number, number];
  if (model === 'bgbb') {
    const scale = sql`(${second} + key_t - key_x + (${first} + key_x - 1) / 2)`;
    return sql`least(greatest(ceil(${scale} * (pow(2, 1 / (${first} + key_x)) - 1)), 1) * ${days}, 1e6)`;
  }
  return sql`least((${second * days} + t) * (pow(2, 1 / (${first} + x)) - 1), 1e6)`;
}
