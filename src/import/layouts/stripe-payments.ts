import type { Layout } from './layout.ts';

export const stripePayments = {
  id: 'stripe-payments',
  platform: 'Stripe',
  report: 'Payments export',
  table: 'orders',
  signature: [
    ['id', 'Created (UTC)', 'Amount Refunded'],
    ['id', 'Created date (UTC)', 'Amount Refunded'],
  ],
  columns: {
    order_id: ['id'],
    customer_id: ['Customer Email', 'Customer ID', 'Card Fingerprint'],
    ordered_at: ['Created (UTC)', 'Created date (UTC)'],
    amount: ['Amount'],
    refunded: ['Amount Refunded'],
    currency: ['Currency'],
    status: ['Status'],
    email: ['Customer Email'],
  },
  utc: true,
  statusKinds: {
    Uncaptured: 'cancelled',
    Incomplete: 'cancelled',
    Blocked: 'cancelled',
    requires_payment_method: 'cancelled',
    requires_confirmation: 'cancelled',
    requires_action: 'cancelled',
    requires_capture: 'cancelled',
  },
  moneyBack: 'status',
  notes: ['utc', 'refunds-undated'],
} as const satisfies Layout;
