import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileRule } from '#segments/compile.ts';
import { FIELDS, RuleError, opsOf, type FieldName, type Rule } from '#segments/rule.ts';
import { ident, join, raw, sql } from '#sql/tag.ts';
import { openDuckDB, type Row, type TestDuckDB } from '../../support/duckdb.ts';
import { CUSTOMER_TYPES, anyCustomer, anyRule, fields, matches, runs } from './rules.ts';

const test = (field: string, op: string, value: unknown) => ({ kind: 'test', field, op, value }) as Rule;

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  const columns = fields.map((name) => sql`${ident(name)} ${raw(CUSTOMER_TYPES[name])}`);
  db.run(sql`CREATE TABLE customers (n INTEGER, ${join(columns)})`);
});
afterAll(() => db.close());

function load(customers: readonly Row[]) {
  db.run('DELETE FROM customers');
  const rows = customers.map((row, n) => sql`(${n}, ${join(fields.map((name) => row[name] ?? null))})`);
  db.run(sql`INSERT INTO customers VALUES ${join(rows)}`);
}
const found = (rule: Rule) =>
  db.rows(sql`SELECT n FROM customers WHERE ${compileRule(rule)} ORDER BY n`).map((r) => r['n']);

describe('compileRule', () => {
  it('keeps values out of the text', () => {
    const { text, values } = compileRule(test('first_channel', 'eq', "x' OR 1=1 --"));
    expect(text).toBe('"first_channel" = ?');
    expect(values).toEqual(["x' OR 1=1 --"]);
  });

  it('holds the customers that the rule in plain words holds, nulls included', () => {
    fc.assert(
      fc.property(
        fc.array(anyCustomer, { minLength: 1, maxLength: 12 }),
        fc.array(anyRule, { minLength: 1, maxLength: 8 }),
        (customers, rules) => {
          load(customers);
          for (const rule of rules) {
            const expected = customers.flatMap((customer, n) => (matches(rule, customer) ? [n] : []));
            expect(found(rule), JSON.stringify(rule)).toEqual(expected);
          }
        },
      ),
      runs(40),
    );
  });

  it('splits everybody into a rule and its NOT', () => {
    fc.assert(
      fc.property(fc.array(anyCustomer, { minLength: 1, maxLength: 12 }), anyRule, (customers, rule) => {
        load(customers);
        const both = [...found(rule), ...found({ kind: 'not', rule })];
        expect(both.toSorted((a, b) => Number(a) - Number(b))).toEqual(customers.map((_, n) => n));
      }),
      runs(30),
    );
  });

  it('takes hostile texts as texts', () => {
    load([{ customer_id: 'a' }, { customer_id: "'; DROP TABLE customers; --" }, { customer_id: 'b?' }]);
    expect(found(test('customer_id', 'eq', "'; DROP TABLE customers; --"))).toEqual([1]);
    expect(found(test('customer_id', 'in', ['b?', "' OR '1'='1"]))).toEqual([2]);
    expect(found(test('customer_id', 'contains', '%'))).toEqual([]);
    expect(db.rows('SELECT count(*)::INTEGER AS n FROM customers')).toEqual([{ n: 3 }]);
  });

  it.each([
    ['empty-group', [], { kind: 'all', rules: [] }],
    ['empty-group', [1], { kind: 'any', rules: [test('orders', 'eq', 1), { kind: 'all', rules: [] }] }],
    ['unknown-field', [1], { kind: 'all', rules: [test('orders', 'eq', 1), test('nope', 'eq', 1)] }],
    ['unknown-field', [], test('__proto__', 'eq', 1)],
    ['wrong-operator', [0], { kind: 'any', rules: [test('first_channel', 'lt', 3)] }],
    ['wrong-operator', [], test('orders', 'toString', 3)],
    ['wrong-value', [0, 0], { kind: 'all', rules: [{ kind: 'not', rule: test('orders', 'gt', NaN) }] }],
    ['wrong-value', [], test('first_channel', 'in', [])],
    ['wrong-value', [], test('first_channel', 'contains', '')],
    ['wrong-value', [], test('first_day', 'before', '2023-02-29')],
    ['wrong-value', [], test('orders', 'between', [1])],
    ['reversed-range', [], test('orders', 'between', [3, 1])],
    ['reversed-range', [], test('last_day', 'between', ['2024-02-01', '2024-01-31'])],
  ] as [string, number[], Rule][])('reports %s at %j', (problem, path, rule) => {
    expect(() => compileRule(rule)).toThrow(RuleError);
    expect(() => compileRule(rule)).toThrow(expect.objectContaining({ problem, path }));
  });

  it('has a predicate that DuckDB binds for every field and operator', () => {
    load([{}]);
    const samples = { number: 1, 'number-pair': [1, 2], text: 'a', 'text-list': ['a', 'b'], day: '2024-01-01' };
    for (const field of Object.keys(FIELDS) as FieldName[]) {
      for (const op of opsOf(field)) {
        const fits = [...Object.values(samples), ['2024-01-01', '2024-02-01']].filter((value) => {
          try {
            expect(found(test(field, op, value))).toEqual([]);
            return true;
          } catch (error) {
            if (error instanceof RuleError) return false;
            throw error;
          }
        });
        expect(fits.length, `${field} ${op}`).toBeGreaterThan(0);
      }
    }
  });
});
