import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COHORT_DEFAULTS, MOST_PERIODS, UNITS } from '#models/cohorts/index.ts';
import {
  availableBys,
  BRACKETS,
  exportSettings,
  formatRows,
  MOST_CHOSEN,
  parseBands,
  parseBrackets,
  parseParams,
  stepsOf,
} from '#pages/cohorts/params.ts';
import { numRuns } from '../../../support/runs.ts';

const YEAR = { from: '2010-12-01', to: '2011-12-09' };
const parse = (query: string, { available = availableBys([{ category: 'Sort' }]), span = YEAR } = {}) =>
  parseParams(new URLSearchParams(query), available, span);
const SHOWN = { ...COHORT_DEFAULTS, periods: MOST_PERIODS + 1 };

describe('availableBys', () => {
  it('offers time and price always and an attribute where one file has the column', () => {
    expect(availableBys([])).toEqual([...UNITS, 'price']);
    expect(availableBys([{ customer_id: 'id' }, { region: 'Country' }])).toEqual([...UNITS, 'region', 'price']);
  });
});

describe('parseParams', () => {
  it('gives the defaults for an empty link', () =>
    expect(parse('')).toEqual({
      settings: SHOWN,
      brackets: null,
      bands: null,
      rows: null,
      average: 'weighted',
      overlay: true,
      project: false,
      windowed: false,
      problems: [],
    }));

  it('reads every parameter', () => {
    const read = parse(
      'by=category&unit=week&columns=age&measure=aov&mode=within&top=5&rows=tea,%25others&average=simple&overlay=off&project=on',
    );
    expect(read.settings).toEqual({
      ...SHOWN,
      by: 'category',
      unit: 'week',
      columns: 'age',
      measure: 'aov',
      mode: 'within',
      top: 5,
    });
    expect(read).toMatchObject({ rows: ['tea', null], average: 'simple', overlay: false, project: true, problems: [] });
    const own = parse('by=price&bands=50,100,200&brackets=0,30,60&columns=calendar');
    expect(own.settings).toMatchObject({
      columns: 'age',
      bands: [50, 100, 200],
      brackets: [
        [0, 0],
        [1, 30],
        [31, 60],
      ],
    });
    expect([own.bands, own.brackets]).toEqual(['50,100,200', '0,30,60']);
  });

  it('takes what cannot be used as by default and names it, also an attribute that no file has', () => {
    const read = parse(
      'by=channel&measure=love&mode=never&columns=doric&unit=year&brackets=9-3&bands=5,5&project=1&since=x',
    );
    expect(read.settings).toEqual(SHOWN);
    expect(read.problems.map(({ key }) => key).sort()).toEqual(
      ['bands', 'brackets', 'by', 'columns', 'measure', 'mode', 'project', 'since', 'unit'].sort(),
    );
    expect(parse('by=category&top=0').settings.top).toBe(20);
    expect(parse('by=category&top=0').problems).toEqual([{ key: 'top', value: '0' }]);
  });

  it('leaves out what belongs to other rows', () => {
    expect(parse('top=5&bands=50').settings).toEqual(SHOWN);
    expect(parse('by=price').settings).toEqual({ ...SHOWN, by: 'price' });
  });

  it('shows a window of the cohorts where there are too many, the latest unless another is chosen', () => {
    expect(parse('by=day')).toMatchObject({ windowed: true, settings: { since: '2011-10-11' } });
    expect(parse('by=day&since=2011-01-05').settings.since).toBe('2011-01-05');
    expect(parse('by=week')).toMatchObject({ windowed: false });
    expect(parse('by=month', { span: { from: '2000-01-15', to: '2011-12-09' } }).settings.since).toBe('2007-01-01');
    expect(parse('by=category&unit=day&since=2011-01-05')).toMatchObject({ windowed: false, problems: [] });
  });

  it('reads back the cohorts that were chosen, whatever they are called', () =>
    fc.assert(
      fc.property(fc.array(fc.option(fc.string()), { minLength: 1, maxLength: MOST_CHOSEN }), (names) => {
        const params = new URLSearchParams();
        params.set('rows', formatRows(names));
        expect(parse(params.toString()).rows).toEqual(names);
      }),
      { seed: 1, numRuns: numRuns(500) },
    ));
});

describe('parseBrackets', () => {
  it('reads ranges, and plain numbers from the column before', () => {
    expect(parseBrackets('0,1-3,4-7')).toEqual([[0, 0], [1, 3], [4, 7]]); // prettier-ignore
    expect(parseBrackets('0，30、60 90')).toEqual([[0, 0], [1, 30], [31, 60], [61, 90]]); // prettier-ignore
    expect(parseBrackets('7-7,30-30')).toEqual([[7, 7], [30, 30]]); // prettier-ignore
    for (const preset of BRACKETS) expect(parseBrackets(preset)).not.toBeNull();
  });
  it.each(['', ',', '3-1', '0,0', '1-3,3-5', '5,2', 'a', '1.5', '-1', '1-', '99999'])('refuses %j', (text) =>
    expect(parseBrackets(text)).toBeNull(),
  );
});

describe('parseBands', () => {
  it('reads ascending bounds', () => {
    expect(parseBands('0.01')).toEqual([0.01]);
    expect(parseBands('50，100 200')).toEqual([50, 100, 200]);
  });
  it.each(['', '0', '5,5', '9,3', '-1', 'x', 'Infinity'])('refuses %j', (text) => expect(parseBands(text)).toBeNull());
});

describe('exportSettings', () => {
  it('hold all cohorts and periods of the frame', () => {
    const { settings } = parse('by=day');
    expect(exportSettings(settings, YEAR)).toEqual({ ...COHORT_DEFAULTS, by: 'day' });
  });
  it('hold what is shown where all would be without end', () => {
    const long = { from: '2000-01-01', to: '2011-12-09' };
    const { settings } = parse('by=day', { span: long });
    expect(stepsOf(settings, long)).toBeGreaterThan(400);
    expect(exportSettings(settings, long)).toBe(settings);
  });
});
