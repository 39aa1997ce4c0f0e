import type { RuleSet } from './rule-set.ts';

const high = [1, 1] as const;
const low = [0, 0] as const;

/** 重要/一般 × 价值/保持/发展/挽留: the money decides important or general, recency and frequency the relation [E02]. */
export const EIGHT = {
  id: 'eight',
  basis: 'level',
  k: null,
  segments: [
    { id: 'important-value', boxes: [{ r: high, f: high, m: high }] },
    { id: 'important-keep', boxes: [{ r: low, f: high, m: high }] },
    { id: 'important-develop', boxes: [{ r: high, f: low, m: high }] },
    { id: 'important-winback', boxes: [{ r: low, f: low, m: high }] },
    { id: 'general-value', boxes: [{ r: high, f: high, m: low }] },
    { id: 'general-keep', boxes: [{ r: low, f: high, m: low }] },
    { id: 'general-develop', boxes: [{ r: high, f: low, m: low }] },
    { id: 'general-winback', boxes: [{ r: low, f: low, m: low }] },
  ],
} as const satisfies RuleSet;
