/**
 * The features of a customer, in this order: days since the last order, orders, money in units of the floor; each as a
 * natural logarithm.
 */
export type Triple = readonly [days: number, orders: number, money: number];

export const MONETARY = ['total', 'average'] as const;
export type Monetary = (typeof MONETARY)[number];

/** Where customers belong: to the nearest centroid. Plain data, so that a segment can hold it. */
export interface ClusterModel {
  /** M is the revenue or the average order value. */
  readonly monetary: Monetary;
  /** The least money told apart, above 0; a customer with less, or with none, stands there. */
  readonly floor: number;
  /** A logarithm becomes a feature as `(logarithm − center) × weight`; a weight of 0 leaves it out. */
  readonly center: Triple;
  readonly weight: Triple;
  /** In features, the cluster with the most revenue first. */
  readonly centroids: readonly Triple[];
}

/** How customers become features. */
export type Scaling = Pick<ClusterModel, 'floor' | 'center' | 'weight'>;

/** A smaller crowd, or one with fewer different customers, is not cut into groups. */
export const LEAST = { customers: 50, distinct: 3 } as const;
export const CLUSTER_COUNTS: readonly number[] = [2, 3, 4, 5, 6, 7, 8, 9, 10];

/** The customer a centroid stands for, in days, orders and money: the geometric mean of its members. */
export function typicalOf({ floor, center, weight }: Scaling, centroid: Triple): Triple {
  const typical = (at: 0 | 1 | 2) => Math.exp(center[at] + (weight[at] > 0 ? centroid[at] / weight[at] : 0));
  return [typical(0), typical(1), floor * typical(2)];
}

/** Steps of the map's money axis to a factor of ten. */
export const STEPS_PER_DECADE = 8;

/** A field of the map: days from ≤ days < to, and a step of the money axis, counted from 1 (the amount) up and down. */
export interface MapField {
  readonly monetary: Monetary;
  /** Of the model: who spent less, or nothing, stands there. */
  readonly floor: number;
  readonly days: readonly [from: number, to: number];
  readonly step: number;
}

/** The money where a step begins. */
export const stepMoney = (step: number): number => 10 ** (step / STEPS_PER_DECADE);
export const stepOfMoney = (money: number): number => Math.round(Math.log10(money) * STEPS_PER_DECADE);
