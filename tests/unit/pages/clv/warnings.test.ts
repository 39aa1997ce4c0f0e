import { describe, expect, it } from 'vitest';
import type { Phrase } from '#core/phrase.ts';
import { formats } from '#i18n/format.ts';
import { en } from '#i18n/messages/en.ts';
import { zhCN } from '#i18n/messages/zh-CN.ts';
import { word } from '#i18n/word.ts';
import { FIT_WARNINGS, SPEND_WARNINGS, type FitWarningCode, type SpendWarningCode } from '#models/clv/fit/contract.ts';
import { modelWarnings, spendWarnings, type WarningWords } from '../../../../src/pages/clv/warnings.ts';

const FIT_FACTS: Record<FitWarningCode, Record<string, number>> = {
  'no-customers': {},
  'no-repeats': { customers: 1 },
  'no-time': { customers: 30 },
  'few-repeats': { repeats: 12, least: 40 },
  'short-window': { days: 150, least: 183 },
  'dropout-unidentified': { ratio: 0.0123, least: 5.991 },
  'at-the-edge': {},
  'not-converged': { gradient: 1e-3, most: 1e-6 },
  'extreme-buyer': { x: 900, share: 0.31, expected: 1e-9 },
};
const SPEND_FACTS: Record<SpendWarningCode, Record<string, number>> = {
  'no-repeaters': {},
  'too-few-repeaters': { repeaters: 12, least: 30 },
  'no-positive-spend': { repeaters: 5 },
  'same-spend': { repeaters: 50, mean: 10 },
  'q-at-most-one': { q: 0.83 },
  correlated: { pearson: 0.41, spearman: -0.52, least: 0.3 },
  'zero-left-out': { customers: 2 },
  'negative-left-out': { customers: 3 },
  'not-converged': { gradient: 1e-3, most: 1e-6 },
};

const LANGUAGES = [
  { name: 'English', messages: en, format: formats('en') },
  { name: 'Chinese', messages: zhCN, format: formats('zh-CN') },
];

const all = (): WarningWords[] => [
  ...modelWarnings(FIT_WARNINGS.map((code) => ({ code, facts: FIT_FACTS[code] }))),
  ...spendWarnings(SPEND_WARNINGS.map((code) => ({ code, facts: SPEND_FACTS[code] }))),
];

describe.each(LANGUAGES)('warnings of a fit in $name', ({ messages, format }) => {
  const say = (phrase: Phrase) => {
    const message = messages[phrase.key as keyof typeof messages] as string | ((params: never) => string);
    const t = (_: unknown, params: never) => (typeof message === 'string' ? message : message(params));
    return word(phrase, { t, format, currency: 'USD' });
  };

  it('have a title, a text with every number it names, and a remedy', () => {
    const words = all();
    expect(words).toHaveLength(FIT_WARNINGS.length + SPEND_WARNINGS.length);
    for (const { title, text, remedy } of words) {
      for (const said of [say(title), say(text), say(remedy)]) {
        expect(said, text.key).not.toBe('');
        expect(said, text.key).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });

  it('say each thing once', () => {
    const titles = all().map(({ title }) => say(title));
    expect(new Set(titles).size).toBe(titles.length);
  });
});

it('come in the order of the contract, the gravest first', () => {
  const warnings = [
    { code: 'extreme-buyer', facts: FIT_FACTS['extreme-buyer'] },
    { code: 'few-repeats', facts: FIT_FACTS['few-repeats'] },
  ] as const;
  expect(modelWarnings(warnings).map(({ code }) => code)).toEqual(['few-repeats', 'extreme-buyer']);
});
