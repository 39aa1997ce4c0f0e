import { CLV_DEFAULTS, DAYS_PER_YEAR, type ClvSettings } from '#models/clv/index.ts';

/** Units in which the remaining time can be given; a link writes them after the number: `life=2.5y`, `life=400d`. */
export const LIFE_UNITS = { y: DAYS_PER_YEAR, d: 1 } as const satisfies Record<string, number>;
export type LifeUnit = keyof typeof LIFE_UNITS;

export const HISTOGRAMS = ['historic', 'value'] as const;
export type HistogramOf = (typeof HISTOGRAMS)[number];

/** A remaining time as the reader wrote it. */
interface Life {
  readonly amount: number;
  readonly unit: LifeUnit;
}

export interface ClvParams {
  /** Null takes the remaining time from the data. */
  life: Life | null;
  marginPercent: number;
  discountPercent: number;
  histogram: HistogramOf;
}

const MOST_YEARS = 100;
const WHOLE = 100;

export const isLife = ({ amount, unit }: Life): boolean =>
  Number.isFinite(amount) && amount > 0 && amount * LIFE_UNITS[unit] <= MOST_YEARS * DAYS_PER_YEAR;
export const isPercent = (value: number): boolean => Number.isFinite(value) && value >= 0 && value <= WHOLE;

/** The screen's parameters; what cannot be used is as by default. */
export function parseParams(params: URLSearchParams): ClvParams {
  return {
    life: parseLife(params.get('life') ?? ''),
    marginPercent: percentOf(params.get('margin'), WHOLE * CLV_DEFAULTS.marginRate),
    discountPercent: percentOf(params.get('discount'), WHOLE * CLV_DEFAULTS.discountRate),
    histogram: HISTOGRAMS.find((id) => id === params.get('of')) ?? 'historic',
  };
}

function parseLife(text: string): Life | null {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([yd])$/.exec(text) ?? [];
  const life = { amount: Number(amount), unit: unit === 'd' ? ('d' as const) : ('y' as const) };
  return isLife(life) ? life : null;
}

export const formatLife = ({ amount, unit }: Life): string => `${amount}${unit}`;

function percentOf(text: string | null, fallback: number): number {
  const value = text === null || text.trim() === '' ? NaN : Number(text);
  return isPercent(value) ? value : fallback;
}

/** The parameters as the model takes them. */
export const settingsOf = ({ life, marginPercent, discountPercent }: ClvParams): ClvSettings => ({
  remainingDays: life && life.amount * LIFE_UNITS[life.unit],
  marginRate: marginPercent / WHOLE,
  discountRate: discountPercent / WHOLE,
});
