import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RFM_DEFAULTS, SCHEMES, THRESHOLDS, type RfmSettings } from '#models/rfm/index.ts';
import { formatParams, parseNumbers, parseParams, SCORE_COUNTS, takesScores } from '#pages/rfm/params.ts';

const parse = (query: string) => parseParams(new URLSearchParams(query));

const cuts = fc
  .uniqueArray(fc.integer({ min: -100, max: 1_000_000 }), { minLength: 1, maxLength: 9 })
  .map((numbers) => numbers.sort((a, b) => a - b).map((number) => number / 4));
const settings: fc.Arbitrary<RfmSettings> = fc
  .record({
    scheme: fc.constantFrom(...SCHEMES),
    k: fc.constantFrom(...SCORE_COUNTS),
    fixedCuts: fc.record({ r: cuts, f: cuts, m: cuts }),
    monetary: fc.constantFrom('total' as const, 'average' as const),
    threshold: fc.constantFrom(...THRESHOLDS),
    limits: fc.record({ r: fc.nat(1000), f: fc.nat(50), m: fc.nat(1e6).map((cents) => cents / 100) }),
  })
  .map((any) => ({
    ...any,
    limits: any.threshold === 'fixed' ? any.limits : null,
    k: takesScores(any.scheme) ? any.k : RFM_DEFAULTS.k,
    fixedCuts: any.scheme === 'fixed' ? any.fixedCuts : null,
  }));

describe('parseParams', () => {
  it('reads an empty link as the defaults', () => {
    expect(parse('')).toEqual({ settings: RFM_DEFAULTS, axes: 'rf', size: 'customers', problems: [] });
  });
  it('reads back every setting it wrote', () => {
    fc.assert(
      fc.property(settings, (any) => {
        const params = new URLSearchParams();
        for (const [key, value] of Object.entries(formatParams(any))) if (value !== null) params.set(key, value);
        expect(parseParams(params)).toMatchObject({ settings: any, problems: [] });
      }),
    );
  });
  it('names values that cannot be used and goes on with the defaults', () => {
    const { settings: read, axes, size, problems } = parse('scheme=best&k=11&m=net&high=max&axes=mf&size=orders');
    expect([read, axes, size]).toEqual([RFM_DEFAULTS, 'rf', 'customers']);
    expect(problems.map(({ key }) => key).sort()).toEqual(['axes', 'high', 'k', 'm', 'scheme', 'size']);
  });
  it('cannot use limits that are missing or broken', () => {
    expect(parse('high=fixed')).toMatchObject({ settings: RFM_DEFAULTS, problems: [{ key: 'high' }] });
    expect(parse('high=fixed&limits=90,2')).toMatchObject({ settings: RFM_DEFAULTS, problems: [{ key: 'limits' }] });
    expect(parse('high=fixed&limits=90,2,200').settings).toMatchObject({ limits: { r: 90, f: 2, m: 200 } });
  });
  it('cannot use fixed cut points that are missing or broken', () => {
    expect(parse('scheme=fixed')).toMatchObject({ settings: RFM_DEFAULTS, problems: [{ key: 'scheme' }] });
    expect(parse('scheme=fixed&cuts=3,2/1/1')).toMatchObject({ settings: RFM_DEFAULTS, problems: [{ key: 'cuts' }] });
    expect(parse('scheme=fixed&cuts=30,60/2')).toMatchObject({ settings: RFM_DEFAULTS, problems: [{ key: 'cuts' }] });
  });
});

describe('formatParams', () => {
  it('leaves out what is as by default', () => {
    expect(Object.values(formatParams(RFM_DEFAULTS)).every((value) => value === null)).toBe(true);
  });
  it('leaves out the number of scores that the rule set brings', () => {
    expect(formatParams({ ...RFM_DEFAULTS, k: 4 }, 4)).toMatchObject({ k: null });
    expect(formatParams({ ...RFM_DEFAULTS, k: 5 }, 4)).toMatchObject({ k: '5' });
  });
  it('drops the number of scores where the scheme brings its own', () => {
    expect(formatParams({ ...RFM_DEFAULTS, scheme: 'mean', k: 7 })).toMatchObject({ scheme: 'mean', k: null });
  });
});

describe('parseNumbers', () => {
  it.each(['30 60 90', '30, 60, 90', '30，60、90', ' 30\t60;90 '])('reads %j', (text) => {
    expect(parseNumbers(text)).toEqual([30, 60, 90]);
  });
  it.each(['', 'a', '60 30', '1 1', '1 2 3 4 5 6 7 8 9 10', '1e3', '--2'])('refuses %j', (text) => {
    expect(parseNumbers(text)).toBeNull();
  });
});
