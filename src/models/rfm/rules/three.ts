import type { RuleSet } from './rule-set.ts';

const high = [1, 1] as const;
const low = [0, 0] as const;

/**
 * 高价值/潜力/流失风险 [D05]. The source sets P(alive) against the customer value to come. Recency stands here for the
 * one, the money so far for the other.
 */
export const THREE = {
  id: 'three',
  basis: 'level',
  k: null,
  segments: [
    { id: 'three-high', boxes: [{ r: high, m: high }] },
    { id: 'three-potential', boxes: [{ r: high, m: low }] },
    { id: 'three-risk', boxes: [{ r: low }] },
  ],
} as const satisfies RuleSet;
