import { expect, it } from 'vitest';
import { stepRows, sumRows } from '#pages/clv/trust/tracked-rows.ts';

const tracked = [
  { end: 19_000, actual: 3, expected: 2.5, low: 1, high: 5, step: null },
  { end: 19_007, actual: 8, expected: 7, low: 4, high: 11, step: { actual: 5, expected: 4.5 } },
];

it('exports what came beside what was expected, and leaves out periods cut short', () => {
  expect(sumRows(tracked)).toEqual([
    { period_end: 19_000, actual: 3, expected: 2.5, low: 1, high: 5 },
    { period_end: 19_007, actual: 8, expected: 7, low: 4, high: 11 },
  ]);
  expect(stepRows(tracked)).toEqual([{ period_end: 19_007, actual: 5, expected: 4.5 }]);
});
