import { addDays } from '#orders/days.ts';
import { sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../../question.ts';
import { lastKnownDay } from '../histories.ts';
import type { Valuation } from '../valuation.ts';
import { formulaYearsSql } from './formula.ts';

/** Best first. */
export const TIERS = ['high', 'middle', 'low'] as const;
export type Tier = (typeof TIERS)[number];

/**
 * What "future share above 60 %" [E05] is read as. `value`: the smallest group of the most valuable customers that holds
 * such a share of all expected value. `future`: everyone of whose revenue, so far and expected, more than such a share is
 * still to come. `customers`: such a share of all customers, the most valuable.
 */
export const TIER_READINGS = ['value', 'future', 'customers'] as const;
export type TierReading = (typeof TIER_READINGS)[number];

/** Where the high and the middle tier end, as shares (0–1) of what the reading cuts. */
export interface TierRule {
  readonly by: TierReading;
  readonly high: number;
  readonly middle: number;
}

export const TIER_DEFAULTS = {
  value: { by: 'value', high: 0.6, middle: 0.85 },
  future: { by: 'future', high: 0.6, middle: 0.3 },
  customers: { by: 'customers', high: 0.2, middle: 0.5 },
} as const satisfies Record<TierReading, TierRule>;

export const LEAST_CUT = 0.01;
export const MOST_CUT = 0.99;

/** @throws {RangeError} naming the cut that cannot be used */
export function checkTierRule({ by, high, middle }: TierRule): void {
  if (!(high >= LEAST_CUT && high <= MOST_CUT)) throw new RangeError(`high: ${high} is not within 1 and 99 %`);
  if (!(middle >= 0 && middle <= 1)) throw new RangeError(`middle: ${middle} is no share`);
  // The middle tier lies below the high one: further down the ranking, or at a smaller share to come.
  if (by === 'future' ? middle >= high : middle <= high)
    throw new RangeError(`middle: ${middle} does not come after ${high}`);
}

/** A rounding error must not add a customer, nor take one away. */
const NEARLY = 1 - 1e-9;

/**
 * Every customer with their place by value (from 1; equal values by id) and their tier: the columns of `valuedSql` and
 * place INTEGER, tier VARCHAR. Where nothing is expected of anyone, everyone is low. @throws {RangeError} see `checkTierRule`
 */
export function tieredSql(valuation: Valuation, rule: TierRule, context: Context): Sql {
  checkTierRule(rule);
  return sql`SELECT * EXCLUDE (before, total, customers), ${tierSql(rule)} AS tier
FROM (
  SELECT *, max(before + value) OVER () AS total
  FROM (
    SELECT
      *,
      row_number() OVER best AS place,
      count(*) OVER () AS customers,
      coalesce(sum(value) OVER (best ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM ${context.valued(valuation)}
    WINDOW best AS (ORDER BY value DESC, customer_id)
  )
)`;
}

const TESTS: Record<TierReading, (cut: number) => Sql> = {
  value: (cut) => sql`before < total * ${cut * NEARLY}`,
  // Money that went back is no past to set against the future.
  future: (cut) => sql`expected_revenue > ${cut} * (expected_revenue + greatest(historic, 0))`,
  customers: (cut) => sql`total > 0 AND place <= ceil(customers * ${cut} - 1e-9)`,
};

const tierSql = ({ by, high, middle }: TierRule): Sql =>
  sql`CASE WHEN ${TESTS[by](high)} THEN 'high' WHEN ${TESTS[by](middle)} THEN 'middle' ELSE 'low' END`;

/** The customers of one tier, as a SELECT of `customer_id`. @throws {RangeError} see `checkTierRule` */
export const tierMembersSql = (valuation: Valuation, rule: TierRule, tier: Tier, context: Context): Sql =>
  sql`SELECT customer_id
FROM (
${tieredSql(valuation, rule, context)}
)
WHERE tier = ${tier}`;

/**
 * The three tiers, best first, empty ones too: sums over their customers, and the smallest value that is in. `came`:
 * purchase days (of BG/BB occasions with a purchase) within the horizon after the last known day, as far as the frame has
 * seen; null when it has seen none.
 */
export function tiersSql(valuation: Valuation, rule: TierRule, context: Context): Sql {
  const end = lastKnownDay(valuation.fittedTo, context);
  const seen = end < context.frame.to;
  return sql`WITH tiered AS (
${tieredSql(valuation, rule, context)}
), formula AS (
  SELECT customer_id, historic * ${formulaYearsSql(valuation, context)} AS formula
  FROM tiered
), came AS (
  SELECT customer_id, count(DISTINCT ${boughtOn(valuation)}) AS came
  FROM ${context.orders}
  WHERE day > ${end}::DATE AND day <= ${addDays(end, Math.floor(valuation.horizonDays))}::DATE
  GROUP BY customer_id
), tiers(place_of_tier, tier) AS (
  VALUES (1, 'high'), (2, 'middle'), (3, 'low')
)
SELECT
  tier,
  count(customer_id) AS customers,
  count(customer_id) / nullif(sum(count(customer_id)) OVER (), 0) AS customers_share,
  coalesce(sum(value), 0) AS value,
  coalesce(sum(value), 0) / nullif(sum(sum(value)) OVER (), 0) AS value_share,
  min(value) AS least_value,
  coalesce(sum(p_alive), 0) AS alive,
  coalesce(sum(expected_orders), 0) AS expected_orders,
  coalesce(sum(expected_revenue), 0) AS expected_revenue,
  coalesce(sum(historic), 0) AS historic,
  coalesce(sum(formula), 0) AS formula,
  ${seen ? sql`coalesce(sum(came), 0)` : sql`NULL`} AS came
FROM tiers
LEFT JOIN tiered USING (tier)
LEFT JOIN formula USING (customer_id)
LEFT JOIN came USING (customer_id)
GROUP BY place_of_tier, tier
ORDER BY place_of_tier`;
}

/** What counts as one purchase: a day, or a calendar unit with a purchase. */
const boughtOn = ({ model, unit }: Valuation): Sql => (model === 'bgbb' ? sql`date_trunc(${unit}, day)` : sql`day`);
