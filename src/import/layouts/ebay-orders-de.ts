import type { Layout } from './layout.ts';

/** The German twin of `ebay-orders`. */
export const ebayOrdersDe = {
  id: 'ebay-orders-de',
  platform: 'eBay',
  report: 'Seller Hub orders (German)',
  table: 'orders',
  signature: [['Verkaufsprotokollnummer', 'Bestellnummer', 'Nutzername des Käufers']],
  columns: {
    order_id: ['Bestellnummer', 'Verkaufsprotokollnummer'],
    customer_id: ['Nutzername des Käufers'],
    ordered_at: ['Verkauft am', 'Zahlungsdatum'],
    quantity: ['Anzahl'],
    unit_price: ['Verkauft für'],
    product: ['Angebotstitel'],
    product_id: ['Artikelnummer'],
    region: ['Land des Käufers'],
    email: ['E-Mail des Käufers'],
  },
  rowsNeed: 'product_id',
  notes: ['other-rows', 'refunds-missing'],
} as const satisfies Layout;
