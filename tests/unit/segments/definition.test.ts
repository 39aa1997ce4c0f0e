import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '#i18n/format.ts';
import { en } from '#i18n/messages/en.ts';
import { zhCN } from '#i18n/messages/zh-CN.ts';
import { word } from '#i18n/word.ts';
import { COHORT_DEFAULTS } from '#models/cohorts/index.ts';
import type { Context } from '#models/question.ts';
import { RFM_DEFAULTS, RULE_SETS } from '#models/rfm/index.ts';
import { defaultFrame } from '#orders/frame.ts';
import { describeDefinition, membersSql, validateDefinition, type SegmentDefinition } from '#segments/definition.ts';
import { RuleError } from '#segments/rule.ts';
import { withMembers } from '#segments/context.ts';
import { ident } from '#sql/tag.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';

const DEFINITIONS: SegmentDefinition[] = [
  { kind: 'rule', rule: { kind: 'test', field: 'orders', op: 'gte', value: 2 } },
  { kind: 'rfm', settings: { ...RFM_DEFAULTS, k: 2 }, rules: 'eight', segment: 'important-value' },
  { kind: 'rfm-cell', settings: { ...RFM_DEFAULTS, k: 2 }, cell: { r: 2, f: 2 } },
  { kind: 'cohort', settings: COHORT_DEFAULTS, cohort: '2024-01', period: null },
  { kind: 'cohort', settings: COHORT_DEFAULTS, cohort: '2024-01', period: 1 },
];

const context: Context = withMembers({
  orders: ident('orders'),
  refunds: ident('refunds'),
  customers: ident('customers'),
  frame: { ...defaultFrame('UTC'), asOf: '2024-04-01', lastDay: '2024-03-31', from: '2024-01-01', to: '2024-03-31' },
  valued: () => ident('valued'),
});

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  // a: January, February and March; b: January only; c: March only.
  db.run(`CREATE TABLE orders AS
    SELECT order_id, 1 AS source, customer_id, (day || ' 12:00:00')::TIMESTAMP AS ordered_at, day::DATE AS day, nth,
      amount::DECIMAL(18,2) AS amount, 1 AS lines, 'tea' AS category, 'web' AS channel, 'north' AS region, 'oolong' AS product
    FROM (VALUES ('1', 'a', '2024-01-05', 1, 90), ('2', 'a', '2024-02-05', 2, 90), ('3', 'a', '2024-03-25', 3, 90),
                 ('4', 'b', '2024-01-20', 1, 10), ('5', 'c', '2024-03-20', 1, 20)) v(order_id, customer_id, day, nth, amount)`);
  db.run(`CREATE TABLE customers AS
    SELECT customer_id, count(*)::INTEGER AS orders, sum(amount) AS revenue, min(day) AS first_day, max(day) AS last_day,
      (DATE '2024-04-01' - max(day))::INTEGER AS days_since_last_order, avg(amount)::DOUBLE AS aov,
      count(DISTINCT day)::INTEGER AS purchase_days, NULL::DATE AS second_day, arg_min(amount, day) AS first_amount,
      'tea' AS first_category, 'web' AS first_channel, 'north' AS first_region, 'oolong' AS first_product
    FROM orders GROUP BY customer_id ORDER BY customer_id`);
  db.run('CREATE TABLE refunds (customer_id VARCHAR, day DATE, amount DECIMAL(18,2))');
});
afterAll(() => db.close());

const members = (definition: SegmentDefinition) =>
  db
    .rows(membersSql(definition, context))
    .map((row) => row['customer_id'])
    .sort();

describe('membersSql', () => {
  it.each([
    [0, ['a']],
    [1, ['a']],
    [2, ['a']],
    [3, ['a', 'b']],
    [4, ['a']],
  ])('finds the members of example %d', (i, expected) => {
    expect(members(DEFINITIONS[i]!)).toEqual(expected);
  });

  it('can be spliced in as a list of ids', () => {
    for (const definition of DEFINITIONS) {
      expect(Object.keys(db.types(membersSql(definition, context)))).toEqual(['customer_id']);
    }
  });
});

describe('validateDefinition', () => {
  it.each(DEFINITIONS.map((definition) => [definition.kind, definition] as const))(
    'gives back a %s that went through JSON',
    (_, definition) => {
      expect(validateDefinition(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
    },
  );

  const [rule, rfm, cell, cohort] = DEFINITIONS as [
    SegmentDefinition,
    SegmentDefinition,
    SegmentDefinition,
    SegmentDefinition,
  ];
  it.each([
    ['nothing', undefined],
    ['an unknown kind', { kind: 'sql', text: 'true' }],
    ['a rule set that does not exist', { ...rfm, rules: '__proto__' }],
    ['a class that the rule set does not have', { ...rfm, segment: 'vip' }],
    ['settings that cannot be used', { ...rfm, settings: { ...RFM_DEFAULTS, k: 99 } }],
    ['a fixed scheme without cuts', { ...rfm, settings: { ...RFM_DEFAULTS, scheme: 'fixed' } }],
    ['a score that is no score', { ...cell, cell: { r: 1.5 } }],
    ['a cohort by something else', { ...cohort, settings: { ...COHORT_DEFAULTS, by: 'x; DROP' } }],
    ['a key too many', { ...rule, sql: 'true' }],
  ])('refuses %s', (_, input) => {
    expect(() => validateDefinition(input)).toThrow(RuleError);
  });

  it('names the place of a fault in a rule', () => {
    const faulty = {
      kind: 'rule',
      rule: { kind: 'all', rules: [{ kind: 'test', field: 'orders', op: 'gte', value: 'x' }] },
    };
    expect(() => validateDefinition(faulty)).toThrow(expect.objectContaining({ problem: 'wrong-value', path: [0] }));
  });
});

describe('describeDefinition', () => {
  const say = (definition: SegmentDefinition, messages: object, language: string) => {
    const t = (key: string, params: never) => {
      const message = (messages as Record<string, string | ((p: never) => string)>)[key]!;
      return typeof message === 'string' ? message : message(params);
    };
    return word(describeDefinition(definition), { t, format: formats(language), currency: null });
  };

  it('says each kind in both languages', () => {
    expect(DEFINITIONS.map((definition) => say(definition, en, 'en'))).toEqual([
      'Customers who placed at least 2 orders.',
      'Customers of the RFM class “Key value”.',
      'Customers with the RFM scores R 2, F 2.',
      'All customers of the cohort 2024-01.',
      'Customers of the cohort 2024-01 who count in period 1.',
    ]);
    expect(DEFINITIONS.map((definition) => say(definition, zhCN, 'zh-CN'))).toEqual([
      '符合以下条件的顾客：下单至少2次。',
      'RFM分类为“重要价值”的顾客。',
      'RFM得分为R2、F2的顾客。',
      '同期群“2024-01”的全部顾客。',
      '同期群“2024-01”中，计入第1期的顾客。',
    ]);
  });

  it('has a name for every class of every rule set', () => {
    for (const rules of Object.values(RULE_SETS)) {
      for (const { id } of rules.segments) expect(en).toHaveProperty([`segments.class.${id}`]);
    }
  });
});
