import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BTYD } from '#models/clv/btyd/index.ts';
import { MODELS, PARAMETERS, type ModelId } from '#models/clv/btyd/model.ts';
import type { ClvFitInput, ClvFitOutput, ModelFit, Patterns } from '#models/clv/fit/contract.ts';
import { fitClv } from '#models/clv/fit/fit-clv.ts';
import { simulate, simulateSpend } from '#models/clv/simulate.ts';
import { patternsOf } from '../../../../support/histories.ts';
import { numRuns } from '../../../../support/runs.ts';

const TRUTH: Record<ModelId, readonly number[]> = {
  mbg: [0.6, 40, 0.9, 1.8],
  bg: [0.5, 40, 0.8, 2.4],
  pareto: [0.6, 60, 0.7, 80],
  nbd: [0.6, 60],
  bgbb: [1.2, 1.5, 0.7, 3],
};
const IN_TIME = ['mbg', 'bg', 'pareto', 'nbd'] as const;

const none = (): ClvFitInput['spend'] => ({ x: new Float64Array(), mean: new Float64Array() });
const input = (patterns: Patterns, models: readonly ModelId[], more: Partial<ClvFitInput> = {}): ClvFitInput => ({
  models,
  unitDays: 1,
  patterns,
  occasions: patternsOf({ x: [], tx: [], T: [] }),
  spend: none(),
  ...more,
});
/** Days of histories spread over a year. */
const spread = (customers: number, most = 365): number[] =>
  Array.from({ length: customers }, (_, i) => Math.round((most * (i + 1)) / customers));
function shopOf(model: ModelId, customers: number, seed = 1, most = 365): Patterns {
  const T = model === 'bgbb' ? Array.from({ length: customers }, (_, i) => 4 + (i % 9)) : spread(customers, most);
  const { x, tx } = simulate(model, TRUTH[model], T, seed);
  return patternsOf({ x: [...x], tx: [...tx], T });
}
const fitOne = (model: ModelId, patterns: Patterns, more: Partial<ClvFitInput> = {}): ModelFit =>
  fitClv(
    model === 'bgbb'
      ? input(patterns, [model], { occasions: patterns, unitDays: 30, ...more })
      : input(patterns, [model], more),
  ).fits[0]!;

const rowsOf = ({ x, tx, T, weight }: Patterns, order: readonly number[]): Patterns => {
  const pick = (column: Float64Array) => Float64Array.from(order, (row) => column[row]!);
  return { x: pick(x), tx: pick(tx), T: pick(T), weight: pick(weight) };
};
const codes = (fit: { warnings: { code: string }[] }): string[] => fit.warnings.map(({ code }) => code);
const close = (actual: readonly number[] | null, expected: readonly number[] | null, relative = 1e-6): void => {
  expect(actual === null).toBe(expected === null);
  actual?.forEach((value, i) =>
    expect(Math.abs(value - expected![i]!)).toBeLessThan(relative * Math.abs(expected![i]!)),
  );
};

/** Every number anywhere in it is one. */
function expectNumbers(value: unknown): void {
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  else if (value !== null && typeof value === 'object') Object.values(value).forEach(expectNumbers);
}

