import { codes } from './codes.ts';
import type { RuleSet } from './rule-set.ts';

/** The default of pymc-marketing's `rfm_segments`: quartile codes, those it does not list are in no segment. */
export const QUARTILE_5 = {
  id: 'quartile5',
  basis: 'score',
  k: 4,
  segments: [
    { id: 'quartile5-premium', boxes: codes('334 443 444 344 434 433 343 333') },
    { id: 'quartile5-repeat', boxes: codes('244 234 232 332 143 233 243 242') },
    { id: 'quartile5-top-spender', boxes: codes('424 414 144 314 324 124 224 423 413 133 323 313 134') },
    { id: 'quartile5-at-risk', boxes: codes('422 223 212 122 222 132 322 312 412 123 214') },
    { id: 'quartile5-inactive', boxes: codes('411 111 113 114 112 211 311') },
  ],
} as const satisfies RuleSet;
