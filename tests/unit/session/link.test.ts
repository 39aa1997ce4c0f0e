import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultFrame, type Frame } from '#orders/frame.ts';
import { formatLink, frameOfParams, paramsOfFrame, parseLink } from '#session/link.ts';

const TZ = 'Asia/Shanghai';
const day = fc
  .integer({ min: 0, max: 30_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
const name = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });

const frames: fc.Arbitrary<Frame> = fc.record({
  asOf: fc.option(day),
  window: fc.oneof(
    fc.constant({ kind: 'all' } as const),
    fc.record({ kind: fc.constant('last' as const), days: fc.integer({ min: 1, max: 99_999 }) }),
    fc
      .record({ kind: fc.constant('range' as const), from: fc.option(day), to: fc.option(day) })
      .filter(({ from, to }) => from !== null || to !== null),
  ),
  tz: fc.constantFrom(TZ, 'Europe/London', 'America/New_York'),
  count: fc.constantFrom('paid', 'all'),
  refunds: fc.constantFrom('own', 'original', 'ignore'),
  sameDay: fc.constantFrom('keep', 'merge'),
  currency: fc.option(fc.constantFrom('CNY', 'GBP', '元')),
  scope: fc.oneof(
    fc.constant('all' as const),
    name.map((id) => `segment:${id}` as const),
  ),
  filters: fc.array(fc.record({ field: fc.constantFrom('channel', 'category', 'region'), value: name }), {
    maxLength: 3,
  }),
});

describe('a deep link', () => {
  it('names a language or a theme it does not know', () => {
    const { params } = parseLink('#/rfm?lang=fr&theme=dark&asOf=2011-02-30');
    expect(frameOfParams(params, TZ).problems).toEqual([
      { key: 'asOf', value: '2011-02-30' },
      { key: 'lang', value: 'fr' },
    ]);
  });

  it('keeps a question mark inside a value', () => {
    expect(frameOfParams(parseLink('#/rfm?filter=category:what?&k=5').params, TZ).frame.filters).toEqual([
      { field: 'category', value: 'what?' },
    ]);
  });

  it('carries any frame there and back', () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const hash = formatLink({ screen: 'rfm', id: null, params: paramsOfFrame(frame, TZ) });
        expect(frameOfParams(parseLink(hash).params, TZ)).toEqual({ frame, problems: [] });
      }),
      { numRuns: process.env['LONG'] ? 5000 : 500 },
    );
  });

  it('keeps an id with slashes, percent signs and Han', () => {
    for (const id of ['a/b', '50%', '张三 #1', '?x=1']) {
      const hash = formatLink({ screen: 'customers', id, params: new URLSearchParams() });
      expect(parseLink(hash)).toMatchObject({ screen: 'customers', id });
    }
  });

  it('survives a hash that was typed by hand', () => {
    expect(parseLink('#/customers/50%')).toMatchObject({ id: '50%' });
    expect(parseLink('')).toMatchObject({ screen: '', id: null });
    expect(parseLink('#rfm')).toMatchObject({ screen: 'rfm' });
  });

  it('names bad values, ignores unknown keys, and goes on with the default', () => {
    const { frame, problems } = frameOfParams(
      new URLSearchParams('asOf=2011-02-30&refunds=never&tz=Mars/Base&window=last:0&utm=1&scope=segment:'),
      TZ,
    );
    expect(frame).toEqual(defaultFrame(TZ));
    expect(problems.map(({ key }) => key)).toEqual(['asOf', 'window', 'tz', 'refunds', 'scope']);
  });

  it('is short for the default frame', () => {
    expect(formatLink({ screen: 'rfm', id: null, params: paramsOfFrame(defaultFrame(TZ), TZ) })).toBe('#/rfm');
  });
});
