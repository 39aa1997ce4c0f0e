import { expect, it } from 'vitest';
import { currencyOf } from '../../../../src/pages/data/currency.ts';
import { cannotBeRead } from '../../../../src/pages/data/preview.ts';

it('cannotBeRead marks filled cells that are not what their column is taken for', () => {
  const amount = { name: 'amount', role: 'amount' } as const;
  expect([' 5.50 ', '¥1,288.00', '', '-', '约88'].map((cell) => cannotBeRead(amount, cell))).toEqual([
    false,
    false,
    false,
    false,
    true,
  ]);
  expect(cannotBeRead({ ...amount, decimal: ',' }, '12,50')).toBe(false);
  const date = { name: 'date', role: 'ordered_at', dateFormats: ['iso'] } as const;
  expect(['2024-03-05', '2024-13-05', '5/3/2024', 'NULL'].map((cell) => cannotBeRead(date, cell))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(cannotBeRead({ name: 'note', role: null }, 'anything')).toBe(false);
  expect(cannotBeRead({ ...date, nothing: ['never'] }, 'never')).toBe(false);
});

it('currencyOf takes three letters in any case', () => {
  expect([' chf ', 'CHF', 'CH', 'CHFS', '123', ''].map(currencyOf)).toEqual(['CHF', 'CHF', null, null, null, null]);
});
