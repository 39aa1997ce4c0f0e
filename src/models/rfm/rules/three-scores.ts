import type { RuleSet } from './rule-set.ts';

/** C14 with "F>5, V>8" read as scores from 1 to 10. R has no limit there: the threshold decides. */
export const THREE_SCORES = {
  id: 'three-scores',
  basis: 'score',
  k: 10,
  scales: { r: 'level' },
  segments: [
    { id: 'three-scores-risk', boxes: [{ r: [0, 0] }] },
    { id: 'three-scores-high', boxes: [{ f: [6, 10], m: [9, 10] }] },
    { id: 'three-scores-potential', boxes: [{}] },
  ],
} as const satisfies RuleSet;
