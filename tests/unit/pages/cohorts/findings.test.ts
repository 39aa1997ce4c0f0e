import { describe, expect, it } from 'vitest';
import {
  averageLine,
  averagePoints,
  bestCell,
  comparison,
  defaultChosen,
  largest,
  lastShared,
  nextCells,
  pageFinding,
  settled,
  solid,
} from '#pages/cohorts/findings.ts';
import { cohortsOf, type CellRow } from '#pages/cohorts/table.ts';
import { cohortCells } from './cells.ts';

const cohorts = (...cells: CellRow[][]) => cohortsOf(cells.flat());
const PERIODS = [1, 2, 3, 4, 5];
const STEADY = [
  cohortCells('2010-12', 885, [324, 286, 340, 321, 235], 1),
  cohortCells('2011-01', 417, [92, 111, 96, 134]),
  cohortCells('2011-02', 380, [71, 71, 108]),
  cohortCells('2011-03', 452, [68, 114, 90]),
];

describe('pageFinding', () => {
  it('says that there are no orders', () => expect(pageFinding([], true)).toEqual({ kind: 'none' }));

  it('gives no rate of one customer', () =>
    expect(pageFinding(cohorts(cohortCells('2011-01', 1, [1, 1])), true)).toEqual({ kind: 'few', customers: 1 }));

  it('waits for a whole period', () =>
    expect(pageFinding(cohorts(cohortCells('2011-01', 50, [3], 1)), true)).toEqual({ kind: 'young' }));

  it('finds that the first cohort never falls to the level of the others', () => {
    const finding = pageFinding(cohorts(...STEADY), true);
    expect(finding).toMatchObject({ kind: 'first', cohort: { name: '2010-12' } });
    // The period that is not over, 235, does not count.
    expect(finding.kind === 'first' && finding.least).toBeCloseTo(286 / 885);
  });

  it('tells the course of the average when no cohort stands out', () => {
    const finding = pageFinding(
      cohorts(cohortCells('2011-01', 50, [10, 5]), cohortCells('2011-02', 50, [20, 5])),
      true,
    );
    expect(finding).toEqual({ kind: 'course', early: { period: 1, rate: 0.3 }, late: { period: 2, rate: 0.1 } });
  });

  it('says plainly that nobody came back', () =>
    expect(pageFinding(cohorts(cohortCells('2011-01', 50, [0]), cohortCells('2011-02', 50, [0])), true)).toEqual({
      kind: 'never',
    }));

  it('follows a cohort that has no other beside it', () => {
    const found = pageFinding(cohorts(cohortCells('2011-01', 50, [10, 5])), true);
    expect(found).toMatchObject({
      kind: 'alone',
      cohort: { name: '2011-01' },
      early: { rate: 0.2 },
      late: { rate: 0.1 },
    });
    expect(pageFinding(cohorts(cohortCells('2011-01', 50, [10])), true)).toMatchObject({ kind: 'alone', late: null });
    expect(pageFinding(cohorts(cohortCells('2011-01', 50, [0, 0])), true)).toEqual({ kind: 'never' });
  });

  it('names the best and the worst of cohorts by attribute, none of them small', () => {
    const finding = pageFinding(
      cohorts(cohortCells('tea', 100, [30]), cohortCells('coffee', 100, [50]), cohortCells('cups', 3, [3])),
      false,
    );
    expect(finding).toMatchObject({
      kind: 'spread',
      most: { cohort: { name: 'coffee' }, rate: 0.5 },
      least: { cohort: { name: 'tea' }, rate: 0.3 },
    });
  });
});

