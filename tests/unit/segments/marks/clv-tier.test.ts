import { describe, expect, it } from 'vitest';
import { word } from '#i18n/word.ts';
import { TIER_DEFAULTS, TIER_READINGS, TIERS } from '#models/clv/value/tiers.ts';
import { describeDefinition, validateDefinition, type SegmentDefinition } from '#segments/definition.ts';
import { VALUATION } from '../../../support/examples.ts';
import { ABSURD, speech } from '../../pages/speech.ts';

const tier = (over: object = {}): SegmentDefinition => ({
  kind: 'clv-tier',
  valuation: VALUATION,
  rule: TIER_DEFAULTS.value,
  tier: 'high',
  ...over,
});

describe('the mark of a tier', () => {
  it('is stored, read again and said in both languages', () => {
    for (const by of TIER_READINGS)
      for (const id of TIERS) {
        const definition = tier({ rule: TIER_DEFAULTS[by], tier: id });
        expect(validateDefinition(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
        for (const locale of ['en', 'zh-CN'] as const)
          expect(word(describeDefinition(definition), speech(locale))).not.toMatch(ABSURD);
      }
    const phrase = describeDefinition(tier({ valuation: { ...VALUATION, fittedTo: '2024-05-31' } }));
    expect(word(phrase, speech('en'))).toBe(
      'Customers of the tier “High” (the most valuable, who hold 60% of the value expected in 365 days), as known on 31 May 2024.',
    );
  });
  it.each([
    { tier: 'best' },
    { rule: { by: 'value', high: 0.6, middle: 0.5 } },
    { rule: { by: 'sum', high: 0.6, middle: 0.85 } },
    { valuation: { ...VALUATION, parameters: [1, 2] } },
    { more: 1 },
  ])('is refused with %o', (over) => expect(() => validateDefinition(tier(over))).toThrow());
});
