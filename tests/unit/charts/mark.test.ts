import { describe, expect, it } from 'vitest';
import { markAt, type PlotMark } from '#charts/mark.ts';

const at = (x: number, y: number, hit?: PlotMark['hit']): PlotMark => ({ x, y, lines: [], ...(hit && { hit }) });

describe('markAt', () => {
  it('is the mark whose field holds the pointer', () => {
    expect(markAt([at(5, 5, [0, 0, 10, 10]), at(15, 5, [10, 0, 20, 10])], 12, 9, 'x')).toBe(1);
  });

  it('is none outside every field', () => expect(markAt([at(5, 5, [0, 0, 10, 10])], 50, 5, 'x')).toBe(-1));

  it('is the nearest along the axis asked for', () => {
    const marks = [at(0, 100), at(50, 0)];
    expect(markAt(marks, 40, 100, 'x')).toBe(1);
    expect(markAt(marks, 40, 100, 'y')).toBe(0);
  });

  it('is none among none', () => expect(markAt([], 1, 1, 'xy')).toBe(-1));
});
