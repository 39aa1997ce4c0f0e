import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Phrase } from '#core/phrase.ts';
import { word } from '#i18n/word.ts';
import { LIFECYCLE_DEFAULTS, type LifecycleSettings } from '#models/lifecycle/index.ts';
import { addDays, dayNumber } from '#orders/days.ts';
import {
  belowFrom,
  cutsPhrase,
  flowsFinding,
  flowTitle,
  gapsTitle,
  hazardFinding,
  isJudged,
  ladderTitle,
  laterTitle,
  loyaltyTitle,
  silentFor,
  stagesFinding,
  statesFinding,
  statesTitle,
  stockTitle,
  type HazardRow,
} from '#pages/lifecycle/findings.ts';
import { judgeable, stocksOf } from '#pages/lifecycle/months.ts';
import { membersSql } from '#segments/definition.ts';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';
import { ask, derive, insertLines, type Line } from '../../../support/orders.ts';
import { ABSURD, speech } from '../speech.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const START = '2024-01-10';
const order = (customer_id: string, day: number, amount = 20): Line => ({
  customer_id,
  order_id: `${customer_id}-${day}`,
  ordered_at: `${addDays(START, day)} 10:00:00`,
  amount,
});
/** Everything the four views say of a shop, in both languages. */
function everythingSaid(lines: readonly Line[], asOf: string, settings: LifecycleSettings = LIFECYCLE_DEFAULTS) {
  insertLines(db, lines);
  const context = derive(db, { asOf });
  const rule = { by: 'top', value: 5 } as const;
  const states = ask(db, { kind: 'lifecycle.states', settings }, context);
  const [rhythm] = ask(db, { kind: 'lifecycle.rhythm', settings }, context);
  const hazard = ask(db, { kind: 'lifecycle.hazard', within: 30, step: 1 }, context);
  const stocks = stocksOf(ask(db, { kind: 'lifecycle.transitions', settings }, context));
  const thresholds = ask(db, { kind: 'lifecycle.thresholds', by: 'top' }, context);
  const flows = (['rhythm', 'month'] as const).flatMap((by) => {
    const rows = ask(db, { kind: 'lifecycle.flows', by, settings }, context);
    const judged = judgeable(rows, dayNumber(context.frame.from), by === 'rhythm' ? rhythm!.rest_lost : null);
    return [flowsFinding(rows, judged, by), flowTitle(rows, by)];
  });
  const phrases: (Phrase | null)[] = [
    statesFinding(states, rhythm!),
    cutsPhrase(rhythm!, settings),
    statesTitle(states),
    gapsTitle(rhythm!, 'own'),
    gapsTitle(rhythm!, 'rest'),
    ...flows,
    stockTitle(stocks),
    hazardFinding(hazard, 30, 10),
    stagesFinding(
      thresholds.find(({ value }) => value === 5),
      rule,
    ),
    laterTitle(ask(db, { kind: 'lifecycle.later', rule, days: 90 }, context), 90),
    ladderTitle(ask(db, { kind: 'lifecycle.ladder', days: 90 }, context)),
    loyaltyTitle(ask(db, { kind: 'lifecycle.loyalty', settings }, context)),
  ];
  const said = (locale: 'en' | 'zh-CN') => phrases.flatMap((phrase) => (phrase ? [word(phrase, speech(locale))] : []));
  return { rhythm: rhythm!, english: said('en'), all: [...said('en'), ...said('zh-CN')] };
}

