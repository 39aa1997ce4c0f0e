import { describe, expect, it } from 'vitest';
import type { Phrase } from '#core/phrase.ts';
import { word } from '#i18n/word.ts';
import { NEW } from '#models/clv/life/moves.ts';
import { dayNumber } from '#orders/days.ts';
import {
  matrixFinding,
  movedBy,
  movesAreChance,
  moveFinding,
  refitFinding,
  sizeFinding,
  valueFinding,
  wayOf,
  type MoveRow,
} from '#pages/clv/refresh/findings.ts';
import { speech } from '../../speech.ts';

const say = (phrase: Phrase | null) => phrase && [word(phrase, speech('en')), word(phrase, speech('zh-CN'))];
const [from, to] = [dayNumber('2024-02-29'), dayNumber('2024-03-31')];
const WORTH: Record<string, number> = { high: 40, middle: 20, low: 10 };
const move = (from_tier: string, to_tier: string, customers: number, refit_only: number | null = 0): MoveRow => ({
  from_tier,
  to_tier,
  customers,
  value_before: (WORTH[from_tier] ?? 0) * customers,
  value_after: 2 * (WORTH[to_tier] ?? 0) * customers,
  refit_only,
});
const MOVES = [
  move('high', 'high', 80),
  move('high', 'middle', 12, 3),
  move('middle', 'high', 8, 2),
  move('middle', 'middle', 150),
  move('low', 'high', 1),
  move('low', 'low', 600),
  move(NEW, 'low', 40),
];

describe('the finding of the moves', () => {
  it('counts who rose, fell, stayed and is new', () => {
    expect(MOVES.map(wayOf)).toEqual(['stayed', 'down', 'up', 'stayed', 'up', 'stayed', 'new']);
    expect(movedBy(MOVES)).toEqual({
      up: { customers: 9, before: 170, after: 720 },
      down: { customers: 12, before: 480, after: 480 },
      stayed: { customers: 830, before: 12_200, after: 24_400 },
      new: { customers: 40, before: 0, after: 800 },
    });
  });
  it('counts no moves where the model parts customers by nothing', () => {
    const alike = MOVES.map((row) => ({ ...row, value_after: 20.1 * row.customers }));
    expect(movesAreChance(MOVES)).toBe(false);
    expect(movesAreChance(alike)).toBe(true);
    expect(say(moveFinding(alike, from, to).title)?.[0]).toBe(
      'All customers are expected to bring about the same, so nobody can move between tiers',
    );
  });
  it('says how many changed and what the refit makes of it', () => {
    const { title, lede } = moveFinding(MOVES, from, to);
    expect(say(title)).toEqual([
      'From 29 Feb 2024 to 31 Mar 2024, 21 of 851 customers changed their tier: 9 up, 12 down',
      '2024-02-29到2024-03-31，851位顾客中21位换了层级：9位上升，12位下降',
    ]);
    expect(say(lede)![0]).toBe(
      '5 of the 21 changes, a quarter, are the refit’s: with the last day’s parameters on both days these customers would have kept their tier.',
    );
  });
  it('says nothing of shares of a few, nor of a refit that was not asked', () => {
    expect(say(refitFinding([move('high', 'low', 3, 1)]))![0]).toBe(
      '1 of the 3 changes is the refit’s: with the last day’s parameters on both days the tier would have stayed.',
    );
    expect(say(refitFinding([move('high', 'low', 3, 0)]))![0]).toContain('The refit alone moved nobody');
    expect(say(refitFinding([move('high', 'low', 3, 3)]))![0]).toContain('All 3 changes are the refit’s');
    expect(refitFinding([move('high', 'low', 3, null)])).toBeNull();
    expect(refitFinding([move('high', 'high', 3)])).toBeNull();
    expect(refitFinding([])).toBeNull();
  });
  it.each([
    ['nobody', []],
    ['one customer', [move('high', 'high', 1)]],
    ['only new ones', [move(NEW, 'high', 400)]],
  ])('speaks of too few with %s', (_, rows) => {
    const { title, lede } = moveFinding(rows, from, to);
    expect(title.key).toBe('refresh.few');
    expect(say(lede)![0]).toContain('20 customers');
  });
  it('says that nobody changed', () => {
    const { title, lede } = moveFinding([move('high', 'high', 5), move('low', 'low', 40)], from, to);
    expect(say(title)![0]).toBe('From 29 Feb 2024 to 31 Mar 2024, none of 45 customers changed their tier');
    expect(say(lede)![0]).toBe('Nobody bought for the first time after 29 Feb 2024.');
  });
  it('names who stayed in the highest tier that had anyone', () => {
    expect(matrixFinding(MOVES)).toEqual({ tier: 'high', stayed: 80, customers: 92 });
    expect(matrixFinding([move('low', 'low', 4)])).toEqual({ tier: 'low', stayed: 4, customers: 4 });
    expect(matrixFinding([move(NEW, 'low', 4)])).toBeNull();
  });
});

describe('the findings of the course', () => {
  const month = (day: string, customers: number, value: number) => ({
    day: dayNumber(day),
    tiers: [
      { tier: 'high', customers, value },
      { tier: 'middle', customers: 30, value: 10 },
      { tier: 'low', customers: 50, value: 0 },
    ],
  });
  const months = [month('2024-01-31', 12, 900), month('2024-02-29', 13, 800), month('2024-03-31', 15, 1200)];
  it('compare the first day with the last', () => {
    expect(say(sizeFinding(months, 'customers'))![0]).toBe(
      'The high tier: 12 customers on 31 Jan 2024, 15 on 31 Mar 2024',
    );
    expect(say(sizeFinding(months, 'value'))![1]).toBe('高价值顾客的预计价值：2024-01-31为£900，2024-03-31为£1,200');
    expect(say(valueFinding(months))![0]).toMatch(/rose from £910 on 31 Jan 2024 to £1.21K on 31 Mar 2024$/);
    expect(valueFinding([months[2]!, months[0]!])?.key).toBe('refresh.value.fell');
    expect(valueFinding([months[0]!, { ...months[0]!, day: to }])?.key).toBe('refresh.value.same');
  });
  it('do not compare the ends where a month between them lies far outside', () => {
    const worth = (value: number) => ({ day: to, tiers: [{ tier: 'high', customers: 900, value }] });
    expect(say(valueFinding([worth(780), worth(100), worth(890)]))![0]).toMatch(/swings: £100 at .* £890 at/);
    expect(valueFinding([worth(780), worth(760), worth(890)])?.key).toBe('refresh.value.rose');
  });
  it('are none of one month, or of too few customers', () => {
    for (const few of [
      [],
      [months[0]!],
      [months[0]!, { day: to, tiers: [{ tier: 'high', customers: 5, value: 9 }] }],
    ]) {
      expect(sizeFinding(few, 'customers')).toBeNull();
      expect(valueFinding(few)).toBeNull();
    }
  });
});
