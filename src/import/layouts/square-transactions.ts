import type { Layout } from './layout.ts';

export const squareTransactions = {
  id: 'square-transactions',
  platform: 'Square',
  report: 'Transactions',
  table: 'orders',
  signature: [['Total Collected', 'Other Tender Type']],
  columns: {
    order_id: ['Transaction ID'],
    customer_id: ['Customer ID', 'Customer Reference ID'],
    ordered_at: ['Date'],
    time_of_day: ['Time'],
    amount: ['Net Sales'],
    channel: ['Source', 'Location'],
    region: ['Location'],
    status: ['Event Type'],
  },
  moneyBack: 'sign',
  notes: ['refunds-as-rows'],
} as const satisfies Layout;
