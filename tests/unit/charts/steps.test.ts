import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepEdges, stepOf } from '#charts/steps.ts';

const runs = process.env['LONG'] ? 1000 : 100;

describe('stepEdges', () => {
  it('are eight round numbers that span the values', () => {
    expect(stepEdges([0.15, 0.5])).toEqual([0.16, 0.2, 0.24, 0.28, 0.32, 0.36, 0.4, 0.44]);
  });

  it('stand about values that are all alike', () => {
    const edges = stepEdges([5, 5, 5]);
    expect(edges).toHaveLength(8);
    expect(stepOf(5, edges)).toBeGreaterThanOrEqual(1);
  });

  it('exist for no values', () => expect(stepEdges([])).toHaveLength(8));

  it('rise, and give small and large values the ends of the scale', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e7, noNaN: true }), { minLength: 2 }), (values) => {
        const [low, high] = [Math.min(...values), Math.max(...values)];
        fc.pre(high - low > 1e-3);
        const edges = stepEdges(values);
        for (let index = 1; index < edges.length; index++) expect(edges[index]!).toBeGreaterThan(edges[index - 1]!);
        expect(stepOf(low, edges)).toBeLessThanOrEqual(2);
        expect(stepOf(high, edges)).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: runs, seed: 2 },
    );
  });
});

describe('stepOf', () => {
  it('counts an edge to the step above it', () => {
    expect(stepOf(10, [10, 20, 30, 40, 50, 60, 70, 80])).toBe(2);
    expect(stepOf(9.99, [10, 20, 30, 40, 50, 60, 70, 80])).toBe(1);
    expect(stepOf(80, [10, 20, 30, 40, 50, 60, 70, 80])).toBe(9);
  });
});
