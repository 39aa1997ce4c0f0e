import type { Phrase, PhrasePart } from '#core/phrase.ts';
import { dayNumber } from '#orders/days.ts';
import { FIELDS, type Rule, type RuleTest } from './rule.ts';

/** The rule as a phrase that completes "Customers who …"; the page words it in the reader's language. */
export function describeRule(rule: Rule): Phrase {
  switch (rule.kind) {
    case 'test':
      return describeTest(rule);
    case 'not':
      return { key: 'segments.not', parts: { rule: describeRule(rule.rule) } };
    default:
      return joined(rule.kind, rule.rules.map(describeInner));
  }
}

const joined = (kind: 'all' | 'any', list: PhrasePart[]): Phrase => ({
  key: 'segments.joined',
  parts: { rules: { list, between: `segments.between.${kind}` } },
});

function describeInner(rule: Rule): Phrase {
  const inner = describeRule(rule);
  const several = (rule.kind === 'all' || rule.kind === 'any') && rule.rules.length > 1;
  return several ? { key: 'segments.group', parts: { rule: inner } } : inner;
}

function describeTest({ field, op, value }: RuleTest): Phrase {
  const values = typeof value === 'object' ? value : [value];
  const write = (item: string | number): PhrasePart => quantity(FIELDS[field].as, item);
  const parts: Record<string, PhrasePart> =
    op === 'in'
      ? { values: { list: values.map(write), between: 'segments.between.values' } }
      : op === 'between'
        ? { low: write(values[0]), high: write(values[1]) }
        : { value: write(values[0]) };
  return {
    key: `segments.says.${field}`,
    parts: { test: { key: `segments.op.${FIELDS[field].type}.${op}`, parts } },
  };
}

function quantity(as: (typeof FIELDS)[keyof typeof FIELDS]['as'], value: string | number): PhrasePart {
  if (as === 'text') return { key: 'segments.quoted', parts: { text: { as: 'text', value: String(value) } } };
  if (as === 'day') return { as, value: dayNumber(String(value)) };
  return { as, value: Number(value) };
}
