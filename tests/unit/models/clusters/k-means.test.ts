import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomSource } from '#core/random.ts';
import { assign, kMeans, lloyd, seedCentroids } from '#models/clusters/k-means.ts';
import { silhouette } from '#models/clusters/silhouette.ts';
import { numRuns } from '../../../support/runs.ts';

const flat = (rows: readonly (readonly number[])[]) => Float64Array.from(rows.flat());
const fit = (rows: readonly (readonly number[])[], k: number, restarts = 10, seed = 1) =>
  kMeans(flat(rows), { k, restarts, random: randomSource(seed) });

/** The least inertia of all ways to part the rows into at most k groups. */
function bruteForce(rows: readonly (readonly number[])[], k: number): number {
  const labels = new Array<number>(rows.length).fill(0);
  let best = Infinity;
  const inertiaOf = () => {
    let inertia = 0;
    for (let c = 0; c < k; c++) {
      const members = rows.filter((_, i) => labels[i] === c);
      if (members.length === 0) continue;
      for (let d = 0; d < 3; d++) {
        const mean = members.reduce((sum, row) => sum + row[d]!, 0) / members.length;
        inertia += members.reduce((sum, row) => sum + (row[d]! - mean) ** 2, 0);
      }
    }
    return inertia;
  };
  const place = (i: number, used: number) => {
    if (i === rows.length) {
      best = Math.min(best, inertiaOf());
      return;
    }
    for (let c = 0; c < Math.min(k, used + 1); c++) {
      labels[i] = c;
      place(i + 1, Math.max(used, c + 1));
    }
  };
  place(0, 0);
  return best;
}

const row = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));
const rows = fc.array(row, { minLength: 1, maxLength: 8 });
const check = <T>(property: fc.IProperty<T>, full: number, seed: number): void =>
  fc.assert(property, { numRuns: numRuns(full), seed });

describe('kMeans', () => {
  it('finds what a search of all partitions finds on tiny data', () => {
    check(
      fc.property(rows, fc.integer({ min: 2, max: 3 }), (points, k) => {
        expect(fit(points, k, 60).inertia).toBeCloseTo(bruteForce(points, k), 9);
      }),
      300,
      21,
    );
  });

  it('finds groups that were made by hand', () => {
    const corners = [
      [0, 0, 0],
      [10, 0, 0],
      [0, 10, 0],
      [10, 10, 10],
    ];
    const points = corners.flatMap(([x, y, z]) => [
      [x! - 1, y!, z!],
      [x! + 1, y!, z!],
      [x!, y! - 1, z!],
      [x!, y! + 1, z!],
    ]);
    const { centroids, labels, inertia } = fit(points, 4);
    const found = corners.map((_, i) => [...centroids.subarray(3 * i, 3 * i + 3)]);
    expect(found).toEqual(expect.arrayContaining(corners));
    expect(inertia).toBe(16);
    for (let at = 0; at < points.length; at += 4) expect(new Set(labels.slice(at, at + 4)).size).toBe(1);
  });

  it('places every point with the nearest centroid, and every centroid at the mean of its points', () => {
    check(
      fc.property(fc.array(row, { minLength: 4, maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (points, k) => {
        const { centroids, labels } = fit(points, k, 3);
        expect(labels).toEqual(assign(flat(points), centroids));
        for (let c = 0; c < centroids.length / 3; c++) {
          const members = points.filter((_, i) => labels[i] === c);
          expect(members.length).toBeGreaterThan(0);
          for (let d = 0; d < 3; d++) {
            const mean = members.reduce((sum, point) => sum + point[d]!, 0) / members.length;
            expect(centroids[3 * c + d]).toBeCloseTo(mean, 9);
          }
        }
      }),
      300,
      22,
    );
  });

  it('makes no more groups than there are different points', () => {
    const twice = [
      [1, 1, 1],
      [2, 2, 2],
      [1, 1, 1],
    ];
    const { centroids, inertia } = fit(twice, 5);
    expect(centroids).toHaveLength(6);
    expect(inertia).toBe(0);
    expect(fit([[3, 3, 3]], 4).centroids).toEqual(Float64Array.of(3, 3, 3));
  });

  it('gives the same for the same seed', () => {
    const points = Array.from({ length: 200 }, (_, i) => [(i * 37) % 101, (i * 53) % 97, (i * 11) % 89]);
    expect(fit(points, 6, 4, 9)).toEqual(fit(points, 6, 4, 9));
  });
});

describe('lloyd', () => {
  it('gives an empty cluster the point that lies farthest from its own', () => {
    const points = flat([
      [0, 0, 0],
      [1, 0, 0],
      [100, 0, 0],
    ]);
    // The second centroid is nobody's nearest.
    const { labels, inertia } = lloyd(points, Float64Array.of(0, 0, 0, -500, 0, 0), 0);
    expect([...labels]).toEqual([0, 0, 1]);
    expect(inertia).toBe(0.5);
  });

  it('never makes it worse', () => {
    check(
      fc.property(fc.array(row, { minLength: 3, maxLength: 40 }), fc.nat(), (points, seed) => {
        const all = flat(points);
        const start = seedCentroids(all, 3, randomSource(seed));
        const before = lloyd(all, start, Infinity).inertia;
        expect(lloyd(all, start, 0).inertia).toBeLessThanOrEqual(before + 1e-9);
      }),
      300,
      23,
    );
  });
});

describe('silhouette', () => {
  // By hand: inside 1, outside (9 + 10) / 2 and (8 + 9) / 2, mirrored.
  it('is the mean of how much nearer the own group is', () => {
    const points = flat([
      [0, 0, 0],
      [1, 0, 0],
      [9, 0, 0],
      [10, 0, 0],
    ]);
    const expected = (1 - 1 / 9.5 + (1 - 1 / 8.5)) / 2;
    expect(silhouette(points, Uint8Array.of(0, 0, 1, 1), 2)).toBeCloseTo(expected, 12);
  });

  it('counts a point alone in its group as 0', () => {
    const points = flat([
      [0, 0, 0],
      [1, 0, 0],
      [5, 0, 0],
    ]);
    const expected = (1 - 1 / 5 + (1 - 1 / 4) + 0) / 3;
    expect(silhouette(points, Uint8Array.of(0, 0, 1), 2)).toBeCloseTo(expected, 12);
  });

  it('is 0 for one group, for equal points, and for nobody', () => {
    expect(
      silhouette(
        flat([
          [0, 0, 0],
          [1, 1, 1],
        ]),
        Uint8Array.of(0, 0),
        1,
      ),
    ).toBe(0);
    expect(
      silhouette(
        flat([
          [1, 1, 1],
          [1, 1, 1],
          [1, 1, 1],
          [1, 1, 1],
        ]),
        Uint8Array.of(0, 0, 1, 1),
        2,
      ),
    ).toBe(0);
    expect(silhouette(new Float64Array(0), new Uint8Array(0), 2)).toBe(0);
  });

  it('stays within −1 and 1', () => {
    check(
      fc.property(
        fc.array(row, { minLength: 2, maxLength: 30 }),
        fc.infiniteStream(fc.nat({ max: 2 })),
        (points, labels) => {
          const value = silhouette(
            flat(points),
            Uint8Array.from(points, () => labels.next().value!),
            3,
          );
          expect(Math.abs(value)).toBeLessThanOrEqual(1);
        },
      ),
      300,
      24,
    );
  });
});
