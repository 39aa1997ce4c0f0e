import type { Kind } from '#orders/schema.ts';

/**
 * Words of a status column and the kind of line they mean, the first match from the top wins: a refunded order is often
 * closed as well, and "no refund" holds the word refund. Matched inside the lower-case value. `sale` is what remains.
 */
export const STATUS_WORDS: readonly { kind: Kind; words: readonly string[] }[] = [
  {
    kind: 'sale',
    words: [
      '无退款',
      '未退款',
      '未申请退款',
      '退款关闭',
      '退款失败',
      '退款取消',
      '取消退款',
      '撤销退款',
      '拒绝退款',
      '无售后',
      '售后取消',
      '售后关闭',
      '无退货',
      'no refund',
      'not refunded',
      'partially',
      '部分退款',
    ],
  },
  { kind: 'refund', words: ['退款', '退货', '已退', 'refund', 'return', 'chargeback'] },
  {
    kind: 'cancelled',
    words: [
      '交易关闭',
      '订单关闭',
      '已关闭',
      '取消',
      '未付款',
      '待付款',
      '等待买家付款',
      '未支付',
      '待支付',
      '作废',
      'cancel',
      'closed',
      'void',
      'unpaid',
      'pending',
      'awaiting payment',
      'failed',
      'expired',
      'abandoned',
    ],
  },
  { kind: 'gift', words: ['赠品', '赠送', '礼品', 'presented', 'giveaway', 'gift', 'free sample'] },
];

/** Words that show a column to be a status even when they only mean a plain sale. */
const SALE_WORDS = [
  'normal',
  'paid',
  'completed',
  'complete',
  'shipped',
  'delivered',
  'sale',
  'fulfilled',
  'special',
  '交易成功',
  '已完成',
  '已付款',
  '已发货',
  '已支付',
  '正常',
  '成功',
  '已签收',
  '已收货',
];

/** The kind a status value speaks of, before any look at the amount. */
export function kindOfStatus(value: string): Kind {
  const text = value.trim().toLowerCase();
  return STATUS_WORDS.find(({ words }) => words.some((word) => text.includes(word)))?.kind ?? 'sale';
}

/** True when the value is one a status column would hold. */
export const isStatus = (value: string): boolean =>
  STATUS_WORDS.some(({ words }) => words.some((word) => value.trim().toLowerCase().includes(word))) ||
  SALE_WORDS.some((word) => value.trim().toLowerCase().includes(word));
