import { GROUP_BYS, LEAST_LOYAL_DAYS, MOST_LOYAL_DAYS, type GroupBy } from '#models/clv/groups/index.ts';
import { isRuleSetId } from '#models/rfm/rules/index.ts';
import type { LinkProblem } from '#session/link.ts';

/** By the lab's groups, or by the saved segments. */
export type By = GroupBy | 'segment';
export const BYS = ['rfm', 'segment', ...GROUP_BYS.filter((by) => by !== 'rfm')] as const satisfies readonly By[];
export const TOPS = [8, 12, 24] as const;

export interface GroupsParams {
  by: By;
  /** As the link names it: a published id or `custom:<id>`; which of one's own there are, the shelf knows. */
  rules: string;
  top: (typeof TOPS)[number];
  /** Purchase days from which on a customer is called loyal. */
  loyalDays: number;
  /** Values that cannot be used; the default stands in their place. */
  problems: LinkProblem[];
}

export const GROUPS_DEFAULTS = { by: 'rfm', rules: 'eight', top: 12, loyalDays: 3 } as const;

export const isLoyalDays = (days: number): boolean =>
  Number.isInteger(days) && days >= LEAST_LOYAL_DAYS && days <= MOST_LOYAL_DAYS;

/** `by`, `rules`, `top`, `loyal`. */
export function parseGroupsParams(params: URLSearchParams): GroupsParams {
  const problems: LinkProblem[] = [];
  function read<T>(key: string, fallback: T, parse: (text: string) => T | undefined): T {
    const text = params.get(key);
    if (text === null) return fallback;
    const value = parse(text);
    if (value === undefined) problems.push({ key, value: text });
    return value ?? fallback;
  }
  return {
    by: read<By>('by', GROUPS_DEFAULTS.by, (text) => BYS.find((by) => by === text)),
    rules: read<string>('rules', GROUPS_DEFAULTS.rules, (text) =>
      isRuleSetId(text) || text.startsWith('custom:') ? text : undefined,
    ),
    top: read('top', GROUPS_DEFAULTS.top, (text) => TOPS.find((top) => String(top) === text)),
    loyalDays: read<number>('loyal', GROUPS_DEFAULTS.loyalDays, (text) =>
      /^\d{1,2}$/.test(text) && isLoyalDays(Number(text)) ? Number(text) : undefined,
    ),
    problems,
  };
}