describe('averages and comparisons', () => {
  it('leave out the first period and what is not over', () =>
    expect(settled(cohorts(STEADY[0]!)[0]!).map(({ period }) => period)).toEqual([1, 2, 3, 4]));

  it('weigh by cohort size over at least two cohorts', () => {
    const points = averagePoints(cohorts(cohortCells('2011-01', 300, [30, 60]), cohortCells('2011-02', 100, [30])));
    expect(points).toEqual([{ period: 1, rate: 60 / 400 }]);
  });

  it('weigh every cohort alike when asked to', () => {
    const two = cohorts(cohortCells('2011-01', 300, [30, 60]), cohortCells('2011-02', 100, [30]));
    expect(averageLine(two, 'simple').find(({ period }) => period === 1)?.value).toBeCloseTo((0.1 + 0.3) / 2, 12);
  });

  it('find the best complete cell of cohorts that are large enough', () => {
    const found = bestCell(cohorts(...STEADY, cohortCells('2011-04', 2, [2])), PERIODS);
    expect(found).toMatchObject({ cohort: '2010-12', period: 3 });
  });

  it('find none that is not shown', () =>
    expect(bestCell(cohorts(...STEADY), [2, 4])).toMatchObject({ cohort: '2010-12', period: 4 }));

  it('find none among a handful', () =>
    expect(bestCell(cohorts(cohortCells('2011-01', 50, [3, 4])), PERIODS)).toBeNull());

  it('find none where all are alike', () => {
    expect(bestCell(cohorts(cohortCells('2011-01', 50, [50, 50, 50])), PERIODS)).toBeNull();
    expect(bestCell(cohorts(cohortCells('2011-01', 50, [0, 0, 0])), PERIODS)).toBeNull();
  });

  it('name the cohort that has most only where there are two and something to have', () => {
    const rows = [
      { cohort: 'a', revenue: 5 },
      { cohort: 'b', revenue: 9 },
      { cohort: null, revenue: 99 },
    ];
    expect(largest(rows, ({ revenue }) => revenue)?.cohort).toBe('b');
    expect(largest(rows.slice(1), ({ revenue }) => revenue)).toBeNull();
    expect(largest(rows, () => 0)).toBeNull();
  });

  it('do not name the others together', () => {
    const others = cohortCells('x', 100, [99, 99, 99]).map((cell): CellRow => ({ ...cell, cohort: null }));
    const all = cohorts(cohortCells('tea', 100, [30, 20]), cohortCells('cup', 100, [10, 20]), others);
    expect(bestCell(all, PERIODS)).toMatchObject({ cohort: 'tea', period: 1 });
    expect(pageFinding(all, false)).toMatchObject({
      most: { cohort: { name: 'tea' } },
      least: { cohort: { name: 'cup' } },
    });
  });

  it('compare no rates per period over columns of unlike length', () =>
    expect(pageFinding(cohorts(...STEADY), true, false)).toMatchObject({ kind: 'course' }));

  it('draw the first two cohorts that have a line', () =>
    expect(defaultChosen(cohorts(cohortCells('2010-11', 3, [1, 1]), ...STEADY))).toEqual(['2010-12', '2011-01']));

  it('compare two cohorts in the last period that is over for both', () => {
    const [a, b] = cohorts(...STEADY);
    expect(lastShared(a!, b!)).toMatchObject({ period: 4, a: { customers: 321 }, b: { customers: 134 } });
    const fresh = cohorts(cohortCells('2011-06', 50, [3], 1))[0]!;
    expect(lastShared(a!, fresh)).toBeNull();
  });

  it('say the first two chosen that have something, one alone, or nothing', () => {
    const all = cohorts(...STEADY, cohortCells('2011-06', 50, [3], 1));
    expect(comparison(all, ['2011-06', '2010-12', '2011-01'])).toMatchObject({
      kind: 'two',
      period: 4,
      aValue: 321 / 885,
      bValue: 134 / 417,
    });
    expect(comparison(all, ['2011-03', 'gone'])).toMatchObject({ kind: 'one', period: 3, aValue: 90 / 452 });
    expect(comparison(all, ['2011-06'])).toBeNull();
    expect(comparison([], [])).toBeNull();
  });

  it('take of a projection what comes next', () => {
    const cell = (cohort: string, period: number) => ({
      cohort,
      period,
      cohort_size: 9,
      value: 1,
      low: 0,
      high: 2,
      cohorts: 3,
    });
    expect(nextCells([cell('a', 3), cell('a', 4), cell('b', 2)]).map(({ cohort, period }) => [cohort, period])).toEqual(
      [
        ['a', 3],
        ['b', 2],
      ],
    );
    expect(nextCells([])).toEqual([]);
  });
});

describe('cohorts by attribute', () => {
  it('stop where fewer than a quarter of the cohort, or twenty customers, are observed', () => {
    const cells = cohortCells('tea', 200, [80, 60, 40, 20]);
    const shrinking = cells.map((cell, n) => ({ ...cell, cohort_size: [200, 200, 100, 45, 30][n]! }));
    expect(solid(cohorts(shrinking)[0]!).map(({ period }) => period)).toEqual([1, 2]);
    expect(solid(cohorts(cohortCells('cups', 19, [9, 9]))[0]!)).toEqual([]);
  });

  it('have no cells before a first period is over', () => expect(pageFinding([], false)).toEqual({ kind: 'young' }));
});
