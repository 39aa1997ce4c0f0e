import type { Phrase } from '#core/phrase.ts';
import { typicalOf, type Scaling, type Triple } from './model.ts';

/** A group is named for what sets its centroid this far, and very far, from the median customer, in standard deviations. */
const APART = 0.5;
const FAR_APART = 1.5;
/** Fewer orders than this on average, and the group is one of buyers of one order; fewer than these are not often. */
const ONCE = 1.05;
const OFTEN = 3;

type Side = 'most' | 'more' | 'less' | 'least';

/**
 * A name proposed from a centroid: what is more and what is less than with the median customer, whose features `medians`
 * are.
 */
export function nameOf(model: Scaling, centroid: Triple, medians: Triple): Phrase {
  const [days, orders, money] = centroid.map((value, at) => sideOf(value - medians[at]!));
  const sides = [
    { of: 'days', side: days },
    { of: 'orders', side: model.weight[1] > 0 ? ordersSide(orders, typicalOf(model, centroid)[1]) : undefined },
    { of: 'money', side: money },
  ];
  const traits = sides.flatMap(({ of, side }) => (side ? [{ key: `clusters.trait.${of}.${side}` }] : []));
  if (traits.length === 0) return { key: 'clusters.name.middle' };
  return { key: 'clusters.name', parts: { traits: { list: traits, between: 'clusters.name.between' } } };
}

function sideOf(apart: number): Side | undefined {
  if (Math.abs(apart) < APART) return undefined;
  const far = Math.abs(apart) >= FAR_APART;
  return apart > 0 ? (far ? 'most' : 'more') : far ? 'least' : 'less';
}

/** Two orders may be many beside the median of one, but are not often. */
function ordersSide(side: Side | undefined, typical: number): Side | 'once' | 'several' | undefined {
  if (typical < ONCE) return 'once';
  return (side === 'more' || side === 'most') && typical < OFTEN ? 'several' : side;
}
