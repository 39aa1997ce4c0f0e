import { describe, expect, it } from 'vitest';
import type { Phrase } from '#core/phrase.ts';
import { formats } from '#i18n/format.ts';
import { en } from '#i18n/messages/en.ts';
import { zhCN } from '#i18n/messages/zh-CN.ts';
import { word } from '#i18n/word.ts';
import type { Tracked } from '#models/clv/trust/periods.ts';
import { verdictOf, type Facts } from '#models/clv/trust/verdict.ts';
import {
  frequencyTitle,
  identityTitle,
  largestMiss,
  spanPhrase,
  spendTitle,
  stepsTitle,
  tenthsTitle,
  trackingTitle,
  verdictText,
  verdictTitle,
} from '../../../../../src/pages/clv/trust/findings.ts';
import { parseTrustParams } from '../../../../../src/pages/clv/trust/params.ts';

/** CDNOW, MBG/NBD fitted to 39 of 78 weeks. */
const CDNOW: Facts = {
  customers: 2357,
  knownDays: 273,
  holdoutDays: 273,
  actual: 1882,
  totalError: 77.8,
  errors: {
    model: { mae: 0.765, rmse: 1.607, total: 1576.7, gini: 0.66 },
    last: { mae: 0.897, rmse: 1.971, total: 2457, gini: 0.66 },
    average: { mae: 1.024, rmse: 2.212, total: 2930, gini: 0.67 },
  },
  topShare: 0.475,
  tenths: [
    { customers: 1000, expected: 0.4, actual: 0.5 },
    { customers: 1357, expected: 0.9, actual: 1.02 },
  ],
  warnings: [],
  correlated: false,
};

