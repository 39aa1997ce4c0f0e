import { describe, expect, it } from 'vitest';
import { bandOf, bandsFinding } from '#pages/repurchase/bands.ts';
import { quantileDay, type SurvivalRow } from '#pages/repurchase/curve.ts';
import { extremes, stripOf, type EffectRow } from '#pages/repurchase/definitions/effects.ts';
import { groupsFinding, repeatersFinding, spreadPick, stickiest } from '#pages/repurchase/groups/findings.ts';
import { busiest, gapBins, gapQuantile, gapsIn, slotsOf, stepsFinding } from '#pages/repurchase/orders/findings.ts';
import { firstMonthsFinding, monthTick } from '#pages/repurchase/rates/months.ts';
import { formats } from '#i18n/format.ts';
import { wilson } from '#models/wilson.ts';

/** A rate with its interval. */
const rate = (repurchased: number, eligible: number) => ({
  repurchased,
  eligible,
  rate: eligible === 0 ? null : repurchased / eligible,
  low: wilson(repurchased, eligible)?.low ?? null,
  high: wilson(repurchased, eligible)?.high ?? null,
});

describe('bandsFinding', () => {
  const bands = { red: 0.15, green: 0.3 };
  it('takes a limit itself for the better side', () => {
    expect([0.149, 0.15, 0.299, 0.3].map((value) => bandOf(value, bands))).toEqual(['red', 'amber', 'amber', 'green']);
  });
  it('has nothing to say without a rate', () => expect(bandsFinding([], bands)).toBeNull());
  it('names the bands of the lowest and the highest', () =>
    expect(bandsFinding([0.4, 0.1, 0.2], bands)).toEqual({ low: 'red', high: 'green' }));
});

describe('firstMonthsFinding', () => {
  const month = (value: string, again: number, of: number, complete = 1) => ({
    kind: 'value',
    value,
    complete,
    ...rate(again, of),
  });
  it('needs two whole months', () => {
    expect(firstMonthsFinding([])).toEqual({ kind: 'few' });
    expect(firstMonthsFinding([month('2024-01', 1, 1)])).toEqual({ kind: 'few' });
    expect(firstMonthsFinding([month('2024-01', 50, 100), month('2024-02', 50, 100, 0)])).toEqual({ kind: 'few' });
  });
  it('speaks of a change only when the intervals lie apart', () => {
    const say = (last: number) => firstMonthsFinding([month('2024-01', 50, 100), month('2024-02', last, 100)]).kind;
    expect([say(20), say(52), say(80)]).toEqual(['down', 'flat', 'up']);
  });
  it('puts the year under January and under the first month, unless January is near', () => {
    const format = formats('en');
    expect(monthTick(19_723, 3, format)).toEqual({ label: '1', sub: '2024' });
    expect(monthTick(19_754, 0, format)).toEqual({ label: '2', sub: '2024' });
    expect(monthTick(19_692, 0, format)).toEqual({ label: '12' });
  });
});

describe('groupsFinding', () => {
  const group = (value: string, again: number, of: number, kind = 'value') => ({
    kind,
    value,
    complete: 1,
    ...rate(again, of),
  });
  const differ = { chiSquare: 20, df: 1, p: 0.001 };
  it('compares nothing with one group, or groups of one customer', () => {
    expect(groupsFinding([], null)).toEqual({ kind: 'few' });
    expect(groupsFinding([group('web', 30, 60)], differ)).toEqual({ kind: 'few' });
    expect(groupsFinding([group('web', 1, 1), group('shop', 0, 1)], differ)).toEqual({ kind: 'few' });
  });
  it('believes the test before the rates', () => {
    const rows = [group('web', 50, 60), group('shop', 10, 60)];
    expect(groupsFinding(rows, { chiSquare: 1, df: 1, p: 0.3 })).toEqual({ kind: 'same' });
    expect(groupsFinding(rows, differ)).toMatchObject({
      kind: 'apart',
      best: { value: 'web' },
      worst: { value: 'shop' },
    });
  });
  it('names no extremes that are not surely apart, and never the others', () => {
    expect(groupsFinding([group('web', 31, 60), group('shop', 29, 60)], differ)).toEqual({ kind: 'differ' });
    expect(groupsFinding([group('web', 31, 60), group('', 2, 60, 'others')], differ)).toEqual({ kind: 'differ' });
  });
});

describe('stickiest', () => {
  const category = (name: string, same_rate: number, eligible = 50) => ({
    kind: 'value',
    category: name,
    eligible,
    same_rate,
    any_rate: 0.6,
  });
  it('is the category bought again most, among those with enough buyers', () => {
    expect(stickiest([category('tea', 0.4), category('cup', 0.2), category('pot', 1, 1)])?.category).toBe('tea');
  });
  it('is none where all are alike or there is one', () => {
    expect(stickiest([category('tea', 0.4), category('cup', 0.4)])).toBeNull();
    expect(stickiest([category('tea', 0.4)])).toBeNull();
  });
});

describe('repeatersFinding', () => {
  const row = { repeaters: 40, one_time: 60, difference: 10, low: 2, high: 18 };
  it('needs enough on either side', () => {
    expect(repeatersFinding(undefined)).toEqual({ kind: 'few' });
    expect(repeatersFinding({ ...row, one_time: 0, low: null, high: null, difference: null })).toEqual({ kind: 'few' });
  });
  it('speaks of a difference only when the interval leaves out zero', () => {
    expect(repeatersFinding(row)).toEqual({ kind: 'more', difference: 10 });
    expect(repeatersFinding({ ...row, difference: -10, low: -18, high: -2 })).toEqual({ kind: 'less', difference: 10 });
    expect(repeatersFinding({ ...row, low: -2 })).toEqual({ kind: 'same' });
  });
});

