import type { ResolvedFrame } from '#orders/frame.ts';
import type { Sql } from '#sql/tag.ts';
import type { Valuation } from './clv/valuation.ts';

/**
 * A named question: which columns it answers with, and the SQL that answers it. The page asks by name; the engine
 * wraps the SQL so that every column is cast to the type promised here, for no other type survives the crossing.
 */
export interface QuestionSpec<Params, C extends Columns> {
  columns: C;
  sql(params: Params, context: Context): Sql;
  /** A row per customer, taken as typed columns: no limit of rows holds. For numbers only. */
  whole?: true;
}

/** `day` is an INTEGER, days since 1970-01-01. A question mark allows nulls; without it a null is a defect. */
export type ColumnType = 'text' | 'integer' | 'number' | 'day' | 'text?' | 'integer?' | 'number?' | 'day?';
export type Columns = Readonly<Record<string, ColumnType>>;

/** The row that columns describe, as the page reads it. */
export type RowOf<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends `${infer T}?` ? Value<T> | null : Value<C[K]>;
};
type Value<T> = T extends 'text' ? string : number;

/**
 * The relations a question may read, already cut to the frame (see orders/derive.ts), and the frame itself.
 *
 * `orders`: order_id, source, customer_id, ordered_at TIMESTAMP, day DATE, nth INTEGER (1 = the customer's first in the
 * frame), amount DECIMAL, lines INTEGER, and of its first line category, channel, region, product.
 *
 * `refunds`: customer_id, day DATE, amount DECIMAL (negative): money back to buyers on its own date; with
 * `refunds: 'original'` only what found no order, with `ignore` nothing.
 *
 * `customers`: one row per buyer, sorted by id: customer_id, orders INTEGER, revenue DECIMAL (orders and refunds), first_day DATE, last_day DATE,
 * days_since_last_order INTEGER, aov DOUBLE, purchase_days INTEGER, second_day DATE (second purchase day, null if none),
 * first_amount DECIMAL, first_category, first_channel, first_region, first_product VARCHAR.
 */
export interface Context {
  orders: Sql;
  refunds: Sql;
  customers: Sql;
  frame: ResolvedFrame;
  /**
   * What each customer is worth by a valuation: the relation of `valuedSql`, which the engine has ready when the statement
   * runs (the models are TypeScript, so their part is scored before).
   *
   * @throws {RangeError} for a valuation that cannot be used
   */
  valued(valuation: Valuation): Sql;
  /**
   * The customers a segment's definition holds, as a SELECT of `customer_id`. Models take it as the data it is; what it
   * may say is known to the segments, which stand above them.
   *
   * @throws {RuleError | RangeError} for a definition that cannot be used
   */
  members(definition: object): Sql;
}

/** For questions that ask for nothing but the frame. */
export type NoParams = object;

/** Keeps a spec's column types literal. */
export const question = <Params, const C extends Columns>(spec: QuestionSpec<Params, C>): QuestionSpec<Params, C> =>
  spec;
