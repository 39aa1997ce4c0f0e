/** A segment as the user built it: plain data, safe to store and to share as JSON. */
export type Rule = { kind: 'all' | 'any'; rules: readonly Rule[] } | { kind: 'not'; rule: Rule } | RuleTest;

export interface RuleTest {
  kind: 'test';
  field: FieldName;
  op: Op;
  value: RuleValue;
}

/** Days are ISO texts (2011-12-10), money is in the frame's currency. */
export type RuleValue = number | string | readonly [number, number] | readonly string[];

export type FieldType = 'number' | 'text' | 'day';

/**
 * The columns of `customers` that rules may test, in the order of the menu. One table drives the builder's menus, the
 * validation, the SQL and the words. `as` says how a number is written.
 */
export const FIELDS = {
  days_since_last_order: { type: 'number', as: 'decimal' },
  orders: { type: 'number', as: 'decimal' },
  revenue: { type: 'number', as: 'money' },
  aov: { type: 'number', as: 'money' },
  purchase_days: { type: 'number', as: 'decimal' },
  first_amount: { type: 'number', as: 'money' },
  first_day: { type: 'day', as: 'day' },
  last_day: { type: 'day', as: 'day' },
  first_category: { type: 'text', as: 'text' },
  first_channel: { type: 'text', as: 'text' },
  first_region: { type: 'text', as: 'text' },
  first_product: { type: 'text', as: 'text' },
  customer_id: { type: 'text', as: 'text' },
} as const satisfies Record<string, { type: FieldType; as: 'decimal' | 'money' | 'day' | 'text' }>;

export type FieldName = keyof typeof FIELDS;

/** What an operator is compared with, and so which input the builder shows. Pairs run from low to high, inclusive. */
export type ValueShape = 'number' | 'number-pair' | 'text' | 'text-list' | 'day' | 'day-pair';

/** The operators of each field type, in the order of the menu. `contains` ignores case, `eq` and `in` do not. */
export const OPS = {
  number: { gte: 'number', lte: 'number', between: 'number-pair', gt: 'number', lt: 'number', eq: 'number' },
  text: { eq: 'text', in: 'text-list', contains: 'text' },
  day: { after: 'day', before: 'day', between: 'day-pair', eq: 'day' },
} as const satisfies Record<FieldType, Record<string, ValueShape>>;

export type Op = { [T in FieldType]: keyof (typeof OPS)[T] }[FieldType];

/** The shape of value that a field's operator takes; undefined when the field does not know the operator. */
export function valueShape(field: FieldName, op: string): ValueShape | undefined {
  const shapes: Readonly<Record<string, ValueShape>> = OPS[FIELDS[field].type];
  return Object.hasOwn(shapes, op) ? shapes[op] : undefined;
}

/** The operators of a field, for its menu. */
export const opsOf = (field: FieldName): Op[] => Object.keys(OPS[FIELDS[field].type]) as Op[];

/** Far beyond what a person builds; a rule from a file must not exhaust the page or the database. */
export const RULE_LIMITS = { depth: 8, tests: 200, listLength: 1000, textLength: 200 } as const;

export type RuleProblem =
  | 'not-a-rule'
  | 'empty-group'
  | 'unknown-field'
  | 'wrong-operator'
  | 'wrong-value'
  | 'reversed-range'
  | 'too-deep'
  | 'too-many-tests';

/** A problem and its place in the rule tree (positions in the groups, a NOT counts as one), so the builder can mark the row. */
export interface RuleFault {
  problem: RuleProblem;
  path: readonly number[];
}

export class RuleError extends Error {
  override readonly name = 'RuleError';
  readonly problem: RuleProblem;
  readonly path: readonly number[];

  constructor({ problem, path }: RuleFault) {
    super(`${problem} at ${path.join('.') || 'the top'}`);
    this.problem = problem;
    this.path = path;
  }
}
