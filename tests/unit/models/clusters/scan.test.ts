import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomSource } from '#core/random.ts';
import { recommended, verdictOn } from '#models/clusters/judge.ts';
import { typicalOf, type Triple } from '#models/clusters/model.ts';
import { nameOf } from '#models/clusters/names.ts';
import { referenceLike, sampleOf, scanClusters, type ClusterInput } from '#models/clusters/scan.ts';
import { numRuns } from '../../../support/runs.ts';

type Customer = readonly [days: number, orders: number, money: number];

function inputOf(customers: readonly Customer[], seed = 1): ClusterInput {
  const column = (of: (customer: Customer) => number) => Float64Array.from(customers, of);
  return {
    monetary: 'total',
    seed,
    logDays: column(([days]) => Math.log(days)),
    logOrders: column(([, orders]) => Math.log(orders)),
    logMoney: column(([, , money]) => Math.log(money)),
    revenue: column(([, , money]) => money),
    floor: 1,
  };
}

/** Customers around some typical ones, the same for the same seed. */
function shop(typical: readonly Customer[], each: number, spread: number, seed = 3): Customer[] {
  const random = randomSource(seed);
  const near = (value: number) => value * Math.exp(spread * (random() + random() + random() - 1.5));
  return typical.flatMap(([days, orders, money]) =>
    Array.from({ length: each }, (): Customer => [near(days), near(orders), near(money)]),
  );
}

const FOUR: readonly Customer[] = [
  [10, 20, 2000],
  [100, 3, 100],
  [300, 1, 20],
  [8, 1.5, 700],
];

describe('scanClusters', () => {
  it('finds the groups a shop was made of, and says that they are clear', () => {
    const { choices, customers, fitted } = scanClusters(inputOf(shop(FOUR, 40, 0.3)));
    const best = recommended(choices)!;
    expect([customers, fitted, best.k, verdictOn(best)]).toEqual([160, 160, 4, 'clear']);
    expect(best.stability).toBe(1);
    expect(best.jaccards).toEqual([1, 1, 1, 1]);
    const typical = best.model.centroids.map((centroid) => typicalOf(best.model, centroid));
    // Most revenue first.
    [FOUR[0]!, FOUR[3]!, FOUR[1]!, FOUR[2]!].forEach((made, place) => {
      made.forEach((value, at) => expect(Math.log(typical[place]![at]! / value)).toBeCloseTo(0, 0));
    });
  });

  it('says that a crowd without groups has none', () => {
    const { choices } = scanClusters(inputOf(shop([[60, 5, 300]], 1500, 1)));
    expect(choices.map(verdictOn)).toEqual(choices.map(() => 'none'));
  });

  it('leaves less and less inside the groups, the more there are', () => {
    const { choices } = scanClusters(inputOf(shop(FOUR, 30, 1)));
    const within = choices.map((choice) => choice.within);
    expect(choices.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(within).toEqual(within.toSorted((a, b) => b - a));
    expect(within[0]).toBeLessThan(1);
  });

  it('does not depend on the order of the customers', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (keys) => {
        const customers = shop(FOUR, 15, 1.5);
        const shuffled = customers
          .map((customer) => ({ customer, key: keys.next().value! }))
          .sort((a, b) => a.key - b.key)
          .map(({ customer }) => customer);
        expect(scanClusters(inputOf(shuffled))).toEqual(scanClusters(inputOf(customers)));
      }),
      { numRuns: numRuns(20), seed: 31 },
    );
  });

  it('groups the same customers together when money is counted in thousandths', () => {
    const customers = shop(FOUR, 20, 1);
    const times = customers.map(([days, orders, money]): Customer => [days, orders, money * 1000]);
    const [here, there] = [scanClusters(inputOf(customers)), scanClusters(inputOf(times))];
    here.choices.forEach(({ k, model, within }, i) => {
      const other = there.choices[i]!;
      expect(other.k).toBe(k);
      expect(other.within).toBeCloseTo(within, 9);
      other.model.centroids.flat().forEach((value, at) => expect(value).toBeCloseTo(model.centroids.flat()[at]!, 6));
    });
  });

  it('gives the same for the same seed, and nearly the same for another', () => {
    const customers = shop(FOUR, 40, 0.5);
    const choice = (seed: number) => scanClusters(inputOf(customers, seed)).choices[2]!;
    expect(choice(7)).toEqual(choice(7));
    expect(choice(8).within).toBeCloseTo(choice(7).within, 6);
  });

  it('does not group fewer than fifty customers, or those who are alike', () => {
    const few = scanClusters(inputOf(shop(FOUR, 12, 1)));
    expect([few.customers, few.choices]).toEqual([48, []]);
    const alike = scanClusters(inputOf([...shop([[5, 1, 10]], 60, 0), ...shop([[6, 1, 10]], 60, 0)]));
    expect([alike.customers, alike.distinct, alike.choices]).toEqual([120, 2, []]);
    const alone = scanClusters(inputOf([[3, 1, 10]]));
    expect([alone.customers, alone.distinct, alone.choices]).toEqual([1, 1, []]);
    expect(scanClusters(inputOf([])).customers).toBe(0);
  });

  it('makes at most as many groups as there are different customers', () => {
    const kinds: Customer[] = [
      [1, 1, 10],
      [50, 2, 30],
      [200, 1, 90],
      [9, 8, 400],
    ];
    const { choices, distinct } = scanClusters(inputOf(shop(kinds, 20, 0)));
    expect(distinct).toBe(4);
    expect(choices.map(({ k }) => k)).toEqual([2, 3, 4]);
    expect(choices.at(-1)!.within).toBeCloseTo(0, 12);
  });

  it('leaves out a feature that is the same for everybody', () => {
    const once = shop([[20, 1, 50]], 80, 1).map(([days, , money]): Customer => [days, 1, money]);
    const { choices } = scanClusters(inputOf(once));
    for (const { model, within, silhouette, reference, stability } of choices) {
      expect(model.weight[1]).toBe(0);
      expect([within, silhouette, reference, stability].every(Number.isFinite)).toBe(true);
      expect(model.centroids.map((centroid) => typicalOf(model, centroid)[1])).toEqual(model.centroids.map(() => 1));
    }
  });

  it('tells of itself in rising fractions', () => {
    const told: number[] = [];
    scanClusters(inputOf(shop(FOUR, 20, 1)), (_phase, fraction) => told.push(fraction));
    expect(told[0]).toBe(0);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeLessThanOrEqual(1);
  });
});

