import type { Layout } from './layout.ts';

/** `Sold For` is the price of one piece. Orders of several items begin with a row of sums, which has no item number. */
export const ebayOrders = {
  id: 'ebay-orders',
  platform: 'eBay',
  report: 'Seller Hub orders (English)',
  table: 'orders',
  signature: [
    ['Order Number', 'Buyer Username', 'Sold For'],
    ['Sales Record Number', 'Buyer Username', 'Sold For'],
    ['Sales Record Number', 'User Id', 'Sale Price'],
  ],
  columns: {
    order_id: ['Order Number', 'Order ID', 'Sales Record Number'],
    customer_id: ['Buyer Username', 'User Id', 'Buyer Email'],
    ordered_at: ['Sale Date', 'Paid On Date'],
    quantity: ['Quantity'],
    unit_price: ['Sold For', 'Sale Price'],
    product: ['Item Title'],
    product_id: ['Item Number', 'Item ID'],
    region: ['Buyer Country', 'Ship To Country', 'Post To Country'],
    email: ['Buyer Email'],
  },
  rowsNeed: 'product_id',
  notes: ['other-rows', 'refunds-missing'],
} as const satisfies Layout;
