import { ident, join, sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../question.ts';
import { rulesOf, type RuleRef } from './rules/index.ts';
import { classedSql, moneySql, type Chain, type Scoring } from './scoring.ts';
import type { RfmSettings } from './settings.ts';

/** A way to name customers. */
export interface Side {
  readonly settings: RfmSettings;
  readonly rules: RuleRef;
}

const scoring = ({ settings, rules }: Side, suffix: '_left' | '_right'): Scoring => ({
  settings,
  rules: rulesOf(rules),
  suffix,
  values: {
    r: sql`days_since_last_order`,
    f: sql`orders`,
    m: moneySql(settings.monetary, sql`revenue`, sql`orders`),
  },
  lean: true,
});

const bothSql = (left: Side, right: Side, { customers }: Context): Chain =>
  classedSql(
    [scoring(left, '_left'), scoring(right, '_right')],
    sql`  SELECT customer_id, days_since_last_order, orders, revenue
  FROM ${customers}`,
  );

export const compareSql = (left: Side, right: Side, context: Context): Sql =>
  sql`WITH ${bothSql(left, right, context).ctes}
SELECT
  segment_left AS left_segment,
  segment_right AS right_segment,
  count(*) AS customers,
  sum(orders) AS orders,
  sum(revenue) AS revenue
FROM classed
GROUP BY segment_left, segment_right
ORDER BY ${placeOfSql(ident('segment_left'), left.rules)}, ${placeOfSql(ident('segment_right'), right.rules)}`;

/** The buyers in one segment by one way and in another by the other, '' for none; as a SELECT of `customer_id`. */
export const moveMembersSql = (
  left: Side & { readonly segment: string },
  right: Side & { readonly segment: string },
  context: Context,
): Sql => sql`WITH ${bothSql(left, right, context).ctes}
SELECT customer_id
FROM classed
WHERE segment_left = ${left.segment} AND segment_right = ${right.segment}`;

/** The place of a segment in its rule set, for an order; what is no segment of it comes last, by name. */
export function placeOfSql(segment: Sql, rules: RuleRef): Sql {
  const ids = rulesOf(rules).segments.map(({ id }) => id);
  return ids.length === 0 ? segment : sql`list_position([${join(ids)}], ${segment}) NULLS LAST, ${segment}`;
}
