import type { Dice } from './dice.ts';
import type { OrderLine, Product } from './shop.ts';

/** One to four different products, most often one or two, now and then cheaper than the list says. */
export function basketOf(products: readonly Product[], sizes: readonly number[] = [52, 30, 13, 5]) {
  const weights = products.map(({ weight }) => weight);
  return (dice: Dice): OrderLine[] => {
    const size = 1 + dice.weighted(sizes);
    const chosen = new Set<number>();
    while (chosen.size < size) chosen.add(dice.weighted(weights));
    const discount = dice.chance(0.18) ? [0.95, 0.9, 0.85][dice.below(3)]! : 1;
    return [...chosen].map((product) => {
      const quantity = dice.chance(0.14) ? 2 : 1;
      return { product, quantity, cents: Math.round(products[product]!.price * quantity * discount) };
    });
  };
}
