import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber, isDay, isoDay } from '#orders/days.ts';
import { defaultFrame, type DataSpan, type Frame } from '#orders/frame.ts';
import { FrameError, resolveFrame } from '#orders/resolve.ts';
import { spanOf } from '#orders/span.ts';

const span: DataSpan = {
  firstDay: '2010-12-01',
  lastDay: '2011-12-09',
  currencies: [
    { code: 'EUR', lines: 3 },
    { code: 'GBP', lines: 7 },
    { code: null, lines: 1 },
  ],
};
const resolved = (settings: Partial<Frame>) => resolveFrame({ ...defaultFrame('Europe/London'), ...settings }, span);

describe('resolveFrame', () => {
  it('looks from the day after the last order, and counts to the last order', () => {
    expect(resolved({})).toMatchObject({
      asOf: '2011-12-10',
      lastDay: '2011-12-09',
      from: '2010-12-01',
      to: '2011-12-09',
    });
  });
  it('takes the most common currency', () => {
    expect(resolved({}).currency).toBe('GBP');
    expect(resolved({ currency: 'EUR' }).currency).toBe('EUR');
  });
  it('ends every window before the as-of date', () => {
    const window = { kind: 'range', from: '2011-01-01', to: '2012-12-31' } as const;
    expect(resolved({ asOf: '2011-07-01', window })).toMatchObject({ from: '2011-01-01', to: '2011-06-30' });
  });
  it('counts N days back including the last', () => {
    expect(resolved({ window: { kind: 'last', days: 1 } })).toMatchObject({ from: '2011-12-09', to: '2011-12-09' });
    expect(resolved({ window: { kind: 'last', days: 30 } }).from).toBe('2011-11-10');
  });
  it('leaves an open end to the data', () => {
    const window = { kind: 'range', from: null, to: '2011-01-31' } as const;
    expect(resolved({ window })).toMatchObject({ from: '2010-12-01', to: '2011-01-31' });
  });
  it('never begins after it ends', () => {
    expect(resolved({ asOf: '2009-01-01' })).toMatchObject({ from: '2008-12-31', to: '2008-12-31' });
  });
  it('names every setting that cannot be used', () => {
    const bad = () =>
      resolved({ asOf: '2011-02-29', window: { kind: 'last', days: 0 }, tz: 'Mars/Base', currency: 'XXX' });
    expect(bad).toThrow(FrameError);
    expect(bad).toThrow(
      expect.objectContaining({
        code: 'frame.invalid',
        problems: [
          { setting: 'asOf', value: '2011-02-29' },
          { setting: 'window', value: 'last:0' },
          { setting: 'tz', value: 'Mars/Base' },
          { setting: 'currency', value: 'XXX' },
        ],
      }),
    );
  });
  it('never begins before the data does, for nobody was observed then', () => {
    const range = { kind: 'range', from: '2001-01-01', to: '2011-01-31' } as const;
    expect(resolved({ window: range })).toMatchObject({ from: '2010-12-01', to: '2011-01-31' });
    expect(resolved({ window: { kind: 'last', days: 3650 } }).from).toBe('2010-12-01');
  });
  it('refuses a window that begins after the last day that counts', () => {
    const window = { kind: 'range', from: '2011-08-01', to: null } as const;
    expect(() => resolved({ asOf: '2011-07-01', window })).toThrow('window=2011-08-01..');
    expect(() => resolved({ window: { ...window, from: '2012-01-01' } })).toThrow('window=2012-01-01..');
  });
  it('counts the lines that name no currency when asked to', () => {
    expect(resolved({ currency: '-' }).currency).toBeNull();
  });
  it('refuses a window that ends before it begins', () => {
    const window = { kind: 'range', from: '2011-02-01', to: '2011-01-01' } as const;
    expect(() => resolved({ window })).toThrow('window=2011-02-01..2011-01-01');
  });
});

describe('spanOf', () => {
  it('has nothing to say of no sales', () => {
    expect(spanOf([])).toBeNull();
  });
  it('spans all currencies', () => {
    const rows = [
      { currency: 'EUR', lines: 2, first_day: 10, last_day: 20 },
      { currency: null, lines: 1, first_day: 5, last_day: 15 },
    ];
    expect(spanOf(rows)).toEqual({
      firstDay: '1970-01-06',
      lastDay: '1970-01-21',
      currencies: [
        { code: 'EUR', lines: 2 },
        { code: null, lines: 1 },
      ],
    });
  });
});

describe('days', () => {
  it('turn into numbers and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), (day) => {
        expect(dayNumber(isoDay(day))).toBe(day);
        expect(isDay(isoDay(day))).toBe(true);
      }),
      { seed: 4 },
    );
  });
  it('step over leap days', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2011-03-01', -1)).toBe('2011-02-28');
  });
  it.each(['2011-02-29', '2011-13-01', '2011-1-1', '', '2011-01-01T00:00'])('do not include %s', (text) => {
    expect(isDay(text)).toBe(false);
  });
});
