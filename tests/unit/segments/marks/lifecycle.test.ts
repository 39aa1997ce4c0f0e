import { describe, expect, it } from 'vitest';
import { word } from '#i18n/word.ts';
import { LIFECYCLE_DEFAULTS } from '#models/lifecycle/index.ts';
import { describeDefinition, validateDefinition, type SegmentDefinition } from '#segments/definition.ts';
import { speech } from '../../pages/speech.ts';

const settings = LIFECYCLE_DEFAULTS;
const rule = { by: 'top', value: 5 } as const;
const MARKS: [SegmentDefinition, string, string][] = [
  [
    { kind: 'lifecycle-state', settings, state: 'won-back' },
    'Customers whose lifecycle state is “won back”.',
    '生命周期状态为“挽回”的顾客。',
  ],
  [
    { kind: 'lifecycle-move', settings, on: '2024-05-31', from: ['silent', 'lost'], to: ['won-back'] },
    'Customers who were silent or lost when the month up to 31 May 2024 began, and won back on that day.',
    '到2024-05-31为止的这个月，月初为沉默或流失、当天为挽回的顾客。',
  ],
  [
    { kind: 'lifecycle-month', on: '2024-05-31', flow: 'lost' },
    'Customers who bought in the month before May 2024, but not in it.',
    '在2024年5月的上一个月买过、这个月没买的顾客。',
  ],
  [
    { kind: 'lifecycle-stage', rule, stage: 'super' },
    'Customers of the stage “super-users” (super-users: top 5% by revenue with two orders or more).',
    '处于“超级用户”阶段的顾客（超级用户：销售额前5%，且至少两单）。',
  ],
  [
    { kind: 'lifecycle-later', rule, days: 90, stage: 'repeat' },
    'Customers who were of the stage “repurchasing” 90 days before the last day.',
    '在最后一天之前90天时，处于“复购顾客”阶段的顾客。',
  ],
  [
    { kind: 'lifecycle-upgrade', rule, on: '2024-05-31', stage: 'first' },
    'Customers who placed their second order in May 2024, after a first in an earlier month.',
    '首单在更早的月份、在2024年5月下了第二单的顾客。',
  ],
  [
    { kind: 'lifecycle-loyalty', settings, loyalty: 'swing' },
    'Customers who are “swing” by behaviour.',
    '从行为看属于“摇摆”的顾客。',
  ],
];

describe('the marks of the lifecycle', () => {
  it.each(MARKS)('%o is stored, read again and said in both languages', (definition, english, chinese) => {
    expect(validateDefinition(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
    const phrase = describeDefinition(definition);
    expect([word(phrase, speech('en')), word(phrase, speech('zh-CN'))]).toEqual([english, chinese]);
  });
  it.each([
    { kind: 'lifecycle-state', settings, state: 'gone' },
    { kind: 'lifecycle-state', settings: { ...settings, silent: { by: 'days', value: 0.5 } }, state: 'new' },
    { kind: 'lifecycle-move', settings, on: '2024-02-30', from: ['new'], to: ['lost'] },
    { kind: 'lifecycle-move', settings, on: '2024-02-29', from: [], to: ['lost'] },
    { kind: 'lifecycle-stage', rule: { by: 'top', value: 99 }, stage: 'super' },
    { kind: 'lifecycle-later', rule, days: 0, stage: 'super' },
    { kind: 'lifecycle-loyalty', settings, loyalty: 'swing', more: 1 },
  ])('%o is refused', (input) => expect(() => validateDefinition(input)).toThrow());
});
