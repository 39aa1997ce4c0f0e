import type { Phrase } from '#core/phrase.ts';
import { dayNumber } from '#orders/days.ts';
import { dice, type Dice } from './dice.ts';
import { GIFT_PRODUCT, writeLines, type FileLine } from './file.ts';
import { centsOf, type Order, type SampleLocale, type Shop, type Span } from './shop.ts';
import { KIDS } from './shops/kids.ts';
import { ROASTER } from './shops/roaster.ts';
import { TEA } from './shops/tea.ts';
import { REGION_WEIGHTS } from './words.ts';

export type { SampleLocale } from './shop.ts';

export type ShopId = 'roaster' | 'kids' | 'tea';

/** The three shops of the start page: their size, and the currency of their amounts. */
export const SHOPS = [ROASTER, KIDS, TEA].map(({ id, customers, months }) => ({
  id: id as ShopId,
  customers,
  months,
  currency: 'CNY',
}));

const BY_ID: Readonly<Record<ShopId, Shop>> = { roaster: ROASTER, kids: KIDS, tea: TEA };

const LAST_DAY = '2025-06-30';

/** What was planted, with the numbers that came out. Counts are of the file; `numbers` hold rates 0–1, money in yuan. */
export interface ShopTruth {
  customers: number;
  /** Paid orders with an amount above 0. */
  orders: number;
  /** Records of the file, dirty ones included, without the header. */
  lines: number;
  /** Paid, before refunds, in yuan. */
  sales: number;
  /** Money back, in yuan, below 0. */
  refunds: number;
  refundLines: number;
  cancelledOrders: number;
  giftLines: number;
  dirt: { badDates: number; noCustomer: number; badAmounts: number };
  /** ISO days of the first and the last paid order. */
  firstDay: number;
  lastDay: number;
  numbers: Readonly<Record<string, number>>;
  /** The lesson of the shop in sentences, for the page to word. */
  sentences: readonly Phrase[];
}

export interface SampleFile {
  name: string;
  /** UTF-8 text, comma-separated, a header first. */
  csv: string;
  truth: ShopTruth;
}

/**
 * The order file of an invented shop with a known lesson in it, about 20,000 orders. The same seed gives the same orders
 * in every language and on every machine.
 */
export function generateShop(id: ShopId, { locale, seed = 1 }: { locale: SampleLocale; seed?: number }): SampleFile {
  const shop = BY_ID[id];
  const span = spanOf(shop.months);
  const life = dice(seed);
  const live = shop.living(span, life);
  const customers = Array.from({ length: shop.customers }, (_, customer) => live(customer));
  const lines = fileLines(customers, span, life);
  const orders = customers.flat();
  const count = (kind: FileLine['kind']) => lines.filter((line) => line.kind === kind).length;
  const dirty = (fault: FileLine['fault']) => lines.filter((line) => line.fault === fault).length;
  const days = orders.map(({ day }) => day);
  const cents = (sum: number) => sum / 100;
  return {
    name: shop.fileName[locale],
    csv: writeLines(shop, lines, locale),
    truth: {
      customers: customers.length,
      orders: orders.length,
      lines: lines.length,
      sales: cents(orders.reduce((sum, order) => sum + centsOf(order), 0)),
      refunds: cents(lines.reduce((sum, line) => sum + (line.kind === 'refund' ? line.cents : 0), 0)),
      refundLines: count('refund'),
      cancelledOrders: new Set(lines.filter(({ kind }) => kind === 'cancelled').map(({ order }) => order)).size,
      giftLines: count('gift'),
      dirt: { badDates: dirty('date'), noCustomer: dirty('customer'), badAmounts: dirty('amount') },
      firstDay: days.reduce((least, day) => Math.min(least, day)),
      lastDay: days.reduce((most, day) => Math.max(most, day)),
      ...shop.truth(customers, span),
    },
  };
}

function spanOf(months: number): Span {
  const last = new Date(`${LAST_DAY}T00:00:00Z`);
  return {
    first: Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1 - months, 1) / 86_400_000,
    last: dayNumber(LAST_DAY),
  };
}

const REFUNDED = 0.028;
const CANCELLED = 0.024;
const GIFT = 0.05;
const DIRTY = { date: 12, customer: 18, amount: 9 } as const;

/** Everything that stands in the file, by time: the orders, and what goes wrong around them. */
function fileLines(customers: readonly (readonly Order[])[], span: Span, life: Dice): FileLine[] {
  const regions = customers.map(() => life.weighted(REGION_WEIGHTS));
  const lines: FileLine[] = [];
  let number = 0;

  const add = (order: Order, at: number, kind: FileLine['kind'], fault: FileLine['fault'] = null): FileLine[] => {
    const { customer, channel } = order;
    const region = regions[customer]!;
    number++;
    const added = order.lines.map(({ product, quantity, cents }): FileLine => ({
      order: number,
      customer,
      at,
      channel,
      region,
      product,
      quantity,
      cents,
      kind,
      fault,
    }));
    lines.push(...added);
    return added;
  };

  for (const order of customers.flat()) {
    const at = openingHour(order.day, life);
    const paid = add(order, at, 'sale');
    if (life.chance(GIFT)) lines.push({ ...paid[0]!, kind: 'gift', product: GIFT_PRODUCT, quantity: 1, cents: 0 });
    if (life.chance(CANCELLED)) add(order, at - 60 - life.below(3000), 'cancelled');
    const backOn = order.day + 2 + life.below(18);
    if (!life.chance(REFUNDED) || backOn > span.last) continue;
    const backAt = openingHour(backOn, life);
    const returned = life.chance(0.6) ? paid : paid.slice(0, 1);
    for (const line of returned) {
      lines.push({ ...line, kind: 'refund', at: backAt, quantity: -line.quantity, cents: -line.cents });
    }
  }
  for (const [fault, times] of Object.entries(DIRTY) as [keyof typeof DIRTY, number][]) {
    for (let i = 0; i < times; i++) {
      const like = customers[life.below(customers.length)]![0]!;
      add({ ...like, lines: like.lines.slice(0, 1) }, openingHour(like.day, life), 'sale', fault);
    }
  }
  return lines.sort((a, b) => a.at - b.at || a.order - b.order);
}

/** A second between 9 in the morning and midnight, in seconds since 1970. */
const openingHour = (day: number, life: Dice): number =>
  day * 86_400 + 9 * 3600 + life.below(13 * 3600) + (life.chance(0.5) ? life.below(6600) : 0);
