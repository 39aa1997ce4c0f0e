import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Phrase } from '#core/phrase.ts';
import { word } from '#i18n/word.ts';
import { TIER_DEFAULTS, TIER_READINGS, TIERS } from '#models/clv/value/tiers.ts';
import {
  curveFinding,
  curvesOf,
  everyone,
  listFinding,
  pageFinding,
  seenOf,
  shrinkageAmong,
  tierEnds,
  tiersFinding,
  verdict,
  type TierRow,
  type ValuedRow,
} from '#pages/clv/value/findings.ts';
import { numRuns } from '../../../../support/runs.ts';
import { ABSURD, speech } from '../../speech.ts';

const LANGUAGES = [speech('en', 'USD'), speech('zh-CN', 'USD')] as const;
const said = (phrase: Phrase | null) => (phrase ? LANGUAGES.map((language) => word(phrase, language)) : null);

const row = (tier: string, customers: number, value: number, came: number | null = null): TierRow => ({
  tier,
  customers,
  customers_share: null,
  value,
  value_share: null,
  least_value: null,
  alive: customers / 2,
  expected_orders: customers * 0.7,
  expected_revenue: value,
  historic: value * 2,
  formula: value * 3,
  came,
});
/** Shares as the question has them. */
function tiers(...counted: readonly [customers: number, value: number, came?: number][]): TierRow[] {
  const rows = counted.map(([customers, value, came = null], i) => row(TIERS[i]!, customers, value, came));
  const all = everyone(rows);
  return rows.map((one) => ({
    ...one,
    customers_share: all.customers === 0 ? null : one.customers / all.customers,
    value_share: all.value === 0 ? null : one.value / all.value,
  }));
}
const CDNOW = tiers([257, 34_290, 897], [726, 14_266, 632], [1374, 8572, 353]);
const { value, future, customers } = TIER_DEFAULTS;

describe('the finding of the page', () => {
  it('says how few carry how much', () => {
    expect(said(pageFinding(CDNOW, value, 273))).toEqual([
      'One customer in nine carries 60% of the next 273 days',
      '每9位顾客里有1位，撑起今后273天预计价值的60%',
    ]);
    expect(said(pageFinding(tiers([300, 60], [200, 25], [150, 15]), value, 365))?.[0]).toBe(
      '46% of the customers carry 60% of the next 365 days',
    );
    expect(said(pageFinding(tiers([2, 60], [200, 25], [1500, 15]), value, 365))?.[0]).toBe(
      '0.1% of the customers carry 60% of the next 365 days',
    );
  });
  it('says what the group holds when its last customer takes it well beyond the cut', () =>
    expect(said(pageFinding(tiers([10, 80], [10, 10], [10, 10]), value, 365))?.[0]).toBe(
      'One customer in three carries 80% of the next 365 days',
    ));
  it('parts nobody where the same is expected of all', () => {
    const alike = tiers([18, 1080], [8, 480], [4, 238]);
    expect(said(pageFinding(alike, value, 365))).toEqual([
      'All 30 customers are expected to bring about the same: $59.93 each in the next 365 days',
      '30位顾客今后365天预计带来的都差不多：每位$59.93',
    ]);
    expect(tiersFinding(alike, value)).toBeNull();
  });
  it('names the one customer who carries the shop', () => {
    expect(said(pageFinding(tiers([1, 930], [2, 40], [48, 30]), value, 365))?.[0]).toBe(
      'A single customer carries 93% of the next 365 days',
    );
  });
  it('follows the reading', () => {
    expect(said(pageFinding(CDNOW, customers, 365))?.[0]).toBe(
      'The best 20% of the customers carry 60% of the next 365 days',
    );
    expect(said(pageFinding(CDNOW, future, 365))?.[0]).toBe(
      '257 customers have more than 60% of their revenue ahead, in the next 365 days',
    );
    expect(said(pageFinding(tiers([0, 0], [0, 0], [30, 5]), future, 365))?.[0]).toBe(
      'No customer has more than 60% of their revenue ahead, in the next 365 days',
    );
  });
  it('says less of few, nothing of nothing', () => {
    expect(said(pageFinding(tiers([1, 99.5], [0, 0], [0, 0]), value, 365))?.[0]).toBe(
      '1 customer is expected to bring $99.50 in the next 365 days',
    );
    expect(said(pageFinding(tiers([0, 0], [0, 0], [40, 0]), value, 365))?.[0]).toBe(
      'No value is expected in the next 365 days',
    );
    expect(said(pageFinding(tiers([0, 0], [0, 0], [0, 0]), value, 365))?.[0]).toBe(
      'Nobody had bought by the day that is known last',
    );
    expect(tiersFinding(tiers([1, 99.5], [0, 0], [0, 0]), value)).toBeNull();
  });
  it('is never absurd, in either language, whatever the shop', () => {
    const counted = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.double({ min: 0, max: 1e9, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(counted, { minLength: 3, maxLength: 3 }),
        fc.constantFrom(...TIER_READINGS),
        fc.integer({ min: 1, max: 7300 }),
        (three, by, days) => {
          const rows = tiers(...three.map(([n, money]) => [n, n === 0 ? 0 : money] as [number, number]));
          for (const phrase of [
            pageFinding(rows, TIER_DEFAULTS[by], days),
            tiersFinding(rows, TIER_DEFAULTS[by]),
            verdict(everyone(rows), null),
          ])
            for (const text of said(phrase) ?? []) expect(text).not.toMatch(ABSURD);
        },
      ),
      { numRuns: numRuns(1000), seed: 61 },
    );
  });
});

