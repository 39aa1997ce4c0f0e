import { describe, expect, it } from 'vitest';
import { BTYD } from '#models/clv/btyd/index.ts';
import { MODELS, type ModelId } from '#models/clv/btyd/model.ts';
import type { ClvFitInput, ClvFitOutput, Patterns } from '#models/clv/fit/contract.ts';
import { fitClv } from '#models/clv/fit/fit-clv.ts';
import { valuationOf } from '#models/clv/fit/valuation-of.ts';
import { scoring } from '#models/clv/scores.ts';
import { simulate } from '#models/clv/simulate.ts';
import { checkValuation } from '#models/clv/valuation.ts';

type Row = readonly [x: number, tx: number, T: number];
const patternsOf = (rows: readonly Row[]): Patterns => ({
  x: Float64Array.from(rows, ([x]) => x),
  tx: Float64Array.from(rows, ([, tx]) => tx),
  T: Float64Array.from(rows, ([, , T]) => T),
  weight: new Float64Array(rows.length).fill(1),
});
/** The same in months, roughly: at most one purchase an occasion. */
const monthly = ([x, tx, T]: Row): Row => {
  const [last, end] = [Math.ceil(tx / 30), Math.max(Math.ceil(tx / 30), Math.floor(T / 30))];
  return [last === 0 ? 0 : Math.max(1, Math.min(x, last)), last, end];
};
function fit(
  rows: readonly Row[],
  occasions: readonly Row[] = rows.map(monthly),
  spend: readonly [number, number][] = [],
): ClvFitOutput {
  const input: ClvFitInput = {
    models: MODELS,
    unitDays: 7,
    patterns: patternsOf(rows),
    occasions: patternsOf(occasions),
    spend: { x: Float64Array.from(spend, ([x]) => x), mean: Float64Array.from(spend, ([, mean]) => mean) },
  };
  return fitClv(input);
}

const repeat = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const SHOP: readonly Row[] = (() => {
  const T = repeat(300, (i) => 150 + i);
  const { x, tx } = simulate('mbg', [0.6, 40, 0.9, 1.8], T, 3);
  return T.map((time, i) => [x[i]!, Math.ceil(tx[i]!), time] as const);
})();
const SMALL = repeat(49, (i): Row => [i % 3, i % 3 === 0 ? 0 : 50 + i, 200 + i * 3]);

const SHOPS: Record<string, readonly Row[]> = {
  'one customer who came back once': [[1, 50, 100]],
  'one customer who came every day for years': [[3000, 3000, 3000]],
  'two customers': [
    [1, 50, 100],
    [0, 0, 60],
  ],
  'everyone came today': repeat(60, (i) => [1 + (i % 4), 100 + i, 100 + i]),
  'everyone came back the next day and never again': repeat(200, () => [1, 1, 300]),
  'everyone came every day': repeat(50, () => [300, 300, 300]),
  'one customer with 1,800 days among 50': [[1800, 1800, 1800], ...SMALL],
  'up to 3,000 purchase days': repeat(200, (i) => {
    const x = i % 9 === 0 ? 3000 - 11 * i : i % 5;
    return [x, x === 0 ? 0 : Math.max(x, 2000 + i), 3000 + i];
  }),
  'twenty customers': SHOP.slice(0, 20),
  'five months': SHOP.filter(([, tx]) => tx <= 150).map(([x, tx]) => [x, tx, 150]),
  'one date of a thousand years ago': [...SHOP, [3, 364_900, 365_000]],
};

/** The path of everything that is no number in what a page may be shown. */
const oddities = (value: unknown, path = ''): string[] => {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => oddities(inner, `${path}.${key}`));
};

