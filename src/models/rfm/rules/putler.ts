import type { RuleSet } from './rule-set.ts';

/**
 * Putler's ranges of R and of the mean of F and M as its documentation has them, on its scores 0–5; here customers have 1–5.
 * They overlap; the order is that of the documentation.
 */
export const PUTLER = {
  id: 'putler',
  basis: 'score',
  k: 5,
  segments: [
    { id: 'putler-champions', boxes: [{ r: [4, 5], fm: [4, 5] }] },
    { id: 'putler-loyal', boxes: [{ r: [2, 5], fm: [3, 5] }] },
    { id: 'putler-potential-loyalist', boxes: [{ r: [3, 5], fm: [1, 3] }] },
    { id: 'putler-recent', boxes: [{ r: [4, 5], fm: [0, 1] }] },
    { id: 'putler-promising', boxes: [{ r: [3, 4], fm: [0, 1] }] },
    { id: 'putler-needing-attention', boxes: [{ r: [2, 3], fm: [2, 3] }] },
    { id: 'putler-about-to-sleep', boxes: [{ r: [2, 3], fm: [0, 2] }] },
    { id: 'putler-at-risk', boxes: [{ r: [0, 2], fm: [2, 5] }] },
    { id: 'putler-cannot-lose', boxes: [{ r: [0, 1], fm: [4, 5] }] },
    { id: 'putler-hibernating', boxes: [{ r: [1, 2], fm: [1, 2] }] },
    { id: 'putler-lost', boxes: [{ r: [0, 2], fm: [0, 2] }] },
  ],
} as const satisfies RuleSet;
