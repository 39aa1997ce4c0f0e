import type { Phrase, PhrasePart } from '#core/phrase.ts';
import type { ModelFit } from '#models/clv/fit/contract.ts';
import type { TierRule } from '#models/clv/value/tiers.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import type { AnswerRow } from '#models/questions.ts';
import { addDays, dayNumber } from '#orders/days.ts';
import { LEAST_CUSTOMERS } from '../../shared/share.ts';

export type TierRow = AnswerRow<'clv.tiers'>;
export type ValuedRow = AnswerRow<'clv.valued'>;

/** Whether the fit knows who may have left: NBD lets nobody leave, and some data cannot tell. */
export const tellsLeaving = ({ model, warnings }: Pick<ModelFit, 'model' | 'warnings'>): boolean =>
  model !== 'nbd' && !warnings.some(({ code }) => code === 'dropout-unidentified');

/** All tiers as one row. */
export function everyone(rows: readonly TierRow[]): TierRow {
  const total = (
    key: 'customers' | 'value' | 'alive' | 'expected_orders' | 'expected_revenue' | 'historic' | 'formula',
  ) => rows.reduce((all, row) => all + row[key], 0);
  const came = rows.map((row) => row.came);
  const customers = total('customers');
  return {
    tier: '',
    customers,
    customers_share: customers === 0 ? null : 1,
    value: total('value'),
    value_share: total('value') === 0 ? null : 1,
    least_value: null,
    alive: total('alive'),
    expected_orders: total('expected_orders'),
    expected_revenue: total('expected_revenue'),
    historic: total('historic'),
    formula: total('formula'),
    came: came.reduce<number | null>((all, one) => (one === null ? all : (all ?? 0) + one), null),
  };
}

/** Mean per customer; null where there is none. */
export const each = (sum: number | null, { customers }: Pick<TierRow, 'customers'>): number | null =>
  sum === null || customers === 0 ? null : sum / customers;

const integer = (value: number): PhrasePart => ({ as: 'integer', value });
/** A share in whole per cent, unless that would say none or all. */
const percent = (value: number): PhrasePart => ({
  as: value < 0.01 || (value > 0.99 && value < 1) ? 'rate' : 'percentWhole',
  value,
});

/** Money of many: without cents from a hundred on. */
const sum = (value: number): PhrasePart => ({ as: 'money', value: value < 100 ? value : Math.round(value) });

/** How far a tier may go beyond its cut and still be said to reach it. */
const NEAR_CUT = 0.02;
/** "One in seven" has to be that within so many parts of it; beyond one in twelve nobody pictures it. */
const NEAR_ONE_IN = 0.05;
const MOST_ONE_IN = 12;

/** Values this near each other are no ranking: their order is that of ids. */
const ALIKE = 1.01;

/** Whether the model expects about the same of every customer, which leaves nothing to part them by. */
export function allAlike(rows: readonly TierRow[]): boolean {
  const means = rows.filter(({ customers }) => customers > 0).map(({ customers, value }) => value / customers);
  return means.length > 1 && Math.max(...means) > 0 && Math.max(...means) <= ALIKE * Math.min(...means);
}

