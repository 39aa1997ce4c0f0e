import { describe, expect, it } from 'vitest';
import type { Phrase } from '#core/phrase.ts';
import { word } from '#i18n/word.ts';
import { RULE_SETS } from '#models/rfm/index.ts';
import {
  distributionFinding,
  emptyScores,
  fullestScore,
  gridFinding,
  pageFinding,
  splitEquals,
  tableFinding,
} from '#pages/rfm/classes/findings.ts';
import { speech } from '../../speech.ts';

const say = (phrase: Phrase | null) => (phrase ? word(phrase, speech('en')) : null);

/** The classes of UCI Online Retail at 2011-12-10, as drawn in the look: customers, revenue, median days. */
const UCI: Record<string, [number, number, number]> = {
  'important-value': [1008, 5864411, 11],
  'important-keep': [494, 1376517, 67],
  'important-develop': [57, 252815, 17],
  'important-winback': [176, 374964, 100],
  'general-value': [225, 148131, 16],
  'general-keep': [283, 166123, 86],
  'general-develop': [458, 170005, 19],
  'general-winback': [1637, 558442, 159],
};

function classes(counts: Record<string, [number, number, number]>) {
  const all = Object.values(counts);
  const [customers, revenue] = [0, 1].map((at) => all.reduce((sum, numbers) => sum + numbers[at]!, 0));
  return RULE_SETS.eight.segments.map(({ id }) => {
    const [n, money, days] = counts[id] ?? [0, 0, 0];
    return {
      segment: id,
      customers: n,
      share: n / customers!,
      orders: 5 * n,
      revenue: money,
      revenue_share: revenue === 0 ? null : money / revenue!,
      aov: n === 0 ? null : money / (5 * n),
      median_days: n === 0 ? null : days,
      median_orders: n === 0 ? null : 5,
      median_revenue: n === 0 ? null : 1836.2,
      repurchase_rate: n === 0 ? null : 1,
    };
  });
}

describe('pageFinding', () => {
  it('names the good customers who are slipping away', () => {
    const { title, lede } = pageFinding(classes(UCI));
    expect(say(title)).toBe('494 good customers are slipping away, with 15% of the revenue');
    expect(say(lede)).toBe(
      'At the median they ordered 5 times and spent £1,836, but half of them have been silent for 67 days or more.',
    );
  });
  it('speaks of no median of one customer', () => {
    const { title, lede } = pageFinding(classes({ ...UCI, 'important-keep': [1, 4000, 67] }));
    expect(say(title)).toContain('One good customer is slipping away');
    expect(lede).toBeNull();
  });
  it('says when all customers are alike', () => {
    expect(say(pageFinding(classes({ 'general-winback': [50, 1000, 9] })).title)).toBe(
      'All 50 customers fall into one class',
    );
  });
  it('calls nobody slow where recency parts nobody', () => {
    expect(say(pageFinding(classes({ 'important-keep': [9, 500, 1], 'general-winback': [43, 100, 1] })).title)).toBe(
      'All customers share one R score: recency tells nobody apart here',
    );
  });
  it('says from how many on it would speak', () => {
    const { title, lede } = pageFinding(classes({ 'important-value': [3, 100, 9], 'general-keep': [2, 50, 20] }));
    expect(say(title)).toBe('Too few customers to score: 5 so far');
    expect(say(lede)).toContain('From 20 customers on');
  });
});

describe('gridFinding', () => {
  it('says where most people and most money are', () => {
    expect(say(gridFinding(classes(UCI)))).toBe(
      'Two fifths of the customers ordered seldom and long ago; two thirds of the revenue comes from those who ordered often and lately',
    );
  });
  it('says nothing where a score parts nobody', () => {
    expect(gridFinding(classes({ 'general-winback': [50, 1000, 1] }))).toBeNull();
    expect(gridFinding(classes({ 'important-keep': [9, 500, 1], 'general-winback': [43, 100, 1] }))).toBeNull();
    expect(gridFinding(classes({ 'important-develop': [20, 500, 9], 'general-winback': [43, 100, 90] }))).toBeNull();
  });
  it('says nothing without revenue', () => {
    expect(gridFinding(classes({ 'general-winback': [50, 0, 9], 'general-value': [50, 0, 9] }))).toBeNull();
  });
});

describe('tableFinding', () => {
  it('names the class to work on', () => {
    expect(say(tableFinding(classes(UCI)))).toBe('Key keep is the list to work on: 494 customers, £1.38M');
  });
  it('names the class with the most revenue when nobody slips away', () => {
    const counts = { ...UCI, 'important-keep': [0, 0, 0] as [number, number, number] };
    expect(say(tableFinding(classes(counts)))).toMatch(/^Key value customers are \d+% of people and \d+% of money$/);
  });
});

describe('distributionFinding', () => {
  const values = {
    dimension: 'f',
    lowest: 1,
    median: 50.5,
    mean: 4,
    highest: 200,
    mean_score: 3,
    threshold: 3,
    high_customers: 3,
  };
  const bins = [
    { low: 1, high: 2, customers: 1493 },
    { low: 2, high: 3, customers: 835 },
  ];
  it('speaks of the median day, of those who bought once, and of the middle customer', () => {
    expect(say(distributionFinding('r', values, bins, 'total'))).toBe('R: half ordered within the last 51 days');
    expect(say(distributionFinding('f', values, bins, 'total'))).toBe('F: 1,493 bought once');
    expect(say(distributionFinding('m', { ...values, median: 674.485 }, bins, 'total'))).toBe(
      'M: the middle customer spent £674',
    );
  });
  it('speaks of the least where nobody bought once', () => {
    const often = [{ low: 3, high: 4, customers: 30 }];
    expect(say(distributionFinding('f', { ...values, lowest: 3 }, often, 'total'))).toBe(
      'F: everyone ordered at least 3 times',
    );
  });
});

describe('warnings', () => {
  const score = (dimension: string, number: number, customers: number) => ({
    dimension,
    score: number,
    customers,
    lowest: null,
    highest: null,
  });
  const scores = [score('f', 1, 34), score('f', 2, 0), score('f', 3, 0), score('m', 1, 12)];

  it('lists the scores nobody has', () => {
    expect(say(emptyScores(scores, 'quantile'))).toContain('No customer has F 2, F 3.');
    expect(emptyScores([score('r', 1, 1)], 'quantile')).toBeNull();
  });
  it('counts the equal customers that were parted', () => {
    const split = [
      { dimension: 'r', customers: 0 },
      { dimension: 'f', customers: 2570 },
    ];
    expect(say(splitEquals(split))).toContain('in F, 2,570 customers');
    expect(splitEquals([{ dimension: 'r', customers: 0 }])).toBeNull();
  });
  it('finds the fullest score', () => {
    expect(fullestScore(scores, 'f')?.score).toBe(1);
    expect(fullestScore(scores, 'r')).toBeUndefined();
  });
});
