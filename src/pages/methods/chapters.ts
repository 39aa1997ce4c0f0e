import type { LINKS } from '../../links.ts';
import type { MethodId } from '#session/methods.ts';

type ChapterId =
  'frame' | 'overview' | 'rfm' | 'repurchase' | 'cohorts' | 'lifecycle' | 'clv' | 'clv-models' | 'segments' | 'import';

/** The definitions in reading order; a test holds that each stands in exactly one chapter. */
export const CHAPTERS: readonly { id: ChapterId; methods: readonly MethodId[] }[] = [
  { id: 'frame', methods: ['frame', 'orders', 'refunds'] },
  { id: 'overview', methods: ['aov', 'new-returning', 'one-or-more', 'concentration', 'quiet'] },
  {
    id: 'rfm',
    methods: ['rfm-values', 'rfm-scores', 'rfm-eight', 'rfm-rule-sets', 'rfm-compare', 'rfm-migration', 'rfm-clusters'],
  },
  {
    id: 'repurchase',
    methods: [
      'repurchase-window',
      'repurchase-days',
      'repurchase-orders',
      'repurchase-next',
      'wilson',
      'survival',
      'repurchase-groups',
      'log-rank',
      'repurchase-category',
      'repeaters',
      'repurchase-steps',
      'repurchase-gaps',
      'repurchase-effects',
      'retention',
      'association',
      'association-fit',
      'association-shape',
    ],
  },
  { id: 'cohorts', methods: ['cohorts', 'cohort-average', 'cohort-rows', 'cohort-projection'] },
  {
    id: 'lifecycle',
    methods: [
      'lifecycle-states',
      'lifecycle-flows',
      'lifecycle-months',
      'lifecycle-hazard',
      'lifecycle-stages',
      'lifecycle-ladder',
    ],
  },
  {
    id: 'clv',
    methods: [
      'clv-historic',
      'clv-formula',
      'clv-margin',
      'clv-beside',
      'clv-alive',
      'clv-expected',
      'clv-value',
      'clv-tiers',
      'clv-quadrants',
      'clv-win-back',
      'clv-recency-frequency',
      'clv-groups',
      'clv-loyalty',
      'clv-features',
      'clv-refresh',
      'clv-life',
      'clv-next-order',
      'clv-interval',
      'clv-shrinkage',
      'clv-propensity',
      'clv-chance',
      'clv-auc',
      'clv-churn-cost',
      'clv-expected-loss',
      'clv-holdout',
      'clv-tracking',
      'clv-deciles',
      'clv-criteria',
      'clv-spend-check',
      'clv-identity',
    ],
  },
  {
    id: 'clv-models',
    methods: ['clv-mbg', 'clv-bg', 'clv-pareto', 'clv-nbd', 'clv-bgbb', 'clv-gamma-gamma'],
  },
  { id: 'segments', methods: ['segments'] },
  { id: 'import', methods: ['import-counts', 'duplicates'] },
];

/** Works a definition rests on, named by their message; null where no lasting address is known. */
export const SOURCES: Partial<Record<MethodId, readonly SourceId[]>> = {
  concentration: ['lorenz'],
  'rfm-values': ['onlineRetail'],
  'rfm-scores': ['hyndmanFan'],
  wilson: ['wilson'],
  survival: ['kaplanMeier', 'greenwood'],
  'clv-formula': ['gupta', 'bgnbd'],
  'clv-margin': ['gupta'],
  'clv-alive': ['schmittlein', 'batislam'],
  'clv-expected': ['bgnbd'],
  'clv-value': ['isoValue'],
  'clv-shrinkage': ['isoValue', 'gammaGamma'],
  'clv-auc': ['deLong'],
  'clv-mbg': ['batislam'],
  'clv-bg': ['bgnbd'],
  'clv-pareto': ['schmittlein'],
  'clv-nbd': ['ehrenberg'],
  'clv-bgbb': ['bgbb'],
  'clv-gamma-gamma': ['gammaGamma', 'isoValue'],
};

type SourceId = Exclude<keyof typeof LINKS, 'nowhere'> | 'greenwood' | 'gammaGamma';
