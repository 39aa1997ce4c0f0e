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

/**
 * What a file can be. `orders` give every analysis; `baskets` name products but no buyer or no date (`basket_lines`);
 * `feedback` holds answers and reviews; `members` one row per customer with totals counted elsewhere.
 */
export const TABLE_KINDS = ['orders', 'baskets', 'feedback', 'members'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** What a column of a file can mean, and in which kinds of file. One table drives the mapping menu, the guesses and the import SQL. */
export const ROLES = {
  order_id: { needs: 'text', in: ['orders', 'baskets', 'feedback'] },
  customer_id: { needs: 'text', in: TABLE_KINDS },
  ordered_at: { needs: 'time', in: ['orders', 'baskets', 'feedback'] },
  /** The time of day, where it stands in a column beside the date. */
  time_of_day: { needs: 'text', in: ['orders', 'baskets'] },
  /** Dates the lines whose `ordered_at` is empty, such as orders never paid. */
  created_at: { needs: 'time', in: ['orders', 'baskets'] },
  amount: { needs: 'money', in: ['orders', 'baskets'] },
  /** What the whole order cost: once per order, on its first line or on every line. Spread over the lines. */
  order_total: { needs: 'money', in: ['orders', 'baskets'] },
  /** Money given back so far, without a date of its own. */
  refunded: { needs: 'money', in: ['orders', 'baskets'] },
  quantity: { needs: 'number', in: ['orders', 'baskets'] },
  unit_price: { needs: 'number', in: ['orders', 'baskets'] },
  product_id: { needs: 'text', in: ['orders', 'baskets', 'feedback'] },
  product: { needs: 'text', in: ['orders', 'baskets', 'feedback'] },
  category: { needs: 'text', in: ['orders', 'baskets', 'feedback'] },
  channel: { needs: 'text', in: TABLE_KINDS },
  region: { needs: 'text', in: TABLE_KINDS },
  discount: { needs: 'money', in: ['orders', 'baskets'] },
  currency: { needs: 'text', in: ['orders', 'baskets'] },
  status: { needs: 'text', in: ['orders', 'baskets'] },
  /** For telling that customers of several files are one person; never a column of `order_lines`. */
  email: { needs: 'text', in: ['orders', 'members'] },
  phone: { needs: 'text', in: ['orders', 'members'] },
  score: { needs: 'number', in: ['feedback'] },
  comment: { needs: 'text', in: ['feedback'] },
  label: { needs: 'text', in: ['feedback', 'members'] },
  last_order_at: { needs: 'time', in: ['members'] },
  orders: { needs: 'number', in: ['members'] },
  spend: { needs: 'money', in: ['members'] },
  points: { needs: 'number', in: ['members'] },
} as const satisfies Record<string, { needs: 'text' | 'time' | 'money' | 'number'; in: readonly TableKind[] }>;

export type Role = keyof typeof ROLES;

/** The roles a kind of file can have, in the order of the menu. */
export const rolesOf = (table: TableKind): Role[] =>
  (Object.keys(ROLES) as Role[]).filter((role) => (ROLES[role].in as readonly TableKind[]).includes(table));