describe('spreadPick', () => {
  it('keeps the first and the last', () => {
    expect(spreadPick([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([1, 4, 7]);
    expect(spreadPick([1, 2], 3)).toEqual([1, 2]);
  });
});

describe('stepsFinding', () => {
  const step = (n: number, again: number, of: number) => ({ step: n, ...rate(again, of) });
  it('says why there is no rate', () => {
    expect(stepsFinding([])).toEqual({ kind: 'few', eligible: 0 });
    expect(stepsFinding([step(1, 1, 1)])).toEqual({ kind: 'few', eligible: 1 });
    expect(stepsFinding([step(1, 0, 60)])).toEqual({ kind: 'never', eligible: 60 });
  });
  it('reads the first step alone when the later ones are too few', () =>
    expect(stepsFinding([step(1, 30, 60), step(2, 3, 5)])).toEqual({ kind: 'first', rate: 0.5 }));
  it('compares it with the last that is one step only', () => {
    const say = (last: number) => stepsFinding([step(1, 30, 60), step(2, last, 60), step(9, 500, 500)]).kind;
    expect([say(10), say(33), say(58)]).toEqual(['falls', 'flat', 'rises']);
  });
});

describe('gaps', () => {
  const gap = (days: number, gaps: number) => ({ days, gaps });
  it('have quantiles that are days on which a gap ended', () => {
    const rows = [gap(0, 0), gap(3, 5), gap(10, 4), gap(40, 1)];
    expect([0.5, 0.9, 1].map((share) => gapQuantile(rows, share))).toEqual([3, 10, 40]);
    expect(gapQuantile([gap(5, 0)], 0.5)).toBeNull();
  });
  it('fall into bins that hold each of them, or lie beyond', () => {
    const rows = Array.from({ length: 900 }, (_, i) => gap(i + 1, i < 300 ? 10 : 0)).concat(gap(5000, 2));
    const { bins, beyond, last } = gapBins(rows);
    expect(bins.length).toBeLessThanOrEqual(45);
    expect(bins.reduce((sum, { count }) => sum + count, 0) + beyond).toBe(gapsIn(rows));
    expect(bins[0]).toEqual({ low: 1, high: 8, count: 70 });
    expect(last % 7).toBe(0);
  });
  it('are drawn by no bin when there are none', () =>
    expect(gapBins([gap(30, 0)])).toEqual({ bins: [], beyond: 0, last: 0 }));
});

describe('busiest', () => {
  const order = (weekday: number, first_orders: number) => ({ weekday, hour: null, first_orders, later_orders: 0 });
  it('is the weekday with most orders, if that is no chance', () => {
    const rows = [1, 2, 3, 4, 5, 6, 7].map((day) => order(day, day === 4 ? 60 : 20));
    expect(busiest(slotsOf(rows, 'weekday'))).toMatchObject({ slot: { at: 4 }, share: 60 / 180 });
    expect(
      busiest(
        slotsOf(
          [1, 2, 3, 4, 5, 6, 7].map((day) => order(day, day === 4 ? 9 : 8)),
          'weekday',
        ),
      ),
    ).toBeNull();
  });
  it('is none of few orders, or of a single day', () => {
    expect(busiest(slotsOf([order(1, 1)], 'weekday'))).toBeNull();
    expect(busiest(slotsOf([order(1, 60)], 'weekday'))).toBeNull();
  });
  it('counts no hour where the data has none', () => {
    expect(slotsOf([order(1, 60)], 'hour').every(({ first, later }) => first + later === 0)).toBe(true);
  });
});

describe('extremes', () => {
  const effect = (definition: string, again: number, of: number, followed: number | null = null): EffectRow => ({
    definition,
    days: definition === 'n-day' ? 90 : null,
    same_day: 1,
    followed,
    ...rate(again, of),
  });
  it('need two rates that differ', () => {
    expect(extremes([])).toBeNull();
    expect(extremes([effect('in-window', 1, 1), effect('order-share', 0, 1)])).toBeNull();
    expect(extremes([effect('in-window', 0, 60), effect('order-share', 0, 60)])).toBeNull();
  });
  it('are the largest and the smallest that may be printed', () => {
    const rows = [effect('in-window', 30, 60), effect('n-day', 12, 60, 1), effect('n-day', 19, 19, 1)];
    expect(extremes(rows)).toMatchObject({ low: { rate: 0.2 }, high: { rate: 0.5 }, count: 2 });
    expect(rows.map(stripOf)).toEqual(['window', 'followed', 'followed']);
    expect(stripOf(effect('n-day', 1, 2, 0))).toBe('everyone');
  });
});

describe('quantileDay', () => {
  const row = (day: number, survival: number): SurvivalRow => ({
    day,
    survival,
    at_risk: 30,
    events: 1,
    low: null,
    high: null,
  });
  it('is the first day by which the share had come back', () => {
    const rows = [row(3, 0.75), row(9, 0.5), row(30, 0.3)];
    expect([0.25, 0.5, 0.75].map((share) => quantileDay(rows, share))).toEqual([3, 9, null]);
  });
});