describe.each(Object.entries(SHOPS))('a shop of %s', (_name, rows) => {
  const occasions: readonly Row[] = rows.map(monthly);
  const output = fit(rows, occasions);

  it('has numbers in all that is said of it', () => {
    expect(oddities(output)).toEqual([]);
    expect(JSON.parse(JSON.stringify(output))).toEqual(output);
  });
  it.each(MODELS)('can be scored by %s as it was fitted', (model) => {
    const settings = { unit: model === 'bgbb' ? 'month' : 'week', fittedTo: null, horizonDays: 365 } as const;
    const valuation = valuationOf(output, model, { ...settings, marginRate: 1, discountRate: 0.1 }, true)!;
    expect(() => checkValuation(valuation)).not.toThrow();
    const { x, tx, T } = patternsOf(model === 'bgbb' ? occasions : rows);
    const work = scoring({ x, tx, T }, valuation);
    let step = work.next();
    while (!step.done) step = work.next();
    const scores = step.value;
    expect(oddities(scores)).toEqual([]);
    x.forEach((_, i) => {
      expect(scores.alive[i]).toBeGreaterThanOrEqual(0);
      expect(scores.alive[i]).toBeLessThanOrEqual(1);
      expect(scores.discounted[i]).toBeGreaterThanOrEqual(0);
      expect(scores.discounted[i]).toBeLessThanOrEqual(scores.expected[i]! * (1 + 1e-9));
      expect(scores.ordering[i]).toBeLessThanOrEqual(scores.alive[i]! + 1e-12);
      // Never more than one purchase a day, as far as rounding lets it.
      expect(scores.expected[i]).toBeLessThanOrEqual(366);
    });
  });
});

describe('occasions', () => {
  const bgbb = (occasions: readonly Row[]) => fit(SHOP, occasions).fits.find(({ model }) => model === 'bgbb')!;
  const codes = (occasions: readonly Row[]) => bgbb(occasions).warnings.map(({ code }) => code);

  it('are needed: none at all is said', () => {
    expect(codes(SHOP.map((): Row => [0, 0, 0]))).toEqual(['no-time']);
  });
  it('are few: a single one cannot tell who left', () => {
    expect(codes(SHOP.map((_, i): Row => (i % 3 === 0 ? [1, 1, 1] : [0, 0, 1])))).toEqual(['dropout-unidentified']);
    expect(codes(SHOP.map((): Row => [1, 1, 1]))).toEqual(['dropout-unidentified']);
  });
});

describe('an extreme buyer', () => {
  it('is held against a fit of all others, without them', () => {
    const buyer: Row = [120, 340, 350];
    const others = fit(SMALL, []).fits.find(({ model }) => model === 'nbd')!;
    let atLeast = 0;
    for (let k = 120; k < 600; k++) atLeast += BTYD.nbd.probability(others.parameters!, k, 350 / 7);
    const { warnings } = fit([...SMALL, buyer], []).fits.find(({ model }) => model === 'nbd')!;
    const { expected } = warnings.find(({ code }) => code === 'extreme-buyer')!.facts;
    expect(Math.abs(expected! / (SMALL.length * atLeast) - 1)).toBeLessThan(0.01);
  });
});

describe('spend', () => {
  const spendOf = (means: readonly number[]) =>
    fit(
      [],
      [],
      means.map((mean, i) => [1 + (i % 4), mean]),
    ).spend;

  it.each([
    ['thousands of millions', repeat(60, (i) => 1e9 * (1 + (i % 13)))],
    ['cents', repeat(60, (i) => 0.01 * (1 + (i % 3)))],
    ['cents and millions of millions', repeat(60, (i) => (i % 2 === 0 ? 0.01 : 1e12))],
    ['two prices one part in a hundred apart', repeat(60, (i) => 100 + (i % 2))],
    ['one amount that was mistyped', repeat(60, (i) => (i === 5 ? 1e9 : 20 + (i % 3)))],
  ])('of %s is numbers', (_name, means) => {
    const spend = spendOf(means);
    expect(oddities(spend)).toEqual([]);
    expect(spend.parameters).not.toBeNull();
  });
});

it('models are all there', () => {
  expect(fit(SHOP).fits.map(({ model }): ModelId => model)).toEqual([...MODELS]);
});
