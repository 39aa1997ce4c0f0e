import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purchasesAhead } from '#models/clv/btyd/beta-geometric.ts';
import { bg } from '#models/clv/btyd/bg.ts';
import { mbg } from '#models/clv/btyd/mbg.ts';
import { nbd } from '#models/clv/btyd/nbd.ts';
import { betaMean } from '#models/clv/special/beta-mean.ts';
import { numRuns } from '../../../../support/runs.ts';
import { anchor, hasPublished, logOfText, publishedJson, publishedRows, relativeError } from './published.ts';

const PUBLISHED = [0.243, 4.414, 0.793, 2.426];

const skipped = hasPublished ? '' : ' (skipped: published results are not here)';

describe.skipIf(!hasPublished)(`beside 60-digit arithmetic${skipped}`, () => {
  const golden = (hasPublished ? publishedRows('reference/clv/golden_highprec.csv') : []).map((row) => ({
    row,
    p: ['p1', 'p2', 'p3', 'p4'].map((name) => Number(row[name])),
    history: [Number(row['x']), Number(row['t_x']), Number(row['T'])] as const,
    t: Number(row['t']),
  }));
  describe.each([
    ['BG/NBD', 'bgnbd', bg],
    ['MBG/NBD', 'mbgnbd', mbg],
  ] as const)('%s', (_name, id, model) => {
    const cases = golden.filter(({ row }) => row['model'] === id);
    type Case = (typeof cases)[number];

    it('has 504 cases', () => {
      expect(cases).toHaveLength(504);
    });
    it('has the log-likelihood within 1e-12', () => {
      for (const { row, p, history } of cases) {
        const error = relativeError(model.logLikelihood(p, ...history), Number(row['loglik']));
        expect(error, JSON.stringify(row)).toBeLessThan(1e-12);
      }
    });
    it.each([
      ['P(alive)', 'p_alive', (c) => model.logAlive(c.p, ...c.history)],
      ['expected purchases', 'cet_t', (c) => model.logExpected(c.p, ...c.history, c.t)],
    ] satisfies [string, string, (c: Case) => number][])(
      'has the %s within 1e-12, and the logarithm where a double ends',
      (_quantity, key, of) => {
        for (const c of cases) {
          const log = of(c);
          const text = c.row[key]!;
          const value = Number(text);
          expect(Math.abs(log - logOfText(text)), JSON.stringify(c.row)).toBeLessThan(1e-11);
          if (value > 1e-300) expect(relativeError(Math.exp(log), value), JSON.stringify(c.row)).toBeLessThan(1e-12);
          else expect(Math.exp(log)).toBeLessThanOrEqual(1e-300);
        }
      },
    );
  });
});