describe('everyone', () => {
  it('is the sum of the tiers; nobody came where nothing was seen', () => {
    expect(everyone(CDNOW)).toMatchObject({ customers: 2357, came: 1882, customers_share: 1, value_share: 1 });
    expect(everyone(tiers([2, 5], [0, 0], [1, 1])).came).toBeNull();
    expect(everyone([])).toMatchObject({ customers: 0, value: 0, customers_share: null, came: null });
  });
});

describe('what has been seen of the horizon', () => {
  const seen = (fittedTo: string | null, horizonDays: number) =>
    seenOf({ fittedTo, horizonDays }, { to: '1998-06-30' });
  it('is none, a part or all of it', () => {
    expect(seen(null, 30)).toBeNull();
    expect(seen('1998-06-30', 30)).toBeNull();
    expect(seen('1997-09-30', 273)).toEqual({ days: 273, until: '1998-06-30', whole: true });
    expect(seen('1997-09-30', 30)).toEqual({ days: 30, until: '1997-10-30', whole: true });
    expect(seen('1998-06-01', 30)).toEqual({ days: 29, until: '1998-06-30', whole: false });
  });
  it('decides whether the sum can be judged', () => {
    const whole = seen('1997-09-30', 273);
    const judged = (expected_orders: number, came: number | null) => said(verdict({ expected_orders, came }, whole));
    expect(judged(1577, 1882)).toEqual(['The sum was 16% too low.', '总数估低了16%。']);
    expect(judged(1900, 1882)?.[0]).toBe('The sum was right to a hundredth.');
    expect(judged(2000, 1000)?.[0]).toBe('The sum was 100% too high.');
    expect(judged(3, 1)).toBeNull();
    expect(said(verdict({ expected_orders: 10, came: 2 }, seen('1998-06-01', 30)))?.[0]).toMatch(/Too early/);
    expect(said(verdict({ expected_orders: 10, came: null }, null))?.[0]).toMatch(/untested/);
  });
});

