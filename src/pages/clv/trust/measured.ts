/** A group of customers: means of what was expected and of what came, with its interval. */
export interface Measured {
  readonly customers: number;
  readonly expected: number;
  readonly actual: number;
  readonly low: number;
  readonly high: number;
}
