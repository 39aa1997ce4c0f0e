import type { Layout } from './layout.ts';

/** `Order Total` holds the marketplace's tax and postage; what the shop sold is the order value less its discount. */
export const etsyOrders = {
  id: 'etsy-orders',
  platform: 'Etsy',
  report: 'Sold Orders',
  table: 'orders',
  signature: [['Buyer User ID', 'Order Value']],
  columns: {
    order_id: ['Order ID'],
    customer_id: ['Buyer User ID', 'Buyer'],
    ordered_at: ['Sale Date'],
    amount: ['Order Value'],
    discount: ['Discount Amount'],
    quantity: ['Number of Items'],
    region: ['Ship Country', 'Delivery Country'],
    currency: ['Currency'],
    status: ['Status'],
  },
  dates: ['month-day-year'],
  discount: 'less',
  moneyBack: 'status',
  notes: ['less-discount', 'refunds-by-status'],
} as const satisfies Layout;