describe('sampleOf', () => {
  const points = Float64Array.from({ length: 3000 }, (_, i) => i);

  it('keeps whole rows in their order, as many as asked for', () => {
    const sample = sampleOf(points, 100, randomSource(1));
    const first = Array.from({ length: 100 }, (_, i) => sample[3 * i]!);
    expect(sample).toHaveLength(300);
    expect(first).toEqual([...new Set(first)].toSorted((a, b) => a - b));
    for (const [i, value] of first.entries())
      expect([sample[3 * i + 1], sample[3 * i + 2]]).toEqual([value + 1, value + 2]);
  });

  it('is everybody where there are few', () => {
    expect(sampleOf(points, 1000, randomSource(1))).toBe(points);
  });
});

describe('referenceLike', () => {
  it('has the means, spreads and slants of the points', () => {
    const random = randomSource(4);
    const points = Float64Array.from(
      Array.from({ length: 4000 }, () => {
        const [a, b] = [random(), random()];
        return [2 + a, a + b, 3 * b - a];
      }).flat(),
    );
    const moments = (from: Float64Array) => {
      const n = from.length / 3;
      const column = (d: number) => Array.from({ length: n }, (_, i) => from[3 * i + d]!);
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / n;
      const covariance = (d: number, e: number) => {
        const [x, y] = [column(d), column(e)];
        return mean(x.map((value, i) => (value - mean(x)) * (y[i]! - mean(y))));
      };
      return [mean(column(0)), covariance(0, 0), covariance(0, 1), covariance(1, 2), covariance(2, 2)];
    };
    const [real, made] = [moments(points), moments(referenceLike(points, randomSource(5)))];
    real.forEach((value, i) => expect(made[i]).toBeCloseTo(value, 1));
  });
});

describe('nameOf', () => {
  const MEDIAN: Triple = [0, 0, 0];
  /** The median customer has `orders` orders, and a standard deviation is the logarithm of 2. */
  const traits = (centroid: Triple, orders = 4, weight: Triple = [1, 1 / Math.LN2, 1]) => {
    const { key, parts } = nameOf({ floor: 1, center: [3, Math.log(orders), 5], weight }, centroid, MEDIAN);
    const list = parts?.['traits'];
    const names = list && 'list' in list ? list.list.map((part) => ('key' in part ? part.key : '')) : [key];
    return names.map((name) => name.replace(/^clusters\.(trait\.)?/, ''));
  };

  it('says what is more and what is less than with the median customer', () => {
    expect(traits([-1, 1.2, 0.6])).toEqual(['days.less', 'orders.more', 'money.more']);
    expect(traits([-1.6, 1.5, -2])).toEqual(['days.least', 'orders.most', 'money.least']);
    expect(traits([0.9, -0.7, 0.1])).toEqual(['days.more', 'orders.less']);
  });

  it('says that they ordered once rather than seldom, unless everybody did', () => {
    expect(traits([0, -2, 0])).toEqual(['orders.once']);
    expect(traits([0, 0, 0], 1.02)).toEqual(['orders.once']);
    expect(traits([1, 0, 0], 1, [1, 0, 1])).toEqual(['days.more']);
  });

  it('does not call two orders often', () => {
    expect(traits([0, 1.2, 0], 1.1)).toEqual(['orders.several']);
    expect(traits([0, 1.6, 0], 1.1)).toEqual(['orders.most']);
  });

  it('has a word for those in the middle', () => {
    expect(traits([0.4, -0.4, 0])).toEqual(['name.middle']);
  });
});
