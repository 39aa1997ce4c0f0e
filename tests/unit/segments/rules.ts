import * as fc from 'fast-check';
import type { Cell, Row } from '../../support/duckdb.ts';
import { FIELDS, OPS, opsOf, type FieldName, type Rule, type RuleTest } from '#segments/rule.ts';

export const runs = (n: number) => ({ numRuns: process.env['LONG'] ? n * 10 : n, seed: 20111210 });

/** The columns of `customers` that rules read, for tests that make their own. */
export const CUSTOMER_TYPES: Record<FieldName, string> = {
  days_since_last_order: 'INTEGER',
  orders: 'INTEGER',
  revenue: 'DECIMAL(18,2)',
  aov: 'DOUBLE',
  purchase_days: 'INTEGER',
  first_amount: 'DECIMAL(18,2)',
  first_day: 'DATE',
  last_day: 'DATE',
  first_category: 'VARCHAR',
  first_channel: 'VARCHAR',
  first_region: 'VARCHAR',
  first_product: 'VARCHAR',
  customer_id: 'VARCHAR',
};

export const fields = Object.keys(FIELDS) as FieldName[];

// Few distinct values, so that comparisons hit equality; quotes, wildcards and markup, because they must mean nothing.
const words = ['', 'a', 'A', 'ab', 'é', '茶', "'", "x' OR 1=1 --", '%', '_', '"; DROP TABLE customers; --', '?', '\0'];
const text = fc.constantFrom(...words.filter((word) => word !== ''));
const day = fc.integer({ min: 0, max: 40 }).map((n) => new Date(Date.UTC(2024, 1, 10 + n)).toISOString().slice(0, 10));
const cents = fc.integer({ min: -300, max: 3000 }).map((n) => n / 100);
const count = fc.integer({ min: 0, max: 9 });
const number = fc.oneof(count, cents, fc.constantFrom(1e20, -1e20, 1e300, 0.1 + 0.2, -0));

const VALUES = { number, text, day } as const;
const CELLS = { decimal: count, money: cents, day, text: fc.constantFrom(...words) } as const;

export const anyCustomer: fc.Arbitrary<Row> = fc.record(
  Object.fromEntries(fields.map((name) => [name, fc.option<Cell>(CELLS[FIELDS[name].as], { freq: 4 })])),
);

const anyTest: fc.Arbitrary<RuleTest> = fc
  .constantFrom(...fields)
  .chain((field) => fc.record({ field: fc.constant(field), op: fc.constantFrom(...opsOf(field)) }))
  .chain(({ field, op }) => {
    const { type } = FIELDS[field];
    const shape = (OPS[type] as Record<string, string>)[op]!;
    const one: fc.Arbitrary<string | number> = VALUES[type];
    const value = shape.endsWith('-list')
      ? fc.array(one, { minLength: 1, maxLength: 3 })
      : shape.endsWith('-pair')
        ? fc.tuple(one, one).map(([a, b]) => (a <= b ? [a, b] : [b, a]))
        : one;
    return value.map((made) => ({ kind: 'test', field, op, value: made }) as RuleTest);
  });

export const anyRule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    anyTest,
    fc.record({ kind: fc.constantFrom('all', 'any'), rules: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not'), rule: tie('rule') }),
  ),
})).rule;

/** What a rule means, in the plainest words there are: the yardstick for the SQL. */
export function matches(rule: Rule, customer: Row): boolean {
  switch (rule.kind) {
    case 'not':
      return !matches(rule.rule, customer);
    case 'all':
      return rule.rules.every((child) => matches(child, customer));
    case 'any':
      return rule.rules.some((child) => matches(child, customer));
    case 'test':
      return matchesTest(rule, customer[rule.field] ?? null);
  }
}

function matchesTest({ op, value }: RuleTest, cell: Cell): boolean {
  if (cell === null) return false;
  const values: readonly Cell[] = typeof value === 'object' ? value : [value];
  const order = (i: number) => Math.sign(Number(cell > values[i]!) - Number(cell < values[i]!));
  switch (op) {
    case 'eq':
      return order(0) === 0;
    case 'lt':
    case 'before':
      return order(0) < 0;
    case 'lte':
      return order(0) <= 0;
    case 'gt':
    case 'after':
      return order(0) > 0;
    case 'gte':
      return order(0) >= 0;
    case 'between':
      return order(0) >= 0 && order(1) <= 0;
    case 'in':
      return values.includes(cell);
    case 'contains':
      return String(cell).toLowerCase().includes(String(values[0]).toLowerCase());
  }
}
