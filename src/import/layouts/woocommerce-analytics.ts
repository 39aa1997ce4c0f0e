import type { Layout } from './layout.ts';

export const woocommerceAnalytics = {
  id: 'woocommerce-analytics',
  platform: 'WooCommerce',
  report: 'Analytics, Orders',
  table: 'orders',
  signature: [['Order #', 'Customer type', 'Items sold']],
  columns: {
    order_id: ['Order #'],
    customer_id: ['Customer'],
    ordered_at: ['Date'],
    amount: ['Net Sales', 'N. Revenue', 'N. Revenue (formatted)'],
    quantity: ['Items sold'],
    channel: ['Attribution'],
    status: ['Status'],
  },
  statusKinds: { 'on-hold': 'cancelled', 'checkout-draft': 'cancelled' },
  moneyBack: 'sign',
  notes: ['name-only', 'refunds-as-rows'],
} as const satisfies Layout;
