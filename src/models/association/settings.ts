/** What one point is: customers by week, month or quarter of the first order, by what it was, by its value (tenths), by RFM class. */
export const ASSOCIATION_UNITS = ['month', 'week', 'quarter', 'category', 'channel', 'region', 'price', 'rfm'] as const;
export type AssociationUnit = (typeof ASSOCIATION_UNITS)[number];

/**
 * What stands against the repurchase rate: average order value or revenue per customer within the horizon of the first order, value of
 * the first order, or revenue so far whatever the customer's age.
 */
export const VALUE_MEASURES = ['aov', 'revenue', 'first', 'historic'] as const;
export type ValueMeasure = (typeof VALUE_MEASURES)[number];

export interface AssociationGroups {
  readonly unit: AssociationUnit;
  /** N of the N-day repurchase rate. */
  readonly days: number;
  /** Days after the first order within which money counts. */
  readonly horizonDays: number;
}

export interface AssociationSettings extends AssociationGroups {
  readonly measure: ValueMeasure;
  /** Whether a second order on the day of the first counts as buying again. */
  readonly sameDay: boolean;
}

/** More points than this are no picture; the smallest are put together. */
export const MOST_UNITS = 200;

/** Equal parts of the customers by the value of the first order. */
export const PRICE_PARTS = 10;
