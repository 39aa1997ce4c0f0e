import type { Layout } from './layout.ts';

/** What is still to be sent: buyers, but no prices, and only the orders open on that day. */
export const amazonUnshipped = {
  id: 'amazon-unshipped',
  platform: 'Amazon',
  report: 'Unshipped Orders',
  table: 'baskets',
  signature: [
    ['order-item-id', 'quantity-to-ship'],
    ['order-item-id', 'days-past-promise'],
  ],
  not: ['item-price'],
  columns: {
    order_id: ['order-id'],
    ordered_at: ['purchase-date'],
    quantity: ['quantity-purchased'],
    product: ['product-name'],
    product_id: ['sku'],
    channel: ['sales-channel'],
    region: ['ship-country', 'ship-state'],
  },
  notes: ['no-amount'],
} as const satisfies Layout;
