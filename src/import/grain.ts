import type { Role } from '#orders/schema.ts';
import { plainNumber } from './values.ts';

/**
 * How the money column of a file with several lines per order is to be read: each line its own (`line`), the order's total
 * on every one of its lines (`repeated`), or on its first line only (`first`).
 */
export type Grain = 'line' | 'repeated' | 'first';

const ENOUGH_ORDERS = 3;
const NEARLY_ALL = 0.95;

interface Order {
  amounts: (number | null)[];
  values: (number | null)[];
}

/**
 * Judges the sampled rows. `repeated` needs the lines of nearly every order of several to say the same amount, and their
 * quantities × prices to make it up together; without prices it cannot be told from equal lines, and `line` is said.
 */
export function guessGrain(
  rows: readonly (readonly string[])[],
  roles: readonly (Role | null)[],
  decimal: (index: number) => '.' | ',',
): Grain {
  const at = (role: Role) => roles.indexOf(role);
  const [order, amount, quantity, price] = [at('order_id'), at('amount'), at('quantity'), at('unit_price')];
  if (order < 0 || amount < 0) return 'line';
  const number = (row: readonly string[], index: number) =>
    index < 0 ? null : plainNumber(row[index] ?? '', decimal(index));
  const orders = new Map<string, Order>();
  for (const row of rows) {
    const id = (row[order] ?? '').trim();
    if (id === '') continue;
    const known = orders.get(id) ?? { amounts: [], values: [] };
    const [q, p] = [number(row, quantity), number(row, price)];
    known.amounts.push(number(row, amount));
    known.values.push(q === null || p === null ? null : q * p);
    orders.set(id, known);
  }
  const several = [...orders.values()].filter(({ amounts }) => amounts.length > 1);
  if (several.length < ENOUGH_ORDERS) return 'line';
  const nearlyAll = (holds: (order: Order) => boolean) => several.filter(holds).length >= several.length * NEARLY_ALL;
  if (nearlyAll(({ amounts }) => amounts[0] !== null && amounts.slice(1).every((value) => value === null)))
    return 'first';
  if (nearlyAll(isRepeated) && several.some(({ amounts, values }) => amounts[0] !== values[0])) return 'repeated';
  return 'line';
}

function isRepeated({ amounts, values }: Order): boolean {
  const [total] = amounts;
  if (total === undefined || total === null || total === 0 || amounts.some((amount) => amount !== total)) return false;
  if (values.some((value) => value === null)) return false;
  const sum = values.reduce<number>((all, value) => all + value!, 0);
  // Shipping, tax and discounts lie between the goods and the total.
  return sum > 0 && total / sum > 0.5 && total / sum < 1.5 && Math.abs(sum - total * amounts.length) > 0.01;
}
