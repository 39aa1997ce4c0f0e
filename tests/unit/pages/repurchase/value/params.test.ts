import { describe, expect, it } from 'vitest';
import { availableUnits, parseValueParams } from '#pages/repurchase/value/params.ts';

const parse = (query: string) => parseValueParams(new URLSearchParams(query));
const DEFAULTS = { unit: 'month', measure: 'revenue', within: null, weight: 'customers', least: 20 };

describe('parseValueParams', () => {
  it('gives the defaults for an empty link', () => expect(parse('')).toEqual({ ...DEFAULTS, problems: [] }));

  it('reads every parameter', () =>
    expect(parse('unit=price&y=aov&within=45&weight=none&least=50')).toEqual({
      unit: 'price',
      measure: 'aov',
      within: 45,
      weight: 'none',
      least: 50,
      problems: [],
    }));

  it('names what cannot be used and takes the default in its place', () => {
    const { problems, ...rest } = parse('unit=day&y=profit&within=0&weight=much&least=3');
    expect(rest).toEqual(DEFAULTS);
    expect(problems.map(({ key }) => key)).toEqual(['unit', 'y', 'within', 'weight', 'least']);
  });
});

describe('availableUnits', () => {
  it('offers attributes only where a file has the column', () => {
    expect(availableUnits([{}])).toEqual(['month', 'week', 'quarter', 'price', 'rfm']);
    expect(availableUnits([{}, { channel: 'Channel' }])).toContain('channel');
  });
});