const speech = (messages: object, locale: string) => ({
  format: formats(locale),
  currency: null,
  t: (key: string, params: never) => {
    expect(messages).toHaveProperty([key]);
    const message = (messages as Record<string, string | ((params: never) => string)>)[key]!;
    return typeof message === 'string' ? message : message(params);
  },
});
const SPEECHES = [speech(en, 'en'), speech(zhCN, 'zh-CN')];
/** In English, after saying it in every language. */
function say(phrase: Phrase): string {
  const said = SPEECHES.map((one) => word(phrase, one));
  for (const text of said) expect(text).not.toMatch(/undefined|NaN|Infinity|∞|\[object/);
  return said[0]!;
}

const paragraph = (facts: Facts) => say(verdictText(verdictOf(facts), facts));
const headline = (facts: Facts) => say(verdictTitle(verdictOf(facts)));
const model = (change: Partial<Facts['errors']['model']>): Facts => ({
  ...CDNOW,
  errors: { ...CDNOW.errors, model: { ...CDNOW.errors.model, ...change } },
});

describe('the verdict in words', () => {
  it('says of CDNOW what was expected, what came, and what it is good for', () => {
    expect(headline(CDNOW)).toBe('Good for ranking customers, 16% low on the total');
    expect(paragraph(CDNOW)).toBe(
      'Fitted on the first 39 weeks and then asked about the next 39 weeks, the model expected 1,577 repeat orders and 1,882 came. It orders customers well: the tenth it rated highest made 48% of them. Per customer it is off by 0.77 orders on average, better than “same as last period” (0.9) and than the customer’s own average (1.02). Use it to choose whom to write to, not to promise a turnover.',
    );
  });

  it('names a plain guess that came nearer first', () => {
    const beaten = model({ mae: 0.95 });
    expect(headline(beaten)).toBe('For ranking only: “same as last period” came nearer per customer');
    expect(paragraph(beaten)).toMatch(
      /^A plain guess, “same as last period”, came nearer on average: off by 0.9 orders/,
    );
    expect(paragraph(model({ mae: 0.9 * 1.01 }))).toMatch(/^A plain guess, “same as last period”, comes about as near/);
    expect(paragraph(model({ mae: 0.95, rmse: 1.96 }))).toContain('In large misses the two are alike.');
    expect(paragraph(model({ mae: 0.9 * 1.01, rmse: 1.96 }))).toMatch(/comes as near as the model, on average/);
    const worse = model({ mae: 1.2, rmse: 2.5, gini: 0.4 });
    expect(headline(worse)).toBe('Do not trust it: “same as last period” came nearer');
    expect(paragraph(worse)).not.toContain('better than');
  });

  it('calls no lead one that reads the same', () => {
    expect(paragraph(model({ mae: 0.896 }))).toContain(
      'is off by 0.9 orders on average, hardly nearer than a plain guess',
    );
  });

  it('has words for each level and each reason', () => {
    expect(headline(model({ total: 1880 }))).toBe('Trust it: it ranks customers well, and the total came within 1%');
    expect(headline(model({ total: 2300 }))).toBe('Good for ranking customers, 22% high on the total');
    expect(headline(model({ gini: 0.4, total: 1880 }))).toMatch(/^For a rough ranking only/);
    expect(headline(model({ gini: 0.1 }))).toMatch(/^Do not trust it: it ranks customers hardly/);
    expect(headline({ ...CDNOW, warnings: ['not-converged'] })).toMatch(/did not come to rest$/);
    const groups = { ...model({ total: 1880 }), tenths: [{ customers: 100, expected: 2, actual: 1 }] };
    expect(headline(groups)).toBe('Good for ranking customers, not for how much each group will buy');
    expect(paragraph(groups)).toContain('off by 100% of what came');
    const left: Facts = { ...CDNOW, warnings: ['dropout-unidentified'], correlated: true };
    expect(paragraph(left)).toMatch(/cannot tell who has left\. Money is less certain/);
    expect(paragraph({ ...model({ total: 1600 }), totalError: 200 })).toContain('chance alone');
  });

  it('says what would be enough', () => {
    const few = { ...CDNOW, customers: 30, actual: 7, holdoutDays: 12, topShare: null };
    expect(headline(few)).toBe('Too little has been held out to judge the model');
    expect(paragraph(few)).toBe(
      'A judgement needs at least 28 days after the split; there are 12. A judgement needs at least 100 customers known by the split; there are 30. A judgement needs at least 50 repeat purchase days after the split; there are 7.',
    );
  });

  it('counts days in weeks from eight weeks on', () => {
    expect([1, 55, 56, 273].map((days) => say(spanPhrase(days)))).toEqual(['1 day', '55 days', '8 weeks', '39 weeks']);
  });
});

const at = (end: number, actual: number, expected: number, step: Tracked['step'] = null): Tracked => ({
  end,
  actual,
  expected,
  low: expected * 0.9,
  high: expected * 1.1,
  step,
});

describe('tracking in words', () => {
  it('says how long the model keeps up and what then', () => {
    const title = (...rows: Tracked[]) => say(trackingTitle(rows, 272, 0));
    expect(title(at(272, 2457, 2474), at(545, 4339, 4050))).toBe(
      'The model keeps up for 39 weeks, then falls behind by 7%',
    );
    expect(title(at(272, 2457, 2474), at(545, 4339, 4700))).toMatch(/then runs ahead by 8%$/);
    expect(title(at(272, 2457, 2474), at(545, 4339, 4339))).toBe('The model keeps up for all 78 weeks, within 1%');
    expect(title(at(272, 2457, 2000), at(545, 4339, 4000))).toMatch(/^The model is 19% low already/);
    expect(title(at(272, 2457, 2474))).toBe('The model follows the 39 weeks it was fitted on');
  });

  it('says nothing of few orders or none', () => {
    for (const rows of [[], [at(272, 4, 6), at(300, 5, 9)], [at(272, 0, 6), at(545, 90, 9)]])
      expect(say(trackingTitle(rows, 272, 0))).toBe('Repeat orders over time, and what the model expects');
    expect(say(stepsTitle([], 272, 7))).toBe('What came in each period');
  });

  it('names the period whose orders were missed most, after the split and beyond chance', () => {
    const rows = [
      at(100, 0, 0, { actual: 900, expected: 1 }),
      at(300, 0, 0, { actual: 79, expected: 38 }),
      at(307, 0, 0, { actual: 30, expected: 38 }),
    ];
    expect(largestMiss(rows, 272)?.end).toBe(300);
    expect(say(stepsTitle(rows, 272, 7))).toMatch(/^The largest miss: 79 came in the week to .*, 38 were expected$/);
    expect(say(stepsTitle(rows.slice(2), 272, 28))).toBe('No period after the split stands out');
  });
});

describe('figures in words', () => {
  it('say whether tenths rise, by the verdict', () => {
    expect(say(tenthsTitle(verdictOf(CDNOW)))).toBe('Predictions rise with the facts, and sit too low');
    const groups = { ...model({ total: 1880 }), tenths: [{ customers: 100, expected: 2, actual: 1 }] };
    expect(say(tenthsTitle(verdictOf(groups)))).toBe('Predictions rise with the facts, but by another amount');
    expect(say(tenthsTitle(verdictOf(model({ gini: 0 }))))).toBe('Predictions hardly rise with the facts');
  });

  it('speak of the most frequent group that has ten customers', () => {
    const row = (repeats: number, customers: number) => ({
      repeats,
      customers,
      expected: 1.5,
      actual: 2,
      low: 1,
      high: 3,
    });
    expect(say(frequencyTitle([row(0, 50), row(7, 12)]))).toMatch(
      /7 times or more, 1.5 orders each were expected; 2 came$/,
    );
    expect(say(frequencyTitle([row(0, 50), row(2, 12), row(7, 3)]))).toContain('come back 2 times,');
    expect(say(frequencyTitle([row(0, 50), row(1, 12)]))).toContain('come back once,');
    expect(say(frequencyTitle([row(0, 50), row(1, 2)]))).toContain('had not come back');
    expect(say(frequencyTitle([]))).toBe('By how often customers had come back');
  });

  it('say how frequency and spend go together', () => {
    const spend = (pearson: number | null, spearman: number | null, correlated = false) =>
      say(
        spendTitle({
          parameters: pearson === null ? null : [6, 4, 15],
          logLikelihood: null,
          aic: null,
          bic: null,
          standardErrors: null,
          covariance: null,
          customers: 0,
          evidence: null,
          warnings: correlated ? [{ code: 'correlated', facts: {} }] : [],
          pearson,
          spearman,
          meanSpend: null,
        }),
      );
    expect(spend(0.11, 0.21)).toBe('How often customers buy goes a little with how much they spend');
    expect(spend(0.01, -0.02)).toMatch(/hardly goes/);
    expect(spend(0.5, 0.2, true)).toMatch(/denies$/);
    expect(spend(null, null)).toBe('How often customers come, and what they spend');
  });

  it('say whether the data pin the model down', () => {
    for (const kind of ['settled', 'wide', 'flat', 'unsettled'] as const)
      expect(say(identityTitle({ kind, ratio: null }))).not.toBe('');
  });
});

describe('the link of this view', () => {
  it('knows whether all models are wanted, and names what it does not know', () => {
    expect(parseTrustParams(new URLSearchParams())).toEqual({ compares: false, problems: [] });
    expect(parseTrustParams(new URLSearchParams('models=all'))).toEqual({ compares: true, problems: [] });
    expect(parseTrustParams(new URLSearchParams('models=two'))).toEqual({
      compares: false,
      problems: [{ key: 'models', value: 'two' }],
    });
  });
});