describe.skipIf(!hasPublished)(`beside other programs${skipped}`, () => {
  const score = (model: typeof bg, p: readonly number[], t: number) => ({
    alive: (x: number, tx: number, T: number) => Math.exp(model.logAlive(p, x, tx, T)),
    expected: (x: number, tx: number, T: number) => Math.exp(model.logExpected(p, x, tx, T, t)),
  });
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  function expectNear(values: readonly number[], published: readonly number[], bound: number): void {
    expect(values).toHaveLength(published.length);
    values.forEach((value, i) => expect(relativeError(value, published[i]!)).toBeLessThan(bound));
  }

  it('scores every customer of CDNOW as BTYD and BTYDplus do', () => {
    const R = publishedJson('reference/clv/cdnow_R.json') as {
      percustomer_published: { mbg_params: Record<'r' | 'alpha' | 'a' | 'b', number> };
    };
    const { r, alpha, a, b } = R.percustomer_published.mbg_params;
    for (const row of publishedRows('reference/clv/cdnow_percustomer_publishedparams_R.csv')) {
      const history = [Number(row['x']), Number(row['t.x']), Number(row['T.cal'])] as const;
      const published = score(bg, PUBLISHED, 39);
      expect(relativeError(published.alive(...history), Number(row['bg_palive']))).toBeLessThan(1e-9);
      expect(relativeError(published.expected(...history), Number(row['bg_cet39']))).toBeLessThan(1e-9);
      const fitted = score(mbg, [r, alpha, a, b], 39);
      expect(relativeError(fitted.alive(...history), Number(row['mbg_palive']))).toBeLessThan(1e-9);
    }
  });
  it.each([
    ['bgnbd', bg],
    ['mbgnbd', mbg],
  ] as const)('scores every customer of CDNOW at the maximum as scipy does: %s', (id, model) => {
    const scipy = publishedJson('reference/clv/cdnow_scipy.json') as {
      sample_cal39w: Record<'bgnbd' | 'mbgnbd', { params: number[] }>;
    };
    const { alive, expected } = score(model, scipy.sample_cal39w[id].params, 39);
    for (const row of publishedRows('reference/clv/cdnow_percustomer_mle_scipy.csv')) {
      const history = [Number(row['x']), Number(row['tx']), Number(row['T'])] as const;
      expect(relativeError(alive(...history), Number(row[`${id}_palive`]))).toBeLessThan(1e-9);
      expect(relativeError(expected(...history), Number(row[`${id}_cet39`]))).toBeLessThan(1e-9);
    }
  });
  it('has the log-likelihoods of note 027', () => {
    const p = [0.25, 4, 0.8, 2.5];
    for (const [model, id, digits] of [
      [bg, 'note027_bg', 5],
      [mbg, 'note027_mbg', 4],
    ] as const) {
      const [none, many] = anchor(id);
      expect(model.logLikelihood(p, 0, 0, 40)).toBeCloseTo(none!, digits);
      expect(model.logLikelihood(p, 200, 38, 40)).toBeCloseTo(many!, digits);
    }
  });
  it('knows customer 1516 and the table of BTYD’s vignette', () => {
    const { alive, expected } = score(bg, anchor('bg_params'), 52);
    const history = [26, 216 / 7, 31] as const;
    expectNear([expected(...history), alive(...history)], anchor('bg_1516'), 1e-3);
    expectNear([10, 15, 20, 25].map((x) => expected(x, 20, 39)), anchor('bg_cet_table'), 2e-3); // prettier-ignore
  });
  it('knows the examples of BTYD’s manual', () => {
    const manual = publishedJson('reference/clv/btyd_manpage_examples.json') as Record<string, number[]>;
    const one = (key: string) => [Number(manual[key])];
    const { alive, expected } = score(bg, PUBLISHED, 2);
    expectNear([alive(23, 39, 39)], one('bgnbd_PAlive_x23_t39_T39'), 1e-12);
    expectNear(numbers(5, 20).map((x) => alive(x, 30, 39)), manual['bgnbd_PAlive_x5_20_t30_T39']!, 1e-12); // prettier-ignore
    expectNear([expected(10, 35, 39)], one('bgnbd_CET_T2_x10_t35_T39'), 1e-10);
    expectNear(numbers(5, 20).map((x) => expected(x, 25, 39)), manual['bgnbd_CET_T2_x5_20_t25_T39']!, 1e-10); // prettier-ignore
    expectNear([bg.probability(PUBLISHED, 10, 2)], one('bgnbd_pmf_t2_x10'), 1e-9);
    expectNear([bg.probability(PUBLISHED, 0, 39)], one('bgnbd_pmf_t39_x0'), 1e-12);
    expectNear(numbers(11, 20).map((k) => bg.probability(PUBLISHED, k, 30)), manual['bgnbd_pmf_t30_x11_20']!, 1e-11); // prettier-ignore
    expectNear(numbers(1, 10).map((t) => bg.expectation(PUBLISHED, t)), manual['bgnbd_expectation_t1_10']!, 1e-11); // prettier-ignore
  });
  it('has the chances of the anchors', () => {
    expectNear([bg.probability(PUBLISHED, 10, 2), bg.probability(PUBLISHED, 0, 39)], anchor('bg_pmf'), 1e-6);
    const chances = numbers(11, 20).map((k) => bg.probability(PUBLISHED, k, 30));
    anchor('bg_pmf30').forEach((value, i) => expect(chances[i]).toBeCloseTo(value, 9));
  });
});

