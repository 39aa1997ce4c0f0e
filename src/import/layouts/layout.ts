import type { Kind, Role, TableKind } from '#orders/schema.ts';
import type { DateFormatId } from '../dates.ts';

/**
 * What has to be known about a platform's export besides its columns, worded on the desk:
 * `totals-once` order totals stand on the first line only · `totals-repeated` on every line · `refunds-undated` money back
 * without a day of its own · `refunds-as-rows` as rows of their own day · `refunds-by-status` as a word only ·
 * `no-buyer` nothing says who bought · `name-only` only a name does · `masked-buyer` the buyer is masked or enciphered ·
 * `join-needed` the buyer and the day stand in the platform's other report · `utc` stamps are UTC · `guests` 0 is a guest ·
 * `less-discount` the amount has still to be lessened by the discount · `merged-rows` one row may hold several sub-orders ·
 * `refunds-missing` money back is not in this report · `no-amount` nothing says what was paid · `other-rows` some rows are
 * no sales.
 */
export const LAYOUT_NOTES = [
  'totals-once',
  'totals-repeated',
  'refunds-undated',
  'refunds-as-rows',
  'refunds-by-status',
  'no-buyer',
  'name-only',
  'masked-buyer',
  'join-needed',
  'utc',
  'guests',
  'less-discount',
  'merged-rows',
  'refunds-missing',
  'no-amount',
  'other-rows',
] as const;
export type LayoutNote = (typeof LAYOUT_NOTES)[number];

/** One platform's export, as data: how it is recognised and what its columns mean. */
export interface Layout {
  /** Stable and language-free, e.g. `shopify-orders`. */
  id: string;
  /** Proper names, shown as they are. */
  platform: string;
  report: string;
  table: TableKind;
  /** Sets of column names; one of the sets, all of it present, is the signature. Compared by `plainHeader`. */
  signature: readonly (readonly string[])[];
  /** Names that show it is another layout after all. */
  not?: readonly string[];
  /** The column for each role, the best first: the first one that is there (and, for the buyer, filled and unmasked) is taken. */
  columns: Partial<Record<Role, readonly string[]>>;
  dates?: readonly DateFormatId[];
  /** Naive stamps are UTC. */
  utc?: true;
  /** Cells that stand on an order's first line only: its further lines take them from there. */
  fillDown?: true;
  /** Rows without it are no sales (the sums of an order, fees, payouts): left out by a rule, and counted. */
  rowsNeed?: Role;
  /** `less`: the amount has still to be lessened by the discount. */
  discount?: 'less';
  /** What status values mean beyond the words of `status.ts`. */
  statusKinds?: Readonly<Record<string, Kind>>;
  moneyBack?: 'sign' | 'status';
  /** Further texts that mean nothing, by role: `0` for a guest. */
  nothing?: Partial<Record<Role, readonly string[]>>;
  /** The currency of every amount, where no column says it. */
  currency?: string;
  notes: readonly LayoutNote[];
}
