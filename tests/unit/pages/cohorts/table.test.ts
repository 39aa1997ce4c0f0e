import { describe, expect, it } from 'vitest';
import { COHORT_DEFAULTS } from '#models/cohorts/index.ts';
import { dayNumber } from '#orders/days.ts';
import {
  cohortsOf,
  isTooFine,
  mostDays,
  MOST_ROWS,
  periodStart,
  periodTicks,
  tableOf,
  type Cohort,
} from '#pages/cohorts/table.ts';
import { cohortCells } from './cells.ts';

const BY_MONTH = COHORT_DEFAULTS;
const BY_PRODUCT = { ...COHORT_DEFAULTS, by: 'product' } as const;

describe('cohortsOf', () => {
  it('keeps cohorts by time in their order and puts the largest of the others first', () => {
    const rows = [...cohortCells('2011-01', 5, [1]), ...cohortCells('2011-02', 9, [1])];
    expect(cohortsOf(rows, BY_MONTH).map(({ name }) => name)).toEqual(['2011-01', '2011-02']);
    expect(cohortsOf(rows, BY_PRODUCT).map(({ name }) => name)).toEqual(['2011-02', '2011-01']);
  });
});

describe('tableOf', () => {
  const cohorts = cohortsOf([...cohortCells('2011-01', 5, [1, 1], 1), ...cohortCells('2011-02', 9, [])], BY_MONTH);

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
    const many = Array.from({ length: MOST_ROWS + 5 }, (_, n): Cohort => ({
      name: String(n),
      day: n,
      size: 100 - n,
      cells: cohortCells(String(n), 100 - n, [1]),
    }));
    expect(tableOf(many, BY_MONTH).cohorts[0]?.name).toBe('5');
    expect(tableOf(many, BY_PRODUCT).cohorts[0]?.name).toBe('0');
    expect(tableOf(many, BY_MONTH).total).toBe(MOST_ROWS + 5);
  });

  it('is empty without orders', () => expect(tableOf([], BY_MONTH)).toEqual({ cohorts: [], periods: [], total: 0 }));
});

describe('periodStart', () => {
  const cohort: Cohort = { name: '2010-12', day: dayNumber('2010-12-01'), size: 1, cells: [] };

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

describe('isTooFine', () => {
  it('refuses days over years, and takes months over decades', () => {
    const byDay = { ...BY_MONTH, by: 'day' } as const;
    expect(isTooFine(byDay, 374)).toBe(false);
    expect(isTooFine(byDay, mostDays(byDay) + 1)).toBe(true);
    expect(isTooFine(BY_MONTH, 10_000)).toBe(false);
  });
});

describe('periodTicks', () => {
  it('are whole, within the axis and about a dozen at most', () => {
    expect(periodTicks(0, 3)).toEqual([0, 1, 2, 3]);
    expect(periodTicks(1, 50)).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50]);
    expect(periodTicks(1, 1)).toEqual([1]);
  });
});
