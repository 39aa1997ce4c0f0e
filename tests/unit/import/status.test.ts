import { expect, it } from 'vitest';
import { isStatus, kindOfStatus } from '#import/status.ts';

it.each([
  ['交易成功', 'sale'],
  ['已签收', 'sale'],
  ['无退款申请', 'sale'],
  ['无售后或售后取消', 'sale'],
  ['售后关闭', 'sale'],
  ['退款取消', 'sale'],
  ['Partially refunded', 'sale'],
  ['Partial Refund', 'sale'],
  ['退款成功', 'refund'],
  ['付款以后用户退款成功，交易自动关闭', 'refund'],
  ['已退货', 'refund'],
  ['Refunded', 'refund'],
  ['交易关闭', 'cancelled'],
  ['已取消', 'cancelled'],
  ['等待买家付款', 'cancelled'],
  ['Payment pending', 'cancelled'],
  ['赠品', 'gift'],
  ['撤销退款', 'sale'],
  ['未取消', 'sale'],
  ['Returning customer', 'sale'],
  ['Bezahlt', 'sale'],
  ['Teilweise erstattet', 'sale'],
  ['Erstattet', 'refund'],
  ['Remboursée', 'refund'],
  ['Devuelto', 'refund'],
  ['Rimborsato', 'refund'],
  ['返品済', 'refund'],
  ['已退貨', 'refund'],
  ['환불완료', 'refund'],
  ['Storniert', 'cancelled'],
  ['Annulée', 'cancelled'],
  ['Annullato', 'cancelled'],
  ['Cancelado', 'cancelled'],
  ['Incomplete', 'cancelled'],
  ['キャンセル', 'cancelled'],
  ['취소완료', 'cancelled'],
] as const)('%s is a %s', (value, kind) => {
  expect(kindOfStatus(value)).toBe(kind);
  expect(isStatus(value)).toBe(true);
});

it('a word that no status column holds is a sale and no status', () => {
  expect(kindOfStatus('weird')).toBe('sale');
  expect(isStatus('weird')).toBe(false);
});
