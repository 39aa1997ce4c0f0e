import { CODES_125 } from './codes125.ts';
import { EIGHT } from './eight.ts';
import { FIVE } from './five.ts';
import { PUTLER } from './putler.ts';
import { QUARTILE_5 } from './quartile5.ts';
import { R_RFM } from './rrfm.ts';
import type { RuleSet } from './rule-set.ts';
import { SHOPIFY } from './shopify.ts';
import { THREE_COUNTS } from './three-counts.ts';
import { THREE_SCORES } from './three-scores.ts';
import { THREE } from './three.ts';

/** Every published rule set by the id that links, exports and stored segments use, in the order of the menu. */
export const RULE_SETS = {
  eight: EIGHT,
  five: FIVE,
  three: THREE,
  'three-counts': THREE_COUNTS,
  'three-scores': THREE_SCORES,
  codes125: CODES_125,
  shopify: SHOPIFY,
  putler: PUTLER,
  quartile5: QUARTILE_5,
  rrfm: R_RFM,
} as const satisfies Record<string, RuleSet>;
export type RuleSetId = keyof typeof RULE_SETS;

/** A published rule set by its id, or one's own as data. */
export type RuleRef = RuleSetId | RuleSet;

/** @throws {RangeError} for an id that is none */
export function rulesOf(ref: RuleRef): RuleSet {
  if (typeof ref !== 'string') return ref;
  if (!isRuleSetId(ref)) throw new RangeError(`rules: "${String(ref)}" is no rule set`);
  return RULE_SETS[ref];
}

export const isRuleSetId = (id: string): id is RuleSetId => Object.hasOwn(RULE_SETS, id);

export type { Box, Cell, Places, RuleSet } from './rule-set.ts';
export { cellsOf, claims, faults, fits, NO_SEGMENT, placesOf, scaleOf, settingsFor, tableOf } from './rule-set.ts';
export { OWN_RULES_CONTENT, OWN_RULE_SET, RULE_SET_LIMITS } from './schema.ts';