describe('the curves', () => {
  const point = (measure: string, share: number, amount_share: number | null) => ({
    measure,
    customers: Math.round(100 * share),
    customers_share: share,
    amount: 0,
    amount_share,
  });
  it('say what a fifth of the customers hold', () => {
    const rows = [0, 0.2, 1].flatMap((share) => [
      point('value', share, share === 0.2 ? 0.7213 : share),
      point('historic', share, share === 0.2 ? 0.63 : share),
    ]);
    expect(said(curveFinding(curvesOf(rows)))?.[0]).toBe(
      'A fifth of the customers holds 72% of what is to come; so far a fifth brought 63%',
    );
  });
  it('leave out what money back makes absurd, and say nothing without a curve', () => {
    const ahead = [point('value', 0, 0), point('value', 0.2, 0.5), point('value', 1, 1)];
    expect(said(curveFinding(curvesOf([...ahead, point('historic', 0.2, 1.3)])))?.[0]).toBe(
      'A fifth of the customers holds 50% of what is to come',
    );
    expect(said(curveFinding(curvesOf([...ahead, point('historic', 1, null)])))?.[0]).toMatch(/^A fifth.*50%/);
    expect(curveFinding(curvesOf([point('value', 1, null)]))).toBeNull();
  });
  it('bear the ends of the tiers, but not that of the last', () => {
    expect(tierEnds(CDNOW).high!.x).toBeCloseTo(257 / 2357);
    expect(tierEnds(CDNOW).middle!.y).toBeCloseTo(0.85, 2);
    expect(tierEnds(tiers([3, 5], [2, 1], [0, 0])).middle).toBeNull();
    expect(tierEnds(tiers([0, 0], [0, 0], [4, 0]))).toEqual({ high: null, middle: null });
  });
});

const customer = (id: string, x: number, over: Partial<ValuedRow> = {}): ValuedRow => ({
  place: 1,
  customer_id: id,
  tier: 'high',
  x,
  t_x: x * 10,
  t: 200,
  last_day: 19_000,
  p_alive: 0.5,
  expected_orders: 1,
  spend_per_order: 20,
  expected_revenue: 20,
  low: null,
  high: null,
  value: 20,
  next_order_day: null,
  historic: 100,
  formula: 50,
  ...over,
});

describe('shrinkage', () => {
  it('is told by the one-time buyer and the busiest who stands below', () => {
    const rows = [
      customer('first', 9, { value: 90 }),
      customer('once', 0, { value: 40, p_alive: 0.8 }),
      customer('twice', 2, { value: 30, p_alive: 0.4 }),
      customer('often', 7, { value: 20, p_alive: 0.05, expected_orders: 0.4 }),
    ];
    const found = shrinkageAmong(rows);
    expect([found?.once.customer_id, found?.repeater.customer_id, found?.by]).toEqual(['once', 'often', 'alive']);
  });
  it('knows money and rhythm as reasons too', () => {
    const once = customer('once', 0, { value: 40 });
    expect(shrinkageAmong([once, customer('cheap', 3, { value: 4, spend_per_order: 2 })])?.by).toBe('spend');
    expect(shrinkageAmong([once, customer('seldom', 3, { value: 4, expected_orders: 0.1 })])?.by).toBe('orders');
    expect(shrinkageAmong([once, customer('gone', 3, { value: 0, p_alive: 0, expected_orders: 0 })])?.by).toBe('alive');
  });
  it('is not seen where all is as one would think, or values are equal', () => {
    expect(shrinkageAmong([])).toBeNull();
    expect(shrinkageAmong([customer('a', 3, { value: 40 }), customer('b', 0)])).toBeNull();
    expect(shrinkageAmong([customer('a', 0), customer('b', 2)])).toBeNull();
  });
});

describe('the list', () => {
  it('says what its first twenty hold, when there are twice as many', () => {
    const first = Array.from({ length: 20 }, (_, i) => customer(`c${i}`, 1, { value: 50 }));
    expect(said(listFinding(first, everyone(tiers([20, 1000], [15, 600], [15, 400]))))?.[0]).toBe(
      'The first 20 customers hold 50% of what is to come: $1,000',
    );
    expect(listFinding(first, everyone(tiers([20, 1000], [5, 10], [5, 1])))).toBeNull();
    expect(listFinding(first.slice(1), everyone(CDNOW))).toBeNull();
  });
});
