import type { Phrase } from '#core/phrase.ts';
import type { Triple } from './model.ts';

/** A group is named for what sets its centroid this far, and very far, from the median customer, in standard deviations. */
const APART = 0.5;
const FAR_APART = 1.5;
/** Fewer orders than this on average, and the group is one of buyers of one order. */
const ONCE = 1.05;

/**
 * A name proposed from a centroid: what is more and what is less than with the median customer. `typical` is the centroid
 * in days, orders and money, `medians` are the median customer's features.
 */
export function nameOf(centroid: Triple, typical: Triple, medians: Triple): Phrase {
  const side = (at: 0 | 1 | 2): 'most' | 'more' | 'less' | 'least' | null => {
    const apart = centroid[at] - medians[at];
    if (Math.abs(apart) < APART) return null;
    const far = Math.abs(apart) >= FAR_APART;
    return apart > 0 ? (far ? 'most' : 'more') : far ? 'least' : 'less';
  };
  const orders = typical[1] < ONCE ? 'once' : side(1);
  const traits = [
    { of: 'days', side: side(0) },
    { of: 'orders', side: orders },
    { of: 'money', side: side(2) },
  ].flatMap((trait) => (trait.side === null ? [] : [{ key: `clusters.trait.${trait.of}.${trait.side}` }]));
  if (traits.length === 0) return { key: 'clusters.name.middle' };
  return { key: 'clusters.name', parts: { traits: { list: traits, between: 'clusters.name.between' } } };
}
