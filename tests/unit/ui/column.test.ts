import { describe, expect, it } from 'vitest';
import { formats } from '#i18n/format.ts';
import { cellText, nextSorting, sortRows, type Column } from '#ui/column.ts';

interface Row {
  name: string;
  orders: number | null;
}
const name: Column<Row> = { key: 'name', label: 'Name', type: 'text', value: (row) => row.name };
const orders: Column<Row> = { key: 'orders', label: 'Orders', type: 'integer', value: (row) => row.orders };
const rows: Row[] = [
  { name: 'b', orders: 2 },
  { name: 'a', orders: null },
  { name: 'c', orders: 10 },
];
const order = (key: string, descending: boolean) =>
  sortRows(rows, [name, orders], { key, descending }, 'en').map((row) => row.name);

describe('sortRows', () => {
  it('sorts numbers as numbers', () => expect(order('orders', true)).toEqual(['c', 'b', 'a']));
  it('keeps missing values last in both directions', () => expect(order('orders', false).at(-1)).toBe('a'));
  it('sorts words by the language', () => expect(order('name', false)).toEqual(['a', 'b', 'c']));
  it('leaves the rows alone without an order or with an unknown one', () => {
    expect(order('nothing', true)).toEqual(['b', 'a', 'c']);
  });
});

describe('nextSorting', () => {
  it('begins with the largest number and the first word', () => {
    expect(nextSorting(orders, undefined)).toEqual({ key: 'orders', descending: true });
    expect(nextSorting(name, undefined)).toEqual({ key: 'name', descending: false });
  });

  it('turns round when pressed again', () => {
    expect(nextSorting(orders, { key: 'orders', descending: true })).toEqual({ key: 'orders', descending: false });
  });
});

describe('cellText', () => {
  const row = { name: 'a', orders: null };

  it('shows a missing value as a dash', () => expect(cellText(orders, row, formats('en'))).toBe('–'));

  it('words numbers in the reader’s language', () => {
    const share: Column<object> = { key: 's', label: 's', type: 'rate', value: () => 0.4771 };
    const money: Column<object> = { key: 'm', label: 'm', type: 'money', currency: 'GBP', value: () => 1234.5 };
    const day: Column<object> = { key: 'd', label: 'd', type: 'day', value: () => 15_318 };
    expect(cellText(share, row, formats('en'))).toBe('47.7%');
    expect(cellText(money, row, formats('zh-CN'))).toBe('£1,234.50');
    expect(cellText(day, row, formats('zh-CN'))).toBe('2011-12-10');
  });
});
