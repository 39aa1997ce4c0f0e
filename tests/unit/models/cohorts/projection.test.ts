import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COHORT_DEFAULTS, project, type CohortSettings, type Projection } from '#models/cohorts/index.ts';
import { numRuns } from '../../../support/runs.ts';

const MEASURES = ['customers', 'rate', 'orders', 'revenue', 'cumulative'] as const;
const settings = (change: Partial<CohortSettings> = {}): CohortSettings => ({ ...COHORT_DEFAULTS, ...change });

/** A triangle of cohorts: `amounts[period]` of each, the last `open` of them not over. */
function cells(cohort: string, size: number, amounts: readonly number[], open = 0) {
  return amounts.map((amount, period) => ({
    cohort,
    period,
    cohort_size: size,
    customers: amount,
    orders: amount,
    revenue: amount,
    complete: String(period < amounts.length - open),
  }));
}
/** Cohort `c` is seen for all periods but the last `c`. */
const triangle = (table: readonly (readonly number[])[]) =>
  table.flatMap((row, c) => cells(`c${c}`, row[0]!, row.slice(0, row.length - c)));

function done(projection: Projection) {
  if (projection.kind !== 'done') throw new Error(projection.reason);
  return projection;
}

/** Size and level of each cohort, and how much of it comes in each later period. */
const multiplicative = fc.record({
  cohorts: fc.array(
    fc.record({ size: fc.integer({ min: 50, max: 500 }), level: fc.double({ min: 0.1, max: 0.4, noNaN: true }) }),
    {
      minLength: 5,
      maxLength: 9,
    },
  ),
  course: fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
});

describe('a projection', () => {
  it.each(MEASURES)('of %s is exact where cohorts differ by a factor alone', (measure) => {
    fc.assert(
      fc.property(multiplicative, ({ cohorts, course }) => {
        const whole = cohorts.map(({ size, level }) => [size, ...course.slice(1).map((part) => size * level * part)]);
        // Customers begin with the size; sums of money must be multiples from the first period on.
        const table = ['customers', 'rate'].includes(measure)
          ? whole
          : whole.map((row, c) => [cohorts[c]!.level * row[0]!, ...row.slice(1)]);
        const rows = table.flatMap((row, c) => cells(`c${c}`, cohorts[c]!.size, row.slice(0, row.length - c)));
        const { cells: projected } = done(project(rows, settings({ measure })));
        for (const { cohort, period, value, low, high } of projected) {
          const [c, row] = [Number(cohort.slice(1)), table[Number(cohort.slice(1))]!];
          // A cohort's level shows from its second period on.
          if (row.length - c < 2) continue;
          const unit = measure === 'rate' || measure === 'cumulative' ? cohorts[c]!.size : 1;
          const amounts = measure === 'cumulative' ? row.slice(0, period + 1) : [row[period]!];
          const actual = amounts.reduce((sum, amount) => sum + amount, 0) / unit;
          expect(value).toBeCloseTo(actual, 6);
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
        }
      }),
      { seed: 1, numRuns: numRuns(300) },
    );
  });

  it.each(MEASURES)('of a complete rectangle of %s adds nothing', (measure) => {
    const rows = [10, 20, 30, 40].flatMap((size, c) => cells(`c${c}`, size, [size, size / 2, size / 5]));
    expect(done(project(rows, settings({ measure }))).cells).toEqual([]);
  });

  it('weighs cohorts by their size, so that the factor is one of sums', () => {
    const rows = [...cells('a', 100, [100, 40]), ...cells('b', 300, [300, 60]), ...cells('c', 100, [100, 50])];
    // 150 of 500 came back in period 1.
    const fresh = [...rows, ...cells('d', 200, [200, 7], 1)];
    expect(done(project(fresh, settings())).cells).toMatchObject([{ cohort: 'd', period: 1, value: 60, cohorts: 3 }]);
  });

  it('is never below what is already there, nor above the cohort', () => {
    const rows = [
      ...['a', 'b', 'c'].flatMap((name) => cells(name, 100, [100, 10, 10])),
      ...cells('d', 100, [100, 60], 1),
    ];
    const [cell] = done(project(rows, settings())).cells;
    expect(cell).toMatchObject({ value: 60, low: 60 });
    expect(cell!.high).toBeLessThanOrEqual(100);
    const within = done(project(rows, settings({ mode: 'within' }))).cells;
    expect(within.every(({ value, high }) => value <= 100 && high <= 100)).toBe(true);
  });

  it('stops where fewer than three complete cohorts support a factor, and says how far', () => {
    const rows = triangle([
      [100, 40, 20, 10, 5],
      [100, 40, 20, 10, 5],
      [100, 40, 20, 10, 5],
      [100, 40, 20, 10, 5],
    ]);
    expect(done(project(rows, settings()))).toMatchObject({ last: 2, unsupported: 2 });
    const few = [...cells('a', 50, [50, 5]), ...cells('b', 50, [50, 5]), ...cells('c', 50, [50, 1], 1)];
    expect(project(few, settings())).toEqual({ kind: 'refused', reason: 'few' });
    expect(project([], settings())).toEqual({ kind: 'refused', reason: 'few' });
  });

  it('leaves out a cohort whose first period is not over', () => {
    const rows = [...['a', 'b', 'c'].flatMap((name) => cells(name, 50, [50, 5])), ...cells('d', 9, [9], 1)];
    expect(done(project(rows, settings())).cells).toEqual([]);
  });

  it('is refused where there is no triangle or nothing that grows by factors', () => {
    const refused = (change: Partial<CohortSettings>) => project([], settings(change));
    expect(refused({ by: 'product' })).toEqual({ kind: 'refused', reason: 'not-by-time' });
    expect(refused({ measure: 'aov' })).toEqual({ kind: 'refused', reason: 'measure' });
    expect(refused({ measure: 'refunds' })).toEqual({ kind: 'refused', reason: 'measure' });
    expect(refused({ mode: 'onOrAfter' })).toEqual({ kind: 'refused', reason: 'mode' });
  });

  it('is tried on the last complete period of each cohort', () => {
    const rows = [
      ...cells('a', 100, [100, 20, 20]),
      ...cells('b', 100, [100, 20, 20]),
      ...cells('c', 100, [100, 20, 20]),
      ...cells('d', 100, [100, 26]),
      ...cells('e', 100, [100]),
    ];
    // Without the last periods 1 is known of three cohorts, 2 of none.
    expect(done(project(rows, settings())).test).toEqual({ cohorts: 1, projected: 20, actual: 26 });
    expect(done(project(rows, settings({ measure: 'rate' }))).test).toEqual({ cohorts: 1, projected: 20, actual: 26 });
    const two = [...cells('a', 10, [10, 2]), ...cells('b', 10, [10, 2]), ...cells('c', 10, [10, 2])];
    expect(done(project(two, settings())).test).toBeNull();
  });

  it('gives finite numbers where nobody came back or money went back', () => {
    const none = ['a', 'b', 'c', 'd'].flatMap((name, c) =>
      cells(name, 20, [20, 0, 0, 0].slice(0, 4 - (c > 2 ? 2 : 0))),
    );
    for (const { value, low, high } of done(project(none, settings())).cells)
      expect([value, low, high]).toEqual([0, 0, 0]);
    const back = ['a', 'b', 'c', 'd'].flatMap((name, c) => cells(name, 20, [5, -9, 1].slice(0, c > 2 ? 1 : 3)));
    const money = project(back, settings({ measure: 'revenue' }));
    if (money.kind === 'done')
      for (const cell of money.cells) expect([cell.value, cell.low, cell.high].every(Number.isFinite)).toBe(true);
  });
});
