import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstRow, MAX_SCROLL_PX, scrollHeightPx, topOf } from '#ui/window.ts';

const runs = process.env['LONG'] ? 1000 : 100;

describe('the window over many rows', () => {
  it('is never taller than a browser can lay out', () => {
    expect(scrollHeightPx({ count: 50_000_000, rowPx: 34, viewPx: 476 })).toBe(MAX_SCROLL_PX);
  });

  it('shows the first rows at the top and the last at the bottom', () => {
    const scroller = { count: 20_000_000, rowPx: 34, viewPx: 340 };
    expect(firstRow(scroller, 0)).toBe(0);
    expect(firstRow(scroller, scrollHeightPx(scroller) - scroller.viewPx)).toBe(20_000_000 - 10);
  });

  it('does not scroll when all rows fit', () => expect(firstRow({ count: 3, rowPx: 34, viewPx: 340 }, 100)).toBe(0));

  it('finds its way back to the row it was sent to', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, share) => {
          const scroller = { count, rowPx: 34, viewPx: 340 };
          const row = Math.floor(share * Math.max(0, count - 10));
          expect(firstRow(scroller, topOf(scroller, row))).toBe(row);
        },
      ),
      { numRuns: runs, seed: 2 },
    );
  });
});
