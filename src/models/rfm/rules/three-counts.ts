import type { RuleSet } from './rule-set.ts';

const beyond = [1, 1] as const;

/** C14 with "F>5, V>8" read as more than 5 orders and an amount above 8. R has no limit there: the threshold decides. */
export const THREE_COUNTS = {
  id: 'three-counts',
  basis: 'level',
  k: null,
  scales: { f: { limits: [5] }, m: { limits: [8] } },
  segments: [
    { id: 'three-counts-risk', boxes: [{ r: [0, 0] }] },
    { id: 'three-counts-high', boxes: [{ f: beyond, m: beyond }] },
    { id: 'three-counts-potential', boxes: [{}] },
  ],
} as const satisfies RuleSet;
