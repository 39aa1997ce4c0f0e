/**
 * The definitions of the Methods page, in its order. A figure names the one it shows; the words are the messages
 * `methods.<id>.name`, `.short` (one or two sentences) and `.text`.
 */
export const METHODS = [
  'frame',
  'orders',
  'refunds',
  'aov',
  'new-returning',
  'concentration',
  'one-or-more',
  'quiet',
  'rfm-values',
  'rfm-scores',
  'rfm-eight',
  'rfm-rule-sets',
  'rfm-compare',
  'rfm-migration',
  'rfm-clusters',
  'repurchase-window',
  'repurchase-days',
  'repurchase-orders',
  'repurchase-next',
  'wilson',
  'survival',
  'cohorts',
  'cohort-average',
  'cohort-rows',
  'cohort-projection',
  'lifecycle-states',
  'lifecycle-flows',
  'lifecycle-months',
  'lifecycle-hazard',
  'lifecycle-stages',
  'lifecycle-ladder',
  'clv-historic',
  'clv-formula',
  'segments',
  'import-counts',
  'duplicates',
] as const;

export type MethodId = (typeof METHODS)[number];
