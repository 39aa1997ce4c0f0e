import { basketOf } from '../basket.ts';
import type { Dice } from '../dice.ts';
import { product, type Order, type Product, type Shop } from '../shop.ts';

const BEANS = { 'zh-CN': '咖啡豆', en: 'Beans' };
const DRIP = { 'zh-CN': '挂耳', en: 'Drip bags' };
const GEAR = { 'zh-CN': '器具', en: 'Gear' };

const PRODUCTS: readonly Product[] = [
  product('意式拼配500克', 'House espresso 500 g', BEANS, 8800, 24),
  product('云南水洗250克', 'Yunnan washed 250 g', BEANS, 5800, 18),
  product('耶加雪菲日晒250克', 'Yirgacheffe natural 250 g', BEANS, 7900, 16),
  product('低因拼配250克', 'Decaf blend 250 g', BEANS, 6800, 6),
  product('瑰夏100克', 'Geisha 100 g', BEANS, 12800, 4),
  product('挂耳尝鲜装10包', 'Drip bag taster, 10 bags', DRIP, 3990, 22),
  product('挂耳家庭装40包', 'Drip bags, 40 bags', DRIP, 12900, 7),
  product('手冲壶', 'Pour-over kettle', GEAR, 19900, 2),
  product('V60滤纸100张', 'V60 filters, 100', GEAR, 2900, 8),
];
const basket = basketOf(PRODUCTS);

/** Share of first buyers who will come back one day, by the channel of the first order: the leak is on the marketplace. */
const RETURNS = [0.58, 0.26] as const;
const DROPOUT = 0.1;

/** A coffee roaster: most never order twice, but who does stays. */
export const ROASTER: Shop = {
  id: 'roaster',
  customers: 7400,
  months: 24,
  products: PRODUCTS,
  channels: [
    { 'zh-CN': '小程序', en: 'Own shop' },
    { 'zh-CN': '平台旗舰店', en: 'Marketplace' },
  ],
  gift: { 'zh-CN': '挂耳试饮一包', en: 'Sample drip bag' },
  fileName: { 'zh-CN': '咖啡烘焙店订单.csv', en: 'coffee-roaster-orders.csv' },

  living:
    ({ first, last }, dice) =>
    (customer) => {
      const channel = dice.chance(0.62) ? 1 : 0;
      let day = first + firstVisit(last - first + 1, dice);
      const order = (at: number, by: 0 | 1): Order => ({ customer, day: at, channel: by, lines: basket(dice) });
      const orders = [order(day, channel)];
      if (!dice.chance(RETURNS[channel])) return orders;
      const meanGap = 14 + dice.gamma(2.2, 24);
      day += 1 + Math.round(dice.gamma(2, meanGap * 0.9));
      while (day <= last) {
        orders.push(order(day, dice.chance(0.85) ? channel : 0));
        if (dice.chance(DROPOUT)) break;
        day += 1 + Math.round(dice.gamma(2.5, meanGap));
      }
      return orders;
    },

  truth(customers) {
    const count = (orders: number) => customers.filter((own) => own.length >= orders).length;
    const secondShare = count(2) / count(1);
    const thirdShare = count(3) / count(2);
    const shareOf = (channel: 0 | 1) => {
      const started = customers.filter((own) => own[0]!.channel === channel);
      return started.filter((own) => own.length >= 2).length / started.length;
    };
    const numbers = { secondShare, thirdShare, ownSecondShare: shareOf(0), marketSecondShare: shareOf(1) };
    return {
      numbers,
      sentences: [
        {
          key: 'samples.roaster.second',
          parts: { share: { as: 'rate', value: secondShare }, customers: { as: 'integer', value: count(1) } },
        },
        { key: 'samples.roaster.third', parts: { share: { as: 'rate', value: thirdShare } } },
        {
          key: 'samples.roaster.channel',
          parts: {
            own: { as: 'rate', value: numbers.ownSecondShare },
            market: { as: 'rate', value: numbers.marketSecondShare },
          },
        },
      ],
    };
  },
};

// More newcomers each month, most of all before the holidays; the latest weeks bring fewer than the trend would.
function firstVisit(days: number, dice: Dice): number {
  for (;;) {
    const day = dice.below(days);
    const month = Math.floor((day / 30.44) % 12);
    const season = [1.0, 0.85, 0.9, 0.95, 1.3, 1.0, 0.9, 0.9, 1.0, 1.05, 1.5, 1.35][month]!;
    if (dice.chance((season / 1.5) * (0.6 + (0.4 * day) / days))) return day;
  }
}
