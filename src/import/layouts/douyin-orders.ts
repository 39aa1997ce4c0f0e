import type { Layout } from './layout.ts';

export const douyinOrders = {
  id: 'douyin-orders',
  platform: '抖店',
  report: '订单导出',
  table: 'baskets',
  signature: [['主订单编号', '子订单编号', '选购商品']],
  columns: {
    order_id: ['主订单编号'],
    customer_id: ['收件人手机号'],
    ordered_at: ['订单提交时间', '支付完成时间'],
    amount: ['订单应付金额'],
    quantity: ['商品数量'],
    product: ['选购商品'],
    product_id: ['商品ID', '商家编码', '货号'],
    channel: ['流量来源', 'APP渠道'],
    region: ['省'],
    status: ['订单状态', '售后状态'],
  },
  moneyBack: 'status',
  currency: 'CNY',
  notes: ['masked-buyer', 'merged-rows', 'refunds-by-status'],
} as const satisfies Layout;
