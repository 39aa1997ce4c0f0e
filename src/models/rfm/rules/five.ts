import type { RuleSet } from './rule-set.ts';

const tier = (score: number) => [score, score] as const;
const active = [1, 1] as const;
const seldom = [0, 0] as const;

/**
 * 高/中价值 × 活跃/低频 and 低价值 [A09]. The source names the classes without a rule: value is the third of M, active is
 * above the threshold in F, the lowest third is not parted.
 */
export const FIVE = {
  id: 'five',
  basis: 'score',
  k: 3,
  scales: { f: 'level' },
  segments: [
    { id: 'five-high-active', boxes: [{ m: tier(3), f: active }] },
    { id: 'five-high-seldom', boxes: [{ m: tier(3), f: seldom }] },
    { id: 'five-middle-active', boxes: [{ m: tier(2), f: active }] },
    { id: 'five-middle-seldom', boxes: [{ m: tier(2), f: seldom }] },
    { id: 'five-low', boxes: [{ m: tier(1) }] },
  ],
} as const satisfies RuleSet;
