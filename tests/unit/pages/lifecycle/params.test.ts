import { describe, expect, it } from 'vitest';
import { LIFECYCLE_DEFAULTS } from '#models/lifecycle/index.ts';
import { formatCut, formatRule, parseCut, parseParams, parseRule } from '#pages/lifecycle/params.ts';

const parse = (query: string) => parseParams(new URLSearchParams(query));

describe('parseParams', () => {
  it('is as by default without parameters', () =>
    expect(parse('')).toEqual({
      settings: LIFECYCLE_DEFAULTS,
      by: 'rhythm',
      month: null,
      span: 3,
      within: 30,
      chance: 10,
      rule: { by: 'top', value: 5 },
      follow: 90,
      from: 'first',
      problems: [],
    }));

  it('reads cuts as multiples of the usual gap and as days', () => {
    expect(parse('cadence=shop&silent=2.5x&lost=180d').settings).toEqual({
      cadence: 'shop',
      silent: { by: 'times', value: 2.5 },
      lost: { by: 'days', value: 180 },
    });
  });

  it('names what it cannot use and goes on with the default', () => {
    const { problems, settings, rule, month } = parse('cadence=mine&silent=90&super=top:90&month=2024-13&by=day');
    expect(problems.map(({ key }) => key)).toEqual(['cadence', 'silent', 'by', 'month', 'super']);
    expect([settings, rule, month]).toEqual([LIFECYCLE_DEFAULTS, { by: 'top', value: 5 }, null]);
  });

  it('refuses to lose customers before they are silent', () => {
    const { problems, settings } = parse('silent=90d&lost=60d');
    expect(problems).toEqual([{ key: 'lost', value: '60d' }]);
    expect(settings).toMatchObject({ silent: { by: 'days', value: 90 }, lost: null });
  });

  it('knows a month and all of them', () => {
    expect([parse('month=2024-02').month, parse('month=all').month]).toEqual(['2024-02', 'all']);
  });
});

describe('what is written into the link', () => {
  it.each(['2.5x', '3x', '90d', '1d'])('%s is read as it was written', (text) =>
    expect(formatCut(parseCut(text) ?? null)).toBe(text),
  );
  it.each(['', 'x', '0d', '0x', '-1d', '2.5d', '9999d', '1e3d', 'NaNx'])('%s is no cut', (text) =>
    expect(parseCut(text)).toBeUndefined(),
  );
  it('leaves the default threshold out', () => {
    expect(formatRule({ by: 'top', value: 5 })).toBeNull();
    expect(formatRule({ by: 'orders', value: 5 })).toBe('orders:5');
    expect([parseRule('orders:3'), parseRule('top:0'), parseRule('orders:1'), parseRule('most:3')]).toEqual([
      { by: 'orders', value: 3 },
      undefined,
      undefined,
      undefined,
    ]);
  });
});
