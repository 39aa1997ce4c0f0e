import { MODELS, type ModelId } from '#models/clv/btyd/model.ts';
import type { ValueSettings } from '#models/clv/fit/valuation-of.ts';
import { CLV_DEFAULTS, DAYS_PER_YEAR } from '#models/clv/settings.ts';
import { MOST_HORIZON_DAYS, UNITS, type Unit } from '#models/clv/valuation.ts';
import { isDay } from '#orders/days.ts';
import type { LinkProblem } from '#session/link.ts';

/** What the views that fit a model share, as the link has it. */
export interface LabParams {
  model: ModelId;
  unit: Unit;
  /** Last day the model may know; null for all. */
  calibrateTo: string | null;
  horizonDays: number;
  marginPercent: number;
  discountPercent: number;
  /** Values that cannot be used; the default stands in their place. */
  problems: LinkProblem[];
}

const WHOLE = 100;

/** BG/BB counts occasions, and a shop's are months before they are days. */
export const defaultUnit = (model: ModelId): Unit => (model === 'bgbb' ? 'month' : 'day');

export const DEFAULT_MODEL: ModelId = 'mbg';
export const DEFAULT_HORIZON_DAYS = DAYS_PER_YEAR;

export const isHorizon = (days: number): boolean => Number.isInteger(days) && days >= 1 && days <= MOST_HORIZON_DAYS;
export const isPercent = (value: number): boolean => Number.isFinite(value) && value >= 0 && value <= WHOLE;

export function parseLabParams(params: URLSearchParams): LabParams {
  const problems: LinkProblem[] = [];
  function read<T>(key: string, parse: (text: string) => T | undefined, fallback: T): T {
    const text = params.get(key);
    if (text === null) return fallback;
    const value = parse(text);
    if (value !== undefined) return value;
    problems.push({ key, value: text });
    return fallback;
  }
  const number = (fits: (value: number) => boolean) => (text: string) => {
    const value = text.trim() === '' ? NaN : Number(text);
    return fits(value) ? value : undefined;
  };
  const model = read('model', (text) => MODELS.find((id) => id === text), DEFAULT_MODEL);
  return {
    model,
    unit: read('unit', (text) => UNITS.find((id) => id === text), defaultUnit(model)),
    calibrateTo: read<string | null>('calibrateTo', (text) => (isDay(text) ? text : undefined), null),
    horizonDays: read('horizon', number(isHorizon), DEFAULT_HORIZON_DAYS),
    marginPercent: read('margin', number(isPercent), WHOLE * CLV_DEFAULTS.marginRate),
    discountPercent: read('discount', number(isPercent), WHOLE * CLV_DEFAULTS.discountRate),
    problems,
  };
}

/** The parameters as a valuation takes them. */
export const valueSettings = ({
  unit,
  calibrateTo,
  horizonDays,
  marginPercent,
  discountPercent,
}: LabParams): ValueSettings => ({
  unit,
  fittedTo: calibrateTo,
  horizonDays,
  marginRate: marginPercent / WHOLE,
  discountRate: discountPercent / WHOLE,
});
