import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { treemapLayout } from '#charts/treemap.ts';

const runs = process.env['LONG'] ? 1000 : 100;

describe('treemapLayout', () => {
  it('gives areas as the values', () => {
    const tiles = treemapLayout([{ key: 'a', value: 30 }, { key: 'b', value: 10 }], 400, 300, 0); // prettier-ignore
    const [a, b] = tiles.map((tile) => tile.width * tile.height);
    expect(a! / b!).toBeCloseTo(3, 9);
    expect(a! + b!).toBeCloseTo(400 * 300, 6);
  });

  it('gives one item all the room', () => {
    expect(treemapLayout([{ key: 'a', value: 7 }], 400, 300, 3)).toMatchObject([
      { x: 0, y: 0, width: 400, height: 300 },
    ]);
  });

  it('has no tiles for nothing, for less than nothing, and before it is measured', () => {
    expect(treemapLayout([], 400, 300, 3)).toEqual([]);
    const bad = [0, -3, NaN, Infinity].map((value, index) => ({ key: String(index), value }));
    expect(treemapLayout(bad, 400, 300, 3)).toEqual([]);
    expect(treemapLayout([{ key: 'a', value: 7 }], 0, 300, 3)).toEqual([]);
  });

  it('keeps the tiles inside and apart, the same whatever order the items come in', () => {
    const items = fc
      .array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 40 })
      .map((values) => values.map((value, index) => ({ key: `k${index}`, value })));
    fc.assert(
      fc.property(items, (given) => {
        const tiles = treemapLayout(given, 360, 320, 3);
        expect(treemapLayout(given.toReversed(), 360, 320, 3)).toEqual(tiles);
        for (const [index, tile] of tiles.entries()) {
          expect(tile.width).toBeGreaterThanOrEqual(0);
          expect(tile.height).toBeGreaterThanOrEqual(0);
          expect(tile.x + tile.width).toBeLessThanOrEqual(360.001);
          expect(tile.y + tile.height).toBeLessThanOrEqual(320.001);
          for (const other of tiles.slice(index + 1)) {
            const across = Math.min(tile.x + tile.width, other.x + other.width) - Math.max(tile.x, other.x);
            const down = Math.min(tile.y + tile.height, other.y + other.height) - Math.max(tile.y, other.y);
            expect(Math.min(across, down)).toBeLessThanOrEqual(1.5);
          }
        }
      }),
      { numRuns: runs },
    );
  });
});
