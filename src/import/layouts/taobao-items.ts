import type { Layout } from './layout.ts';

/** The older report has neither buyer nor day, the newer one has days and amounts but no buyer. */
export const taobaoItems = {
  id: 'taobao-items',
  platform: '淘宝 / 天猫',
  report: '宝贝报表 ExportOrderDetailList',
  table: 'baskets',
  signature: [
    ['外部系统编号', '商家编码'],
    ['主订单编号', '子订单编号', '购买数量'],
  ],
  columns: {
    order_id: ['主订单编号', '订单编号'],
    ordered_at: ['订单付款时间'],
    created_at: ['订单创建时间'],
    amount: ['买家实际支付金额', '买家实付金额'],
    refunded: ['退款金额'],
    quantity: ['购买数量'],
    unit_price: ['价格', '商品价格'],
    product: ['标题', '商品标题', '宝贝标题'],
    product_id: ['商品ID', '商家编码', '外部系统编号'],
    status: ['订单状态'],
  },
  statusKinds: {
    交易关闭: 'cancelled',
    等待买家付款: 'cancelled',
    没有创建支付宝交易: 'cancelled',
    '付款以前，卖家或买家主动关闭交易': 'cancelled',
    '付款以后用户退款成功，交易自动关闭': 'cancelled',
  },
  moneyBack: 'status',
  currency: 'CNY',
  notes: ['join-needed'],
} as const satisfies Layout;
