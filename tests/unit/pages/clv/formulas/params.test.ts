import { describe, expect, it } from 'vitest';
import { CLV_DEFAULTS } from '#models/clv/index.ts';
import { formatLife, parseParams, settingsOf } from '#pages/clv/formulas/params.ts';

const parse = (query: string) => parseParams(new URLSearchParams(query));
const DEFAULTS = { life: null, marginPercent: 100, discountPercent: 0, histogram: 'historic' };

describe('parseParams', () => {
  it('gives the defaults for an empty link, and the model’s own settings', () => {
    expect(parse('')).toEqual(DEFAULTS);
    expect(settingsOf(parse(''))).toEqual(CLV_DEFAULTS);
  });

  it('reads every parameter', () =>
    expect(parse('life=2.5y&margin=35&discount=10&of=value')).toEqual({
      life: { amount: 2.5, unit: 'y' },
      marginPercent: 35,
      discountPercent: 10,
      histogram: 'value',
    }));

  it.each([
    'life=-1y',
    'life=0d',
    'life=101y',
    'life=2',
    'life=2m',
    'life=Infinityy',
    'margin=101&discount=-1',
    'margin=much',
    'margin=',
    'of=all',
  ])('takes what cannot be used as by default: %s', (query) => expect(parse(query)).toEqual(DEFAULTS));

  it('reads back a remaining time as it was written', () => {
    for (const life of [
      { amount: 400, unit: 'd' },
      { amount: 0.25, unit: 'y' },
    ] as const) {
      expect(parse(`life=${formatLife(life)}`).life).toEqual(life);
    }
  });
});

describe('settingsOf', () => {
  it('counts a year as 365 days and percents as shares', () =>
    expect(settingsOf(parse('life=2y&margin=35&discount=10'))).toEqual({
      remainingDays: 730,
      marginRate: 0.35,
      discountRate: 0.1,
    }));
});
