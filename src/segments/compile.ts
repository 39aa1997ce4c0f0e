import { ident, join, sql, type Sql } from '#sql/tag.ts';
import { FIELDS, RuleError, type FieldName, type Op, type Rule, type RuleTest } from './rule.ts';
import { ruleFaults } from './validate.ts';

const PREDICATES: Record<Op, (column: Sql, values: readonly Sql[]) => Sql> = {
  eq: (column, [value]) => sql`${column} = ${value!}`,
  lt: (column, [value]) => sql`${column} < ${value!}`,
  lte: (column, [value]) => sql`${column} <= ${value!}`,
  gt: (column, [value]) => sql`${column} > ${value!}`,
  gte: (column, [value]) => sql`${column} >= ${value!}`,
  before: (column, [value]) => sql`${column} < ${value!}`,
  after: (column, [value]) => sql`${column} > ${value!}`,
  between: (column, [low, high]) => sql`${column} BETWEEN ${low!} AND ${high!}`,
  in: (column, values) => sql`${column} IN (${join(values)})`,
  contains: (column, [value]) => sql`contains(lower(${column}), lower(${value!}))`,
};

/**
 * A rule as predicate over the columns of `customers`. A customer without a value never matches a test; NOT holds
 * exactly the customers whom the inner rule does not.
 *
 * @throws {RuleError} naming the first part of the rule that cannot be compiled
 */
export function compileRule(rule: Rule): Sql {
  const [fault] = ruleFaults(rule);
  if (fault) throw new RuleError(fault);
  return predicateOf(rule);
}

function predicateOf(rule: Rule): Sql {
  switch (rule.kind) {
    case 'test':
      return testSql(rule);
    case 'not':
      // For a customer without a value the inner rule is NULL, and the complement must hold them.
      return sql`(${predicateOf(rule.rule)}) IS NOT TRUE`;
    default:
      return sql`(${join(rule.rules.map(predicateOf), rule.kind === 'all' ? ' AND ' : ' OR ')})`;
  }
}

function testSql({ field, op, value }: RuleTest): Sql {
  const values = typeof value === 'object' ? value : [value];
  return PREDICATES[op](
    columnSql(field),
    values.map((item) => (FIELDS[field].type === 'day' ? sql`CAST(${item} AS DATE)` : sql`${item}`)),
  );
}

// DECIMAL(18,2) cannot hold every number a user may type; DOUBLE compares with all of them, exact to the cent.
const columnSql = (field: FieldName): Sql =>
  FIELDS[field].as === 'money' ? sql`CAST(${ident(field)} AS DOUBLE)` : ident(field);
