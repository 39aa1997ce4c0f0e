import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupTests, holm, logRank, type LogRankPair } from '#models/repurchase/index.ts';
import { chiSquareTail } from '#models/repurchase/chi-square.ts';
import { addDays } from '#orders/days.ts';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';
import { ask, derive, insertLines, type Line } from '../../../support/orders.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const END = '2024-12-30';

/** Times of a trial as a shop: an event is a second order after so many days; a + is a customer last seen then. */
function trial(groups: Readonly<Record<string, string>>): LogRankPair[] {
  const lines = Object.entries(groups).flatMap(([channel, times]) =>
    times.split(' ').flatMap((text, i): Line[] => {
      const time = parseInt(text);
      const customer = { customer_id: `${channel}${i}`, channel };
      const first = text.endsWith('+') ? addDays(END, -time) : addDays(END, -2000);
      const line = { ...customer, order_id: `${channel}${i}-1`, ordered_at: `${first} 10:00:00` };
      if (text.endsWith('+')) return [line];
      return [line, { ...line, order_id: `${channel}${i}-2`, ordered_at: `${addDays(first, time)} 10:00:00` }];
    }),
  );
  insertLines(db, lines);
  const context = derive(db, { asOf: addDays(END, 1) });
  return ask(db, { kind: 'repurchase.logRankPairs', by: 'channel', sameDay: true, top: 8 }, context);
}

describe('the log-rank test', () => {
  it('is that of R’s survdiff for the ovarian cancer trial', () => {
    // survdiff(Surv(futime, fustat) ~ rx, ovarian): observed 7 and 5, expected 5.23 and 6.77, chi-square 1.06, p = 0.303.
    const pairs = trial({
      one: '59 115 156 268 329 431 638 448+ 477+ 803+ 855+ 1040+ 1106+',
      two: '353 365 464 475 563 377+ 421+ 744+ 769+ 770+ 1129+ 1206+ 1227+',
    });
    const [one, two] = groupTests(pairs);
    expect([one!.observed, two!.observed]).toEqual([7, 5]);
    expect([one!.expected, two!.expected].map((n) => n.toFixed(2))).toEqual(['5.23', '6.77']);
    const test = logRank(pairs)!;
    expect([test.chiSquare.toFixed(2), test.df, test.p.toFixed(3)]).toEqual(['1.06', 1, '0.303']);
  });
  it('is the published one for 6-mercaptopurine against placebo', () => {
    // Freireich et al. 1963: expected 19.3 and 10.7, chi-square 16.8 on 1 df.
    const pairs = trial({
      drug: '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+',
      placebo: '1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23',
    });
    expect(groupTests(pairs).map(({ observed, expected }) => [observed, expected.toFixed(1)])).toEqual([
      [9, '19.3'],
      [21, '10.7'],
    ]);
    expect(logRank(pairs)!.chiSquare).toBeCloseTo(16.79, 2);
    expect(logRank(pairs)!.p).toBeCloseTo(4.17e-5, 7);
  });
  it('agrees with three groups counted by hand', () => {
    // a: 1 2, b: 2 3+, c: 3 4+. At day 1 six wait (2, 2, 2), one event; at 2 five (1, 2, 2), two; at 3 three (0, 1, 2), one.
    const pairs = trial({ a: '1 2', b: '2 3+', c: '3 4+' });
    const expected = [2 / 6 + 2 / 5, 2 / 6 + 4 / 5 + 1 / 3, 2 / 6 + 4 / 5 + 2 / 3];
    groupTests(pairs).forEach((test, i) => expect(test.expected).toBeCloseTo(expected[i]!, 12));
    const w = [1, 1.5, 1];
    const shares = [
      [1 / 3, 1 / 3, 1 / 3],
      [1 / 5, 2 / 5, 2 / 5],
      [0, 1 / 3, 2 / 3],
    ];
    const v = (i: number, j: number) =>
      shares.reduce((sum, p, day) => sum + w[day]! * p[i]! * ((i === j ? 1 : 0) - p[j]!), 0);
    const u = [2 - expected[0]!, 1 - expected[1]!];
    const chiSquare =
      (u[0]! ** 2 * v(1, 1) - 2 * u[0]! * u[1]! * v(0, 1) + u[1]! ** 2 * v(0, 0)) / (v(0, 0) * v(1, 1) - v(0, 1) ** 2);
    expect(logRank(pairs)!.chiSquare).toBeCloseTo(chiSquare, 12);
    expect(logRank(pairs)!.df).toBe(2);
  });
  it('finds nothing between groups that are alike', () => {
    const times = '3 5 8 8 13+ 21 34+';
    expect(logRank(trial({ a: times, b: times, c: times }))).toMatchObject({ df: 2 });
    expect(logRank(trial({ a: times, b: times, c: times }))!.chiSquare).toBeCloseTo(0, 12);
  });
  it('does not depend on the order of the groups', () => {
    const [a, b, c] = ['1 2 4+ 9', '2 3+ 5 7', '3 4+ 8 30+'];
    const one = logRank(trial({ a, b, c }))!;
    const other = logRank(trial({ a: c, b: a, c: b }))!;
    expect(other.chiSquare).toBeCloseTo(one.chiSquare, 10);
    expect(other.p).toBeCloseTo(one.p, 10);
  });
  it('leaves out a group that was never at risk when anybody came back', () => {
    expect(logRank(trial({ a: '5 8 9+', b: '5 6 9+', c: '1+ 2+' }))!.df).toBe(1);
  });
  it('has nothing to say of one group, of nobody, or without an event', () => {
    expect(logRank(trial({ a: '1 2 3' }))).toBeNull();
    expect(logRank([])).toBeNull();
    expect(logRank(trial({ a: '3+ 4+', b: '2+ 9+' }))).toBeNull();
    expect(groupTests(trial({ a: '3+ 4+', b: '2+ 9+' })).map(({ p }) => p)).toEqual([null, null]);
  });
});

describe('holm', () => {
  it('multiplies the smallest by all, the next by one fewer, and never falls', () => {
    const adjusted = holm([0.01, 0.04, null, 0.03]);
    [0.03, 0.06, null, 0.06].forEach((p, i) =>
      p === null ? expect(adjusted[i]).toBeNull() : expect(adjusted[i]).toBeCloseTo(p, 12),
    );
  });
  it('stays at most 1', () => {
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
  });
});

describe('chiSquareTail', () => {
  it.each([
    [3.841458820694124, 1, 0.05],
    [5.991464547107979, 2, 0.05],
    [18.307038053275146, 10, 0.05],
    [0.3, 4, 0.9898141728888165],
    [60, 30, 0.0009206823961486636],
    [40, 1, 2.5396285894708634e-10],
  ])('of %d on %d degrees of freedom is %d', (x, df, p) => {
    expect(chiSquareTail(x, df) / p).toBeCloseTo(1, 10);
  });
  it('is 1 at 0', () => {
    expect(chiSquareTail(0, 3)).toBe(1);
  });
});
