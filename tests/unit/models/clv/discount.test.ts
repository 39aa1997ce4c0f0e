import { describe, expect, it } from 'vitest';
import { discounted } from '#models/clv/discount.ts';

describe('discounted', () => {
  it('is what is expected when money keeps its worth', () =>
    expect(discounted((t) => t * 0.3, { horizon: 365, step: 365 / 12, rate: 0 })).toBeCloseTo(0.3 * 365, 10));
  it('weighs each step by its end', () =>
    expect(discounted((t) => t, { horizon: 2, step: 1, rate: 0.1 })).toBeCloseTo(1 / 1.1 + 1 / 1.21, 12));
  it('counts a part of a step as a part', () =>
    expect(discounted((t) => t, { horizon: 1.5, step: 1, rate: 0.1 })).toBeCloseTo(1 / 1.1 + 0.5 / 1.1 ** 1.5, 12));
  it('has twelve months in a year, however they round', () => {
    let steps = 0;
    discounted((t) => (steps++, t), { horizon: 365, step: 365 / 12, rate: 0.01 });
    expect(steps).toBe(12);
  });
  it('is 0 of no time', () => expect(discounted((t) => t, { horizon: 0, step: 1, rate: 0.1 })).toBe(0));
});
