import type { RuleCode } from './codes.ts';

/**
 * What is found among the lines of a file and may be left out by a named rule, in the order in which a line that falls
 * under several is counted. `bit` marks the lines in the table; `leave` is what METHODS does when the reader says nothing.
 */
export const CASES = {
  copy: { bit: 1, leave: false },
  'no-price': { bit: 2, leave: true },
  'zero-value': { bit: 4, leave: false },
  future: { bit: 8, leave: false },
  'test-customer': { bit: 16, leave: false },
  outlier: { bit: 32, leave: false },
  'other-file': { bit: 64, leave: false },
} as const satisfies Partial<Record<RuleCode, { bit: number; leave: boolean }>>;

export type CaseId = keyof typeof CASES;
export const CASE_IDS = Object.keys(CASES) as CaseId[];

/** The sign of the amount and the word of the status disagree: listed, never left out (METHODS 1). */
export const MISMATCH_BIT = 128;

/** The rules in force unless the reader says otherwise. */
export const DEFAULT_LEAVE: readonly CaseId[] = CASE_IDS.filter((id) => CASES[id].leave);

export const maskOf = (leave: readonly CaseId[]): number => leave.reduce((mask, id) => mask | CASES[id].bit, 0);

/** The rule that leaves a line out, null when it stays. */
export const leftOutBy = (flags: number, leave: readonly CaseId[]): CaseId | null =>
  CASE_IDS.find((id) => leave.includes(id) && (flags & CASES[id].bit) !== 0) ?? null;
