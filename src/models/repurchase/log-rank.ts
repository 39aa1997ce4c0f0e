import { chiSquareTail } from './chi-square.ts';

/** Of a pair of groups, by place; the diagonal holds what a group shows of itself. */
export interface LogRankPair {
  readonly place: number;
  readonly other: number;
  readonly observed: number;
  readonly expected: number;
  readonly covariance: number;
}

/** One group against all the others together. */
export interface GroupTest {
  readonly place: number;
  readonly observed: number;
  /** If all came back alike. */
  readonly expected: number;
  /** On one degree of freedom; null when nobody of the group was ever at risk beside others. */
  readonly chiSquare: number | null;
  readonly p: number | null;
  /** Holm's: right for all these tests at once. */
  readonly adjusted: number | null;
}

export interface LogRankTest {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
}

/**
 * The log-rank test of k groups (Mantel 1966, doi:10.1093/jnci/22.4.719 for two; Peto & Peto 1972, doi:10.2307/2344317),
 * as R's `survdiff`. Groups nobody expected anything of are left out. Null with fewer than two groups left, or no event.
 */
export function logRank(pairs: readonly LogRankPair[]): LogRankTest | null {
  const places = groupsOf(pairs)
    .filter(({ expected }) => expected > 0)
    .map(({ place }) => place);
  const covariance = new Map(pairs.map((pair) => [`${pair.place} ${pair.other}`, pair.covariance]));
  const surprise = new Map(groupsOf(pairs).map(({ place, observed, expected }) => [place, observed - expected]));
  // The differences of all groups sum to zero: one group says nothing new.
  const free = places.slice(1);
  if (free.length === 0) return null;
  const matrix = free.map((row) => free.map((column) => covariance.get(`${row} ${column}`) ?? 0));
  const vector = free.map((place) => surprise.get(place) ?? 0);
  const solved = solve(matrix, vector);
  if (solved === null) return null;
  const chiSquare = Math.max(
    0,
    solved.reduce((sum, value, index) => sum + value * vector[index]!, 0),
  );
  return { chiSquare, df: free.length, p: chiSquareTail(chiSquare, free.length) };
}

/** Each group against the rest, with Holm's correction over all of them. */
export function groupTests(pairs: readonly LogRankPair[]): GroupTest[] {
  const tests = groupsOf(pairs).map(({ place, observed, expected, covariance }) => {
    const chiSquare = covariance > 0 ? (observed - expected) ** 2 / covariance : null;
    return { place, observed, expected, chiSquare, p: chiSquare === null ? null : chiSquareTail(chiSquare, 1) };
  });
  const adjusted = holm(tests.map(({ p }) => p));
  return tests.map((test, index) => ({ ...test, adjusted: adjusted[index]! }));
}

const groupsOf = (pairs: readonly LogRankPair[]): LogRankPair[] => pairs.filter(({ place, other }) => place === other);

/** Holm 1979 (Scand. J. Statist. 6, 65–70): p-values that hold for all tests at once, in the order given; null stays null. */
export function holm(ps: readonly (number | null)[]): (number | null)[] {
  const order = ps.flatMap((p, index) => (p === null ? [] : [{ p, index }])).sort((a, b) => a.p - b.p);
  const answer: (number | null)[] = ps.map(() => null);
  let floor = 0;
  for (const [rank, { p, index }] of order.entries()) {
    floor = Math.max(floor, Math.min(1, p * (order.length - rank)));
    answer[index] = floor;
  }
  return answer;
}

/** x of A x = b for a symmetric A that is positive definite, by Gauss with pivots; null when it is not. */
function solve(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] | null {
  const rows = matrix.map((row, index) => [...row, vector[index]!]);
  const size = rows.length;
  const least = 1e-12 * Math.max(...matrix.map((row, index) => Math.abs(row[index]!)), 0);
  for (let at = 0; at < size; at++) {
    const pivot = rows.reduce(
      (best, row, index) => (index >= at && Math.abs(row[at]!) > Math.abs(rows[best]![at]!) ? index : best),
      at,
    );
    const head = rows[pivot]!;
    [rows[at], rows[pivot]] = [head, rows[at]!];
    if (Math.abs(head[at]!) <= least) return null;
    for (let below = at + 1; below < size; below++) {
      const row = rows[below]!;
      const factor = row[at]! / head[at]!;
      for (let column = at; column <= size; column++) row[column] = row[column]! - factor * head[column]!;
    }
  }
  const answer = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at--) {
    const row = rows[at]!;
    const known = answer.reduce((sum, value, column) => (column > at ? sum + row[column]! * value : sum), 0);
    answer[at] = (row[size]! - known) / row[at]!;
  }
  return answer;
}
