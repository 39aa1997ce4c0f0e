import type { Layout } from './layout.ts';

/** The line totals count: every order total (`Order Total Amount`, …) is repeated on each line. */
export const woocommerceAdvanced = {
  id: 'woocommerce-advanced',
  platform: 'WooCommerce',
  report: 'Advanced Order Export',
  table: 'orders',
  signature: [
    ['Order Number', 'Order Line Total'],
    ['Order Number', 'Order Line (w/o tax)'],
    ['Order Number', 'Order Line Total (include tax)'],
  ],
  columns: {
    order_id: ['Order Number'],
    customer_id: ['Email (Billing)', 'Customer User ID', 'Phone (Billing)'],
    ordered_at: ['Order Date'],
    amount: ['Order Line Total', 'Order Line (w/o tax)', 'Order Line Total (include tax)'],
    refunded: ['Order Line Total Refunded'],
    quantity: ['Quantity'],
    unit_price: ['Item Cost'],
    product: ['Name', 'Item Name', 'Product Name'],
    product_id: ['SKU', 'Product Id'],
    category: ['Category'],
    region: ['Country Code (Billing)', 'Country Code (Shipping)'],
    currency: ['Currency', 'Order Currency'],
    status: ['Order Status'],
    email: ['Email (Billing)'],
    phone: ['Phone (Billing)'],
  },
  statusKinds: { 'On hold': 'cancelled', 'on-hold': 'cancelled', Draft: 'cancelled' },
  nothing: { customer_id: ['0'] },
  moneyBack: 'status',
  notes: ['totals-repeated', 'refunds-undated'],
} as const satisfies Layout;
