import { describe, expect, it } from 'vitest';
import { METHODS } from '#session/methods.ts';
import { en } from '#i18n/messages/en.ts';
import { zhCN } from '#i18n/messages/zh-CN.ts';
import { blocksOf } from '../../../../src/pages/methods/blocks.ts';
import { CHAPTERS } from '../../../../src/pages/methods/chapters.ts';

describe('the definitions', () => {
  it('stand in exactly one chapter each', () => {
    const placed = CHAPTERS.flatMap(({ methods }) => methods);
    expect(placed.toSorted()).toEqual(METHODS.toSorted());
  });
  it('have name, short form and text in both languages, with the same formulas in number', () => {
    for (const id of METHODS) {
      const [english, chinese] = [en, zhCN].map((language) => {
        const texts = [language[`methods.${id}.name`], language[`methods.${id}.short`]];
        expect(texts.filter((text) => text === '')).toEqual([]);
        return blocksOf(language[`methods.${id}.text`]).filter(({ kind }) => kind === 'formula').length;
      });
      expect([id, chinese]).toEqual([id, english]);
    }
  });
});

describe('blocksOf', () => {
  it('tells formulas from words', () => {
    expect(blocksOf('So many:\n\n\ta = b ÷ c\n\nLimits')).toEqual([
      { kind: 'words', text: 'So many:' },
      { kind: 'formula', text: 'a = b ÷ c' },
      { kind: 'words', text: 'Limits' },
    ]);
  });
});