describe('small shops hear nothing absurd', () => {
  const many = (n: number, days: (i: number) => number[]): Line[] =>
    Array.from({ length: n }, (_, i) => days(i).map((day) => order(`c${i}`, day))).flat();

  it('of one customer who bought once', () => {
    const { english, all, rhythm } = everythingSaid([order('a', 0)], '2024-03-01');
    expect(isJudged(rhythm)).toBe(false);
    expect(english[0]).toBe('The one customer has not come back yet, so no gap is usual');
    for (const text of all) expect(text).not.toMatch(/NaN|Infinity|100\s?%|undefined/);
  });
  it('of one customer who came back', () => {
    const { english, all } = everythingSaid([order('a', 0), order('a', 10)], '2024-06-01');
    expect(english.slice(0, 2)).toEqual([
      'The one customer is lost',
      'Silent is who has not ordered for more than 20 days, lost for more than 30.',
    ]);
    for (const text of all) expect(text).not.toMatch(ABSURD);
  });
  it('of thirty customers who all bought once', () => {
    const { english, all } = everythingSaid(
      many(30, (i) => [i]),
      '2024-06-01',
    );
    expect(english[0]).toBe('None of the 30 customers has come back yet, so no gap is usual');
    for (const text of all) expect(text).not.toMatch(ABSURD);
  });
  it('of thirty customers on a single day', () => {
    const { all } = everythingSaid(
      many(30, () => [0]),
      addDays(START, 1),
    );
    for (const text of all) expect(text).not.toMatch(ABSURD);
    expect(all.join()).not.toMatch(/\b100\s?%/);
  });
  it('of thirty customers of whom some came back', () => {
    const { english, all } = everythingSaid(
      many(30, (i) => (i % 3 === 0 ? [i, i + 20, i + 40] : [i])),
      '2024-06-01',
    );
    expect(english[0]).toMatch(/^\d+% of customers have gone silent, \d+% are lost$/);
    for (const text of all) expect(text).not.toMatch(ABSURD);
  });
  it('without any order', () => {
    insertLines(db, []);
    const context = derive(db);
    const states = ask(db, { kind: 'lifecycle.states', settings: LIFECYCLE_DEFAULTS }, context);
    const [rhythm] = ask(db, { kind: 'lifecycle.rhythm', settings: LIFECYCLE_DEFAULTS }, context);
    expect(statesFinding(states, rhythm!)).toEqual({ key: 'lifecycle.finding.none' });
  });
});

describe('a point of the curve', () => {
  it('opens who is silent that long on the last day of the frame, however much later that is seen from', () => {
    // Silent for 0, 9 and 10 days on the last day of the window, ten days before the data end.
    insertLines(db, [order('a', 20), order('b', 11), order('c', 10), order('d', 30)]);
    const window = { kind: 'range', from: null, to: addDays(START, 20) } as const;
    const context = derive(db, { window });
    const open = (day: number, step: number) =>
      db.rows(membersSql(silentFor(day, step, context.frame), context)).map(({ customer_id }) => customer_id);
    expect([open(0, 1), open(9, 1), open(9, 2), open(11, 5)]).toEqual([['a'], ['b'], ['b', 'c'], []]);
  });
});

describe('the chance after a silence', () => {
  const row = (day: number, rate: number, eligible = 100): HazardRow => ({
    part: 'all',
    day,
    eligible,
    returned: Math.round(rate * eligible),
    rate,
    low: 0,
    high: 1,
  });
  it('is below a rate from the first day on which it stays there', () => {
    const rows = [row(0, 0.4), row(10, 0.09), row(20, 0.12), row(30, 0.08), row(40, 0.05)];
    expect(belowFrom(rows, 0.1)?.day).toBe(30);
    expect(hazardFinding(rows, 30, 10)).toMatchObject({
      key: 'lifecycle.hazard.finding',
      parts: { day: { value: 30 } },
    });
  });
  it('that rises again is not said to stay', () =>
    expect(hazardFinding([row(0, 0.4), row(10, 0.05), row(20, 0.2)], 30, 10)).toMatchObject({
      key: 'lifecycle.hazard.dip',
      parts: { day: { value: 10 } },
    }));
  it('is not said of a few', () =>
    expect(hazardFinding([row(0, 0.5, 4)], 30, 10)).toEqual({ key: 'lifecycle.hazard.few' }));
  it('that never fell, or never was, is said so', () => {
    expect(hazardFinding([row(0, 0.4), row(10, 0.3)], 30, 10).key).toBe('lifecycle.hazard.above');
    expect(hazardFinding([row(0, 0.04), row(10, 0.03)], 30, 10).key).toBe('lifecycle.hazard.never');
    expect(hazardFinding([row(0, 0, 0)], 30, 10).key).toBe('lifecycle.hazard.short');
  });
});
