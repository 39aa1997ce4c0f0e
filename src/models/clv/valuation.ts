import { isDay } from '#orders/days.ts';
import { MODELS, PARAMETERS, type ModelId } from './btyd/model.ts';
import { DAYS_PER_YEAR } from './settings.ts';

/** Days per unit of time; months and quarters are parts of a year of 365 days. For `bgbb` a unit is an occasion. */
export const UNIT_DAYS = {
  day: 1,
  week: 7,
  month: DAYS_PER_YEAR / 12,
  quarter: DAYS_PER_YEAR / 4,
  year: DAYS_PER_YEAR,
} as const;
export type Unit = keyof typeof UNIT_DAYS;
export const UNITS = Object.keys(UNIT_DAYS) as readonly Unit[];

/** What an order is expected to bring: by Gamma-Gamma (p, q, γ in money), or the shop's mean per purchase day. */
export type Spend =
  | { readonly by: 'gamma-gamma'; readonly parameters: readonly [p: number, q: number, gamma: number] }
  | { readonly by: 'mean' };

/**
 * Everything that decides what a customer is worth, as plain data: a fitted model and what is asked of it. With it the
 * same value can be computed again without a fit, so segments and links hold it.
 */
export interface Valuation {
  readonly model: ModelId;
  /** By position, see `PARAMETERS`; time in `unit`. */
  readonly parameters: readonly number[];
  readonly unit: Unit;
  /** Last day that is known, inclusive; null for the frame's last. */
  readonly fittedTo: string | null;
  readonly horizonDays: number;
  /** Share of revenue that stays, 0–1. */
  readonly marginRate: number;
  /** A year, 0–1; taken at the end of each month of the horizon. */
  readonly discountRate: number;
  readonly spend: Spend;
  /** Covariances of the logarithms of the parameters, row by row: asks for the interval. */
  readonly spread: { readonly orders: readonly number[]; readonly spend: readonly number[] | null } | null;
}

export const MOST_HORIZON_DAYS = 20 * DAYS_PER_YEAR;
/** Fits end far within; far beyond, the series of the models no longer end. */
const LEAST_PARAMETER = 1e-12;
const MOST_PARAMETER = 1e12;
/** γ is money of any currency. */
const MOST_MONEY = 1e15;

/** @throws {RangeError} naming what cannot be used */
export function checkValuation(valuation: Valuation): void {
  const { model, parameters, unit, fittedTo, horizonDays, marginRate, discountRate, spend, spread } = valuation;
  const count = MODELS.includes(model) ? PARAMETERS[model].length : -1;
  const rate = (value: number) => value >= 0 && value <= 1;
  const usable = (value: number, most = MOST_PARAMETER) => value >= LEAST_PARAMETER && value <= most;
  const usableSpend = ([p, q, gamma]: readonly [number, number, number]) =>
    usable(p) && usable(q) && q > 1 && usable(gamma, MOST_MONEY);
  const square = (values: readonly number[], side: number) =>
    values.length === side * side && values.every((value) => Number.isFinite(value));
  const checks: [keyof Valuation, boolean][] = [
    ['model', count > 0],
    ['parameters', parameters.length === count && parameters.every((value) => usable(value))],
    ['unit', UNITS.includes(unit)],
    ['fittedTo', fittedTo === null || isDay(fittedTo)],
    ['horizonDays', horizonDays > 0 && horizonDays <= MOST_HORIZON_DAYS],
    ['marginRate', rate(marginRate)],
    ['discountRate', rate(discountRate)],
    ['spend', spend.by === 'mean' || usableSpend(spend.parameters)],
    ['spread', spread === null || (square(spread.orders, count) && (spread.spend === null || square(spread.spend, 3)))],
  ];
  for (const [name, good] of checks) if (!good) throw new RangeError(`${name}: ${JSON.stringify(valuation[name])}`);
}
