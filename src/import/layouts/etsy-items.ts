import type { Layout } from './layout.ts';

export const etsyItems = {
  id: 'etsy-items',
  platform: 'Etsy',
  report: 'Sold Order Items',
  table: 'orders',
  signature: [['Listing ID', 'Item Total']],
  columns: {
    order_id: ['Order ID'],
    customer_id: ['Buyer'],
    ordered_at: ['Sale Date'],
    amount: ['Item Total'],
    quantity: ['Quantity'],
    unit_price: ['Price'],
    product: ['Item Name'],
    product_id: ['Listing ID'],
    region: ['Ship Country', 'Delivery Country'],
    currency: ['Currency'],
  },
  dates: ['month-day-year'],
  notes: ['refunds-missing'],
} as const satisfies Layout;