/** What the tiers say of the shop. */
export function pageFinding(rows: readonly TierRow[], rule: TierRule, horizonDays: number): Phrase {
  const all = everyone(rows);
  const high = rows.find(({ tier }) => tier === 'high');
  const days = integer(horizonDays);
  if (all.customers === 0 || !high) return { key: 'value.finding.none' };
  if (all.value === 0) return { key: 'value.finding.nothing', parts: { days } };
  if (all.customers < LEAST_CUSTOMERS)
    return {
      key: 'value.finding.few',
      parts: { customers: integer(all.customers), money: sum(all.expected_revenue), days },
    };
  if (rule.by !== 'future' && allAlike(rows))
    return {
      key: 'value.finding.alike',
      parts: { customers: integer(all.customers), money: sum(all.value / all.customers), days },
    };
  if (rule.by === 'future') {
    const parts = { cut: percent(rule.high), days };
    return high.customers === 0
      ? { key: 'value.finding.noFuture', parts }
      : { key: 'value.finding.future', parts: { ...parts, customers: integer(high.customers) } };
  }
  const held = percent(heldShare(high, rule));
  const share = high.customers / all.customers;
  if (rule.by === 'customers')
    return { key: 'value.finding.top', parts: { customers: percent(rule.high), share: held, days } };
  if (high.customers === 1) return { key: 'value.finding.one', parts: { share: held, days } };
  const n = Math.round(1 / share);
  if (n >= 2 && n <= MOST_ONE_IN && Math.abs(n * share - 1) <= NEAR_ONE_IN)
    return { key: 'value.finding.oneIn', parts: { n: integer(n), share: held, days } };
  return { key: 'value.finding.share', parts: { customers: percent(share), share: held, days } };
}

/** The cut, when the tier ends about there; what it holds, when its last customer takes it further. */
const heldShare = (high: TierRow, rule: TierRule): number => {
  const share = high.value_share ?? 0;
  return rule.by === 'value' && Math.abs(share - rule.high) <= NEAR_CUT ? rule.high : share;
};

/** What the table of tiers says; null for too few customers, or where nothing is expected. */
export function tiersFinding(rows: readonly TierRow[], rule: TierRule): Phrase | null {
  const all = everyone(rows);
  const high = rows.find(({ tier }) => tier === 'high');
  if (!high || high.customers === 0 || all.customers < LEAST_CUSTOMERS || all.value === 0) return null;
  if (rule.by !== 'future' && allAlike(rows)) return null;
  const customers = integer(high.customers);
  return rule.by === 'future'
    ? { key: 'value.tiers.title.future', parts: { customers, cut: percent(rule.high) } }
    : { key: `value.tiers.title.${rule.by}`, parts: { customers, share: percent(heldShare(high, rule)) } };
}

/** How much of the horizon the frame has seen; `until` is the last such day. */
export interface Seen {
  days: number;
  until: string;
  whole: boolean;
}

/** Null when the model knows everything there is. */
export function seenOf(
  { fittedTo, horizonDays }: Pick<Valuation, 'fittedTo' | 'horizonDays'>,
  { to }: { readonly to: string },
): Seen | null {
  if (fittedTo === null || fittedTo >= to) return null;
  const horizonEnd = addDays(fittedTo, Math.floor(horizonDays));
  const until = horizonEnd < to ? horizonEnd : to;
  return { days: dayNumber(until) - dayNumber(fittedTo), until, whole: horizonEnd <= to };
}

/** How the sum of expected orders did; null for too few to say. */
export function verdict(
  { expected_orders, came }: Pick<TierRow, 'expected_orders' | 'came'>,
  seen: Seen | null,
): Phrase | null {
  if (seen === null || came === null) return { key: 'value.trust.untested' };
  if (!seen.whole) return { key: 'value.trust.partly' };
  if (came < LEAST_CUSTOMERS) return null;
  const error = expected_orders / came - 1;
  if (Math.abs(error) < 0.01) return { key: 'value.trust.right' };
  const rate: PhrasePart = { as: 'percentWhole', value: Math.abs(error) };
  return { key: error < 0 ? 'value.trust.low' : 'value.trust.high', parts: { rate } };
}

export interface CurvePoint {
  x: number;
  y: number;
}

export interface Curves {
  value: CurvePoint[];
  historic: CurvePoint[];
}

/** The two curves; one without a total (nothing expected, all money back) has no points. */
export function curvesOf(rows: readonly AnswerRow<'clv.valueCurve'>[]): Curves {
  const points = (measure: string) => {
    const own = rows.filter((row) => row.measure === measure);
    if (own.some(({ amount_share }) => amount_share === null)) return [];
    return own.map(({ customers_share, amount_share }) => ({ x: customers_share, y: amount_share ?? 0 }));
  };
  return { value: points('value'), historic: points('historic') };
}

