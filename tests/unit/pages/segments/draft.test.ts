import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opsOf, valueShape, type Rule } from '#segments/rule.ts';
import { ruleFaults } from '#segments/validate.ts';
import {
  draftOf,
  innerPath,
  newGroup,
  newTest,
  ruleOf,
  shapeOf,
  SHAPES,
  stepsOf,
  withField,
  withOp,
  type DraftGroup,
} from '../../../../src/pages/segments/draft.ts';
import { READY } from '../../../../src/pages/segments/ready.ts';
import { anyRule, fields, runs } from '../../segments/rules.ts';

describe('draftOf and ruleOf', () => {
  it('keep every rule through the builder', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const draft = draftOf(rule);
        const again = ruleOf(draft);
        expect(ruleFaults(again)).toEqual([]);
        expect(draftOf(again)).toEqual(draft);
      }),
      runs(200),
    );
  });
  it('give back exactly what the builder itself makes', () => {
    for (const { rule } of READY) expect(ruleOf(draftOf(rule))).toEqual(rule);
  });
  it('keep a name with commas as one value', () => {
    const rule: Rule = {
      kind: 'all',
      rules: [{ kind: 'test', field: 'first_product', op: 'in', value: ['a, b', 'c'] }],
    };
    expect(ruleOf(draftOf(rule))).toEqual(rule);
  });
  it('read numbers as people type them', () => {
    const typed = (text: string) => SHAPES.number.value([text]);
    expect(['1,000', '１２', ' 3 ', '', 'x'].map(typed)).toEqual([1000, 12, 3, NaN, NaN]);
  });
});

describe('a new condition', () => {
  it('has boxes for every field and operator, and keeps what still fits', () => {
    for (const field of fields) {
      for (const op of opsOf(field)) {
        const test = withOp(newTest(field), op);
        expect(test.inputs).toHaveLength(shapeOf(test).boxes);
        expect(valueShape(field, op)).toBeDefined();
      }
    }
    expect(withOp(newTest('orders'), 'between').inputs).toEqual(['2', '2']);
    expect(withField({ ...newTest('orders'), inputs: ['7'] }, 'revenue')).toMatchObject({ inputs: ['7'] });
    expect(withField(newTest('orders'), 'first_day').inputs).toEqual(['']);
  });
  it('can be used at once in a group', () => {
    expect(ruleFaults(ruleOf({ kind: 'group', mode: 'none', items: [newTest(), newGroup()] }))).toEqual([]);
  });
});

describe('innerPath', () => {
  it('leads to the row that is at fault', () => {
    const bad = newTest('first_region');
    const draft: DraftGroup = {
      kind: 'group',
      mode: 'all',
      items: [newTest(), { kind: 'group', mode: 'none', items: [newTest(), bad] }],
    };
    const inner = innerPath({ mode: 'none' }, [...innerPath(draft, []), 1]);
    expect(ruleFaults(ruleOf(draft))).toEqual([{ problem: 'wrong-value', path: [...inner, 1] }]);
  });
});

describe('stepsOf', () => {
  it('adds one condition after the other', () => {
    const { rule } = READY[0];
    expect(stepsOf(rule).map((step) => (step.kind === 'all' ? step.rules.length : 0))).toEqual([1, 2]);
  });
  it('has one step for a rule of alternatives', () => {
    const rule: Rule = { kind: 'any', rules: READY[0].rule.rules };
    expect(stepsOf(rule)).toEqual([rule]);
  });
});
