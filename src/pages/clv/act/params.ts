import {
  CUT_DEFAULTS,
  MOST_CONTROL,
  PLAN_DEFAULTS,
  type Cuts,
  type WinBackPlan,
  type Worth,
} from '#models/clv/act/index.ts';
import type { LinkProblem } from '#session/link.ts';

export const HEATS = ['alive', 'orders'] as const;
export type Heat = (typeof HEATS)[number];
export const SOURCES = ['model', 'shop'] as const;
export type Source = (typeof SOURCES)[number];

export interface ActParams {
  cuts: Cuts;
  plan: WinBackPlan;
  /** What the heat map shows, and whether of the model or of the shop's own customers. */
  heat: Heat;
  source: Source;
  /** Values that cannot be used; the default stands in their place. */
  problems: LinkProblem[];
}

const WHOLE = 100;
export const MOST_CONTROL_PERCENT = MOST_CONTROL * WHOLE;
/** Money beyond this, and longer seeds, are typing errors. */
export const MOST_MONEY = 1e9;
const MOST_SEED = 999_999;

export const isPercent = (value: number): boolean => value >= 0 && value <= WHOLE;
export const isControl = (value: number): boolean => value >= 0 && value <= MOST_CONTROL_PERCENT;
export const isMoney = (value: number): boolean => value >= 0 && value <= MOST_MONEY;
export const isSeed = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= MOST_SEED;

/** `alive`, `worth` (`top:20`, `mean`, `amount:250`), `floor`, `cost`, `budget`, `control`, `seed`, `heat`, `cells`. */
export function parseActParams(params: URLSearchParams): ActParams {
  const problems: LinkProblem[] = [];
  function read<T>(key: string, fallback: T, parse: (text: string) => T | undefined): T {
    const text = params.get(key);
    if (text === null) return fallback;
    const value = parse(text);
    if (value === undefined) problems.push({ key, value: text });
    return value ?? fallback;
  }
  const oneOf =
    <T extends string>(known: readonly T[]) =>
    (text: string) =>
      known.find((id) => id === text);
  const share = (fits: (percent: number) => boolean) => (text: string) => {
    const percent = numberOf(text);
    return fits(percent) ? percent / WHOLE : undefined;
  };
  const number = (fits: (value: number) => boolean) => (text: string) => {
    const value = numberOf(text);
    return fits(value) ? value : undefined;
  };
  const alive = read('alive', CUT_DEFAULTS.alive, share(isPercent));
  return {
    cuts: { alive, worth: read('worth', CUT_DEFAULTS.worth, parseWorth) },
    plan: {
      alive,
      floor: read('floor', PLAN_DEFAULTS.floor, share(isPercent)),
      cost: read('cost', PLAN_DEFAULTS.cost, number(isMoney)),
      budget: read<number | null>('budget', PLAN_DEFAULTS.budget, number(isMoney)),
      control: read('control', PLAN_DEFAULTS.control, share(isControl)),
      seed: read('seed', PLAN_DEFAULTS.seed, number(isSeed)),
    },
    heat: read('heat', 'alive', oneOf(HEATS)),
    source: read('cells', 'model', oneOf(SOURCES)),
    problems,
  };
}

/** An empty text is no number, though `Number` makes 0 of it. */
const numberOf = (text: string): number => (text.trim() === '' ? NaN : Number(text));

export function parseWorth(text: string): Worth | undefined {
  if (text === 'mean') return { by: 'mean' };
  const [, by, number = ''] = /^(top|amount):(\d{1,10}(?:\.\d{1,4})?)$/.exec(text) ?? [];
  const value = numberOf(number);
  if (by === 'top' && value > 0 && value < WHOLE) return { by, share: value / WHOLE };
  return by === 'amount' && isMoney(value) ? { by, amount: value } : undefined;
}

/** The default is left out of the link. */
export function formatWorth(worth: Worth): string | null {
  if (worth.by === 'mean') return 'mean';
  if (worth.by === 'amount') return `amount:${worth.amount}`;
  return worth.share === topDefault ? null : `top:${asPercent(worth.share)}`;
}

const topDefault = CUT_DEFAULTS.worth.by === 'top' ? CUT_DEFAULTS.worth.share : null;

/** A share as the number of percent a box shows: 0.07 is 7. */
export const asPercent = (share: number): number => Number((share * WHOLE).toFixed(6));
