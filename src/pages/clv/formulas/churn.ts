import { CYCLE_UNITS, cycleFactor, type CycleUnit } from '#models/clv/formula/churn.ts';
import type { AnswerRow } from '#models/questions.ts';
import { LEAST_CUSTOMERS } from '../../shared/share.ts';
import type { Summary } from './findings.ts';
import { COSTS, type CostId, type Costs } from './part-params.ts';

export type Cycle = AnswerRow<'clv.churnCycle'>;
export type Loss = AnswerRow<'clv.churnLoss'>;

/** What the course puts customers who leave at, as a share of sales [C02]: a claim. */
export const CLAIMED_SHARE = 0.18;

export interface CourseCost {
  readonly value: number;
  /** 0–1. */
  readonly churn: number;
  readonly churnFrom: 'given' | 'retention';
  readonly cycleDays: number;
  /** Customers of the frame's first half who did not come back in the second. */
  readonly lostCustomers: number;
  readonly laterSales: number;
  /** The churn rate is in the remaining time too, so that it cancels. */
  readonly churnCancels: boolean;
  readonly units: readonly CourseUnit[];
}

export interface CourseUnit {
  readonly unit: CycleUnit;
  /** 1 + the cycle in this unit. */
  readonly factor: number;
  /** Of one customer. */
  readonly cost: number;
  /** Of the customers lost, as a share of the later half's sales; null without sales. */
  readonly share: number | null;
}

/** The course's formula in every unit; null while one of its factors is not known. */
export function courseCost(summary: Summary, cycle: Cycle, churnPercent: number | null): CourseCost | null {
  const { value, retention, early_customers: early, stayed_customers: stayed, remaining_source: source } = summary;
  if (value === null || cycle.cycle_days === null) return null;
  if (churnPercent === null && retention === null) return null;
  const churn = churnPercent === null ? 1 - (retention ?? 0) : churnPercent / 100;
  const cycleDays = cycle.cycle_days;
  return {
    value,
    churn,
    churnFrom: churnPercent === null ? 'retention' : 'given',
    cycleDays,
    lostCustomers: churnPercent === null ? early - stayed : early * churn,
    laterSales: cycle.later_sales,
    churnCancels: churnPercent === null && source === 'retention',
    units: CYCLE_UNITS.map((unit) => {
      const factor = cycleFactor(cycleDays, unit);
      const cost = value * churn * factor;
      return { unit, factor, cost, share: cycle.later_sales > 0 ? (cost * early) / cycle.later_sales : null };
    }),
  };
}

export type CostLine = CostId | 'value' | 'explicit' | 'hidden' | 'total';

export interface CostRow {
  readonly id: CostLine;
  /** 0: the total, 1: explicit and hidden, 2: their lines. */
  readonly depth: 0 | 1 | 2;
  readonly amount: number;
  /** Of the total. */
  readonly share: number;
  /** For a line by the head: how much for each. */
  readonly each: number | null;
}

/** Costs that show in the books: value that does not come in, and finding others in their place. */
const EXPLICIT: readonly CostId[] = ['replace', 'offers'];

export interface LossTotals {
  readonly customers: number;
  readonly lost: number;
  readonly loss: number;
  readonly sales: number;
}

export const lossTotals = (rows: readonly Loss[]): LossTotals => ({
  customers: total(rows, ({ customers }) => customers),
  lost: total(rows, ({ lost }) => lost),
  loss: total(rows, ({ loss }) => loss),
  sales: total(rows, ({ sales }) => sales),
});

/** The total of all costs of churn, and what it is made of. */
export function costTree({ lost, loss }: LossTotals, costs: Costs): CostRow[] {
  const amountOf = ({ id, per }: (typeof COSTS)[number]): number => costs[id] * (per === 'customer' ? lost : 1);
  const lines = COSTS.map((one) => ({ ...one, amount: amountOf(one) }));
  const isExplicit = ({ id }: { readonly id: CostId }): boolean => EXPLICIT.includes(id);
  const explicit = lines.filter(isExplicit);
  const hidden = lines.filter((line) => !isExplicit(line));
  const explicitSum = loss + total(explicit, ({ amount }) => amount);
  const hiddenSum = total(hidden, ({ amount }) => amount);
  const all = explicitSum + hiddenSum;
  const row = (id: CostLine, depth: CostRow['depth'], amount: number, each: number | null = null): CostRow => ({
    id,
    depth,
    amount,
    share: all > 0 ? amount / all : 0,
    each,
  });
  const line = ({ id, per, amount }: (typeof lines)[number]): CostRow =>
    row(id, 2, amount, per === 'customer' ? costs[id] : null);
  return [
    row('total', 0, all),
    row('explicit', 1, explicitSum),
    row('value', 2, loss),
    ...explicit.map(line),
    row('hidden', 1, hiddenSum),
    ...hidden.map(line),
  ];
}

/** What stands in the way of an expected loss; null when nothing does. */
export function lossShortage(
  totals: LossTotals | null,
  leaving: 'told' | 'never' | 'untold' | 'unfitted',
): 'unfitted' | 'never' | 'untold' | 'customers' | null {
  if (leaving !== 'told') return leaving;
  return totals && totals.customers < LEAST_CUSTOMERS ? 'customers' : null;
}

const total = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
