import { describe, expect, it } from 'vitest';
import { word } from '#i18n/word.ts';
import { BTYD } from '#models/clv/btyd/index.ts';
import { MODELS } from '#models/clv/btyd/model.ts';
import type { ModelFit, SpendFit } from '#models/clv/fit/contract.ts';
import { UNITS } from '#models/clv/valuation.ts';
import { parameterPairs, parameterRows } from '#pages/clv/value/parameters.ts';
import { clvModel, clvModelFile } from '#report/clv-model.ts';
import { ABSURD, speech } from '../../speech.ts';

const FIT: ModelFit = {
  model: 'bg',
  parameters: [0.2426, 4.4136, 0.7929, 2.4259],
  logLikelihood: -9582.4292,
  aic: 19_172.86,
  bic: 19_195.9,
  standardErrors: [0.0126, 0.378, 0.186, 0.705],
  covariance: Array.from({ length: 16 }, (_, i) => (i % 5 === 0 ? 0.0025 : 0)),
  customers: 2357,
  repeats: 2457,
  evidence: {
    gradient: 1e-9,
    iterations: 40,
    evaluations: 60,
    starts: 4,
    agreeing: 4,
    condition: 100,
    converged: true,
  },
  warnings: [],
};
const SPEND: SpendFit = {
  parameters: [6.25, 3.74, 15.45],
  logLikelihood: -4055.92,
  aic: 8117.8,
  bic: 8132.4,
  standardErrors: null,
  covariance: null,
  customers: 946,
  evidence: null,
  warnings: [{ code: 'zero-left-out', facts: { customers: 3 } }],
  pearson: 0.11,
  spearman: 0.16,
  meanSpend: 35.1,
};
const NOTHING: ModelFit = {
  ...FIT,
  parameters: null,
  logLikelihood: null,
  aic: null,
  bic: null,
  standardErrors: null,
  covariance: null,
  evidence: null,
  warnings: [{ code: 'no-repeats', facts: { customers: 30 } }],
};
const PARAMETERS_OF = {
  mbg: [0.525, 6.183, 0.891, 1.614],
  bg: [0.2426, 4.4136, 0.7929, 2.4259],
  pareto: [0.5533, 10.578, 0.606, 11.669],
  nbd: [0.3848, 12.072],
  bgbb: [1.2035, 0.7497, 0.6567, 2.7834],
} as const;

describe('the parameters', () => {
  it('say how often customers buy and how soon they leave', () => {
    const english = (model: 'bg' | 'nbd' | 'bgbb') =>
      parameterPairs(model, PARAMETERS_OF[model], 'week').map(({ symbols, says }) => [
        symbols.join(),
        word(says, speech('en')),
      ]);
    expect(english('bg')).toEqual([
      ['r,α', 'on average a purchase day every 18.19 weeks while a customer, and customers differ a lot'],
      ['a,b', '24.6% leave after a purchase, on average'],
    ]);
    expect(english('nbd')[1]).toEqual(['', 'nobody leaves']);
    expect(english('bgbb')).toEqual([
      ['α,β', 'buys in 61.6% of the occasions, on average'],
      ['γ,δ', '19.1% leave before an occasion, on average'],
    ]);
  });

  it('of Pareto/NBD say how many the model loses within the first unit of time', () => {
    const [r, alpha, s, beta] = PARAMETERS_OF.pareto;
    const [, leaving] = parameterPairs('pareto', PARAMETERS_OF.pareto, 'week');
    const share = leaving!.says.parts!['rate'] as { value: number };
    // A customer who never buys (r nearly 0) is gone by then or not, which purchases cannot tell.
    const alive = Math.exp(BTYD.pareto.logAlive([1e-12, 1e12 * alpha, s, beta], 0, 0, 1));
    expect(r).toBeGreaterThan(0);
    expect(share.value).toBeCloseTo(1 - alive, 6);
  });

  it.each(MODELS)('of %s are said in both languages and every unit', (model) => {
    for (const unit of UNITS)
      for (const { says } of parameterPairs(model, PARAMETERS_OF[model], unit))
        for (const locale of ['en', 'zh-CN'] as const) expect(word(says, speech(locale))).not.toMatch(ABSURD);
  });

  it('stand with their errors and an interval in the logarithm, or without', () => {
    const rows = parameterRows(FIT, SPEND);
    expect(rows.map(({ symbol }) => symbol)).toEqual(['r', 'α', 'a', 'b', 'p ($)', 'q ($)', 'γ ($)']);
    expect(rows[0]!.low).toBeCloseTo(0.2426 * Math.exp(-1.96 * 0.05), 4);
    expect(rows[0]!.high).toBeCloseTo(0.2426 * Math.exp(1.96 * 0.05), 4);
    expect(rows[4]).toMatchObject({ error: null, low: null, high: null });
    expect(parameterRows(NOTHING, { ...SPEND, parameters: null })).toEqual([]);
  });
});

describe('the exported model', () => {
  const frame = { from: '1997-01-01', to: '1998-06-30', currency: null } as never;
  const settings = { unit: 'week', fittedTo: '1997-09-30', horizonDays: 273, marginRate: 1, discountRate: 0 } as const;

  it('has its parameters by name, on what it was fitted and what it warns of', async () => {
    const model = JSON.parse(await clvModelFile({ fit: FIT, spend: SPEND, settings, frame }).text()) as object;
    expect(model).toMatchObject({
      model: 'bg',
      unit: 'week',
      parameters: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 },
      standard_errors: { r: 0.0126 },
      log_likelihood: -9582.4292,
      customers: 2357,
      calibration: { from: '1997-01-01', to: '1997-09-30' },
      warnings: [],
      spend: {
        parameters: { p: 6.25, q: 3.74, gamma: 15.45 },
        warnings: [{ code: 'zero-left-out', facts: { customers: 3 } }],
      },
      horizon_days: 273,
    });
  });

  it('says why there is none', () =>
    expect(clvModel({ fit: NOTHING, spend: SPEND, settings: { ...settings, fittedTo: null }, frame })).toMatchObject({
      parameters: null,
      log_likelihood: null,
      calibration: { to: '1998-06-30' },
      warnings: [{ code: 'no-repeats', facts: { customers: 30 } }],
    }));
});
