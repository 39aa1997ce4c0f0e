import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AXES,
  DIMENSIONS,
  RFM_DEFAULTS,
  RULE_SETS,
  THRESHOLDS,
  type Dimension,
  type RfmSettings,
  type RuleSet,
} from '#models/rfm/index.ts';
import { grip, nextAbove, readCube, type Buyers, type Cuts } from '#models/rfm/studio.ts';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';
import { ask, derive, insertLines, type Line } from '../../../support/orders.ts';
import { numRuns } from '../../../support/runs.ts';

const EVERY_RULE_SET: readonly RuleSet[] = Object.values(RULE_SETS);

describe('nextAbove', () => {
  it('is the next double, on either side of zero', () => {
    expect(nextAbove(1)).toBe(1 + Number.EPSILON);
    expect(nextAbove(0)).toBe(Number.MIN_VALUE);
    expect(nextAbove(-1)).toBe(-1 + Number.EPSILON / 2);
  });
});

describe('a dimension in hand', () => {
  const buyers: Buyers = {
    days: Int32Array.of(1, 5, 9, 5),
    orders: Int32Array.of(1, 1, 2, 4),
    money: Float64Array.of(10, 20, 20, -5),
    revenue: Float64Array.of(10, 20, 20, -5),
  };
  const cuts: Cuts = { r: [5], f: [2], m: [20] };
  const settings: RfmSettings = { ...RFM_DEFAULTS, scheme: 'fixed', fixedCuts: cuts };

  it('counts what stands at a cut above it', () => {
    const cube = grip(buyers, { cuts, limits: null, rules: RULE_SETS.eight }, 'f', [2, 3, 4]).cubeAt([2]);
    const { scores } = readCube(cube, settings, RULE_SETS.eight, 'rf');
    expect(scores.map(({ dimension, score, customers }) => `${dimension}${score}: ${customers}`)).toEqual([
      'r1: 3',
      'r2: 1',
      'f1: 2',
      'f2: 2',
      'm1: 2',
      'm2: 2',
    ]);
  });
  it('knows of no money in a shop of nobody', () => {
    const nobody: Buyers = {
      days: new Int32Array(),
      orders: new Int32Array(),
      money: new Float64Array(),
      revenue: new Float64Array(),
    };
    const cube = grip(nobody, { cuts, limits: null, rules: RULE_SETS.eight }, 'r', [1]).cubeAt([5]);
    const { segments, grid, dimensions } = readCube(cube, settings, RULE_SETS.eight, 'rf');
    expect(grid).toEqual([]);
    expect(segments.map(({ share, aov, revenue_share }) => [share, aov, revenue_share])).toEqual(
      Array(8).fill([null, null, null]),
    );
    expect(dimensions.map(({ mean_score }) => mean_score)).toEqual([null, null, null]);
  });
  it('refuses a cut it has not summed at', () => {
    const held = grip(buyers, { cuts, limits: null, rules: RULE_SETS.eight }, 'r', [2, 3]);
    expect(() => held.cubeAt([4])).toThrow('r: 4 are not all steps');
  });
});

describe('what the studio shows while a cut point is dragged', () => {
  let db: TestDuckDB;
  beforeAll(async () => {
    db = await openDuckDB();
  });
  afterAll(() => db.close());

  const line = fc
    .record({
      customer: fc.integer({ min: 1, max: 12 }),
      order: fc.integer({ min: 1, max: 30 }),
      day: fc.integer({ min: 1, max: 28 }),
      cents: fc.integer({ min: -2000, max: 20_000 }),
    })
    .map(({ customer, order, day, cents }): Line => ({
      customer_id: `c${customer}`,
      order_id: `${customer}-${order}`,
      ordered_at: `2024-01-${String(day).padStart(2, '0')} 10:00:00`,
      amount: cents / 100,
      kind: cents < 0 ? 'refund' : 'sale',
    }));
  const shop = fc.array(line, { minLength: 1, maxLength: 40 });
  const steps: Record<Dimension, readonly number[]> = {
    r: Array.from({ length: 30 }, (_, i) => i + 1),
    f: [2, 3, 4, 5, 6],
    m: Array.from({ length: 40 }, (_, i) => 10 * (i + 1)),
  };
  const cutsOf = (dimension: Dimension) =>
    fc
      .uniqueArray(fc.constantFrom(...steps[dimension]), { minLength: 1, maxLength: 5 })
      .map((cuts) => cuts.sort((a, b) => a - b));
  const choice = fc.record({
    held: fc.constantFrom(...DIMENSIONS),
    rules: fc.constantFrom(...EVERY_RULE_SET),
    axes: fc.constantFrom(...AXES),
    threshold: fc.constantFrom(...THRESHOLDS),
    monetary: fc.constantFrom('total' as const, 'average' as const),
    limits: fc.record({ r: fc.nat(30), f: fc.nat(6), m: fc.nat(400) }),
    cuts: fc.record({ r: cutsOf('r'), f: cutsOf('f'), m: cutsOf('m') }),
    from: fc.record({ r: cutsOf('r'), f: cutsOf('f'), m: cutsOf('m') }),
  });

  it('equals what the database answers once it is dropped, for every rule set and threshold', () => {
    fc.assert(
      fc.property(shop, choice, (lines, { held, rules, axes, threshold, monetary, limits, cuts, from }) => {
        insertLines(db, lines);
        const context = derive(db, { asOf: '2024-01-31' });
        const settings: RfmSettings = {
          ...RFM_DEFAULTS,
          scheme: 'fixed',
          fixedCuts: cuts,
          monetary,
          threshold,
          limits: threshold === 'fixed' ? limits : null,
        };
        const rows = ask(db, { kind: 'rfm.arrays', monetary }, context);
        const buyers: Buyers = {
          days: Int32Array.from(rows, (row) => row.days_since_last_order),
          orders: Int32Array.from(rows, (row) => row.orders),
          money: Float64Array.from(rows, (row) => row.money),
          revenue: Float64Array.from(rows, (row) => row.revenue),
        };
        const dimensions = ask(db, { kind: 'rfm.dimensions', settings }, context);
        const limit = (dimension: Dimension) =>
          dimensions.find((row) => row.dimension === dimension)?.threshold ?? Infinity;
        const values = threshold === 'scoreMean' ? null : { r: limit('r'), f: limit('f'), m: limit('m') };
        // The other two dimensions have stood there all along.
        const before = { ...cuts, [held]: from[held] };
        const inHand = grip(buyers, { cuts: before, limits: values, rules }, held, steps[held]);
        const live = readCube(inHand.cubeAt(cuts[held]), settings, rules, axes);

        const close = (list: readonly object[]) =>
          list.map((row) =>
            Object.fromEntries(
              Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? round(value) : value]),
            ),
          );
        const medians = { median_days: null, median_orders: null, median_revenue: null };
        expect(close(live.segments)).toEqual(
          close(ask(db, { kind: 'rfm.segments', settings, rules }, context).map((row) => ({ ...row, ...medians }))),
        );
        expect(close(live.grid)).toEqual(close(ask(db, { kind: 'rfm.grid', settings, rules, axes }, context)));
        expect(live.scores).toEqual(
          ask(db, { kind: 'rfm.scores', settings }, context).map(({ dimension, score, customers }) => ({
            dimension,
            score,
            customers,
          })),
        );
        expect(close(live.dimensions)).toEqual(
          close(
            dimensions.map(({ dimension, mean_score, high_customers }) => ({ dimension, mean_score, high_customers })),
          ),
        );
      }),
      { numRuns: numRuns(400), seed: 31 },
    );
  });

  const round = (value: number) => Number(value.toPrecision(12));
});
