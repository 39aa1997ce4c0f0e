import { basketOf } from '../basket.ts';
import type { Dice } from '../dice.ts';
import { product, type Order, type Product, type Shop, type Span } from '../shop.ts';

const TOPS = { 'zh-CN': '上衣', en: 'Tops' };
const BOTTOMS = { 'zh-CN': '裤裙', en: 'Trousers and skirts' };
const COATS = { 'zh-CN': '外套', en: 'Coats' };
const SMALL = { 'zh-CN': '鞋帽配饰', en: 'Shoes and accessories' };

const PRODUCTS: readonly Product[] = [
  product('条纹长袖T恤', 'Striped long-sleeve', TOPS, 6900, 22),
  product('纯棉打底衫', 'Cotton base layer', TOPS, 5900, 20),
  product('连帽卫衣', 'Hooded sweatshirt', TOPS, 12900, 12),
  product('牛仔背带裤', 'Denim dungarees', BOTTOMS, 15900, 10),
  product('针织裤', 'Knitted trousers', BOTTOMS, 8900, 14),
  product('防风外套', 'Windproof jacket', COATS, 23900, 7),
  product('轻薄羽绒服', 'Light down coat', COATS, 32900, 5),
  product('学步鞋', 'First shoes', SMALL, 18900, 6),
  product('袜子三双装', 'Socks, 3 pairs', SMALL, 2990, 16),
];
const basket = basketOf(PRODUCTS, [30, 36, 22, 12]);

const DAY_MS = 86_400_000;

/** Months of the two seasons: spring and autumn clothes. */
export const SEASON_MONTHS: readonly number[] = [3, 4, 9, 10];
/** Days after which another shop would call a customer lost. */
export const QUIET_DAYS = 120;
/** Long enough to see the next two seasons. */
export const FOLLOW_UP_DAYS = 400;
/** Peaks of the seasons in the year, in days from 1 January: 1 April and 1 October. */
const PEAKS = [90, 273] as const;
const DROPOUT = 0.24;

/** A children's clothes shop: between two seasons everybody looks lost. */
export const KIDS: Shop = {
  id: 'kids',
  customers: 7200,
  months: 36,
  products: PRODUCTS,
  channels: [
    { 'zh-CN': '小程序', en: 'Own shop' },
    { 'zh-CN': '平台店', en: 'Marketplace' },
  ],
  gift: { 'zh-CN': '身高贴一张', en: 'Height chart sticker' },
  fileName: { 'zh-CN': '童装店订单.csv', en: 'childrens-clothes-orders.csv' },

  living(span, dice) {
    const seasons = seasonsOf(span);
    return (customer) => {
      const channel = dice.chance(0.5) ? 1 : 0;
      const order = (day: number): Order => ({
        customer,
        day,
        channel: dice.chance(0.9) ? channel : 0,
        lines: basket(dice),
      });
      const loyalty = 0.45 + 0.5 * Math.min(1, dice.gamma(3, 0.6));
      const days = new Set<number>();
      const start = dice.below(seasons.length);
      for (const peak of seasons.slice(start)) {
        if (days.size === 0 || dice.chance(loyalty)) addSeason(days, peak, span, dice);
        if (dice.chance(0.1)) addDay(days, peak + 30 + dice.below(120), span);
        if (days.size > 0 && dice.chance(DROPOUT)) break;
      }
      // A season cut off by the end of the file may leave nobody: such a customer came on some day between.
      if (days.size === 0) addDay(days, span.first + dice.below(span.last - span.first + 1), span);
      return [...days].sort((a, b) => a - b).map(order);
    };
  },

  truth(customers, { last }) {
    const orders = customers.flat();
    const inSeason = orders.filter(({ day }) => SEASON_MONTHS.includes(monthOf(day)));
    const seasonShare = inSeason.length / orders.length;
    const followed = customers.filter((own) => own[0]!.day + FOLLOW_UP_DAYS <= last);
    const quiet = followed.filter((own) => !own[1] || own[1].day - own[0]!.day > QUIET_DAYS);
    const back = quiet.filter((own) => own[1] && own[1].day - own[0]!.day <= FOLLOW_UP_DAYS);
    const waitingShare = back.length / quiet.length;
    return {
      numbers: { seasonShare, quiet: quiet.length, waitingShare },
      sentences: [
        { key: 'samples.kids.season', parts: { share: { as: 'rate', value: seasonShare } } },
        {
          key: 'samples.kids.waiting',
          parts: {
            quiet: { as: 'integer', value: QUIET_DAYS },
            within: { as: 'integer', value: FOLLOW_UP_DAYS },
            share: { as: 'rate', value: waitingShare },
          },
        },
      ],
    };
  },
};

const monthOf = (day: number): number => new Date(day * DAY_MS).getUTCMonth() + 1;

/** The peaks of all seasons that the file holds. */
function seasonsOf({ first, last }: Span): number[] {
  const years = Array.from({ length: 5 }, (_, i) => new Date(first * DAY_MS).getUTCFullYear() + i);
  return years
    .flatMap((year) => PEAKS.map((peak) => Date.UTC(year, 0, 1) / DAY_MS + peak))
    .filter((peak) => peak > first && peak < last);
}

function addSeason(days: Set<number>, peak: number, span: Span, dice: Dice): void {
  const visits = dice.chance(0.3) ? 2 : 1;
  for (let i = 0; i < visits; i++) addDay(days, Math.round(dice.normal(peak, 16)), span);
}

function addDay(days: Set<number>, day: number, { first, last }: Span): void {
  if (day >= first && day <= last) days.add(day);
}
