import type { Rule, RuleTest } from '#segments/rule.ts';

const test = (field: RuleTest['field'], op: RuleTest['op'], value: RuleTest['value']): RuleTest => ({
  kind: 'test',
  field,
  op,
  value,
});

/** Rules to begin with. */
export const READY = [
  {
    id: 'once',
    rule: { kind: 'all', rules: [test('orders', 'eq', 1), test('days_since_last_order', 'gt', 90)] },
  },
  {
    id: 'quiet',
    rule: { kind: 'all', rules: [test('orders', 'gte', 3), test('days_since_last_order', 'between', [60, 180])] },
  },
  { id: 'best', rule: { kind: 'all', rules: [test('orders', 'gte', 5)] } },
] as const satisfies readonly { id: string; rule: Rule }[];
