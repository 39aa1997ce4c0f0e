import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nbd } from '#models/clv/btyd/nbd.ts';
import { pareto } from '#models/clv/btyd/pareto.ts';
import { numRuns } from '../../../../support/runs.ts';
import { anchor, hasPublished, logOfText, publishedJson, publishedRows, relativeError } from './published.ts';

/** Weekly, 15 % a year. */
const DELTA = Math.log(1.15) / 52;
const PUBLISHED = [0.553, 10.578, 0.606, 11.669];

const skipped = hasPublished ? '' : ' (skipped: published results are not here)';

describe.skipIf(!hasPublished)(`Pareto/NBD beside 60-digit arithmetic${skipped}`, () => {
  const column = 'dert_delta0.00268772966106074';
  const delta = 0.00268772966106074;
  const cases = (hasPublished ? publishedRows('reference/clv/golden_highprec.csv') : [])
    .filter((row) => row['model'] === 'paretonbd')
    .map((row) => ({
      row,
      p: ['p1', 'p2', 'p3', 'p4'].map((name) => Number(row[name])),
      history: [Number(row['x']), Number(row['t_x']), Number(row['T'])] as const,
      t: Number(row['t']),
    }));

  it('has 378 cases', () => {
    expect(cases).toHaveLength(378);
  });
  it('has the log-likelihood within 1e-12', () => {
    for (const { row, p, history } of cases)
      expect(
        relativeError(pareto.logLikelihood(p, ...history), Number(row['loglik'])),
        JSON.stringify(row),
      ).toBeLessThan(1e-12);
  });
  it.each([
    ['P(alive)', 'p_alive', (c) => pareto.logAlive(c.p, ...c.history)],
    ['expected purchases', 'cet_t', (c) => pareto.logExpected(c.p, ...c.history, c.t)],
    ['discounted purchases', column, (c) => pareto.logDiscounted(c.p, ...c.history, delta)],
  ] satisfies [string, string, (c: (typeof cases)[number]) => number][])(
    'has the %s within 1e-12, and the logarithm where a double ends',
    (_name, key, of) => {
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

describe.skipIf(!hasPublished)(`Pareto/NBD beside other programs${skipped}`, () => {
  it.each([
    ['cdnow_percustomer_publishedparams_R.csv', ['t.x', 'T.cal', 'pnbd_palive', 'pnbd_cet39', 'pnbd_dert'], PUBLISHED],
    ['cdnow_percustomer_mle_scipy.csv', ['tx', 'T', 'paretonbd_palive', 'paretonbd_cet39', 'pnbd_dert'], null],
  ] as const)('scores every customer as %s', (file, [tx, T, alive, expected, dert], parameters) => {
    const p = parameters ?? fitted();
    for (const row of publishedRows(`reference/clv/${file}`)) {
      const history = [Number(row['x']), Number(row[tx]), Number(row[T])] as const;
      expect(relativeError(Math.exp(pareto.logAlive(p, ...history)), Number(row[alive]))).toBeLessThan(1e-9);
      expect(relativeError(Math.exp(pareto.logExpected(p, ...history, 39)), Number(row[expected]))).toBeLessThan(1e-9);
      expect(relativeError(Math.exp(pareto.logDiscounted(p, ...history, DELTA)), Number(row[dert]))).toBeLessThan(1e-9);
    }
  });

  it('knows customer 1516 and the table of BTYD’s vignette', () => {
    const p = anchor('pn_params');
    const [expected, alive] = anchor('pn_1516');
    const history = [26, 216 / 7, 31] as const;
    expect(relativeError(Math.exp(pareto.logExpected(p, ...history, 52)), expected!)).toBeLessThan(1e-3);
    expect(relativeError(Math.exp(pareto.logAlive(p, ...history)), alive!)).toBeLessThan(1e-3);
    anchor('pn_cet_table').forEach((value, i) => {
      const x = 10 + 5 * i;
      expect(relativeError(Math.exp(pareto.logExpected(p, x, 20, 39, 52)), value)).toBeLessThan(2e-3);
    });
  });

  it('knows the examples of BTYD’s manual, at the parameters each has there', () => {
    const manual = publishedJson('reference/clv/btyd_manpage_examples.json') as Record<string, number[]>;
    const near = (values: readonly number[], published: readonly number[], bound: number) =>
      values.forEach((value, i) => expect(relativeError(value, published[i]!)).toBeLessThan(bound));
    const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

    const alive = numbers(5, 20).map((x) => Math.exp(pareto.logAlive(PUBLISHED, x, 30, 39)));
    near(alive, manual['pnbd_PAlive_x5_20_t30_T39']!, 1e-10);
    near(
      numbers(1, 9).map((t) => pareto.expectation(PUBLISHED, t)),
      manual['pnbd_expectation_t0_9_cdnow']!.slice(1),
      1e-12,
    );

    const forDert = [0.5629966, 12.559037, 0.4081095, 10.5148048];
    const dert = (x: number, tx: number) => Math.exp(pareto.logDiscounted(forDert, x, tx, 77.86, 0.0027));
    near(
      numbers(1, 10).map((x) => dert(x, 30)),
      manual['pnbd_DERT_x1_10_t30_T77.86']!,
      1e-10,
    );
    near([dert(7, 35)], [manual['pnbd_DERT_x7_t35_T77.86_d.0027'] as unknown as number], 1e-10);

    const forCounts = [0.55, 10.56, 0.61, 11.64];
    near(
      numbers(11, 20).map((k) => pareto.probability(forCounts, k, 30)),
      manual['pnbd_pmf_t30_x11_20']!,
      1e-9,
    );
    near([pareto.probability(forCounts, 0, 39)], [manual['pnbd_pmf_t39_x0'] as unknown as number], 1e-12);
  });

  function fitted(): number[] {
    const results = publishedJson('reference/clv/cdnow_scipy.json') as {
      sample_cal39w: { paretonbd: { params: number[] } };
    };
    return results.sample_cal39w.paretonbd.params;
  }
});

describe('Pareto/NBD', () => {
  const positive = (least: number, most: number) =>
    fc.double({ min: Math.log(least), max: Math.log(most), noNaN: true }).map(Math.exp);
  const parameters = fc.tuple(positive(1e-5, 1e5), positive(1e-6, 1e9), positive(1e-5, 1e5), positive(1e-6, 1e9));
  const history = fc
    .record({
      x: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 3000 })),
      T: positive(1e-3, 5000),
      part: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
    })
    .map(({ x, T, part }) => [x, x === 0 ? 0 : T * part, T] as const);
  const horizon = positive(1e-3, 1e4);
  const runs = { numRuns: numRuns(3000) };

  it('answers with finite numbers, P(alive) a probability', () => {
    fc.assert(
      fc.property(parameters, history, horizon, positive(1e-6, 1), (p, h, t, delta) => {
        expect(pareto.logLikelihood(p, ...h)).toSatisfy(Number.isFinite);
        expect(pareto.logAlive(p, ...h)).toSatisfy(Number.isFinite);
        expect(pareto.logAlive(p, ...h)).toBeLessThanOrEqual(0);
        expect(pareto.logExpected(p, ...h, t)).toSatisfy(Number.isFinite);
        expect(pareto.logDiscounted(p, ...h, delta)).toSatisfy(Number.isFinite);
        expect(pareto.expectation(p, t)).toSatisfy(Number.isFinite);
        for (const k of [0, h[0]]) {
          expect(pareto.probability(p, k, t)).toBeGreaterThanOrEqual(0);
          expect(pareto.probability(p, k, t)).toBeLessThanOrEqual(1);
        }
      }),
      runs,
    );
  });
  it('expects more the longer it looks ahead, and never more than if nobody left', () => {
    fc.assert(
      fc.property(parameters, history, horizon, (p, h, t) => {
        const expected = pareto.logExpected(p, ...h, t);
        expect(pareto.logExpected(p, ...h, 2 * t)).toBeGreaterThanOrEqual(expected - 1e-12 * (1 + Math.abs(expected)));
        expect(expected).toBeLessThanOrEqual(nbd.logExpected(p.slice(0, 2), ...h, t) + 1e-9);
      }),
      runs,
    );
  });
  it('does not depend on the unit of time', () => {
    fc.assert(
      fc.property(parameters, history, horizon, ([r, alpha, s, beta], [x, tx, T], t) => {
        const days = [r, 7 * alpha, s, 7 * beta];
        const weeks = [r, alpha, s, beta];
        const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-9 * (1 + Math.abs(a)));
        close(pareto.logAlive(days, x, 7 * tx, 7 * T), pareto.logAlive(weeks, x, tx, T));
        close(pareto.logExpected(days, x, 7 * tx, 7 * T, 7 * t), pareto.logExpected(weeks, x, tx, T, t));
      }),
      runs,
    );
  });
  it('says of someone who bought just now that they are alive', () => {
    expect(pareto.logAlive(PUBLISHED, 5, 39, 39)).toBe(0);
    expect(pareto.logAlive(PUBLISHED, 0, 0, 0)).toBe(0);
  });
  it('goes through s = 1 and α = β without a step', () => {
    const at = (s: number, beta: number) => pareto.logExpected([0.6, 12, s, beta], 2, 10, 39, 52);
    for (const [s, beta] of [
      [1, 20],
      [0.5, 12],
    ] as const) {
      const here = at(s, beta);
      for (const nudge of [1e-15, 1e-12, 1e-9]) {
        expect(Math.abs(at(s * (1 + nudge), beta * (1 + nudge)) - here)).toBeLessThan(1e-13 + 10 * nudge);
        expect(Math.abs(at(s * (1 - nudge), beta * (1 - nudge)) - here)).toBeLessThan(1e-13 + 10 * nudge);
      }
    }
  });
  it('discounts a purchase far ahead to little, and nothing at a rate near 0', () => {
    const undiscounted = pareto.logExpected(PUBLISHED, 2, 30, 39, 52);
    expect(pareto.logDiscounted(PUBLISHED, 2, 30, 39, 1e-12, 52)).toBeCloseTo(undiscounted, 10);
    expect(pareto.logDiscounted(PUBLISHED, 2, 30, 39, DELTA, 52)).toBeLessThan(undiscounted);
    expect(pareto.logDiscounted(PUBLISHED, 2, 30, 39, DELTA, 1e6)).toBeCloseTo(
      pareto.logDiscounted(PUBLISHED, 2, 30, 39, DELTA),
      12,
    );
  });
  it('counts purchases with chances that sum to 1 and have the expected mean', () => {
    for (const [p, t] of [
      [PUBLISHED, 10],
      [[5, 20, 1, 3], 30],
      [[0.4, 2, 3, 1e5], 8],
    ] as const) {
      let sum = 0;
      let mean = 0;
      for (let k = 0; k <= 400; k++) {
        sum += pareto.probability(p, k, t);
        mean += k * pareto.probability(p, k, t);
      }
      expect(sum).toBeCloseTo(1, 10);
      expect(mean).toBeCloseTo(pareto.expectation(p, t), 9);
    }
  });
  it('has the chances of 60-digit quadrature', () => {
    expect(relativeError(pareto.probability([0.55, 10.56, 0.61, 11.64], 10, 2), 1.893707596682514e-9)).toBeLessThan(
      1e-12,
    );
    expect(relativeError(pareto.probability([0.55, 10.56, 1, 0.05], 3, 30), 4.28918131353616e-4)).toBeLessThan(1e-12);
    expect(relativeError(pareto.probability([50, 2, 3, 4], 40, 2), 0.014611977438596284)).toBeLessThan(1e-12);
  });
});
