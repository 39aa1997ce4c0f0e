import { EIGHT } from './eight.ts';
import type { RuleSet } from './rule-set.ts';

/** Every rule set by the id that links and exports use. */
export const RULE_SETS = { eight: EIGHT } as const satisfies Record<string, RuleSet>;
export type RuleSetId = keyof typeof RULE_SETS;

export type { Box, RuleSet } from './rule-set.ts';
export { claims, cube, faults } from './rule-set.ts';
