import { CLV_DEFAULTS } from '#models/clv/index.ts';
import { COHORT_DEFAULTS } from '#models/cohorts/index.ts';
import { QUIET } from '#models/overview/index.ts';
import type { Kind, QuestionOf } from '#models/questions.ts';
import { RFM_DEFAULTS } from '#models/rfm/index.ts';

const everyone = { search: '' } as const;
const classes = { settings: RFM_DEFAULTS, rules: 'eight' } as const;

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
  'rfm.segments': { kind: 'rfm.segments', ...classes },
  'rfm.segmentsExport': { kind: 'rfm.segmentsExport', ...classes },
  'rfm.customers': { kind: 'rfm.customers', ...classes },
  'rfm.histogram': { kind: 'rfm.histogram', dimension: 'm', monetary: 'total' },
  'repurchase.definitions': { kind: 'repurchase.definitions', sameDay: true },
  'repurchase.days': { kind: 'repurchase.days', sameDay: true, days: [7, 30] },
  'repurchase.months': { kind: 'repurchase.months' },
  'repurchase.survival': { kind: 'repurchase.survival' },
  'repurchase.survivalByFirstAmount': { kind: 'repurchase.survivalByFirstAmount' },
  'cohorts.cells': { kind: 'cohorts.cells', ...COHORT_DEFAULTS },
  'cohorts.average': { kind: 'cohorts.average', ...COHORT_DEFAULTS },
  'cohorts.export': { kind: 'cohorts.export', ...COHORT_DEFAULTS },
  'clv.summary': { kind: 'clv.summary', settings: CLV_DEFAULTS },
  'clv.customers': { kind: 'clv.customers', settings: CLV_DEFAULTS, offset: 0, limit: 10 },
  'clv.customersExport': { kind: 'clv.customersExport', settings: CLV_DEFAULTS },
  'clv.histogram': { kind: 'clv.histogram', settings: CLV_DEFAULTS, of: 'value' },
  'customers.list': { kind: 'customers.list', ...everyone, sort: 'revenue', direction: 'down', offset: 0, limit: 10 },
  'customers.count': { kind: 'customers.count', ...everyone },
  'customers.totals': { kind: 'customers.totals', ...everyone },
  'customers.export': { kind: 'customers.export', ...everyone },
  'customers.profile': { kind: 'customers.profile', id: 'ann' },
  'customers.orders': { kind: 'customers.orders', id: 'ann' },
};
