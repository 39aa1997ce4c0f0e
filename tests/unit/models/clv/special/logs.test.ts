import { describe, expect, it } from 'vitest';
import { log1pExp, logSumExp } from '#models/clv/special/logs.ts';

describe('sums of numbers known by their logarithm', () => {
  it('are taken without leaving the range of a double', () => {
    expect(logSumExp(2000, 2000)).toBeCloseTo(2000 + Math.LN2, 12);
    expect(logSumExp(-2000, -3000)).toBe(-2000);
    expect(logSumExp(1, 2)).toBe(logSumExp(2, 1));
  });
  it('may have nothing in them', () => {
    expect(logSumExp(-Infinity, 3)).toBe(3);
    expect(logSumExp(-Infinity, -Infinity)).toBe(-Infinity);
  });
  it('with 1 are exact for the large and the small', () => {
    expect(log1pExp(1e5)).toBe(1e5);
    expect(log1pExp(-50)).toBe(Math.exp(-50));
    expect(log1pExp(0)).toBe(Math.LN2);
    expect(log1pExp(-Infinity)).toBe(0);
  });
});
