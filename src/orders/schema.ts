/**
 * The canonical tables (DESIGN 3). `order_lines` is what import makes of any file; everything else is derived from it.
 * Ids are text as written, money is DECIMAL(18,2), `ordered_at` is shop time without a zone.
 */
export const LINE_COLUMNS = {
  line_no: 'INTEGER',
  source: 'VARCHAR',
  order_id: 'VARCHAR',
  customer_id: 'VARCHAR',
  ordered_at: 'TIMESTAMP',
  product_id: 'VARCHAR',
  product: 'VARCHAR',
  category: 'VARCHAR',
  channel: 'VARCHAR',
  region: 'VARCHAR',
  quantity: 'DOUBLE',
  unit_price: 'DOUBLE',
  amount: 'DECIMAL(18,2)',
  discount: 'DECIMAL(18,2)',
  currency: 'VARCHAR',
  kind: 'VARCHAR',
} as const;

export type LineColumn = keyof typeof LINE_COLUMNS;

export const KINDS = ['sale', 'refund', 'cancelled', 'gift'] as const;
export type Kind = (typeof KINDS)[number];

/** What a column of a file can mean. One table drives the mapping menu, the guesses and the import SQL. */
export const ROLES = {
  order_id: { needs: 'text' },
  customer_id: { needs: 'text' },
  ordered_at: { needs: 'time' },
  amount: { needs: 'money' },
  quantity: { needs: 'number' },
  unit_price: { needs: 'number' },
  product_id: { needs: 'text' },
  product: { needs: 'text' },
  category: { needs: 'text' },
  channel: { needs: 'text' },
  region: { needs: 'text' },
  discount: { needs: 'money' },
  currency: { needs: 'text' },
  status: { needs: 'text' },
} as const satisfies Record<string, { needs: 'text' | 'time' | 'money' | 'number' }>;

export type Role = keyof typeof ROLES;
