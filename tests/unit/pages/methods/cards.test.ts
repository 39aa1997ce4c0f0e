import { describe, expect, it } from 'vitest';
import { MODELS } from '#models/clv/btyd/model.ts';
import { CARDS } from '../../../../src/pages/methods/cards.ts';
import { SOURCES } from '../../../../src/pages/methods/chapters.ts';
import { lineOf, over, paren, sum, tokensOf, up, word, type Part } from '../../../../src/pages/methods/math.ts';

describe('the model cards', () => {
  it('stand for every model, with a source, assumptions, failures and a formula', () => {
    for (const id of [...MODELS, 'gamma-gamma'] as const) {
      const card = CARDS[`clv-${id}`];
      expect(SOURCES[`clv-${id}`]?.length).toBeGreaterThan(0);
      expect([card?.assumes.length, card?.fails.length, card?.formulas.length]).not.toContain(0);
      expect(card).toBeDefined();
    }
  });

  it('name each assumption and failure once', () => {
    for (const { assumes, fails } of Object.values(CARDS)) {
      expect(new Set(assumes).size).toBe(assumes.length);
      expect(new Set(fails.map(({ key }) => key)).size).toBe(fails.length);
    }
  });

  it('close every bracket they open in the line of text', () => {
    for (const { formulas } of Object.values(CARDS)) {
      for (const { math } of formulas) {
        const line = lineOf(math, (key) => key);
        for (const [open, close] of ['()', '{}', '[]']) {
          expect(line.split(open!).length, line).toBe(line.split(close!).length);
        }
      }
    }
  });
});

describe('a formula', () => {
  it('is told in one line with the brackets its drawing does without', () => {
    const math: Part[] = [
      word('alive'),
      '=',
      over(['1'], ['1 +', over(['a'], ['b + x']), up([paren('T')], ['r + x'])]),
    ];
    expect(lineOf(math, () => 'P(alive)')).toBe('P(alive) = 1 ÷ (1 + a ÷ (b + x) (T)^(r + x))');
    expect(lineOf(['v =', sum(['k = 1'], ['K']), up(['r'], ['k'])], String)).toBe('v = Σ[k = 1 … K] r^k');
  });

  it('tells names from numbers and signs', () => {
    expect(tokensOf('b + x − 1.5')).toEqual([
      { tag: 'mi', text: 'b' },
      { tag: 'mo', text: '+' },
      { tag: 'mi', text: 'x' },
      { tag: 'mo', text: '−' },
      { tag: 'mn', text: '1.5' },
    ]);
  });
});
