import type { RuleSet } from './rule-set.ts';

const recent = [1, 1] as const;
const above5 = [6, 10] as const;
const above8 = [9, 10] as const;

/** C14 with "F>5, V>8" read as scores from 1 to 10. R has no limit there: the threshold decides. */
export const THREE_SCORES = {
  id: 'three-scores',
  basis: 'score',
  k: 10,
  scales: { r: 'level' },
  segments: [
    { id: 'three-scores-high', boxes: [{ r: recent, f: above5, m: above8 }] },
    {
      id: 'three-scores-potential',
      boxes: [
        { r: recent, f: [1, 5] },
        { r: recent, f: above5, m: [1, 8] },
      ],
    },
    { id: 'three-scores-risk', boxes: [{ r: [0, 0] }] },
  ],
} as const satisfies RuleSet;
