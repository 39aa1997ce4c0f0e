import { describe, expect, it } from 'vitest';
import { formats } from '#i18n/format.ts';
import { en } from '#i18n/messages/en.ts';
import { zhCN } from '#i18n/messages/zh-CN.ts';
import { word } from '#i18n/word.ts';
import { CATEGORY_OUTCOMES, GROUP_BYS, GROUP_KINDS, OUTCOMES, RETENTION_MODES } from '#models/repurchase/index.ts';
import { describeDefinition, validateDefinition, type SegmentDefinition } from '#segments/definition.ts';

const VALUES = { month: '2024-01', quarter: '2024-Q1', amount: '1', free: 'free', weekday: '7', daytime: 'night' };
const marks: SegmentDefinition[] = [
  ...GROUP_BYS.flatMap((by) =>
    GROUP_KINDS.flatMap((kind) =>
      OUTCOMES.map((outcome): SegmentDefinition => ({
        kind: 'repurchase-group',
        settings: { by, top: 8, days: 90, sameDay: true },
        group: { kind, value: kind === 'value' ? ((VALUES as Record<string, string>)[by] ?? 'web') : '' },
        outcome,
      })),
    ),
  ),
  ...OUTCOMES.map((outcome): SegmentDefinition => ({ kind: 'repurchase-days', days: 90, sameDay: true, outcome })),
  ...OUTCOMES.map((outcome): SegmentDefinition => ({
    kind: 'repurchase-step',
    days: 90,
    sameDay: true,
    step: 2,
    outcome,
  })),
  ...CATEGORY_OUTCOMES.map((outcome): SegmentDefinition => ({
    kind: 'repurchase-category',
    days: 90,
    sameDay: true,
    category: 'tea',
    outcome,
  })),
  ...RETENTION_MODES.map((mode): SegmentDefinition => ({ kind: 'repurchase-retention', mode, days: 7 })),
  { kind: 'repurchase-gap', from: 1, to: 7 },
  { kind: 'repurchase-gap', from: 1, to: 1 },
  { kind: 'repurchase-time', of: 'weekday', value: 7 },
  { kind: 'repurchase-time', of: 'hour', value: 0 },
];

describe('the marks of the repurchase screen', () => {
  it.each([
    ['en', en],
    ['zh-CN', zhCN],
  ] as const)('are said in %s', (language, catalogue) => {
    const messages = catalogue as Record<string, string | ((params: never) => string)>;
    const t = (key: string, params: never) => {
      const message = messages[key];
      if (message === undefined) throw new Error(`no text for ${key}`);
      return typeof message === 'string' ? message : message(params);
    };
    for (const definition of marks) {
      const text = word(describeDefinition(definition), { t, format: formats(language), currency: null });
      expect(text).toMatch(/[.。]$/);
      expect(text).not.toContain('undefined');
    }
  });
  it('come back from a link as they went', () => {
    for (const definition of marks)
      expect(validateDefinition(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
  });
  it('are refused with values that cannot be', () => {
    for (const bad of [
      { kind: 'repurchase-time', of: 'hour', value: 24 },
      { kind: 'repurchase-time', of: 'weekday', value: 0 },
      { kind: 'repurchase-gap', from: 0, to: 3 },
      { kind: 'repurchase-gap', from: 4, to: 3 },
      { kind: 'association', unit: 'month', days: 30, horizonDays: 1e7, group: '2024-01' },
      { kind: 'repurchase-days', days: 0, sameDay: true, outcome: 'again' },
      { kind: 'repurchase-retention', mode: 'ever', days: 7 },
    ])
      expect(() => validateDefinition(bad)).toThrow();
  });
});
