import type { Phrase } from '#core/phrase.ts';
import type { Dice } from './dice.ts';

export type SampleLocale = 'zh-CN' | 'en';
export type Bilingual = Readonly<Record<SampleLocale, string>>;

export interface Product {
  name: Bilingual;
  category: Bilingual;
  /** Price of one, in cents. */
  price: number;
  /** How often it is chosen, against the others. */
  weight: number;
}

export const product = (zh: string, en: string, category: Bilingual, price: number, weight: number): Product => ({
  name: { 'zh-CN': zh, en },
  category,
  price,
  weight,
});

/** Days are day numbers, money is in cents. */
export interface Order {
  customer: number;
  day: number;
  /** 0 is the shop's own channel, 1 the marketplace. */
  channel: 0 | 1;
  lines: OrderLine[];
}

export interface OrderLine {
  product: number;
  quantity: number;
  cents: number;
}

export interface Shop {
  id: string;
  customers: number;
  months: number;
  products: readonly Product[];
  channels: readonly [Bilingual, Bilingual];
  /** A gift that is now and then put into the parcel, amount 0. */
  gift: Bilingual;
  fileName: Bilingual;
  /** How its customers live: gives all paid orders of the next customer, in order of time, at least one. */
  living(span: Span, dice: Dice): (customer: number) => Order[];
  /** The planted truth, measured in the orders that came out. */
  truth(orders: readonly (readonly Order[])[], span: Span): ShopFacts;
}

/** First and last day of the file, inclusive. */
export interface Span {
  first: number;
  last: number;
}

export interface ShopFacts {
  /** Rates 0–1, money in yuan. */
  numbers: Readonly<Record<string, number>>;
  sentences: readonly Phrase[];
}

export const centsOf = (order: Order): number => order.lines.reduce((sum, { cents }) => sum + cents, 0);
