import type { Formats } from '#i18n/format.ts';

/** The bounds of a rate as one reading, the sign once: 46.0–49.4%. */
export const intervalText = (low: number, high: number, format: Formats): string =>
  `${format.fixed(low * 100, 1)}–${format.percent(high)}`;
