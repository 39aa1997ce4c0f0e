import { describe, expect, it } from 'vitest';
import type { Phrase } from '#core/phrase.ts';
import { word } from '#i18n/word.ts';
import { RFM_DEFAULTS } from '#models/rfm/index.ts';
import { RULE_SETS } from '#models/rfm/rules/index.ts';
import { agreement, compareFinding, largestMoves, partedMost } from '#pages/rfm/compare/findings.ts';
import { formatSide, parseSide, parseSides, settingsOf } from '#pages/rfm/compare/params.ts';
import { ABSURD, speech } from '../../speech.ts';

const plain = { scheme: 'quantile', k: 5, threshold: 'scoreMean' } as const;
const params = (query: string) => new URLSearchParams(query);

describe('a side in the link', () => {
  it('leaves out what is as by default from the end', () => {
    expect(formatSide({ ...plain, rules: 'eight' })).toBe('eight');
    expect(formatSide({ ...plain, rules: 'custom:1f-2', k: 4 })).toBe('custom:1f-2/quantile/4');
    expect(formatSide({ ...plain, rules: 'eight', threshold: 'mean' })).toBe('eight/quantile/5/mean');
  });
  it('reads what it writes', () => {
    for (const side of [
      { ...plain, rules: 'custom:1f-2' },
      { rules: 'five', scheme: 'ntile', k: 10, threshold: 'median' } as const,
    ]) {
      expect(parseSide(formatSide(side))).toEqual(side);
    }
  });
  it.each([
    '',
    '/quantile',
    'eight/thirds',
    'eight/quantile/11',
    'eight/quantile/5/high',
    'eight/quantile/5/mean/more',
  ])('is none as %j', (text) => {
    expect(parseSide(text)).toBeNull();
  });
});

describe('both sides', () => {
  it('begin as the screen is set, and beside it what is asked most', () => {
    const { left, right, problems } = parseSides(params(''), { ...RFM_DEFAULTS, k: 4 }, 'eight');
    expect([left.k, left.rules, right.rules, right.threshold, problems]).toEqual([4, 'eight', 'eight', 'mean', []]);
    expect(parseSides(params('left=putler'), RFM_DEFAULTS, 'eight').right.rules).toBe('eight');
  });
  it('name what they cannot use and go on', () => {
    const { left, right, problems } = parseSides(params('left=eight/thirds&right=five/fixed'), RFM_DEFAULTS, 'eight');
    expect(problems).toEqual([
      { key: 'left', value: 'eight/thirds' },
      { key: 'right', value: 'five/fixed' },
    ]);
    expect([left.scheme, right.scheme]).toEqual(['quantile', 'quantile']);
  });
  it('score with the number the rules are written for', () => {
    expect(settingsOf({ ...plain, rules: 'five', k: 7 }, RULE_SETS.five, RFM_DEFAULTS).k).toBe(3);
  });
});

const row = (left: string, right: string, customers: number, revenue = customers * 10) => ({
  left_segment: left,
  right_segment: right,
  customers,
  orders: customers,
  revenue,
});
const say = (phrase: Phrase | null) => phrase && word(phrase, speech('en'));

describe('what a comparison finds', () => {
  const moved = [row('a', 'a', 70), row('a', 'b', 20), row('b', 'b', 10)];

  it('is who changes the segment, of one rule set', () => {
    const { title, lede } = compareFinding(moved, true);
    expect(say(title)).toBe('20 customers (20.0%) change their segment');
    expect(say(lede)).toBe('With them £200, 20.0% of the revenue, changes its class.');
    expect(say(compareFinding([row('a', 'a', 70)], true).title)).toBe(
      'Both put all 70 customers into the same segment',
    );
  });
  it('is how well one segment tells the other, of two rule sets', () => {
    const pairs = [row('a', 'x', 50), row('a', 'y', 10), row('b', 'y', 40)];
    expect(say(compareFinding(pairs, false).title)).toBe(
      'The segment on the left tells the one on the right for 90.0% of the customers',
    );
    expect(agreement(pairs, false)).toMatchObject({ customers: 100, agree: 90, agreeRevenue: 900 });
  });
  it('counts one of several equal halves only once', () => {
    expect(agreement([row('a', 'x', 5), row('a', 'y', 5)], false).agree).toBe(5);
  });
  it('says nothing of few customers, none, or no revenue', () => {
    expect(say(compareFinding([], true).title)).toBe('No order is left under these settings');
    expect(say(compareFinding([row('a', 'b', 1)], true).title)).toMatch(/^Too few/);
    expect(compareFinding([row('a', 'b', 30, 0)], true).lede).toBeNull();
    for (const rows of [[row('a', 'b', 30, -5)], [row('', '', 20, 0)]]) {
      expect(say(compareFinding(rows, false).title)).not.toMatch(ABSURD);
    }
  });
  it('lists the largest moves without those who stay', () => {
    expect(largestMoves(moved, true, 10).map((move) => move.customers)).toEqual([20]);
    expect(largestMoves(moved, false, 2).map((move) => move.customers)).toEqual([70, 20]);
  });
  it('names the segment that is parted most, or none', () => {
    expect(partedMost(moved, true)).toMatchObject({ segment: 'a', moved: 20, customers: 90 });
    expect(partedMost([row('a', 'a', 9)], true)).toBeNull();
    expect(partedMost([row('a', 'x', 9), row('b', 'x', 9)], false)).toBeNull();
    expect(partedMost([row('a', 'x', 9), row('a', 'y', 1)], false)).toMatchObject({ segment: 'a', segments: 2 });
  });
});
