import type { Phrase } from '#core/phrase.ts';
import type { Context } from '#models/question.ts';
import { sql, type Sql } from '#sql/tag.ts';
import { compileRule } from './compile.ts';
import { describeRule } from './describe.ts';
import { describeMark, markMembersSql, readMark, type MarkDefinition } from './marks/index.ts';
import { RuleError, type Rule } from './rule.ts';
import { validateRule } from './validate.ts';

/** What a segment is, apart from its name and the frame it is looked at in: plain data, safe to store and to share. */
export type SegmentDefinition = { kind: 'rule'; rule: Rule } | MarkDefinition;

/**
 * The members, as a SELECT of `customer_id`, in the frame of the context.
 *
 * @throws {RuleError} for a rule that cannot be compiled, {RangeError} for settings that cannot be used
 */
export const membersSql = (definition: SegmentDefinition, context: Context): Sql =>
  definition.kind === 'rule'
    ? sql`SELECT customer_id
FROM ${context.customers}
WHERE ${compileRule(definition.rule)}`
    : markMembersSql(definition, context);

/** The definition as one sentence for the page to word. */
export const describeDefinition = (definition: SegmentDefinition): Phrase =>
  definition.kind === 'rule'
    ? { key: 'segments.sentence', parts: { rule: describeRule(definition.rule) } }
    : describeMark(definition);

/**
 * A definition from untrusted JSON (a project file, a link), checked down to every value.
 *
 * @throws {RuleError} naming the problem
 */
export function validateDefinition(input: unknown): SegmentDefinition {
  // A rule's own check names the place.
  if (isRuleLike(input)) return { kind: 'rule', rule: validateRule(input.rule) };
  const known = readMark(input);
  if (known === null) throw new RuleError({ problem: 'not-a-rule', path: [] });
  return known;
}

const isRuleLike = (input: unknown): input is { rule: unknown } =>
  typeof input === 'object' &&
  input !== null &&
  'kind' in input &&
  input.kind === 'rule' &&
  'rule' in input &&
  Object.keys(input).length === 2;
