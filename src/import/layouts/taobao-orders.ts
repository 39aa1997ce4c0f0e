import type { Layout } from './layout.ts';

export const taobaoOrders = {
  id: 'taobao-orders',
  platform: '淘宝 / 天猫',
  report: '订单报表 ExportOrderList',
  table: 'orders',
  signature: [
    ['订单编号', '买家应付货款'],
    ['订单编号', '买家应付邮费'],
    ['订单编号', '买家会员名', '买家实际支付金额'],
  ],
  not: ['子订单编号'],
  columns: {
    order_id: ['订单编号'],
    customer_id: ['买家会员名', '买家会员名称', '买家昵称', '买家支付宝账号', '联系手机'],
    ordered_at: ['订单付款时间'],
    created_at: ['订单创建时间'],
    amount: ['买家实际支付金额', '买家实付金额'],
    refunded: ['退款金额'],
    quantity: ['宝贝总数量', '商品总数量'],
    product: ['宝贝标题', '商品标题'],
    channel: ['店铺名称'],
    status: ['订单状态'],
    phone: ['联系手机'],
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
  notes: ['refunds-undated', 'refunds-by-status'],
} as const satisfies Layout;
