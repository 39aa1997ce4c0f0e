/** Calendar years are counted as 365 days throughout the formula. */
export const DAYS_PER_YEAR = 365;

export interface ClvSettings {
  /** How long a buyer will go on buying, from now; null takes it from the retention between the frame's two halves. */
  readonly remainingDays: number | null;
  /** Share of revenue that stays, 0–1; with 1 the value is revenue. */
  readonly marginRate: number;
  /** Yearly discount rate, 0–1; with 0 money of later years counts in full. */
  readonly discountRate: number;
}

export const CLV_DEFAULTS: ClvSettings = { remainingDays: null, marginRate: 1, discountRate: 0 };

/** @throws {RangeError} naming the setting that cannot be used */
export function checkClvSettings({ remainingDays, marginRate, discountRate }: ClvSettings): void {
  if (remainingDays !== null && !(remainingDays >= 0 && remainingDays <= 100 * DAYS_PER_YEAR)) {
    throw new RangeError(`remainingDays: ${remainingDays} is not within 0 and a hundred years`);
  }
  for (const [name, rate] of Object.entries({ marginRate, discountRate })) {
    if (!(rate >= 0 && rate <= 1)) throw new RangeError(`${name}: ${rate} is not within 0 and 1`);
  }
}
