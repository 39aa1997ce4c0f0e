import { FOLLOW_UP_DAYS, GROUP_BYS, type GroupBy } from '#models/repurchase/index.ts';
import type { Role } from '#orders/schema.ts';
import type { LinkProblem } from '#session/link.ts';

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

/** As many named groups as one may choose. */
export const TOPS: readonly number[] = [4, 8, 12, 20];

/** Rates (0–1) below `red` and from `green` on; what lies between is amber. */
export interface Bands {
  red: number;
  green: number;
}
/** As the training material states them (FEATURES D02). */
export const MATERIAL_BANDS: Bands = { red: 0.15, green: 0.3 };

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
  /** What customers are grouped by. */
  by: GroupBy;
  /** How many groups have a name. */
  top: number;
  bands: Bands;
  /** Whether the training material's rates are drawn. */
  claims: boolean;
  /** Values that cannot be used; the default stands in their place. */
  problems: LinkProblem[];
}

/** The screen's parameters; what cannot be used is as by default, and named. */
export function parseParams(params: URLSearchParams): RepurchaseParams {
  const problems: LinkProblem[] = [];
  const read = <T>(key: string, fallback: T, parse: (value: string) => T | undefined): T => {
    const value = params.get(key);
    if (value === null) return fallback;
    const parsed = parse(value);
    if (parsed === undefined) problems.push({ key, value });
    return parsed ?? fallback;
  };
  const oneOf =
    <T extends string>(known: readonly T[]) =>
    (value: string) =>
      known.find((id) => id === value);
  return {
    definition: read('def', 'days', oneOf(DEFINITION_IDS)),
    days: read('n', 90, parseDays),
    sameDay: read<'order' | 'day'>('again', 'order', oneOf(['order', 'day'])) === 'order',
    compare: read('compare', 'first', oneOf(COMPARISONS)),
    by: read('by', 'quarter', oneOf(GROUP_BYS)),
    top: read('top', 8, (value) => TOPS.find((top) => String(top) === value)),
    bands: read('bands', MATERIAL_BANDS, parseBands),
    claims: read<'on' | 'off'>('claims', 'on', oneOf(['on', 'off'])) === 'on',
    problems,
  };
}

function parseDays(text: string): number | undefined {
  const days = Number(text);
  return Number.isSafeInteger(days) && days >= 1 && days <= MOST_DAYS ? days : undefined;
}

/** `15,30`: two rising percentages between 0 and 100. */
function parseBands(text: string): Bands | undefined {
  const [red, green, ...rest] = text.split(',').map((part) => (/^\d{1,3}(\.\d)?$/.test(part) ? Number(part) : NaN));
  if (red === undefined || green === undefined || rest.length > 0) return undefined;
  return red > 0 && red < green && green < 100 ? { red: red / 100, green: green / 100 } : undefined;
}

/** The bands for the link; null for the material's own. */
export function formatBands({ red, green }: Bands): string | null {
  const percent = (rate: number) => String(Math.round(rate * 1000) / 10);
  return red === MATERIAL_BANDS.red && green === MATERIAL_BANDS.green ? null : `${percent(red)},${percent(green)}`;
}

/** The lengths of the table: the usual ones and the reader's own, in order. */
export const lengthsWith = (days: number): number[] => [...new Set([...FOLLOW_UP_DAYS, days])].sort((a, b) => a - b);

/** The lengths of retention (E40) and the reader's own. */
export const retentionDays = (days: number): number[] => [...new Set([7, 30, days])].sort((a, b) => a - b);

/** What the data can be grouped by: attributes only where a file has the column. */
export function availableBys(mappings: readonly Readonly<Partial<Record<Role, string>>>[]): GroupBy[] {
  const has = (role: Role) => mappings.some((mapping) => mapping[role] !== undefined);
  return GROUP_BYS.filter((by) => !isColumn(by) || has(by));
}

const COLUMNS = ['category', 'channel', 'region', 'product'] as const satisfies readonly GroupBy[];
export const isColumn = (by: GroupBy): by is (typeof COLUMNS)[number] => COLUMNS.some((column) => column === by);
/** Groups of the first order's month or quarter stand in order of time. */
export const isTime = (by: GroupBy): by is 'month' | 'quarter' => by === 'month' || by === 'quarter';
/** Months and quarters before so many are one group: they are read along the time, not by name. */
export const MOST_PERIODS = 24;
export const topOf = ({ by, top }: Pick<RepurchaseParams, 'by' | 'top'>): number => (isTime(by) ? MOST_PERIODS : top);