const positive = (least: number, most: number) =>
  fc.double({ min: Math.log(least), max: Math.log(most), noNaN: true }).map(Math.exp);

describe('purchases ahead', () => {
  it('are the same by series as by integral, wherever the series is taken', () => {
    const customer = fc.oneof(
      fc.tuple(positive(1e-2, 50), positive(1e-2, 30), positive(1e-2, 300), positive(1e-3, 1e3)),
      fc.tuple(positive(1e-12, 1e4), positive(1e-12, 1e3), positive(1e-9, 1e8), positive(1e-9, 1e6)),
    );
    fc.assert(
      fc.property(customer, ([shape, a, b, w]) => {
        const size = w * Math.max(1, shape);
        const exact = betaMean(a, b, 1 / size, (p) =>
          p * size < 1e-17 ? w * shape : -Math.expm1(-shape * Math.log1p(p * w)) / p,
        );
        expect(relativeError(purchasesAhead(shape, a, b, w), exact)).toBeLessThan(2e-12);
      }),
      { numRuns: numRuns(5000) },
    );
  });
  it('go through a = 1 without a step', () => {
    for (const [shape, b, w] of [
      [2.5, 5, 1.3],
      [3000.5, 3003, 73],
      [0.3, 1e8, 0.5],
      [8, 0.4, 2],
    ] as const) {
      const here = purchasesAhead(shape, 1, b, w);
      for (const nudge of [1e-16, 1e-13, 1e-10, 1e-7]) {
        expect(relativeError(purchasesAhead(shape, 1 + nudge, b, w), here)).toBeLessThan(1e-13 + 10 * nudge);
        expect(relativeError(purchasesAhead(shape, 1 - nudge, b, w), here)).toBeLessThan(1e-13 + 10 * nudge);
      }
    }
  });
  it('go through the end of each series without a step', () => {
    const edges: [number, number, number, number, nudged: 0 | 3][] = [
      [2 * (0.7 + 1.9 - 1), 0.7, 1.9, 2, 0],
      [(0.7 + 8 - 1) / 4, 0.7, 8, 2, 0],
      [0.3, 0.9, 3, 82, 3],
      [900, 300, 0.1, 1, 0],
    ];
    for (const [shape, a, b, w, nudged] of edges) {
      const nudge = (by: number) => purchasesAhead(nudged === 0 ? shape * by : shape, a, b, nudged === 3 ? w * by : w);
      expect(relativeError(nudge(1 + 1e-13), nudge(1 - 1e-13))).toBeLessThan(2e-12);
    }
  });
});

