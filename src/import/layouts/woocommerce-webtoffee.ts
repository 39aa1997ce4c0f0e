import type { Layout } from './layout.ts';

export const woocommerceWebtoffee = {
  id: 'woocommerce-webtoffee',
  platform: 'WooCommerce',
  report: 'WebToffee order export',
  table: 'orders',
  signature: [
    ['order_id', 'order_number', 'wt_import_key'],
    ['order_number', 'order_currency', 'billing_email', 'line_item_1'],
  ],
  columns: {
    order_id: ['order_number', 'order_id'],
    customer_id: ['billing_email', 'customer_email', 'customer_id', 'customer_user', 'billing_phone'],
    ordered_at: ['order_date'],
    amount: ['order_total'],
    discount: ['discount_total'],
    region: ['billing_country', 'shipping_country'],
    currency: ['order_currency'],
    status: ['status'],
    email: ['billing_email'],
    phone: ['billing_phone'],
  },
  statusKinds: { 'on-hold': 'cancelled', 'wc-on-hold': 'cancelled', 'checkout-draft': 'cancelled' },
  nothing: { customer_id: ['0'] },
  moneyBack: 'status',
  notes: ['guests', 'refunds-by-status'],
} as const satisfies Layout;
