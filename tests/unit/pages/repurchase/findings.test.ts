import { describe, expect, it } from 'vitest';
import type { SurvivalRow } from '#pages/repurchase/curve.ts';
import { bestMonth, isSound, isThin, pageFinding, splitFinding, type MonthRate } from '#pages/repurchase/findings.ts';

const row = (day: number, at_risk: number, events: number, survival: number, half = 0.02): SurvivalRow => ({
  day,
  at_risk,
  events,
  survival,
  low: survival - half,
  high: survival + half,
});

describe('pageFinding', () => {
  it('says that there are no orders', () => expect(pageFinding([], 0)).toEqual({ kind: 'none' }));

  it('gives no share of one customer', () =>
    expect(pageFinding([row(0, 1, 0, 1)], 0)).toEqual({ kind: 'few', customers: 1, again: 0 }));

  it('says when everyone bought once', () =>
    expect(pageFinding([row(0, 40, 0, 1), row(30, 25, 0, 1)], 30)).toEqual({ kind: 'never', customers: 40 }));

  it('takes one day of data for nobody back yet', () =>
    expect(pageFinding([row(0, 40, 0, 1)], 0)).toEqual({ kind: 'never', customers: 40 }));

  it('tells the half and what is left after half a year', () =>
    expect(pageFinding([row(0, 4338, 0, 1), row(104, 1800, 20, 0.499), row(180, 970, 9, 0.342)], 360)).toEqual({
      kind: 'half-rest',
      days: 104,
      rest: 0.342,
    }));

  it('does not look beyond what was watched', () =>
    expect(pageFinding([row(0, 100, 0, 1), row(50, 60, 9, 0.48)], 100)).toEqual({ kind: 'half', days: 50 }));

  it('gives the share at the longest usual length when half never come back', () => {
    const finding = pageFinding([row(0, 100, 0, 1), row(80, 60, 9, 0.8), row(120, 30, 9, 0.7)], 120);
    expect(finding).toEqual({ kind: 'share', days: 90, share: 1 - 0.8 });
  });
});

describe('splitFinding', () => {
  it('names the half that comes back sooner only when the bands part', () => {
    expect(splitFinding([row(90, 500, 1, 0.4)], [row(90, 500, 1, 0.5)], 90)).toBe('above');
    expect(splitFinding([row(90, 500, 1, 0.6)], [row(90, 500, 1, 0.5)], 90)).toBe('below');
    expect(splitFinding([row(90, 500, 1, 0.49)], [row(90, 500, 1, 0.5)], 90)).toBe('same');
  });

  it('finds nothing where there is no band', () =>
    expect(splitFinding([{ ...row(90, 500, 1, 0.4), low: null }], [row(90, 500, 1, 0.5)], 90)).toBe('same'));
});

describe('bestMonth', () => {
  const month = (at: number, buyers: number, rate: number | null): MonthRate => ({
    month: at,
    buyers,
    returned: 0,
    rate,
    low: rate,
    high: rate,
  });

  it('is the month with the highest rate of enough buyers', () => {
    const rows = [month(0, 50, 0.2), month(31, 50, 0.4), month(59, 50, 0.3), month(90, 3, 1)];
    expect(bestMonth(rows)?.month).toBe(31);
  });

  it('is none among fewer than three months', () =>
    expect(bestMonth([month(0, 50, 0.2), month(31, 50, 0.4)])).toBeNull());

  it('is none where all are alike', () =>
    expect(bestMonth([month(0, 50, 1), month(31, 50, 1), month(59, 50, 1)])).toBeNull());
});

describe('which rates may be printed', () => {
  const rate = { eligible: 20, repurchased: 20, rate: 1, low: 0.8, high: 1 };

  it('asks for twenty customers', () => {
    expect(isSound(rate)).toBe(true);
    expect(isSound({ ...rate, eligible: 19 })).toBe(false);
    expect(isSound({ eligible: 0, repurchased: 0, rate: null, low: null, high: null })).toBe(false);
    expect(isSound(undefined)).toBe(false);
  });

  it('warns when less than a quarter was watched that long', () => {
    expect(isThin({ observed_share: 0.14 })).toBe(true);
    expect(isThin({ observed_share: 0.25 })).toBe(false);
    expect(isThin({ observed_share: null })).toBe(true);
  });
});
