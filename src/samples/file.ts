import { isoDay } from '#orders/days.ts';
import type { OrderLine, SampleLocale, Shop } from './shop.ts';
import { DIRT, GIFT_CATEGORY, HEADER, MEMBERS, REGIONS, STATUS } from './words.ts';

const DAY_SECONDS = 86_400;

/** One record of the file. */
export interface FileLine extends OrderLine {
  order: number;
  customer: number;
  /** Shop time, in seconds since 1970. */
  at: number;
  channel: 0 | 1;
  /** Position in REGIONS. */
  region: number;
  kind: keyof typeof STATUS;
  /** What is wrong with it, if anything. */
  fault: 'date' | 'customer' | 'amount' | null;
}

/** The product number of the gift in the parcel. */
export const GIFT_PRODUCT = -1;

/** The lines as CSV text, orders numbered by their first line. */
export function writeLines(shop: Shop, lines: readonly FileLine[], locale: SampleLocale): string {
  const goods = new Map(
    [GIFT_PRODUCT, ...shop.products.keys()].map((product) => [product, goodsCells(shop, product, locale)]),
  );
  const dayText = memo(isoDay);
  const members = memo((customer: number) => memberName(customer, locale));
  const orderIds = new Map<number, number>();
  let text = `${HEADER[locale].join(',')}\r\n`;
  lines.forEach((line, i) => {
    const { cells, price } = goods.get(line.product)!;
    let orderId = orderIds.get(line.order);
    if (orderId === undefined) orderIds.set(line.order, (orderId = 25_000_001 + orderIds.size));
    const member = line.fault === 'customer' ? '' : members(line.customer);
    const paidAt =
      line.fault === 'date'
        ? DIRT.dates[i % DIRT.dates.length]!
        : `${dayText(Math.floor(line.at / DAY_SECONDS))} ${clock(line.at % DAY_SECONDS)}`;
    const amount = line.fault === 'amount' ? DIRT.amounts[i % DIRT.amounts.length]! : money(line.cents);
    const place = `${shop.channels[line.channel][locale]},${REGIONS[line.region]!.name[locale]}`;
    text += `${orderId},${member},${paidAt},${cells},${place},${line.quantity},${price},${cell(amount)},CNY,${STATUS[line.kind][locale]}\r\n`;
  });
  return text;
}

function goodsCells({ id, products, gift }: Shop, product: number, locale: SampleLocale) {
  const { name, category, price } = products[product] ?? { name: gift, category: GIFT_CATEGORY, price: 0 };
  const number = String(product + 1).padStart(2, '0');
  return { cells: `${id.toUpperCase()}-${number},${cell(name[locale])},${category[locale]}`, price: money(price) };
}

function memo(write: (value: number) => string): (value: number) => string {
  const texts = new Map<number, string>();
  return (value) => {
    let text = texts.get(value);
    if (text === undefined) texts.set(value, (text = write(value)));
    return text;
  };
}

function memberName(customer: number, locale: SampleLocale): string {
  const words = MEMBERS[locale];
  return `${words[customer % words.length]!}${String(10_007 + customer * 7)}`;
}

const money = (cents: number): string => (cents / 100).toFixed(2);
const two = (value: number): string => String(value).padStart(2, '0');
const clock = (second: number): string =>
  `${two(Math.floor(second / 3600))}:${two(Math.floor((second % 3600) / 60))}:${two(second % 60)}`;
const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
