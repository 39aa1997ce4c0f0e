import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLine, placeLabels } from '#charts/labels.ts';

const runs = process.env['LONG'] ? 1000 : 100;
const bounds = { left: 0, top: 0, right: 400, bottom: 300 };

describe('placeLabels', () => {
  it('sets a lonely label to the right of its mark', () => {
    const [box] = placeLabels([{ x: 100, y: 100, radius: 5, width: 40, height: 14 }], bounds);
    expect(box).toEqual({ left: 108, right: 148, top: 93, bottom: 107 });
  });

  it('sets it to the left at the right edge', () => {
    expect(placeLabels([{ x: 390, y: 100, radius: 5, width: 40, height: 14 }], bounds)[0]!.right).toBe(382);
  });

  it('hides what has no room', () => {
    expect(placeLabels([{ x: 100, y: 100, radius: 5, width: 500, height: 14 }], bounds)).toEqual([undefined]);
  });

  it('lets no label touch another, a mark or the edge', () => {
    const label = fc.record({
      x: fc.integer({ min: 0, max: 400 }),
      y: fc.integer({ min: 0, max: 300 }),
      radius: fc.integer({ min: 3, max: 9 }),
      width: fc.integer({ min: 10, max: 120 }),
      height: fc.constant(14),
    });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 40 }), (labels) => {
        const boxes = placeLabels(labels, bounds);
        for (const [index, box] of boxes.entries()) {
          if (!box) continue;
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.right).toBeLessThanOrEqual(400);
          const others = [
            ...boxes.flatMap((other, at) => (other && at !== index ? [other] : [])),
            ...labels.map(({ x, y, radius: r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r })),
          ];
          for (const other of others) {
            const apart =
              other.left >= box.right || other.right <= box.left || other.top >= box.bottom || other.bottom <= box.top;
            expect(apart).toBe(true);
          }
        }
      }),
      { numRuns: runs },
    );
  });
});

describe('cutLine', () => {
  it('leaves a line inside alone', () => {
    expect(cutLine([{ x: 0, y: 1 }, { x: 5, y: 2 }, { x: 9, y: 1 }], 0, 3)).toEqual([[{ x: 0, y: 1 }, { x: 5, y: 2 }, { x: 9, y: 1 }]]); // prettier-ignore
  });

  it('cuts where the line leaves', () => {
    expect(cutLine([{ x: 0, y: -10 }, { x: 10, y: 10 }], 0, 5)).toEqual([[{ x: 5, y: 0 }, { x: 7.5, y: 5 }]]); // prettier-ignore
  });

  it('gives two pieces when the line goes out and comes back', () => {
    expect(cutLine([{ x: 0, y: 0 }, { x: 1, y: 2 }, { x: 2, y: 0 }], 0, 1)).toHaveLength(2); // prettier-ignore
  });

  it('gives nothing of a line outside, or of one point', () => {
    expect(cutLine([{ x: 0, y: 9 }, { x: 1, y: 8 }], 0, 5)).toEqual([]); // prettier-ignore
    expect(cutLine([{ x: 0, y: 1 }], 0, 5)).toEqual([]);
  });

  it('never leaves the levels', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 9 }), y: fc.integer({ min: -50, max: 50 }) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 8 }), (points) => {
        for (const piece of cutLine(points, -10, 10)) {
          for (const { x, y } of piece) {
            expect(Number.isFinite(x)).toBe(true);
            expect(Math.abs(y)).toBeLessThanOrEqual(10);
          }
        }
      }),
      { numRuns: runs },
    );
  });
});
