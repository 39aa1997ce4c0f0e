import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COHORT_DEFAULTS, UNITS } from '#models/cohorts/index.ts';
import { availableBys, formatChosen, MOST_CHOSEN, parseParams } from '#pages/cohorts/params.ts';
import { numRuns } from '../../../support/runs.ts';

const parse = (query: string, available = availableBys([{ category: 'Sort' }])) =>
  parseParams(new URLSearchParams(query), available);

describe('availableBys', () => {
  it('offers time always and an attribute where one file has the column', () => {
    expect(availableBys([])).toEqual([...UNITS]);
    expect(availableBys([{ customer_id: 'id' }, { region: 'Country' }])).toEqual([...UNITS, 'region']);
  });
});

describe('parseParams', () => {
  it('gives the defaults for an empty link', () =>
    expect(parse('')).toEqual({ settings: COHORT_DEFAULTS, chosen: null }));

  it('reads every parameter', () =>
    expect(parse('by=category&unit=week&columns=age&measure=aov&mode=within&chosen=tea,coffee')).toEqual({
      settings: { by: 'category', unit: 'week', columns: 'age', measure: 'aov', mode: 'within' },
      chosen: ['tea', 'coffee'],
    }));

  it('takes what cannot be used as by default, also an attribute that no file has', () =>
    expect(parse('by=channel&measure=love&mode=never&columns=doric&unit=year').settings).toEqual(COHORT_DEFAULTS));

  it('reads back the cohorts that were chosen, whatever they are called', () =>
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: MOST_CHOSEN }), (names) => {
        const params = new URLSearchParams();
        params.set('chosen', formatChosen(names));
        expect(parse(params.toString()).chosen).toEqual(names);
      }),
      { seed: 1, numRuns: numRuns(500) },
    ));
});
