import { describe, expect, it } from 'vitest';
import { wordPart } from '#i18n/word.ts';
import { RULE_SETS, type RuleSet } from '#models/rfm/rules/index.ts';
import { classHue, classPart } from '#pages/shared/rfm-classes.ts';
import { speech } from '../speech.ts';

const own: RuleSet = {
  id: 'custom:a',
  name: 'Mine',
  basis: 'score',
  k: 5,
  segments: [
    { id: 's1', name: 'Regulars', boxes: [{}] },
    { id: 's2', name: 'Others', boxes: [] },
  ],
};

describe('the segments of every rule set', () => {
  it.each(Object.values(RULE_SETS).map((rules: RuleSet) => [rules.id, rules] as const))(
    'of %s have a name in both languages, and a colour of their own as far as colours go',
    (_, rules) => {
      for (const { id } of rules.segments) {
        for (const locale of ['en', 'zh-CN'] as const)
          expect(wordPart(classPart(id, rules), speech(locale))).not.toBe('');
        expect(classHue(id)).toBe(classHue(id, rules));
      }
      const hues = rules.segments.map(({ id }) => classHue(id, rules));
      const coloured = hues.filter((hue) => hue !== 'context');
      expect(new Set(coloured).size).toBe(coloured.length);
      expect(coloured).toHaveLength(Math.min(8, hues.length));
    },
  );
  it('keep the names the reader gave their own', () => {
    expect(classPart('s1', own)).toEqual({ as: 'text', value: 'Regulars' });
    expect(own.segments.map(({ id }) => classHue(id, own))).toEqual(['cat-1', 'cat-2']);
  });
  it('are grey where nobody claims the customers', () => {
    expect([classHue(''), classHue('', own), classHue('unheard-of')]).toEqual(['context', 'context', 'context']);
    expect(classPart('')).toEqual({ key: 'rfm.class.none' });
  });
});