describe.each([
  ['BG/NBD', bg],
  ['MBG/NBD', mbg],
] as const)('%s', (_name, model) => {
  const parameters = fc.tuple(
    fc.oneof(positive(1e-2, 20), positive(1e-12, 1e4)),
    positive(1e-4, 1e6),
    fc.oneof(positive(1e-2, 20), positive(1e-12, 1e3)),
    fc.oneof(positive(1e-2, 20), positive(1e-12, 1e8)),
  );
  const history = fc
    .record({
      x: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 3000 })),
      T: fc.oneof(fc.constant(0), positive(1e-3, 5000)),
      part: fc.oneof(fc.constant(1), fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
    })
    .map(({ x, T, part }) => [x, x === 0 ? 0 : T * part, T] as const);
  const horizon = positive(1e-3, 1e5);
  const runs = { numRuns: numRuns(3000) };

  it('answers with finite numbers, P(alive) a probability', () => {
    fc.assert(
      fc.property(parameters, history, horizon, (p, h, t) => {
        expect(model.logLikelihood(p, ...h)).toSatisfy(Number.isFinite);
        expect(model.logAlive(p, ...h)).toSatisfy(Number.isFinite);
        expect(model.logAlive(p, ...h)).toBeLessThanOrEqual(0);
        expect(model.logExpected(p, ...h, t)).toSatisfy(Number.isFinite);
        expect(model.expectation(p, t)).toSatisfy(Number.isFinite);
        const chance = model.probability(p, h[0], t);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
      }),
      runs,
    );
  });
  it('expects more the longer it looks ahead, and never more than if nobody left', () => {
    fc.assert(
      fc.property(parameters, history, horizon, (p, h, t) => {
        const expected = model.logExpected(p, ...h, t);
        expect(model.logExpected(p, ...h, 2 * t)).toBeGreaterThanOrEqual(expected - 1e-11);
        expect(expected).toBeLessThanOrEqual(nbd.logExpected(p.slice(0, 2), ...h, t) + 1e-11);
      }),
      runs,
    );
  });
  it('thinks a customer gone the more the longer they are silent', () => {
    fc.assert(
      fc.property(parameters, history, horizon, (p, [x, tx, T], more) => {
        expect(model.logAlive(p, x, tx, T + more)).toBeLessThanOrEqual(model.logAlive(p, x, tx, T));
      }),
      runs,
    );
  });
  it('does not depend on the unit of time', () => {
    fc.assert(
      fc.property(parameters, history, horizon, ([r, alpha, a, b], [x, tx, T], t) => {
        const weeks = [r, alpha, a, b];
        const days = [r, 8 * alpha, a, b];
        const at = [x, 8 * tx, 8 * T] as const;
        expect(model.logAlive(days, ...at)).toBe(model.logAlive(weeks, x, tx, T));
        expect(model.logExpected(days, ...at, 8 * t)).toBe(model.logExpected(weeks, x, tx, T, t));
        expect(model.expectation(days, 8 * t)).toBe(model.expectation(weeks, t));
        const days7 = [r, 7 * alpha, a, b];
        const drift = model.logExpected(days7, x, 7 * tx, 7 * T, 7 * t) - model.logExpected(weeks, x, tx, T, t);
        expect(Math.abs(drift)).toBeLessThan(1e-14 * (1000 + (r + x) * 20));
      }),
      runs,
    );
  });
  it('is NBD where nobody leaves', () => {
    const p = [0.4, 12, 1e-12, 1e8];
    const histories: [number, number, number][] = [
      [0, 0, 39],
      [3, 20, 39],
      [200, 38, 39],
    ];
    for (const h of histories) {
      expect(model.logAlive(p, ...h)).toBeCloseTo(0, 12);
      expect(model.logExpected(p, ...h, 52)).toBeCloseTo(nbd.logExpected(p.slice(0, 2), ...h, 52), 12);
      expect(model.logLikelihood(p, ...h)).toBeCloseTo(nbd.logLikelihood(p.slice(0, 2), ...h), 10);
    }
  });
  it('expects nothing of no time', () => {
    expect(model.logExpected(PUBLISHED, 3, 20, 39, 0)).toBe(-Infinity);
    expect(model.expectation(PUBLISHED, 0)).toBe(0);
    expect([0, 1, 2].map((k) => model.probability(PUBLISHED, k, 0))).toEqual([1, 0, 0]);
  });
});

describe('a customer who bought once', () => {
  it('is alive for BG/NBD, however long ago it was', () => {
    expect(bg.logAlive(PUBLISHED, 0, 0, 5000)).toBe(0);
  });
  it('may have left at once for MBG/NBD', () => {
    expect(Math.exp(mbg.logAlive(PUBLISHED, 0, 0, 0))).toBeCloseTo(2.426 / (0.793 + 2.426), 14);
    expect(mbg.logAlive(PUBLISHED, 0, 0, 500)).toBeLessThan(mbg.logAlive(PUBLISHED, 0, 0, 50));
  });
});
