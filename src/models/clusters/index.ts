import { question } from '../question.ts';
import { customers as rfmCustomers, type RfmSettings } from '../rfm/index.ts';
import type { ClusterModel, Monetary } from './model.ts';
import { clusterCustomersSql, compareSql, featuresSql, groupsSql, mapSql } from './sql.ts';

export { adjustedRand } from './agreement.ts';
export { leadOf, recommended, STABLE, verdictOn } from './judge.ts';
export {
  CLUSTER_COUNTS,
  LEAST,
  MONETARY,
  stepMoney,
  stepOfMoney,
  typicalOf,
  type ClusterModel,
  type Monetary,
} from './model.ts';
export { nameOf } from './names.ts';
export { scanClusters, type Choice, type ClusterInput, type ClusterScan, type ScanPhase } from './scan.ts';
export { clusterMembersSql, fieldMembersSql } from './sql.ts';

interface Model {
  readonly model: ClusterModel;
}

/**
 * What the fit takes: a row per customer, in no order. Money is in units of the floor, its first percentile, at which
 * stands who spent less.
 */
export const features = question({
  columns: { log_days: 'number', log_orders: 'number', log_money: 'number', revenue: 'number', floor: 'number' },
  whole: true,
  sql: ({ monetary }: { readonly monetary: Monetary }, context) => featuresSql(monetary, context),
});

/** `rfm-clusters.csv`: every cluster, counted from 1, empty ones too. */
export const groups = question({
  columns: {
    cluster: 'integer',
    customers: 'integer',
    share: 'number?',
    orders: 'integer',
    revenue: 'number',
    centroid_days: 'number',
    centroid_orders: 'number',
    centroid_money: 'number',
  },
  sql: ({ model }: Model, context) => groupsSql(model, context),
});

/** `rfm-cluster-customers.csv`. */
export const customers = question({
  columns: {
    customer_id: 'text',
    cluster: 'integer',
    days_since_last_order: 'integer',
    orders: 'integer',
    revenue: 'number',
  },
  sql: ({ model }: Model, context) => clusterCustomersSql(model, context),
});

/** Fields of days (60 at most) by money (8 to a factor of ten), and the cluster that most of a field's customers belong to. */
export const map = question({
  columns: {
    days_from: 'integer',
    days_to: 'integer',
    money_from: 'number',
    money_to: 'number',
    customers: 'integer',
    cluster: 'integer',
    cluster_customers: 'integer',
  },
  sql: ({ model }: Model, context) => mapSql(model, context),
});

type Rules = Parameters<typeof rfmCustomers.sql>[0]['rules'];

/** Customers per cluster and segment of a rule set ('' for none); pairs without customers have no row. */
export const compare = question({
  columns: { cluster: 'integer', segment: 'text', customers: 'integer', revenue: 'number' },
  sql: ({ model, settings, rules }: Model & { readonly settings: RfmSettings; readonly rules: Rules }, context) =>
    compareSql(model, rfmCustomers.sql({ settings, rules }, context), context),
});
