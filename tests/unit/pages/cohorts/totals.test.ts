import { describe, expect, it } from 'vitest';
import { COHORT_DEFAULTS } from '#models/cohorts/index.ts';
import { dayNumber } from '#orders/days.ts';
import { columnSum, sumRow, totalOf, type TotalRow } from '#pages/cohorts/totals.ts';
import { barsOf, courseUnit, layersOf, leading, type CourseRow } from '#pages/cohorts/totals/course.ts';
import { totalsFinding } from '#pages/cohorts/totals/findings.ts';
import { cohortCells } from './cells.ts';

const row = (
  cohort: string | null,
  customers: number,
  revenue: number,
  orders = customers,
  returned = 0,
): TotalRow => ({
  cohort,
  cohort_day: null,
  from_amount: null,
  to_amount: null,
  customers,
  returned,
  orders,
  revenue,
  refunds: 0,
});

describe('totals', () => {
  it('of a row mean something for every measure', () => {
    const tea = row('tea', 50, 1000, 80, 20);
    const all = (['customers', 'rate', 'orders', 'revenue', 'cumulative', 'aov', 'refunds'] as const).map((measure) =>
      totalOf(tea, measure),
    );
    expect(all).toEqual([20, 0.4, 80, 1000, 20, 12.5, 0]);
    expect(totalOf(row('gone', 0, 0), 'aov')).toBeNull();
  });
  it('of a column never add up rates or amounts per customer', () => {
    const cells = [...cohortCells('a', 50, [10]).slice(1), ...cohortCells('b', 20, [5]).slice(1)];
    expect(columnSum(cells, 'customers')).toBe(15);
    expect(columnSum(cells, 'aov')).toBe(10);
    expect([columnSum(cells, 'rate'), columnSum(cells, 'cumulative'), columnSum([], 'orders')]).toEqual([
      null,
      null,
      null,
    ]);
  });
  it('of all rows are everyone', () => {
    expect(sumRow([row('a', 2, 5), row(null, 3, 7)])).toMatchObject({ cohort: null, customers: 5, revenue: 12 });
    expect(sumRow([])).toBeNull();
  });
});

describe('totalsFinding', () => {
  it('names the cohort that brought most', () =>
    expect(totalsFinding([row('a', 20, 100), row('b', 30, 300), row(null, 50, 600)])).toMatchObject({
      kind: 'most',
      cohort: { cohort: 'b' },
      people: 0.3,
      money: 0.3,
    }));
  it.each([
    ['no orders', [], 'none'],
    ['one customer', [row('a', 1, 10)], 'few'],
    ['one cohort', [row('a', 30, 10)], 'alone'],
    ['no revenue', [row('a', 30, 0), row('b', 30, 0)], 'plain'],
    ['more money back than came', [row('a', 30, 50), row('b', 30, -9)], 'plain'],
    ['only the others', [row(null, 30, 50)], 'plain'],
  ])('says nothing absurd with %s', (_, rows, kind) => expect(totalsFinding(rows).kind).toBe(kind));
});

const bit = (place: number, cohort: string | null, start: string, revenue: number): CourseRow => ({
  place,
  cohort,
  cohort_day: null,
  from_amount: null,
  to_amount: null,
  start: dayNumber(start),
  orders: 1,
  revenue,
});

describe('the course of revenue', () => {
  it('is drawn in stretches that give not too many bars', () => {
    expect(courseUnit({ from: '2024-01-01', to: '2024-02-05' })).toBe('day');
    expect(courseUnit({ from: '2024-01-01', to: '2024-08-31' })).toBe('week');
    expect(courseUnit({ from: '2022-01-01', to: '2024-12-31' })).toBe('month');
    expect(courseUnit({ from: '2000-01-01', to: '2024-12-31' })).toBe('quarter');
  });
  it('joins neighbours of ordered cohorts, at most six layers', () => {
    const rows = Array.from({ length: 13 }, (_, i) => bit(i + 1, `c${i}`, '2024-01-01', 1));
    const layers = layersOf(rows, COHORT_DEFAULTS);
    expect(layers.map(({ first, last }) => [first.cohort, last.cohort])).toEqual([
      ['c0', 'c2'],
      ['c3', 'c5'],
      ['c6', 'c8'],
      ['c9', 'c11'],
      ['c12', 'c12'],
    ]);
    expect(layersOf([], COHORT_DEFAULTS)).toEqual([]);
  });
  it('keeps the largest of the others and puts the rest together', () => {
    const rows = [
      ...Array.from({ length: 10 }, (_, i) => bit(i + 1, `c${i}`, '2024-01-01', i)),
      bit(11, null, '2024-01-01', 99),
    ];
    const layers = layersOf(rows, { ...COHORT_DEFAULTS, by: 'product' });
    expect(layers.map(({ first, rest }) => (rest ? null : first.cohort))).toEqual([
      'c5',
      'c6',
      'c7',
      'c8',
      'c9',
      null, // prettier-ignore
    ]);
    expect(layers.at(-1)!.places).toEqual(new Set([1, 2, 3, 4, 5, 11]));
  });
  it('shares out what was brought, and nothing where more went back', () => {
    const rows = [
      bit(1, 'a', '2024-01-01', 30),
      bit(2, 'b', '2024-01-01', 70),
      bit(1, 'a', '2024-03-01', 50),
      bit(2, 'b', '2024-03-01', -1),
    ];
    const layers = layersOf(rows, COHORT_DEFAULTS);
    const bars = barsOf(rows, layers, 'month');
    expect(bars.map(({ shares }) => shares)).toEqual([[0.3, 0.7], null, null]);
    expect(leading(bars, layers, { to: '2024-04-30', every: 'month' })).toMatchObject({ share: 0.7, layer: layers[1] });
    expect(leading(bars, layers, { to: '2024-01-30', every: 'month' })).toBeNull();
    expect(leading(bars, layers.slice(0, 1), { to: '2024-04-30', every: 'month' })).toBeNull();
  });
});
