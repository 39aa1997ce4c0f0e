import { basketOf } from '../basket.ts';
import { centsOf, product, type Order, type OrderLine, type Product, type Shop } from '../shop.ts';

const GREEN = { 'zh-CN': '绿茶', en: 'Green tea' };
const OOLONG = { 'zh-CN': '乌龙', en: 'Oolong' };
const DARK = { 'zh-CN': '红茶普洱', en: 'Black and pu’er' };
const WARE = { 'zh-CN': '茶器', en: 'Teaware' };

const PRODUCTS: readonly Product[] = [
  product('明前龙井50克', 'Longjing, first flush 50 g', GREEN, 16800, 12),
  product('碧螺春100克', 'Biluochun 100 g', GREEN, 12800, 11),
  product('茉莉花茶100克', 'Jasmine tea 100 g', GREEN, 5800, 16),
  product('铁观音125克', 'Tieguanyin 125 g', OOLONG, 9800, 16),
  product('凤凰单丛80克', 'Phoenix dancong 80 g', OOLONG, 13800, 10),
  product('正山小种100克', 'Lapsang souchong 100 g', DARK, 8800, 14),
  product('熟普小沱10粒', 'Ripe pu’er, 10 nuggets', DARK, 4900, 15),
  product('盖碗', 'Gaiwan', WARE, 7900, 4),
];
const basket = basketOf(PRODUCTS, [64, 27, 7, 2]);
/** What is put into the basket to reach the line: the cheapest that still does it. */
const FILLER = PRODUCTS.findIndex(({ name }) => name.en.startsWith('Ripe'));

/** Members who have spent this much get the card, in cents: they fill up to it and then see no reason to go on. */
export const LINE_CENTS = 100_000;
/** A line of no meaning, to compare with. */
export const OTHER_LINE_CENTS = 70_000;
const BAND_CENTS = 10_000;
/** From here on the card is in sight. */
const IN_SIGHT_CENTS = 86_000;
const FILL_UP = 0.6;
const STOP = 0.7;
const DROPOUT = 0.09;

/** A tea shop: its card is given at 1,000 yuan, and nothing beyond. */
export const TEA: Shop = {
  id: 'tea',
  customers: 4900,
  months: 18,
  products: PRODUCTS,
  channels: [
    { 'zh-CN': '门店', en: 'Own shop' },
    { 'zh-CN': '网店', en: 'Online' },
  ],
  gift: { 'zh-CN': '试饮茶样', en: 'Tea sample' },
  fileName: { 'zh-CN': '茶叶店订单.csv', en: 'tea-shop-orders.csv' },

  living:
    ({ first, last }, dice) =>
    (customer) => {
      const channel = dice.chance(0.45) ? 1 : 0;
      const meanGap = 12 + dice.gamma(1.6, 34);
      const orders: Order[] = [];
      let spent = 0;
      let day = first + dice.below(last - first + 1);
      while (day <= last) {
        const lines = basket(dice);
        const order: Order = { customer, day, channel: dice.chance(0.85) ? channel : 0, lines };
        const reached = spent + centsOf(order);
        if (reached >= IN_SIGHT_CENTS && reached < LINE_CENTS && dice.chance(FILL_UP))
          fillUp(lines, LINE_CENTS - reached);
        const before = spent;
        spent += centsOf(order);
        orders.push(order);
        const crossed = before < LINE_CENTS && spent >= LINE_CENTS;
        if (dice.chance(crossed ? STOP : DROPOUT)) break;
        day += 1 + Math.round(dice.gamma(1.8, meanGap));
      }
      return orders;
    },

  truth(customers) {
    const spent = customers.map((own) => own.reduce((sum, order) => sum + centsOf(order), 0));
    const between = (low: number) => spent.filter((cents) => cents >= low && cents < low + BAND_CENTS).length;
    const numbers = {
      below: between(LINE_CENTS - BAND_CENTS),
      above: between(LINE_CENTS),
      stopShare: stopShare(customers, LINE_CENTS),
      otherStopShare: stopShare(customers, OTHER_LINE_CENTS),
    };
    const line = { as: 'integer', value: LINE_CENTS / 100 } as const;
    return {
      numbers,
      sentences: [
        {
          key: 'samples.tea.line',
          parts: {
            low: { as: 'integer', value: (LINE_CENTS - BAND_CENTS) / 100 },
            line,
            high: { as: 'integer', value: (LINE_CENTS + BAND_CENTS) / 100 },
            below: { as: 'integer', value: numbers.below },
            above: { as: 'integer', value: numbers.above },
          },
        },
        {
          key: 'samples.tea.stop',
          parts: {
            line,
            other: { as: 'integer', value: OTHER_LINE_CENTS / 100 },
            stop: { as: 'rate', value: numbers.stopShare },
            otherStop: { as: 'rate', value: numbers.otherStopShare },
          },
        },
      ],
    };
  },
};

function fillUp(lines: OrderLine[], missing: number): void {
  const { price } = PRODUCTS[FILLER]!;
  const quantity = Math.ceil(missing / price);
  lines.push({ product: FILLER, quantity, cents: price * quantity });
}

/** Of those whose spending reached the line, the share whose last order it was. */
function stopShare(customers: readonly (readonly Order[])[], line: number): number {
  let reached = 0;
  let stopped = 0;
  for (const own of customers) {
    let spent = 0;
    const crossing = own.findIndex((order) => (spent += centsOf(order)) >= line);
    if (crossing < 0) continue;
    reached++;
    if (crossing === own.length - 1) stopped++;
  }
  return stopped / reached;
}
