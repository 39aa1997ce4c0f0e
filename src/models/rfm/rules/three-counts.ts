import type { RuleSet } from './rule-set.ts';

const high = [1, 1] as const;
const low = [0, 0] as const;

/** C14 with "F>5, V>8" read as more than 5 orders and an amount above 8. R has no limit there: the threshold decides. */
export const THREE_COUNTS = {
  id: 'three-counts',
  basis: 'level',
  k: null,
  scales: { f: { limits: [5] }, m: { limits: [8] } },
  segments: [
    { id: 'three-counts-high', boxes: [{ r: high, f: high, m: high }] },
    {
      id: 'three-counts-potential',
      boxes: [
        { r: high, f: low },
        { r: high, f: high, m: low },
      ],
    },
    { id: 'three-counts-risk', boxes: [{ r: low }] },
  ],
} as const satisfies RuleSet;
