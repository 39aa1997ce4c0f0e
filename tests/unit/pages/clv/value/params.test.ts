import { describe, expect, it } from 'vitest';
import { checkTierRule, TIER_READINGS } from '#models/clv/value/tiers.ts';
import {
  defaultHigh,
  defaultMiddle,
  LEAST_HIGH,
  middleBounds,
  MOST_HIGH,
  parseTierParams,
  ruleOf,
  withCuts,
  withReading,
} from '#pages/clv/value/params.ts';

const parse = (text: string) => parseTierParams(new URLSearchParams(text));

describe('the tiers in the link', () => {
  it('are 60 and 85 % of the value when it says nothing', () =>
    expect(parse('')).toEqual({ by: 'value', high: 60, middle: 85, problems: [] }));

  it('are the reading’s own when it says only that', () => {
    expect(parse('tiers=future')).toMatchObject({ by: 'future', high: 60, middle: 30 });
    expect(parse('tiers=customers')).toMatchObject({ by: 'customers', high: 20, middle: 50 });
  });

  it.each([
    ['tiers=most', 'tiers', 'most'],
    ['cut=0', 'cut', '0'],
    ['cut=100', 'cut', '100'],
    ['cut=60.5', 'cut', '60.5'],
    ['cut=', 'cut', ''],
    ['cut2=60', 'cut2', '60'],
    ['tiers=future&cut2=60', 'cut2', '60'],
  ])('%s is named and left aside', (text, key, value) => {
    const { by, high, middle, problems } = parse(text);
    expect(problems).toEqual([{ key, value }]);
    expect(ruleOf({ by, high, middle })).toEqual(ruleOf(parse(text.startsWith('tiers=future') ? 'tiers=future' : '')));
  });

  it.each(TIER_READINGS)('read by %s always make a rule, whatever the cut', (by) => {
    for (let high = LEAST_HIGH; high <= MOST_HIGH; high++) {
      const [least, most] = middleBounds(by, high);
      for (const middle of [least, most, defaultMiddle(by, high)])
        expect(() => checkTierRule(ruleOf({ by, high, middle }))).not.toThrow();
      expect(parse(`tiers=${by}&cut=${high}`).problems).toEqual([]);
    }
  });

  it('leave the link out where they are the default, and come back from it', () => {
    expect(withCuts('value', 60, 85)).toEqual({ cut: null, cut2: null });
    expect(withCuts('value', 70, 85)).toEqual({ cut: '70', cut2: null });
    expect(withCuts('value', 60, 90)).toEqual({ cut: null, cut2: '90' });
    expect(withReading('value')).toEqual({ tiers: null, cut: null, cut2: null });
    expect(parse('cut=70&cut2=95')).toMatchObject({ high: 70, middle: 95, problems: [] });
  });

  it('give up a middle cut that the high one has passed', () => {
    expect(withCuts('value', 92, 85)).toEqual({ cut: '92', cut2: null });
    expect(parse('cut=92')).toMatchObject({ high: 92, middle: 96, problems: [] });
    expect(defaultHigh('customers')).toBe(20);
  });
});
