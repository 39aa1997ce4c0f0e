import type { AssociationSettings } from '#models/association/index.ts';
import type { ClusterModel } from '#models/clusters/index.ts';
import { CUT_DEFAULTS, PLAN_DEFAULTS } from '#models/clv/act/index.ts';
import { CLV_DEFAULTS } from '#models/clv/index.ts';
import type { AskedMoves } from '#models/clv/life/moves.ts';
import { TIER_DEFAULTS } from '#models/clv/value/tiers.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import { COHORT_DEFAULTS } from '#models/cohorts/index.ts';
import { LIFECYCLE_DEFAULTS } from '#models/lifecycle/index.ts';
import { QUIET } from '#models/overview/index.ts';
import type { Kind, QuestionOf } from '#models/questions.ts';
import { RFM_DEFAULTS } from '#models/rfm/index.ts';

const everyone = { search: '' } as const;
const superUsers = { by: 'top', value: 5 } as const;
const classes = { settings: RFM_DEFAULTS, rules: 'eight' } as const;

const pairs: AssociationSettings = { unit: 'month', measure: 'revenue', days: 30, horizonDays: 30, sameDay: true };

/** By days and orders, so that groups are the same in any currency. */
const CLUSTERS: ClusterModel = {
  monetary: 'total',
  floor: 1e-9,
  center: [3, 1, 4],
  weight: [1, 1, 0],
  centroids: [
    [-1, 1, 1],
    [1, -1, -1],
  ],
};

/** Without an amount of its own, so that it is the same in any currency. */
export const VALUATION: Valuation = {
  model: 'mbg',
  parameters: [0.525, 43.3, 0.891, 1.614],
  unit: 'day',
  fittedTo: null,
  horizonDays: 365,
  marginRate: 1,
  discountRate: 0.1,
  spend: { by: 'mean' },
  spread: null,
};

const MOVES: AskedMoves = {
  before: { ...VALUATION, fittedTo: '2024-03-01', parameters: [0.6, 50, 1, 1.5] },
  after: VALUATION,
  rule: TIER_DEFAULTS.value,
  kept: { before: { ...VALUATION, fittedTo: '2024-03-01' }, after: VALUATION },
};

/** Known to the end of March: June can judge the forecast of two months. */
const JUDGED: Valuation = { ...VALUATION, fittedTo: '2024-03-20', horizonDays: 60 };

/** At no cost, so that the list is the same in any currency. */
const PLAN = { ...PLAN_DEFAULTS, alive: 0.9, cost: 0 };

const SEGMENT_GROUPS = [
  { id: 'often', definition: { kind: 'rule', rule: { kind: 'test', field: 'orders', op: 'gte', value: 3 } } },
  { id: 'value', definition: { kind: 'rfm', settings: RFM_DEFAULTS, rules: 'eight', segment: 'important-value' } },
];

/** On an earlier day, so that there is something to hold it against. */
const INDEXED = {
  settings: CLV_DEFAULTS,
  valuation: { ...VALUATION, fittedTo: '2024-03-20', horizonDays: 60 },
} as const;

