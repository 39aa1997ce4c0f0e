import type { Layout } from './layout.ts';

/** (删除) is an order cancelled and removed, (锁定) one held because its buyer asks to cancel. */
export const jdOrders = {
  id: 'jd-orders',
  platform: '京东',
  report: '订单导出',
  table: 'orders',
  signature: [
    ['京东价', '下单帐号'],
    ['京东价', '下单账号'],
    ['京东价', '订购数量'],
  ],
  columns: {
    order_id: ['订单号'],
    customer_id: ['下单帐号', '下单账号'],
    ordered_at: ['下单时间'],
    order_total: ['应付金额', '订单金额'],
    quantity: ['订购数量'],
    unit_price: ['京东价'],
    product: ['商品名称'],
    product_id: ['商品ID', '货号'],
    channel: ['订单渠道', '订单来源'],
    status: ['订单状态'],
  },
  statusKinds: {
    已取消: 'cancelled',
    '(删除)': 'cancelled',
    '(删除)等待付款': 'cancelled',
    '(删除)等待出库': 'cancelled',
    '(删除)等待确认收货': 'cancelled',
    '(删除)完成': 'cancelled',
    '(锁定)': 'cancelled',
    '(锁定)等待付款': 'cancelled',
    '(锁定)等待出库': 'cancelled',
    '(锁定)等待确认收货': 'cancelled',
    '(锁定)完成': 'cancelled',
  },
  moneyBack: 'status',
  currency: 'CNY',
  notes: ['totals-repeated', 'refunds-by-status'],
} as const satisfies Layout;
