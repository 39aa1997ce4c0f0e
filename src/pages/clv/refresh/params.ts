import { MOST_MONTHS } from '#models/clv/life/moves.ts';
import type { LinkProblem } from '#session/link.ts';

export const DEFAULT_MONTHS = 6;
export const LEAST_MONTHS = 2;
export const MONTH_CHOICES = [3, 6, 9, 12] as const;

/** Whether each month's parameters are fitted on what was known then, or those of the last day hold for all. */
export const PARAMETER_SOURCES = ['anew', 'kept'] as const;
export type ParameterSource = (typeof PARAMETER_SOURCES)[number];

/** What the bars of the tiers are as long as. */
export const MEASURES = ['customers', 'value'] as const;
export type Measure = (typeof MEASURES)[number];

export interface RefreshParams {
  months: number;
  parameters: ParameterSource;
  measure: Measure;
  problems: LinkProblem[];
}

/** `months`, `params` and `bars`; what cannot be used is as by default and named. */
export function parseRefresh(params: URLSearchParams): RefreshParams {
  const problems: LinkProblem[] = [];
  function read<T>(key: string, parse: (text: string) => T | undefined, plain: T): T {
    const text = params.get(key);
    if (text === null) return plain;
    const value = parse(text);
    if (value === undefined) problems.push({ key, value: text });
    return value ?? plain;
  }
  const count = (text: string) => {
    const months = /^\d{1,2}$/.test(text) ? Number(text) : NaN;
    return months >= LEAST_MONTHS && months <= MOST_MONTHS ? months : undefined;
  };
  return {
    months: read('months', count, DEFAULT_MONTHS),
    parameters: read('params', (text) => PARAMETER_SOURCES.find((one) => one === text), 'anew'),
    measure: read('bars', (text) => MEASURES.find((one) => one === text), 'customers'),
    problems,
  };
}

export interface ChosenDays {
  before: string;
  after: string;
  problems: LinkProblem[];
}

/**
 * `before` and `after`, two of the days that carry a fit (ascending); the last two by default. Null where there are not two.
 */
export function parseDays(params: URLSearchParams, days: readonly string[]): ChosenDays | null {
  const [last, previous] = [days.at(-1), days.at(-2)];
  if (last === undefined || previous === undefined) return null;
  const problems: LinkProblem[] = [];
  const read = (key: 'before' | 'after', choices: readonly string[], plain: string): string => {
    const value = params.get(key);
    if (value === null || choices.includes(value)) return value ?? plain;
    problems.push({ key, value });
    return plain;
  };
  const after = read('after', days.slice(1), last);
  const earlier = days.slice(0, days.indexOf(after));
  return { before: read('before', earlier, earlier.at(-1) ?? previous), after, problems };
}
