import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '#i18n/format.ts';
import { word } from '#i18n/word.ts';
import { en } from '#i18n/messages/en.ts';
import { shareWords } from '#pages/shared/share.ts';
import { speech } from '../speech.ts';

const said = (share: number) => word(shareWords(share), speech('en'));

describe('shareWords', () => {
  it.each([
    [0.656, 'two thirds'],
    [0.2324, 'a quarter'],
    [0.746, 'three quarters'],
    [0.5, 'half'],
    [0.85, '85%'],
    [0.05, '5%'],
  ])('says %f as people do', (share, words) => {
    expect(said(share)).toBe(words);
  });
  it('says none and all only of none and all', () => {
    expect([0, 0.0004, 0.9999, 1].map(said)).toEqual(['none', 'hardly any', 'nearly all', 'all']);
  });
  it('says a share of revenue beyond all or none as it is', () => {
    expect([1.02, -0.04].map(said)).toEqual(['102%', '-4%']);
  });
  it('has words for every share', () => {
    const names = Object.keys(en);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(names).toContain(shareWords(share).key);
      }),
    );
    expect(formats('en').percentWhole(0.02)).toBe('2%');
  });
});
