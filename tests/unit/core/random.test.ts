import { describe, expect, it } from 'vitest';
import { randomSource } from '#core/random.ts';

const first = (seed: number, count: number) => Array.from({ length: count }, randomSource(seed));

describe('randomSource', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    expect(first(7, 100)).toEqual(first(7, 100));
    expect(first(8, 100)).not.toEqual(first(7, 100));
  });

  it('gives these numbers for seed 1 on every machine', () => {
    expect(first(1, 3)).toEqual([0.6305594528462224, 0.11630155713771662, 0.4308581915108364]);
  });

  it('stays in [0, 1) around one half', () => {
    const numbers = first(3, 20_000);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 2);
  });
});
