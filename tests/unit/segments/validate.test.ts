import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRule } from '#segments/compile.ts';
import { RULE_LIMITS, RuleError, type Rule } from '#segments/rule.ts';
import { validateRule } from '#segments/validate.ts';
import { anyRule, runs } from './rules.ts';

const orders = { kind: 'test', field: 'orders', op: 'gte', value: 3 };
const nested = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>((rule) => ({ kind: 'not', rule }), orders);

const faultOf = (input: unknown) => {
  try {
    validateRule(input);
    return undefined;
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { problem: error.problem, path: error.path };
  }
};

describe('validateRule', () => {
  it('gives back any rule that went through JSON', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const json = JSON.parse(JSON.stringify(rule)) as unknown;
        expect(validateRule(json)).toEqual(json);
      }),
      runs(100),
    );
  });

  it('either refuses with a RuleError or gives something that compiles, whatever it is fed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.record({
            kind: fc.constantFrom('all', 'not', 'test', 'x'),
            rules: fc.jsonValue(),
            rule: fc.jsonValue(),
            field: fc.jsonValue(),
            op: fc.jsonValue(),
            value: fc.jsonValue(),
          }),
        ),
        (input) => {
          if (faultOf(input)) return;
          expect(compileRule(input as Rule).text).not.toBe('');
        },
      ),
      runs(200),
    );
  });

  it.each([
    ['nothing', null, []],
    ['an unknown kind', { kind: 'some', rules: [] }, []],
    ['a key too many', { ...orders, sql: 'true' }, []],
    ['an unknown field in the second place', { kind: 'all', rules: [orders, { ...orders, field: 'nope' }] }, [1]],
    ['a list of numbers under a NOT', { kind: 'not', rule: { ...orders, value: [1, 2, 3] } }, [0]],
  ])('refuses %s with its place', (_, input, path) => {
    expect(faultOf(input)).toEqual({ problem: 'not-a-rule', path });
  });

  it('refuses a rule nested beyond the limit, however deep, and one with too many conditions', () => {
    expect(faultOf(nested(RULE_LIMITS.depth))).toBeUndefined();
    expect(faultOf(nested(RULE_LIMITS.depth + 1))?.problem).toBe('not-a-rule');
    expect(faultOf(nested(100_000))?.problem).toBe('not-a-rule');
    const many = Array.from({ length: RULE_LIMITS.tests + 1 }, () => orders);
    expect(faultOf({ kind: 'all', rules: many })).toEqual({ problem: 'too-many-tests', path: [] });
  });
});
