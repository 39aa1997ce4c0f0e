import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Phrase } from '#core/phrase.ts';
import { word } from '#i18n/word.ts';
import { QUIET } from '#models/overview/index.ts';
import { RFM_DEFAULTS } from '#models/rfm/index.ts';
import { dayNumber } from '#orders/days.ts';
import {
  againSentence,
  buyersFinding,
  carrySentence,
  compareBuyers,
  comparedMonths,
  concentrationFinding,
  daysOfMonth,
  medianWait,
  monthsFinding,
  pageFinding,
  quietSentence,
  soundCurve,
  waitFinding,
  type Month,
} from '#pages/overview/findings.ts';
import { classesFinding } from '#pages/shared/rfm-classes.ts';
import { gridFinding, pageFinding as rfmFinding, tableFinding } from '#pages/rfm/classes/findings.ts';
import { membersSql } from '#segments/definition.ts';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';
import { ask, derive, insertLines, type Line } from '../../../support/orders.ts';
import { numRuns } from '../../../support/runs.ts';
import { ABSURD, speech } from '../speech.ts';

const say = (phrase: Phrase | null | undefined) => (phrase ? word(phrase, speech('en')) : null);

const month = (name: string, share: number | null, change: Partial<Month> = {}): Month => ({
  month: dayNumber(`${name}-01`),
  new_customers: 10,
  returning_customers: 10,
  new_orders: 10,
  returning_orders: 10,
  new_revenue: 100,
  returning_revenue: 100,
  refunds: 0,
  returning_share: share,
  complete: 1,
  ...change,
});

describe('monthsFinding', () => {
  const year = [month('2010-12', 0.38), month('2011-01', 0.52), month('2011-02', 0.67), month('2011-11', 0.9)];

  it('compares the last month that is over with the second, for in the first all are new', () => {
    expect(say(monthsFinding([...year, month('2011-12', 0.95, { complete: 0 })]))).toBe(
      'Returning customers bring 90% of the revenue of Nov 2011, up from 52% in Jan 2011',
    );
  });
  it('says of a single month only its share', () => {
    expect(say(monthsFinding([month('2011-11', 0.1)]))).toBe(
      'Returning customers bring 10% of the revenue of Nov 2011',
    );
  });
  it('gives no share of nothing when nobody returned', () => {
    const fresh = { new_orders: 20, returning_orders: 0 };
    expect(
      say(monthsFinding([month('2010-12', 0, fresh), month('2011-01', 0, fresh), month('2011-02', 0, fresh)])),
    ).toBe('No returning customer ordered in Feb 2011, nor in Jan 2011');
  });
  it('says nothing while no month is over', () => {
    expect(monthsFinding([month('2011-12', 0.9, { complete: 0 })])).toBeNull();
  });
  it('passes over months with a handful of orders', () => {
    const few = { new_orders: 1, returning_orders: 2 };
    expect(comparedMonths([...year, month('2011-12', 1, few)])?.last.month).toBe(dayNumber('2011-11-01'));
  });
});

describe('daysOfMonth', () => {
  it('knows leap years', () => {
    expect(['2011-02-01', '2012-02-01', '2011-12-01'].map((day) => daysOfMonth(dayNumber(day)))).toEqual([28, 29, 31]);
  });
});

describe('compareBuyers', () => {
  const rows = (once: number, repeat: number) => [
    { kind: 'once', customers: once, orders: once, revenue: 100 * once, aov: 100 },
    { kind: 'repeat', customers: repeat, orders: 2 * repeat, revenue: 246 * repeat, aov: 123 },
  ];
  it('gives the premium per order and the multiple per customer', () => {
    const compared = compareBuyers(rows(60, 40))!;
    expect(compared).toMatchObject({ premium: expect.closeTo(0.23), multiple: expect.closeTo(2.46), repeatShare: 0.4 });
    expect(say(buyersFinding(compared))).toBe('An order of a repeat buyer is 23% larger than one of a one-time buyer');
  });
  it('compares no handful', () => {
    expect(compareBuyers(rows(60, 3))).toBeNull();
    expect(compareBuyers(rows(0, 60))).toBeNull();
  });
});

describe('waitFinding', () => {
  const row = (day: number, survival: number, at_risk = 100) => ({
    day,
    at_risk,
    events: 1,
    survival,
    low: null,
    high: null,
  });
  it('names the day by which half were back', () => {
    const curve = soundCurve([row(10, 0.8), row(104, 0.49), row(200, 0.3)]);
    expect(medianWait(curve)).toBe(104);
    expect(say(waitFinding(curve))).toBe('Half have ordered again after 104 days');
  });
  it('does not follow the curve to where few are watched', () => {
    const curve = soundCurve([row(10, 0.8), row(104, 0.49, 5)]);
    expect(say(waitFinding(curve))).toBe('20.0% have ordered again after 10 days');
  });
  it('says nothing when nobody came back', () => {
    expect(waitFinding([row(10, 1)])).toBeNull();
    expect(waitFinding([])).toBeNull();
  });
});

