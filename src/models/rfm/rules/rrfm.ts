import type { RuleSet } from './rule-set.ts';

/** The ten segments in the manual of R's package rfm; who matches none are its "Others". */
export const R_RFM = {
  id: 'rrfm',
  basis: 'score',
  k: 5,
  segments: [
    { id: 'rrfm-champions', boxes: [{ r: [5, 5], f: [5, 5], m: [5, 5] }] },
    { id: 'rrfm-potential-loyalist', boxes: [{ r: [3, 5], f: [3, 5], m: [2, 5] }] },
    { id: 'rrfm-loyal', boxes: [{ r: [2, 4], f: [2, 4], m: [2, 4] }] },
    { id: 'rrfm-promising', boxes: [{ r: [3, 4], f: [1, 3], m: [3, 5] }] },
    { id: 'rrfm-new', boxes: [{ r: [4, 5], f: [1, 3], m: [1, 5] }] },
    { id: 'rrfm-cannot-lose', boxes: [{ r: [1, 2], f: [3, 4], m: [4, 5] }] },
    { id: 'rrfm-at-risk', boxes: [{ r: [1, 2], f: [2, 5], m: [4, 5] }] },
    { id: 'rrfm-need-attention', boxes: [{ r: [1, 3], f: [3, 5], m: [3, 5] }] },
    { id: 'rrfm-about-to-sleep', boxes: [{ r: [2, 3], f: [1, 3], m: [1, 4] }] },
    { id: 'rrfm-lost', boxes: [{ r: [1, 1], f: [1, 5], m: [1, 5] }] },
  ],
} as const satisfies RuleSet;
