import type { Bilingual, SampleLocale } from './shop.ts';

/** The header, in the order of the columns: what shop systems call them in each language. */
export const HEADER: Readonly<Record<SampleLocale, readonly string[]>> = {
  'zh-CN': [
    '订单编号',
    '买家会员名',
    '订单付款时间',
    '商品编号',
    '商品名称',
    '类目',
    '渠道',
    '省份',
    '数量',
    '单价',
    '实付金额',
    '币种',
    '订单状态',
  ],
  en: [
    'Order ID',
    'Customer',
    'Paid at',
    'Product ID',
    'Product',
    'Category',
    'Channel',
    'Region',
    'Quantity',
    'Unit price',
    'Amount',
    'Currency',
    'Status',
  ],
};

export const STATUS = {
  sale: { 'zh-CN': '交易成功', en: 'Completed' },
  refund: { 'zh-CN': '退款成功', en: 'Refunded' },
  cancelled: { 'zh-CN': '交易关闭', en: 'Cancelled' },
  gift: { 'zh-CN': '赠品', en: 'Gift' },
} as const satisfies Record<string, Bilingual>;

export const GIFT_CATEGORY: Bilingual = { 'zh-CN': '赠品', en: 'Gifts' };

export const REGIONS: readonly { name: Bilingual; weight: number }[] = [
  { name: { 'zh-CN': '浙江省', en: 'Zhejiang' }, weight: 22 },
  { name: { 'zh-CN': '上海市', en: 'Shanghai' }, weight: 18 },
  { name: { 'zh-CN': '江苏省', en: 'Jiangsu' }, weight: 16 },
  { name: { 'zh-CN': '广东省', en: 'Guangdong' }, weight: 15 },
  { name: { 'zh-CN': '北京市', en: 'Beijing' }, weight: 11 },
  { name: { 'zh-CN': '四川省', en: 'Sichuan' }, weight: 10 },
  { name: { 'zh-CN': '湖北省', en: 'Hubei' }, weight: 8 },
];

export const REGION_WEIGHTS: readonly number[] = REGIONS.map(({ weight }) => weight);

/** Beginnings of member names; a number makes them one person's. */
export const MEMBERS: Readonly<Record<SampleLocale, readonly string[]>> = {
  'zh-CN': ['小满', '青柠', '阿禾', '一颗糖', '林间', '慢慢', '团子', '半夏', '木木', '晴天', '豆豆', '南风'],
  en: ['anna', 'ben', 'chen', 'dora', 'eli', 'fay', 'gus', 'hana', 'ian', 'june', 'kai', 'lena'],
};

/** What a clerk types where a date or an amount should be. */
export const DIRT = {
  dates: ['2024-02-30 10:00:00', '0000-00-00 00:00:00', '2024-13-05 09:30:00', '?'],
  amounts: ['12,8O', '68.00.00', '??', '#REF!'],
} as const;
