import type { Layout } from './layout.ts';

export const squareItems = {
  id: 'square-items',
  platform: 'Square',
  report: 'Items Detail',
  table: 'orders',
  signature: [['Price Point Name', 'Modifiers Applied']],
  columns: {
    order_id: ['Transaction ID'],
    customer_id: ['Customer ID', 'Customer Reference ID'],
    ordered_at: ['Date'],
    time_of_day: ['Time'],
    amount: ['Net Sales'],
    quantity: ['Qty'],
    product: ['Item'],
    product_id: ['SKU'],
    category: ['Category'],
    channel: ['Channel', 'Location'],
    region: ['Location'],
    status: ['Event Type'],
  },
  moneyBack: 'sign',
  notes: ['refunds-as-rows'],
} as const satisfies Layout;