const FIFTH = 0.2;

/** What a fifth of the customers hold of either; null without a curve. */
export function curveFinding({ value, historic }: Curves): Phrase | null {
  const at = (points: readonly CurvePoint[]) => points.find(({ x }) => x >= FIFTH - 1e-9)?.y ?? null;
  const [ahead, past] = [at(value), at(historic)];
  if (ahead === null) return null;
  // Money that went back can push a share above all of it.
  if (past === null || past > 1 || past < 0) return { key: 'value.curve.titleAhead', parts: { ahead: percent(ahead) } };
  return { key: 'value.curve.title', parts: { ahead: percent(ahead), past: percent(past) } };
}

export interface Shrinkage {
  /** Bought on one day only … */
  once: ValuedRow;
  /** … and stands above one who came back. */
  repeater: ValuedRow;
  /** What makes the most of the difference. */
  by: 'alive' | 'orders' | 'spend';
}

/** So many times the value of the other is worth a word. */
const LEAST_TIMES = 1.1;

/** Of customers in order of value, the first one-time buyer well above a repeat buyer, beside the busiest of those below. */
export function shrinkageAmong(rows: readonly ValuedRow[]): Shrinkage | null {
  const at = rows.findIndex(({ x }) => x === 0);
  const once = rows[at];
  if (!once) return null;
  const below = rows.slice(at + 1).filter(({ x, value }) => x > 0 && value * LEAST_TIMES < once.value);
  const [first, ...others] = below;
  if (!first) return null;
  const repeater = others.reduce((most, next) => (next.x > most.x ? next : most), first);
  return { once, repeater, by: largestFactor(once, repeater) };
}

/** Orders expected of someone who is still a customer. */
export const ordersIfAlive = ({ expected_orders, p_alive }: ValuedRow): number =>
  p_alive > 0 ? expected_orders / p_alive : 0;

function largestFactor(once: ValuedRow, repeater: ValuedRow): Shrinkage['by'] {
  const ratio = (of: (row: ValuedRow) => number) => of(once) / Math.max(of(repeater), Number.MIN_VALUE);
  const factors = [
    ['alive', ratio(({ p_alive }) => p_alive)],
    ['orders', ratio(ordersIfAlive)],
    ['spend', ratio(({ spend_per_order }) => spend_per_order)],
  ] as const;
  return factors.reduce((largest, next) => (next[1] > largest[1] ? next : largest))[0];
}

/** How many of the first customers the list's finding speaks of. */
export const FIRST_CUSTOMERS = 20;

/** What the first customers hold of everything; null for too few of them or of all. */
export function listFinding(first: readonly ValuedRow[], all: TierRow): Phrase | null {
  if (first.length < FIRST_CUSTOMERS || all.customers < 2 * FIRST_CUSTOMERS || all.value === 0) return null;
  const value = first.slice(0, FIRST_CUSTOMERS).reduce((sum, row) => sum + row.value, 0);
  return {
    key: 'value.list.title',
    parts: {
      n: integer(FIRST_CUSTOMERS),
      money: sum(value),
      share: percent(value / all.value),
    },
  };
}

/** Where the tiers end on the curve, in shares of customers and of value; null for a tier that is empty or the last. */
export function tierEnds(rows: readonly TierRow[]): { high: CurvePoint | null; middle: CurvePoint | null } {
  const [high, middle, low] = rows;
  const point = (...tiers: readonly (TierRow | undefined)[]): CurvePoint => ({
    x: tiers.reduce((sum, row) => sum + (row?.customers_share ?? 0), 0),
    y: tiers.reduce((sum, row) => sum + (row?.value_share ?? 0), 0),
  });
  return {
    high: high && high.customers > 0 ? point(high) : null,
    middle: middle && low && middle.customers > 0 && low.customers > 0 ? point(high, middle) : null,
  };
}
