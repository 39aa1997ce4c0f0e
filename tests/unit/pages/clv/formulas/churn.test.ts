import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerRow } from '#models/questions.ts';
import {
  costTree,
  courseCost,
  lossShortage,
  lossTotals,
  type CostLine,
} from '../../../../../src/pages/clv/formulas/churn.ts';
import { COSTS, parsePartParams } from '../../../../../src/pages/clv/formulas/part-params.ts';
import { numRuns } from '../../../../support/runs.ts';

const SUMMARY: AnswerRow<'clv.summary'> = {
  customers: 100,
  orders: 200,
  revenue: 8000,
  historic_value: 80,
  aov: 40,
  orders_per_year: 2,
  years: 1,
  half_days: 182.5,
  early_customers: 50,
  stayed_customers: 20,
  retention: 0.4,
  remaining_source: 'retention',
  remaining_days: 182.5 / 0.6,
  remaining_years: 0.5 / 0.6,
  discounted_years: 0.5 / 0.6,
  margin_rate: 1,
  value: (40 * 2 * 0.5) / 0.6,
};
const CYCLE = { gaps: 60, cycle_days: 30, later_sales: 4000 };
const NO_COSTS = { replace: 0, offers: 0, service: 0, brand: 0, waste: 0 };

describe('the course’s cost of churn', () => {
  it('depends on the unit alone: 31 times in days, almost twice in months', () => {
    const course = courseCost(SUMMARY, CYCLE, null)!;
    expect(course).toMatchObject({ churnFrom: 'retention', lostCustomers: 30, churnCancels: true });
    const base = SUMMARY.value! * 0.6;
    expect(course.units.map(({ unit }) => unit)).toEqual(['day', 'week', 'month', 'year']);
    for (const [i, factor] of [31, 1 + 30 / 7, 1 + (30 * 12) / 365, 1 + 30 / 365].entries()) {
      expect(course.units[i]!.factor).toBeCloseTo(factor, 12);
      expect(course.units[i]!.cost).toBeCloseTo(base * factor, 9);
      expect(course.units[i]!.share).toBeCloseTo((base * factor * 50) / 4000, 9);
    }
  });

  it('loses the churn rate where the remaining time came from it', () => {
    const { value, churn } = courseCost(SUMMARY, CYCLE, null)!;
    expect(value * churn).toBeCloseTo(SUMMARY.aov! * SUMMARY.orders_per_year! * (SUMMARY.half_days / 365), 9);
    expect(courseCost(SUMMARY, CYCLE, 25)).toMatchObject({ churn: 0.25, churnFrom: 'given', churnCancels: false });
  });

  it('is not there without a value, a rate or a cycle', () => {
    expect(courseCost({ ...SUMMARY, value: null }, CYCLE, null)).toBeNull();
    expect(courseCost({ ...SUMMARY, retention: null }, CYCLE, null)).toBeNull();
    expect(courseCost(SUMMARY, { ...CYCLE, cycle_days: null }, null)).toBeNull();
    expect(courseCost(SUMMARY, { ...CYCLE, later_sales: 0 }, 10)!.units[0]!.share).toBeNull();
  });
});

describe('the tree of costs', () => {
  it('adds up at every branch', () => {
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        amount,
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        fc.record({ replace: amount, offers: amount, service: amount, brand: amount, waste: amount }),
        (loss, lost, costs) => {
          const rows = costTree({ customers: 1e4, lost, loss, sales: 1 }, costs);
          const of = (...ids: CostLine[]) =>
            rows.filter(({ id }) => ids.includes(id)).reduce((sum, row) => sum + row.amount, 0);
          const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, b));
          near(of('value', 'replace', 'offers'), of('explicit'));
          near(of('service', 'brand', 'waste'), of('hidden'));
          near(of('explicit', 'hidden'), of('total'));
          near(of('replace'), costs.replace * lost);
          near(of('brand'), costs.brand);
          expect(rows.map(({ id }) => id)).toHaveLength(4 + COSTS.length);
          for (const { share } of rows) expect(share).toBeLessThanOrEqual(1 + 1e-9);
        },
      ),
      { numRuns: numRuns(300), seed: 32 },
    );
  });

  it('is all nothing without a loss', () => {
    const rows = costTree(lossTotals([]), NO_COSTS);
    expect(rows.every(({ amount, share }) => amount === 0 && share === 0)).toBe(true);
  });
});

describe('what stands in the way of a loss', () => {
  it('is the model before the number of customers', () => {
    const few = { customers: 3, lost: 1, loss: 10, sales: 100 };
    expect(lossShortage(few, 'untold')).toBe('untold');
    expect(lossShortage(few, 'never')).toBe('never');
    expect(lossShortage(null, 'unfitted')).toBe('unfitted');
    expect(lossShortage(few, 'told')).toBe('customers');
    expect(lossShortage({ ...few, customers: 20 }, 'told')).toBeNull();
  });
});

describe('the parameters of the parts', () => {
  it('are the defaults where the link says nothing, or nothing that can be used', () => {
    const defaults = { part: 'value', by: 'chance', churnPercent: null, cycle: 'day', costs: NO_COSTS };
    expect(parsePartParams(new URLSearchParams())).toEqual({ ...defaults, problems: [] });
    const bad = { part: 'x', by: 'y', churn: '120', cycle: 'quarter', 'cost-brand': '-1' };
    expect(parsePartParams(new URLSearchParams(bad))).toEqual({
      ...defaults,
      problems: [
        { key: 'part', value: 'x' },
        { key: 'by', value: 'y' },
        { key: 'churn', value: '120' },
        { key: 'cycle', value: 'quarter' },
        { key: 'cost-brand', value: '-1' },
      ],
    });
  });

  it('are read', () => {
    const link = 'part=churn&by=index&churn=12.5&cycle=month&cost-replace=30&cost-waste=1000';
    expect(parsePartParams(new URLSearchParams(link))).toEqual({
      part: 'churn',
      by: 'index',
      churnPercent: 12.5,
      cycle: 'month',
      costs: { ...NO_COSTS, replace: 30, waste: 1000 },
      problems: [],
    });
  });
});
