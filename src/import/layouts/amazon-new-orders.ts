import type { Layout } from './layout.ts';

/**
 * The buyer is a relay address, one per buyer and seller; recent reports often leave it empty. An Unshipped report that does
 * have prices is read as this one.
 */
export const amazonNewOrders = {
  id: 'amazon-new-orders',
  platform: 'Amazon',
  report: 'New Orders',
  table: 'orders',
  signature: [['order-item-id', 'quantity-purchased', 'item-price']],
  columns: {
    order_id: ['order-id'],
    customer_id: ['buyer-email', 'buyer-phone-number'],
    ordered_at: ['purchase-date'],
    amount: ['item-price'],
    quantity: ['quantity-purchased'],
    product: ['product-name'],
    product_id: ['sku'],
    channel: ['sales-channel'],
    region: ['ship-country', 'ship-state'],
    currency: ['currency'],
    email: ['buyer-email'],
    phone: ['buyer-phone-number'],
  },
  notes: ['refunds-missing'],
} as const satisfies Layout;
