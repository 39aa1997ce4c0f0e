import { describe, expect, it } from 'vitest';
import { dayNumber } from '#orders/days.ts';
import { pathOf } from '#pages/lifecycle/flows/path.ts';
import { chosenMonth, judgeable, matrixOf, stocksOf, type FlowRow, type Move } from '#pages/lifecycle/months.ts';
import { binsFor } from '#pages/lifecycle/states/bins.ts';

const move = (end: string, from_state: string, to_state: string, customers: number, complete = 'true'): Move => ({
  month_end: dayNumber(end),
  from_state,
  to_state,
  customers,
  complete,
});
const MOVES = [
  move('2024-01-31', 'none', 'new', 10),
  move('2024-02-29', 'none', 'new', 4),
  move('2024-02-29', 'new', 'active', 3),
  move('2024-02-29', 'new', 'silent', 7),
  move('2024-03-10', 'active', 'active', 3, 'false'),
  move('2024-03-10', 'new', 'new', 4, 'false'),
  move('2024-03-10', 'silent', 'lost', 7, 'false'),
];

describe('months', () => {
  it('hold the customers that came into each state', () => {
    expect(stocksOf(MOVES).map(({ complete, customers }) => [complete, customers])).toEqual([
      [true, { new: 10, active: 0, 'won-back': 0, silent: 0, lost: 0 }],
      [true, { new: 4, active: 3, 'won-back': 0, silent: 7, lost: 0 }],
      [false, { new: 4, active: 3, 'won-back': 0, silent: 0, lost: 7 }],
    ]);
  });
  it('are chosen by their name, else the last that is over', () => {
    const stocks = stocksOf(MOVES);
    expect(chosenMonth(stocks, null)).toBe(dayNumber('2024-02-29'));
    expect(chosenMonth(stocks, '2024-03')).toBe(dayNumber('2024-03-10'));
    expect(chosenMonth(stocks, '2023-03')).toBe(dayNumber('2024-02-29'));
    expect(chosenMonth(stocks, 'all')).toBeNull();
    expect(chosenMonth([], null)).toBeNull();
    expect(chosenMonth(stocks.slice(2), null)).toBe(dayNumber('2024-03-10'));
  });
  it('are judged from when somebody could be lost', () => {
    const row = (end: string): FlowRow => ({
      month_end: dayNumber(end),
      base: 1,
      kept: 1,
      newcomers: 0,
      returned: 0,
      lost: 0,
      rate: 1,
      low: 0,
      high: 1,
      complete: 'true',
    });
    const rows = ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30'].map(row);
    const first = dayNumber('2024-01-01');
    expect(judgeable(rows, first, 45).map(({ month_end }) => month_end)).toEqual(
      ['2024-03-31', '2024-04-30'].map(dayNumber),
    );
    expect(judgeable(rows, first, null)).toHaveLength(3);
    expect(judgeable(rows, first, 900)).toEqual([]);
  });
});

describe('the path', () => {
  it('leads from month to month, those who come standing before the month they come in', () => {
    const months = ['2024-02-29', '2024-03-10'].map((end) => ({
      monthEnd: dayNumber(end),
      matrix: matrixOf(MOVES.filter(({ month_end }) => month_end === dayNumber(end))),
    }));
    const { nodes, links } = pathOf(months);
    expect(nodes.map(({ key, value }) => [key, value])).toEqual([
      ['0 new', 10],
      ['0 none', 4],
      ['1 active', 3],
      ['1 new', 4],
      ['1 silent', 7],
      ['2 active', 3],
      ['2 new', 4],
      ['2 lost', 7],
    ]);
    expect(
      links.every(
        ({ source, target }) => nodes.some(({ key }) => key === source) && nodes.some(({ key }) => key === target),
      ),
    ).toBe(true);
  });
});

describe('binsFor', () => {
  it.each([0, 0.3, 3, 20, 203, 3650])('reaches beyond %d with few round bins', (end) => {
    const { width, most } = binsFor(end, 1);
    expect(width * most).toBeGreaterThan(end);
    expect(most).toBeLessThanOrEqual(48);
  });
});
