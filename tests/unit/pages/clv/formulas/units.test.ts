import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cancelled,
  inverse,
  plus,
  sameUnits,
  times,
  UNIT_NAMES,
  type Units,
} from '../../../../../src/pages/clv/formulas/units.ts';
import { numRuns } from '../../../../support/runs.ts';

const units: fc.Arbitrary<Units> = fc.dictionary(fc.constantFrom(...UNIT_NAMES), fc.integer({ min: -2, max: 2 }));

describe('units', () => {
  it('multiply in any order, and cancel against their inverse', () => {
    fc.assert(
      fc.property(units, units, units, (a, b, c) => {
        expect(times(a, times(b, c))).toEqual(times(times(c, a), b));
        expect(times(a, inverse(a))).toEqual({});
        expect(sameUnits(times(a, b, inverse(b)), a)).toBe(true);
      }),
      { numRuns: numRuns(300), seed: 31 },
    );
  });

  it('add only to their like: a time and a number have no sum', () => {
    expect(plus({ day: 1 }, { day: 1 })).toEqual({ day: 1 });
    expect(plus({}, { day: 1 })).toBeNull();
    expect(plus({ day: 1, year: 0 }, { day: 1 })).toEqual({ day: 1 });
  });

  it('leave money per customer of the course’s formula', () => {
    const { left, pieces } = cancelled([
      { units: { money: 1, order: -1 } },
      { units: { order: 1, customer: -1, year: -1 } },
      { units: { year: 1 } },
    ]);
    expect(left).toEqual({ money: 1, customer: -1 });
    expect(pieces).toEqual([
      { above: [{ unit: 'money', cancels: false }], below: [{ unit: 'order', cancels: true }] },
      {
        above: [{ unit: 'order', cancels: true }],
        below: [
          { unit: 'customer', cancels: false },
          { unit: 'year', cancels: true },
        ],
      },
      { above: [{ unit: 'year', cancels: true }], below: [] },
    ]);
  });

  it('leave nothing of the propensity index, and nothing to cancel of one factor', () => {
    expect(
      cancelled([
        { units: { order: 1, customer: -1 } },
        { units: { money: 1, order: -1 } },
        { units: { money: 1, customer: -1 }, divides: true },
      ]).left,
    ).toEqual({});
    expect(cancelled([{ units: { money: 1 } }, { units: { customer: 1 }, divides: true }])).toEqual({
      left: { money: 1, customer: -1 },
      pieces: [
        { above: [{ unit: 'money', cancels: false }], below: [] },
        { above: [{ unit: 'customer', cancels: false }], below: [] },
      ],
    });
  });
});
