import { describe, expect, it } from 'vitest';
import { word } from '#i18n/word.ts';
import { TIER_DEFAULTS } from '#models/clv/value/tiers.ts';
import { describeDefinition, type SegmentDefinition } from '#segments/definition.ts';
import { VALUATION } from '../../../support/examples.ts';
import { speech } from '../../pages/speech.ts';

const move = {
  kind: 'clv-move',
  before: { ...VALUATION, fittedTo: '2024-02-29' },
  after: { ...VALUATION, fittedTo: '2024-03-31' },
  rule: TIER_DEFAULTS.value,
  from: 'high',
  to: 'low',
} as const satisfies SegmentDefinition;

describe('the mark of a move between tiers', () => {
  it('is said in both languages', () => {
    const words = (definition: SegmentDefinition) =>
      (['en', 'zh-CN'] as const).map((locale) => word(describeDefinition(definition), speech(locale)));
    expect(words(move)).toEqual([
      'Customers of the tier “High” of expected value on 29 Feb 2024 who were of the tier “Low” on 31 Mar 2024',
      '按预计价值，2024-02-29在“高价值”层、2024-03-31在“低价值”层的顾客',
    ]);
    expect(words({ ...move, from: 'new' })).toEqual([
      'Customers who first bought after 29 Feb 2024 and were of the tier “Low” of expected value on 31 Mar 2024',
      '2024-02-29之后首购、按预计价值2024-03-31在“低价值”层的顾客',
    ]);
  });
});
