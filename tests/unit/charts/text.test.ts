import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, clip, inRows, labelEvery, spread, textWidth } from '#charts/text.ts';

const runs = process.env['LONG'] ? 1000 : 100;

describe('textWidth', () => {
  it('counts Han as an em and Latin as less', () => {
    expect(textWidth('复购率', 12)).toBe(36);
    expect(textWidth('abc', 12)).toBeLessThan(36);
  });

  it('gives every digit the same width, for figures are tabular', () => {
    expect(new Set(Array.from('0123456789', (digit) => textWidth(digit))).size).toBe(1);
  });
});

describe('clip', () => {
  it('leaves a text that fits alone', () => expect(clip('orders', 100)).toBe('orders'));

  it('cuts at characters and says so with an ellipsis', () => {
    expect(clip('重要价值客户', 40)).toBe('重要…');
  });
});

describe('spread', () => {
  it('leaves positions alone that are far enough apart', () => {
    expect(spread([10, 50, 90], 20, 0, 100)).toEqual([10, 50, 90]);
  });

  it('keeps the order given while moving neighbours apart', () => {
    expect(spread([50, 48], 20, 0, 100)).toEqual([68, 48]);
  });

  it('lets each position have its own gap to the next', () => {
    expect(spread([10, 10], [36, 20], 0, 100)).toEqual([10, 46]);
  });

  it('keeps gaps and bounds whenever there is room for all', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 450 }), { maxLength: 10 }), (wanted) => {
        const placed = spread(wanted, 30, 0, 400).sort((a, b) => a - b);
        for (const [index, at] of placed.entries()) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(400);
          if (index > 0) expect(at - placed[index - 1]!).toBeGreaterThanOrEqual(30);
        }
      }),
      { numRuns: runs, seed: 2 },
    );
  });
});

describe('labelEvery', () => {
  it('shows all labels when there is room', () => expect(labelEvery(['Jan', 'Feb'], 60)).toBe(1));

  it('leaves out labels until the rest fit', () => expect(labelEvery(['2010-12', '2011-01'], 20)).toBe(3));
});

describe('apart', () => {
  it('leaves out ticks that would touch the one before or say the same', () => {
    const ticks = [
      { at: 0, label: '12%' },
      { at: 20, label: '13%' },
      { at: 60, label: '12%' },
      { at: 120, label: '13%' },
    ];
    expect(apart(ticks).map((tick) => tick.at)).toEqual([0, 120]);
  });
});

describe('inRows', () => {
  it('puts keys beside each other, and in a further row those that do not fit', () => {
    expect(inRows([40, 40, 40], 100, 10)).toEqual([
      { x: 0, row: 0 },
      { x: 50, row: 0 },
      { x: 0, row: 1 },
    ]);
  });

  it('gives one that is too wide a row of its own', () => {
    expect(inRows([20, 200, 20], 100, 10).map(({ row }) => row)).toEqual([0, 1, 2]);
  });
});