/** Each question once, with its plainest parameters. A new question does not compile until it stands here: every test of all questions reads this table. */
export const EXAMPLES: { [K in Kind]: QuestionOf<K> } = {
  'overview.totals': { kind: 'overview.totals' },
  'overview.months': { kind: 'overview.months' },
  'overview.lorenz': { kind: 'overview.lorenz', steps: 100 },
  'overview.concentration': { kind: 'overview.concentration', top: 0.2 },
  'overview.buyers': { kind: 'overview.buyers' },
  'overview.quiet': { kind: 'overview.quiet', ...QUIET },
  'overview.recency': { kind: 'overview.recency', width: 10 },
  'rfm.cuts': { kind: 'rfm.cuts', settings: RFM_DEFAULTS },
  'rfm.dimensions': { kind: 'rfm.dimensions', settings: RFM_DEFAULTS },
  'rfm.scores': { kind: 'rfm.scores', settings: RFM_DEFAULTS },
  'rfm.split': { kind: 'rfm.split', settings: RFM_DEFAULTS },
  'rfm.grid': { kind: 'rfm.grid', settings: RFM_DEFAULTS, rules: 'eight', axes: 'rf' },
  'rfm.cube': { kind: 'rfm.cube', settings: RFM_DEFAULTS, rules: 'five' },
  'rfm.segments': { kind: 'rfm.segments', ...classes },
  'rfm.segmentsExport': { kind: 'rfm.segmentsExport', ...classes },
  'rfm.customers': { kind: 'rfm.customers', ...classes },
  'rfm.histogram': { kind: 'rfm.histogram', dimension: 'm', monetary: 'total' },
  'rfm.arrays': { kind: 'rfm.arrays', monetary: 'total' },
  'rfm.density': { kind: 'rfm.density', monetary: 'total' },
  'rfm.compare': { kind: 'rfm.compare', left: classes, right: { ...classes, rules: 'codes125' } },
  'rfm.migration': { kind: 'rfm.migration', ...classes, before: '2024-03-01', lastDays: null, cuts: 'anew' },
  'rfm.history': { kind: 'rfm.history', ...classes, months: 12, lastDays: null },
  'repurchase.definitions': { kind: 'repurchase.definitions', sameDay: true },
  'repurchase.days': { kind: 'repurchase.days', sameDay: true, days: [7, 30] },
  'repurchase.months': { kind: 'repurchase.months' },
  'repurchase.survival': { kind: 'repurchase.survival' },
  'repurchase.survivalByFirstAmount': { kind: 'repurchase.survivalByFirstAmount' },
  'repurchase.groups': { kind: 'repurchase.groups', by: 'category', days: 30, sameDay: true, top: 8 },
  'repurchase.groupCurves': { kind: 'repurchase.groupCurves', by: 'month', sameDay: true, top: 8 },
  'repurchase.logRankPairs': { kind: 'repurchase.logRankPairs', by: 'amount', sameDay: true, top: 8 },
  'repurchase.categories': { kind: 'repurchase.categories', days: 30, sameDay: true, top: 8 },
  'repurchase.repeaters': { kind: 'repurchase.repeaters', days: 30, sameDay: true },
  'repurchase.effects': { kind: 'repurchase.effects', days: [30, 90] },
  'repurchase.retention': { kind: 'repurchase.retention', days: [7, 30] },
  'repurchase.steps': { kind: 'repurchase.steps', days: 30, sameDay: true },
  'repurchase.stepCurves': { kind: 'repurchase.stepCurves' },
  'repurchase.gaps': { kind: 'repurchase.gaps' },
  'repurchase.silent': { kind: 'repurchase.silent', beyond: 30 },
  'repurchase.times': { kind: 'repurchase.times' },
  'cohorts.cells': { kind: 'cohorts.cells', ...COHORT_DEFAULTS },
  'cohorts.export': { kind: 'cohorts.export', ...COHORT_DEFAULTS },
  'cohorts.totals': { kind: 'cohorts.totals', ...COHORT_DEFAULTS },
  'cohorts.totalsExport': { kind: 'cohorts.totalsExport', ...COHORT_DEFAULTS },
  'cohorts.course': { kind: 'cohorts.course', ...COHORT_DEFAULTS, every: 'month' },
  'cohorts.courseExport': { kind: 'cohorts.courseExport', ...COHORT_DEFAULTS, every: 'month' },
  'clusters.features': { kind: 'clusters.features', monetary: 'total' },
  'clusters.groups': { kind: 'clusters.groups', model: CLUSTERS },
  'clusters.customers': { kind: 'clusters.customers', model: CLUSTERS },
  'clusters.map': { kind: 'clusters.map', model: CLUSTERS },
  'clusters.compare': { kind: 'clusters.compare', model: CLUSTERS, ...classes },
  'association.units': { kind: 'association.units', settings: pairs },
  'association.export': { kind: 'association.export', settings: pairs },
  'clv.summary': { kind: 'clv.summary', settings: CLV_DEFAULTS },
  'clv.customers': { kind: 'clv.customers', settings: CLV_DEFAULTS, offset: 0, limit: 10 },
  'clv.customersExport': { kind: 'clv.customersExport', settings: CLV_DEFAULTS },
  'clv.histogram': { kind: 'clv.histogram', settings: CLV_DEFAULTS, of: 'value' },
  'clv.beside': {
    kind: 'clv.beside',
    settings: CLV_DEFAULTS,
    fittedTo: null,
    horizonDays: 365,
    valuation: VALUATION,
  },
  'clv.propensityShop': { kind: 'clv.propensityShop', ...INDEXED },
  'clv.propensityCustomers': { kind: 'clv.propensityCustomers', ...INDEXED, by: 'chance', offset: 0, limit: 10 },
  'clv.propensityExport': { kind: 'clv.propensityExport', ...INDEXED },
  'clv.propensityTest': { kind: 'clv.propensityTest', ...INDEXED },
  'clv.propensityGains': { kind: 'clv.propensityGains', ...INDEXED },
  'clv.churnCycle': { kind: 'clv.churnCycle' },
  'clv.churnLoss': { kind: 'clv.churnLoss', valuation: VALUATION },
  'clv.patterns': { kind: 'clv.patterns', fittedTo: null, model: 'mbg', unit: 'day' },
  'clv.spends': { kind: 'clv.spends', fittedTo: null },
  'clv.quadrants': { kind: 'clv.quadrants', valuation: VALUATION, cuts: CUT_DEFAULTS },
  'clv.actDensity': { kind: 'clv.actDensity', valuation: VALUATION },
  'clv.winBack': { kind: 'clv.winBack', valuation: VALUATION, plan: PLAN, offset: 0, limit: 10 },
  'clv.winBackExport': { kind: 'clv.winBackExport', valuation: VALUATION, plan: PLAN },
  'clv.winBackTotals': { kind: 'clv.winBackTotals', valuation: VALUATION, plan: PLAN },
  'clv.recencyFrequency': { kind: 'clv.recencyFrequency', valuation: VALUATION },
  'clv.groups': { kind: 'clv.groups', valuation: VALUATION, by: 'rfm', rules: 'eight', top: 12 },
  'clv.segmentGroups': { kind: 'clv.segmentGroups', valuation: VALUATION, segments: SEGMENT_GROUPS },
  'clv.loyalty': { kind: 'clv.loyalty', valuation: VALUATION, days: 3 },
  'clv.features': { kind: 'clv.features', valuation: VALUATION, limit: null },
  'clv.life': { kind: 'clv.life', id: 'c1', valuation: VALUATION },
  'clv.lifeDays': { kind: 'clv.lifeDays', id: 'c1', fittedTo: null },
  'clv.refreshMoves': { kind: 'clv.refreshMoves', ...MOVES },
  'clv.refreshMovesExport': { kind: 'clv.refreshMovesExport', ...MOVES },
  'clv.tiers': { kind: 'clv.tiers', valuation: VALUATION, rule: TIER_DEFAULTS.value },
  'clv.valueCurve': { kind: 'clv.valueCurve', valuation: VALUATION, steps: 100 },
  'clv.valued': { kind: 'clv.valued', valuation: VALUATION, rule: TIER_DEFAULTS.value, offset: 0, limit: 10 },
  'clv.valuedExport': { kind: 'clv.valuedExport', valuation: VALUATION, rule: TIER_DEFAULTS.value },
  'clv.judgement': { kind: 'clv.judgement', valuation: JUDGED },
  'clv.tenths': { kind: 'clv.tenths', valuation: JUDGED },
  'clv.byFrequency': { kind: 'clv.byFrequency', valuation: JUDGED },
  'clv.entrants': { kind: 'clv.entrants', fittedTo: '2024-03-20' },
  'clv.repeats': { kind: 'clv.repeats', fittedTo: '2024-03-20', until: '2024-05-19', everyDays: 7 },
  'clv.spendByFrequency': { kind: 'clv.spendByFrequency', fittedTo: null },
  'lifecycle.states': { kind: 'lifecycle.states', settings: LIFECYCLE_DEFAULTS },
  'lifecycle.rhythm': { kind: 'lifecycle.rhythm', settings: LIFECYCLE_DEFAULTS },
  'lifecycle.gaps': { kind: 'lifecycle.gaps', of: 'days', width: 10, most: 40 },
  'lifecycle.transitions': { kind: 'lifecycle.transitions', settings: LIFECYCLE_DEFAULTS },
  'lifecycle.flows': { kind: 'lifecycle.flows', by: 'rhythm', settings: LIFECYCLE_DEFAULTS },
  'lifecycle.hazard': { kind: 'lifecycle.hazard', within: 30, step: 10 },
  'lifecycle.stages': { kind: 'lifecycle.stages', rule: superUsers },
  'lifecycle.thresholds': { kind: 'lifecycle.thresholds', by: 'top' },
  'lifecycle.later': { kind: 'lifecycle.later', rule: superUsers, days: 30 },
  'lifecycle.upgrades': { kind: 'lifecycle.upgrades', rule: superUsers },
  'lifecycle.ladder': { kind: 'lifecycle.ladder', days: 90 },
  'lifecycle.loyalty': { kind: 'lifecycle.loyalty', settings: LIFECYCLE_DEFAULTS },
  'customers.list': { kind: 'customers.list', ...everyone, sort: 'revenue', direction: 'down', offset: 0, limit: 10 },
  'customers.count': { kind: 'customers.count', ...everyone },
  'customers.totals': { kind: 'customers.totals', ...everyone },
  'customers.export': { kind: 'customers.export', ...everyone },
  'customers.profile': { kind: 'customers.profile', id: 'ann' },
  'customers.orders': { kind: 'customers.orders', id: 'ann' },
};
