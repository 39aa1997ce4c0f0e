import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Phrase } from '#core/phrase.ts';
import { word, wordPart } from '#i18n/word.ts';
import { dayNumber } from '#orders/days.ts';
import {
  chance,
  curveFinding,
  dayTicks,
  expectedWords,
  halfDay,
  knownOf,
  lifeFinding,
  oddsRows,
  rangeWords,
} from '#pages/clv/customer/findings.ts';
import { numRuns } from '../../../../support/runs.ts';
import { speech } from '../../speech.ts';

const english = (phrase: Phrase) => word(phrase, speech('en'));
const DAY = dayNumber('2024-03-01');

describe('what is known of a customer', () => {
  it('is counted from the purchase days', () => {
    const rows = [
      { day: DAY, orders: 2, amount: 100 },
      { day: DAY + 10, orders: 1, amount: 20 },
      { day: DAY + 30, orders: 1, amount: 40 },
    ];
    expect(knownOf(rows, DAY + 50)).toEqual({
      days: [DAY, DAY + 10, DAY + 30],
      first: DAY,
      last: DAY + 30,
      x: 2,
      t_x: 30,
      t: 50,
      silent: 20,
      orders: 4,
      meanSpend: 30,
    });
  });
  it('has no mean spend of a one-time buyer, and is nothing of nobody', () => {
    expect(knownOf([{ day: DAY, orders: 1, amount: 9 }], DAY)).toMatchObject({ x: 0, t_x: 0, t: 0, meanSpend: null });
    expect(knownOf([], DAY)).toBeNull();
  });
});

describe('the finding of one customer', () => {
  const of = (alive: number, more: Partial<Parameters<typeof lifeFinding>[1]> = {}) =>
    english(lifeFinding('ann', { model: 'mbg', x: 2, alive, expected: 1.234, tells: true, ...more }));
  it('says whether they are one still', () => {
    expect(of(0.83)).toBe('ann is still a customer, with a chance of 83%');
    expect(of(0.2)).toBe('ann has probably left: the chance of still being a customer is 20%');
    expect(of(0.9999)).toBe('ann is still a customer, with a chance of more than 99%');
    expect(of(1e-30)).toBe('ann has probably left: the chance of still being a customer is less than 1%');
  });
  it('does not claim what the model cannot say', () => {
    expect(of(1, { model: 'bg', x: 0 })).toBe('ann bought once, and BG/NBD cannot say whether for good');
    expect(of(1, { model: 'nbd', tells: false })).toBe('ann: 1.23 orders expected, if nobody ever leaves');
    expect(of(0.4, { tells: false })).toBe('ann: 1.23 orders expected; whether they have left cannot be told');
  });
  it('never says that no order at all is expected of somebody', () => {
    expect(wordPart(expectedWords(1e-9), speech('en'))).toBe('under 0.01');
    expect(wordPart(expectedWords(0), speech('en'))).toBe('0');
    expect(wordPart(chance(0), speech('en'))).toBe('0%');
  });
});

describe('the day of one half', () => {
  const end = DAY;
  it('is the next one, else the last', () => {
    expect(halfDay([], end)).toBeNull();
    expect(halfDay([DAY - 300, DAY - 100], end)).toEqual({ day: DAY - 100, ahead: false });
    expect(halfDay([DAY - 300, DAY + 40], end)).toEqual({ day: DAY + 40, ahead: true });
  });
  it('is said when it matters today', () => {
    expect(english(curveFinding([DAY - 100], end, 0.2)!)).toBe(
      'The chance of still being a customer has been below one half since 22 Nov 2023',
    );
    expect(english(curveFinding([DAY - 100, DAY + 40], end, 0.8)!)).toBe(
      'Without an order, the chance of still being a customer falls below one half on 10 Apr 2024',
    );
    // Below then, above since: an old story.
    expect(curveFinding([DAY - 100], end, 0.8)).toBeNull();
    // Below from the first day on: there is no day to name.
    expect(curveFinding([], end, 0.2)).toBeNull();
  });
});

describe('how many orders', () => {
  it('is said as a range, or as one number', () => {
    const words = (low: number, high: number) => english(rangeWords({ low, high, within: 0.9, none: 0.3 }));
    expect([words(0, 3), words(0, 0), words(1, 1), words(4, 4)]).toEqual([
      '0 to 3 orders',
      'no order',
      '1 order',
      '4 orders',
    ]);
  });
  it('is shown in few rows that hold every number once and all of the chance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 4, max: 20 }), (high, most) => {
        const probability = (k: number) => 0.5 ** (k + 1);
        const rows = oddsRows(probability, high, most);
        expect(rows.length).toBeLessThanOrEqual(most);
        expect(rows[0]).toEqual({ from: 0, to: 0, chance: 0.5 });
        for (let i = 1; i < rows.length; i++) expect(rows[i]!.from).toBe(rows[i - 1]!.to! + 1);
        expect(rows.at(-1)!.to).toBeNull();
        expect(rows.at(-1)!.from).toBeGreaterThan(high);
        expect(rows.reduce((sum, row) => sum + row.chance, 0)).toBeCloseTo(1, 12);
        expect(rows.every((row) => row.chance >= 0)).toBe(true);
      }),
      { numRuns: numRuns(100), seed: 91 },
    );
  });
});

it('ticks of the axis are round days', () => {
  const ticks = dayTicks(dayNumber('2023-11-17'), dayNumber('2025-02-03'), 8);
  expect(ticks.length).toBeGreaterThan(3);
  for (const tick of ticks) expect(new Date(tick * 86_400_000).getUTCDate()).toBe(1);
});
