import type { Context } from '#models/question.ts';
import { sql, type Sql } from '#sql/tag.ts';
import { compileRule } from './compile.ts';
import type { Rule } from './rule.ts';

/** What a segment is, apart from its name and the frame it is looked at in: plain data, safe to store and to share. */
export type SegmentDefinition = { kind: 'rule'; rule: Rule };

/**
 * The members as one column `customer_id`, in the frame of the context.
 *
 * @throws {RuleError} for a rule that cannot be compiled
 */
export function membersSql(definition: SegmentDefinition, { customers }: Context): Sql {
  return sql`SELECT customer_id FROM ${customers} WHERE ${compileRule(definition.rule)}`;
}