describe.each(MODELS)('fitClv of %s', (model) => {
  const shop = shopOf(model, 1200);
  const plain = fitOne(model, shop);

  it('finds the parameters that customers were made of', () => {
    expect(codes(plain)).toEqual([]);
    expect(plain.evidence).toMatchObject({ converged: true, starts: plain.evidence!.agreeing });
    plain.parameters!.forEach((value, i) => {
      const error = Math.sqrt(plain.covariance![i * (plain.parameters!.length + 1)]!);
      expect(Math.abs(Math.log(value / TRUTH[model][i]!))).toBeLessThan(4 * error);
    });
  });
  it('does not mind the order customers come in', () => {
    const indices = [...shop.x.keys()];
    fc.assert(
      fc.property(fc.shuffledSubarray(indices, { minLength: indices.length }), (order) => {
        expect(fitOne(model, rowsOf(shop, order))).toEqual(plain);
      }),
      { numRuns: numRuns(20) },
    );
  });
  it('takes equal histories one by one or together', () => {
    const rounded: Patterns = { ...shop, tx: shop.tx.map((age) => Math.min(Math.ceil(age / 30) * 30, 365)) };
    rounded.T = shop.T.map((time, i) =>
      model === 'bgbb' ? time : Math.max(Math.ceil(time / 30) * 30, rounded.tx[i]!),
    );
    if (model === 'bgbb') rounded.tx = shop.tx;
    const groups = new Map<string, number[]>();
    rounded.x.forEach((x, i) => {
      const key = [x, rounded.tx[i], rounded.T[i]].join();
      groups.set(key, [...(groups.get(key) ?? []), i]);
    });
    const grouped = rowsOf(
      rounded,
      Array.from(groups.values(), ([first]) => first!),
    );
    grouped.weight = Float64Array.from(groups.values(), (rows) => rows.length);
    expect(groups.size).toBeLessThan(1200);
    expect(fitOne(model, grouped)).toEqual(fitOne(model, rounded));
  });
  it('takes a weight of k as k customers', () => {
    const thrice = { ...shop, weight: shop.weight.map(() => 3) };
    const copies = rowsOf(
      shop,
      [...shop.x.keys()].flatMap((row) => [row, row, row]),
    );
    expect(fitOne(model, thrice)).toEqual(fitOne(model, copies));
    close(fitOne(model, thrice).parameters, plain.parameters);
    close(
      fitOne(model, thrice).standardErrors,
      plain.standardErrors!.map((error) => error / Math.sqrt(3)),
      1e-5,
    );
  });
  it('weighs models by their parameters and customers', () => {
    const { logLikelihood, parameters, aic, bic } = plain;
    expect(aic).toBeCloseTo(2 * parameters!.length - 2 * logLikelihood!, 8);
    expect(bic).toBeCloseTo(parameters!.length * Math.log(1200) - 2 * logLikelihood!, 8);
    let sum = 0;
    shop.x.forEach((x, i) => (sum += BTYD[model].logLikelihood(parameters!, x, shop.tx[i]!, shop.T[i]!)));
    expect(Math.abs(sum - logLikelihood!)).toBeLessThan(1e-7 * Math.abs(sum));
  });
});

describe.each(IN_TIME)('time for %s', (model) => {
  const shop = shopOf(model, 800);
  const times = PARAMETERS[model].map((name) => (name === 'alpha' || name === 'beta' ? 1 : 0));
  const plain = fitOne(model, shop);

  it('is scaled with its unit', () => {
    const weeks = fitOne(model, shop, { unitDays: 7 });
    close(
      weeks.parameters,
      plain.parameters!.map((value, i) => (times[i] ? value / 7 : value)),
    );
    let sum = 0;
    shop.x.forEach((x, i) => (sum += BTYD[model].logLikelihood(weeks.parameters!, x, shop.tx[i]! / 7, shop.T[i]! / 7)));
    expect(Math.abs(sum - weeks.logLikelihood!)).toBeLessThan(1e-7 * Math.abs(sum));
  });
  it('ten times as long scales α and β, and leaves who is alive', () => {
    const slow = { ...shop, tx: shop.tx.map((age) => 10 * age), T: shop.T.map((age) => 10 * age) };
    const fit = fitOne(model, slow);
    close(
      fit.parameters,
      plain.parameters!.map((value, i) => (times[i] ? value * 10 : value)),
    );
    close(
      Array.from(slow.x, (x, i) => Math.exp(BTYD[model].logAlive(fit.parameters!, x, slow.tx[i]!, slow.T[i]!))),
      Array.from(shop.x, (x, i) => Math.exp(BTYD[model].logAlive(plain.parameters!, x, shop.tx[i]!, shop.T[i]!))),
    );
  });
});

describe('many patterns', () => {
  it('are fitted as few are, from the start that a part of them finds', () => {
    const big = shopOf('mbg', 90_000);
    const { parameters, covariance, evidence, customers } = fitOne('mbg', big);
    expect(customers).toBe(90_000);
    expect(evidence!.converged).toBe(true);
    expect(evidence!.gradient).toBeLessThan(1e-9);
    expect(evidence!.evaluations).toBeLessThan(40);
    parameters!.forEach((value, i) => {
      expect(Math.abs(Math.log(value / TRUTH.mbg[i]!))).toBeLessThan(4 * Math.sqrt(covariance![5 * i]!));
    });
  });
});

describe('progress', () => {
  it('is told of at every step, goes through the phases in order, never back, and ends at 1 or before', () => {
    const phases: string[] = [];
    const shares: number[] = [];
    const shop = shopOf('mbg', 500);
    const spend = {
      x: shop.x.filter((x) => x > 0),
      mean: simulateSpend(
        [6, 4, 15],
        shop.x.filter((x) => x > 0),
        1,
      ),
    };
    fitClv(input(shop, ['mbg', 'nbd'], { spend }), (phase, share) => {
      phases.push(phase);
      shares.push(share);
    });
    expect([...new Set(phases)]).toEqual(['patterns', 'mbg', 'nbd', 'spend']);
    expect(shares.length).toBeGreaterThan(30);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });
});

