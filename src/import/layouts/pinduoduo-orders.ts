import type { Layout } from './layout.ts';

export const pinduoduoOrders = {
  id: 'pinduoduo-orders',
  platform: '拼多多',
  report: '订单导出',
  table: 'baskets',
  signature: [
    ['订单号', '多多支付立减金额(元)'],
    ['订单号', '商家实收金额(元)', '用户实付金额(元)'],
  ],
  columns: {
    order_id: ['订单号'],
    customer_id: ['用户购买手机号'],
    ordered_at: ['订单成交时间', '支付时间'],
    created_at: ['下单时间'],
    amount: ['商家实收金额(元)', '用户实付金额(元)', '商品总价(元)'],
    quantity: ['商品数量(件)'],
    product: ['商品'],
    product_id: ['商品id', '商家编码-商品维度', '商家编码-规格维度'],
    category: ['商品一级类目'],
    channel: ['订单来源'],
    region: ['省'],
    status: ['订单状态', '售后状态'],
  },
  moneyBack: 'status',
  currency: 'CNY',
  notes: ['no-buyer', 'refunds-by-status'],
} as const satisfies Layout;
