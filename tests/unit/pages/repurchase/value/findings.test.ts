import { describe, expect, it } from 'vitest';
import { word } from '#i18n/word.ts';
import {
  associate,
  ASSOCIATION_UNITS,
  binnedMeans,
  VALUE_MEASURES,
  type AssociationUnit,
  type ValueMeasure,
} from '#models/association/index.ts';
import type { AnswerRow } from '#models/questions.ts';
import {
  binsFinding,
  cautions,
  claimPlace,
  leftOut,
  lede,
  pageFinding,
  pointsOf,
  shapeFinding,
} from '#pages/repurchase/value/findings.ts';
import { fitRows } from '#pages/repurchase/value/fit-rows.ts';
import { ABSURD, speech } from '../../speech.ts';

type Row = AnswerRow<'association.units'>;
const row = (unit: string, eligible: number, rate: number | null, value: number | null, kind = 'value'): Row => ({
  kind,
  unit,
  least_first: 1,
  most_first: 9,
  customers: eligible + 3,
  eligible,
  repurchased: Math.round(eligible * (rate ?? 0)),
  rate,
  low: rate,
  high: rate,
  orders: eligible,
  revenue: 100,
  aov: value,
  value,
  value_low: value,
  value_high: value,
});
const months = (count: number, value: (rate: number, index: number) => number, rate = (i: number) => 0.1 + i / 50) =>
  Array.from({ length: count }, (_, i) => row(`2011-${i + 1}`, 100, rate(i), value(rate(i), i)));

const all = { unit: 'month' as AssociationUnit, measure: 'revenue' as ValueMeasure, least: 20, days: 90 };
function say(rows: readonly Row[], settings = all, locale: 'en' | 'zh-CN' = 'en') {
  const points = pointsOf(rows, settings.least);
  const found = associate(points, 'customers');
  const words = speech(locale);
  return {
    found,
    title: word(pageFinding(points, found, settings), words),
    lede: word(lede(found, settings, true), words),
  };
}

describe('pageFinding', () => {
  it('says by how much more, where the interval is above 0', () => {
    const { title, lede: below } = say(months(12, (rate, i) => 100 + 200 * rate + (i % 3)));
    expect(title).toMatch(/one point more repurchase goes with 1\.\d% more revenue per customer/);
    expect(below).toContain('The training material claims 3.2%: your orders do not bear that out.');
  });

  it('says less where it is less, and nothing where it could be nothing', () => {
    expect(say(months(12, (rate, i) => 300 - 400 * rate + (i % 3))).title).toContain('less revenue per customer');
    expect(say(months(12, (_, i) => 100 + 30 * (i % 2))).title).toContain('nothing shows');
  });

  it('says what would be enough of too few, of none, and of rates that are all alike', () => {
    expect(say([]).title).toContain('takes 8 months of first orders; so far there are 0');
    expect(say([row('2011-01', 1, 1, 10)]).title).toContain('so far there are 0');
    expect(say(months(7, (rate) => rate)).lede).toContain('at least 20 customers were followed for 90 days');
    expect(say(months(9, (_, i) => i, () => 0)).title).toContain('same repurchase rate'); // prettier-ignore
  });

  it('is never absurd, over all units and measures, in both languages', () => {
    const shops = [
      [],
      months(8, () => 0),
      months(8, () => -4),
      months(9, (rate) => rate, () => 1), // prettier-ignore
      months(30, (rate, i) => 50 + rate + (i % 7)),
      [...months(8, () => 5, () => 0.2), row('2012-01', 100, 0.9, 500)], // prettier-ignore
    ];
    for (const unit of ASSOCIATION_UNITS) {
      for (const measure of VALUE_MEASURES) {
        for (const shop of shops) {
          for (const locale of ['en', 'zh-CN'] as const) {
            const { title, lede: below, found } = say(shop, { ...all, unit, measure }, locale);
            expect(`${title} ${below}`).not.toMatch(ABSURD);
            if (found) expect(JSON.stringify(fitRows(found, true))).not.toContain('"estimate":null');
          }
        }
      }
    }
  });

  it('speaks of the claim only beside the value of customers', () => {
    const rows = months(12, (rate, i) => 100 + 200 * rate + (i % 3));
    expect(say(rows, { ...all, measure: 'aov' }).lede).not.toContain('claim');
    expect(say(rows, { ...all, measure: 'historic' }).lede).toContain('claim');
  });
});

describe('claimPlace', () => {
  it('is where 3.2% lies beside the interval', () => {
    const slope = (low: number, high: number) => ({
      value: low,
      interval: { low, high },
      robustError: 1,
      plainError: 1,
    });
    expect(claimPlace(slope(0.01, 0.02))).toBe('above');
    expect(claimPlace(slope(0.01, 0.04))).toBe('inside');
    expect(claimPlace(slope(0.04, 0.05))).toBe('below');
    expect(claimPlace({ ...slope(0, 0), interval: null })).toBe('unsure');
  });
});

describe('pointsOf and leftOut', () => {
  it('leave out small units, those without a name, and units nobody was followed in', () => {
    const rows = [row('a', 100, 0.2, 5), row('b', 19, 0.2, 5), row('c', 0, null, null), row('', 40, 0.1, 3, 'none')];
    const points = pointsOf(rows, 20);
    expect(points.map(({ unit }) => unit)).toEqual(['a']);
    expect(leftOut(rows, points)).toEqual({ units: 1, customers: 59 });
  });
});

describe('shapeFinding', () => {
  const shape = (id: 'line' | 'exponential' | 'break', aicc: number, slopes: [number, number] = [1, 2]) => ({
    id,
    aicc,
    threshold: id === 'break' ? 0.31 : null,
    slopes,
  });
  it('keeps the straight line unless another is better by more than two', () => {
    expect(shapeFinding([shape('line', 100), shape('exponential', 98.5)])?.key).toBe('association.shape.straight');
    expect(shapeFinding([shape('line', 100), shape('exponential', 90)])?.key).toBe('association.shape.speeding');
    expect(shapeFinding([shape('line', 100), shape('break', 90, [3, 1])])?.key).toBe('association.shape.flatter');
  });
  it('takes the plainest of those that are about as good as the best', () => {
    const shapes = [shape('line', 100), shape('exponential', 91.5), shape('break', 90)];
    expect(shapeFinding(shapes)?.key).toBe('association.shape.speeding');
  });
  it('says nothing with nothing to compare', () => expect(shapeFinding([shape('line', 1)])).toBeNull());
});

describe('binsFinding', () => {
  it('says which parts differ, and which do not', () => {
    const key = (value: (rate: number, index: number) => number) =>
      binsFinding(binnedMeans(pointsOf(months(24, value), 20), 4), 'revenue').key;
    expect(key((rate) => 1000 * rate)).toBe('association.bins.apart');
    expect(key((_, i) => 100 * (i % 3))).toBe('association.bins.alike');
  });
});

describe('cautions', () => {
  it('always say that groups are not people, and of RFM classes that they are made of this', () => {
    for (const measure of VALUE_MEASURES)
      expect(cautions({ unit: 'month', measure })[0]).toBe('association.care.groups');
    expect(cautions({ unit: 'rfm', measure: 'aov' })).toContain('association.care.rfm');
    expect(cautions({ unit: 'month', measure: 'historic' })).toContain('association.care.age');
  });
});
