import { describe, expect, it } from 'vitest';
import type { Phrase } from '#core/phrase.ts';
import { word } from '#i18n/word.ts';
import { RFM_DEFAULTS, RULE_SETS } from '#models/rfm/index.ts';
import {
  cellsFinding,
  crowdIn,
  densityFinding,
  distributionFinding,
  emptyScores,
  fullestScore,
  gridFinding,
  largestFinding,
  pageFinding,
  scoresFinding,
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
    const { title, lede } = pageFinding(classes(UCI), 'eight');
    expect(say(title)).toBe('494 good customers are slipping away, with 15% of the revenue');
    expect(say(lede)).toBe(
      'At the median they ordered 5 times and spent £1,836, but half of them have been silent for 67 days or more.',
    );
  });
  it('speaks of no median of one customer', () => {
    const { title, lede } = pageFinding(classes({ ...UCI, 'important-keep': [1, 4000, 67] }), 'eight');
    expect(say(title)).toContain('One good customer is slipping away');
    expect(lede).toBeNull();
  });
  it('names the class with the most revenue of another rule set', () => {
    const row = classes(UCI)[0]!;
    const five = [
      { ...row, segment: 'five-high-active', customers: 40, share: 0.4, revenue: 900, revenue_share: 0.9 },
      { ...row, segment: 'five-low', customers: 60, share: 0.6, revenue: 100, revenue_share: 0.1 },
    ];
    expect(say(pageFinding(five, 'five').title)).toBe(
      'High value, active customers are 40% of people and 90% of money',
    );
  });
  it('says when all customers are alike', () => {
    expect(say(pageFinding(classes({ 'general-winback': [50, 1000, 9] }), 'eight').title)).toBe(
      'All 50 customers fall into one class',
    );
  });
  it('calls nobody slow where recency parts nobody', () => {
    expect(
      say(pageFinding(classes({ 'important-keep': [9, 500, 1], 'general-winback': [43, 100, 1] }), 'eight').title),
    ).toBe('All customers share one R score: recency tells nobody apart here');
  });
  it('says from how many on it would speak', () => {
    const { title, lede } = pageFinding(
      classes({ 'important-value': [3, 100, 9], 'general-keep': [2, 50, 20] }),
      'eight',
    );
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
    expect(say(tableFinding(classes(UCI), 'eight'))).toBe(
      'Key keep is the list to work on: 494 customers, £1.38M of revenue',
    );
  });
  it('names the class with the most revenue when nobody slips away', () => {
    const counts = { ...UCI, 'important-keep': [0, 0, 0] as [number, number, number] };
    expect(say(tableFinding(classes(counts), 'eight'))).toMatch(
      /^Key value customers are \d+% of people and \d+% of money$/,
    );
  });
});

describe('tableFinding of another rule set', () => {
  const row = { ...classes(UCI)[0]!, customers: 100, share: 0.5 };
  it('names who came back least', () => {
    const rows = [
      { ...row, segment: 'five-high-active', repurchase_rate: 0.9 },
      { ...row, segment: 'five-low', repurchase_rate: 0.05 },
    ];
    expect(say(tableFinding(rows, 'five'))).toBe('Low value came back least: 5% of 100 bought again');
  });
  it('compares no handful', () => {
    const rows = [
      { ...row, segment: 'five-high-active', repurchase_rate: 0.9 },
      { ...row, segment: 'five-low', customers: 3, repurchase_rate: 0 },
    ];
    expect(say(tableFinding(rows, 'five'))).not.toContain('came back least');
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

describe('largestFinding', () => {
  it('names the class with the most customers, or the most revenue', () => {
    expect(say(largestFinding(classes(UCI), 'eight', 'customers'))).toBe(
      'The largest class is General win-back, with 38% of the customers',
    );
    expect(say(largestFinding(classes(UCI), 'eight', 'revenue'))).toBe('The most revenue, 66%, comes from Key value');
  });
  it('says nothing of a few, or of no revenue', () => {
    expect(largestFinding(classes({ 'general-keep': [1, 10, 1] }), 'eight', 'customers')).toBeNull();
    expect(largestFinding(classes({ 'general-keep': [50, 0, 1] }), 'eight', 'revenue')).toBeNull();
    expect(largestFinding([], 'eight', 'customers')).toBeNull();
  });
});

describe('cellsFinding', () => {
  const row = (x: number, y: number, customers: number, revenue: number) => ({
    x,
    y,
    segment: 'a',
    customers,
    revenue,
  });
  it('names the fullest cell and the richest, over the scores that are drawn', () => {
    expect(say(cellsFinding([row(1, 1, 40, 100), row(1, 1, 10, 0), row(4, 5, 50, 900)], 'fm'))).toBe(
      'Half of the customers stand at F 1, M 1; nine tenths of the revenue comes from F 4, M 5',
    );
  });
  it('names one cell that is both', () => {
    expect(say(cellsFinding([row(1, 1, 60, 600), row(2, 2, 40, 400)], 'rf'))).toBe(
      'Three fifths of the customers stand at R 1, F 1, with three fifths of the revenue',
    );
  });
  it('says nothing of one cell, or without revenue', () => {
    expect(cellsFinding([row(1, 1, 60, 600)], 'rf')).toBeNull();
    expect(cellsFinding([row(1, 1, 60, 0), row(2, 1, 60, -5)], 'rf')).toBeNull();
    expect(cellsFinding([], 'rf')).toBeNull();
  });
});

describe('scoresFinding', () => {
  const f = (...counts: number[]) =>
    counts.map((customers, i) => ({ dimension: 'f', score: i + 1, customers, lowest: null, highest: null }));
  it('names the score that equal customers crowd into', () => {
    expect(say(scoresFinding(f(60, 0, 0, 20, 20), RFM_DEFAULTS))).toBe('Three fifths of the customers sit in F 1');
    expect(crowdIn(f(60, 0, 0, 20, 20), RFM_DEFAULTS)?.score).toBe(1);
  });
  it('says so when none does', () => {
    expect(say(scoresFinding(f(25, 20, 20, 20, 15), RFM_DEFAULTS))).toBe(
      'No F score holds far more than its part of the customers',
    );
  });
  it('sees no crowd among equal groups, nor among a few', () => {
    expect(crowdIn(f(60, 0, 0, 20, 20), { ...RFM_DEFAULTS, scheme: 'ntile' })).toBeNull();
    expect(scoresFinding(f(3, 0, 0, 0, 1), RFM_DEFAULTS)).toBeNull();
    expect(scoresFinding([], RFM_DEFAULTS)).toBeNull();
  });
});

describe('densityFinding', () => {
  const row = (x_low: number, customers: number, revenue: number) => ({
    x_low,
    x_high: x_low + 10,
    y_low: 10,
    y_high: 100,
    customers,
    revenue,
  });
  it('says what the half that ordered last brings', () => {
    expect(say(densityFinding([row(1, 20, 600), row(11, 30, 150), row(21, 50, 250)]))).toBe(
      'Half of the customers ordered within 20 days; three quarters of the revenue is theirs',
    );
  });
  it('says nothing of shares where all ordered at once, of a few, or without revenue', () => {
    expect(say(densityFinding([row(1, 50, 600)]))).toBe('Customers by days since last order and money');
    expect(densityFinding([row(1, 5, 600)])).toBeNull();
    expect(densityFinding([row(1, 50, 0)])).toBeNull();
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
