import type { Layout } from './layout.ts';

/** `closed` is an order given back in full; with the column `Total Refunded` shown, the money says so itself. */
export const magentoOrders = {
  id: 'magento-orders',
  platform: 'Magento 2 / Adobe Commerce',
  report: 'Orders grid export',
  table: 'orders',
  signature: [['Purchase Point', 'Grand Total (Base)']],
  columns: {
    order_id: ['ID'],
    customer_id: ['Customer Email', 'Customer Name', 'Bill-to Name'],
    ordered_at: ['Purchase Date'],
    amount: ['Grand Total (Base)', 'Grand Total (Purchased)'],
    refunded: ['Total Refunded'],
    status: ['Status'],
    email: ['Customer Email'],
  },
  statusKinds: {
    closed: 'refund',
    Closed: 'refund',
    payment_review: 'cancelled',
    'Payment Review': 'cancelled',
    fraud: 'cancelled',
    'Suspected Fraud': 'cancelled',
  },
  moneyBack: 'status',
  notes: ['refunds-undated'],
} as const satisfies Layout;
