import type { Layout } from './layout.ts';

/** `消费金额` is before refunds, which stand beside it in `累计退款金额`. */
export const youzanCustomers = {
  id: 'youzan-customers',
  platform: '有赞',
  report: '客户报表',
  table: 'members',
  signature: [['客户手机号', '消费次数']],
  columns: {
    customer_id: ['客户手机号', '客户昵称'],
    last_order_at: ['上次消费时间'],
    orders: ['消费次数'],
    spend: ['消费金额'],
    points: ['客户积分'],
    label: ['免费等级', '付费等级', '标签'],
    channel: ['来源渠道', '来源方式'],
    region: ['所属区域', '微信地域'],
    phone: ['客户手机号'],
  },
  currency: 'CNY',
  notes: [],
} as const satisfies Layout;
