import { describe, expect, it } from 'vitest';
import { word } from '#i18n/word.ts';
import { formats } from '#i18n/format.ts';
import { en } from '#i18n/messages/en.ts';
import { zhCN } from '#i18n/messages/zh-CN.ts';
import { COHORT_DEFAULTS, type CohortSettings } from '#models/cohorts/index.ts';
import { describeDefinition, validateDefinition, type SegmentDefinition } from '#segments/definition.ts';
import { RuleError } from '#segments/rule.ts';

const cohort = (change: Partial<CohortSettings>, name: string | null, period: number | null = null) =>
  ({ kind: 'cohort', settings: { ...COHORT_DEFAULTS, ...change }, cohort: name, period }) as const;

const DEFINITIONS = [
  cohort({}, '2024-01'),
  cohort({ by: 'product', top: 5 }, null),
  cohort({ by: 'product' }, ''),
  cohort({ by: 'price' }, '2', 1),
  cohort({ by: 'price', bands: [50, 100] }, '1'),
  cohort({ by: 'price', bands: [50, 100] }, '2'),
  cohort({ by: 'price', bands: [50, 100] }, '3'),
  cohort({ columns: 'age', brackets: [[0, 0], [1, 30]] }, '2024-01', 1), // prettier-ignore
] satisfies SegmentDefinition[];

describe('a cohort as a segment', () => {
  it('is read back from JSON, also one stored before it had own columns', () => {
    for (const definition of DEFINITIONS)
      expect(validateDefinition(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
    const stored = '{"kind":"cohort","settings":{"by":"month","measure":"customers","mode":"on","columns":"calendar","unit":"month"},"cohort":"2010-12","period":1}'; // prettier-ignore
    expect(validateDefinition(JSON.parse(stored))).toEqual(cohort({}, '2010-12', 1));
  });

  it.each([
    ['brackets that overlap', { brackets: [[0, 3], [3, 9]] }], // prettier-ignore
    ['bands that descend', { by: 'price', bands: [9, 5] }],
    ['a top of none', { by: 'product', top: 0 }],
    ['a window, which decides nothing', { since: '2024-01-01' }],
  ])('is refused with %s', (_, change) =>
    expect(() => validateDefinition(cohort(change as Partial<CohortSettings>, 'x'))).toThrow(RuleError),
  );

  it('is said in both languages', () => {
    const say = (definition: SegmentDefinition, messages: object, language: string) => {
      const t = (key: string, params: never) => {
        const message = (messages as Record<string, string | ((p: never) => string)>)[key]!;
        return typeof message === 'string' ? message : message(params);
      };
      return word(describeDefinition(definition), { t, format: formats(language), currency: null });
    };
    expect(DEFINITIONS.map((definition) => say(definition, en, 'en'))).toEqual([
      'All customers of the cohort 2024-01.',
      'All customers of the cohort all others than the 5 largest.',
      'All customers of the cohort (not named).',
      'Customers of the cohort first order in quarter 2 of 4 by value who count in period 1.',
      'All customers of the cohort “first order under 50”.',
      'All customers of the cohort “first order 50–100”.',
      'All customers of the cohort “first order 100 and more”.',
      'Customers of the cohort 2024-01 who count on days 1 to 30 after their first order.',
    ]);
    expect(DEFINITIONS.slice(1, 4).map((definition) => say(definition, zhCN, 'zh-CN'))).toEqual([
      '同期群“人数最多的5个以外”的全部顾客。',
      '同期群“（未注明）”的全部顾客。',
      '同期群“首单金额四等分的第2档”中，计入第1期的顾客。',
    ]);
  });
});