describe('what cannot be fitted', () => {
  const all = (patterns: Patterns): ClvFitOutput => fitClv(input(patterns, MODELS, { occasions: patterns }));
  const empty = { parameters: null, logLikelihood: null, standardErrors: null, evidence: null, aic: null, bic: null };

  it.each([
    ['nobody', { x: [], tx: [], T: [] }, 'no-customers', 0],
    ['one customer, once', { x: [0], tx: [0], T: [100] }, 'no-repeats', 1],
    ['everyone once', { x: [0, 0, 0], tx: [0, 0, 0], T: [10, 200, 300] }, 'no-repeats', 3],
    ['a shop of one day', { x: [0, 0], tx: [0, 0], T: [0, 0] }, 'no-time', 2],
  ] as const)('is said: %s', (_, { x, tx, T }, code, customers) => {
    const output = all(patternsOf({ x: [...x], tx: [...tx], T: [...T] }));
    for (const fit of output.fits) {
      expect(fit).toMatchObject({ ...empty, customers, repeats: 0 });
      expect(codes(fit)).toEqual([code]);
    }
    expectNumbers(output);
  });
  it('is not an exception, nor NaN, whatever the customers', () => {
    const row = fc
      .record({
        T: fc.nat(800),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
        x: fc.oneof(fc.nat(3), fc.nat(3000)),
      })
      .map(({ T, part, x }) => {
        const tx = Math.round(T * part);
        return { x: tx === 0 ? 0 : Math.min(x + 1, tx), tx, T };
      });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const of = (key: 'x' | 'tx' | 'T') => rows.map((one) => one[key]);
        const patterns = patternsOf({ x: of('x'), tx: of('tx'), T: of('T') });
        const monthly = rows.map(({ x, tx, T }) => {
          const [last, end] = [Math.ceil(tx / 30), Math.ceil(T / 30)];
          return { x: Math.min(x, last), tx: last, T: end };
        });
        const occasions = patternsOf({
          x: monthly.map(({ x }) => x),
          tx: monthly.map(({ tx }) => tx),
          T: monthly.map(({ T }) => T),
        });
        const output = fitClv(input(patterns, MODELS, { occasions, unitDays: 7 }));
        expectNumbers(output);
        for (const { parameters, warnings } of output.fits)
          expect(parameters !== null || warnings.length > 0).toBe(true);
      }),
      { numRuns: numRuns(200) },
    );
  });
});

describe('what should not be taken as it is', () => {
  const shop = shopOf('mbg', 600);

  it('is a shop that nobody leaves', () => {
    const steady = shopOf('nbd', 2000);
    for (const model of ['mbg', 'bg', 'pareto'] as const) {
      const fit = fitOne(model, steady);
      expect(codes(fit)).toEqual(['dropout-unidentified']);
      expect(fit.warnings[0]!.facts['ratio']).toBeLessThan(fit.warnings[0]!.facts['least']!);
      // The forecast holds: it is that of the model without dropout.
      const without = fitOne('nbd', steady).parameters!;
      const expected = (p: readonly number[], id: ModelId) => Math.exp(BTYD[id].logExpected(p, 3, 200, 220, 90));
      expect(Math.abs(expected(fit.parameters!, model) / expected(without, 'nbd') - 1)).toBeLessThan(0.05);
    }
    expect(codes(fitOne('nbd', steady))).toEqual([]);
  });
  it('is a shop of occasions that nobody leaves', () => {
    const T = Array.from({ length: 1500 }, (_, i) => 4 + (i % 9));
    const { x, tx } = simulate('bgbb', [1.2, 1.5, 1e-6, 1], T, 1);
    expect(codes(fitOne('bgbb', patternsOf({ x: [...x], tx: [...tx], T })))).toContain('dropout-unidentified');
  });
  it('is a shop with few repeats', () => {
    const some = rowsOf(shop, [...shop.x.keys()].slice(-20));
    expect(fitOne('nbd', some).warnings).toContainEqual({
      code: 'few-repeats',
      facts: { repeats: some.x.reduce((sum, x) => sum + x, 0), least: 40 },
    });
  });
  it('is a window of five months, not one of six', () => {
    const short = (days: number) => fitOne('nbd', shopOf('mbg', 600, 1, days)).warnings;
    expect(short(153)).toEqual([{ code: 'short-window', facts: { days: 153, least: 183 } }]);
    expect(short(183)).toEqual([]);
  });
  it('is one buyer like no other', () => {
    const reseller = (x: number) => ({
      x: Float64Array.from([...shop.x, x]),
      tx: Float64Array.from([...shop.tx, 364]),
      T: Float64Array.from([...shop.T, 365]),
      weight: Float64Array.from([...shop.weight, 1]),
    });
    const [warning] = fitOne('mbg', reseller(360)).warnings;
    expect(warning).toMatchObject({ code: 'extreme-buyer', facts: { x: 360 } });
    expect(warning!.facts['share']).toBeGreaterThan(0.2);
    expect(codes(fitOne('mbg', reseller(20)))).toEqual([]);
    for (const model of IN_TIME) expect(codes(fitOne(model, reseller(3000)))).toContain('extreme-buyer');
  });
  it('is one customer alone', () => {
    const alone = patternsOf({ x: [300], tx: [360], T: [365] });
    for (const model of IN_TIME) {
      const fit = fitOne(model, alone);
      expect(codes(fit)).toContain('extreme-buyer');
      expectNumbers(fit);
    }
  });
});

