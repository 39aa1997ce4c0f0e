import type { Layout } from './layout.ts';

export const amazonAllOrders = {
  id: 'amazon-all-orders',
  platform: 'Amazon',
  report: 'All Orders',
  table: 'baskets',
  signature: [['amazon-order-id', 'item-status']],
  columns: {
    order_id: ['amazon-order-id'],
    ordered_at: ['purchase-date'],
    amount: ['item-price'],
    discount: ['item-promotion-discount'],
    quantity: ['quantity'],
    product: ['product-name'],
    product_id: ['sku', 'asin'],
    channel: ['sales-channel'],
    region: ['ship-country', 'ship-state'],
    currency: ['currency'],
    status: ['order-status'],
  },
  discount: 'less',
  moneyBack: 'status',
  notes: ['no-buyer', 'less-discount', 'refunds-missing'],
} as const satisfies Layout;
