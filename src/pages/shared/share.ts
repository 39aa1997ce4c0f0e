import type { Phrase } from '#core/phrase.ts';

/** Below this many customers a share says more about the few than about the shop. */
export const LEAST_CUSTOMERS = 20;

const FRACTIONS = {
  tenth: 1 / 10,
  fifth: 1 / 5,
  quarter: 1 / 4,
  'three-tenths': 3 / 10,
  third: 1 / 3,
  'two-fifths': 2 / 5,
  half: 1 / 2,
  'three-fifths': 3 / 5,
  'two-thirds': 2 / 3,
  'seven-tenths': 7 / 10,
  'three-quarters': 3 / 4,
  'four-fifths': 4 / 5,
  'nine-tenths': 9 / 10,
} as const;

/** How far a share may lie from the fraction that names it. */
const NEAR = 0.02;

/**
 * A share as people say it: "two thirds" where it is that within 2 points, else a whole percentage that never rounds to
 * none or all. Refunds can push a share of revenue below 0 or above 1; it is then said as it is.
 */
export function shareWords(share: number): Phrase {
  if (share === 0 || share === 1) return { key: share === 0 ? 'share.none' : 'share.all' };
  if (share > 0 && share < 0.01) return { key: 'share.hardly-any' };
  if (share > 0.98 && share < 1) return { key: 'share.nearly-all' };
  const [name, fraction] = Object.entries(FRACTIONS).reduce((best, next) =>
    Math.abs(next[1] - share) < Math.abs(best[1] - share) ? next : best,
  );
  if (Math.abs(fraction - share) <= NEAR) return { key: `share.${name}` };
  return { key: 'share.rate', parts: { rate: { as: 'percentWhole', value: share } } };
}
