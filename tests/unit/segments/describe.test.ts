import { describe, expect, it } from 'vitest';
import type { Phrase } from '#core/phrase.ts';
import { formats } from '#i18n/format.ts';
import { en } from '#i18n/messages/en.ts';
import { zhCN } from '#i18n/messages/zh-CN.ts';
import { word } from '#i18n/word.ts';
import { describeRule } from '#segments/describe.ts';
import { FIELDS, OPS, opsOf, type FieldName, type Op, type Rule } from '#segments/rule.ts';

const catalogues = { en, 'zh-CN': zhCN } as const;
type Language = keyof typeof catalogues;

function say(phrase: Phrase, language: Language): string {
  const messages = catalogues[language] as Record<string, string | ((params: never) => string)>;
  const t = (key: string, params: never) => {
    const message = messages[key];
    if (message === undefined) throw new Error(`no text for ${key}`);
    return typeof message === 'string' ? message : message(params);
  };
  return word(phrase, { t, format: formats(language), currency: 'CNY' });
}
const sentence = (rule: Rule, language: Language) =>
  say({ key: 'segments.sentence', parts: { rule: describeRule(rule) } }, language);

const test = (field: FieldName, op: Op, value: unknown) => ({ kind: 'test', field, op, value }) as Rule;
const good: Rule = {
  kind: 'all',
  rules: [
    test('orders', 'gte', 3),
    test('days_since_last_order', 'between', [60, 180]),
    { kind: 'any', rules: [test('revenue', 'gte', 1000), test('first_channel', 'in', ['web', 'app'])] },
  ],
};

describe('describeRule', () => {
  it('reads as one sentence in English', () => {
    expect(sentence(good, 'en')).toBe(
      'Customers who placed at least 3 orders, and last ordered 60 to 180 days ago, and ' +
        '(spent at least ¥1,000 in all, or first came through “web” or “app”).',
    );
  });

  it('reads as one sentence in Chinese', () => {
    expect(sentence(good, 'zh-CN')).toBe(
      '符合以下条件的顾客：下单至少3次，并且距上次下单60到180天，并且（累计消费至少¥1,000，或者首单渠道为“web”或“app”）。',
    );
  });

  it('puts what a NOT excludes in brackets', () => {
    const rule: Rule = { kind: 'not', rule: test('first_day', 'before', '2011-12-10') };
    expect(sentence(rule, 'en')).toBe(
      `Customers who do not meet this: (first ordered before ${formats('en').day(15_318)}).`,
    );
    expect(sentence(rule, 'zh-CN')).toBe('符合以下条件的顾客：不符合（首次下单早于2011-12-10）。');
  });

  const samples = { number: 1, 'number-pair': [1, 2], text: 'a', 'text-list': ['a'], day: '2024-01-01' };
  it.each(Object.keys(catalogues) as Language[])(
    'has words, a menu entry and a field name for everything, in %s',
    (language) => {
      for (const field of Object.keys(FIELDS) as FieldName[]) {
        const { type } = FIELDS[field];
        expect(say({ key: `segments.field.${field}` }, language)).not.toBe('');
        for (const op of opsOf(field)) {
          const shape = (OPS[type] as Record<string, string>)[op]!;
          const value = shape === 'day-pair' ? ['2024-01-01', '2024-02-01'] : samples[shape as keyof typeof samples];
          expect(sentence(test(field, op, value), language)).not.toMatch(/undefined|NaN|object/);
          expect(say({ key: `segments.menu.${type}.${op}` }, language)).not.toBe('');
        }
      }
    },
  );
});
