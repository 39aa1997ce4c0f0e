import type { Role } from '#orders/schema.ts';
import { amazonAllOrders } from './amazon-all-orders.ts';
import { amazonDateRange } from './amazon-date-range.ts';
import { amazonNewOrders } from './amazon-new-orders.ts';
import { amazonUnshipped } from './amazon-unshipped.ts';
import { bigcommerceOrders } from './bigcommerce-orders.ts';
import { douyinOrders } from './douyin-orders.ts';
import { ebayOrdersDe } from './ebay-orders-de.ts';
import { ebayOrders } from './ebay-orders.ts';
import { etsyItems } from './etsy-items.ts';
import { etsyOrders } from './etsy-orders.ts';
import { jdOrders } from './jd-orders.ts';
import type { Layout } from './layout.ts';
import { magentoOrders } from './magento-orders.ts';
import { pinduoduoOrders } from './pinduoduo-orders.ts';
import { shopifyOrders } from './shopify-orders.ts';
import { squareItems } from './square-items.ts';
import { squareTransactions } from './square-transactions.ts';
import { squarespaceOrders } from './squarespace-orders.ts';
import { stripePayments } from './stripe-payments.ts';
import { taobaoItems } from './taobao-items.ts';
import { taobaoOrders } from './taobao-orders.ts';
import { woocommerceAdvanced } from './woocommerce-advanced.ts';
import { woocommerceAnalytics } from './woocommerce-analytics.ts';
import { woocommerceWebtoffee } from './woocommerce-webtoffee.ts';
import { youzanCustomers } from './youzan-customers.ts';
import { youzanOrders } from './youzan-orders.ts';

export { LAYOUT_NOTES } from './layout.ts';
export type { Layout } from './layout.ts';

const LIST = [
  shopifyOrders,
  squarespaceOrders,
  woocommerceAnalytics,
  woocommerceAdvanced,
  woocommerceWebtoffee,
  magentoOrders,
  bigcommerceOrders,
  amazonAllOrders,
  amazonNewOrders,
  amazonUnshipped,
  amazonDateRange,
  stripePayments,
  squareTransactions,
  squareItems,
  etsyOrders,
  etsyItems,
  ebayOrders,
  ebayOrdersDe,
  taobaoOrders,
  taobaoItems,
  jdOrders,
  pinduoduoOrders,
  douyinOrders,
  youzanOrders,
  youzanCustomers,
] as const satisfies readonly Layout[];

/** Every export known by name. */
export const LAYOUTS: readonly Layout[] = LIST;

/** A header further down than this is not looked for. */
const HEADER_WITHIN = 25;

/**
 * A header cell as layouts compare it: padding, a BOM, `="…"` and quotes off, lower case, runs of blanks as one, brackets of
 * full width as ordinary ones.
 */
export const plainHeader = (name: string): string =>
  name
    .trim()
    .replace(/^="(.*)"$/s, '$1')
    .replace(/^(["'])(.*)\1$/s, '$2')
    .replace(/^'/, '')
    .trim()
    .replace(/\s+/g, ' ')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .toLowerCase();

/** The layout whose signature these column names hold; of several the one that asks for the most names. */
export function detectLayout(names: readonly string[]): Layout | null {
  const present = new Set(names.map(plainHeader));
  const asked = LAYOUTS.map((layout) => ({ layout, names: signatureSize(layout, present) }));
  const best = asked.reduce((a, b) => (b.names > a.names ? b : a));
  return best.names > 0 ? best.layout : null;
}

/** How many names the longest set of the signature has that is all there; 0 when there is none or it is another layout after all. */
export function signatureSize({ signature, not = [] }: Layout, present: ReadonlySet<string>): number {
  const has = (name: string) => present.has(plainHeader(name));
  if (not.some(has)) return 0;
  return Math.max(0, ...signature.filter((set) => set.every(has)).map((set) => set.length));
}

/** The header among the first lines of a file, below preamble; `row` counts from 0. */
export function findHeader(rows: readonly (readonly string[])[]): { row: number; layout: Layout } | null {
  for (const [row, cells] of rows.slice(0, HEADER_WITHIN).entries()) {
    const layout = detectLayout(cells);
    if (layout) return { row, layout };
  }
  return null;
}

export const layoutById = (id: string): Layout | null => LAYOUTS.find((layout) => layout.id === id) ?? null;

/** Who bought has to be told from the values, since exports mask or leave out what their headers promise. */
const NEEDS_VALUES: ReadonlySet<Role> = new Set(['customer_id', 'email', 'phone']);

/**
 * The role of every column. Per role the first listed column that is there and not taken; for those that name a person also
 * `usable` (by index): filled and not masked. A role without such a column stays out.
 */
export function rolesByLayout(
  layout: Layout,
  names: readonly string[],
  usable: (index: number) => boolean,
): (Role | null)[] {
  const plain = names.map(plainHeader);
  const roles = names.map((): Role | null => null);
  for (const [role, listed] of Object.entries(layout.columns) as [Role, readonly string[]][]) {
    const index = listed
      .map((name) => plain.indexOf(plainHeader(name)))
      .find((at) => at >= 0 && roles[at] === null && (!NEEDS_VALUES.has(role) || usable(at)));
    if (index !== undefined) roles[index] = role;
  }
  return roles;
}