describe('spend', () => {
  const x = Float64Array.from({ length: 400 }, (_, i) => 1 + (i % 5));
  const truth = [6, 4, 45] as const;
  const mean = simulateSpend(truth, x, 4);
  const fitSpend = (spend: ClvFitInput['spend']) => fitClv(input(shopOf('nbd', 10), [], { spend })).spend;
  const plain = fitSpend({ x, mean });

  it('finds the parameters that it was made of', () => {
    expect(codes(plain)).toEqual([]);
    plain.parameters!.forEach((value, i) => {
      expect(Math.abs(Math.log(value / truth[i]!))).toBeLessThan(4 * Math.sqrt(plain.covariance![4 * i]!));
    });
  });
  it('scales γ with money, and nothing else', () => {
    const fit = fitSpend({ x, mean: mean.map((amount) => 1000 * amount) });
    close(fit.parameters, [plain.parameters![0]!, plain.parameters![1]!, 1000 * plain.parameters![2]!]);
    expect([fit.pearson, fit.spearman]).toEqual([
      expect.closeTo(plain.pearson!, 10) as number,
      expect.closeTo(plain.spearman!, 10) as number,
    ]);
  });
  it('does not mind the order customers come in', () => {
    const { pearson, spearman, meanSpend, ...rest } = fitSpend({ x: x.toReversed(), mean: mean.toReversed() });
    expect(rest.evidence!.converged).toBe(true);
    close(rest.parameters, plain.parameters, 1e-8);
    close([pearson!, spearman!, meanSpend!], [plain.pearson!, plain.spearman!, plain.meanSpend!], 1e-8);
  });
  it('leaves out who paid nothing and who got money back, and counts them', () => {
    const more = fitSpend({ x: Float64Array.from([...x, 2, 3, 1]), mean: Float64Array.from([...mean, 0, -5, -1]) });
    expect(more).toMatchObject({ parameters: plain.parameters, customers: 400, meanSpend: plain.meanSpend });
    expect(more.warnings).toEqual([
      { code: 'zero-left-out', facts: { customers: 1 } },
      { code: 'negative-left-out', facts: { customers: 2 } },
    ]);
  });
  it.each([
    ['nobody came back', [], 'no-repeaters'],
    ['nobody paid', [0, 0, -3], 'no-positive-spend'],
    ['one repeat buyer', [20], 'too-few-repeaters'],
    ['a few', [20, 30, 10], 'too-few-repeaters'],
    ['everyone pays the same', Array.from({ length: 50 }, () => 9.9), 'same-spend'],
  ] as const)('is not fitted when %s', (_, amounts, code) => {
    const fit = fitSpend({ x: new Float64Array(amounts.length).fill(2), mean: Float64Array.from(amounts) });
    expect(codes(fit)[0]).toBe(code);
    expect(fit).toMatchObject({ parameters: null, evidence: null });
    expectNumbers(fit);
  });
  it('says when the mean over customers is infinite', () => {
    const wild = simulateSpend([6, 0.6, 10], x, 5);
    expect(codes(fitSpend({ x, mean: wild }))).toContain('q-at-most-one');
  });
  it('says when frequent buyers pay more, by ranks or by amounts', () => {
    const rising = mean.map((amount, i) => amount * x[i]! ** 2);
    expect(codes(fitSpend({ x, mean: rising }))).toContain('correlated');
  });
  it('is not an exception, nor NaN, whatever they pay', () => {
    const row = fc.record({
      x: fc.integer({ min: 1, max: 3000 }),
      mean: fc.oneof(fc.double({ min: -10, max: 1e7, noNaN: true }), fc.constantFrom(0, 10, 20)),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 80 }), (rows) =>
        expectNumbers(
          fitSpend({
            x: Float64Array.from(rows, (one) => one.x),
            mean: Float64Array.from(rows, (one) => one.mean),
          }),
        ),
      ),
      { numRuns: numRuns(200) },
    );
  });
});
