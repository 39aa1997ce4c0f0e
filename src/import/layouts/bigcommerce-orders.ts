import type { Layout } from './layout.ts';

/** Templates with one line per product repeat the order total, hence `order_total`. */
export const bigcommerceOrders = {
  id: 'bigcommerce-orders',
  platform: 'BigCommerce',
  report: 'Orders export',
  table: 'orders',
  signature: [['Order ID', 'Order Total (inc tax)']],
  columns: {
    order_id: ['Order ID'],
    customer_id: ['Customer Email', 'Billing Email', 'Customer ID', 'Customer Phone'],
    ordered_at: ['Order Date'],
    time_of_day: ['Order Time'],
    order_total: ['Order Total (inc tax)'],
    refunded: ['Refund Amount'],
    quantity: ['Product Qty', 'Total Quantity'],
    unit_price: ['Product Unit Price'],
    product: ['Product Name'],
    product_id: ['Product SKU', 'Product ID'],
    channel: ['Channel Name', 'Order Source'],
    region: ['Billing Country', 'Shipping Country'],
    currency: ['Order Currency Code'],
    status: ['Order Status'],
    email: ['Customer Email'],
    phone: ['Customer Phone'],
  },
  statusKinds: { Incomplete: 'cancelled', Declined: 'cancelled' },
  nothing: { customer_id: ['0'] },
  moneyBack: 'status',
  notes: ['refunds-undated', 'guests'],
} as const satisfies Layout;
