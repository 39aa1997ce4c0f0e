export const layouts = {
  'layout.name.shopify-orders': 'Shopify, orders export',
  'layout.name.squarespace-orders': 'Squarespace, orders export',
  'layout.name.woocommerce-analytics': 'WooCommerce, orders of Analytics',
  'layout.name.woocommerce-advanced': 'WooCommerce, Advanced Order Export',
  'layout.name.woocommerce-webtoffee': 'WooCommerce, WebToffee export',
  'layout.name.magento-orders': 'Magento / Adobe Commerce, orders grid',
  'layout.name.bigcommerce-orders': 'BigCommerce, orders export',
  'layout.name.amazon-all-orders': 'Amazon, All Orders report',
  'layout.name.amazon-new-orders': 'Amazon, New Orders report',
  'layout.name.amazon-unshipped': 'Amazon, Unshipped Orders report',
  'layout.name.amazon-date-range': 'Amazon, transactions of a date range',
  'layout.name.stripe-payments': 'Stripe, payments export',
  'layout.name.square-transactions': 'Square, transactions',
  'layout.name.square-items': 'Square, items detail',
  'layout.name.etsy-orders': 'Etsy, sold orders',
  'layout.name.etsy-items': 'Etsy, sold order items',
  'layout.name.ebay-orders': 'eBay, orders report (English)',
  'layout.name.ebay-orders-de': 'eBay, orders report (German)',
  'layout.name.taobao-orders': 'Taobao / Tmall, order report',
  'layout.name.taobao-items': 'Taobao / Tmall, item report',
  'layout.name.jd-orders': 'JD, order export',
  'layout.name.pinduoduo-orders': 'Pinduoduo, order export',
  'layout.name.douyin-orders': 'Douyin shop, order export',
  'layout.name.youzan-orders': 'Youzan, order report',
  'layout.name.youzan-customers': 'Youzan, customer report',

  'layout.note.totals-once':
    'The order’s total and status stand on its first line only. The other lines take them from there, and the total is shared out over the lines by quantity and price.',
  'layout.note.totals-repeated':
    'The order’s total is repeated on each of its lines. It is counted once per order, so revenue is not counted twice.',
  'layout.note.refunds-undated':
    'The file says how much was given back, but not when. The money back is dated by the day of the order.',
  'layout.note.refunds-as-rows': 'Money back stands in lines of its own, below zero, and counts on its own day.',
  'layout.note.refunds-by-status':
    'Only a word says that an order was refunded or cancelled, not how much. The whole order then counts as given back or never paid.',
  'layout.note.no-buyer':
    'This report does not say who bought, so RFM, repurchase and customer value cannot be computed from it. What sells, and when, can be seen. For customers, export a report with a buyer name, e-mail or phone from the platform, or from your own shop or member system.',
  'layout.note.name-only':
    'Customers are known by name only, so two people of one name count as one, and one person under two spellings as two. Export a file with e-mail or customer id if you can.',
  'layout.note.masked-buyer':
    'The platform masks the buyer, so the same person cannot be recognised twice: no RFM, no repurchase, no customer value. What sells, and when, can be seen. An export with the right to see buyers in clear would help.',
  'layout.note.join-needed':
    'This report lists items without their buyers, so only products can be analysed, and times where the file has them. For RFM and repurchase, import the platform’s order report of the same period, which has the buyer and the day.',
  'layout.note.utc':
    'The times are UTC. They are turned to your shop’s time zone, so that a late sale falls on the right day.',
  'layout.note.guests':
    'A customer number 0 is a guest, not one customer. Guests are recognised by their e-mail address.',
  'layout.note.less-discount': 'The amount is before the discount; the discount of the next column is taken off.',
  'layout.note.merged-rows':
    'A line may hold several items joined by a semicolon. It is kept whole: its amount is right, and its products count as one.',
  'layout.note.refunds-missing':
    'Refunds are not in this report, so revenue is as first paid. The platform’s payment report has them.',
  'layout.note.no-amount':
    'This report has no prices, and only the orders still to be sent. What sells, and when, can be seen; for RFM and repurchase, export a report of all orders with prices and buyers.',
  'layout.note.other-rows':
    'Some lines are no sales, such as the sums of an order, fees and payouts. They are left out and counted.',
} as const;
