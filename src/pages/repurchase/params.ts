import { FOLLOW_UP_DAYS } from '#models/repurchase/index.ts';

/** The four definitions of METHODS 3 as the link names them, and as the answers do. */
export const DEFINITIONS = {
  window: 'in-window',
  days: 'n-day',
  orders: 'order-share',
  next: 'next-month',
} as const satisfies Record<string, string>;
export type DefinitionId = keyof typeof DEFINITIONS;
export const DEFINITION_IDS = Object.keys(DEFINITIONS) as DefinitionId[];

export const COMPARISONS = ['first', 'none'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Follow-up beyond ten years is a typing error. */
const MOST_DAYS = 3650;

export interface RepurchaseParams {
  /** The definition to print. */
  definition: DefinitionId;
  /** N of the N-day rate. */
  days: number;
  /** Whether a second order on the day of the first counts as buying again. */
  sameDay: boolean;
  /** What the curve is split by. */
  compare: Comparison;
}

/** The screen's parameters; what cannot be used is as by default. */
export function parseParams(params: URLSearchParams): RepurchaseParams {
  const days = Number(params.get('n'));
  return {
    definition: DEFINITION_IDS.find((id) => id === params.get('def')) ?? 'days',
    days: Number.isSafeInteger(days) && days >= 1 && days <= MOST_DAYS ? days : 90,
    sameDay: params.get('again') !== 'day',
    compare: COMPARISONS.find((id) => id === params.get('compare')) ?? 'first',
  };
}

/** The lengths of the table: the usual ones and the reader's own, in order. */
export const lengthsWith = (days: number): number[] => [...new Set([...FOLLOW_UP_DAYS, days])].sort((a, b) => a - b);
