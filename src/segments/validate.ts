import * as v from 'valibot';
import { isDay } from '#orders/days.ts';
import {
  FIELDS,
  OPS,
  RULE_LIMITS,
  RuleError,
  valueShape,
  type FieldName,
  type Op,
  type Rule,
  type RuleFault,
  type RuleTest,
  type RuleValue,
  type ValueShape,
} from './rule.ts';

const number = v.pipe(v.number(), v.finite());
const text = v.pipe(v.string(), v.nonEmpty(), v.maxLength(RULE_LIMITS.textLength));
const day = v.pipe(v.string(), v.check(isDay));
const REVERSED = 'reversed';

const SHAPES = {
  number,
  'number-pair': v.pipe(
    v.strictTuple([number, number]),
    v.check(([low, high]) => low <= high, REVERSED),
  ),
  text,
  'text-list': v.pipe(v.array(text), v.nonEmpty(), v.maxLength(RULE_LIMITS.listLength)),
  day,
  'day-pair': v.pipe(
    v.strictTuple([day, day]),
    v.check(([low, high]) => low <= high, REVERSED),
  ),
} as const satisfies Record<ValueShape, v.GenericSchema<RuleValue>>;

/** Everything that keeps a rule from being used, in reading order; empty when it can be compiled. */
export function ruleFaults(rule: Rule): RuleFault[] {
  const faults = faultsAt(rule, []);
  return countTests(rule) > RULE_LIMITS.tests ? [...faults, { problem: 'too-many-tests', path: [] }] : faults;
}

function faultsAt(rule: Rule, path: readonly number[]): RuleFault[] {
  if (path.length > RULE_LIMITS.depth) return [{ problem: 'too-deep', path }];
  switch (rule.kind) {
    case 'test':
      return testFaults(rule, path);
    case 'not':
      return faultsAt(rule.rule, [...path, 0]);
    default:
      if (rule.rules.length === 0) return [{ problem: 'empty-group', path }];
      return rule.rules.flatMap((child, i) => faultsAt(child, [...path, i]));
  }
}

function testFaults({ field, op, value }: RuleTest, path: readonly number[]): RuleFault[] {
  if (!Object.hasOwn(FIELDS, field)) return [{ problem: 'unknown-field', path }];
  const shape = valueShape(field, op);
  if (!shape) return [{ problem: 'wrong-operator', path }];
  const { issues } = v.safeParse<v.GenericSchema>(SHAPES[shape], value);
  if (!issues) return [];
  return [{ problem: issues[0].message === REVERSED ? 'reversed-range' : 'wrong-value', path }];
}

const countTests = (rule: Rule): number =>
  rule.kind === 'test'
    ? 1
    : rule.kind === 'not'
      ? countTests(rule.rule)
      : rule.rules.reduce((sum, child) => sum + countTests(child), 0);

const fieldName = v.custom<FieldName>((value) => typeof value === 'string' && Object.hasOwn(FIELDS, value));
const opName = v.custom<Op>((value) => Object.values(OPS).some((ops) => Object.hasOwn(ops, String(value))));
const testSchema = v.strictObject({
  kind: v.literal('test'),
  field: fieldName,
  op: opName,
  value: v.union([v.number(), v.string(), v.strictTuple([v.number(), v.number()]), v.array(v.string())]),
});

// Nested by depth instead of lazily, so that a file cannot nest deeper than the schema does.
function ruleSchema(depth: number): v.GenericSchema<Rule> {
  if (depth === 0) return testSchema;
  const child = ruleSchema(depth - 1);
  return v.variant('kind', [
    testSchema,
    v.strictObject({ kind: v.literal('not'), rule: child }),
    v.strictObject({ kind: v.picklist(['all', 'any']), rules: v.array(child) }),
  ]);
}

/** The shape of a rule from storage or from a file. Accepts what `ruleFaults` may still find fault with (empty groups, …). */
export const RULE_SCHEMA = ruleSchema(RULE_LIMITS.depth);

/**
 * A rule from untrusted JSON, checked down to every value.
 *
 * @throws {RuleError} naming the first problem and its place
 */
export function validateRule(input: unknown): Rule {
  const { success, output, issues } = v.safeParse(RULE_SCHEMA, input);
  if (!success) throw new RuleError({ problem: 'not-a-rule', path: rulePath(issues[0]) });
  const [fault] = ruleFaults(output);
  if (fault) throw new RuleError(fault);
  return output;
}

function rulePath(issue: v.BaseIssue<unknown>): number[] {
  const path: number[] = [];
  for (const { key } of issue.path ?? []) {
    if (key === 'value') break;
    if (typeof key === 'number') path.push(key);
    if (key === 'rule') path.push(0);
  }
  return path;
}
