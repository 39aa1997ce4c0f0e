import type { Layout } from './layout.ts';

export const youzanOrders = {
  id: 'youzan-orders',
  platform: '有赞',
  report: '订单报表',
  table: 'orders',
  signature: [['买家付款时间', '订单实付金额']],
  columns: {
    order_id: ['订单号'],
    customer_id: ['买家手机号', '收货人手机号/提货人手机号', '买家昵称', '买家姓名'],
    ordered_at: ['买家付款时间'],
    created_at: ['订单创建时间'],
    amount: ['订单实付金额'],
    refunded: ['订单已退款金额'],
    discount: ['店铺优惠合计'],
    channel: ['销售渠道', '订单来源', '归属店铺'],
    region: ['收货人省份'],
    status: ['订单状态', '订单退款状态'],
    phone: ['买家手机号'],
  },
  moneyBack: 'status',
  currency: 'CNY',
  notes: ['refunds-undated'],
} as const satisfies Layout;
