import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eigen, inverseOf } from '#models/clv/fit/matrix.ts';
import { maximise, type Problem } from '#models/clv/fit/maximise.ts';
import { numRuns } from '../../../../support/runs.ts';

/** A hill with its top at `top`, and how it bends by row. */
const hill =
  (top: readonly number[], bends: readonly (readonly number[])[], height = 0) =>
  (at: Float64Array, gradient: Float64Array): number => {
    const away = Array.from(at, (value, i) => value - top[i]!);
    const pull = bends.map((row) => row.reduce((sum, bend, j) => sum + bend * away[j]!, 0));
    pull.forEach((value, i) => (gradient[i] = -value));
    return height - away.reduce((sum, value, i) => sum + value * pull[i]!, 0) / 2;
  };

const problem = (some: Partial<Problem> & Pick<Problem, 'likelihood'>): Problem => ({
  scout: null,
  customers: 1,
  starts: [[0, 0]],
  bound: 16,
  onStep: () => {},
  ...some,
});

describe('maximise', () => {
  it('finds the top of a hill, how sharp it is, and how slanted', () => {
    const bends = [
      [400, 30],
      [30, 4],
    ];
    const found = maximise(problem({ likelihood: hill([3, -2], bends, 7), customers: 100 }));
    expect(found.at).toEqual([expect.closeTo(3, 9), expect.closeTo(-2, 9)]);
    expect(found.logLikelihood).toBeCloseTo(7, 10);
    expect(found.gradient).toBeLessThan(1e-10);
    const determinant = 400 * 4 - 30 * 30;
    [4, -30, -30, 400].forEach((value, i) => expect(found.covariance![i]).toBeCloseTo(value / determinant, 7));
    expect(found.condition).toBeGreaterThan(400 / 4);
  });
  it('finds the top of a curved ridge', () => {
    // Rosenbrock's valley, upside down.
    const likelihood = (at: Float64Array, gradient: Float64Array) => {
      const [x, y] = [at[0]!, at[1]!];
      gradient[0] = 400 * x * (y - x * x) + 2 * (1 - x);
      gradient[1] = -200 * (y - x * x);
      return -100 * (y - x * x) ** 2 - (1 - x) ** 2;
    };
    const found = maximise(problem({ likelihood, starts: [[-1.2, 1]] }));
    expect(found.at).toEqual([expect.closeTo(1, 7), expect.closeTo(1, 7)]);
  });
  it('takes the best of its starts, and says how many agree', () => {
    // Tops at −2 and 2; the second is higher.
    const likelihood = (at: Float64Array, gradient: Float64Array) => {
      const x = at[0]!;
      gradient[0] = -4 * x * (x * x - 4) + 0.5;
      return -((x * x - 4) ** 2) + 0.5 * x;
    };
    const found = maximise(problem({ likelihood, starts: [[-2.05], [-1.95], [5]] }));
    expect(found.at[0]).toBeGreaterThan(1.9);
    expect(found).toMatchObject({ starts: 3, agreeing: 1 });
    expect(maximise(problem({ likelihood, starts: [[1], [3], [5]] })).agreeing).toBe(3);
  });
  it('ends at the bounds of a slope without a top', () => {
    const likelihood = (at: Float64Array, gradient: Float64Array) => {
      gradient[0] = 1;
      gradient[1] = -2 * at[1]!;
      return at[0]! - at[1]! ** 2;
    };
    const found = maximise(problem({ likelihood, starts: [[0, 5]] }));
    expect(found.at).toEqual([16, expect.closeTo(0, 6)]);
    expect(found.gradient).toBeLessThan(1e-6);
    expect(found).toMatchObject({ covariance: null, condition: null });
  });
  it('ends on a plain, where every point is as good', () => {
    const found = maximise(problem({ likelihood: (_, gradient) => (gradient.fill(0), -3) }));
    expect(found).toMatchObject({ at: [0, 0], logLikelihood: -3, gradient: 0, covariance: null });
  });
  it('tells a bad gradient from a top', () => {
    const likelihood = (at: Float64Array, gradient: Float64Array) => {
      gradient[0] = 1;
      return -(at[0]! ** 2);
    };
    expect(maximise(problem({ likelihood, starts: [[0.5]] })).gradient).toBe(1);
  });
  it('goes from where a part of the customers leads', () => {
    let calls = 0;
    const likelihood = (at: Float64Array, gradient: Float64Array) => {
      calls++;
      return hill([1, 2], [[2, 0], [0, 2]])(at, gradient); // prettier-ignore
    };
    const scout = { likelihood: hill([1.1, 1.9], [[1, 0], [0, 1]]), customers: 0.5 }; // prettier-ignore
    const found = maximise(problem({ likelihood, scout, starts: [[9, 9], [-9, 0]] })); // prettier-ignore
    expect(found.at).toEqual([expect.closeTo(1, 9), expect.closeTo(2, 9)]);
    expect(found).toMatchObject({ starts: 2, agreeing: 2, evaluations: calls });
    expect(calls).toBeLessThan(12);
  });
  it('tells of itself, never going back', () => {
    const shares: number[] = [];
    const likelihood = hill([3, -2], [[4, 1], [1, 4]]); // prettier-ignore
    maximise(problem({ likelihood, starts: [[0, 0], [9, 9]], onStep: (share) => shares.push(share) })); // prettier-ignore
    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });
});

describe('eigen', () => {
  it('gives back the matrix, and its inverse', () => {
    const square = fc
      .integer({ min: 1, max: 4 })
      .chain((n) => fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: n * n, maxLength: n * n }));
    fc.assert(
      fc.property(square, (entries) => {
        const n = Math.sqrt(entries.length);
        // A·Aᵀ + I has eigenvalues of at least 1.
        const at = (i: number, j: number) => {
          let sum = i === j ? 1 : 0;
          for (let k = 0; k < n; k++) sum += entries[i * n + k]! * entries[j * n + k]!;
          return sum;
        };
        const matrix = entries.map((_, place) => at(Math.floor(place / n), place % n));
        const found = eigen(matrix);
        expect(Math.min(...found.values)).toBeGreaterThan(1 - 1e-9);
        const inverse = inverseOf(found);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            let sum = 0;
            for (let k = 0; k < n; k++) sum += matrix[i * n + k]! * inverse[k * n + j]!;
            expect(sum).toBeCloseTo(i === j ? 1 : 0, 10);
          }
        }
      }),
      { numRuns: numRuns(500) },
    );
  });
});
