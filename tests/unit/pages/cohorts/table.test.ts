import { describe, expect, it } from 'vitest';
import { COHORT_DEFAULTS, MOST_COHORTS, type Measure } from '#models/cohorts/index.ts';
import { dayNumber } from '#orders/days.ts';
import {
  cohortsOf,
  measuredBy,
  periodStart,
  periodTicks,
  shownCells,
  tableOf,
  type CellRow,
  type Cohort,
} from '#pages/cohorts/table.ts';
import { cohortCells } from './cells.ts';

const BY_MONTH = COHORT_DEFAULTS;
const NAMED = { cohort: '', cohort_day: null, from_amount: null, to_amount: null };
const BY_PRODUCT = { ...COHORT_DEFAULTS, by: 'product' } as const;

describe('cohortsOf', () => {
  it('keeps the order of the answer, which has the others last', () => {
    const others = cohortCells('x', 99, [1]).map((cell): CellRow => ({ ...cell, cohort: null }));
    const rows = [...cohortCells('tea', 5, [1]), ...others];
    expect(cohortsOf(rows).map(({ name, size }) => [name, size])).toEqual([
      ['tea', 5],
      [null, 99],
    ]);
  });
});

describe('tableOf', () => {
  const cohorts = cohortsOf([...cohortCells('2011-01', 5, [1, 1], 1), ...cohortCells('2011-02', 9, [])]);

  it('leaves out the first period, and cohorts that have no other, where customers are counted', () => {
    const table = tableOf(cohorts, BY_MONTH);
    expect(table.cohorts.map(({ name }) => name)).toEqual(['2011-01']);
    expect(table.periods).toEqual([1, 2]);
  });

  it('shows the first period of money', () => {
    const table = tableOf(cohorts, { ...BY_MONTH, measure: 'revenue' });
    expect(table.cohorts).toHaveLength(2);
    expect(table.periods).toEqual([0, 1, 2]);
  });

  it('draws the latest cohorts by time and the largest others when there are too many', () => {
    const many = Array.from({ length: MOST_COHORTS + 5 }, (_, n): Cohort => ({
      name: String(n),
      named: NAMED,
      day: n,
      size: 100 - n,
      cells: cohortCells(String(n), 100 - n, [1]),
    }));
    expect(tableOf(many, BY_MONTH).cohorts[0]?.name).toBe('5');
    expect(tableOf(many, BY_PRODUCT).cohorts[0]?.name).toBe('0');
    expect(tableOf(many, BY_MONTH).total).toBe(MOST_COHORTS + 5);
  });

  it('shows of own columns those that were asked for', () => {
    const brackets = [[7, 7], [30, 30]] as const; // prettier-ignore
    expect(tableOf(cohortsOf(cohortCells('2011-01', 5, [1, 1, 1, 1])), { ...BY_MONTH, brackets }).periods).toEqual([
      2, 4,
    ]);
  });

  it('leaves to findings only the cells of those', () => {
    const [rows, brackets] = [cohortCells('2011-01', 5, [1, 1, 1, 1]), [[7, 7], [30, 30]]] as const; // prettier-ignore
    expect(shownCells(rows, { ...BY_MONTH, brackets }).map(({ period }) => period)).toEqual([2, 4]);
    expect(shownCells(rows, BY_MONTH)).toEqual(rows);
  });

  it('is empty without orders', () => expect(tableOf([], BY_MONTH)).toEqual({ cohorts: [], periods: [], total: 0 }));
});

describe('periodStart', () => {
  const cohort: Cohort = { name: '2010-12', named: NAMED, day: dayNumber('2010-12-01'), size: 1, cells: [] };

  it('counts months and quarters by the calendar', () => {
    expect(periodStart(cohort, 11, BY_MONTH)).toBe(dayNumber('2011-11-01'));
    expect(periodStart({ ...cohort, day: dayNumber('2010-10-01') }, 2, { ...BY_MONTH, by: 'quarter' })).toBe(
      dayNumber('2011-04-01'),
    );
    expect(periodStart(cohort, 2, { ...BY_MONTH, by: 'week' })).toBe(dayNumber('2010-12-15'));
  });

  it('is nothing for periods of the customers’ own age and for attributes', () => {
    expect(periodStart(cohort, 1, { ...BY_MONTH, columns: 'age' })).toBeNull();
    expect(periodStart({ ...cohort, day: null }, 1, BY_PRODUCT)).toBeNull();
  });
});

describe('measuredBy', () => {
  it('gives cells another measure as their value', () => {
    const rows = cohortCells('2011-01', 50, [10, 0]);
    const values = (measure: Measure) => measuredBy(rows, measure).map(({ value }) => value);
    expect(values('rate')).toEqual([1, 0.2, 0]);
    expect(values('customers')).toEqual([50, 10, 0]);
    expect(values('revenue')).toEqual([500, 100, 0]);
    expect(values('cumulative')).toEqual([10, 12, 12]);
    expect(values('aov')).toEqual([10, 10, null]);
  });
  it('begins anew with each cohort', () => {
    const rows = [...cohortCells('2011-01', 50, [10]), ...cohortCells('2011-02', 10, [5])];
    expect(measuredBy(rows, 'cumulative').map(({ value }) => value)).toEqual([10, 12, 10, 15]);
  });
});

describe('periodTicks', () => {
  it('are whole, within the axis and about a dozen at most', () => {
    expect(periodTicks(0, 3)).toEqual([0, 1, 2, 3]);
    expect(periodTicks(1, 50)).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50]);
    expect(periodTicks(1, 1)).toEqual([1]);
  });
});
