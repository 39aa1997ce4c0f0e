import { describe, expect, it } from 'vitest';
import { labelledTicks, linearScale, logScale, shareTop, squareEdge, ticksOf, zeroBased } from '#charts/scales.ts';

describe('zeroBased', () => {
  it('starts bars at zero and ends at a round number', () => {
    expect(zeroBased([3, 97], [0, 100], 4).domain()).toEqual([0, 100]);
  });

  it('goes below zero only where a value does', () => expect(zeroBased([-8, 10], [0, 1], 4).domain()[0]).toBe(-8));

  it('is a usable axis for nothing and for zeros', () => {
    expect(zeroBased([], [0, 100], 4).domain()).toEqual([0, 1]);
    expect(zeroBased([0, 0], [0, 100], 4).domain()).toEqual([0, 1]);
  });
});

describe('ticksOf', () => {
  it('keeps to powers of ten on a log scale', () => {
    const ticks = ticksOf(logScale(5, 20_000, [0, 400]), 4);
    expect(ticks.map((tick) => tick.value)).toEqual([10, 100, 1000, 10_000]);
  });
});

describe('labelledTicks', () => {
  const whole = (value: number) => value.toFixed(0);
  const labels = (high: number, count: number) =>
    labelledTicks(linearScale(0, high, [0, 100]), count, whole).map(({ label }) => label);

  it('says no label twice where only whole numbers are said', () => {
    expect(labels(1, 4)).toEqual(['0', '1']);
    expect(labels(3, 4)).toEqual(['0', '1', '2', '3']);
  });
  it('leaves as many as wanted where all differ', () =>
    expect(labels(100, 4)).toEqual(['0', '20', '40', '60', '80', '100']));
});

describe('shareTop', () => {
  it('is a whole when shares come near one', () => expect(shareTop([0.2, 0.87])).toBe(1));
  it('is the next fifth, tenth or twentieth above small shares', () => {
    expect(shareTop([0.41])).toBeCloseTo(0.6);
    expect(shareTop([0.15])).toBeCloseTo(0.2);
    expect(shareTop([0.02])).toBeCloseTo(0.05);
  });
});

describe('squareEdge', () => {
  it('makes areas proportional', () => expect(squareEdge(25, 100, 60)).toBe(30));
  it('is nothing for nothing', () => expect(squareEdge(0, 0, 60)).toBe(0));
});
