import type { RuleSet } from './rule-set.ts';

/**
 * The names of Shopify's customer groups, by R and the mean of F and M. Its cut-offs are not public: these ranges are ours,
 * after its words for each group. Its eleventh group, Prospects, has no orders.
 */
export const SHOPIFY = {
  id: 'shopify',
  basis: 'score',
  k: 5,
  segments: [
    { id: 'shopify-champions', boxes: [{ r: [5, 5], fm: [4, 5] }] },
    { id: 'shopify-loyal', boxes: [{ r: [3, 4], fm: [4, 5] }] },
    { id: 'shopify-active', boxes: [{ r: [4, 5], fm: [3, 3.5] }] },
    { id: 'shopify-new', boxes: [{ r: [4, 5], fm: [1, 1.5] }] },
    { id: 'shopify-promising', boxes: [{ r: [4, 5], fm: [2, 2.5] }] },
    { id: 'shopify-needs-attention', boxes: [{ r: [3, 3], fm: [2, 3.5] }] },
    { id: 'shopify-at-risk', boxes: [{ r: [1, 2], fm: [3, 3.5] }] },
    { id: 'shopify-previously-loyal', boxes: [{ r: [1, 2], fm: [4, 5] }] },
    {
      id: 'shopify-almost-lost',
      boxes: [
        { r: [3, 3], fm: [1, 1.5] },
        { r: [2, 2], fm: [1, 2.5] },
      ],
    },
    { id: 'shopify-dormant', boxes: [{ r: [1, 1], fm: [1, 2.5] }] },
  ],
} as const satisfies RuleSet;
