import { describe, expect, it } from 'vitest';
import type { Phrase } from '#core/phrase.ts';
import { word } from '#i18n/word.ts';
import { RULE_SETS } from '#models/rfm/rules/index.ts';
import { dayNumber } from '#orders/days.ts';
import {
  churnFinding,
  largest,
  matrixFinding,
  migrationFinding,
  monthsIn,
  movedBy,
  revenueMoved,
  sizeFinding,
} from '#pages/rfm/migration/findings.ts';
import { beforeChoices, defaultBefore, parseMigration } from '#pages/rfm/migration/params.ts';
import { ABSURD, speech } from '../../speech.ts';

const frame = { asOf: '2011-12-10', to: '2011-12-09' };
const params = (query: string) => new URLSearchParams(query);

describe('the earlier date', () => {
  it('is 90 days before the as-of date, or half of what there is', () => {
    expect(defaultBefore(frame, '2010-12-01')).toBe('2011-09-11');
    expect(defaultBefore(frame, '2011-11-10')).toBe('2011-11-25');
    expect(defaultBefore(frame, '2011-12-09')).toBeNull();
  });
  it('can be chosen as far back as the data reach', () => {
    expect(beforeChoices(frame, '2011-06-01').map(({ days }) => days)).toEqual([30, 90, 180]);
    expect(beforeChoices(frame, '2011-12-01')).toEqual([]);
  });
  it('is read from the link, and named where it cannot be used', () => {
    expect(parseMigration(params('before=2011-06-01&cutsAt=kept&segment=a'), frame, '2010-12-01')).toEqual({
      before: '2011-06-01',
      cuts: 'kept',
      segment: 'a',
      problems: [],
    });
    for (const value of ['2010-12-01', '2011-12-10', 'June', '']) {
      const { before, problems } = parseMigration(params(`before=${value}`), frame, '2010-12-01');
      expect([before, problems]).toEqual(['2011-09-11', [{ key: 'before', value }]]);
    }
    expect(parseMigration(params('cutsAt=old'), frame, '2010-12-01').problems).toEqual([
      { key: 'cutsAt', value: 'old' },
    ]);
  });
});

const row = (from: string, to: string, customers: number, revenue = customers * 10) => ({
  from_segment: from,
  to_segment: to,
  customers,
  revenue,
});
const rules = RULE_SETS.three;
const [high, potential, risk] = ['three-high', 'three-potential', 'three-risk'] as const;
const say = (phrase: Phrase | null) => phrase && word(phrase, speech('en'));
const before = dayNumber('2011-09-11');

describe('a migration', () => {
  const rows = [
    row(high, high, 50),
    row(high, risk, 30),
    row(risk, high, 10),
    row(potential, '', 4),
    row('away', potential, 2),
    row(risk, 'away', 3),
    row('new', high, 20),
  ];

  it('tells who fell, rose, stayed, came and went', () => {
    const counts = Object.entries(movedBy(rows, rules)).map(([way, { customers }]) => [way, customers]);
    expect(Object.fromEntries(counts)).toEqual({ stayed: 50, rose: 10, fell: 34, new: 20, left: 3, back: 2, other: 0 });
    const { title, lede } = migrationFinding(rows, rules, before);
    expect(say(title)).toBe('Since 11 Sept 2011, 37 customers have slipped and 12 have moved up');
    expect(say(lede)).toBe('50 of 99 (50.5%) stayed where they were; 20 customers are new since.');
    expect(say(revenueMoved(rows, rules))).toBe('Customers with £370 of revenue slipped, customers with £100 moved up');
  });
  it('says from how many on it would speak, and when nobody moved', () => {
    expect(say(migrationFinding([row('new', high, 400), row(high, high, 3)], rules, before).title)).toBe(
      'Too few customers by 11 Sept 2011 to compare: 3',
    );
    expect(say(migrationFinding([row(high, high, 30)], rules, before).title)).toBe(
      'Since 11 Sept 2011, nobody has changed the segment',
    );
    expect(say(migrationFinding([], rules, before).title)).toBe('No order is left under these settings');
    expect(revenueMoved([row(high, high, 30)], rules)).toBeNull();
  });
  it('names who stayed in the first segment that anybody was in', () => {
    expect(matrixFinding(rows, rules)).toEqual({ segment: high, stayed: 50, customers: 80 });
    expect(matrixFinding([row(risk, high, 7)], rules)).toEqual({ segment: risk, stayed: 0, customers: 7 });
    expect(matrixFinding([row('new', high, 7)], rules)).toBeNull();
  });
});

describe('sizes over time', () => {
  const month = (iso: string, segment: string, customers: number, joined = 1, left = 2) => ({
    month_end: dayNumber(iso),
    segment,
    customers,
    joined,
    left,
    stayed: customers - joined,
    revenue: 10,
  });
  const rows = [
    month('2011-10-31', high, 10),
    month('2011-10-31', risk, 7),
    month('2011-11-30', high, 14, 5, 1),
    month('2011-11-30', risk, 20),
  ];
  const name = { as: 'text', value: 'High value' } as const;

  it('say how a segment changed, and who came and left last', () => {
    expect(say(sizeFinding(rows, high, name))).toBe('High value grew from 10 to 14 customers since Oct 2011');
    expect(say(churnFinding(rows, high, name))).toBe('High value in Nov 2011: 5 came, 1 left');
    expect(sizeFinding(rows.slice(0, 2), high, name)).toBeNull();
    expect(churnFinding([], high, name)).toBeNull();
  });
  it('put the largest first', () => {
    expect(largest(rows, 8)).toEqual([risk, high]);
    expect(largest(rows, 1)).toEqual([risk]);
    expect(largest([], 8)).toEqual([]);
    expect(monthsIn(rows)).toHaveLength(2);
  });
  it('are never absurd', () => {
    for (const some of [
      rows,
      rows.slice(0, 2),
      [month('2011-10-31', high, 0, 0, 0), month('2011-11-30', high, 0, 0, 0)],
    ]) {
      for (const phrase of [sizeFinding(some, high, name), churnFinding(some, high, name)]) {
        expect(say(phrase) ?? '').not.toMatch(ABSURD);
      }
    }
  });
});