describe('the findings of a shop', () => {
  let db: TestDuckDB;
  beforeAll(async () => {
    db = await openDuckDB();
    return () => db.close();
  });

  function findings(lines: readonly Line[], frame: Parameters<typeof derive>[1] = {}) {
    insertLines(db, lines);
    const context = derive(db, frame);
    const totals = ask(db, { kind: 'overview.totals' }, context)[0]!;
    const classes = ask(db, { kind: 'rfm.segments', settings: RFM_DEFAULTS, rules: 'eight' }, context);
    const top = ask(db, { kind: 'overview.concentration', top: 0.2 }, context)[0];
    const definitions = ask(db, { kind: 'repurchase.definitions', sameDay: true }, context);
    const quiet = ask(db, { kind: 'overview.quiet', ...QUIET }, context)[0];
    const survival = soundCurve(ask(db, { kind: 'repurchase.survival' }, context));
    const buyers = compareBuyers(ask(db, { kind: 'overview.buyers' }, context));
    const sentences = [
      againSentence(definitions.find(({ definition }) => definition === 'in-window')),
      carrySentence(classes, top),
      quietSentence(quiet, totals, dayNumber(context.frame.asOf)),
    ] as const;
    const rfm = rfmFinding(classes, 'eight');
    const said = [
      pageFinding(totals, classes, top),
      ...sentences.flatMap((sentence) => (sentence ? [sentence.title, sentence.evidence] : [])),
      monthsFinding(ask(db, { kind: 'overview.months' }, context)),
      concentrationFinding(top),
      classesFinding(classes),
      waitFinding(survival),
      buyers && buyersFinding(buyers),
      rfm.title,
      rfm.lede,
      gridFinding(classes),
      tableFinding(classes, 'eight'),
    ].filter((phrase) => phrase !== null);
    return { page: say(said[0]), sentences, rfm: say(rfm.title), said, context };
  }
  const order = (customer: number, day: string, amount = 20): Line => ({
    customer_id: `C${customer}`,
    order_id: `${customer} ${day} ${amount}`,
    ordered_at: `${day} 10:00:00`,
    amount,
  });
  const many = (count: number, make: (customer: number) => Line[]) =>
    Array.from({ length: count }, (_, customer) => make(customer)).flat();

  it('says of one customer that there are too few, and no rate', () => {
    const { page, sentences, rfm } = findings([order(1, '2024-01-05'), order(1, '2024-02-05')]);
    expect(page).toBe('Too few customers to see a habit: 1 so far');
    expect(rfm).toBe('Too few customers to score: 1 so far');
    expect(sentences).toEqual([null, null, null]);
  });
  it('says when nobody has bought twice', () => {
    const { page } = findings(many(50, (customer) => [order(customer, `2024-01-${10 + (customer % 20)}`)]));
    expect(page).toBe('None of the 50 buyers has come back yet');
  });
  it('says when all orders are of one day, and calls nobody slipping away', () => {
    const { page, rfm, sentences } = findings(
      many(50, (customer) => [order(customer % 40, '2024-01-05', 10 + customer)]),
    );
    expect(page).toBe('All orders are of one day: who comes back on another cannot be seen yet');
    expect(rfm).not.toContain('slipping');
    expect(sentences[2]).toBeNull();
  });
  it('says when the frame leaves no orders', () => {
    const { page, rfm } = findings([order(1, '2024-01-05')], {
      asOf: '2025-06-01',
      window: { kind: 'range', from: '2025-01-01', to: null },
    });
    expect([page, rfm]).toEqual(['No order is left under these settings', 'No order is left under these settings']);
  });
  it('finds good customers gone quiet, as a rule that finds the same ones', () => {
    const loyal = many(30, (customer) =>
      ['2024-01-05', '2024-01-20', '2024-02-01'].map((day) => order(customer, day, 100)),
    );
    const others = many(40, (customer) => [order(100 + customer, '2024-05-01')]);
    const { sentences, context } = findings([...loyal, ...others]);
    const quiet = sentences[2]!;
    expect(say(quiet.title)).toBe('30 good customers have gone quiet.');
    expect(quiet.rule).not.toBeNull();
    expect(db.rows(membersSql({ kind: 'rule', rule: quiet.rule! }, context))).toHaveLength(30);
  });
  it('holds nothing absurd, whatever the orders', () => {
    const anyOrder = fc
      .record({
        customer: fc.integer({ min: 1, max: 40 }),
        day: fc.integer({ min: 19_700, max: 20_100 }),
        amount: fc.integer({ min: -50, max: 500 }),
      })
      .map(({ customer, day, amount }) => ({
        ...order(customer, new Date(day * 86_400_000).toISOString().slice(0, 10), amount),
        kind: amount < 0 ? 'refund' : 'sale',
      }));
    fc.assert(
      fc.property(fc.array(anyOrder, { minLength: 1, maxLength: 200 }), (lines) => {
        const { said } = findings(lines);
        for (const locale of ['en', 'zh-CN'] as const) {
          for (const phrase of said) expect(word(phrase, speech(locale))).not.toMatch(ABSURD);
        }
      }),
      { numRuns: numRuns(100), seed: 20 },
    );
  });
});
